"""A question in which conditions are looked for: its text, and what is named in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from assistant.condition import Condition, Rank
from assistant.understanding.names.agencies import Context
from assistant.understanding.words.spans import flat
from assistant.understanding.words.spoken import Spoken, heard
from corpus.agencies import Mention
from corpus.lazy import pattern

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A clean text; `low` is the same in small letters, letter for letter, without diacritics
    unless the text has them (`marked`). `mentions` are the agencies that it names, `stops`
    the spans of all that it names."""

    text: str
    low: str
    marked: bool
    mentions: tuple[Mention, ...]
    stops: tuple[Span, ...]
    as_of: date
    context: Context

    def only(self, start: int, end: int) -> Sentence:
        """The same with all else blanked, letter for letter."""
        inner = (m for m in self.mentions if start <= m.start and m.end <= end)
        return replace(
            self,
            text=_around(self.text, start, end),
            low=_around(self.low, start, end),
            mentions=tuple(inner),
        )

    def without(self, spans: Sequence[Span]) -> Sentence:
        """The same with some spans blanked, and without the agencies in them."""
        text, low = self.text, self.low
        for start, end in spans:
            text = f"{text[:start]}{'·' * (end - start)}{text[end:]}"
            low = f"{low[:start]}{'·' * (end - start)}{low[end:]}"
        left = (m for m in self.mentions if not any(a < m.end and m.start < b for a, b in spans))
        return replace(self, text=text, low=low, mentions=tuple(left))

    def names_at(self, start: int) -> Mention | None:
        """The agency whose name begins there."""
        return next((m for m in self.mentions if m.start == start), None)

    def names_next(self, start: int) -> Mention | None:
        """The agency whose name is the next word there."""
        found = next((m for m in self.mentions if m.start >= start), None)
        return found if found and not self.low[start : found.start].strip() else None

    def past_names(self, at: int) -> int:
        """Behind the province or plan that a name bears ("Sở B tỉnh Thái Nguyên cùng …")."""
        for start, end in self.stops:
            if start < at < end:  # "Công an tỉnh Thái Nguyên": they share "tỉnh"
                at = end
                continue
            between = self.low[at:start].strip() if start >= at else "-"
            at = end if between in ("", "tỉnh", "tinh") else at
        return at

    def ends_at(self, words: Spoken, at: int) -> re.Match[str] | None:
        """The match that ends right before an offset."""
        found = (m for m in words.finditer(self) if m.end() <= at)
        return next((m for m in found if not self.low[m.end() : at].strip()), None)


def sentence_of(
    text: str,
    mentions: Sequence[Mention],
    stops: Sequence[Span],
    as_of: date,
    context: Context,
) -> Sentence:
    """A clean text with what it names."""
    said = heard(text)
    annexes = (m.span() for m in _ANNEX.finditer(flat(text)))
    spans = tuple(sorted((*stops, *annexes, *((m.start, m.end) for m in mentions))))
    return Sentence(text, said.low, said.marked, tuple(mentions), spans, as_of, context)


_ANNEX = pattern(r"(?<!\w)(?:phu luc|pl)(?:\s*(?:so\s*)?(?:[ivx]+|\d+)(?!\w))?")


def names_of(mention: Mention) -> tuple[str, ...]:
    """The canonical names that a mention may stand for."""
    return (mention.agency.name, *(a.name for a in mention.alternatives))


def _around(text: str, start: int, end: int) -> str:
    return "·" * start + text[start:end] + "·" * (len(text) - end)


class Claim(NamedTuple):
    """Words at [start, end) that are a condition or a rank, and belong to nothing else;
    `keeps` says that other parts may read them as well."""

    start: int
    end: int
    found: Condition | Rank
    keeps: bool = False


Finder = Callable[[Sentence], list[Claim]]
