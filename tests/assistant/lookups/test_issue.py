"""What a plan prints of its issue, and from when it is in force."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answer import Answer, Settings
from assistant.respond import Assistant


def ask(assistant: Assistant, text: str) -> Answer:
    return assistant.ask(text, (), Settings(date(2025, 11, 21)))


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("Kế hoạch 25 có hiệu lực từ khi nào?", 4, "có hiệu lực từ ngày 24/01/2025"),
        ("ke hoach 86 bat dau co hieu luc tu bao gio", 250, "có hiệu lực từ ngày 19/05/2025"),
        ("Ngày có hiệu lực của Kế hoạch 86?", 250, "có hiệu lực từ ngày 19/05/2025"),
        # Nothing says so: the day of issue is shown for what it is.
        ("Từ ngày nào Kế hoạch 283 có hiệu lực?", 2, "ban hành ngày 24/9/2025; bản trong kho"),
    ],
)
def test_since_when_a_plan_is_in_force(
    assistant: Assistant, text: str, line: int, said: str
) -> None:
    answer = ask(assistant, text)
    assert said in answer.markdown
    assert line in [c.lines[0] for c in answer.citations]


@pytest.mark.parametrize(
    "text", ["Kế hoạch 26 hết hiệu lực khi nào?", "Kế hoạch 26 không còn hiệu lực từ khi nào?"]
)
def test_until_when_is_another_question(assistant: Assistant, text: str) -> None:
    assert "không còn hiệu lực: đã được thay thế" in ask(assistant, text).markdown


def test_the_day_of_issue_is_cited_where_it_stands(assistant: Assistant) -> None:
    answer = ask(assistant, "Ai ký Kế hoạch 283, ký ngày nào?")
    assert [c.lines for c in answer.citations if c.lines[0] < 20] == [(1, 2)]
