"""Where one plan says two things, and the targets that it states without a number."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answer import Answer, Settings
from assistant.condition import Disputed, Unmeasured
from assistant.respond import Assistant
from assistant.understanding.understand import understand

SETTINGS = Settings(date(2025, 11, 21))


def ask(assistant: Assistant, text: str) -> Answer:
    return assistant.ask(text, (), SETTINGS)


@pytest.mark.parametrize(
    "text",
    [
        "Chỗ nào kế hoạch 26 ghi không thống nhất giữa nội dung và phụ lục?",
        "Nhiệm vụ nào phần thân và phụ lục ghi chủ trì khác nhau?",
        "Những điểm mâu thuẫn trong kế hoạch 283?",
        "viec nao trong ke hoach 26 noi dung voi phu luc giao chu tri khac nhau",
    ],
)
def test_places_at_odds_are_asked_for(assistant: Assistant, text: str) -> None:
    (found,) = understand(text, (), SETTINGS, assistant.context).conditions
    assert found.test == Disputed()


@pytest.mark.parametrize(
    "text",
    [
        "Sở nào xử lý mâu thuẫn khi triển khai?",
        "Nhiệm vụ về thống nhất dữ liệu của Sở Y tế",
        "Sở Y tế làm gì, trong thân kế hoạch cũng như phụ lục?",
    ],
)
def test_other_words_ask_for_none(assistant: Assistant, text: str) -> None:
    tests = [c.test for c in understand(text, (), SETTINGS, assistant.context).conditions]
    assert Disputed() not in tests


def test_the_digital_learning_movement_has_two_leads_in_plan_26(assistant: Assistant) -> None:
    """000, line 37: Sở Thông tin và Truyền thông; line 375: with Sở Khoa học và Công nghệ."""
    answer = ask(assistant, "Việc nào của kế hoạch 26 nội dung và phụ lục ghi chủ trì khác nhau?")
    ids = {item.record.id for item in answer.listed}
    assert {"thaibinh-26-2025#PL2.2", "thaibinh-26-2025#II.1.b"} <= ids
    # Lines 197 and 478: Sở Xây dựng in both.
    assert "thaibinh-26-2025#PL2.74" not in ids


def test_a_plan_without_such_work_tells_of_its_targets(assistant: Assistant) -> None:
    """002, lines 132 and 335: four wards, and three."""
    answer = ask(assistant, "Kế hoạch 283 có chỗ nào mâu thuẫn không?")
    assert [item.record.span.first for item in answer.listed] == [132]


def test_targets_without_a_number(assistant: Assistant) -> None:
    """000, lines 316 to 318, 353, 359, 360 and 362: no figure in the column of results."""
    for text in ("Chỉ tiêu nào của Thái Bình không ghi con số?", "chi tieu dinh tinh thai binh"):
        answer = ask(assistant, text)
        assert [c.test for c in answer.question.conditions] == [Unmeasured()]
        lines = [item.record.span.first for item in answer.listed]
        assert lines == [316, 317, 318, 353, 359, 360, 362]
