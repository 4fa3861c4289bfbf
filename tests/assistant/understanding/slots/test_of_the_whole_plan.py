"""Who keeps a plan going, what is aimed at by a year, to whom a plan goes: asked of the plan as
a whole. Expected records and lines are read from the plans."""

from __future__ import annotations

import pytest

from assistant.condition import Makes
from assistant.respond import Assistant
from tests.assistant.understanding.talk import ask


def places(assistant: Assistant, text: str) -> set[str]:
    return {item.record.locator for item in ask(assistant, text).listed}


@pytest.mark.parametrize(
    ("text", "locators"),
    [
        ("Ai theo dõi, đôn đốc kế hoạch 283?", {"IV.1.a", "IV.1.c"}),  # 002, lines 357 and 359
        ("Cơ quan nào là thường trực triển khai Kế hoạch 26?", {"III.2"}),  # 000, line 273
        ("Đầu mối đôn đốc việc thực hiện Kế hoạch 86?", {"III.2"}),  # 001, line 231
        ("co quan nao dieu phoi ke hoach 25", {"III.1"}),  # 003, line 146
    ],
)
def test_who_keeps_a_plan_going(assistant: Assistant, text: str, locators: set[str]) -> None:
    """Whatever of its words the plan has: "theo dõi, giám sát", "đầu mối", "thường trực"."""
    answer = ask(assistant, text)
    assert answer.question.kind == "who"
    assert {item.record.locator for item in answer.listed} == locators
    assert "Sở Khoa học và Công nghệ" in answer.markdown.split("\n")[0]


@pytest.mark.parametrize(
    "text",
    [
        "Mốc 2045 Thái Nguyên đặt ra điều gì?",
        "Tầm nhìn 2045 của Thái Nguyên là gì?",
        "thai nguyen muon dat gi vao nam 2045",
    ],
)
def test_what_is_aimed_at_by_a_year(assistant: Assistant, text: str) -> None:
    """Every target of the year, whatever it is about (003, line 69 and rows 26 to 28)."""
    assert ask(assistant, text).question.kind == "target"
    assert places(assistant, text) == {"I.4", "PL1.26", "PL1.27", "PL1.28"}


@pytest.mark.parametrize("text", ["Kế hoạch 283 gửi cho những ai?", "Nơi nào nhận được KH 283?"])
def test_to_whom_a_plan_goes(assistant: Assistant, text: str) -> None:
    """The part that says so, word for word (002, line 366); no report is meant."""
    answer = ask(assistant, text)
    assert (answer.status, answer.question.kind) == ("answered", "open")
    assert "Nơi nhận:" in answer.markdown


def test_a_plan_that_names_no_receivers(assistant: Assistant) -> None:
    answer = ask(assistant, "Kế hoạch 25 được gửi tới đâu?")
    assert answer.status == "not_found" and "“nơi nhận”" in answer.markdown


def test_what_two_do_side_by_side(assistant: Assistant) -> None:
    """In whatever role the second one stands: row 98 has both as leads (000, line 514)."""
    for text in (
        "Những nhiệm vụ nào Sở Y tế Thái Bình làm cùng Sở Khoa học và Công nghệ?",
        "Sở Y tế cùng Sở Khoa học và Công nghệ Thái Bình làm những gì?",
        "Nhiệm vụ Sở Y tế và Sở KH&CN Thái Bình cùng làm",
    ):
        answer = ask(assistant, text)
        assert answer.question.provinces == ("Thái Bình",)
        assert {item.record.locator for item in answer.listed} == {"PL2.98"}


def test_a_sort_of_work_leaves_nothing_out(assistant: Assistant) -> None:
    """Rows 14, 23, 33 and 58 come back every year (003, lines 481 to 760)."""
    text = "Loại việc cứ mỗi năm phải làm lại một lần trong phụ lục II của Thái Nguyên?"
    assert places(assistant, text) == {"PL2.14", "PL2.23", "PL2.33", "PL2.58"}


def test_replaced_plans_that_are_not_here(assistant: Assistant) -> None:
    """002, line 364: their days stand in the sentence that replaces them."""
    answer = ask(
        assistant, "Kế hoạch 283 thay cho kế hoạch nào?", "hai bản cũ đó ban hành ngày nào?"
    )
    assert "15/5/2025" in answer.markdown and "29/5/2025" in answer.markdown


def test_words_of_a_heading_in_another_order(assistant: Assistant) -> None:
    """004, lines 284 to 292."""
    answer = ask(assistant, "Phong trào thi đua khen thưởng những hình thức gì?")
    assert [c.locator for c in answer.citations] == ["IV.3", "IV.3.a", "IV.3.b"]


@pytest.mark.parametrize(
    ("turns", "agency"),
    [
        (("Việc của UBND cấp huyện Thái Bình", "của cấp xã nữa"), "Ủy ban nhân dân cấp xã"),
        (("UBND cấp xã ở Thái Bình làm gì?", "thế còn cấp huyện?"), "Ủy ban nhân dân cấp huyện"),
        (("Cấp huyện Thái Bình có việc gì?",), "Ủy ban nhân dân cấp huyện"),
    ],
)
def test_levels_are_bodies(assistant: Assistant, turns: tuple[str, ...], agency: str) -> None:
    """Called without their committee; the province behind is no part of a level's name."""
    question = ask(assistant, *turns).question
    assert (question.agencies, question.provinces) == ((agency,), ("Thái Bình",))


def test_a_window_is_taken_away(assistant: Assistant) -> None:
    turns = ("Sở Công Thương Thái Bình có việc gì quý III/2025?", "bỏ giới hạn thời gian đi")
    question = ask(assistant, *turns).question
    assert (question.window, question.agencies) == (None, ("Sở Công Thương",))


def test_work_of_a_part_is_counted(assistant: Assistant) -> None:
    """Part III of plan 26 gives seven duties (000, lines 263 to 282)."""
    answer = ask(assistant, "Mục III kế hoạch 26 giao bao nhiêu việc?")
    assert answer.question.kind == "count"
    assert len(answer.listed) == 7
    assert all(item.record.locator.startswith("III.") for item in answer.listed)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Những đề án nào Thái Bình phải xây dựng trong năm 2025?", ("de an",)),
        ("Những văn bản nào Thái Nguyên phải ban hành trong 2025?", ("van ban",)),
    ],
)
def test_a_province_between_a_document_and_its_verb(
    assistant: Assistant, text: str, kinds: tuple[str, ...]
) -> None:
    """The verb belongs to what is made and is no topic."""
    question = ask(assistant, text).question
    assert [c.test for c in question.conditions] == [Makes(kinds)]
    assert question.topic_text == ""


def test_who_holds_a_review(assistant: Assistant) -> None:
    """002, line 357: "tổ chức sơ kết, tổng kết"; the yearly reports of all stand apart."""
    answer = ask(assistant, "Ai chủ trì tổng kết kế hoạch 283?")
    assert [item.record.locator for item in answer.listed] == ["IV.1.a"]


def test_the_last_of_all_is_asked_for(assistant: Assistant) -> None:
    """ "Chậm nhất là việc nào" asks for work, "chậm nhất là ngày nào" for a day."""
    work = ask(assistant, "Thái Nguyên: việc chậm nhất là việc nào?")
    assert {item.record.locator for item in work.listed} == {"PL2.13", "PL2.42"}


@pytest.mark.parametrize(
    "text",
    [
        "Sở Nội vụ Thái Bình và Sở Nội vụ Thái Nguyên, bên nào nhiều việc hơn?",
        "So sánh số nhiệm vụ của Sở Nội vụ ở Thái Bình với Thái Nguyên",
    ],
)
def test_work_is_counted_by_province(assistant: Assistant, text: str) -> None:
    """A row of each province, and none of the two together."""
    answer = ask(assistant, text)
    tally = answer.question.tally
    assert tally is not None and tally.by == "province"
    assert "| Thái Bình | " in answer.markdown and "| Thái Nguyên | 5 |" in answer.markdown


def test_ranks_are_a_topic(assistant: Assistant) -> None:
    """Plan 25, annex I, rows 3, 4 and 24 (003, lines 181 to 355)."""
    assert places(assistant, "Thái Nguyên đặt mục tiêu xếp hạng gì?") == {
        "PL1.3",
        "PL1.4",
        "PL1.24",
    }


def test_without_its_name_nothing_is_left(assistant: Assistant) -> None:
    """No plan says OCOP; passages on other products are no answer."""
    answer = ask(assistant, "Đồng Tháp năm 2025 phải có mấy sản phẩm OCOP?")
    assert answer.status == "not_found" and "OCOP" in answer.markdown


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch Đồng Tháp thực hiện từ năm nào đến năm nào?",
        "Kế hoạch 283 áp dụng cho giai đoạn nào?",
        "ke hoach 283 lam den nam nao",
    ],
)
def test_which_years_a_plan_is_for(assistant: Assistant, text: str) -> None:
    """002:26, 76, 135, 179, 227: "Đến hết năm 2025", 2030, 2035, 2040, 2045."""
    answer = ask(assistant, text)
    assert answer.question.kind == "overview"
    assert "Mốc của các mục tiêu: 2025, 2030, 2035, 2040, 2045" in answer.markdown


def test_the_years_of_a_piece_of_work_are_its_deadline(assistant: Assistant) -> None:
    answer = ask(assistant, "Đề án đô thị thông minh thực hiện đến năm nào?")
    assert answer.question.kind == "deadline"
