"""Does a record pass a test? One function a sort of test."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from assistant.answer import RoleName
from assistant.condition import (
    Alike,
    Alone,
    Condition,
    Costs,
    Disputed,
    Done,
    Due,
    Jointly,
    Makes,
    Measured,
    Named,
    OwnPlan,
    Partner,
    Planned,
    Plays,
    Prints,
    PrintsDeadline,
    Receives,
    Revises,
    Speaks,
    Stands,
    Starts,
    Test,
    Timed,
    Told,
    Under,
    Unmeasured,
)
from assistant.locator import LocatorRef
from assistant.lookups.clauses import in_place
from assistant.lookups.conditions.texts import hands_to, makes, makes_own_plan, prints, revises
from assistant.lookups.conditions.values import costs, measures
from assistant.lookups.timing import day_within, days, deadline_of, recurs_within, timing
from assistant.understanding.words.spans import flat
from corpus.agencies import Directory
from corpus.lazy import pattern
from corpus.plan import Assignment, Deadline, Duty, Record, Target, Task
from corpus.text import key
from index.register import Register


@dataclass(frozen=True, slots=True)
class Bench:
    """What records are tested with; `speaks` holds, for each topic, the records that speak of
    it, `alike` those that are worded like the ones asked for; `year` is the one whose values
    count, where one is asked for. Without a directory nobody receives anything."""

    register: Register
    as_of: date
    year: int | None = None
    directory: Directory | None = None
    speaks: Mapping[str, frozenset[str]] = field(default_factory=dict)
    alike: frozenset[str] = frozenset()


def passes(condition: Condition, record: Record, role: RoleName | None, bench: Bench) -> bool:
    """Does a record pass, seen in the role in which it is shown?"""
    return _passes(condition.test, record, role, bench) != condition.negated


def _passes(test: Test, record: Record, role: RoleName | None, bench: Bench) -> bool:
    match test:
        case Prints():
            return prints(record, test)
        case PrintsDeadline():
            deadline = deadline_of(record)
            return deadline is not None and key(deadline.raw) == test.words
        case Makes():
            return makes(record, test)
        case Revises():
            return revises(record, test)
        case OwnPlan():
            return isinstance(record, Duty) and makes_own_plan(record)
        case Named():
            return bool(set(test.agencies) & set(_cell(record, test.cell)))
        case Partner():
            cell = "lead" if role == "coordinating" else "coordinating"
            return bool(set(test.agencies) & set(_cell(record, cell)))
        case Plays():
            return role == test.role
        case Alone():
            return not getattr(record, "coordinating_raw", "x") and len(_cell(record, "lead")) == 1
        case Jointly():
            helped = test.helped and bool(getattr(record, "coordinating_raw", ""))
            return helped or len(_cell(record, "lead")) > 1
        case Receives():
            return bench.directory is not None and hands_to(record, test, bench.directory)
        case Under(part=True):
            places = (LocatorRef(locator=at) for plan, at in test.places if plan == record.plan)
            return any(in_place(record.locator, place) for place in places)
        case Under():
            return getattr(record, "group", None) in test.titles
        case Timed():
            return any(_is(state, record, bench.as_of) for state in test.states)
        case Measured():
            return isinstance(record, Target) and measures(record, test, bench.year)
        case Unmeasured():
            return isinstance(record, Target) and not any(v.number for v in record.values)
        case Disputed():
            return _is_disputed(record, bench.register)
        case Costs():
            return isinstance(record, Target) and costs(record)
        case Stands():
            return in_place(record.locator, test.place)
        case Planned():
            return record.plan in test.plans
        case Told():
            return record.id in test.records
        case Alike():
            return record.id in bench.alike
        case Done():
            return False
        case Due():
            return _falls_due(test, record, bench)
        case Starts():
            return _begins(test, record, bench)
        case Speaks():
            return record.id in bench.speaks[test.topic]
        case _:
            return False


def _is_disputed(record: Record, register: Register) -> bool:
    """Does the same plan say otherwise elsewhere?"""
    other_lead = any(not same for _, same in register.linked(record.id))
    return other_lead or bool(register.contradictions(record.id))


def _cell(record: Record, cell: str) -> tuple[str, ...]:
    """The agencies of a cell; who tracks a target leads it."""
    if cell == "either":
        return (*_cell(record, "lead"), *_cell(record, "coordinating"))
    return tuple(getattr(record, cell, ()))


def _is(state: str, record: Record, as_of: date) -> bool:
    """Is its deadline of this sort?"""
    deadline = deadline_of(record)
    if not isinstance(record, Task | Assignment | Duty):
        return False
    if state in ("ongoing", "recurring", "conditional", "undated"):
        return timing(deadline) == state
    if deadline is None:
        return False
    if state == "dated":
        return bool(deadline.due or (deadline.recurrence and deadline.recurrence.before_md))
    if state == "steps":
        return len(deadline.milestones) > 1
    if state.startswith("by_"):
        return deadline.due is not None and state == f"by_{_grain(deadline)}"
    if state == "ahead":
        return deadline.due is not None and deadline.due >= as_of
    starts = [d for d in (deadline.start, *(m.due for m in deadline.milestones)) if d]
    return deadline.due is not None and bool(starts) and min(starts).year < deadline.due.year


# The finest of what is printed; "10/2025" is a month.
_GRAINS = (
    ("day", pattern(r"(?<!\w)ngay(?!\w)|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}")),
    ("month", pattern(r"(?<!\w)thang(?!\w)|(?<!\d)\d{1,2}[/.-]\d{4}(?!\d)")),
    ("quarter", pattern(r"(?<!\w)quy(?!\w)")),
)


def _grain(deadline: Deadline) -> str:
    """Is its end printed as a day, a month, a quarter or a year alone?"""
    said = flat(deadline.raw)
    return next((name for name, words in _GRAINS if words.search(said)), "year")


def _falls_due(test: Due, record: Record, bench: Bench) -> bool:
    deadline = deadline_of(record)
    window = days(test.window, bench.register.plan(record.plan), bench.as_of)
    return bool(day_within(deadline, window) or recurs_within(deadline, window))


def _begins(test: Starts, record: Record, bench: Bench) -> bool:
    deadline = deadline_of(record)
    window = days(test.window, bench.register.plan(record.plan), bench.as_of)
    return deadline is not None and deadline.start is not None and deadline.start in window
