"""A cited place with its surroundings, and which of its words are the quotation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.labels import annex_name, place
from corpus.plan import Line, Manifest, Record, Target, Task
from corpus.text import squeeze
from index.register import Register

_AROUND = 2
_MOST = 120
_REACH = 14
# A word is what `squeeze` leaves between two spaces.
_WORD = re.compile("[^\\s\u00a0\u200b\u200c\u200d\ufeff\u2060]+")
_ANNEX = re.compile(r"PL(\d*)(?:\.|$)")


@dataclass(frozen=True, slots=True)
class Marked:
    """A line, and the stretch of its characters that belongs to the quotation."""

    line: Line
    first: int = 0
    last: int = 0

    @property
    def parts(self) -> tuple[str, str, str]:
        """Before, quoted, after."""
        text = self.line.text
        return text[: self.first], text[self.first : self.last], text[self.last :]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The cited lines, some lines on either side, the headings above."""

    manifest: Manifest
    locator: str
    place: str
    path: str
    lines: tuple[int, int]
    page: int | None
    before: tuple[Line, ...]
    cited: tuple[Marked, ...]
    after: tuple[Line, ...]
    left_out: int = 0


class ExcerptError(LookupError):
    """The place is not in the register: one Vietnamese line."""


def excerpt(
    register: Register, plan: str, lines: tuple[int, int], locator: str, quote: str = ""
) -> Excerpt:
    """The place with its surroundings. Raises ExcerptError where there is none.

    Without a quotation, or where it does not stand there, all cited lines are marked.
    """
    first, last = lines
    if plan not in {manifest.id for manifest in register.plans()}:
        raise ExcerptError("Kế hoạch được trích không còn trong hệ thống.")
    cited = register.lines(plan, first, min(last, first + _MOST - 1))
    if not cited:
        raise ExcerptError("Đoạn được trích không còn trong kế hoạch này.")
    record = register.get(f"{plan}#{locator}")
    return Excerpt(
        manifest=register.plan(plan),
        locator=locator,
        place=place(locator, record) if locator else "",
        path=_path(register, plan, locator, record),
        lines=lines,
        page=cited[0].page,
        before=_near(register.lines(plan, first - _REACH, first - 1))[-_AROUND:],
        cited=mark(cited, quote),
        after=_near(register.lines(plan, last + 1, last + _REACH))[:_AROUND],
        left_out=max(0, last - first + 1 - _MOST),
    )


def _near(lines: Sequence[Line]) -> tuple[Line, ...]:
    return tuple(line for line in lines if squeeze(line.text))


def _path(register: Register, plan: str, locator: str, record: Record | None) -> str:
    """The headings above a place, as printed."""
    section = register.section(plan, locator.partition("~")[0])
    if section and section.path:
        return section.path
    annex = _ANNEX.match(locator)
    group = record.group if isinstance(record, Task | Target) else None
    return " › ".join(part for part in (annex_name(annex[1]) if annex else "", group) if part)


def mark(lines: Sequence[Line], quote: str) -> tuple[Marked, ...]:
    """Each line that is not blank, with the part that the quotation covers."""
    words = [(n, word) for n, line in enumerate(lines) for word in _WORD.finditer(line.text)]
    start, end = _stretch([word.group() for _, word in words], squeeze(quote))
    ends: dict[int, tuple[int, int]] = {}
    at = 0
    for n, word in words:
        lo, hi = max(start, at), min(end, at + len(word.group()))
        if lo < hi:
            first, last = word.start() + lo - at, word.start() + hi - at
            ends[n] = (min(first, ends.get(n, (first, 0))[0]), last)
        at += len(word.group()) + 1
    return tuple(
        Marked(line, *ends.get(n, (0, 0))) for n, line in enumerate(lines) if squeeze(line.text)
    )


def _stretch(words: Sequence[str], quote: str) -> tuple[int, int]:
    """Where the quotation stands in the words joined by single spaces; else all of them."""
    text = " ".join(words)
    at = text.find(quote) if quote else -1
    return (at, at + len(quote)) if at >= 0 else (0, len(text))
