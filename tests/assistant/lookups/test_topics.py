"""Which work a description means, and when none of it is meant."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answer import Answer, Settings
from assistant.respond import Assistant


def ask(assistant: Assistant, text: str) -> Answer:
    return assistant.ask(text, (), Settings(date(2025, 11, 21)))


@pytest.mark.parametrize(
    "text",
    ["Ai thẩm định công nghệ các dự án?", "Ai thẩm định công nghệ của các dự án đầu tư?"],
)
def test_bodies_that_hardly_fit_are_no_answer(assistant: Assistant, text: str) -> None:
    """No plan appraises technology; parts of the words stand everywhere."""
    answer = ask(assistant, text)
    assert (answer.status, list(answer.items)) == ("none", [])
    assert "Nội dung gần nhất" in answer.markdown


def test_several_bodies_of_work_that_fits_are_all_named(assistant: Assistant) -> None:
    answer = ask(assistant, "Ai phụ trách cải cách hành chính?")
    assert answer.status == "answered"
    assert len({item.record.plan for item in answer.listed}) > 0


def test_a_day_told_by_the_same_work_in_the_annex(assistant: Assistant) -> None:
    """II.7.đ names the health sector and has no day; row 76 of the annex has one (000:484)."""
    answer = ask(assistant, "Đề án PACS của ngành y tế Thái Bình hạn khi nào?")
    assert [i.record.locator for i in answer.listed] == ["PL2.76", "II.7.đ"]
