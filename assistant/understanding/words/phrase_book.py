"""Phrases as they are found in a text: typed with, without or with some of their diacritics."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, Protocol
from unicodedata import combining, normalize

from assistant.kept import Shelves
from corpus.lazy import pattern
from corpus.text import accented, fold, tones, unaccent

TOKEN = pattern(r"\w+|[%,]")
_LETTERS = pattern(r"[^\W\d_]+")

# Phrases by their words without diacritics, with their spellings.
Spellings = dict[tuple[str, ...], tuple[tuple[str, ...], ...]]

folded = lru_cache(maxsize=1 << 16)(fold)


class Known(Protocol):
    """Do the plans have these words side by side: folded, or `marked` with their diacritics?"""

    def __call__(self, words: Sequence[str], *, marked: bool = False) -> bool: ...


def runs_on(spelt: Sequence[str], beside: Sequence[str], known: Known) -> bool:
    """Does a phrase typed without diacritics end in the middle of a word of the plans: "về đích"
    in "ve dich vu cong"? They never have its last two words (`spelt`), but the last one with
    those that follow it (`beside`, folded)."""
    whole = len(spelt) > 1 and len(beside) > 1 and all(map(str.isalpha, beside))
    return whole and known(beside) and not known(spelt[-2:], marked=True)


_RUN = 3


class Cue(NamedTuple):
    """A phrase found at [start, end) of the flat text, and what it speaks for."""

    start: int
    end: int
    kinds: frozenset[str]
    phrase: str


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrase book, ready to search.

    `spelt` holds each phrase without diacritics with its spellings and what each speaks
    for. `edges` are folded phrases that carry no topic at the edge of one; `short` are
    words of messages ("ko") and what they stand for, `bound` what makes another word of the
    last of one ("chi tiết"). `generic` are words of any office. `bare` are function words
    without diacritics that are sure, `loose` all of them.
    """

    spelt: Shelves
    off_topic: re.Pattern[str]
    off_plain: re.Pattern[str]
    chat: tuple[str, ...]
    stop: frozenset[str]
    plain: frozenset[str]
    bare: frozenset[str]
    loose: frozenset[str]
    edges: Spellings
    whole: Spellings
    about: re.Pattern[str]
    short: dict[str, str]
    bound: dict[str, tuple[str, ...]]
    weak: frozenset[str]
    halves: dict[str, frozenset[str]]
    tails: frozenset[str]
    unmarked: frozenset[str]
    time: tuple[str, ...]
    joins: frozenset[str]
    heads: frozenset[str]
    talk: frozenset[str]
    generic: Spellings
    classes: frozenset[str]
    measures: frozenset[str]
    asking: frozenset[str]
    counting: frozenset[str]

    def is_marked(self, text: str) -> bool:
        """Is a text typed with its diacritics? About three syllables of four have some; words
        that are none without theirs ("nhung", "phai") tell that it is not."""
        return _is_marked(text, self.unmarked)

    def is_off_topic(self, text: str) -> bool:
        """Is a phrase of something that plans are not about in this text?"""
        return _is_said(text, self.off_topic, self.off_plain)

    def is_chat(self, text: str) -> bool:
        """Is this talk of other things, where the plans know nothing of it?"""
        said = " ".join(_LETTERS.findall(accented(text)))
        plain = said == fold(said)
        return bool(_small_talk(self.chat, plain).search(f" {said} "))

    def is_edge(self, typed: Sequence[str], lenient: bool) -> bool:
        """Do these words carry no topic at the edge of one? A word without diacritics
        ("so") is only sure where the others have theirs."""
        sure = len(typed) > 1 or not lenient or folded(typed[0]) != typed[0]
        return sure and _is_listed(self.edges, typed, lenient)

    def is_whole(self, typed: Sequence[str], lenient: bool) -> bool:
        """Are these words never cut?"""
        return _is_listed(self.whole, typed, lenient)

    def generic_at(self, typed: Sequence[str], lenient: bool) -> frozenset[int]:
        """Which of these words belong to one that any office uses."""
        return frozenset(
            at
            for first in range(len(typed))
            for last in range(first + 2, min(first + 4, len(typed)) + 1)
            if _is_listed(self.generic, typed[first:last], lenient)
            for at in range(first, last)
        )

    def cues(
        self,
        flat: str,
        written: str,
        taken: frozenset[int] = frozenset(),
        known: Known | None = None,
    ) -> tuple[Cue, ...]:
        """Phrases of a flat text, longest at each place, in order; none begins at an offset
        in `taken`, or ends in the middle of a word that the plans `known` have. `written` is
        the same text, letter for letter, with the diacritics that were typed: they must agree.

        >>> load_phrases().cues("phai lam gi", "phải lam gì")[0].phrase
        'phai lam gi'
        """
        tokens = list(TOKEN.finditer(flat))
        typed = [tones(written[t.start() : t.end()]).lower() for t in tokens]
        lenient = not self.is_marked(written)
        joined = [_reach(tokens, i, self.spelt.longest) for i in range(len(tokens))]
        found: list[Cue] = []
        at = 0
        while at < len(tokens):
            free = tokens[at].start() not in taken
            cue = (
                self._cue(tokens, typed, at, joined[at], lenient, written, known) if free else None
            )
            found += [cue] if cue else []
            at += cue.phrase.count(" ") + 1 if cue else 1
        return tuple(found)

    def _cue(
        self,
        tokens: Sequence[re.Match[str]],
        typed: Sequence[str],
        at: int,
        reach: int,
        lenient: bool,
        written: str,
        known: Known | None,
    ) -> Cue | None:
        """The longest phrase that begins at a token and agrees with what was typed."""
        if tokens[at].group() not in self.spelt:
            return None
        for size in range(reach, 0, -1):
            words = tuple(t.group() for t in tokens[at : at + size])
            entries = self.spelt.get(words)
            if not entries:
                continue
            here = typed[at : at + size]
            agreeing = [entry for entry in entries if _agree(here, entry[0], lenient)]
            names = _capitals(tokens[at : at + size], written)
            agreeing = [e for e in agreeing if not any(here[i] != e[0][i] for i in names)]
            if not lenient:  # "bao nhiêu dòng" is no "bao nhiêu đồng"
                agreeing = [e for e in agreeing if list(e[0]) == here] or agreeing
            start, end = tokens[at].start(), tokens[at + size - 1].end()
            if not agreeing or _ends_in_initials(written[start:end], written):
                continue
            if size == 1 and self._is_tail(tokens, typed, at, lenient):
                continue
            last = at + size - 1
            beside = [t.group() for t in tokens[last : last + _reach(tokens, last, _RUN)]]
            beside = beside if len(beside) == _RUN else []
            # "việc trung" of "việc trung tâm" is no "việc trùng", whatever else is marked
            plain = here[-1] == words[-1] and (lenient or here[-1] != agreeing[0][0][-1])
            if plain and known and runs_on(agreeing[0][0], beside, known):
                continue
            return Cue(
                start, end, frozenset[str]().union(*(k for _, k in agreeing)), " ".join(words)
            )
        return None

    def _is_tail(
        self, tokens: Sequence[re.Match[str]], typed: Sequence[str], at: int, lenient: bool
    ) -> bool:
        """Does a word end one of any office, as "đoạn" ends "giai đoạn"?"""
        beside = at > 0 and _reach(tokens, at - 1, 2) == 2
        return beside and _is_listed(self.generic, typed[at - 1 : at + 1], lenient)


@lru_cache(maxsize=2)
def _small_talk(phrases: tuple[str, ...], plain: bool) -> re.Pattern[str]:
    """Phrases with their choices as one pattern over words between single spaces. Without
    diacritics only those of two words or more are sure."""
    kept = (p for p in phrases if not plain or " " in p)
    ways = ("".join(_said(part, plain) for part in re.findall(r"\([^)]*\)|\w+", p)) for p in kept)
    return re.compile(rf" (?:{'|'.join(ways)})")


def _said(part: str, plain: bool) -> str:
    """A word, or a choice of some, with the space behind it; an empty choice may be left out."""
    spelt = fold if plain else accented
    ways = [spelt(way) for way in part.strip("()").split("|")]
    some = "|".join(f"{re.escape(way)} " for way in ways if way)
    return f"(?:{some}){'' if all(ways) else '?'}"


def _is_said(text: str, marked: re.Pattern[str], plain: re.Pattern[str]) -> bool:
    """Does a text hold a phrase? Without diacritics only where it has none at all."""
    written = accented(text)
    return bool(marked.search(written) or (written == fold(text) and plain.search(written)))


def _is_listed(table: Spellings, typed: Sequence[str], lenient: bool) -> bool:
    spellings = table.get(tuple(map(folded, typed)), ())
    return any(_agree(typed, spelling, lenient) for spelling in spellings)


def _reach(tokens: Sequence[re.Match[str]], at: int, most: int) -> int:
    """How many tokens from here stand side by side, at most `most`."""
    size = 1
    while size < most and at + size < len(tokens):
        before, after = tokens[at + size - 1], tokens[at + size]
        if after.start() - before.end() > 1 or before.string[before.end() : after.start()].strip():
            break
        size += 1
    return size


@lru_cache(maxsize=512)
def _is_marked(text: str, unmarked: frozenset[str]) -> bool:
    words = [word.lower() for word in _LETTERS.findall(text)]
    marked = sum(folded(w) != w for w in words)
    return 2 * marked >= len(words) and not any(w in unmarked for w in words)


def _capitals(tokens: Sequence[re.Match[str]], written: str) -> list[int]:
    """Which of the words are written as names are, in the middle of a text: "xã Minh …" is no
    "xã mình"."""
    if written.isupper() or written.istitle():
        return []
    starts = enumerate(token.start() for token in tokens)
    return [i for i, start in starts if start and written[start].isupper()]


def _agree(typed: Sequence[str], spelling: Sequence[str], lenient: bool) -> bool:
    """Each word as spelt, or without some of its diacritics; in a text that has them, at most half
    of the words lack theirs, and a word alone must have them."""
    missed = 0
    for word, spelt in zip(typed, spelling, strict=True):
        if word != spelt:
            if not lacks_marks(word, spelt):
                return False
            missed += 1
    return lenient or (2 * missed <= len(spelling) if len(spelling) > 1 else not missed)


@lru_cache(maxsize=1 << 14)
def lacks_marks(word: str, spelt: str) -> bool:
    """Is a word spelt with only some of its marks, or none?

    >>> [lacks_marks(word, "mấy") for word in ("may", "mây", "máy", "mẩy")]
    [True, True, True, False]
    """
    if folded(word) != folded(spelt):
        return False
    return all(own <= full for own, full in zip(_marks(word), _marks(spelt), strict=True))


def _marks(word: str) -> list[set[str]]:
    """The diacritics of each letter."""
    found: list[set[str]] = []
    for letter in normalize("NFD", word):
        if combining(letter):
            found[-1].add(letter)
        else:
            found.append({letter} if letter == "đ" else set())
    return found


def _ends_in_initials(typed: str, written: str) -> bool:
    """ "AI" among small letters is no "ai", nor is "về AI" "về ai"; "KPI" says what it says."""
    last = typed.split()[-1]
    emphatic = " " in typed and (typed.isupper() or last != unaccent(last))  # "phải làm GÌ"
    return last.isupper() and len(last) == 2 and not (written.isupper() or emphatic)
