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


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Kế hoạch 26 bắt đầu áp dụng từ ngày nào?", "validity"),
        ("Kế hoạch 283 được soạn thảo từ những văn bản nào?", "basis"),
        ("Theo đề nghị của ai mà Kế hoạch 283 được ban hành?", "basis"),
        ("Kế hoạch 25 được phát hành vào ngày nào?", "signer"),
        ("Kế hoạch của Đồng Tháp số bao nhiêu?", "signer"),
    ],
)
def test_a_day_or_a_body_of_a_plan_is_no_work_of_it(
    assistant: Assistant, question: str, kind: str
) -> None:
    """ "Từ ngày nào" and "của ai" ask for a deadline and a lead only of work."""
    answer = assistant.ask(question, (), Settings(date(2025, 3, 12)))
    assert answer.question.kind == kind


@pytest.mark.parametrize(
    "question",
    [
        "Phương hướng phát triển dữ liệu lớn?",
        "Kể sơ về dữ liệu lớn cho tôi",
        "Nội dung nào đụng tới dữ liệu lớn?",
        "Tỉnh làm cách nào để đẩy mạnh dữ liệu lớn?",
    ],
)
def test_words_of_asking_for_a_survey_are_no_topic(assistant: Assistant, question: str) -> None:
    asked = assistant.ask(question, (), Settings(date(2025, 3, 12))).question
    assert (asked.kind, asked.topic) == ("open", ("du", "lieu", "lon"))
