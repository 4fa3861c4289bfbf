"""Rows of annexes whose printed cell is empty, and work of plans that have no such table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assistant.answer import Cell, Found, Group, Item, Question
from assistant.labels import annex_name, plan_name
from assistant.lookups.clauses import in_place
from assistant.lookups.scope import plans_of
from assistant.lookups.timing import deadline_of, timing
from corpus.plan import Assignment, Duty, Record, Target, Task
from index.register import Register

CELLS: dict[Cell, str] = {
    "lead": "cơ quan chủ trì",
    "coordinating": "cơ quan phối hợp",
    "output": "kết quả",
    "deadline": "thời hạn",
}
_UNDATED = "Việc ở phần nội dung không ghi thời hạn"


def find_blank(question: Question, register: Register) -> Found:
    """Every row of the annexes in scope whose cell is empty, in reading order. An annex in
    which no row fills the cell has no such column, which is said; it is no empty cell."""
    cell = question.blank or "coordinating"
    items: list[Item] = []
    notes: list[str] = []
    undated: list[Item] = []
    for plan in plans_of(question, register):
        rows = list(_rows(plan.id, question, register))
        body = [r for r in _body(plan.id, register) if _fits(r, question)]
        empty = [_item(r) for r in body if cell == "deadline" and is_blank(r, cell)]
        (undated if rows else items).extend(empty)
        if not rows and not empty:
            noun = "chỉ tiêu" if question.tracks else "nhiệm vụ"
            notes.append(f"{plan_name(plan)} trong kho không có bảng {noun}")
        for annex, own in _annexes(rows):
            if all(is_blank(r, cell) for r in own):
                notes.append(f"{annex} của {plan_name(plan)} không có cột {CELLS[cell]}")
                continue
            items += [_item(r) for r in own if is_blank(r, cell) and _fits(r, question)]
    related = (Group(_UNDATED, tuple(undated)),) if undated else ()
    return Found("answered" if items else "none", tuple(items), related, notes=tuple(notes))


def _rows(plan: str, question: Question, register: Register) -> Iterator[Task | Target]:
    """Rows of the task annexes, or of the target annexes."""
    kind = "target" if question.tracks else "task"
    for record in register.records([plan], [kind]):
        if isinstance(record, Task | Target) and record.locator.startswith("PL"):
            yield record


def _body(plan: str, register: Register) -> Iterator[Record]:
    yield from register.records([plan], ["assignment", "duty"])


def _annexes(rows: Iterable[Task | Target]) -> Iterator[tuple[str, list[Task | Target]]]:
    """Rows by their annex, called by its name."""
    found: dict[str, list[Task | Target]] = {}
    for row in rows:
        found.setdefault(row.locator.partition(".")[0], []).append(row)
    for annex, own in found.items():
        yield annex_name(annex.removeprefix("PL")), own


def is_blank(record: Record, cell: Cell) -> bool:
    """Does a record print nothing there?"""
    if cell == "deadline":
        return deadline_of(record) is None
    if cell == "lead":
        return not getattr(record, "lead_raw", "")
    if cell == "output" and isinstance(record, Target):
        return not record.value.raw
    return not getattr(record, "output" if cell == "output" else "coordinating_raw", "")


def _fits(record: Record, question: Question) -> bool:
    """Of the asked agency, at the asked place."""
    asked = set(question.agencies)
    lead = record.lead if isinstance(record, Task | Assignment | Duty | Target) else ()
    return (not asked or bool(asked & set(lead))) and (
        question.place is None or in_place(record.locator, question.place)
    )


def _item(record: Record) -> Item:
    deadline = deadline_of(record)
    role = "tracking" if isinstance(record, Target) else "lead"
    due = deadline.due if deadline else None
    return Item(record, role, None if isinstance(record, Target) else timing(deadline), due)  # type: ignore[arg-type]
