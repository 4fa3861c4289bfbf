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


@pytest.mark.parametrize(
    ("text", "said"),
    [  # 002:364 names both with their days.
        ("Kế hoạch 225 của Tiền Giang ban hành ngày nào?", "ngày 15/5/2025"),
        ("ke hoach 205 cua dong thap ban hanh bao gio", "ngày 29/5/2025"),
        # 000:435.
        ("Quyết định 692 ban hành khi nào?", "ngày 08/3/2021"),
    ],
)
def test_of_a_document_that_is_not_here_the_plans_tell_the_day(
    assistant: Assistant, text: str, said: str
) -> None:
    answer = ask(assistant, text)
    assert (answer.status, said in answer.markdown) == ("answered", True)


def test_a_document_that_no_plan_names_is_not_made_up(assistant: Assistant) -> None:
    assert ask(assistant, "Kế hoạch 999 ban hành ngày nào?").status == "none"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Chương trình hành động 62-CTr/TU ban hành ngày nào, của cơ quan nào?", "23/01/2025"),
        ("ke hoach hanh dong 376-KH/TU do ai ban hanh, ngay nao", "26/4/2025"),
        ("Nghị quyết 57-NQ/TW của ai, ban hành ngày nào?", "22/12/2024"),
    ],
)
def test_a_document_that_is_only_named_is_told_once(
    assistant: Assistant, text: str, said: str
) -> None:
    """003:16, 001:5-6, 000:9: no plan here stands in for it."""
    answer = ask(assistant, text)
    assert said in answer.markdown
    assert answer.markdown.count("chỉ được nhắc đến") == 1
    assert "người ký" not in answer.markdown


def test_a_document_that_nothing_names(assistant: Assistant) -> None:
    answer = ask(assistant, "Nghị quyết 999-NQ/TW ban hành ngày nào?")
    assert answer.status == "none"
    assert "999-NQ/TW" in answer.markdown


def test_a_plan_whose_basis_was_replaced(assistant: Assistant) -> None:
    """004 implements 26/KH-UBND, which 001:236 replaces: the sentence that says so is cited."""
    answer = ask(assistant, "Kế hoạch phong trào thi đua còn hiệu lực không, ai ký?")
    assert "còn hiệu lực" in answer.markdown and "Phạm Văn Nghiêm" in answer.markdown
    assert 236 in [c.lines[0] for c in answer.citations]
