"""How roles, kinds, timings and recurrences are called in an export."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from assistant.answer import Item
from assistant.labels import day
from corpus.plan import (
    Assignment,
    Duty,
    Manifest,
    Quantity,
    Record,
    Recurrence,
    Target,
    Task,
    Timing,
)

KINDS: Mapping[str, str] = {
    "task": "Nhiệm vụ (phụ lục)",
    "assignment": "Nhiệm vụ (nội dung kế hoạch)",
    "duty": "Trách nhiệm tổ chức thực hiện",
    "target": "Chỉ tiêu",
    "relation": "Quan hệ văn bản",
    "citation": "Trích dẫn",
}
ROLES: Mapping[str | None, str] = {
    None: "",
    "lead": "Chủ trì",
    "collective": "Chủ trì chung",
    "coordinating": "Phối hợp",
    "inherited": "Tiếp nhận sau sắp xếp tổ chức bộ máy",
    "tracking": "Theo dõi chỉ tiêu",
}
TIMINGS: Mapping[str | None, str] = {
    None: "",
    "due": "Có thời hạn",
    "ongoing": "Thường xuyên",
    "recurring": "Định kỳ",
    "conditional": "Theo điều kiện",
    "undated": "Không nêu thời hạn",
}
_ROLE_HEADINGS: Mapping[str | None, str] = {
    "collective": "Nhiệm vụ giao chung cho nhiều cơ quan",
    "coordinating": "Nhiệm vụ tham gia phối hợp",
    "inherited": "Nhiệm vụ tiếp nhận từ cơ quan trước khi sắp xếp tổ chức bộ máy",
}
_TIMING_HEADINGS: Mapping[str | None, str] = {
    "due": "Nhiệm vụ khác có thời hạn",
    "ongoing": "Nhiệm vụ thường xuyên",
    "recurring": "Nhiệm vụ định kỳ",
    "conditional": "Nhiệm vụ có thời hạn theo điều kiện",
    "undated": "Nhiệm vụ không nêu thời hạn",
}
_FREQUENCIES: Mapping[str, str] = {
    "weekly": "hằng tuần",
    "monthly": "hằng tháng",
    "quarterly": "hằng quý",
    "half_yearly": "6 tháng một lần",
    "yearly": "hằng năm",
    "adhoc": "đột xuất khi có yêu cầu",
}


def related_heading(item: Item) -> str:
    """The heading under which a related item stands: by its role, then by its timing."""
    by_timing = _TIMING_HEADINGS.get(item.timing, "Nội dung liên quan")
    return _ROLE_HEADINGS.get(item.role, by_timing)


def timing_of(record: Record) -> Timing | None:
    """How a record stands to the calendar; None for one that has no deadline to have."""
    if not isinstance(record, Task | Assignment | Duty):
        return None
    deadline = record.deadline
    if deadline is None:
        return "undated"
    if deadline.kind in ("recurring", "ongoing", "conditional"):
        return deadline.kind
    return "due" if deadline.due or deadline.milestones else "undated"


def standing(manifest: Manifest, replaced_by: str, in_force: bool) -> str:
    """Whether a plan is in force; `replaced_by` is the number of the plan that follows it."""
    since = f" từ {day(manifest.replaced_on)}" if manifest.replaced_on else ""
    successor = f" bởi {replaced_by}" if replaced_by else ""
    if not in_force:
        return f"Đã được thay thế{successor}{since}"
    return f"Còn hiệu lực (được thay thế{successor}{since})" if replaced_by else "Còn hiệu lực"


def recurrence_words(rule: Recurrence | None) -> str:
    """A recurrence in words.

    >>> recurrence_words(Recurrence(("half_yearly",), ("06-10", "11-25"), exclusive=True))
    '6 tháng một lần, trước ngày 10/6 và 25/11'
    """
    if rule is None:
        return ""
    rhythm = ", ".join(_FREQUENCIES.get(f, f) for f in rule.freq) or "định kỳ"
    if not rule.before_md:
        return rhythm
    days = [f"{int(mark[3:]):02}/{int(mark[:2])}" for mark in rule.before_md]
    listed = " và ".join(filter(None, (", ".join(days[:-1]), days[-1])))
    limit = "trước ngày" if rule.exclusive else "chậm nhất ngày"
    return f"{rhythm}, {limit} {listed}{' của năm trước' if rule.previous_year else ''}"


def values_words(target: Target) -> str:
    """The values of a target as printed, each with its year where the words lack it."""
    return "; ".join(_value(value, target.text) for value in target.values)


def _value(value: Quantity, text: str) -> str:
    year = str(value.horizon or "")
    told = not year or year in value.raw or year in text
    return value.raw if told else f"{value.raw} (đến năm {year})"


def dated(value: date | None) -> str:
    """A day as plans print it; "" for none."""
    return day(value) if value else ""
