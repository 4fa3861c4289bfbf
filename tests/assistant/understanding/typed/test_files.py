"""A file may be asked for in words: of the last list, or of one that is asked for beside."""

from __future__ import annotations

import pytest

from assistant.respond import Assistant
from assistant.understanding.typed.files import file_wanted
from tests.assistant.understanding.talk import ask


@pytest.mark.parametrize(
    ("text", "kind", "rest"),
    [
        ("xuất danh sách này ra Excel", "xlsx", ""),
        ("xuat ra excel", "xlsx", ""),
        ("tải về", "xlsx", ""),
        ("gửi cho tôi bản in", "docx", ""),
        ("in danh sách này", "docx", ""),
        ("lưu thành pdf được không", "docx", ""),
        ("xuất lịch ics", "ics", ""),
        ("Xuất Excel danh sách việc của Sở Y tế", "xlsx", "danh sách việc của Sở Y tế"),
        ("Sở Y tế phải làm gì, xuất Excel giúp", "xlsx", "Sở Y tế phải làm gì"),
    ],
)
def test_a_file_is_asked_for(text: str, kind: str, rest: str) -> None:
    assert file_wanted(text) == (kind, rest)


@pytest.mark.parametrize(
    "text", ["in các nhiệm vụ của Sở Y tế", "Kế hoạch nào nói về bảng tính?", "in ấn tài liệu"]
)
def test_no_file_is_asked_for(text: str) -> None:
    assert file_wanted(text) is None


def test_the_last_list_is_what_is_written(assistant: Assistant) -> None:
    """Its words stay the question, for they name the file."""
    first = ask(assistant, "Sở Nội vụ phải làm gì trong năm 2025?")
    second = ask(assistant, "Sở Nội vụ phải làm gì trong năm 2025?", "xuất ra Excel")
    assert second.question.wants == "xlsx"
    assert second.question.text == first.question.text
    assert [s.item for s in second.items] == [s.item for s in first.items]


def test_what_is_asked_next_asks_for_no_file(assistant: Assistant) -> None:
    turns = ("Sở Nội vụ phải làm gì trong năm 2025?", "xuất ra Excel", "còn Sở Y tế?")
    assert ask(assistant, *turns).question.wants is None


def test_without_a_list_there_is_nothing_to_write(assistant: Assistant) -> None:
    answer = ask(assistant, "xuất ra Excel")
    assert answer.status == "clarify"
    assert "Chưa có danh sách" in answer.markdown
