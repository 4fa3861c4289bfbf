"""Agencies that share one "Sở" or one "UBND huyện"."""

from __future__ import annotations

import pytest

from assistant.respond import Assistant
from tests.assistant.understanding.talk import ask


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("Sở Y tế và Nội vụ phải làm gì?", ("Sở Y tế", "Sở Nội vụ")),
        ("so y te va noi vu phai lam gi", ("Sở Y tế", "Sở Nội vụ")),
        ("Sở Giáo dục và Y tế phải làm gì?", ("Sở Giáo dục và Đào tạo", "Sở Y tế")),
        ("Các sở Tài chính, KH&ĐT và Tư pháp làm gì?",
         ("Sở Tài chính", "Sở Kế hoạch và Đầu tư", "Sở Tư pháp")),
        ("UBND huyện Tiền Hải và Kiến Xương phải làm gì?",
         ("Ủy ban nhân dân huyện Tiền Hải", "Ủy ban nhân dân huyện Kiến Xương")),
    ],
)  # fmt: skip
def test_a_head_is_said_once(assistant: Assistant, text: str, agencies: tuple[str, ...]) -> None:
    assert ask(assistant, text).question.agencies == agencies


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("Sở Nông nghiệp và Môi trường phải làm gì?", "Sở Nông nghiệp và Môi trường"),
        ("sở y tế và xây dựng đề án bệnh viện thông minh", "Sở Y tế"),
        ("Sở Y tế và giáo dục sức khỏe cho người dân", "Sở Y tế"),
    ],
)
def test_a_field_or_work_behind_a_name_is_no_agency(
    assistant: Assistant, text: str, agency: str
) -> None:
    assert ask(assistant, text).question.agencies == (agency,)
