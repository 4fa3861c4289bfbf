"""Vietnamese BM25 over syllables and pairs of syllables, kept in one file.

Queries without diacritics, or with some, are read against the corpus itself
(`restore.py`): each reading scores by the belief in it. So no second set of postings
is kept. Documents are known by the growing ids that the vector store hands out.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index import arrays, bm25, files
from index.questions import question_words
from index.restore import Candidates, Readings, candidates, read, terms
from index.segment import Segment, build, merge
from index.syllables import Keys, Lexicon, replace, syllables

Ids = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
Scores = npt.NDArray[np.float32]

_KIND = "kehoach-lexical-1"
_LOOSE_SEGMENTS = 6
_KNOWN = 20_000  # syllables of queries whose candidates are kept
_SPEECH = 2  # documents that a phrase of questions.toml counts for


class LexicalIndexError(Exception):
    """The index file is missing, damaged or of another kind; one line that says so."""


@dataclass(frozen=True, slots=True)
class Hits:
    """Document ids with their scores, best first; equal scores by rising id."""

    ids: Ids
    scores: Scores


@dataclass(frozen=True, slots=True)
class _Asked:
    """A query and how it is read."""

    query: str
    readings: list[Readings]


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A query's terms, and every document's score where all postings could be read."""

    query: str
    terms: bm25.Terms
    scores: Scores | None


_NOTHING = _Weighed("", bm25.Terms(np.zeros(0, np.float32), ()), None)


class LexicalIndex:
    """Add, delete, search. Nothing is written until `save`.

    >>> index = LexicalIndex()
    >>> index.add([1, 2], ["Sở Nội vụ chủ trì", "Sở Y tế phối hợp"])
    >>> index.search("so noi vu", k=1).ids.tolist()
    [1]
    """

    def __init__(self) -> None:
        self._lexicon = Lexicon()
        self._segments: list[Segment] = []
        self._ids: Ids = np.zeros(0, np.int64)
        self._lengths: npt.NDArray[np.int32] = np.zeros(0, np.int32)
        self._live: npt.NDArray[np.bool_] = np.zeros(0, bool)
        self._norm: Scores = np.zeros(0, np.float32)
        self._last, self._count = -1, 0
        self._asked, self._weighed = _Asked("", []), _NOTHING
        self._known: dict[str, Candidates] = {}
        self._spoken = self._speech()

    def __len__(self) -> int:
        return self._count

    @property
    def ids(self) -> Ids:
        """The ids of all documents held, rising."""
        return self._ids[self._live]

    def add(self, ids: Sequence[int] | Ids, texts: Sequence[str]) -> None:
        """Take documents in. Ids rise, and are above all that were ever added (ValueError)."""
        new = np.asarray(ids, np.int64)
        if len(new) != len(texts):
            raise ValueError(f"{len(new)} ids for {len(texts)} texts")
        if (np.diff(new, prepend=self._last) <= 0).any():
            raise ValueError(f"ids must rise and be above {self._last}")
        if not len(new):
            return
        numbered = [self._lexicon.number(text) for text in texts]
        self._segments.append(build(numbered, len(self._ids)))
        lengths = np.array([len(d) for d in numbered], np.int32)
        self._last = int(new[-1])
        self._ids = np.concatenate([self._ids, new])
        self._lengths = np.concatenate([self._lengths, lengths])
        self._live = np.concatenate([self._live, np.ones(len(new), bool)])
        self._settle()

    def _settle(self) -> None:
        if len(self._segments) > _LOOSE_SEGMENTS:
            # The first may be a large file: only the later, small ones are joined.
            every = np.ones(len(self._ids), bool)
            self._segments[1:] = [merge(self._segments[1:], every)]
        self._changed()

    def _changed(self) -> None:
        self._asked, self._weighed = _Asked("", []), _NOTHING
        self._known = {}
        self._count = int(self._live.sum())
        self._norm = bm25.length_norm(self._lengths, self._live)

    def delete(self, ids: Collection[int] | Ids) -> int:
        """Forget documents; unknown ids are passed over. Returns how many were held."""
        slots = self._slots_of(ids)
        gone = int(self._live[slots].sum())
        self._live[slots] = False
        self._changed()
        return gone

    def _slots_of(self, ids: Collection[int] | Ids) -> npt.NDArray[np.int64]:
        wanted = np.unique(np.asarray(ids if isinstance(ids, np.ndarray) else list(ids), np.int64))
        return np.flatnonzero(np.isin(self._ids, wanted, assume_unique=True))

    def _mask(self, allowed: Collection[int] | Ids | Mask | None) -> Mask | None:
        if allowed is None:
            return None if self._count == len(self._live) else self._live
        if isinstance(allowed, np.ndarray) and allowed.dtype == np.bool_:
            bits = np.zeros(self._last + 1, bool)
            bits[: len(allowed)] = allowed[: len(bits)]
            return np.asarray(bits[self._ids] & self._live)
        mask = np.zeros(len(self._ids), bool)
        mask[self._slots_of(allowed)] = True
        return mask & self._live

    def search(
        self,
        query: str,
        k: int = 10,
        allowed: Collection[int] | Ids | Mask | None = None,
        *,
        scanned: float = bm25.SCANNED,
    ) -> Hits:
        """The k best documents that share a term with the query, among `allowed` ids if given
        (an array of bool says of each id from 0 whether it is).

        What a term is worth is counted over the whole corpus, filter or not. The best are
        exact up to `scanned` postings of the query's terms (`bm25.best`).
        """
        asked, mask = self._weigh(query), self._mask(allowed)
        if asked.scores is not None and scanned >= bm25.SCANNED:
            slots, scores = bm25.foremost(asked.scores, mask, k)
        else:
            slots, scores = bm25.best(asked.terms, self._norm, mask, k, scanned)
        return Hits(self._ids[slots], scores)

    def score(self, query: str, ids: Sequence[int] | Ids) -> Scores:
        """The query's score of each of these documents, 0 where no term or document is there."""
        wanted = np.asarray(ids, np.int64)
        if not len(self._ids):
            return np.zeros(len(wanted), np.float32)
        at = np.minimum(np.searchsorted(self._ids, wanted), len(self._ids) - 1)
        held = (self._ids[at] == wanted) & self._live[at]
        return np.where(held, self._scores(self._weigh(query), at), np.float32(0))

    def _scores(self, asked: _Weighed, slots: npt.NDArray[np.int64]) -> Scores:
        if asked.scores is not None:
            return asked.scores[slots]
        rising, back = np.unique(slots, return_inverse=True)
        return bm25.pick(asked.terms, self._norm, rising)[back]

    def restore(self, query: str) -> str:
        """The query with the diacritics that the corpus makes likely; words that already
        stand as they should, and all else, stay as typed. Meant for the encoder.
        """
        typed = syllables(query)
        meant = list(typed)
        for run in self._ask(query).readings:
            for at, (may, belief) in enumerate(zip(run.candidates, run.singles, strict=True)):
                meant[run.first + at] = self._lexicon.names[int(may.ids[belief.argmax()])]
        return replace(query, typed, meant)

    def _ask(self, query: str) -> _Asked:
        """Restoring, searching and scoring ask for the same query in turn: read it once."""
        asked = self._asked  # other threads may put theirs there meanwhile
        if asked.query != query:
            typed = [self._candidates(s) for s in syllables(query)]
            self._asked = asked = _Asked(query, read(typed, self._heard, len(self._ids)))
        return asked

    def _candidates(self, syllable: str) -> Candidates:
        """What a syllable may stand for; kept, for queries share most of their words."""
        found = self._known.get(syllable)
        if found is None:
            if len(self._known) >= _KNOWN:
                self._known.clear()
            found = self._known[syllable] = candidates(syllable, self._lexicon, self._heard)
        return found

    def _weigh(self, query: str) -> _Weighed:
        """The terms of the query; with every document's score where these are soon read."""
        held = self._weighed
        if held.query != query:
            wanted = self._terms(self._ask(query).readings)
            few = int(wanted.sizes.sum()) <= bm25.SCANNED
            scores = bm25.every(wanted, self._norm) if few else None
            self._weighed = held = _Weighed(query, wanted, scores)
        return held

    def _heard(self, keys: Keys) -> npt.NDArray[np.int64]:
        """As `_frequency`, with the words of questions as if some documents held them."""
        first, last = self._spoken.ranges(keys)
        return self._frequency(keys) + _SPEECH * (last - first)

    def _speech(self) -> Segment:
        phrases = [p for side in question_words() for p in side]
        return build([self._lexicon.number(p) for p in phrases], 0)

    def _frequency(self, keys: Keys) -> npt.NDArray[np.int64]:
        """In how many documents each term stands, deleted ones not yet taken off."""
        total = np.zeros(keys.shape, np.int64)
        for segment in self._segments:
            first, last = segment.ranges(keys)
            total += last - first
        return total

    def _terms(self, readings: list[Readings]) -> bm25.Terms:
        keys, share = terms(readings)
        keys, place = np.unique(keys, return_inverse=True)
        places = [(s, *s.ranges(keys)) for s in self._segments]
        found = sum((self._held(*place) for place in places), np.zeros(len(keys), np.int64))
        weights = np.bincount(place, share, len(keys)) * bm25.inverse_frequency(len(self), found)
        order = np.argsort(-weights, kind="stable")
        order = order[found[order] > 0]
        return bm25.Terms(
            weights[order].astype(np.float32), tuple((s, a[order], b[order]) for s, a, b in places)
        )

    def _held(self, segment: Segment, first: bm25.Places, last: bm25.Places) -> bm25.Places:
        """In how many documents terms stand, without those that were deleted."""
        if self._count == len(self._live):
            return last - first
        cuts = zip(first.tolist(), last.tolist(), strict=True)
        return np.array([np.count_nonzero(self._live[segment.slots[a:b]]) for a, b in cuts])

    def save(self, path: Path) -> None:
        """Write everything to one file, whole or not at all. Raises OSError."""
        merged = merge(self._segments, self._live)
        names = "\n".join(self._lexicon.names).encode()
        held: dict[str, npt.NDArray[Any]] = {
            "keys": merged.keys,
            "starts": merged.starts,
            "slots": merged.slots,
            "counts": merged.counts,
            "ids": self.ids,
            "lengths": self._lengths[self._live],
            "names": np.frombuffer(names, np.uint8),
        }
        arrays.write(path, _KIND, {"count": len(self), "last": self._last}, held)

    @classmethod
    def load(cls, path: Path) -> LexicalIndex:
        """Open a saved index; postings stay on disk until a query needs them.

        Raises LexicalIndexError, one line that ends in what to run.
        """
        try:
            fields, held = arrays.read(path, _KIND)
            return cls._opened(held, int(fields["last"]))
        except FileNotFoundError:
            raise LexicalIndexError(f"{path} is missing; run: kehoach index") from None
        except (files.DamagedFile, KeyError, TypeError, ValueError) as error:
            raise LexicalIndexError(f"damaged index: {error}; run: kehoach index") from error

    @classmethod
    def _opened(cls, part: dict[str, npt.NDArray[Any]], last: int) -> LexicalIndex:
        index = cls()
        index._lexicon = Lexicon(filter(None, part["names"].tobytes().decode().split("\n")))
        index._spoken = index._speech()
        # As plain arrays, still mapped: every slice of a memmap costs some microseconds.
        held = (np.asarray(part[name]) for name in ("keys", "starts", "slots", "counts"))
        index._segments = [Segment(*held)]
        index._ids, index._lengths = np.array(part["ids"]), np.array(part["lengths"])
        index._live, index._last = np.ones(len(index._ids), bool), last
        index._settle()
        return index
