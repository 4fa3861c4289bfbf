"""What the tables beside `records` hold of a record: its words, days and agencies."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.deadlines import due_days, timing
from corpus.plan import Assignment, Duty, Record, Target, Task


def topic_words(record: Record, above: Record | None = None) -> str:
    """The words by which a record is found: its text, output, a target's value and unit. A part
    of a task is found by the words of the whole too, which stands `above` it: "4.3 Nhóm người
    cao tuổi" under "4. Biên soạn tài liệu cho từng nhóm"."""
    parts = [record.text]
    if isinstance(record, Task) and isinstance(above, Task):
        parts.insert(0, above.text)
    if isinstance(record, Task | Assignment):
        parts.append(record.output)
    if isinstance(record, Target):
        unit = (record.value.unit or "").replace("/", " trên một ")  # "người/vạn dân"
        parts += [record.value.raw, unit]
    return " ".join(parts)


def days(record: Record) -> tuple[str | None, str | None, str | None]:
    """How a record stands in time, its last day, and the days of its steps."""
    if not isinstance(record, Task | Assignment | Duty):
        return None, None, None
    deadline = record.deadline
    due = deadline.due.isoformat() if deadline and deadline.due else None
    steps = due_days(deadline) if deadline and deadline.milestones else ()
    return timing(deadline), due, " ".join(day.isoformat() for day in steps) or None


def roles(record: Record) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each role, and the agencies that have it."""
    if isinstance(record, Target):
        return (("tracking", record.lead),)
    if isinstance(record, Task | Assignment | Duty):
        return (("lead", record.lead), ("coordinating", record.coordinating))
    return ()


def whole_of(records: Sequence[Record]) -> dict[str, Task]:
    """The task that each part of one belongs to, by the part's id: row "4" of row "4.3"."""
    tasks = {record.id: record for record in records if isinstance(record, Task)}
    parents = ((task_id, task_id.rpartition(".")[0]) for task_id in tasks)
    return {part: tasks[whole] for part, whole in parents if whole in tasks}
