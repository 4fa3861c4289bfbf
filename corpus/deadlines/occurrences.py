"""A recurring deadline laid over a calendar."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from corpus.deadlines.recurrence import MARKS
from corpus.plan import Deadline, Recurrence


def _marked_day(year: int, mark: str, exclusive: bool) -> date:
    """ "MM-DD" in a year; a day past the month's end is the month's last day."""
    month, day = int(mark[:2]), int(mark[3:])
    last = calendar.monthrange(year, month)[1]
    return date(year, month, min(day, last)) - timedelta(int(exclusive))


def _weeks(after: date, before: date) -> Iterator[date]:
    day = after + timedelta(6 - after.weekday())
    while day <= before:
        yield day
        day += timedelta(7)


def occurrences(deadline: Deadline, after: date, before: date) -> tuple[date, ...]:
    """The last days that count of a recurring deadline in [after, before], sorted.

    A rhythm with printed boundaries falls on those; a denser one beside them ("hằng
    tháng, năm (trước 10/12)") keeps its month or quarter ends. "Tháng 11 của năm trước"
    falls on 30 November of every year. Weeks end on Sunday; "đột xuất" has no days.
    The deadline's own start and due bound the result. () where nothing recurs.
    """
    rule = deadline.recurrence
    if rule is None:
        return ()
    first, last = max(after, deadline.start or after), min(before, deadline.due or before)
    return _within(rule, first, last)


@lru_cache(maxsize=4096)
def _within(rule: Recurrence, after: date, before: date) -> tuple[date, ...]:
    printed = rule.before_md
    plain = {m for f in rule.freq if len(marks := MARKS.get(f, ())) > len(printed) for m in marks}
    days = set(_weeks(after, before)) if "weekly" in rule.freq else set()
    for year in range(after.year, min(before.year + 2, date.max.year)):
        days |= {_marked_day(year, mark, rule.exclusive) for mark in printed}
        days |= {_marked_day(year, mark, False) for mark in plain}
    return tuple(sorted(day for day in days if after <= day <= before))
