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


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Trong Phụ lục II kế hoạch 26, khi nào xong đề án PACS?", ["PL2.76"]),
        ("Ai chủ trì đề án PACS ở Phụ lục II kế hoạch 26?", ["PL2.76"]),
    ],
)
def test_a_whole_annex_is_where_the_work_is_looked_for(
    assistant: Assistant, text: str, rows: list[str]
) -> None:
    """The body's II.7.đ says the same (000:210)."""
    assert [item.record.locator for item in ask(assistant, text).listed] == rows


def test_a_plan_without_a_number_by_its_title(assistant: Assistant) -> None:
    """004:336-341; other plans speak of such movements too."""
    answer = ask(assistant, "Trong phong trào thi đua, ai hướng dẫn đánh giá bộ chỉ số?")
    assert {item.record.plan for item in answer.listed} == {"thaibinh-thidua-2025"}
