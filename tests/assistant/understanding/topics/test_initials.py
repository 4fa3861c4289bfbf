"""Artificial intelligence by its initials is a topic, and nobody who leads work."""

from __future__ import annotations

import pytest

from assistant.respond import Assistant
from tests.assistant.understanding.talk import ask


@pytest.mark.parametrize(
    "text",
    [
        "Sở Y tế Thái Bình có việc gì về AI",
        "Sở Y tế Thái Bình có việc nào liên quan đến AI?",
        "Những việc của Sở Y tế Thái Bình liên quan AI",
        "Sở Y tế Thái Bình làm gì với AI?",
        "SỞ Y TẾ THÁI BÌNH CÓ VIỆC GÌ VỀ AI?",
        "so y te thai binh co viec gi ve ai",
    ],
)
def test_work_about_artificial_intelligence(assistant: Assistant, text: str) -> None:
    """As where it is written out: not all that the department does."""
    whole = ask(assistant, "Sở Y tế Thái Bình có việc gì về trí tuệ nhân tạo?")
    found = ask(assistant, text)
    assert found.question.topic
    assert {i.record.id for i in found.listed} == {i.record.id for i in whole.listed}


@pytest.mark.parametrize(
    "text", ["AI chủ trì đề án PACS?", "Đề án PACS giao về ai?", "việc về AI do AI chủ trì"]
)
def test_who_leads(assistant: Assistant, text: str) -> None:
    assert ask(assistant, text).question.kind == "who"
