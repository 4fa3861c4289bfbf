"""Records by the role in which an agency stands to them and by their days, not yet read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from assistant.answer import Item, RoleName
from assistant.lookups.timing import Days, Spans, deadline_of, recurs_within
from assistant.memo import once
from corpus.plan import Deadline
from index.register import Register, Standing

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
    "near": "Việc có nội dung gần với chủ đề",
}
_ROLES: dict[str, RoleName] = {
    "collective": "collective",
    "coordinating": "coordinating",
    "inherited": "inherited",
    "inherited in part": "inherited",
    "tracking": "tracking",
    "lead": "lead",
}
_LAST = "9999-12-31"
Placed = tuple[Standing, str | None]


class Held(NamedTuple):
    """What an agency has in one role: its standings (index/register/rows.py), bare tuples,
    for there may be tens of thousands, and Python's collector walks every object."""

    role: RoleName
    rows: list[Standing]


def item_of(row: Standing, role: RoleName, score: float, register: Register) -> Item:
    """The record itself, as an answer holds it. The row's last day is the one that counts in
    the question's window, else the record's own."""
    record, _, agency, timing, due, _ = row
    return Item(
        record=register.at(record),
        role=role,
        timing=timing,
        due=date.fromisoformat(due) if due else None,
        agency=register.agency(agency),
        score=score,
    )


def role_under(heading: str, asked: RoleName) -> RoleName:
    """The role of what stands under a heading: that of the heading, else the asked one."""
    return _ROLES.get(heading, asked)


def split(
    every: Iterable[Held],
    asked: str,
    days_of: Mapping[int, Days] | None,
    register: Register,
    *,
    dated_only: bool,
) -> tuple[list[Standing], dict[str, list[Standing]]]:
    """What was asked, and the rest by the heading (of HEADINGS) under which it is shown.

    `days_of` is the window in each plan. With `dated_only` what recurs is not asked for.
    """
    answer: list[Standing] = []
    rest: dict[str, list[Standing]] = {}
    spans = {plan: window.spans for plan, window in days_of.items()} if days_of else {}
    for role, rows in every:
        if days_of is None:
            (answer if role == asked else rest.setdefault(role, [])).extend(rows)
            continue
        for row in rows:
            if row[3] == "due":
                placed, heading = _place_due(row, spans[row[1]])
                if heading and row[4] is None:
                    again = _returning(row, days_of[row[1]], register)
                    placed, heading = again or (placed, heading)
            else:
                placed, heading = _place(row, days_of[row[1]], register)
            if dated_only and placed[3] == "recurring":
                heading = "recurring"
            if role != asked:
                heading = None if heading == "outside" else role
            elif heading is None:
                answer.append(placed)
            if heading:
                rest.setdefault(heading, []).append(placed)
    return answer, rest


def _place(row: Standing, window: Days, register: Register) -> Placed:
    """The standing of what has no last day, with its day in the window where it recurs, and
    its heading (None: asked)."""
    timing = row[3]
    if timing == "recurring":
        if day := recurs_within(_deadline(register, row[0]), window):
            return _on(row, day.isoformat()), None
        return row, "recurring"
    return row, timing


@once
def _deadline(register: Register, record: int) -> Deadline | None:
    """What recurs, without the record around it, which few lists show."""
    return deadline_of(register.at(record))


def _returning(row: Standing, window: Days, register: Register) -> Placed | None:
    """What has dated steps and also comes back ("hằng quý …, báo cáo năm trước 30/11/2026"),
    where it comes back in the window."""
    record, plan, agency, _, due, steps = row
    recurring: Standing = (record, plan, agency, "recurring", due, steps)
    placed, heading = _place(recurring, window, register)
    return (placed, heading) if heading is None else None


def _place_due(row: Standing, spans: Spans) -> Placed:
    """The first of a record's days that falls in the window, else just past it."""
    _, _, _, _, due, steps = row
    days = steps.split() if steps else (due or "",)
    for first, last, heading in spans:
        for day in days:
            if first <= day <= last:
                return row if day == due else _on(row, day), heading
    return row, "outside"


def _on(row: Standing, day: str) -> Standing:
    record, plan, agency, timing, _, steps = row
    return record, plan, agency, timing, day, steps


def by_day(rows: Iterable[Standing]) -> list[Standing]:
    """Dated records by day, then the others in source order (the sort is stable)."""
    return sorted(rows, key=lambda row: row[4] or _LAST)


def dated_first(rows: Iterable[Standing]) -> list[Standing]:
    """What falls due by day, then what only comes back, by the day on which it does."""
    return sorted(rows, key=lambda row: (row[3] == "recurring", row[4] or _LAST))
