"""Days and calendar periods as printed, perhaps without a year."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

Unit = Literal["day", "month", "quarter", "part", "year", "range"]


@dataclass(frozen=True, slots=True)
class Day:
    """A day that may still lack its year. `day` 0 is the last day of the month.

    `wrap` is added to a year given later ("từ tháng 11 đến tháng 2": one year on);
    `delta` moves the result by days.
    """

    year: int | None
    month: int
    day: int
    wrap: int = 0
    delta: int = 0

    def on(self, year: int) -> date:
        """The calendar day, in `year` where none is printed. ValueError if there is none."""
        year = year + self.wrap if self.year is None else self.year
        day = self.day or calendar.monthrange(year, self.month)[1]
        return date(year, self.month, day) + timedelta(self.delta)


@dataclass(frozen=True, slots=True)
class Period:
    """A period as printed and its place in the folded text.

    `marked`: it bears a word of its own (ngày, tháng, quý, năm) or a full date; a bare
    "30/6" or "2030" is not marked and counts only after a word such as "trước".
    """

    start: int
    end: int
    unit: Unit
    first: Day
    last: Day
    marked: bool = True

    @property
    def year(self) -> int | None:
        return self.last.year

    def in_year(self, year: int) -> Period:
        """The same period with the year filled in."""
        return replace(
            self, first=replace(self.first, year=year), last=replace(self.last, year=year)
        )
