"""Topics in everyday words: what plans say for them counts, what they do not say does not."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

import eval.threshold
from assistant.answer import Answer, Settings
from assistant.lookups.matching import coverage, weigh
from assistant.respond import Assistant
from corpus.text import key

_SETTINGS = Settings(date(2025, 11, 21))
_EVAL = Path(eval.threshold.__file__).parent


def ask(assistant: Assistant, text: str) -> Answer:
    return assistant.ask(text, (), _SETTINGS)


def covers(assistant: Assistant, topic: str, text: str) -> float:
    """How much of a topic stands in a text."""
    return coverage(weigh(key(topic).split(), assistant.register, topic), text)


def test_official_words_stand_for_what_was_said(assistant: Assistant) -> None:
    """Several at once, and nearly as much as the words themselves."""
    text = "giảm tác động tiêu cực đến trẻ em trên không gian mạng"
    assert covers(assistant, "con nít trên mạng", text) > 0.85
    assert covers(assistant, "con nít trên mạng", "tác động đến trẻ em") < 0.8
    assert covers(assistant, "con nit tren mang", text) > 0.75


def test_one_word_for_another_is_not_enough(assistant: Assistant) -> None:
    """Of swimming nothing is said."""
    assert covers(assistant, "con nít học bơi", "giáo dục trẻ em") < 0.6


def test_long_official_words_do_not_outweigh_the_rest(assistant: Assistant) -> None:
    """A short saying weighs what it weighs."""
    text = "nguồn nhân lực chất lượng cao"
    assert covers(assistant, "người giỏi vượt đèn đỏ", text) < 0.5


def test_without_diacritics_words_of_plans_are_their_own(assistant: Assistant) -> None:
    """ "khoa hoc" is "khoa học", not "khóa học"."""
    assert weigh(["khoa", "hoc"], assistant.register, "khoa hoc").said is None
    assert weigh(["khoa", "hoc"], assistant.register, "khóa học").said is not None


@pytest.mark.parametrize(
    ("question", "plan", "line"),
    [
        ("Nhà dưỡng lão cho các cụ có trong kế hoạch nào?", "thaibinh-86-2025", 118),
        ("ke hoach nao noi ve lam chip", "thaibinh-86-2025", 99),
        ("tin tặc phá hoại", "thainguyen-25-2025", 686),
        ("tàu đánh cá được quản lý thế nào", "thaibinh-26-2025", 499),
    ],
)
def test_everyday_questions_are_answered(
    assistant: Assistant, question: str, plan: str, line: int
) -> None:
    """From the lines that say it in other words."""
    answer = ask(assistant, question)
    assert answer.status == "answered"
    assert any(c.plan == plan and c.lines[0] <= line <= c.lines[1] for c in answer.citations)


def test_most_everyday_questions_find_their_lines(assistant: Assistant) -> None:
    """Those of eval/everyday.toml; unanswerable ones stay refused."""
    everyday = tomllib.loads((_EVAL / "everyday.toml").read_text(encoding="utf-8"))
    asked = [question for field in everyday["field"] for question in field["questions"]]
    right = sum(_finds(ask(assistant, q["text"]), q["at"]) for q in asked)
    assert right >= 0.7 * len(asked)
    made = tomllib.loads((_EVAL / "unanswerable.toml").read_text(encoding="utf-8"))
    wrong = [q for f in made["field"] for q in f["questions"] if _answers(assistant, q)]
    assert len(wrong) <= 5, wrong


def _answers(assistant: Assistant, question: str) -> bool:
    return ask(assistant, question).status == "answered"


def _finds(answer: Answer, at: list[str]) -> bool:
    """Is one of the lines among those cited?"""
    wanted = {(place.split(":")[0], int(n)) for place in at for n in place.split(":")[1].split(",")}
    cited = {(c.plan, n) for c in answer.citations for n in range(c.lines[0], c.lines[1] + 1)}
    return answer.status == "answered" and bool(wanted & cited)


def test_what_comes_nearest_is_shown_as_such(assistant: Assistant) -> None:
    """Data centres, but none under the sea."""
    answer = ask(assistant, "Trung tâm dữ liệu dưới đáy biển")
    assert answer.status == "not_found" and "Nội dung gần nhất" in answer.markdown
    quoted = [c.quote for c in answer.citations]
    assert 1 <= sum("rung tâm dữ liệu" in quote.replace("\n", " ") for quote in quoted) <= 3


def test_nothing_is_shown_where_nothing_is_near(assistant: Assistant) -> None:
    """Of traffic fines no plan speaks."""
    answer = ask(assistant, "Mức phạt vượt đèn đỏ đối với xe máy")
    assert answer.status == "not_found" and not answer.citations
