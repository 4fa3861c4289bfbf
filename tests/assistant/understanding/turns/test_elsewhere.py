"""Turns that move a question to other provinces, and that take a part of what was told of.
Expected rows are read from the plans."""

from __future__ import annotations

from assistant.respond import Assistant
from tests.assistant.understanding.talk import ask, talk


def lines(assistant: Assistant, *turns: str) -> list[int]:
    return sorted(item.record.span.first for item in ask(assistant, *turns).listed)


def test_the_figure_of_the_other_provinces(assistant: Assistant) -> None:
    """002, lines 28 and 78; 003: 5G in part I and in annex I."""
    answers = talk(
        assistant,
        "Kế hoạch 26 mục tiêu về 5G?",
        "của tỉnh khác thì sao",
        "thế tỉnh nào đặt sớm nhất",
    )
    assert set(answers[1].question.provinces) == {"Đồng Tháp", "Thái Nguyên"}
    assert {28, 78} <= {i.record.span.first for i in answers[1].listed}
    assert [i.record.span.first for i in answers[2].listed] == [28]


def test_which_province_asks_for_all_after_one(assistant: Assistant) -> None:
    turns = ("Kế hoạch 26 mục tiêu kinh tế số 2030?", "tỉnh nào đặt cao nhất?")
    answer = ask(assistant, *turns)
    assert len({item.record.plan for item in answer.listed}) > 2


def test_a_part_is_taken_out_of_a_list(assistant: Assistant) -> None:
    """000, lines 498 to 500: the border guard leads three of what is due in December 2025."""
    due = "Việc đến hạn tháng 12/2025 của Thái Bình"
    without = lines(assistant, due, "bỏ mấy việc của Bộ đội Biên phòng ra")
    assert without == [line for line in lines(assistant, due) if not 498 <= line <= 500]


def test_what_one_body_has_of_those(assistant: Assistant) -> None:
    """000, lines 199, 450 and 487; 001, line 141: on artificial intelligence, Sở Y tế leads."""
    of_it = lines(assistant, "Những việc về AI ở Thái Bình", "việc nào do Sở Y tế")
    assert {450, 487} <= set(of_it)
    assert len(of_it) < len(lines(assistant, "Việc của Sở Y tế Thái Bình"))


def test_to_whom_the_report_just_told_of_goes(assistant: Assistant) -> None:
    """000, line 271, and no other report of the plan."""
    assert lines(assistant, "Báo cáo 6 tháng KH26 nộp khi nào?", "nộp cho ai") == [271]


def test_targets_that_go_with_work(assistant: Assistant) -> None:
    """000, line 358: health records of citizens."""
    turns = ("Ai chủ trì hồ sơ sức khỏe điện tử của Thái Bình?", "có chỉ tiêu gì liên quan không?")
    answer = ask(assistant, *turns)
    assert answer.question.kind == "target"
    assert [item.record.span.first for item in answer.listed] == [358]


def test_all_provinces_together_after_one(assistant: Assistant) -> None:
    turns = ("Sở Nội vụ có mấy việc?", "ở Thái Nguyên thôi", "tổng cộng các tỉnh")
    assert lines(assistant, *turns) == lines(assistant, turns[0])


def test_every_year_of_it(assistant: Assistant) -> None:
    turns = ("Đồng Tháp phủ sóng 6G bao nhiêu đến 2035?", "cả quá trình luôn")
    assert lines(assistant, *turns) == [137, 181, 229]
