"""A turn that narrows, goes on or steps beside what the last answer told."""

from __future__ import annotations

from assistant.respond import Assistant
from tests.assistant.understanding.talk import ask, talk


def test_a_number_of_the_list_before(assistant: Assistant) -> None:
    """003: of the work of December 2025, that of Sở Thông tin và Truyền thông."""
    turns = ("Liệt kê việc hạn tháng 12/2025 của Thái Nguyên", "bao nhiêu việc của STTTT?")
    every, some = talk(assistant, *turns)
    assert some.question.plans == ("thainguyen-25-2025",)
    assert some.question.window == every.question.window
    assert {i.record.id for i in some.listed} < {i.record.id for i in every.listed}


def test_a_whole_question_is_of_no_list(assistant: Assistant) -> None:
    turns = ("Liệt kê việc hạn tháng 12/2025 của Thái Nguyên", "Sở Y tế phải làm gì?")
    assert ask(assistant, *turns).question.window is None


def test_reports_just_told_of(assistant: Assistant) -> None:
    """Who gets the half-yearly reports, not all that there are."""
    half, to_whom = talk(assistant, "Báo cáo 6 tháng nộp khi nào?", "nộp cho ai?")
    assert {i.record.id for i in to_whom.listed} == {i.record.id for i in half.listed}


def test_the_clause_behind(assistant: Assistant) -> None:
    turns = ("Mục II.4.3 kế hoạch 86", "mục tiếp theo?", "mục liền trước?")
    places = [answer.question.place for answer in talk(assistant, *turns)]
    assert [place and place.locator for place in places] == ["II.4.3", "II.4.4", "II.4.3"]


def test_a_letter_behind(assistant: Assistant) -> None:
    """Of plans 26 mục II.2.đ stands behind d)."""
    place = ask(assistant, "Mục II.2.d kế hoạch 26", "mục tiếp theo?").question.place
    assert place and place.locator == "II.2.đ"


def test_what_must_be_handed_in(assistant: Assistant) -> None:
    turns = ("Cho xem nhiệm vụ 83 phụ lục II kế hoạch 26.", "Hạn tháng mấy?", "Kết quả phải nộp?")
    answer = ask(assistant, *turns)
    assert [item.record.locator for item in answer.listed] == ["PL2.83"]
    assert "Báo cáo kết quả thực hiện" in answer.markdown
