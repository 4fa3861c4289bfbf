"""What a merged department brought with it stands beside the work of the asked one, unless just
that is asked for."""

from __future__ import annotations

import pytest

from assistant.respond import Assistant
from tests.assistant.understanding.talk import ask


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (
            "Sở Tài chính Thái Bình quý III/2025 có việc chủ trì nào tới hạn không, kể cả việc của"
            " Sở KH&ĐT ngày trước",
            "Sở Tài chính",
        ),
        (
            "Tôi vừa về làm phó giám đốc Sở KH&CN Thái Nguyên. Quý I/2026 sở mình phải xong gì,"
            " tính cả phần nhận lại của bên Thông tin Truyền thông cũ",
            "Sở Khoa học và Công nghệ",
        ),
        (
            "Danh sách việc của Sở Xây dựng Thái Bình, cả cái kế thừa từ Sở Giao thông vận tải",
            "Sở Xây dựng",
        ),
    ],
)
def test_a_former_department_is_only_included(assistant: Assistant, text: str, agency: str) -> None:
    assert ask(assistant, text).question.agencies == (agency,)


def test_inherited_work_stands_under_its_own_heading(assistant: Assistant) -> None:
    """000:410, due in September 2025, was given to Sở Kế hoạch và Đầu tư."""
    text = "Sở Tài chính Thái Bình quý III/2025 có việc gì tới hạn, kể cả việc của Sở KH&ĐT cũ?"
    found = ask(assistant, text)
    assert not found.listed
    inherited = [s.item.record.id for s in found.related if s.item.role == "inherited"]
    assert "thaibinh-26-2025#PL2.26" in inherited


@pytest.mark.parametrize(
    "text",
    [
        "Sở Tài chính Thái Bình nhận những việc nào của Sở Kế hoạch và Đầu tư để lại?",
        "Những việc Sở KH&ĐT Thái Bình để lại cho Sở Tài chính",
        "Riêng phần nhận từ Sở KH&ĐT, Sở Tài chính Thái Bình phải làm gì?",
        "Nhiệm vụ nào trước đây thuộc Sở Kế hoạch và Đầu tư mà Sở Tài chính Thái Bình phải làm?",
        "Sở Tài chính Thái Bình kế thừa việc gì từ các sở cũ?",
    ],
)
def test_what_was_handed_over_is_the_work_of_the_former(assistant: Assistant, text: str) -> None:
    """000:45, 410 and 474: what Sở KH&ĐT of Thái Bình leads, and nothing of its heir's own."""
    found = ask(assistant, text)
    assert found.question.agencies == ("Sở Kế hoạch và Đầu tư",)
    assert {shown.item.record.span.last for shown in found.items} == {45, 410, 474}


def test_two_departments_side_by_side_are_both_asked(assistant: Assistant) -> None:
    found = ask(assistant, "Sở Kế hoạch và Đầu tư và Sở Tài chính Thái Bình phải làm gì?")
    assert set(found.question.agencies) == {"Sở Kế hoạch và Đầu tư", "Sở Tài chính"}


def test_what_came_from_two_departments(assistant: Assistant) -> None:
    """Both are asked about, not the first alone."""
    text = "Sở Nông nghiệp và Môi trường nhận việc gì từ Sở NN&PTNT và Sở TN&MT ở Thái Bình?"
    assert ask(assistant, text).question.agencies == (
        "Sở Nông nghiệp và Phát triển nông thôn",
        "Sở Tài nguyên và Môi trường",
    )


@pytest.mark.parametrize("when", ["trước khi sáp nhập", "hồi chưa sáp nhập"])
def test_a_department_before_it_was_merged(assistant: Assistant, when: str) -> None:
    """When it stood is no topic."""
    plain = ask(assistant, "Sở TTTT làm những việc gì ở Thái Nguyên?")
    found = ask(assistant, f"Sở TTTT {when} làm những việc gì ở Thái Nguyên?")
    assert found.question.topic_text == ""
    assert {i.record.id for i in found.listed} == {i.record.id for i in plain.listed}


def test_the_former_departments_are_those_it_was_made_of(assistant: Assistant) -> None:
    """A part of Sở Lao động - Thương binh và Xã hội came to it as well: it is no "sở cũ"."""
    text = "Sở Nông nghiệp và Môi trường Thái Bình phải gánh những việc gì của sở cũ?"
    assert ask(assistant, text).question.agencies == (
        "Sở Nông nghiệp và Phát triển nông thôn",
        "Sở Tài nguyên và Môi trường",
    )
