"""What is said of a file that was asked for."""

from __future__ import annotations

from assistant.answer import FileKind, Found, Question

NO_LIST = (
    "Chưa có danh sách nào để xuất. Xin hỏi trước, ví dụ “Sở Nội vụ phải làm gì trong năm 2025?”;"
    " dưới câu trả lời có nút xuất Excel, Word hoặc lịch."
)
_BUTTONS: dict[FileKind, str] = {"xlsx": "Xuất Excel", "docx": "Xuất Word", "ics": "Xuất lịch"}


def file_notes(question: Question, found: Found) -> tuple[str, ...]:
    """Where the file is to be had, or that there is nothing to write into one."""
    if question.wants is None or found.status == "clarify":
        return ()
    if not (found.items or found.related):
        return ("Câu trả lời này không có danh sách để xuất ra tệp",)
    button = _BUTTONS[question.wants]
    return (
        f"Tệp của danh sách này: nút “{button}” dưới câu trả lời; trên dòng lệnh:"
        f" kehoach export --{question.wants}",
    )
