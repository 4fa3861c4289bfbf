"""A part of a plan is found by the words of its heading."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answer import Answer, Settings
from assistant.respond import Assistant
from assistant.understanding.understand import understand

SETTINGS = Settings(date(2025, 11, 21))


def ask(assistant: Assistant, text: str) -> Answer:
    return assistant.ask(text, (), SETTINGS)


def lines(answer: Answer) -> list[int]:
    """The first line of each citation that is quoted as an answer."""
    return [c.lines[0] for c in answer.citations if not any(f"[{c.n}]" in n for n in answer.notes)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mục đích của kế hoạch 26 là gì?", "muc dich"),
        ("Kinh phí thực hiện kế hoạch 283 lấy từ đâu?", "kinh phi thuc hien"),
        ("Kế hoạch 86 nêu những yêu cầu nào?", "yeu cau"),
        ("Hình thức thi đua của kế hoạch 86", "hinh thuc thi dua"),
        ("muc dich cua ke hoach 86 la gi", "muc dich"),
        # An agency, days, figures: no heading is asked for.
        ("Kinh phí của Sở Y tế theo kế hoạch 26?", ""),
        ("Mục tiêu đến năm 2030 của kế hoạch 25", ""),
    ],
)
def test_what_may_be_the_words_of_a_heading(assistant: Assistant, text: str, words: str) -> None:
    question = understand(text, (), SETTINGS, assistant.context)
    assert " ".join(question.heading) == words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mục đích của kế hoạch 26 là gì?", [15, 17, 19]),
        ("Yêu cầu của kế hoạch 283", [13, 14, 15, 16, 17]),
        ("Tổ chức thực hiện kế hoạch 25 thế nào?", [145, 146, 147, 148]),
        # OCR: "Hình thửc đề nghị khen thưỏng", "Đối tuọ*ng thi đua".
        ("Hình thức khen thưởng của phong trào thi đua?", [284, 285, 290]),
        ("Đối tượng thi đua là ai?", [182]),
        ("Nơi nhận của kế hoạch 283", [366]),
    ],
)
def test_the_heading_and_all_under_it(assistant: Assistant, text: str, expected: list[int]) -> None:
    assert lines(ask(assistant, text)) == expected


def test_a_clause_that_begins_with_its_name_is_a_heading(assistant: Assistant) -> None:
    """ "- Nguồn kinh phí thực hiện: sử dụng từ …" (002, line 362), not the target of line 82."""
    answer = ask(assistant, "Kinh phí thực hiện kế hoạch 283 lấy từ đâu?")
    assert answer.markdown.startswith("Nguyên văn phần “Nguồn kinh phí thực hiện”")
    assert lines(answer) == [362]
    assert not answer.items


def test_clauses_that_say_it_where_no_heading_does(assistant: Assistant) -> None:
    assert lines(ask(assistant, "Nguồn kinh phí thực hiện kế hoạch 86?")) == [73, 232]
    assert lines(ask(assistant, "Kinh phí thực hiện kế hoạch 26 lấy từ nguồn nào?")) == [275]


def test_a_plan_without_such_a_part_has_no_answer(assistant: Assistant) -> None:
    """Plan 25 states targets of spending (line 31), not what it is paid from: they are shown as
    what comes nearest."""
    answer = ask(assistant, "Kế hoạch 25 nói gì về kinh phí?")
    assert (answer.status, answer.items) == ("not_found", ())
    assert 31 in lines(answer)
    answer = ask(assistant, "Kinh phí thực hiện kế hoạch 25 lấy từ đâu?")
    assert (answer.status, answer.items) == ("not_found", ())


def test_of_a_long_part_its_own_headings_are_shown(assistant: Assistant) -> None:
    answer = ask(assistant, "Nhiệm vụ và giải pháp chủ yếu của kế hoạch 283 gồm những nhóm nào?")
    assert lines(answer) == [285, 287, 296, 305, 313, 317, 336, 345, 349]


def test_the_parts_under_a_heading_are_counted(assistant: Assistant) -> None:
    """002, lines 279 to 284: six; 001: twelve groups under II, from line 15 to line 220."""
    for text in ("Đồng Tháp có mấy sáng kiến đột phá?", "Liệt kê các sáng kiến đột phá của KH 283"):
        answer = ask(assistant, text)
        assert answer.markdown.startswith("Nguyên văn phần “Sáng kiến đột phá”, gồm **6** mục:")
        assert lines(answer) == [277, *range(279, 285)]
    answer = ask(assistant, "Kế hoạch 86 có mấy nhóm nhiệm vụ và giải pháp?")
    assert "gồm **12** mục" in answer.markdown


def test_a_sum_that_is_asked_for_is_no_heading(assistant: Assistant) -> None:
    assert ask(assistant, "Kế hoạch 283 bao nhiêu kinh phí?").status == "none"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Mục tiêu của kế hoạch 283", "target"),
        ("Mục tiêu cụ thể của kế hoạch 283", "target"),
        ("Kế hoạch 26 có những nhiệm vụ nào?", "responsibility"),
        ("Ai chủ trì phong trào học tập số?", "who"),
    ],
)
def test_lists_stay_lists(assistant: Assistant, text: str, kind: str) -> None:
    assert ask(assistant, text).question.kind == kind
