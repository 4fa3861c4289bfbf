"""Greetings, thanks and purposes say nothing of what is asked."""

from __future__ import annotations

import pytest

from assistant.sentences.courteous import courteous
from assistant.understanding.courtesy import said_plainly

QUESTION = "Sở Nội vụ phải làm gì trước tháng 6?"


@pytest.mark.parametrize(
    "text",
    [
        f"Alo em ơi, {QUESTION}",
        f"Xin chào! {QUESTION} Cảm ơn em nhiều!",
        f"Dạ chào anh chị ạ, {QUESTION} Trân trọng cảm ơn.",
        f"chào em, {QUESTION}",
        f"Kính gửi bộ phận hỗ trợ, {QUESTION}",
    ],
)
def test_the_question_is_left(text: str) -> None:
    """Whatever stands around it, the question stays word for word."""
    assert said_plainly(text) == QUESTION


def test_a_purpose_is_left_out() -> None:
    """What the asker wants the answer for names no work."""
    assert said_plainly("Liệt kê việc của Sở Y tế để tôi báo cáo lãnh đạo.") == (
        "Liệt kê việc của Sở Y tế ."
    )


def test_what_it_is_for_may_come_first() -> None:
    """Before the request; an agency that is written to stays."""
    asked = "đề nghị cho biết việc của Sở Y tế"
    assert said_plainly(f"Kính gửi anh, để chuẩn bị nội dung giao ban đầu tuần, {asked}") == asked
    assert "Sở Nội vụ" in said_plainly("Kính gửi Sở Nội vụ, đề nghị cho biết các nhiệm vụ")


def test_an_aim_of_work_stays() -> None:
    """ "để giữ chân nhân tài" is what the work is for, not what the answer is for."""
    text = "Thái Bình làm gì để giữ chân nhân tài?"
    assert said_plainly(text) == text


@pytest.mark.parametrize("text", ["Chào anh", "cảm ơn", "Xin chào các bạn!", "alo"])
def test_courtesy_alone_asks_nothing(text: str) -> None:
    """Nothing is left to answer."""
    assert said_plainly(text) == ""


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("Xin chào", "Kính chào Anh/Chị."),
        ("cảm ơn nhé", "Rất vui được hỗ trợ"),
        ("Bạn là ai? Bạn làm được gì?", "Tôi tra cứu các kế hoạch"),
        ("hoi duoc nhung gi", "Tôi tra cứu các kế hoạch"),
        ("Thời tiết ngày mai?", "Câu hỏi này nằm ngoài phạm vi"),
    ],
)
def test_who_only_speaks_is_answered_in_kind(text: str, begins: str) -> None:
    """Nobody who says thanks is told that this is out of scope."""
    assert courteous(text).startswith(begins)


def test_how_a_question_came_up_is_no_part_of_it():
    asked = "Sở Y tế có việc gì trước tháng 6?"
    assert said_plainly(f"Hôm qua giao ban, lãnh đạo hỏi mà chưa ai trả lời được: {asked}") == asked
    assert said_plainly(f"sáng nay sếp nhắc em tra giúp: {asked}") == asked
    who_asks = f"Lãnh đạo Sở Tài chính hỏi: {asked}"
    assert said_plainly(who_asks) == who_asks
