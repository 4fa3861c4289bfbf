"""Rows that leave a cell empty; what is no empty cell."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answer import Answer, Settings
from assistant.lookups.blank import find_blank
from assistant.respond import Assistant
from assistant.understanding.understand import understand

SETTINGS = Settings(date(2025, 11, 21))


def ask(assistant: Assistant, text: str) -> Answer:
    return assistant.ask(text, (), SETTINGS)


def rows(answer: Answer) -> list[str]:
    """Locators of the rows shown, in order."""
    return [shown.item.record.locator for shown in answer.items]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("Nhiệm vụ nào bỏ trống cơ quan phối hợp?", "coordinating"),
        ("nhiem vu nao khong ghi don vi phoi hop", "coordinating"),
        ("Những việc nào chưa có cơ quan chủ trì?", "lead"),
        ("Cột kết quả của nhiệm vụ nào bị bỏ trống?", "output"),
        ("Có bao nhiêu nhiệm vụ chưa nêu rõ sản phẩm?", "output"),
        ("Nhiệm vụ nào không ghi thời hạn?", "deadline"),
        ("Liệt kê các nhiệm vụ để trống thời gian hoàn thành", "deadline"),
        ("Chỉ tiêu nào không ghi cơ quan theo dõi?", "lead"),
    ],
)
def test_the_cell_is_understood(assistant: Assistant, text: str, cell: str) -> None:
    question = understand(text, (), SETTINGS, assistant.context)
    assert (question.kind, question.blank) == ("blank", cell)


@pytest.mark.parametrize(
    "text",
    [
        "Đề án số hóa các điểm đến du lịch có cơ quan phối hợp không?",
        "Sở Y tế có việc nào không có thời hạn?",  # what goes on all the time
        "Ai phối hợp nhiệm vụ 69 Phụ lục II kế hoạch 26?",
        "Nhiệm vụ nào có kết quả là đề án?",
    ],
)
def test_other_questions_ask_for_no_empty_cell(assistant: Assistant, text: str) -> None:
    assert understand(text, (), SETTINGS, assistant.context).kind != "blank"


def test_every_row_whose_cell_is_empty(assistant: Assistant) -> None:
    """003 prints a cell a line: the line behind the leading agency is a bare "|"."""
    answer = ask(assistant, "Nhiệm vụ nào trong kế hoạch 25 bỏ trống cơ quan phối hợp?")
    empty = (6, 7, 40, 42, 44, 47, 48, 50, 54, 68)
    assert rows(answer) == [f"PL2.{n}" for n in empty]
    assert "(bỏ trống)" in answer.markdown


def test_no_empty_cell_is_said(assistant: Assistant) -> None:
    answer = ask(assistant, "Nhiệm vụ nào ở Phụ lục II kế hoạch 26 bỏ trống thời hạn?")
    assert answer.status == "none"
    assert answer.markdown.startswith("Đã tra toàn bộ Phụ lục II của Kế hoạch 26/KH-UBND")


def test_a_plan_without_a_table_is_named(assistant: Assistant) -> None:
    answer = ask(assistant, "Nhiệm vụ nào của kế hoạch 86 bỏ trống cơ quan phối hợp?")
    assert answer.status == "none"
    assert answer.notes == ("Kế hoạch 86/KH-UBND trong kho không có bảng nhiệm vụ",)


def test_work_of_the_body_without_a_day_stands_beside_the_rows(assistant: Assistant) -> None:
    text = "Nhiệm vụ nào không ghi thời hạn trong kế hoạch 26?"
    question = understand(text, (), SETTINGS, assistant.context)
    found = find_blank(question, assistant.register)
    assert not found.items  # every row of annex II has a sixth column
    assert [g.heading for g in found.related] == ["Việc ở phần nội dung không ghi thời hạn"]
    assert not any(i.record.locator.startswith("PL") for i in found.related[0].items)
