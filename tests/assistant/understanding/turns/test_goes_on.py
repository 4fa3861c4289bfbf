"""Turns that go on from counts, from several rows, from a document, and that take back a part of
a list. Expected rows are read from the plans."""

from __future__ import annotations

from assistant.respond import Assistant
from tests.assistant.understanding.talk import ask, talk


def places(assistant: Assistant, *turns: str) -> set[str]:
    return {item.record.locator for item in ask(assistant, *turns).listed}


def test_the_work_of_who_has_the_most(assistant: Assistant) -> None:
    """Plan 25, rows 29 and 34: Sở Thông tin và Truyền thông leads, Công an tỉnh helps."""
    answers = talk(
        assistant,
        "Sở nào ở Thái Nguyên nhiều việc nhất năm 2025?",
        "liệt kê các việc đó",
        "cái nào phối hợp với Công an?",
        "hạn cái đầu tiên?",
    )
    assert answers[1].question.agencies == ("Sở Thông tin và Truyền thông",)
    assert {i.record.locator for i in answers[2].listed} == {"PL2.29", "PL2.34"}
    assert answers[3].question.kind == "deadline"
    assert [i.record.locator for i in answers[3].listed] == ["PL2.29"]


def test_which_has_the_most_of_a_list(assistant: Assistant) -> None:
    answers = talk(
        assistant,
        "Danh sách đề án phải xây dựng của Thái Bình",
        "của sở nào nhiều nhất?",
        "sở đó có những đề án gì",
    )
    assert answers[1].question.kind == "tally"
    assert answers[2].question.conditions == answers[0].question.conditions
    assert answers[2].question.agencies == answers[1].question.leads


def test_several_rows_of_one_question(assistant: Assistant) -> None:
    """Rows 10 to 12 of plan 26: "từng việc" is each of them, "việc 12" the row of that number."""
    asked = "Cho biết thời hạn nhiệm vụ 10, 11, 12 phụ lục II kế hoạch 26"
    three = {"PL2.10", "PL2.11", "PL2.12"}
    assert places(assistant, asked, "ai chủ trì từng việc?") == three
    turns = (asked, "ai chủ trì từng việc?", "việc 12 kết quả là gì?")
    assert places(assistant, *turns) == {"PL2.12"}


def test_what_is_late_is_taken_out(assistant: Assistant) -> None:
    """Of the six dated rows of Sở Công Thương one is over on 21/11/2025: row 42."""
    turns = ("Việc của Sở Công Thương Thái Bình", "chỉ lấy việc có hạn", "bỏ cái đã quá hạn")
    assert places(assistant, *turns) == {f"PL2.{n}" for n in (43, 34, 94, 72, 73)}


def test_a_document_told_of(assistant: Assistant) -> None:
    turns = ("NQ 57 được nhắc ở đâu trong kế hoạch 26?", "ai ban hành nghị quyết này?")
    answer = ask(assistant, *turns)
    assert answer.question.kind == "signer"
    assert "Bộ Chính trị" in answer.markdown.split("\n")[0]


def test_a_topic_sought_in_another_plan(assistant: Assistant) -> None:
    """001, II.3.10."""
    turns = ("Đề án đô thị thông minh Thái Bình ai làm?", "kế hoạch 86 có nói đến không?")
    answer = ask(assistant, *turns)
    assert (answer.status, answer.question.kind) == ("answered", "mention")
    assert "II.3.10" in {c.locator for c in answer.citations}


def test_one_of_a_list_by_a_word(assistant: Assistant) -> None:
    """ "Việc BIM đó" is row 75, the one with a day; the body names the same without one."""
    turns = ("Sở Xây dựng Thái Bình có việc nào trước tháng 7/2025?", "việc BIM đó ai phối hợp?")
    assert places(assistant, *turns) == {"PL2.75"}


def test_a_department_by_its_field(assistant: Assistant) -> None:
    """After a department "công thương" is one; after a topic it is a topic, and a province is
    none."""
    turns = ("Kế hoạch 86 giao Sở VHTTDL những gì?", "còn công thương")
    assert ask(assistant, *turns).question.agencies == ("Sở Công Thương",)
    turns = ("Sở Nội vụ Thái Bình làm gì?", "còn Thái Nguyên?")
    question = ask(assistant, *turns).question
    assert (question.agencies, question.provinces) == (("Sở Nội vụ",), ("Thái Nguyên",))
    turns = ("Nhiệm vụ về y tế của Thái Bình", "còn giáo dục?")
    assert ask(assistant, *turns).question.agencies == ()


def test_the_plans_behind_a_list(assistant: Assistant) -> None:
    """What narrowed the list narrows no plan."""
    turns = ("Việc Sở Y tế Thái Bình chủ trì mà trễ hạn", "việc trễ lâu nhất?")
    answer = ask(assistant, *turns, "kế hoạch đó còn hiệu lực không?")
    assert (answer.status, answer.question.kind) == ("answered", "validity")
    assert "26/KH-UBND" in answer.markdown


def test_who_signed_what_was_just_quoted(assistant: Assistant) -> None:
    answer = ask(assistant, "Kế hoạch 86 nói gì về du lịch?", "ai ký?")
    assert answer.question.kind == "signer" and "Phạm Văn Nghiêm" in answer.markdown


def test_the_work_behind_a_target(assistant: Assistant) -> None:
    """Plan 25, rows 29 and 46 speak of "an toàn thông tin"."""
    turns = ("Thái Nguyên có mục tiêu gì về an toàn thông tin?", "nhiệm vụ tương ứng là gì?")
    assert places(assistant, *turns) == {"PL2.29", "PL2.46"}


def test_other_years_of_the_same(assistant: Assistant) -> None:
    turns = ("Đồng Tháp đến 2030 đạt bao nhiêu doanh nghiệp KHCN?", "còn 2035, 2040?")
    answer = ask(assistant, *turns)
    assert answer.question.horizons == (2035, 2040)
    assert all("2.3" in i.record.locator or "2.4" in i.record.locator for i in answer.listed)


def test_what_is_late_the_longest_was_due_first(assistant: Assistant) -> None:
    """Of what Sở Y tế leads: June, before September (000, rows 54 and 98)."""
    turns = ("Việc Sở Y tế Thái Bình chủ trì mà trễ hạn", "việc trễ lâu nhất?")
    assert places(assistant, *turns) == {"PL2.54", "PL2.98"}
