"""Turns that ask of the list just told: its places, more of it, and what it did not have."""

from __future__ import annotations

import pytest

from assistant.answer import Answer
from assistant.respond import Assistant
from tests.assistant.understanding.talk import ask

# Rows 16, 24, 27, 47 and 76 of annex II (000:396, 407, 412, 440, 486), in this order.
SEPTEMBER = "Sở Y tế phải xong gì trong tháng 9/2025 theo kế hoạch 26?"


def rows(answer: Answer) -> list[str]:
    return [item.record.locator.removeprefix("PL2.") for item in answer.listed]


@pytest.mark.parametrize(
    ("turn", "expected"),
    [
        ("cho tôi 3 việc đầu", ["16", "24", "27"]),
        ("hai việc cuối cùng là gì", ["47", "76"]),
        ("việc thứ hai và thứ tư hạn khi nào", ["24", "47"]),
        ("ai phối hợp việc số 2?", ["24"]),
        ("nói kỹ hơn việc thứ hai", ["24"]),
        ("viec cuoi cung", ["76"]),
    ],
)
def test_places_in_the_list(assistant: Assistant, turn: str, expected: list[str]) -> None:
    assert rows(ask(assistant, SEPTEMBER, turn)) == expected


@pytest.mark.parametrize("turn", ["còn việc năm 2026?", "con viec nam 2026", "viec sau thang toi"])
def test_a_year_is_no_place(assistant: Assistant, turn: str) -> None:
    """ "việc năm 2026" is of that year, and no fifth piece of work."""
    assert ask(assistant, SEPTEMBER, turn).question.kind == "responsibility"


@pytest.mark.parametrize("turn", ["chi tiết hơn", "nói rõ hơn được không", "noi cu the hon"])
def test_the_same_in_full(assistant: Assistant, turn: str) -> None:
    """000:493-494: both rows of Sở Tư pháp."""
    answer = ask(assistant, "Sở Tư pháp chủ trì gì theo phụ lục II Kế hoạch 26?", turn)
    assert answer.question.kind == "citation"
    assert sorted(rows(answer)) == ["82", "83"]


@pytest.mark.parametrize(
    "turn", ["họ còn việc gì nữa?", "Còn gì khác không?", "ngoài ra còn việc nào nữa không"]
)
def test_what_the_list_did_not_have(assistant: Assistant, turn: str) -> None:
    """Whatever its day; what was just told is left out, and the answer says so."""
    answer = ask(assistant, SEPTEMBER, turn)
    assert {"54", "34", "48"} <= set(rows(answer))
    assert not {"16", "24", "27", "47", "76"} & set(rows(answer))
    assert "ngoài những việc đã nêu" in answer.markdown


def test_what_is_left_shrinks(assistant: Assistant) -> None:
    """Asked twice, nothing that either list had comes again."""
    answer = ask(assistant, SEPTEMBER, "còn việc gì nữa?", "còn gì nữa không?")
    assert answer.status == "none"


def test_with_whom_they_work(assistant: Assistant) -> None:
    """000:378: who helps with what Sở Nội vụ leads."""
    answer = ask(
        assistant,
        "Sở Nội vụ có việc gì hạn tháng 9/2025 theo Kế hoạch 26?",
        "Họ phối hợp với những sở nào?",
    )
    assert rows(answer) == ["19"]
    assert "Sở Tài chính" in answer.markdown


@pytest.mark.parametrize(
    ("first", "turn", "role"),
    [
        ("phối hợp việc gì", "chu tri viec gi", "lead"),
        ("chủ trì việc gì", "Còn phối hợp?", "coordinating"),
        ("chủ trì việc gì", "Còn chỉ tiêu?", "tracking"),
        ("theo dõi chỉ tiêu nào", "còn nhiệm vụ?", "lead"),
    ],
)
def test_the_part_that_is_asked_for(assistant: Assistant, first: str, turn: str, role: str) -> None:
    """An agency tracks targets and leads work: the noun says which is meant."""
    question = ask(assistant, f"Sở Y tế {first} trong kế hoạch 26?", turn).question
    assert (question.role, question.agencies) == (role, ("Sở Y tế",))


def test_a_verb_of_any_work_is_no_topic(assistant: Assistant) -> None:
    """000:431: row 42, June 2025."""
    answer = ask(
        assistant, "Ai chủ trì hội nghị logistics của Thái Bình?", "tôi hỏi bao giờ tổ chức cơ mà"
    )
    assert "42" in rows(answer)
    assert "Tháng 6/2025" in answer.markdown


@pytest.mark.parametrize("said", ["ok", "ừ", "vâng ạ", "Thế à.", "đúng rồi", "uh", "da vang"])
def test_a_word_of_assent_asks_nothing(assistant: Assistant, said: str) -> None:
    """What is asked next still follows the last question."""
    answer = ask(assistant, SEPTEMBER, said, "Sở Nội vụ thì sao")
    assert ask(assistant, SEPTEMBER, said).status == "out_of_scope"
    assert rows(answer) == ["19"]


@pytest.mark.parametrize(
    "turn",
    ["vậy à, thế còn Sở Nội vụ?", "dạ Sở Nội vụ thì sao ạ", "ok còn Sở Nội vụ", "riêng Sở Nội vụ"],
)
def test_a_word_of_assent_before_a_question(assistant: Assistant, turn: str) -> None:
    assert rows(ask(assistant, SEPTEMBER, turn)) == ["19"]


def test_a_place_beyond_a_list_of_one_is_not_sought_in_older_lists(assistant: Assistant) -> None:
    """Sở Nội vụ has one piece of work before June (000:383); the five of Sở Y tế are past."""
    answer = ask(assistant, SEPTEMBER, "Sở Nội vụ phải làm gì trước tháng 6?", "việc thứ 2")
    assert rows(answer) == [] and "chỉ có 1 mục" in answer.markdown


def test_which_plan_is_the_newest_is_asked_anew(assistant: Assistant) -> None:
    """Plan 283 of 24/9/2025 (002:2), whatever was asked before."""
    answer = ask(assistant, SEPTEMBER, "Kế hoạch nào mới nhất?")
    assert answer.question.issued == "last" and "283/KH-UBND" in answer.markdown


def test_which_of_a_list_make_a_document(assistant: Assistant) -> None:
    """000: of four in September, rows 28 and 29 make a Đề án."""
    asked = "Sở Nông nghiệp và Phát triển nông thôn Thái Bình có việc gì hạn tháng 9/2025?"
    for turn in ("việc nào là đề án?", "lọc lấy đề án", "chỉ các đề án thôi"):
        assert rows(ask(assistant, asked, turn)) == ["28", "29"]


def test_which_of_a_list_are_done_with_others(assistant: Assistant) -> None:
    """003: nine lead row 48 and all help with row 49, but rows 47 and 54 name nobody else."""
    asked = "Công an tỉnh Thái Nguyên được giao việc gì năm 2025?"
    assert rows(ask(assistant, asked, "việc nào làm chung với sở khác?")) == ["48", "49"]
