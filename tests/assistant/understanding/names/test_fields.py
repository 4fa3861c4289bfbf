"""Agencies that colleagues call by their field."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answer import Settings
from assistant.respond import Assistant


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("bên Tài chính sang năm có việc gì phải xong?", ("Sở Tài chính",)),
        ("ben van hoa thai nguyen nam 2025 lam gi", ("Sở Văn hóa, Thể thao và Du lịch",)),
        ("phía thông tin truyền thông phải làm gì?", ("Sở Thông tin và Truyền thông",)),
        (
            "bên nông nghiệp phải làm gì trước 31/10/2025?",
            ("Sở Nông nghiệp và Môi trường", "Sở Nông nghiệp và Phát triển nông thôn"),
        ),
        ("sơ kế hoạch và đầu tư được giao việc gì", ("Sở Kế hoạch và Đầu tư",)),
        ("Hạ tầng số y tế của Thái Bình phải làm gì?", ()),
        ("bên cạnh đó Sở Y tế phải làm gì?", ("Sở Y tế",)),
        ("Bên xây dựng đề án đô thị thông minh là ai?", ()),
        ("Chuyển đổi số ngành y tế do ai chủ trì?", ()),
    ],
)
def test_a_department_is_called_by_its_field(
    assistant: Assistant, text: str, agencies: tuple[str, ...]
) -> None:
    """Of several that begin so each is meant, and the answer says it; a field inside a
    topic is no department."""
    answer = assistant.ask(text, (), Settings(date(2025, 11, 21)))
    assert answer.question.agencies == agencies


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        (
            "Hai trường đại học phải làm gì?",
            ("Trường Đại học Thái Bình", "Trường Đại học Y - Dược Thái Bình"),
        ),
        (
            "Các trường đại học phải làm gì?",  # 001:152, 154, 157 call the group so
            (
                "Trường Đại học Thái Bình",
                "Trường Đại học Y - Dược Thái Bình",
                "Trường đại học, cao đẳng trên địa bàn tỉnh",
                "Trường đại học, cao đẳng, dạy nghề trên địa bàn tỉnh",
            ),
        ),
        ("Em ở văn phòng Sở Y tế, sở em phải làm gì?", ("Sở Y tế",)),
        ("Văn phòng UBND tỉnh phải làm gì?", ("Văn phòng Ủy ban nhân dân tỉnh",)),
    ],
)
def test_bodies_of_one_sort_and_offices_of_a_body(
    assistant: Assistant, text: str, agencies: tuple[str, ...]
) -> None:
    question = assistant.ask(text, (), Settings(date(2025, 11, 21))).question
    assert (question.agencies, question.topic) == (agencies, ())


def test_next_year(assistant: Assistant) -> None:
    """ "sang năm" is the year after the as-of date's."""
    answer = assistant.ask("Sở Tài chính sang năm phải làm gì?", (), Settings(date(2025, 11, 21)))
    window = answer.question.window
    assert window and (window.after, window.before) == (date(2026, 1, 1), date(2026, 12, 31))


def test_a_department_that_is_no_more_is_said(assistant: Assistant) -> None:
    """agencies.toml: TN&MT went into Nông nghiệp và Môi trường on 1 March 2025."""
    text = "Sở Tài nguyên và Môi trường phải làm gì trong năm 2026?"
    answer = assistant.ask(text, (), Settings(date(2025, 11, 21)))
    assert any("Sở Nông nghiệp và Môi trường" in note for note in answer.notes)


def test_the_steps_of_a_piece_of_work(assistant: Assistant) -> None:
    """000:431: approval in the last quarter of 2025, finished by 2030; no figures."""
    text = "Đề án đô thị thông minh thành phố Thái Bình các mốc thế nào?"
    answer = assistant.ask(text, (), Settings(date(2025, 11, 21)))
    assert "thaibinh-26-2025#PL2.40" in {s.item.record.id for s in answer.items}
