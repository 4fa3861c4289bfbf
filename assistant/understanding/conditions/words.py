"""Patterns of the words of conditions, for texts typed with and without diacritics."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property

from assistant.understanding.condition_words import listed
from assistant.understanding.conditions.sentence import Sentence
from corpus.text import unaccent

_LIST = re.compile(r"(?<!\?P)<([a-z._ ]+)>")


@cache
def either(*names: str) -> str:
    """Any word of some lists as a pattern, the longest first."""
    found = sorted({word for name in names for word in listed(name)}, key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, found))})"


class Spoken:
    """A pattern over whole words in small letters; in a text without diacritics it is
    matched without them. "<output.nouns>" stands for any word of that list."""

    def __init__(self, source: str) -> None:
        self._source = source

    def finditer(self, sentence: Sentence) -> Iterator[re.Match[str]]:
        """Every match; offsets are those of the text."""
        return self._of(sentence).finditer(sentence.low)

    def search(self, sentence: Sentence) -> re.Match[str] | None:
        """The first match."""
        return self._of(sentence).search(sentence.low)

    def within(self, sentence: Sentence, start: int, end: int) -> re.Match[str] | None:
        """The first match in a stretch of the text."""
        return self._of(sentence).search(sentence.low, start, end)

    def at(self, sentence: Sentence, start: int, end: int | None = None) -> re.Match[str] | None:
        """The match that begins at an offset."""
        return self._of(sentence).match(sentence.low, start, end or len(sentence.low))

    def _of(self, sentence: Sentence) -> re.Pattern[str]:
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
