"""Words that count from the as-of date: "tháng này", "30 ngày tới", "quý II năm sau"."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from corpus.deadlines import Day, Period
from corpus.lazy import pattern


def add_months(day: date, months: int) -> date:
    """The same day some months on, or the last day of a shorter month.

    >>> add_months(date(2025, 1, 31), 1)
    datetime.date(2025, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def _days(start: int, end: int, first: date, last: date) -> Period:
    low, high = (Day(d.year, d.month, d.day) for d in (first, last))
    return Period(start, end, "range", low, high)


def period_beside(name: str, as_of: date, step: int) -> tuple[date, date]:
    """First and last day of the week, month, quarter or year `step` away from as_of's.

    >>> period_beside("quy", date(2025, 5, 1), 1)
    (datetime.date(2025, 7, 1), datetime.date(2025, 9, 30))
    """
    if name == "tuan":
        first = as_of - timedelta(as_of.weekday()) + timedelta(7 * step)
        return first, first + timedelta(6)
    size = {"thang": 1, "quy": 3, "nam": 12}[name]
    month = (as_of.month - 1) // size * size + 1
    first = add_months(as_of.replace(month=month, day=1), step * size)
    return first, add_months(first, size) - timedelta(1)


def _shifted(name: str, as_of: date, count: int) -> date:
    if name in ("ngay", "tuan"):
        return as_of + timedelta(count * (7 if name == "tuan" else 1))
    return add_months(as_of, count * {"thang": 1, "quy": 3, "nam": 12}[name])


_NUMBERS = {
    "mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8,
    "chin": 9, "muoi": 10,
}  # fmt: skip
_N = rf"(?P<n>\d{{1,3}}|{'|'.join(_NUMBERS)})"
COUNTED = rf"{_N}\s*(?P<u>ngay|tuan|thang|quy|nam)(?![a-z])"  # "3 tháng"
# "tháng này đầu năm 2026" names two periods, "việc tháng này đâu rồi" one.
_PART = r"(?:cuoi|dau)\s*(?:tuan|thang|quy|nam|ky|giai doan)"
_NEW_PERIOD = rf"(?![a-z]|\s*(?:ngay|thang|quy|nam|het|{_PART}|\d|[iv]+(?![a-z])))"
_NEXT = r"(?:sap toi|tiep theo|ke tiep|toi)"
_PAST = r"(?:vua qua|vua roi|truoc day|gan day|qua)"
_SPAN_AHEAD = pattern(
    rf"(?<![\w/])(?:(?:trong\s*)?(?:vong\s*)?{_N}\s*(?P<u>ngay|tuan|thang|quy|nam)\s*"
    rf"(?:(?P<next>{_NEXT}|nua){_NEW_PERIOD}|(?P<past>{_PAST}){_NEW_PERIOD})"
    rf"|(?:trong\s*)?vong\s*(?P<n2>\d{{1,3}})\s*(?P<u2>ngay|tuan|thang|quy|nam)(?![a-z])"
    r"|trong\s*(?P<n3>\d{1,3})\s*(?P<u3>ngay|tuan)(?![a-z]|\s*(?:ke tu|lam viec)))"
)
_STEPS = {
    "nay": 0, "hien tai": 0, "sau": 1, "toi": 1, "sap toi": 1, "tiep theo": 1, "ke tiep": 1,
    "truoc": -1, "qua": -1, "vua qua": -1, "vua roi": -1, "ngoai": -1,
}  # fmt: skip
_STEP = "|".join(sorted(_STEPS, key=len, reverse=True))
_UNIT_STEP = pattern(
    r"(?<!cac )(?<!nhung )(?<![a-z\d])(?<!\d )(?P<u>tuan|thang|quy|nam)"
    rf"\s*(?P<s>{_STEP}){_NEW_PERIOD}"
)
_NEXT_UNIT = pattern(r"(?<![a-z])sang\s*(?P<u>tuan|thang|quy|nam)(?![a-z]|\s*\d)")
_NAMED_DAYS = {"hom nay": 0, "ngay mai": 1, "ngay kia": 2, "hom qua": -1}
_NAMED_DAY = pattern(rf"(?<![a-z])(?P<d>{'|'.join(_NAMED_DAYS)})(?![a-z])")
_NOW = pattern(r"(?<=tu )(?:bay gio|nay|gio)(?![a-z])|(?<=den )(?:hien nay|nay)(?![a-z])")
_THIS_END = pattern(
    rf"(?<=het )(?P<u>thang|quy){_NEW_PERIOD}|cuoi\s*(?P<u2>thang|quy){_NEW_PERIOD}"
)
_OPEN_YEAR = pattern(
    rf"(?:(?<=het )|(?<=trong )|(?<=lai cua ))nam(?![a-z]|\s*(?:\d|nao|may|{_STEP}))"
)
_DAY_ALONE = pattern(
    rf"ngay\s*(?P<d>\d{{1,2}})\s*thang\s*(?P<s>{_STEP}){_NEW_PERIOD}"
    r"|(?:(?<=truoc )|(?<=den )|(?<=nhat )|(?<=sau )|(?<=tu ))ngay\s*(?P<d2>\d{1,2})"
    r"(?!\d|\s*[/.-]\s*\d|\s*thang\s*\d)"
)


def ago(count: str, unit: str, as_of: date) -> date:
    """The day so long before, as `COUNTED` names it.

    >>> ago("ba", "thang", date(2025, 11, 21))
    datetime.date(2025, 8, 21)
    """
    return _shifted(unit, as_of, -_count(count))


def _count(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word]


def _ahead(text: str, as_of: date) -> Iterator[Period]:
    """ "30 ngày tới", "2 tuần qua", "trong vòng 3 tháng"."""
    for found in _SPAN_AHEAD.finditer(text):
        got = found.groupdict()
        count = _count(got["n"] or got["n2"] or got["n3"] or "")
        unit = got["u"] or got["u2"] or got["u3"] or ""
        if unit == "quy" and got["next"]:  # "hai quý tới" begin with the next one
            first, _ = period_beside(unit, as_of, 1)
            yield _days(*found.span(), first, period_beside(unit, as_of, count)[1])
            continue
        other = _shifted(unit, as_of, -count if got["past"] else count)
        yield _days(*found.span(), min(as_of, other), max(as_of, other))


def _day_alone(found: re.Match[str], as_of: date) -> Period:
    """ "trước ngày 15" is of this month, "ngày 15 tháng sau" of the next."""
    month = add_months(as_of.replace(day=1), _STEPS[found["s"] or "nay"])
    day = Day(month.year, month.month, int(found["d"] or found["d2"]))
    return Period(*found.span(), "day", day, day)


def relative_periods(text: str, as_of: date) -> list[Period]:
    """Every period that counts from `as_of`, by rule; they may overlap."""
    found = list(_ahead(text, as_of))
    for m in _UNIT_STEP.finditer(text):
        found.append(_days(*m.span(), *period_beside(m["u"], as_of, _STEPS[m["s"]])))
    for m in _NEXT_UNIT.finditer(text):  # "sang năm", "sang tháng"
        found.append(_days(*m.span(), *period_beside(m["u"], as_of, 1)))
    for m in _THIS_END.finditer(text):
        found.append(_days(*m.span(), *period_beside(m["u"] or m["u2"], as_of, 0)))
    for m in _NAMED_DAY.finditer(text):
        day = as_of + timedelta(_NAMED_DAYS[m["d"]])
        found.append(_days(*m.span(), day, day))
    found += [_days(*m.span(), as_of, as_of) for m in _NOW.finditer(text)]
    found += [_day_alone(m, as_of) for m in _DAY_ALONE.finditer(text)]
    for m in _OPEN_YEAR.finditer(text):
        found.append(Period(*m.span(), "year", Day(None, 1, 1), Day(None, 12, 31)))
    return found


_OF_RELATIVE_YEAR = pattern(rf"\s*,?\s*(?:cua\s*)?(?P<nam>nam\s*)?(?P<s>{_STEP}){_NEW_PERIOD}")


def placed(period: Period, text: str, as_of: date) -> Period:
    """A yearless period with the word after it: "tháng 6 này", "quý II năm sau"."""
    found = _OF_RELATIVE_YEAR.match(text, period.end)
    if period.year is not None or not found or text[found.end() :].lstrip().startswith("han"):
        return period  # "tháng 6 quá hạn" says nothing of which June
    if not 1 <= period.last.month <= 12:
        return period  # no month; told as such once the whole window is known
    step, named = _STEPS[found["s"]], found["nam"] or period.unit == "part"
    if not named and found["s"] in ("sau", "truoc"):
        return period
    year = as_of.year + step
    if step and not named:  # "tháng 6 tới" is the next one to come
        here = replace(period.last, day=0).on(as_of.year)
        year = as_of.year + (here < as_of) if step > 0 else as_of.year - (here >= as_of)
    return replace(period.in_year(year), end=found.end())
