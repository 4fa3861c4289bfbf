"""A plan in short: what it is, what it holds, its outline; read beside the plans."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answer import Settings
from assistant.respond import Assistant

TODAY = Settings(date(2025, 11, 21))


@pytest.mark.parametrize(
    "asked",
    [
        "Tóm tắt kế hoạch 25 giúp tôi",
        "Kế hoạch 25 nói về cái gì?",
        "noi dung chinh cua ke hoach thai nguyen",
        "Giới thiệu Kế hoạch 25/KH-UBND",
        "Kế hoạch 25",
    ],
)
def test_a_plan_is_told_in_short(assistant: Assistant, asked: str):
    answer = assistant.ask(asked, (), TODAY)
    assert (answer.status, answer.question.kind) == ("answered", "overview")
    assert "người ký: Nguyễn Thanh Bình" in answer.markdown
    assert "56 dòng chỉ tiêu, mục tiêu, 68 nhiệm vụ ở phụ lục" in answer.markdown
    assert "Mục II: NHIỆM VỤ VÀ GIẢI PHÁP" in answer.markdown
    assert "Mục II.1: Nâng cao nhận thức" in answer.markdown
    assert {c.plan for c in answer.citations} == {"thainguyen-25-2025"}


def test_of_a_replaced_plan_it_says_so(assistant: Assistant):
    answer = assistant.ask("Tóm tắt Kế hoạch 26", (), TODAY)
    assert "Hiệu lực: đã được thay thế bởi 86/KH-UBND từ 19/5/2025" in answer.markdown
    assert answer.items[-1].item.due == date(2030, 12, 31)


def test_what_is_asked_in_a_plan_is_no_overview(assistant: Assistant):
    for asked in ("Nội dung chính về chuyển đổi số của Kế hoạch 86", "Mục tiêu của Kế hoạch 25"):
        assert assistant.ask(asked, (), TODAY).question.kind != "overview"


def test_a_plan_that_is_not_there_has_none(assistant: Assistant):
    answer = assistant.ask("Tóm tắt kế hoạch của Hà Nội", (), TODAY)
    assert (answer.status, answer.citations) == ("none", ())
    assert "Hà Nội" in answer.markdown


def test_it_may_be_asked_further(assistant: Assistant):
    first = assistant.ask("Tóm tắt kế hoạch 86", (), TODAY)
    second = assistant.ask("Ai ký?", (first.question,), TODAY)
    assert second.question.kind == "signer"
    assert "Phạm Văn Nghiêm" in second.markdown


def test_a_follow_up_of_an_empty_list_is_about_what_stands_nearest(assistant: Assistant):
    """Sở Nông nghiệp leads nothing due before June; row 45 (Tháng 6/2025) falls just past it."""
    asked = "Sở Nông nghiệp tỉnh Thái Bình phải làm gì trước tháng 6?"
    first = assistant.ask(asked, (), TODAY)
    second = assistant.ask("Hạn khi nào?", (first.question,), TODAY)
    assert first.status == "none"
    assert [s.item.record.id for s in second.items] == ["thaibinh-26-2025#PL2.45"]


def test_after_another_question_it_stands_alone(assistant: Assistant):
    first = assistant.ask("Sở Nội vụ phải làm gì trước tháng 6?", (), TODAY)
    second = assistant.ask("Tóm tắt kế hoạch 86", (first.question,), TODAY)
    assert (second.question.kind, second.question.agencies) == ("overview", ())


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        # 003:153 and 381; rows with their sub-rows.
        ("Kế hoạch 25 có mấy phụ lục?", "Có 2 phụ lục: Phụ lục I (42 dòng chỉ tiêu); Phụ lục II"),
        ("ke hoach 26 co bao nhieu phu luc", "Có 2 phụ lục"),
        ("Kế hoạch 283 có phụ lục không?", "có nhắc phụ lục nhưng bản trong kho không kèm"),
    ],
)
def test_how_many_annexes_a_plan_has(assistant: Assistant, asked: str, said: str):
    answer = assistant.ask(asked, (), TODAY)
    assert (answer.status, answer.question.kind) == ("answered", "overview")
    assert said in answer.markdown


@pytest.mark.parametrize(
    "asked",
    [
        "Kế hoạch 26 có mấy phụ lục, mỗi phụ lục nói gì?",
        "Phụ lục I và Phụ lục II của kế hoạch 26 nói về gì?",
        "Phụ lục I và II kế hoạch 26 có những nội dung gì?",
    ],
)
def test_what_the_annexes_hold(assistant: Assistant, asked: str):
    """38 targets of which one has two rows (000:310 to 363), 99 tasks (000:367 to 516)."""
    answer = assistant.ask(asked, (), TODAY)
    assert (answer.status, answer.question.kind) == ("answered", "overview")
    assert "Phụ lục I (39 dòng chỉ tiêu); Phụ lục II (99 dòng nhiệm vụ)" in answer.markdown
