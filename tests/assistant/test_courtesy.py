"""Greetings, thanks and purposes say nothing of what is asked."""

from __future__ import annotations

import pytest

from assistant.courtesy import said_plainly

QUESTION = "Sở Nội vụ phải làm gì trước tháng 6?"


@pytest.mark.parametrize(
    "text",
    [
        f"Alo em ơi, {QUESTION}",
        f"Xin chào! {QUESTION} Cảm ơn em nhiều!",
        f"Dạ chào anh chị ạ, {QUESTION} Trân trọng cảm ơn.",
        f"chào em, {QUESTION}",
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


def test_an_aim_of_work_stays() -> None:
    """ "để giữ chân nhân tài" is what the work is for, not what the answer is for."""
    text = "Thái Bình làm gì để giữ chân nhân tài?"
    assert said_plainly(text) == text


@pytest.mark.parametrize("text", ["Chào anh", "cảm ơn", "Xin chào các bạn!", "alo"])
def test_courtesy_alone_asks_nothing(text: str) -> None:
    """Nothing is left to answer."""
    assert said_plainly(text) == ""
