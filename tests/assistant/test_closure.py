"""Closure: for every agency × role × window × plan, the answer's items are exactly those
that a plain filter over all records finds. The filter here shares no code with the lookup.

A fixed sample runs by default; KEHOACH_CLOSURE=full runs the whole product.
"""

from __future__ import annotations

import os
import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from zlib import crc32

import pytest

from assistant.answer import Question
from assistant.lookups.work import find_work
from assistant.respond import Assistant
from assistant.time_window import Window, find_window
from corpus.plan import Assignment, Deadline, Duty, Record, Target, Task

FULL = os.environ.get("KEHOACH_CLOSURE") == "full"
SAMPLE = 97  # one in so many of the product, chosen by a checksum of the case
AS_OF = date(2025, 11, 21)
Ends = tuple[date | None, date | None]


def windows() -> Iterator[Ends]:
    """None; each month, quarter, half and year of 2025-2030; before and after each month."""
    yield None, None
    for year in range(2025, 2031):
        for months in (1, 3, 6, 12):
            for first in range(1, 13, months):
                yield date(year, first, 1), _last_day(year, first + months - 1)
        for month in range(1, 13):
            yield None, date(year, month, 1) - timedelta(1)
            yield _last_day(year, month) + timedelta(1), None


def _last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _question(agency: str, role: str, plans: Sequence[str] | None, ends: Ends) -> Question:
    window = Window(*ends, phrase="", span=(0, 0)) if any(ends) else None
    return Question(
        text="", kind="responsibility", as_of=AS_OF, agencies=(agency,), role=role,
        plans=tuple(plans) if plans else None, window=window,
    )  # type: ignore[arg-type]  # fmt: skip


# --- the filter ---------------------------------------------------------------------


class Filter:
    """All records of the register in memory, and the rules of shared semantics."""

    def __init__(self, assistant: Assistant) -> None:
        self.records = list(assistant.register.records())
        self.issued = {p.id: p.issued for p in assistant.register.plans()}
        self.kinds = {
            name: frozenset(
                kind for a in assistant.directory.split(name) if a.collective for kind in a.members
            )
            for name, _ in assistant.register.agencies()
        }

    def names(self, agency: str) -> set[str]:
        """The agency; for a group also the same group in other words ("UBND cấp huyện") and
        the groups that name it among others."""
        own, nouns = self.kinds[agency], _nouns(agency)
        return {agency} | {
            name
            for name, kinds in self.kinds.items()
            if own and (own == kinds or (own < kinds and nouns <= _nouns(name)))
        }

    def fitting(self, agency: str, role: str, plans: Sequence[str] | None, ends: Ends) -> set[str]:
        """Ids of the records that a question asks for."""
        names = self.names(agency)
        return {
            r.id
            for r in self.records
            if (not plans or r.plan in plans)
            and names & set(_holders(r, role))
            and (isinstance(r, Target) or self._in_time(r, ends))
        }

    def _in_time(self, record: Record, ends: Ends) -> bool:
        if not any(ends):
            return True
        deadline = getattr(record, "deadline", None)
        if deadline is None:
            return False
        days = {deadline.due, *(m.due for m in deadline.milestones)} - {None}
        if days:
            return any(_within(day, ends) for day in days)
        return any(_within(d, ends) for d in _returning(deadline, self.issued[record.plan]))


def _nouns(group: str) -> set[str]:
    return set(re.findall(r"\w+", group.lower())) - {"các"}


def _holders(record: Record, role: str) -> tuple[str, ...]:
    if isinstance(record, Target):
        return record.lead if role == "tracking" else ()
    if not isinstance(record, Task | Assignment | Duty) or role == "tracking":
        return ()
    return record.lead if role == "lead" else record.coordinating


def _within(day: date, ends: Ends) -> bool:
    after, before = ends
    return (after is None or after <= day) and (before is None or day <= before)


def _returning(deadline: Deadline, issued: date) -> Iterator[date]:
    """Printed days of a recurring deadline, year after year, from the day of issue."""
    rule = deadline.recurrence
    for mark in rule.before_md if rule else ():
        for year in range(issued.year, 2040):
            day = date.fromisoformat(f"{year}-{mark}") - timedelta(bool(rule and rule.exclusive))
            if day >= issued:
                yield day


# --- the proof ----------------------------------------------------------------------


@pytest.fixture(scope="module")
def rules(assistant: Assistant) -> Filter:
    return Filter(assistant)


def _cases(assistant: Assistant) -> Iterator[tuple[str, str, tuple[str, ...] | None, Ends]]:
    scopes = [None, *((p.id,) for p in assistant.register.plans())]
    for agency, _ in assistant.register.agencies():
        for role in ("lead", "coordinating", "tracking"):
            for plans in scopes:
                for ends in windows():
                    if (
                        FULL
                        or not any(ends)
                        or crc32(f"{agency}{role}{plans}{ends}".encode()) % SAMPLE == 0
                    ):
                        yield agency, role, plans, ends


def test_items_equal_the_filter(assistant: Assistant, rules: Filter) -> None:
    """No record of the asked role and window is missing, none is there that does not fit."""
    wrong, cases = [], 0
    for agency, role, plans, ends in _cases(assistant):
        found = find_work(
            _question(agency, role, plans, ends), assistant.register, assistant.directory
        )
        cases += 1
        got = {item.record.id for item in found.items}
        if got != (expected := rules.fitting(agency, role, plans, ends)):
            wrong.append((agency, role, plans, ends, expected - got, got - expected))
    assert cases > 3000
    assert not wrong, f"{len(wrong)} of {cases}: {wrong[:5]}"


def test_items_of_two_periods_are_those_of_each(assistant: Assistant, rules: Filter) -> None:
    """ "Tháng 6 và tháng 9": what either has, and nothing of what lies between."""
    june = date(2025, 6, 1), date(2025, 6, 30)
    later = [(date(y, m, 1), _last_day(y, m)) for y in (2025, 2026, 2030) for m in (9, 12)]
    for agency, _ in assistant.register.agencies():
        for other in later:
            whole = find_window(
                f"trong tháng 6/2025 và tháng {other[0].month}/{other[0].year}", AS_OF, None
            )
            question = replace(_question(agency, "lead", None, (None, None)), window=whole)
            found = find_work(question, assistant.register, assistant.directory)
            expected = {
                i for ends in (june, other) for i in rules.fitting(agency, "lead", None, ends)
            }
            assert {item.record.id for item in found.items} == expected, (agency, other)


def test_of_several_periods_only_what_is_past_is_late(assistant: Assistant) -> None:
    """The as-of day is 21/11/2025: nothing of December is late yet."""
    june_december = find_window("quá hạn trong tháng 6/2025 và tháng 12/2025", AS_OF, None)
    june = find_window("quá hạn trong tháng 6/2025", AS_OF, None)

    def late(window: Window | None) -> set[str]:
        asked = Question("", "responsibility", AS_OF, window=window)
        found = find_work(asked, assistant.register, assistant.directory)
        return {item.record.id for item in found.items}

    assert late(june_december) == late(june) != set()


def test_each_item_shows_a_day_of_its_window(assistant: Assistant) -> None:
    """The day shown beside an item lies in the window that was asked for."""
    ends = (date(2025, 4, 1), date(2025, 6, 30))
    for agency, _ in assistant.register.agencies():
        question = _question(agency, "lead", None, ends)
        found = find_work(question, assistant.register, assistant.directory)
        assert all(item.due and _within(item.due, ends) for item in found.items)


def test_the_rest_is_kept_apart(assistant: Assistant) -> None:
    """What stands under other headings is never also among the items."""
    for agency, _ in assistant.register.agencies():
        found = find_work(
            _question(agency, "lead", None, (None, date(2025, 12, 31))),
            assistant.register, assistant.directory,
        )  # fmt: skip
        items = {item.record.id for item in found.items}
        assert not items & {i.record.id for group in found.related for i in group.items}
