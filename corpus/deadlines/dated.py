"""A stretch laid on the calendar, and several of them as the steps of one deadline."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from corpus.deadlines.stretches import Stretch
from corpus.plan import Deadline, DeadlineKind, Milestone


class Dated(NamedTuple):
    """A stretch laid on the calendar."""

    stretch: Stretch
    first: date
    due: date

    @property
    def opens(self) -> bool:
        """It says when work begins, not when it ends."""
        return self.stretch.cue in ("from", "after")

    @property
    def start(self) -> date | None:
        """A start counts only where one is printed."""
        return self.first if self.stretch.unit in ("range", "part") else None

    @property
    def kind(self) -> DeadlineKind:
        unit = self.stretch.unit
        return "range" if unit == "part" else unit


def laid(stretch: Stretch, issued: date | None) -> Dated | None:
    """The stretch as days; None without a year, or where the printed day does not exist."""
    if issued is None and stretch.yearless:
        return None
    year = issued.year if issued else 1
    try:
        first, last = stretch.first.on(year), stretch.last.on(year)
    except ValueError:
        return None
    if stretch.cue == "before":
        return Dated(stretch, first, first - timedelta(1))
    return Dated(stretch, last + timedelta(1) if stretch.cue == "after" else first, last)


def exists(stretch: Stretch) -> bool:
    """Every day of it exists in some year."""
    return laid(stretch, date(2024, 1, 1)) is not None


def stepped(raw: str, steps: Sequence[Milestone], kinds: Sequence[DeadlineKind]) -> Deadline:
    """Several dated steps as one deadline, due with the last of them."""
    order = sorted(range(len(steps)), key=lambda n: steps[n].due)
    milestones = tuple(steps[n] for n in order)
    starts = [m.start for m in milestones if m.start]
    kind = "range" if starts else kinds[order[-1]]
    return Deadline(raw, kind, min(starts, default=None), milestones[-1].due, None, milestones)


def steps_of(deadline: Deadline) -> tuple[Milestone, ...]:
    """The steps of a deadline; one due on a single day is a step of its own."""
    if deadline.milestones or deadline.due is None:
        return deadline.milestones
    return (Milestone(deadline.raw, deadline.start, deadline.due),)
