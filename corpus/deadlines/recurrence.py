"""A text with a rhythm becomes a Recurrence, which knows the days it falls on."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence

from corpus.deadlines.rhythms import DAY_OF_MONTH, YEAR_BEFORE, frequencies, frequency
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


def _monthly_marks(text: str, freq: Sequence[str]) -> tuple[str, ...]:
    """ "Ngày 25 hằng tháng" is the 25th of every month."""
    found = DAY_OF_MONTH.search(text)
    if not found or not 1 <= int(found[1]) <= 31:
        return ()
    marks = MARKS.get(next((f for f in ("monthly", "quarterly") if f in freq), ""), ())
    return tuple(f"{m[:2]}-{min(int(found[1]), int(m[3:])):02}" for m in marks)


def recurrence(text: str, found: Sequence[Stretch]) -> Recurrence | None:
    """What comes back, or None where the text names no frequency."""
    last_year = any(s.yearless and YEAR_BEFORE.match(text, s.end) for s in found)
    phrase = frequency().search(text)
    if not phrase and not last_year:
        return None
    freq = frequencies(text) or (("yearly",) if last_year else ())
    dated = [s for s in found if s.yearless or s.unit not in ("year", "range", "part")]
    dated = [s for s in dated if s.cue not in ("from", "after")]
    marks = tuple(dict.fromkeys(_mark(s) for s in dated)) or _monthly_marks(text, freq)
    exclusive = any(s.cue == "before" for s in dated) or (
        not dated and bool(re.search(r"truoc\s*ngay", text))
    )
    adhoc = ("adhoc",) if "dot xuat" in text else ()
    return Recurrence((*freq, *adhoc), marks, exclusive and bool(marks), last_year)
