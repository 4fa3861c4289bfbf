"""How a deadline stands in time, whatever is asked of it."""

from __future__ import annotations

from datetime import date

from corpus.plan import Deadline, Timing


def timing(deadline: Deadline | None) -> Timing:
    """Has it days, a rhythm, a condition, or nothing of the kind?

    >>> timing(None)
    'undated'
    """
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
