"""Text without diacritics that keeps its offsets."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from corpus.lazy import pattern
from corpus.text import fold


class Folded(NamedTuple):
    """A text without diacritics whose every character knows where it came from."""

    source: str
    text: str
    origins: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the source of a span of the folded text."""
        return self.origins[start], self.origins[end]

    def slice(self, start: int, end: int) -> str:
        """The source's own characters under a span of the folded text."""
        return self.source[self.origins[start] : self.origins[end]]


# A scanner reads the digits of a day as letters: "trước ngày l0 hằng tháng", "3l/8".
_DAMAGED = pattern(r"(?<![a-z0-9])(?:[lio]\d|\d[lio])(?=\s*(?:/\s*\d|thang\b|hang\b))")
_DIGITS = str.maketrans("lio", "110")


@cache
def _plain(char: str) -> str:
    return fold(char) or (" " if fold(f"a{char}a") == "a a" else "")


def folded(source: str) -> Folded:
    """Fold a text character by character, white space collapsed; NFC and NFD fold alike.

    >>> folded("Quý II nãm").text
    'quy ii nam'
    """
    chars: list[str] = []
    origins: list[int] = []
    for at, char in enumerate(source):
        plain = _plain(char)
        if plain == " " and chars and chars[-1] == " ":
            continue
        chars.extend(plain)
        origins.extend([at] * len(plain))
    text = _DAMAGED.sub(lambda found: found.group().translate(_DIGITS), "".join(chars))
    return Folded(source, text, (*origins, len(source)))
