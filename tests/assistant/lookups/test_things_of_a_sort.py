"""A thing that is called by its sort and a name of its own: no other of that sort is it."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answer import Answer, Settings
from assistant.respond import Assistant

SETTINGS = Settings(date(2025, 11, 21))


def lines(answer: Answer) -> list[int]:
    return sorted(item.record.span.first for item in answer.listed)


def ask(assistant: Assistant, text: str) -> Answer:
    return assistant.ask(text, (), SETTINGS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 000, lines 199 and 484: the department has other projects too.
        ("Sở Y tế có việc gì về đề án PACS?", [199, 484]),
        ("Sở Y tế có việc gì về xây dựng đề án IoT?", [422]),
    ],
)
def test_a_department_s_work_on_one_project(
    assistant: Assistant, text: str, expected: list[int]
) -> None:
    assert lines(ask(assistant, text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Các nhiệm vụ chuyển đổi số doanh nghiệp của Thái Nguyên",
        "Nhiệm vụ chuyển đổi số doanh nghiệp của Thái Nguyên",
    ],
)
def test_what_is_called_work_is_no_target(assistant: Assistant, text: str) -> None:
    """003: row 55 of annex II and what follows it, each on the change of businesses."""
    answer = ask(assistant, text)
    assert answer.question.kind == "responsibility"
    assert "thainguyen-25-2025#PL2.55" in {item.record.id for item in answer.listed}


def test_leading_or_only_helping(assistant: Assistant) -> None:
    """000, lines 207, 490 and 491: Sở Tư pháp leads; lines 389 and 463: it helps."""
    text = "Sở Tư pháp có chủ trì việc nào của kế hoạch 26 không, hay chỉ phối hợp?"
    answer = ask(assistant, text)
    assert (answer.question.role, answer.question.conditions) == ("lead", ())
    assert lines(answer) == [207, 490, 491]
    related = {shown.item.record.span.first for shown in answer.related}
    assert {389, 463} <= related
