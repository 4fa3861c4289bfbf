"""When a record counts: its timing, and its day in a window."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from assistant.time_window import Window, resolve
from corpus.deadlines import due_days, occurrences, timing
from corpus.plan import Assignment, Deadline, Duty, Manifest, Record, Task

_FAR = date(2100, 12, 31)
_EARLY = date(1900, 1, 1)

Spans = tuple[tuple[str, str, str | None], ...]


@dataclass(frozen=True, slots=True)
class Days:
    """A window for one plan: inclusive ends, the last day just past a "trước", the
    day of issue, before which nothing recurs, and the ends of each period that counts."""

    after: date
    before: date
    boundary: date | None
    issued: date
    parts: tuple[tuple[date, date], ...]

    @property
    def spans(self) -> Spans:
        """First and last day of the window and of what lies just past it, as ISO days,
        with the heading (None: asked)."""
        asked = tuple((first.isoformat(), last.isoformat(), None) for first, last in self.parts)
        if self.boundary is None:
            return asked
        past = date.fromordinal(self.before.toordinal() + 1)
        return *asked, (past.isoformat(), self.boundary.isoformat(), "past")

    def __contains__(self, day: date) -> bool:
        return any(first <= day <= last for first, last in self.parts)


def days(window: Window, manifest: Manifest, as_of: date) -> Days:
    """The window in a plan's own year, where the question names none."""
    after, before, just_past, parts = _limits(window, manifest.year, as_of)
    return Days(after, before, just_past, manifest.issued, parts)


@lru_cache(maxsize=1024)
def _limits(
    window: Window, year: int, as_of: date
) -> tuple[date, date, date | None, tuple[tuple[date, date], ...]]:
    known = resolve(window, year)
    before = known.before or _FAR
    if known.overdue == "as_of":
        before = min(before, date.fromordinal(as_of.toordinal() - 1))
    just_past = known.boundary if known.overdue else _period_end(known.boundary)
    after = known.after or _EARLY
    each = known.stretches or ((after, before),)
    parts = tuple((first, min(last, before)) for first, last in each if first <= before)
    return after, before, just_past, parts


def _period_end(boundary: date | None) -> date | None:
    """Just past "trước ngày 1/6" lies June, as it does past "trước tháng 6"."""
    if boundary is None or boundary.day != 1:
        return boundary
    return date(boundary.year, boundary.month, monthrange(boundary.year, boundary.month)[1])


def deadline_of(record: Record) -> Deadline | None:
    return record.deadline if isinstance(record, Task | Assignment | Duty) else None


def day_within(deadline: Deadline | None, window: Days) -> date | None:
    """The first day of a deadline that falls in a window; None when none does."""
    if deadline is None:
        return None
    return next((day for day in due_days(deadline) if day in window), None)


def returns_within(deadline: Deadline | None, window: Days) -> tuple[date, ...]:
    """The recurrences in a window, none before the day of issue.

    An open end has no last day: what comes back at all comes back after any day, and the
    first of them stands for all.
    """
    if deadline is None or deadline.recurrence is None or not deadline.recurrence.before_md:
        return ()
    if window.before == _FAR and window.after == _EARLY:
        return ()
    after = max(window.after, window.issued)
    if window.before == _FAR:
        return occurrences(deadline, after, date(after.year + 1, 12, 31))[:1]
    return tuple(day for day in occurrences(deadline, after, window.before) if day in window)


def recurs_within(deadline: Deadline | None, window: Days) -> date | None:
    """The first recurrence in a window; None when none does."""
    return next(iter(returns_within(deadline, window)), None)


__all__ = [
    "Days",
    "Spans",
    "day_within",
    "days",
    "deadline_of",
    "recurs_within",
    "returns_within",
    "timing",
]
