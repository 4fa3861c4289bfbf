"""What is shown of a record stands in its own lines, or in the headings above them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from assistant.answer import Item
from assistant.cite.source import own_lines, stands, stands_above, stands_between
from assistant.cite.values import value_faults
from assistant.memo import once
from corpus.deadlines import occurrences
from corpus.plan import Assignment, Deadline, Duty, Record, Relation, Target, Task
from index.register import Register


def record_faults(item: Item, register: Register) -> list[str]:
    """Everything of an item that does not come from its one record, in words."""
    record = item.record
    stored = register.get(record.id)
    if stored is not record and stored != record:
        return [f"{record.id}: not as the register holds it"]
    faults = (*_source_faults(register, record.id), *_role_faults(item), *_day_faults(item))
    return [f"{record.id}: {fault}" for fault in faults]


@once
def _source_faults(register: Register, record_id: str) -> tuple[str, ...]:
    """What a record of the register says that its source does not."""
    record = register.get(record_id)
    assert record is not None, record_id
    values = value_faults(record, register) if isinstance(record, Target) else ()
    return (*_text_faults(record, register), *values)


def _text_faults(record: Record, register: Register) -> Iterator[str]:
    """Task, output, deadline and agencies, each word for word."""
    source = own_lines(record, register)
    if isinstance(record, Relation):
        # Its sentence may join cells of a row whose printed lines alternate.
        if not set(record.text.split()) <= set(source.split()):
            yield f"text {record.text!r} is not in its lines"
        return
    for name, text in _printed(record):
        if stands(text, source) or stands_above(text, record, register):
            continue
        if name != "deadline" or not stands_between(text, record, register):
            yield f"{name} {text!r} is not in its lines nor above"


def _printed(record: Record) -> Iterator[tuple[str, str]]:
    yield "text", record.text
    if isinstance(record, Task | Assignment | Duty | Target):
        yield "lead", record.lead_raw
    if isinstance(record, Task | Assignment | Duty):
        yield "coordinating", record.coordinating_raw
    if isinstance(record, Task | Assignment | Duty) and record.deadline:
        yield "deadline", record.deadline.raw
    if isinstance(record, Task | Assignment):
        yield "output", record.output


def _role_faults(item: Item) -> Iterator[str]:
    """The agency is one of those that the record names in that role. A collective and a
    predecessor stand there by their own names."""
    record = item.record
    if not item.agency or item.role is None:
        return
    aids = item.role == "coordinating"
    names = getattr(record, "coordinating" if aids else "lead", ())
    if item.agency not in names:
        yield f"{item.agency} is not {item.role} there"
    if (item.role == "tracking") != isinstance(record, Target):
        yield f"a {record.kind} has nobody in the role {item.role}"


def _day_faults(item: Item) -> Iterator[str]:
    """The day shown is one that the record's deadline states or comes back on."""
    deadline = getattr(item.record, "deadline", None)
    for day in (item.due, *item.returns):
        if day and not (isinstance(deadline, Deadline) and _states(deadline, day)):
            yield f"due {day} is not a day of its deadline"


def _states(deadline: Deadline, day: date) -> bool:
    """Does a deadline, a step of it or a return of it fall on a day?"""
    if day in (deadline.due, *(m.due for m in deadline.milestones)):
        return True
    return day in occurrences(deadline, day, day)
