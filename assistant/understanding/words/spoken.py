"""Patterns of the words of conditions, for texts typed with and without diacritics."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Protocol

from assistant.understanding.words.condition_words import listed
from assistant.understanding.words.phrases import is_marked
from assistant.understanding.words.spans import flat
from corpus.text import nfc, tones, unaccent

_LIST = re.compile(r"(?<!\?P)<([a-z._ ]+)>")


@cache
def either(*names: str) -> str:
    """Any word of some lists as a pattern, the longest first."""
    found = sorted({word for name in names for word in listed(name)}, key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, found))})"


@cache
def any_of(names: str, marked: bool) -> tuple[str, ...]:
    """The words of some lists, as spelt or without diacritics."""
    words = [word for name in names.split() for word in listed(name)]
    return tuple(dict.fromkeys(words if marked else map(unaccent, words)))


class Said(Protocol):
    """A text in small letters, without diacritics unless it is typed with them (`marked`)."""

    @property
    def low(self) -> str: ...

    @property
    def marked(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Heard:
    """A text as patterns read it: `low`, letter for letter, without diacritics unless `marked`."""

    low: str
    marked: bool


def heard(text: str) -> Heard:
    """A text in small letters, of the same length."""
    marked = is_marked(text)
    low = tones(nfc(text)).lower() if marked else flat(text)
    return Heard(low if len(low) == len(text) else text.lower(), marked)


class Spoken:
    """A pattern over whole words in small letters; in a text without diacritics it is
    matched without them. "<output.nouns>" stands for any word of that list.

    Every match holds a word of the lists in `needs`, and of the one that a pattern is made
    of: without it a text is not searched, and the pattern is not compiled.
    """

    def __init__(self, source: str, needs: str = "") -> None:
        self._source = source
        whole = _LIST.fullmatch(source)
        self._needs = needs or (whole[1] if whole else "")

    def finditer(self, sentence: Said) -> Iterator[re.Match[str]]:
        """Every match; offsets are those of the text."""
        return self._of(sentence).finditer(sentence.low) if self.may(sentence) else iter(())

    def search(self, sentence: Said) -> re.Match[str] | None:
        """The first match."""
        return self._of(sentence).search(sentence.low) if self.may(sentence) else None

    def within(self, sentence: Said, start: int, end: int) -> re.Match[str] | None:
        """The first match in a stretch of the text."""
        return self._of(sentence).search(sentence.low, start, end)

    def at(self, sentence: Said, start: int, end: int | None = None) -> re.Match[str] | None:
        """The match that begins at an offset."""
        return self._of(sentence).match(sentence.low, start, end or len(sentence.low))

    def may(self, sentence: Said) -> bool:
        """Does a text hold a word that every match holds?"""
        if not self._needs:
            return True
        words = any_of(self._needs, sentence.marked)
        return any(word in sentence.low for word in words)

    def _of(self, sentence: Said) -> re.Pattern[str]:
        return self._marked if sentence.marked else self._plain

    @cached_property
    def _marked(self) -> re.Pattern[str]:
        return re.compile(self._written_out)

    @cached_property
    def _plain(self) -> re.Pattern[str]:
        return re.compile(unaccent(self._written_out))

    @property
    def _written_out(self) -> str:
        named = _LIST.sub(lambda found: either(*found[1].split()), self._source)
        return rf"(?:(?<!\w)|(?=\W))(?:{named})(?!\w)"
