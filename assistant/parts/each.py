"""One question asked of each of several agencies or plans ("Sở A và Sở B mỗi nơi …")."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from assistant.parts.cuts import words
from assistant.places import Spotted, flat
from assistant.reading import Reading
from corpus.agencies import Mention
from corpus.lazy import pattern

_BETWEEN = pattern(r"\s*(?:,|;|/|&|(?<!\w)(?:va|voi|cung|hay|hoac)(?!\w)|\s)+\s*")
_MOST = 5


def each_alone(text: str, read: Callable[[str], Reading]) -> tuple[str, ...]:
    """The question for each of those that are listed side by side; itself where nothing is.

    "Sở Nội vụ và Sở Y tế mỗi nơi phải làm gì?" → "Sở Nội vụ phải làm gì?", "Sở Y tế …"
    """
    reading = read(text)
    for listed in (_side_by_side(reading.agencies, text), _side_by_side(reading.plans, text)):
        if 1 < len(listed) <= _MOST:
            return tuple(_only(text, listed, i) for i in range(len(listed)))
    return (text,)


def _side_by_side(
    spans: Sequence[Mention] | Sequence[Spotted], text: str
) -> list[Mention | Spotted]:
    """All of them, where only "," or "và" stands between."""
    every: list[Mention | Spotted] = sorted(spans, key=lambda s: s.start)
    bare = flat(text)
    for one, other in pairwise(every):
        if not _BETWEEN.fullmatch(bare[one.end : other.start]):
            return []
    return every


def _only(text: str, listed: Sequence[Mention | Spotted], at: int) -> str:
    """The text with one of those listed, and without the word for "each"."""
    one = listed[at]
    alone = text[: listed[0].start] + text[one.start : one.end] + text[listed[-1].end :]
    found = words().each.search(flat(alone))
    return alone[: found.start()] + alone[found.end() :] if found else alone
