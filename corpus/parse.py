"""The story: a plan's file becomes a Plan, and everything not understood is reported.

read → lay out → outline → assignments, goals, duties
               → annex tables → tasks, targets
               → every place → relations
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from itertools import takewhile
from pathlib import Path

from corpus.agencies import Directory
from corpus.annex import Annexed, annex_prefix, read_annex
from corpus.assignments import read_assignments
from corpus.directed import read_directed
from corpus.duties import read_duties
from corpus.goals import read_goals
from corpus.layout import Annex, Layout, asks_throughout, lay_out
from corpus.lazy import pattern
from corpus.naming import resolve_short_names
from corpus.outline import flatten, outline
from corpus.paragraphs import paragraphs
from corpus.plan import Issue, Line, Manifest, Paragraph, Plan, Record, Section, Span, Target, Task
from corpus.readers import read
from corpus.relations import Place, read_relations, says_what_it_replaces
from corpus.stages import with_stages
from corpus.tables import Table, read_tables
from corpus.text import fold, squeeze
from corpus.zones import opening_parts, read_zones

_GROUNDS = pattern(r"(?:cac )?(?:can cu|co so)(?: phap ly| lap| xay dung| ban hanh|$)")
_HEADING = 80


def parse(manifest: Manifest, folder: Path, directory: Directory) -> Plan:
    """The plan that `manifest` names in `folder`. Raises ReadError for an unusable file."""
    path = folder / manifest.file
    return parse_lines(read(path), manifest, directory, digest=file_digest(path))


def parse_lines(
    lines: tuple[Line, ...], manifest: Manifest, directory: Directory, digest: str = ""
) -> Plan:
    """The plan that stands in `lines`, whatever format they were read from."""
    layout = lay_out(lines)
    body = paragraphs(layout.body)
    sections, issues = outline(body, manifest.file)
    assignments = read_assignments(sections, manifest, directory)
    assigned = frozenset(a.locator for a in assignments)
    asks = asks_throughout(layout)
    duties = read_duties(sections, assigned, manifest, directory, everywhere=asks)
    goals = read_goals(sections, manifest)
    held = assigned | {record.locator for record in (*duties, *goals)}
    directed = read_directed(sections, held, manifest, directory)
    tables = [read_tables(annex.lines, manifest.file) for annex in layout.annexes]
    annexed = [
        _annexed(annex, found, manifest, directory)
        for annex, found in zip(layout.annexes, tables, strict=True)
    ]
    rows = tuple(record for part in annexed for record in part.records)
    relations = read_relations(_places(layout, tables, sections, rows), manifest)
    work = resolve_short_names(
        (*assignments, *directed, *goals, *duties, *rows), directory, manifest.issuer
    )
    records = _unique((*with_stages(work, sections, manifest), *relations))
    return Plan(
        manifest=manifest,
        lines=lines,
        sections=sections,
        records=records,
        issues=(*issues, *(i for part in annexed for i in part.issues), *_notes(layout, manifest)),
        digest=digest,
        zones=read_zones(layout),
    )


def file_digest(path: Path) -> str:
    """SHA-256 of a file's bytes, hexadecimal."""
    return sha256(path.read_bytes()).hexdigest()


def _annexed(
    annex: Annex, tables: tuple[Table, ...], manifest: Manifest, directory: Directory
) -> Annexed:
    if not tables:
        text = squeeze(" ".join(line.text for line in annex.lines))[:200]
        span = Span(annex.lines[0].number, annex.lines[-1].number)
        return Annexed((), (Issue(manifest.file, span, text, "phụ lục không có bảng"),))
    parts = [read_annex(table, annex.number, manifest, directory) for table in tables]
    return Annexed(
        tuple(record for part in parts for record in part.records),
        tuple(issue for part in parts for issue in part.issues),
    )


def _places(
    layout: Layout,
    annexed: list[tuple[Table, ...]],
    sections: tuple[Section, ...],
    rows: tuple[Record, ...],
) -> tuple[Place, ...]:
    """Every place that may name another document, in reading order."""
    title, opening = opening_parts(layout)
    places = [Place("TD", p, "title") for p in title]
    places += [Place("MD", p, _zone(p, "opening")) for p in opening]
    for section, above in flatten(sections):
        zone = "basis" if any(map(_states_grounds, above)) else "body"
        places += [Place(section.locator, p, _zone(p, zone)) for p in _own_paragraphs(section)]
    places += [Place("KL", p, "closing") for p in paragraphs(layout.closing)]
    places += [Place(r.locator, Paragraph(_row_text(r), r.span), "row") for r in rows]
    for annex, tables in zip(layout.annexes, annexed, strict=True):
        headings = [line for table in tables for line in table.heading] or list(annex.lines)
        name = annex_prefix(annex.number)
        places += [Place(name, p, "annex") for p in _heading(paragraphs(tuple(headings[1:])))]
        for table in tables:
            places += [Place(f"{name}-CT", p, "row") for p in paragraphs(table.footnotes)]
    return tuple(places)


def _zone(paragraph: Paragraph, place: str) -> str:
    """Articles and last sections may say what is replaced, as the closing of a plan does."""
    return "closing" if says_what_it_replaces(paragraph.text) else place


def _states_grounds(section: Section) -> bool:
    """ "I. CĂN CỨ LẬP KẾ HOẠCH": what stands under it is what the plan rests on."""
    return bool(_GROUNDS.match(fold(section.title))) and len(section.title) < _HEADING


def _heading(parts: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """An annex's title in one piece: a source breaks its capitals where the line is full."""
    title = tuple(takewhile(lambda p: not p.text.startswith("("), parts))
    if len(title) < 2:
        return parts
    span = replace(title[0].span, last=title[-1].span.last)
    return (Paragraph(" ".join(p.text for p in title), span), *parts[len(title) :])


def _own_paragraphs(section: Section) -> tuple[Paragraph, ...]:
    return (Paragraph(section.title, section.head), *section.body)


def _row_text(row: Record) -> str:
    """The cells of a row that may name documents, a line each: no name runs over their ends."""
    if isinstance(row, Task):
        return "\n".join((row.text, row.output, row.deadline.raw if row.deadline else ""))
    return f"{row.text}\n{row.value.raw}" if isinstance(row, Target) else row.text


def _unique(records: tuple[Record, ...]) -> tuple[Record, ...]:
    """Ids are unique: a locator that the source prints twice gets "~2"."""
    used: dict[str, int] = {}
    found = []
    for record in records:
        count = used[record.id] = used.get(record.id, 0) + 1
        found.append(record if count == 1 else replace(record, locator=f"{record.locator}~{count}"))
    return tuple(found)


def _notes(layout: Layout, manifest: Manifest) -> tuple[Issue, ...]:
    """What was left out on purpose: second printings, site banners, metadata."""
    groups = (
        (layout.repeated, "in lại lần thứ hai"),
        (layout.banners, "dòng của trang mạng, không thuộc kế hoạch"),
        (layout.running, "tiêu đề trang hoặc số trang"),
    )
    return tuple(
        Issue(manifest.file, Span(x[0].number, x[-1].number), squeeze(x[0].text)[:200], why)
        for x, why in groups
        if x
    )
