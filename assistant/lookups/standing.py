"""Records by the role in which an agency stands to them and by their days, not yet read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from assistant.answer import Item, RoleName
from assistant.lookups.timing import Days, Spans, deadline_of, recurs_within
from corpus.plan import Timing
from index.register import Register

HEADINGS = {
    "past": "Đến hạn ngay sau mốc đã hỏi",
    "recurring": "Việc định kỳ",
    "ongoing": "Việc thường xuyên",
    "conditional": "Việc theo điều kiện",
    "undated": "Việc không ghi thời hạn",
    "collective": "Việc giao chung cho nhóm có cơ quan này",
    "coordinating": "Việc tham gia phối hợp",
    "inherited": "Việc của cơ quan đã sáp nhập vào cơ quan này",
    "inherited in part": "Việc của cơ quan đã chuyển một phần chức năng sang cơ quan này",
    "tracking": "Chỉ tiêu được giao theo dõi",
    "lead": "Việc chủ trì",
}
_LAST = "9999-12-31"
Placed = tuple["Held", str | None]


class Held(NamedTuple):
    """A standing (index/register_rows.py) in the role that counts; `due` is the day that
    counts in the question's window, else the record's own."""

    record: int
    plan: int
    agency: str
    timing: Timing | None
    due: str | None
    steps: str | None
    role: RoleName
    score: float = 0.0

    def item(self, register: Register) -> Item:
        """The record itself, as an answer holds it."""
        return Item(
            record=register.at(self.record),
            role=self.role,
            timing=self.timing,
            due=date.fromisoformat(self.due) if self.due else None,
            agency=self.agency,
            score=self.score,
        )


def split(
    every: Iterable[Held],
    asked: str,
    days_of: Mapping[int, Days] | None,
    register: Register,
    *,
    dated_only: bool,
) -> tuple[list[Held], dict[str, list[Held]]]:
    """What was asked, and the rest by the heading (of HEADINGS) under which it is shown.

    `days_of` is the window in each plan. With `dated_only` what recurs is not asked for.
    """
    answer: list[Held] = []
    rest: dict[str, list[Held]] = {}
    spans = {plan: window.spans for plan, window in days_of.items()} if days_of else {}
    for held in every:
        placed, heading = held, None
        if days_of is not None:
            placed, heading = _place(held, days_of[held.plan], spans[held.plan], register)
            if dated_only and held.timing == "recurring":
                heading = "recurring"
        if held.role != asked:
            heading = None if heading == "outside" else held.role
        elif heading is None:
            answer.append(placed)
        if heading:
            rest.setdefault(heading, []).append(placed)
    return answer, rest


def _place(held: Held, window: Days, spans: Spans, register: Register) -> Placed:
    """The record with its day in the window, and its heading (None: asked)."""
    if held.timing == "due":
        return _place_due(held, spans)
    if held.timing == "recurring":
        if day := recurs_within(deadline_of(register.at(held.record)), window):
            return held._replace(due=day.isoformat()), None
        return held, "recurring"
    return held, held.timing


def _place_due(held: Held, spans: Spans) -> Placed:
    """The first of a record's days that falls in the window, else just past it."""
    days = held.steps.split() if held.steps else (held.due or "",)
    for first, last, heading in spans:
        for day in days:
            if first <= day <= last:
                return held if day == held.due else held._replace(due=day), heading
    return held, "outside"


def by_day(held: Iterable[Held]) -> list[Held]:
    """Dated records by day, then the others in source order (the sort is stable)."""
    return sorted(held, key=lambda h: h.due or _LAST)
