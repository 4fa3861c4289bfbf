"""The buttons under an answer: what one would ask or take next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Literal

from assistant.answer import Answer
from assistant.labels import day
from chat import starters

Name = Literal["hoi", "tai"]
_LATEST = 2100
_SAMPLES = 3
_DUTIES = ("responsibility", "deadline", "count", "reporting")


@dataclass(frozen=True, slots=True)
class Button:
    """`hoi` asks `value`; `tai` makes the file of that kind. `icon` is a Lucide name."""

    name: Name
    value: str
    label: str
    tooltip: str
    icon: str


_FILES = (
    Button("tai", "xlsx", "Xuất Excel", "Tải danh sách kèm trích dẫn (.xlsx)", "file-spreadsheet"),
    Button("tai", "docx", "Xuất Word", "Tải bảng tổng hợp nhiệm vụ (.docx)", "file-text"),
)
_CALENDAR = Button(
    "tai", "ics", "Xuất lịch", "Tải các thời hạn kèm nhắc việc (.ics)", "calendar-plus"
)


def buttons(answer: Answer) -> tuple[Button, ...]:
    """What makes sense for this answer: the files of a list and what one asks next, or for
    a question that was not understood, examples of some that are."""
    if _lost(answer):
        return _samples()
    if answer.status not in ("answered", "none") or not (answer.items or answer.related):
        return ()
    files: tuple[Button, ...] = _FILES
    if any(one.item.due for one in answer.items):
        files = (*files, _CALENDAR)
    return (*_questions(answer), *files)


def offered(answer: Answer, name: str, value: str) -> bool:
    """Whether this button stands under the answer; what the page sends may be forged."""
    return any((one.name, one.value) == (name, value) for one in buttons(answer))


def file_asked(answer: Answer) -> str | None:
    """The kind of file that the question itself asks for, where the answer makes one."""
    kind = answer.question.wants
    return kind if kind and offered(answer, "tai", kind) else None


def _lost(answer: Answer) -> bool:
    """Whether the question was nothing that plans answer, and nothing near is shown."""
    vague = answer.status == "not_found" and answer.question.kind == "open"
    return (vague or answer.status in ("invalid", "out_of_scope")) and not answer.citations


@cache
def _samples() -> tuple[Button, ...]:
    """The first questions of the home page, under a question that was not understood."""
    return tuple(
        Button("hoi", one.message, one.message, "Câu hỏi mẫu", "lightbulb")
        for one in starters.load()[:_SAMPLES]
    )


def _questions(answer: Answer) -> tuple[Button, ...]:
    """Questions that stand by themselves: they name agency, province and time again."""
    question = answer.question
    if question.kind not in _DUTIES or not question.agencies:
        return ()
    who = question.agencies[0]
    if len(question.provinces) == 1:
        who += f" tỉnh {question.provinces[0]}"
    asked = [_ask(f"{who} có những nhiệm vụ thường xuyên nào?", "Việc thường xuyên", "repeat")]
    if question.role == "lead":
        text = f"{who} phối hợp những nhiệm vụ nào{_window(answer)}?"
        asked.insert(0, _ask(text, "Còn phối hợp?", "users"))
    if month := _next_month(answer):
        text = f"{who} phải làm gì trong tháng {month}?"
        asked.append(_ask(text, f"Tháng {month}", "calendar-days"))
    return tuple(button for button in asked if button.value != question.text)


def _ask(text: str, label: str, icon: str) -> Button:
    return Button("hoi", text, label, text, icon)


def _window(answer: Answer) -> str:
    """The window of the question as it was put, else its days, else nothing."""
    window = answer.question.window
    if window is None:
        return ""
    if window.phrase:
        return f" {window.phrase}"
    start = f" từ {day(window.after)}" if window.after else ""
    return start + (f" đến hết {day(window.before)}" if window.before else "")


def _next_month(answer: Answer) -> str | None:
    """The month after the question's window, or after the as-of day: "7/2025", or "7"
    where the question names no year either."""
    window, as_of = answer.question.window, answer.question.as_of
    open_end = window.open[1] if window else None
    last = open_end.on(as_of.year) if open_end else (window.before if window else as_of)
    if last is None or last.year > _LATEST:
        return None
    month = (last.replace(day=1) + timedelta(days=32)).replace(day=1)
    if not open_end:
        return f"{month.month}/{month.year}"
    # Without a year, January after December would be read as the one before.
    return str(month.month) if month.month > 1 else None
