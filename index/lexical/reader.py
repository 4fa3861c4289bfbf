"""A query read against what an index holds: its readings, kept while it is asked for in turn.

Syllables that queries use often are looked up once; a query is read once for restoring,
searching and scoring.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.lexical.questions import asking_syllables, question_words
from index.lexical.restore import Candidates, Readings, candidates, read
from index.lexical.segment import Segment, build
from index.lexical.syllables import Keys, Lexicon, replace, syllables

Numbers = npt.NDArray[np.int64]
Shares = npt.NDArray[np.float32]

_KNOWN = 20_000  # syllables of queries whose candidates are kept
_SPEECH = 2  # documents that a phrase of questions.toml counts for


@dataclass(frozen=True, slots=True)
class _Asked:
    """A query and how it is read."""

    query: str
    readings: list[Readings]


class QueryReader:
    """Reads queries against segments that do not change. Safe to share between threads.

    `total` is the number of documents in the segments; `asking` are the numbers of the
    syllables that only ask.
    """

    def __init__(self, lexicon: Lexicon, segments: Sequence[Segment], total: int) -> None:
        self._lexicon, self._segments, self._total = lexicon, tuple(segments), total
        self.asking: Numbers = np.array(
            [lexicon.number(s)[0] for s in asking_syllables()], np.int64
        )
        phrases = [p for side in question_words() for p in side]
        self._spoken = build([lexicon.number(p) for p in phrases], 0)
        self._asked = _Asked("", [])
        self._known: dict[str, Candidates] = {}

    def readings(self, query: str) -> list[Readings]:
        """What the query may mean."""
        asked = self._asked  # other threads may put theirs there meanwhile
        if asked.query != query:
            typed = [self._candidates(s) for s in syllables(query)]
            self._asked = asked = _Asked(query, read(typed, self._heard, self._total))
        return asked.readings

    def _candidates(self, syllable: str) -> Candidates:
        found = self._known.get(syllable)
        if found is None:
            if len(self._known) >= _KNOWN:
                self._known.clear()
            found = self._known[syllable] = candidates(syllable, self._lexicon, self._heard)
        return found

    def _heard(self, keys: Keys) -> Numbers:
        """In how many documents each term stands (deleted ones not yet taken off), with the
        words of questions as if some documents held them."""
        first, last = self._spoken.ranges(keys)
        total = _SPEECH * (last - first)
        for segment in self._segments:
            first, last = segment.ranges(keys)
            total += last - first
        return np.asarray(total)

    def restored(self, query: str) -> str:
        """The query with the likely diacritics; words that already stand as they should,
        and all else, stay as typed."""
        typed = syllables(query)
        meant = list(typed)
        for run in self.readings(query):
            for at, (may, belief) in enumerate(zip(run.candidates, run.singles, strict=True)):
                meant[run.first + at] = self._lexicon.names[int(may.ids[belief.argmax()])]
        return replace(query, typed, meant)

    def belief(self, query: str) -> Shares:
        """Of each syllable number how surely it stands in the query; 0 for what only asks."""
        belief = np.zeros(len(self._lexicon), np.float32)
        for run in self.readings(query):
            for may, share in zip(run.candidates, run.singles, strict=True):
                belief[may.ids] = np.maximum(belief[may.ids], share)
        belief[self.asking] = 0
        return belief
