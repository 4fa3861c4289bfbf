"""Words for work whose day has passed, "quá hạn", and for how long ago it did."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from assistant.time_window.drafts import Draft
from assistant.time_window.relative import COUNTED, ago
from corpus.lazy import pattern

OVERDUE = pattern(
    r"(?:da\s*)?(?<!sap )(?<!chua )(?:qua|tre|cham)\s*(?:thoi\s*)?han(?![a-z])"
    r"|da\s*het\s*(?:thoi\s*)?han"
    r"|(?:viec|nhiem vu|cai|muc)\s*(?:nao|gi)\s*(?:bi\s*)?het\s*(?:thoi\s*)?han(?![a-z])"
    r"|(?:tre|cham)\s*tien\s*do"
    r"|(?<![a-z])(?:tre|cham)\s*(?:(?:nhung|cac|may|bao nhieu)\s*)?"
    r"(?:viec|nhiem vu|dau viec|cong viec|gi(?! het)|nhung gi)(?![a-z])"
)
_MORE = pattern(rf"\s*(?:tren|hon|lau hon|qua|tu)\s*{COUNTED}(?:\s*tro len)?")
_LESS = pattern(rf"\s*(?:duoi|chua (?:day|den|toi|qua)|khong qua|trong vong)\s*{COUNTED}")
_WHOLE_DAY = pattern(r"(?<![a-z])het(?![a-z])")


@dataclass(frozen=True, slots=True)
class Late:
    """The days on which late work was due, and where a folded text says so."""

    after: date | None
    before: date
    span: tuple[int, int]


def days_late(text: str, as_of: date) -> Late | None:
    """The days of "quá hạn" where no date is named; of "quá hạn trên 3 tháng" those that
    passed so long ago.

    >>> days_late("qua han tren 3 thang", date(2025, 11, 21)).before
    datetime.date(2025, 8, 20)
    """
    said = OVERDUE.search(text)
    if said is None:
        return None
    yesterday = as_of - timedelta(1)
    if more := _MORE.match(text, said.end()):
        passed = ago(more["n"], more["u"], as_of) - timedelta(1)
        return Late(None, passed, (said.start(), more.end()))
    if less := _LESS.match(text, said.end()):
        return Late(ago(less["n"], less["u"], as_of), yesterday, (said.start(), less.end()))
    return Late(None, yesterday, said.span())


def seen_from(draft: Draft, text: str) -> Draft | None:
    """ "Tính đến 30/9 có việc nào quá hạn?": a day alone is the one from which is looked, and
    what is due on it is not late yet ("đến hết 30/9": it is). None for any other period."""
    day = draft.before
    if day is None or not day.day or draft.boundary or draft.after not in (None, day):
        return None
    if _WHOLE_DAY.search(text, draft.start, draft.end):
        return replace(draft, after=None)
    return replace(draft, after=None, before=replace(day, delta=day.delta - 1), boundary=day)
