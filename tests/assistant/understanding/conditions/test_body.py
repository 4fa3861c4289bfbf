"""Work that the body of a plan gives, without its annexes."""

from __future__ import annotations

import pytest

from assistant.respond import Assistant
from tests.assistant.understanding.talk import ask

# 000:71, 103, 143 and 201: "Cơ quan chủ trì: … Sở Y tế."
OF_BODY = {"II.2.d", "II.3.c", "II.5.b", "II.7.đ"}


@pytest.mark.parametrize(
    "text",
    [
        "Trong phần nội dung kế hoạch 26, Sở Y tế chủ trì việc nào?",
        "Trong thân Kế hoạch 26, Sở Y tế chủ trì việc nào?",
        "Kế hoạch 26 phần nội dung giao Sở Y tế việc gì?",
        "ke hoach 26, trong phan noi dung so y te chu tri viec gi",
    ],
)
def test_the_body_alone(assistant: Assistant, text: str) -> None:
    assert {i.record.locator for i in ask(assistant, text).listed} == OF_BODY


@pytest.mark.parametrize(
    "text",
    [
        "Sở Y tế chủ trì việc nào trong thân kế hoạch 26 lẫn phụ lục?",
        "Kế hoạch 26 giao Sở Y tế việc gì, cả phần lời và phụ lục?",
    ],
)
def test_the_body_and_the_annexes_are_all(assistant: Assistant, text: str) -> None:
    whole = ask(assistant, "Kế hoạch 26 giao Sở Y tế chủ trì việc gì?")
    assert ask(assistant, text).listed == whole.listed


def test_what_the_body_says_of_a_thing_is_no_list_of_work(assistant: Assistant) -> None:
    found = ask(assistant, "Trong phần nội dung kế hoạch 26 nói gì về BIM?")
    assert found.question.kind == "open" and found.citations
