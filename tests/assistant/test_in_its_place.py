"""A plan named by another one: the one that replaces it, or that it replaces."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from assistant.answer import Answer, Question, Settings
from assistant.respond import Assistant


def ask(assistant: Assistant, text: str, history: Sequence[Question] = ()) -> Answer:
    return assistant.ask(text, history, Settings(date(2025, 11, 21)))


def locators(answer: Answer) -> set[str]:
    return {s.item.record.locator for s in answer.items}


@pytest.mark.parametrize(
    "asked",
    [
        "Trong kế hoạch thay thế Kế hoạch 26, Sở Tài chính chủ trì những việc nào?",
        "Kế hoạch mới thay Kế hoạch số 26 giao Sở Tài chính chủ trì việc gì?",
        "theo van ban thay the cho ke hoach 26 thi so tai chinh chu tri viec gi",
    ],
)
def test_the_plan_that_replaces_another_is_meant(assistant: Assistant, asked: str) -> None:
    """Plan 86 gives work to the department of finance at these places; plan 26 at III.3 alone."""
    answer = ask(assistant, asked)
    assert answer.question.plans == ("thaibinh-86-2025",)
    assert locators(answer) == {"II.2.4", "II.2.9", "II.2.10", "II.2.12", "II.2.16", "III.3"}


def test_the_plan_that_another_replaces_is_meant(assistant: Assistant) -> None:
    for asked in (
        "Trong kế hoạch bị Kế hoạch 86 thay thế, Sở Y tế chủ trì mấy nhiệm vụ ở Phụ lục II?",
        "Văn bản đã được thay thế bởi kế hoạch 86 giao Sở Y tế chủ trì mấy nhiệm vụ Phụ lục II?",
    ):
        assert ask(assistant, asked).question.plans == ("thaibinh-26-2025",)


def test_which_plan_replaces_another_is_asked_of_the_other(assistant: Assistant) -> None:
    answer = ask(assistant, "Kế hoạch thay thế Kế hoạch 26 là kế hoạch nào?")
    assert answer.question.kind == "validity"
    assert "86/KH-UBND" in answer.markdown


def test_the_one_in_its_place_after_whether_it_is_in_force(assistant: Assistant) -> None:
    before = ask(assistant, "Kế hoạch 26 của Thái Bình còn hiệu lực không?").question
    for asked in (
        "Trong bản thay thế nó, Sở Tài chính chủ trì việc gì?",
        "Vậy trong bản thay thế nó, Sở Tài chính chủ trì những mục nào?",
    ):
        answer = ask(assistant, asked, [before])
        assert answer.question.kind == "responsibility"
        assert answer.question.plans == ("thaibinh-86-2025",)


@pytest.mark.parametrize(
    ("asked", "plan"),
    [
        ("Công an tỉnh Thái Bình trong kế hoạch mới phải làm gì?", "thaibinh-86-2025"),
        ("Kế hoạch cũ của Thái Bình giao Sở Y tế việc gì?", "thaibinh-26-2025"),
    ],
)
def test_the_old_and_the_new_plan_of_a_province(
    assistant: Assistant, asked: str, plan: str
) -> None:
    """Of Thái Bình one plan replaces another; of the others none does."""
    assert ask(assistant, asked).question.plans == (plan,)
    elsewhere = asked.replace("Thái Bình", "Thái Nguyên")
    assert ask(assistant, elsewhere).question.plans == ("thainguyen-25-2025",)
