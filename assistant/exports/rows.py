"""An answer, or records of the register, as flat rows that every format writes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from assistant.answer import Answer, Citation, Item, Shown
from assistant.cite import cite_item
from assistant.exports.files import PlanGone
from assistant.exports.words import (
    KINDS,
    ROLES,
    TIMINGS,
    recurrence_words,
    related_heading,
    standing,
    timing_of,
    values_words,
)
from assistant.labels import place, plan_name
from corpus.plan import (
    Assignment,
    Deadline,
    Duty,
    Manifest,
    Milestone,
    Record,
    Relation,
    Target,
    Task,
)
from index.register import Register


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportRow:
    """One row of an export. Words are Vietnamese; "" and None mean that there is none.

    `heading` is the part of an answer that the row stands in ("" for what was asked).
    `output` is a task's result or a target's values. `due` is the last day that counts,
    in an answer the one in the question's window. `deadline` is what the calendar needs;
    `issued` is the plan's day, from which recurring duties count. `lines` are the first
    and last source line, 1-based.
    """

    plan: str
    plan_name: str
    plan_label: str
    in_force: bool
    standing: str
    issued: date
    issuer: str
    kind: str
    place: str
    text: str
    citation: str
    file: str
    page: int | None
    lines: tuple[int, int]
    quote: str
    heading: str = ""
    group: str = ""
    record: str = ""
    lead_raw: str = ""
    lead: tuple[str, ...] = ()
    coordinating_raw: str = ""
    coordinating: tuple[str, ...] = ()
    output: str = ""
    deadline_raw: str = ""
    start: date | None = None
    due: date | None = None
    milestones: tuple[Milestone, ...] = ()
    recurrence: str = ""
    deadline: Deadline | None = None
    role: str = ""
    timing: str = ""
    note: str = ""


def rows_of_answer(answer: Answer, register: Register) -> tuple[ExportRow, ...]:
    """What an answer shows: its items, then the related ones under their headings, then
    the passages that it cites beside them. Empty for an answer that shows nothing. Raises
    PlanGone where a plan that it cites was taken away since."""
    if not {c.plan for c in answer.citations} <= {plan.id for plan in register.plans()}:
        raise PlanGone("Kế hoạch của câu trả lời này không còn trong hệ thống. Xin hỏi lại.")
    cited = {c.record: c for c in reversed(answer.citations) if c.record}
    shown = [(entry, "") for entry in answer.items]
    shown += _under_headings(answer.related)
    rows = [_shown(entry.item, heading, cited, answer, register) for entry, heading in shown]
    held = {row.record for row in rows}
    rows += [_passage(c, register, answer) for c in answer.citations if c.record not in held]
    return tuple(rows)


def _under_headings(related: Iterable[Shown]) -> list[tuple[Shown, str]]:
    """Related items with their headings: headings and items in the order they came."""
    parts: dict[str, list[Shown]] = {}
    for entry in related:
        parts.setdefault(related_heading(entry.item), []).append(entry)
    return [(entry, heading) for heading, entries in parts.items() for entry in entries]


def rows_of_records(
    records: Iterable[Record], register: Register, as_of: date | None = None
) -> tuple[ExportRow, ...]:
    """Tasks, assignments, duties and targets as rows, in the order given; relations to
    other documents are left out. Plans count as replaced on `as_of` (default: at last)."""
    return tuple(_records(records, register, as_of))


def _records(
    records: Iterable[Record], register: Register, as_of: date | None
) -> Iterator[ExportRow]:
    for record in records:
        if isinstance(record, Relation):
            continue
        in_force = is_in_force(register.plan(record.plan), as_of)
        item = Item(record, timing=timing_of(record))
        yield _row(item, "", cite_item(0, item, register, in_force), register)


def is_in_force(manifest: Manifest, as_of: date | None) -> bool:
    """Whether a plan is still in force on a day; without one, whether it ever was replaced."""
    if manifest.status != "replaced" and not manifest.replaced_by:
        return True
    return bool(as_of and manifest.replaced_on and as_of < manifest.replaced_on)


def _shown(
    item: Item, heading: str, cited: dict[str, Citation], answer: Answer, register: Register
) -> ExportRow:
    in_force = is_in_force(register.plan(item.record.plan), answer.question.as_of)
    found = cited.get(item.record.id) or cite_item(0, item, register, in_force)
    return _row(item, heading, found, register)


def _row(item: Item, heading: str, citation: Citation, register: Register) -> ExportRow:
    record = item.record
    row = replace(
        _cited(citation, register),
        heading=heading,
        kind=KINDS[record.kind],
        group=_group(record, register),
        place=place(record.locator, record),
        record=record.id,
        text=record.text,
        role=ROLES[item.role],
        timing=TIMINGS[item.timing or timing_of(record)],
        note=item.note,
    )
    if isinstance(record, Target):
        tracked = values_words(record)
        return replace(row, lead_raw=record.lead_raw, lead=record.lead, output=tracked)
    return _work(row, record, item.due) if isinstance(record, Task | Assignment | Duty) else row


def _work(row: ExportRow, record: Task | Assignment | Duty, due: date | None) -> ExportRow:
    row = replace(
        row,
        lead_raw=record.lead_raw,
        lead=record.lead,
        coordinating_raw=record.coordinating_raw,
        coordinating=record.coordinating,
        output="" if isinstance(record, Duty) else record.output,
    )
    deadline = record.deadline
    if deadline is None:
        return row
    return replace(
        row,
        deadline=deadline,
        deadline_raw=deadline.raw,
        start=deadline.start,
        due=due or deadline.due,
        milestones=deadline.milestones,
        recurrence=recurrence_words(deadline.recurrence),
    )


def _passage(citation: Citation, register: Register, answer: Answer) -> ExportRow:
    """A citation of a passage, or of a record that the answer names without listing it."""
    heading = "Trích dẫn kèm theo" if answer.items or answer.related else ""
    record = register.get(citation.record) if citation.record else None
    return replace(
        _cited(citation, register),
        heading=heading,
        record=citation.record or "",
        place=place(citation.locator, record),
    )


def _cited(citation: Citation, register: Register) -> ExportRow:
    """The row that a citation alone gives."""
    manifest = register.plan(citation.plan)
    return ExportRow(
        plan=manifest.id,
        plan_name=plan_name(manifest),
        plan_label=plan_name(manifest, full=True),
        in_force=citation.in_force,
        standing=standing(manifest, _replacing(manifest, register), citation.in_force),
        issued=manifest.issued,
        issuer=manifest.issuer,
        kind=KINDS["citation"],
        place=place(citation.locator),
        text=citation.quote,
        citation=citation.label,
        file=citation.file,
        page=citation.page,
        lines=citation.lines,
        quote=citation.quote,
    )


def _replacing(manifest: Manifest, register: Register) -> str:
    """The number of the plan that replaces this one; the manifest may name its id."""
    name = manifest.replaced_by or ""
    known = {m.id: m.number or plan_name(m) for m in register.plans()}
    return known.get(name, name)


def _group(record: Record, register: Register) -> str:
    """The annex group, or the headings above the place in the body."""
    if isinstance(record, Task | Target) and record.group:
        return record.group
    section = register.section(record.plan, record.locator.partition("~")[0])
    return section.path if section else ""
