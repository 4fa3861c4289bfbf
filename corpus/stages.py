"""Headings that set a time for all the work under them: "Giai đoạn 1: từ 01/2026 đến 6/2026".

Such headings come in a row, numbered or not; a single one says what the whole document is
about. Work that states a day of its own keeps it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from corpus.deadlines import folded, parse_deadline, scan, stretches
from corpus.lazy import pattern
from corpus.outline import flatten
from corpus.plan import Assignment, Deadline, Duty, Manifest, Record, Section, Span

_STAGE = pattern(
    r"(?:(?:giai doan|dot|buoc|chang)\s*(?:thu\s+)?(?:\d{1,2}|[ivx]{1,4}|nhat|hai|ba|tu|nam)?\b)?"
    r"[\s:,(.–-]*"
)
_LONGEST = 120
_ENDS = (".", ";")


class _Stage(NamedTuple):
    """A heading's time, and the lines that it speaks for."""

    span: Span
    deadline: Deadline


def with_stages(
    records: tuple[Record, ...], sections: tuple[Section, ...], manifest: Manifest
) -> tuple[Record, ...]:
    """The records, each that states no time with that of the nearest heading above it."""
    stages = tuple(_stages(sections, manifest))
    if len({stage.deadline.raw for stage in stages}) < 2:
        return records
    return tuple(_staged(record, stages) for record in records)


def _staged(record: Record, stages: tuple[_Stage, ...]) -> Record:
    if not isinstance(record, Assignment | Duty) or record.deadline:
        return record
    first = record.span.first
    above = [stage for stage in stages if stage.span.first < first <= stage.span.last]
    return replace(record, deadline=above[-1].deadline) if above else record


def _stages(sections: tuple[Section, ...], manifest: Manifest) -> Iterator[_Stage]:
    """The headings with a time, in reading order: sections and lines without a number. Each
    speaks to the end of its section, or to the next that does."""
    for section, _ in flatten(sections):
        if section.is_bullet:
            continue
        last = _last(section)
        if last > section.head.last and (deadline := _time_in(section.title, manifest)):
            yield _Stage(Span(section.head.first, last), deadline)
        for span, deadline in sorted(_loose(section, manifest), key=lambda x: x[0].first):
            yield _Stage(Span(span.first, last), deadline)


def _last(section: Section) -> int:
    """The last line of a section and all below it."""
    return max(section.span.last, *(_last(child) for child in section.children), 0)


def _loose(section: Section, manifest: Manifest) -> Iterator[tuple[Span, Deadline]]:
    """Lines without a number in a section or behind its bullets that are such headings."""
    bullets = (child for child in section.children if child.is_bullet)
    for part in (section, *bullets):
        for paragraph in part.body:
            if deadline := _time_in(paragraph.text, manifest):
                yield paragraph.span, deadline


def _time_in(heading: str, manifest: Manifest) -> Deadline | None:
    """The time that opens a short heading, behind the number of its stage."""
    text = heading.strip()
    if len(text) > _LONGEST or text.endswith(_ENDS):
        return None
    source = folded(text)
    opens = _STAGE.match(source.text)
    found = stretches(source, source.text, scan(source, source.text))
    if not found or opens is None or found[0].start > opens.end():
        return None
    return parse_deadline(source.slice(found[0].start, found[0].end), manifest.counted_from)
