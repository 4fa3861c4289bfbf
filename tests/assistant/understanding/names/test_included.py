"""What a merged department brought with it stands beside the work of the asked one."""

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
