"""A text with a rhythm becomes a Recurrence, which knows the days it falls on."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence

from corpus.deadlines.rhythms import (
    DAY_IN_QUARTER,
    DAY_OF_MONTH,
    YEAR_BEFORE,
    frequencies,
    frequency,
)
from corpus.deadlines.stretches import Stretch
from corpus.plan import Recurrence

MARKS = {
    "yearly": ("12-31",),
    "half_yearly": ("06-30", "12-31"),
    "quarterly": ("03-31", "06-30", "09-30", "12-31"),
    "monthly": tuple(f"{m:02}-{calendar.monthrange(2024, m)[1]}" for m in range(1, 13)),
}


def _mark(stretch: Stretch) -> str:
    """The boundary that a stretch prints, "MM-DD"; a whole February ends on 02-29."""
    day = stretch.first if stretch.cue == "before" else stretch.last
    return f"{day.month:02}-{day.day or calendar.monthrange(2024, day.month)[1]:02}"


def _rhythmic_marks(text: str) -> Iterator[str]:
    """ "Ngày 25 hằng tháng" is the 25th of every month, "ngày 15 tháng cuối quý" of four."""
    for found in DAY_OF_MONTH.finditer(text):
        day = int(found[1])
        for month, last in _months(text, found) if day else ():
            yield f"{month:02}-{min(day, last):02}"


def _months(text: str, found: re.Match[str]) -> list[tuple[int, int]]:
    """The months in which such a day comes back, each with its number of days."""
    quarter = DAY_IN_QUARTER.match(text, found.start())
    name = "quarterly" if quarter else _rhythm_of(text, found)
    back = 2 if quarter and quarter["part"] == "dau" else 0
    months = [int(mark[:2]) - back for mark in MARKS.get(name, ())]
    return [(month, calendar.monthrange(2024, month)[1]) for month in months]


def _rhythm_of(text: str, found: re.Match[str]) -> str:
    """The rhythm beside a day of the month: "hằng tháng (trước ngày 18)"."""
    near = sorted(
        frequency().finditer(text),
        key=lambda phrase: min(
            abs(phrase.end() - found.start()), abs(phrase.start() - found.end())
        ),
    )
    names = [name for phrase in near for name in frequencies(phrase.group())]
    return next((name for name in names if name in ("monthly", "quarterly")), "")


def recurrence(text: str, found: Sequence[Stretch]) -> Recurrence | None:
    """What comes back, or None where the text names no frequency."""
    last_year = any(s.yearless and YEAR_BEFORE.match(text, s.end) for s in found)
    if not (frequency().search(text) or DAY_IN_QUARTER.search(text) or last_year):
        return None
    freq = frequencies(text) or (("yearly",) if last_year else ())
    dated = [s for s in found if s.yearless or s.unit not in ("year", "range", "part")]
    dated = [s for s in dated if s.cue not in ("from", "after")]
    marks = list(dict.fromkeys(_mark(s) for s in dated))
    if rhythmic := list(dict.fromkeys(_rhythmic_marks(text))):
        marks = sorted({*marks, *rhythmic})
    exclusive = any(s.cue == "before" for s in dated) or (
        not dated and bool(re.search(r"truoc\s*ngay", text))
    )
    adhoc = ("adhoc",) if "dot xuat" in text else ()
    return Recurrence((*freq, *adhoc), tuple(marks), exclusive and bool(marks), last_year)
