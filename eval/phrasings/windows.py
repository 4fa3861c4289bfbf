"""Windows as officials say them, with the days that they mean by construction."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

_ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class SaidWindow:
    """A phrase and the inclusive days it means; None is open.

    `horizon` marks a phrase of years alone ("đến năm 2030").
    """

    say: str
    after: date | None
    before: date | None
    horizon: bool = False


def last_day(year: int, month: int) -> date:
    """The last day of a month.

    >>> last_day(2028, 2)
    datetime.date(2028, 2, 29)
    """
    return date(year, month, calendar.monthrange(year, month)[1])


def any_window(rng: Random, as_of: date, year: int) -> SaidWindow:
    """A window of any sort; `year` is meant where the phrase names none."""
    make = rng.choice((_month, _month, _quarter, _half, _year, _day, _span, _onwards, _relative))
    return make(rng, as_of, year)


def _tail(rng: Random, year: int) -> tuple[str, int]:
    """ "/2025", " năm 2026" or nothing, and the year that is meant."""
    named = rng.randint(2025, 2030)
    return rng.choice((("", year), (f"/{named}", named), (f" năm {named}", named)))


def _month(rng: Random, _: date, year: int) -> SaidWindow:
    tail, year = _tail(rng, year)
    month = rng.randint(2, 12)
    name = f"tháng {month}{tail}"
    first, last = date(year, month, 1), last_day(year, month)
    until = first - timedelta(1)
    return rng.choice((
        SaidWindow(f"trước {name}", None, until),
        SaidWindow(f"trong {name}", first, last),
        SaidWindow(name, first, last),
        SaidWindow(f"đến hết {name}", None, last),
        SaidWindow(f"hết {name}", None, last),
        SaidWindow(f"chậm nhất {name}", None, last),
        SaidWindow(f"sau {name}", last + timedelta(1), None),
    ))  # fmt: skip


def _quarter(rng: Random, _: date, year: int) -> SaidWindow:
    tail, year = _tail(rng, year)
    number = rng.randint(1, 4)
    first, last = date(year, 3 * number - 2, 1), last_day(year, 3 * number)
    name = f"quý {rng.choice((_ROMAN[number - 1], str(number)))}{tail}"
    return rng.choice((
        SaidWindow(f"trong {name}", first, last),
        SaidWindow(name, first, last),
        SaidWindow(f"trước {name}", None, first - timedelta(1)),
        SaidWindow(f"đến hết {name}", None, last),
    ))  # fmt: skip


def _half(rng: Random, _: date, __: int) -> SaidWindow:
    year = rng.randint(2025, 2030)
    return rng.choice((
        SaidWindow(f"6 tháng đầu năm {year}", date(year, 1, 1), date(year, 6, 30)),
        SaidWindow(f"trong 6 tháng cuối năm {year}", date(year, 7, 1), date(year, 12, 31)),
    ))  # fmt: skip


def _year(rng: Random, _: date, __: int) -> SaidWindow:
    year = rng.randint(2025, 2030)
    first, last = date(year, 1, 1), date(year, 12, 31)
    return rng.choice((
        SaidWindow(f"trong năm {year}", first, last, True),
        SaidWindow(f"năm {year}", first, last, True),
        SaidWindow(f"đến hết năm {year}", None, last, True),
        SaidWindow(f"trước năm {year}", None, first - timedelta(1), True),
    ))  # fmt: skip


def _day(rng: Random, _: date, __: int) -> SaidWindow:
    year, month = rng.randint(2025, 2027), rng.randint(1, 12)
    day = rng.choice((date(year, month, 15), last_day(year, month)))
    name = rng.choice((f"{day.day}/{day.month}/{year}", f"ngày {day.day} tháng {month} năm {year}"))
    return rng.choice((
        SaidWindow(f"trước {name}", None, day - timedelta(1)),
        SaidWindow(f"chậm nhất {name}", None, day),
        SaidWindow(f"đến {name}", None, day),
        SaidWindow(f"sau {name}", day + timedelta(1), None),
    ))  # fmt: skip


def _span(rng: Random, _: date, __: int) -> SaidWindow:
    year = rng.randint(2025, 2028)
    first, last = sorted(rng.sample(range(1, 13), 2))
    later = year + rng.randint(1, 2)
    return rng.choice((
        SaidWindow(
            f"từ tháng {first} đến tháng {last} năm {year}",
            date(year, first, 1), last_day(year, last),
        ),
        SaidWindow(
            f"từ năm {year} đến năm {later}", date(year, 1, 1), date(later, 12, 31), True
        ),
    ))  # fmt: skip


def _onwards(rng: Random, _: date, __: int) -> SaidWindow:
    year, month = rng.randint(2025, 2027), rng.randint(1, 12)
    return SaidWindow(f"từ tháng {month}/{year} trở đi", date(year, month, 1), None)


def _relative(rng: Random, as_of: date, _: int) -> SaidWindow:
    first = as_of.replace(day=1)
    end = last_day(as_of.year, as_of.month)
    coming = end + timedelta(1)
    monday = as_of - timedelta(as_of.weekday())
    days = rng.choice((7, 15, 30, 60))
    return rng.choice((
        SaidWindow("tháng này", first, end),
        SaidWindow("trong tháng này", first, end),
        SaidWindow("tháng sau", coming, last_day(coming.year, coming.month)),
        SaidWindow("tuần này", monday, monday + timedelta(6)),
        SaidWindow(f"{days} ngày tới", as_of, as_of + timedelta(days)),
        SaidWindow("từ nay đến cuối năm", as_of, date(as_of.year, 12, 31)),
        SaidWindow("năm nay", date(as_of.year, 1, 1), date(as_of.year, 12, 31)),
    ))  # fmt: skip
