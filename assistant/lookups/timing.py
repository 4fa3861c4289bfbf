"""When a record counts: its timing, and its day in a window."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from assistant.answer import Timing
from assistant.time_window import Window, resolve
from corpus.deadlines import occurrences
from corpus.plan import Assignment, Deadline, Duty, Manifest, Record, Task

_FAR = date(2100, 12, 31)
_EARLY = date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class Days:
    """A window for one plan: inclusive ends, the last day just past a "trước", and the
    day of issue, before which nothing recurs."""

    after: date
    before: date
    boundary: date | None
    issued: date = _EARLY

    def __contains__(self, day: date) -> bool:
        return self.after <= day <= self.before


def days(window: Window, manifest: Manifest, as_of: date) -> Days:
    """The window in a plan's own year, where the question names none."""
    known = resolve(window, manifest.issued.year)
    before = known.before or _FAR
    if known.overdue:
        before = min(before, date.fromordinal(as_of.toordinal() - 1))
    return Days(known.after or _EARLY, before, _period_end(known.boundary), manifest.issued)


def _period_end(boundary: date | None) -> date | None:
    """Just past "trước ngày 1/6" lies June, as it does past "trước tháng 6"."""
    if boundary is None or boundary.day != 1:
        return boundary
    return date(boundary.year, boundary.month, monthrange(boundary.year, boundary.month)[1])


def deadline_of(record: Record) -> Deadline | None:
    return record.deadline if isinstance(record, Task | Assignment | Duty) else None


def timing(deadline: Deadline | None) -> Timing:
    """How a record stands in time, whatever the question."""
    if deadline is None:
        return "undated"
    if deadline.due is not None or deadline.milestones:
        return "due"
    if deadline.kind == "recurring":
        return "recurring"
    return "conditional" if deadline.kind == "conditional" else "ongoing"


def due_days(deadline: Deadline) -> tuple[date, ...]:
    """The days by which steps of a deadline, or all of it, are due."""
    steps = tuple(m.due for m in deadline.milestones)
    return steps or ((deadline.due,) if deadline.due else ())


def day_within(deadline: Deadline | None, window: Days) -> date | None:
    """The first day of a deadline that falls in a window; None when none does."""
    if deadline is None:
        return None
    return next((day for day in due_days(deadline) if day in window), None)


def recurs_within(deadline: Deadline | None, window: Days) -> date | None:
    """The first recurrence in a window, none before the day of issue; None when none does.

    An open end has no last day: what comes back at all comes back after any day.
    """
    if deadline is None or deadline.recurrence is None or not deadline.recurrence.before_md:
        return None
    if window.before == _FAR and window.after == _EARLY:
        return None
    after = max(window.after, window.issued)
    before = window.before if window.before != _FAR else date(after.year + 1, 12, 31)
    return next(iter(occurrences(deadline, after, before)), None)


def just_past(deadline: Deadline | None, window: Days) -> date | None:
    """A day just past a "trước" boundary: due in the named period itself."""
    if deadline is None or window.boundary is None:
        return None
    limit = window.boundary
    return next((d for d in due_days(deadline) if window.before < d <= limit), None)
