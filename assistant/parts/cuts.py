"""Where one question of a message may end and another begin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from assistant.kept import kept
from assistant.understanding.words.spans import flat
from corpus.lazy import pattern

_FILE = Path(__file__).parent / "parts.toml"
_ENCLOSED = pattern(r"“[^”]*”|\"[^\"]*\"|\([^()]*\)")
_WORD = pattern(r"\w+")
# "bao" asks only in "bao giờ", "bao nhiêu", and "mấy cái" are just several.
_NO_ASKING = pattern(r"(?<!\w)(?:bao cao|may cai)(?!\w)")
_NUMBERED = pattern(r"^\s*(?:\d{1,2}\s*[.)/]|[-–•+*])\s+(?=\D)|^\s*(?:cau|y)\s+\d{1,2}\s*[:.)]\s*")


class Words(NamedTuple):
    """parts.toml: words between questions and words that ask, without diacritics."""

    cut: re.Pattern[str]
    asking: frozenset[str]
    heads: re.Pattern[str]
    closing: re.Pattern[str]
    each: re.Pattern[str]

    def signs(self, bare: str) -> int:
        """How many words there are that may ask."""
        asking = sum(word in self.asking for word in _words(bare))
        return asking + len(self.heads.findall(bare))

    def may_ask(self, bare: str) -> bool:
        """Is there a word that may ask?"""
        return self.asks(bare) or bool(self.heads.search(bare))

    def asks(self, bare: str) -> bool:
        """Is there a question word?"""
        return not self.asking.isdisjoint(_words(bare))


def _words(bare: str) -> list[str]:
    return _WORD.findall(_NO_ASKING.sub(" ", bare))


def read_words() -> dict[str, list[str]]:
    """parts.toml as it stands."""
    from corpus.reference.tables import read_toml

    return read_toml(_FILE)[0]


@cache
def words() -> Words:
    """The shipped words."""
    data = kept("parts", read_words)
    joins, opens = _any_of(data["joins"]), _any_of(data["opens"])
    begins = rf"{opens}\s+{_any_of(data['before'])}(?!\w)"
    short = "".join(rf"(?<!(?<!\w){re.escape(word)})" for word in data["short"])
    stop = rf"(?:[?!;\n]|(?<=\w){short}\.(?=\s))[\s?!;.]*"
    led = rf"(?:{joins}(?!\w)\s*,?\s*)?"
    return Words(
        cut=pattern(
            rf"\s*(?P<stop>{stop}){led}|\s*[,:]\s+{led}|\s*,{led}|\s+{joins}(?!\w)\s*|\s+(?={begins})"
        ),
        asking=frozenset(data["asking"]),
        heads=pattern(rf"(?<!\w){_any_of(data['heads'])}(?!\w)"),
        closing=pattern(rf"(?<!\w){_any_of(data['closing'])}(?:\s+(?:a|nhi|vay|em|anh))*\W*$"),
        each=pattern(rf"\s*,?\s*(?:thi\s+)?(?<!\w){_any_of(data['each'])}(?!\w)(?:\s+thi(?!\w))?"),
    )


def _any_of(phrases: Sequence[str]) -> str:
    found = sorted(phrases, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(p) for p in found) + ")"


class Piece(NamedTuple):
    """A stretch of a message between two places where a question may end; `stopped` says
    that a full stop or question mark stands before it."""

    start: int
    end: int
    stopped: bool


def pieces(text: str, claimed: Sequence[tuple[int, int]]) -> list[Piece]:
    """The stretches of a text, in order. No cut lies in a claimed span, in quotation marks
    or in brackets.

    >>> [("Ai ký, căn cứ gì?")[p.start : p.end] for p in pieces("Ai ký, căn cứ gì?", [])]
    ['Ai ký', 'căn cứ gì']
    """
    closed = [*claimed, *(m.span() for m in _ENCLOSED.finditer(text))]
    found: list[Piece] = []
    at, stopped = 0, True
    for cut in words().cut.finditer(flat(text)):
        if any(a < cut.end() and cut.start() < b for a, b in closed):
            continue
        if text[at : cut.start()].strip():
            found.append(Piece(at, cut.start(), stopped))
            stopped = False
        at, stopped = cut.end(), stopped or bool(cut["stop"])
    return [*found, Piece(at, len(text), stopped)] if text[at:].strip(" .?!") else found


def may_be_several(text: str) -> bool:
    """Are there two stretches at least with a word that may ask? Looked at before anything
    of the text is read, for nearly every message asks one thing.

    >>> may_be_several("Ai ký, căn cứ gì?"), may_be_several("Ai ký Kế hoạch 86, nhờ xem giúp?")
    (True, False)
    """
    whole = flat(text)
    if words().signs(whole) < 2:
        return False
    asking = (words().may_ask(flat(text[p.start : p.end])) for p in pieces(text, ()))
    return sum(asking) > 1


def bare(text: str) -> str:
    """A question without its number in a list and without marks at its edges.

    >>> bare("2) Ai ký Kế hoạch 86? ")
    'Ai ký Kế hoạch 86'
    """
    found = _NUMBERED.match(flat(text))
    return text[found.end() if found else 0 :].strip(" \n,;:?.!–-")
