"""The kind of a question that no phrase of work marks."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answer import Settings
from assistant.respond import Assistant


@pytest.mark.parametrize(
    "question", ["Hình thức khen thưởng gồm những gì?", "Tiêu chuẩn thi đua gồm những gì?"]
)
def test_what_a_thing_consists_of_is_no_list_of_work(assistant: Assistant, question: str) -> None:
    """004 says it in part IV; tasks that only speak of awards are no answer."""
    answer = assistant.ask(question, (), Settings(date(2025, 11, 21)))
    assert (answer.question.kind, answer.items) == ("open", ())


def test_what_a_plan_gives_somebody_is(assistant: Assistant) -> None:
    asked = "Việc của Sở Nội vụ trong kế hoạch 26 gồm những gì?"
    answer = assistant.ask(asked, (), Settings(date(2025, 11, 21)))
    assert answer.question.kind == "responsibility"


def test_work_of_all_provinces_is_listed(assistant: Assistant) -> None:
    """ "cả ba tỉnh" says where, and compares no figures."""
    text = "Những nhiệm vụ về trí tuệ nhân tạo của cả ba tỉnh"
    found = assistant.ask(text, (), Settings(date(2025, 11, 21))).question
    assert (found.kind, found.topic_text) == ("responsibility", "trí tuệ nhân tạo")
