"""Communes and districts are asked about without their committee being named."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answer import Answer, Settings
from assistant.respond import Assistant


def ask(assistant: Assistant, text: str) -> Answer:
    return assistant.ask(text, (), Settings(date(2025, 11, 21)))


@pytest.mark.parametrize(
    ("asked", "committee"),
    [
        ("Xã tôi (Đồng Tháp) phải làm gì theo kế hoạch 283?", "Ủy ban nhân dân xã"),
        ("phường tôi ở Thái Nguyên phải làm gì?", "Ủy ban nhân dân phường"),
        ("xa em phai lam gi nam 2026", "Ủy ban nhân dân xã"),
        ("Cấp xã có trách nhiệm gì?", "Ủy ban nhân dân cấp xã"),
        ("Huyện Vũ Thư phải làm những việc gì?", "Ủy ban nhân dân huyện Vũ Thư"),
        ("Thành phố Thái Bình phải làm gì?", "Ủy ban nhân dân thành phố Thái Bình"),
        ("Trong năm 2026 các huyện ở Thái Nguyên phải xong gì?", "Ủy ban nhân dân các huyện"),
        ("Việc của các huyện Thái Bình", "Ủy ban nhân dân các huyện"),
        ("viec cua thanh pho thai binh nam 2025", "Ủy ban nhân dân thành phố Thái Bình"),
    ],
)
def test_a_place_that_must_do_something_is_its_committee(
    assistant: Assistant, asked: str, committee: str
) -> None:
    assert ask(assistant, asked).question.agencies == (committee,)


@pytest.mark.parametrize(
    "asked",
    [
        "Xã hội số phải đạt gì?",
        "Mục tiêu bồi dưỡng kỹ năng số cho công chức cấp xã?",
        "Thành phố thông minh có nhiệm vụ gì?",
        "Thành phố Hải Phòng phải làm gì?",
        "Nhiệm vụ của tỉnh Thái Bình trong năm 2026",
        "Cấp xã phải đạt gì theo tiêu chuẩn thi đua?",
    ],
)
def test_a_place_in_a_topic_or_a_city_that_is_a_province_is_none(
    assistant: Assistant, asked: str
) -> None:
    assert not ask(assistant, asked).question.agencies


def test_a_commune_of_one_province_has_nothing_of_another(assistant: Assistant) -> None:
    """Plan 283 (line 132) alone names phường Mỹ Tho: its duty in IV.3 (363), and that line."""
    related = ask(assistant, "Phường Mỹ Tho có nhiệm vụ gì?").related
    assert {s.item.record.plan for s in related} == {"dongthap-283-2025"}
    assert {s.item.record.span.first for s in related} >= {132, 363}


def test_the_end_of_the_district_level_is_said(assistant: Assistant) -> None:
    notes = ask(assistant, "Huyện Vũ Thư phải làm những việc gì?").notes
    assert any("01/7/2025" in note for note in notes)
