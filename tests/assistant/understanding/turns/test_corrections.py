"""Turns that correct the last question, or ask for a part of its answer alone."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.respond import Assistant
from tests.assistant.understanding.talk import ask

FIRST = "Sở Nội vụ phải làm gì trong năm 2025?"


@pytest.mark.parametrize(
    "turn",
    [
        "không, ý tôi là Sở Tài chính",
        "à không phải, ý em là Sở Tài chính cơ",
        "nhầm, tôi muốn hỏi Sở Tài chính",
        "khong, y toi la So Tai chinh",
    ],
)
def test_a_correction_changes_the_agency_alone(assistant: Assistant, turn: str) -> None:
    question = ask(assistant, FIRST, turn).question
    assert question.agencies == ("Sở Tài chính",)
    assert question.window and question.window.after == date(2025, 1, 1)
    assert not question.topic


def test_one_role_is_asked_for(assistant: Assistant) -> None:
    """What it leads: nothing that is common to all, that it takes part in, that it took over."""
    answer = ask(assistant, FIRST, "chỉ những việc chủ trì")
    assert {s.item.role for s in (*answer.items, *answer.related)} == {"lead"}
    assert len(answer.items) == len(ask(assistant, FIRST).items)


def test_the_other_role_is_asked_for(assistant: Assistant) -> None:
    answer = ask(assistant, "Sở Tài chính Thái Bình phải làm gì?", "chỉ việc phối hợp")
    assert {s.item.role for s in (*answer.items, *answer.related)} == {"coordinating"}


def test_what_has_a_day_is_asked_for(assistant: Assistant) -> None:
    """Sở Y tế leads 14 rows of annex II of plan 26, each with a day, and 7 body items without."""
    answer = ask(assistant, "Sở Y tế Thái Bình phải làm gì?", "chỉ việc có thời hạn")
    assert len(answer.items) == 14
    assert all(s.item.due for s in answer.items)
