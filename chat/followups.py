"""The buttons under an answer: what one would ask or take next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from assistant.answer import Answer
from assistant.labels import day

Name = Literal["hoi", "tai"]
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
    """What makes sense for this answer; nothing for one without a list."""
    if answer.status not in ("answered", "none"):
        return ()
    files: tuple[Button, ...] = _FILES if answer.items or answer.related else ()
    if any(one.item.due for one in answer.items):
        files = (*files, _CALENDAR)
    return (*_questions(answer), *files)


def _questions(answer: Answer) -> tuple[Button, ...]:
    question = answer.question
    if question.kind not in _DUTIES or not question.agencies:
        return ()
    who = question.agencies[0]
    found = []
    if question.role == "lead":
        found.append(_ask(f"{who} phối hợp những nhiệm vụ nào{_window(answer)}?", "Còn phối hợp?",
                          "users"))  # fmt: skip
    found.append(_ask(f"{who} có những nhiệm vụ thường xuyên nào?", "Việc thường xuyên", "repeat"))
    if month := _next_month(answer):
        text = f"{who} phải làm gì trong tháng {month.month}/{month.year}?"
        found.append(_ask(text, f"Tháng {month.month}/{month.year}", "calendar-days"))
    return tuple(button for button in found if button.value != question.text)


def _ask(text: str, label: str, icon: str) -> Button:
    return Button("hoi", text, label, text, icon)


def _window(answer: Answer) -> str:
    """The window of the question in words, " từ … đến hết …"."""
    window = answer.question.window
    start = f" từ {day(window.after)}" if window and window.after else ""
    end = f" đến hết {day(window.before)}" if window and window.before else ""
    return start + end


def _next_month(answer: Answer) -> date | None:
    """The month after the question's window, or after the as-of day."""
    window = answer.question.window
    before = window.before if window else answer.question.as_of
    if before is None or before.year > 2100:
        return None
    return (before.replace(day=1) + timedelta(days=32)).replace(day=1)
