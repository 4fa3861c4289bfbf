"""What the tables beside `records` hold of a record: its words, days and agencies."""

from __future__ import annotations

from corpus.deadlines import due_days, timing
from corpus.plan import Assignment, Duty, Record, Target, Task


def topic_words(record: Record) -> str:
    """The words by which a record is found: its text, output, a target's value and unit."""
    parts = [record.text]
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
