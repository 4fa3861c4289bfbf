"""Bodies that nothing here knows are said to be unknown; what the plans say is a topic."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answer import Question, Settings
from assistant.respond import Assistant
from assistant.understanding.names.strangers import alike
from assistant.understanding.understand import understand

SETTINGS = Settings(date(2025, 11, 21))


def _read(assistant: Assistant, text: str) -> Question:
    return understand(text, (), SETTINGS, assistant.context)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sở Vũ trụ phải làm gì trong năm 2025?", "Sở Vũ trụ"),
        ("Hội Sinh vật cảnh được giao việc gì?", "Hội Sinh vật cảnh"),
        ("so vu tru phai lam gi", "so vu tru"),
        ("Nhiệm vụ của Tổng công ty Hàng không", "Tổng công ty Hàng không"),
    ],
)
def test_an_unknown_body_is_no_topic(assistant: Assistant, text: str, name: str) -> None:
    """Its name is kept apart, so that no list under a topic is falsely empty."""
    question = _read(assistant, text)
    assert question.strangers == (name,)
    assert not question.topic


@pytest.mark.parametrize(
    "text",
    [
        "Sở hữu trí tuệ có nhiệm vụ gì?",
        "Nhiệm vụ về trung tâm dữ liệu",
        "Kinh tế số phải đạt bao nhiêu năm 2030?",
        "Sở Y tế phải làm gì trước tháng 6?",
        "Viettel, FPT được nhắc trong kế hoạch nào?",
    ],
)
def test_words_of_the_plans_are_no_bodies(assistant: Assistant, text: str) -> None:
    """ "sở hữu", "trung tâm dữ liệu" begin like bodies and are none."""
    assert not _read(assistant, text).strangers


def test_the_answer_says_that_the_body_is_unknown(assistant: Assistant) -> None:
    """Nothing is listed, and nobody else's work is shown."""
    answer = assistant.ask("Sở Vũ trụ phải làm gì?", (), SETTINGS)
    assert answer.status == "none"
    assert "Không nhận ra cơ quan “Sở Vũ trụ”" in answer.markdown
    assert not answer.items


def test_a_follow_up_asks_of_the_unknown_body(assistant: Assistant) -> None:
    """ "Còn Sở Vũ trụ?" does not go on with the agency before."""
    first = assistant.ask("Sở Y tế phải làm gì?", (), SETTINGS)
    answer = assistant.ask("Còn Sở Vũ trụ thì sao?", (first.question,), SETTINGS)
    assert answer.status == "none"
    assert answer.question.agencies == ()


def test_names_nearly_the_same_are_offered(assistant: Assistant) -> None:
    """A slip that leaves most of a name is asked back."""
    assert "Sở Du lịch" in alike("Sở Du lịc", assistant.directory)
