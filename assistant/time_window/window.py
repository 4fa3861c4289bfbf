"""The days that a question asks about, and what the user is told about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import chain
from typing import Literal

from assistant.labels import day
from corpus.deadlines import Day

LEAP = 2024  # stands in for an open year: every day of a year exists in it


class InvalidDate(ValueError):
    """A day, month or span that does not exist; the message is for the user."""


@dataclass(frozen=True, slots=True)
class Window:
    """The days a question asks about, both ends inclusive; None is open.

    `boundary` is set for "trước …": the last day of the period just past the limit, so
    what falls due in (before, boundary] can be mentioned apart. `span` counts characters
    of the question. `assumed` tells the user how the words were understood.

    `yearless`: the question names no year and none was given. Then `after`, `before` and
    `boundary` are None and `open` carries month and day of the three; `resolve` fills in
    a plan's year. `overdue`: what is late is asked for; only days before the as-of date
    count, also when the words name a span beside ("quá hạn trong tháng 6"), or before the day
    that they look from ("then": "tính đến 30/9 đã quá hạn"). `horizon`: only years are named, which
    in a question about targets are the year to be reached ("đến năm 2030"). `parts`: first and
    last day of each of several periods that do not touch ("tháng 6 và tháng 9"); `after` and
    `before` are then the ends of them all.
    """

    after: date | None
    before: date | None
    phrase: str
    span: tuple[int, int]
    boundary: date | None = None
    assumed: tuple[str, ...] = ()
    yearless: bool = False
    overdue: Literal["as_of", "then"] | None = None
    horizon: bool = False
    open: tuple[Day | None, Day | None, Day | None] = (None, None, None)
    parts: tuple[tuple[Day, Day], ...] = ()

    @property
    def stretches(self) -> tuple[tuple[date, date], ...]:
        """First and last day of each of several periods; () for one alone, and without a year."""
        if self.after is None:
            return ()
        year = self.after.year
        return tuple((first.on(year), last.on(year)) for first, last in self.parts)

    @property
    def within(self) -> str:
        """The phrase as it stands within a sentence ("Tháng 6" that began the question)."""
        first, rest = self.phrase[:1], self.phrase[1:]
        return first.lower() + rest if rest[:1].islower() else self.phrase


def day_in(open_day: Day | None, year: int, phrase: str) -> date | None:
    """The calendar day, in `year` where none is named. Raises InvalidDate with `phrase`."""
    try:
        return open_day.on(year) if open_day else None
    except ValueError:
        raise InvalidDate(
            f"Thời điểm “{phrase}” không có trong lịch; xin kiểm tra lại ngày, tháng."
        ) from None


def _meaning(window: Window) -> str:
    if window.stretches:
        return stretches_said(window.stretches)
    if window.boundary and window.before:
        since = f"từ ngày {day(window.after)} và " if window.after else ""
        return f"{since}trước ngày {day(window.before + timedelta(1))}"
    if window.after is None and window.before:
        return f"đến hết ngày {day(window.before)}"
    if window.before is None and window.after:
        return f"từ ngày {day(window.after)} trở đi"
    if window.after and window.after == window.before:
        return f"ngày {day(window.after)}"
    if window.after and window.before:
        return f"từ ngày {day(window.after)} đến hết ngày {day(window.before)}"
    return "mọi thời điểm"


def stretches_said(stretches: Sequence[tuple[date, date]]) -> str:
    """ "từ ngày 01/6/2025 đến hết ngày 30/6/2025 và từ ngày …"."""
    each = (f"từ ngày {day(first)} đến hết ngày {day(last)}" for first, last in stretches)
    return " và ".join(each)


def assume(window: Window) -> Window:
    """The window with a note for the user on how its words were understood."""
    note = f"Hiểu “{window.phrase}” là {_meaning(window)}"
    return replace(window, assumed=(*window.assumed, note))


def _checked(window: Window) -> Window:
    if window.after and window.before and window.after > window.before:
        raise InvalidDate(f"Khoảng thời gian “{window.phrase}” có ngày đầu sau ngày cuối.")
    return window


def resolve(window: Window, year: int) -> Window:
    """A yearless window in a plan's year, with the assumption said; others unchanged.

    Raises InvalidDate where the day does not exist in that year ("29/2").
    """
    if not window.yearless:
        return window
    return assume(settled(window, year))


def settled(window: Window, year: int) -> Window:
    """The open days laid on the calendar, in `year` where none is named."""
    after, before, boundary = (day_in(each, year, window.phrase) for each in window.open)
    for each in chain.from_iterable(window.parts):
        day_in(each, year, window.phrase)
    return _checked(replace(
        window, after=after, before=before, boundary=boundary, yearless=False,
        open=(None, None, None),
    ))  # fmt: skip
