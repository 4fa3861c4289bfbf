"""A name that no plan has: nothing is told of what only shares the word for its sort."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answer import Settings
from assistant.respond import Assistant

_SETTINGS = Settings(date(2025, 11, 21))


@pytest.mark.parametrize(
    "text",
    [
        "chương trình OCOP của Đồng Tháp ai chủ trì?",
        "Ai chủ trì chương trình FTTH của Thái Bình?",
        "đề án BRT hạn khi nào",
    ],
)
def test_a_name_that_stands_nowhere_is_not_there(assistant: Assistant, text: str) -> None:
    assert assistant.ask(text, (), _SETTINGS).status in ("none", "not_found")


@pytest.mark.parametrize(
    ("text", "locator"),
    [
        ("Đề án PACS hạn khi nào?", "PL2.76"),
        ("ai chủ trì ký hợp tác với Viettel, VNPT, FPT?", "PL2.99"),
    ],
)
def test_a_name_among_words_that_describe_is_looked_up(
    assistant: Assistant, text: str, locator: str
) -> None:
    """000:484 and 000:515: what else is said may tell the work without the name."""
    answer = assistant.ask(text, (), _SETTINGS)
    assert locator in [item.record.locator for item in answer.listed]
