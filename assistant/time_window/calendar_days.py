"""Days that the calendar names: "thứ sáu tuần này", "trước Tết"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from assistant.time_window.window import InvalidDate
from corpus.deadlines import Day, Period
from corpus.lazy import pattern

# First days of the lunar year as Vietnam counts it (UTC+7; 2030 is a day before China's).
_TET = (
    date(2025, 1, 29), date(2026, 2, 17), date(2027, 2, 6), date(2028, 1, 26),
    date(2029, 2, 13), date(2030, 2, 2), date(2031, 1, 23), date(2032, 2, 11),
)  # fmt: skip
_LUNAR_NEW_YEAR = pattern(
    r"(?:(?<=truoc )|(?<=sau )|(?<=den )|(?<=toi ))tet(?:\s*(?:nguyen dan|am lich))?"
    r"(?![a-z]|\s*(?:trung thu|duong|doc lap|thieu nhi|doan ngo))"
)
_DAYS = {
    "hai": 0, "ba": 1, "tu": 2, "nam": 3, "sau": 4, "bay": 5,
    "2": 0, "3": 1, "4": 2, "5": 3, "6": 4, "7": 5,
}  # fmt: skip
_STEPS = {"truoc": -1, "nay": 0, "sau": 1, "toi": 1}
# "thu năm nay" is this year's revenue, "thu từ nay" has no Wednesday: these two need their week.
_WEEKDAY = pattern(
    r"(?<![a-z])(?<!lan )(?<!doan )(?:thu\s*(?P<d>hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)\s*"
    r"(?:tuan\s*(?P<week>truoc|nay|sau|toi)|(?<!thu tu )(?<!thu nam )(?P<near>nay|toi))(?![a-z])"
)


def _weekday(found: re.Match[str], as_of: date) -> date:
    """ "Thứ sáu này" is of this week, "thứ sáu tới" the next to come."""
    day = _DAYS[found["d"]] if found["d"] else 6
    here = as_of + timedelta(day - as_of.weekday())
    step = (here <= as_of) if found["near"] == "toi" else _STEPS[found["week"] or "nay"]
    return here + timedelta(7 * step)


def calendar_days(text: str, as_of: date) -> Iterator[Period]:
    """The days that a folded question names so, each a period of one day. Raises InvalidDate for
    a lunar new year that is not in the table: a window left out would list every day's work."""
    for found in _WEEKDAY.finditer(text):
        yield _one_day(found, _weekday(found, as_of))
    for found in _LUNAR_NEW_YEAR.finditer(text):
        ahead = next((first for first in _TET if first >= as_of), None)
        if ahead is None:
            raise InvalidDate("Chưa có ngày Tết Nguyên đán của năm đó; xin nêu ngày cụ thể.")
        yield _one_day(found, ahead)


def _one_day(found: re.Match[str], when: date) -> Period:
    day = Day(when.year, when.month, when.day)
    return Period(*found.span(), "day", day, day)
