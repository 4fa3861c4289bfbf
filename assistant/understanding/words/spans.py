"""Spans of a text: what is spotted in it, and the text letter for letter without it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol

from assistant.locator import LocatorRef
from corpus.lazy import pattern
from corpus.text import nfc, unaccent

Span = tuple[int, int]


class Found(Protocol):
    """What stands at [start, end) of a text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


class Spotted(NamedTuple):
    """A place, plan or document named at [start, end) of the flat text."""

    start: int
    end: int
    value: str | LocatorRef


def flat(text: str) -> str:
    """Text without diacritics in lower case, letter for letter, so that offsets agree.

    >>> flat("Mục II.2.đ")
    'muc ii.2.d'
    """
    return "".join(_bare(c) for c in nfc(text))


@lru_cache(maxsize=4096)
def _bare(char: str) -> str:
    low = unaccent(char).lower()
    return low if len(low) == 1 else " " if char.isspace() else char[:1]


def blank(text: str, claimed: Iterable[Found]) -> str:
    """Text whose claimed spans are blanked, letter for letter."""
    return blanked(text, spans_of(claimed))


def blanked(text: str, spans: Iterable[Span]) -> str:
    """The same for bare spans."""
    chars = list(text)
    for start, end in spans:
        chars[start:end] = "·" * (end - start)
    return "".join(chars)


def spans_of(found: Iterable[Found]) -> list[Span]:
    """Where the things stand that were found."""
    return [(one.start, one.end) for one in found]


def meets(spans: Sequence[Span], start: int, end: int) -> bool:
    """Does [start, end) share a letter with one of the spans?"""
    return any(a < end and start < b for a, b in spans)


# Folded words of courtesy around a question.
_COURTESY = (
    r"cam on|lam on|vui long|tra loi|giai dap|duoc khong|em|anh|chi|toi|minh|ban|sep|ad|bot|xin"
    r"|kinh|nho|chao|cho|hoi|biet|a|nhe|nha|voi|giup|oi|da|vang|vay|nhi|ha|ho|thi|the"
)


def only(words: str) -> re.Pattern[str]:
    """A pattern that flat texts match which are made of nothing but some words (longer ones
    before those that begin them), courtesy, marks and blanks. It never goes back."""
    return pattern(rf"(?:(?<!\w)(?:{words}|{_COURTESY})(?!\w)|[^\w]){{0,400}}+$")
