"""Plan → passages: an item with its prose, a bullet, a table row, each with its context.

What a passage is found by (`searched`, `windows`) is more than what it says (`text`):
headings, plan, the other cells of a row. What is quoted is always `text` alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Literal, get_args

from corpus.annex import annex_prefix
from corpus.layout import Annex, Layout, lay_out
from corpus.outline import flatten
from corpus.paragraphs import paragraphs
from corpus.plan import Line, Plan, Record, Span, Target, Task
from corpus.tables import read_tables
from corpus.text import squeeze

PassageKind = Literal["item", "bullet", "row", "zone"]
KINDS: tuple[PassageKind, ...] = get_args(PassageKind)

WINDOW, STEP = 90, 60  # words
_HEAD = 24  # words of the nearest heading that go before each window


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a plan that can be cited: `text` verbatim, white space collapsed.

    `lines` are the source lines that it is made of, rising; `span` reaches from the first
    to the last. `path` holds the headings above, outermost first. A row has the names of
    its table's columns, and in `more` its other cells. `agencies` stand in its record.
    """

    plan: str
    locator: str
    kind: PassageKind
    span: Span
    lines: tuple[int, ...]
    text: str
    path: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    more: str = ""
    about: str = ""
    agencies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Head:
    """What stands above the rows of an annex: its title and the names of its columns."""

    title: str
    columns: tuple[str, ...]


def passages(plan: Plan) -> tuple[Passage, ...]:
    """Every passage of a plan: the outline in reading order, zones, rows of tables."""
    layout = lay_out(plan.lines)
    about = " ".join(filter(None, (plan.manifest.province, plan.manifest.number)))
    agencies = _agencies(plan.records)
    heads = dict(_heads(layout.annexes))
    found = [*_outlined(plan, layout), *_zones(plan, layout, heads), *_rows(plan, heads)]
    return tuple(_completed(p, about, agencies) for p in found)


def searched(passage: Passage) -> str:
    """What a passage is found by, word for word: plan, headings, text, other cells."""
    return " ".join(filter(None, (passage.about, *passage.path, passage.text, passage.more)))


def heading(passage: Passage) -> str:
    """The nearest heading above a passage, as far as it is looked at; "" where none is."""
    return " ".join(passage.path[-1].split()[:_HEAD]) if passage.path else ""


def windows(passage: Passage, width: int = WINDOW, step: int = STEP) -> tuple[str, ...]:
    """A passage for an encoder, in overlapping stretches of words behind its nearest heading.

    >>> row = Passage("p", "I", "item", Span(1, 1), (1,), "a b c d e", ("T",))
    >>> windows(row, width=3, step=2)
    ('T. a b c', 'T. c d e')
    """
    nearest = heading(passage)
    head = f"{nearest}. " if nearest else ""
    words = f"{passage.text} {passage.more}".split()
    starts = range(0, max(1, len(words) - width + step), step)
    return tuple(head + " ".join(words[at : at + width]) for at in starts)


def _completed(passage: Passage, about: str, agencies: Mapping[str, tuple[str, ...]]) -> Passage:
    return replace(passage, about=about, agencies=agencies.get(passage.locator, ()))


def _agencies(records: Iterable[Record]) -> dict[str, tuple[str, ...]]:
    """Locator → agencies of the records that stand there."""
    found: dict[str, list[str]] = {}
    for record in records:
        held = found.setdefault(record.locator.partition("~")[0], [])
        for role in ("lead", "coordinating"):
            held += getattr(record, role, ())
    return {locator: tuple(dict.fromkeys(names)) for locator, names in found.items()}


def _outlined(plan: Plan, layout: Layout) -> Iterator[Passage]:
    for section, above in flatten(plan.sections):
        spans = (section.head, *(p.span for p in section.body))
        path = tuple(f"{s.label} {s.title}" for s in above if not s.is_bullet)
        kind: PassageKind = "bullet" if section.is_bullet else "item"
        yield from _passage(plan, section.locator, kind, _within(layout.body, spans), path)


def _zones(plan: Plan, layout: Layout, heads: Mapping[str, _Head]) -> Iterator[Passage]:
    prose = (*layout.title, *layout.closing, *layout.tail)
    for zone in plan.zones:
        lines = _within(prose, (p.span for p in zone.body))
        yield from _passage(plan, zone.locator, "zone", lines, (zone.title,))
    for annex in layout.annexes:
        name, lines = annex_prefix(annex.number), [x for x in annex.lines if x.text.strip()]
        if name not in heads:  # an annex of prose
            yield from _passage(plan, name, "zone", lines, ())


def _within(lines: Iterable[Line], spans: Iterable[Span]) -> list[Line]:
    """The lines of a zone that lie in the spans; what was taken out of the zone stays out."""
    wanted = {n for span in spans for n in range(span.first, span.last + 1)}
    return [line for line in lines if line.number in wanted and line.text.strip(" \t|\u00a0")]


def _passage(
    plan: Plan, locator: str, kind: PassageKind, lines: list[Line], path: tuple[str, ...]
) -> Iterator[Passage]:
    if lines:
        span = Span(lines[0].number, lines[-1].number, lines[0].page)
        text = squeeze(" ".join(line.text for line in lines))
        yield Passage(plan.id, locator, kind, span, tuple(x.number for x in lines), text, path)


def _rows(plan: Plan, heads: Mapping[str, _Head]) -> Iterator[Passage]:
    for record in plan.records:
        head = heads.get(record.locator.partition(".")[0])
        if head and isinstance(record, Task | Target):
            span, group = record.span, (record.group,) if record.group else ()
            yield Passage(
                plan.id,
                record.locator,
                "row",
                span,
                tuple(range(span.first, span.last + 1)),
                record.text,
                (*filter(None, [head.title]), *group),
                head.columns,
                _other_cells(record),
            )


def _heads(annexes: Iterable[Annex]) -> Iterator[tuple[str, _Head]]:
    for annex in annexes:
        for table in read_tables(annex.lines, ""):
            lines = paragraphs(table.heading)
            # "(Kèm theo Kế hoạch số …)" names the plan, not the matter.
            title = " ".join(p.text for p in takewhile(lambda p: p.text[0] != "(", lines))
            yield annex_prefix(annex.number), _Head(title, table.header)
            break


def _other_cells(record: Task | Target) -> str:
    if isinstance(record, Target):
        values = "; ".join(v.raw for v in record.values)
        return " ".join(filter(None, (values, record.values[0].unit, record.lead_raw)))
    deadline = record.deadline.raw if record.deadline else ""
    parts = (record.output, record.lead_raw, record.coordinating_raw, deadline)
    return " ".join(filter(None, parts))


__all__ = ["KINDS", "Passage", "PassageKind", "heading", "passages", "searched", "windows"]
