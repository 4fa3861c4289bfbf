"""The plans that bodies make to carry out their province's: who must, and by when."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answer import Answer, Settings
from assistant.condition import OwnPlan
from assistant.respond import Assistant
from assistant.understanding.understand import understand

SETTINGS = Settings(date(2025, 11, 21))


def ask(assistant: Assistant, text: str) -> Answer:
    return assistant.ask(text, (), SETTINGS)


@pytest.mark.parametrize(
    "text",
    [
        "Hạn nộp kế hoạch triển khai theo KH 26?",
        "Các sở phải nộp kế hoạch triển khai trước ngày nào theo kế hoạch 26?",
        "Khi nào các sở phải gửi kế hoạch tổ chức thực hiện kế hoạch 26?",
        "Theo KH26, các sở phải gửi kế hoạch tổ chức thực hiện về UBND tỉnh trước ngày nào?",
        "bao gio cac don vi phai nop ke hoach trien khai thuc hien ke hoach 26",
    ],
)
def test_by_when_the_departments_hand_in_theirs(assistant: Assistant, text: str) -> None:
    """000, line 265: before 31 March 2025; line 277: organisations, no day."""
    answer = ask(assistant, text)
    assert [(i.record.span.first, i.due) for i in answer.listed] == [
        (265, date(2025, 3, 30)),
        (277, None),
    ]


def test_a_department_finds_it_among_what_is_asked_of_all(assistant: Assistant) -> None:
    answer = ask(assistant, "Sở Y tế phải xây dựng kế hoạch triển khai kế hoạch 26 khi nào?")
    assert [s.item.record.span.first for s in answer.related] == [265]


@pytest.mark.parametrize(
    "text",
    [
        "Hạn xây dựng kế hoạch triển khai hạ tầng 5G?",
        "Thái Bình ban hành kế hoạch triển khai khi nào?",
        "Phần tổ chức thực hiện của kế hoạch 26 có mấy mục?",
    ],
)
def test_other_plans_are_none_of_these(assistant: Assistant, text: str) -> None:
    tests = [c.test for c in understand(text, (), SETTINGS, assistant.context).conditions]
    assert OwnPlan() not in tests


def test_reports_that_are_asked_for_next_are_no_such_plans(assistant: Assistant) -> None:
    """001, lines 215 to 216 and 234: the reports of plan 86."""
    first = ask(assistant, "Kế hoạch 26: hạn nộp kế hoạch triển khai?")
    text = "Thế kế hoạch 86 quy định báo cáo thế nào?"
    then = assistant.ask(text, [first.question], SETTINGS)
    assert then.question.conditions == ()
    assert "thaibinh-86-2025#III.5" in {i.record.id for i in then.listed}
