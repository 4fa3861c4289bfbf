"""Closure under conditions: for each sort of condition × agency × plan, the items are exactly
those that a plain filter over all records finds. The filter shares no code with the lookup."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

from assistant.answer import Question
from assistant.condition import (
    Alone,
    Condition,
    Jointly,
    LocatorRef,
    Measured,
    Named,
    Partner,
    Planned,
    Prints,
    Rank,
    Stands,
    Test,
    Timed,
    Under,
)
from assistant.lookups.conditions import conditioned, grounded
from assistant.lookups.targets import find_targets
from assistant.lookups.work import find_work
from assistant.respond import Assistant
from corpus.plan import Quantity, Record, Target
from corpus.text import key

AS_OF = date(2025, 11, 21)
Rule = Callable[[Any], bool]


def _printed(record: Record) -> str:
    return f" {key(getattr(record, 'output', ''))} "


def _days(record: Any) -> list[date]:
    deadline = record.deadline
    marks = [m.due for m in deadline.milestones] if deadline else []
    return [d for d in (*marks, deadline.due, deadline.start) if d] if deadline else []


def _starts(record: Any) -> list[date]:
    marks = [m.due for m in record.deadline.milestones]
    return [d for d in (*marks, record.deadline.start) if d]


def _is_long(record: Any) -> bool:
    if record.deadline is None or record.deadline.due is None or not _starts(record):
        return False
    return min(_starts(record)).year < record.deadline.due.year


# Each condition with what it means, said once more.
OF_WORK: tuple[tuple[str, Test, Rule], ...] = (
    ("prints", Prints("de an"), lambda r: " de an " in _printed(r)),
    ("prints exactly", Prints("ke hoach", exact=True), lambda r: _printed(r) == " ke hoach "),
    ("led together", Named("lead", ("Sở Thông tin và Truyền thông",)),
     lambda r: "Sở Thông tin và Truyền thông" in r.lead),
    ("helped", Partner(("Sở Tài chính",)), lambda r: "Sở Tài chính" in r.coordinating),
    ("alone", Alone(), lambda r: not r.coordinating_raw and len(r.lead) == 1),
    ("by several", Jointly(), lambda r: len(r.lead) > 1),
    ("in the annex", Stands(LocatorRef("2")), lambda r: r.locator.startswith("PL2.")),
    ("of a plan", Planned(("thainguyen-25-2025",)), lambda r: r.plan == "thainguyen-25-2025"),
    ("not yet past", Timed(("ahead",)),
     lambda r: bool(r.deadline and r.deadline.due and r.deadline.due >= AS_OF)),
    ("years", Timed(("years",)), _is_long),
    ("steps", Timed(("steps",)), lambda r: bool(r.deadline and len(r.deadline.milestones) > 1)),
    ("without a day", Timed(("ongoing", "recurring", "conditional", "undated")),
     lambda r: not r.deadline or not (r.deadline.due or r.deadline.milestones)),
    ("a heading", Under(words="hop tac quoc te"),
     lambda r: "hop tac quoc te" in key(getattr(r, "group", None) or "")),
)  # fmt: skip


def _number(record: Target) -> float | None:
    number = record.value.number
    return number if isinstance(number, float) else None


def _highest(record: Target) -> float:
    number = record.value.number
    return 100.0 if number is None else max(number) if isinstance(number, tuple) else number


def _percent(record: Target) -> bool:
    unit = record.value.unit or ""
    return unit.startswith("%") and not unit.endswith("/năm")


OF_TARGETS: tuple[tuple[str, Quantity, Rule], ...] = (
    ("a figure", Quantity("100%", "=", 100.0, "%"), lambda r: _number(r) == 100),
    ("at least", Quantity("90%", ">=", 90.0, "%"),
     lambda r: (_number(r) or 0) >= 90 and r.value.op in ("=", ">", ">=")),
    ("below", Quantity("50%", "<", 50.0, "%"), lambda r: _highest(r) < 50),
)  # fmt: skip


def _scopes(assistant: Assistant) -> list[tuple[str, ...] | None]:
    return [None, *((p.id,) for p in assistant.register.plans())]


def _asked(assistant: Assistant) -> Iterator[tuple[str, ...]]:
    yield ()
    for name, collective in assistant.register.agencies():
        if not collective and assistant.register.leads(name):
            yield (name,)


def _found(assistant: Assistant, question: Question) -> set[str]:
    register, directory = assistant.register, assistant.directory
    question = grounded(question, register)
    if question.kind != "responsibility" and question.kind != "target":
        return set()  # the words are of no heading there
    look_up = find_targets(question, register) if question.kind == "target" else None
    found = look_up or find_work(question, register, directory)
    kept = conditioned(question, found, register, directory)
    return {item.record.id for item in kept.items}


@pytest.mark.parametrize(("test", "rule"), [c[1:] for c in OF_WORK], ids=[c[0] for c in OF_WORK])
@pytest.mark.parametrize("negated", [False, True], ids=["with", "without"])
def test_work_equals_the_filter(
    assistant: Assistant, test: Test, rule: Rule, negated: bool
) -> None:
    records = list(assistant.register.records(kinds=["task", "assignment", "duty"]))
    for agencies in _asked(assistant):
        for plans in _scopes(assistant):
            question = Question(
                "", "responsibility", AS_OF, agencies=agencies, plans=plans,
                conditions=(Condition(test, "", negated),),
            )  # fmt: skip
            if not grounded(question, assistant.register).conditions:
                continue  # no heading there has the words: they are a topic
            expected = {
                r.id
                for r in records
                if (plans is None or r.plan in plans)
                and (set(agencies) & set(r.lead) if agencies else bool(r.lead))  # type: ignore[attr-defined]
                and rule(r) != negated
            }
            assert _found(assistant, question) == expected, (agencies, plans)


@pytest.mark.parametrize(
    ("value", "rule"), [c[1:] for c in OF_TARGETS], ids=[c[0] for c in OF_TARGETS]
)
def test_targets_equal_the_filter(assistant: Assistant, value: Quantity, rule: Rule) -> None:
    """Of targets with one value, in every plan: exactly those whose value compares so."""
    single = [
        r
        for r in assistant.register.records(kinds=["target"])
        if isinstance(r, Target) and len(r.values) == 1
    ]
    for plans in _scopes(assistant):
        question = Question(
            "", "target", AS_OF, plans=plans, tracks=True,
            conditions=(Condition(Measured(value), "100%"),),
        )  # fmt: skip
        own = {r.id for r in single if plans is None or r.plan in plans}
        expected = {r.id for r in single if r.id in own and _percent(r) and rule(r)}
        assert _found(assistant, question) & own == expected


@pytest.mark.parametrize("last", [False, True])
def test_the_end_of_a_list_has_all_ties(assistant: Assistant, last: bool) -> None:
    for agencies in _asked(assistant):
        question = Question(
            "", "responsibility", AS_OF, agencies=agencies, rank=Rank("due", last, "nhất")
        )
        every = find_work(
            Question("", "responsibility", AS_OF, agencies=agencies),
            assistant.register, assistant.directory,
        )  # fmt: skip
        ends = {
            i.record.id: (max if last else min)(
                [m.due for m in i.record.deadline.milestones] or [i.record.deadline.due]  # type: ignore[attr-defined]
            )
            for i in every.items
            if i.record.deadline and i.record.deadline.due  # type: ignore[attr-defined]
        }
        day = (max if last else min)(ends.values(), default=None)
        expected = {record for record, own in ends.items() if own == day}
        assert _found(assistant, question) == expected, agencies
