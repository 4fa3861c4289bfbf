"""Plans by their numbers, alone and listed behind one another."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.respond import Assistant
from assistant.understanding.names.plans import find_plans
from corpus.plan import Manifest


@pytest.mark.parametrize(
    ("text", "plans", "unknown"),
    [
        ("So sánh kế hoạch 26 và 86", ("thaibinh-26-2025", "thaibinh-86-2025"), ()),
        (
            "KH 26, 86 với 283 do ai ký",
            ("thaibinh-26-2025", "thaibinh-86-2025", "dongthap-283-2025"),
            (),
        ),
        ("ke hoach 25 va 283 noi gi", ("thainguyen-25-2025", "dongthap-283-2025"), ()),
        ("kế hoạch 26 và 99", ("thaibinh-26-2025",), ("99",)),
        # Counts and years are no plans.
        ("kế hoạch 26 và 5 nhiệm vụ đầu", ("thaibinh-26-2025",), ()),
        ("kế hoạch 26 và 2030", ("thaibinh-26-2025",), ()),
        ("kế hoạch 26 và 86 % mục tiêu", ("thaibinh-26-2025",), ()),
    ],
)
def test_numbers_behind_a_plans_number_are_plans(
    assistant: Assistant, text: str, plans: tuple[str, ...], unknown: tuple[str, ...]
) -> None:
    found, strange = find_plans(text, assistant.context.plans)
    assert tuple(spotted.value for spotted in found) == plans
    assert strange == unknown


def _issued(plan: str, issuer: str) -> Manifest:
    return Manifest(
        plan, "a.txt", "1/KH-X", "Nghề gốm", issuer, "Hòa Bình", date(2025, 3, 1), "Lê An"
    )


@pytest.mark.parametrize(
    ("text", "plans"),
    [
        ("Công an xã Gốm phải làm gì?", ["xa-1", "xa-2"]),
        ("Văn phòng HĐND và UBND xã Gốm phải làm gì?", ["xa-1", "xa-2"]),
        ("UBND xã Gốm phải làm gì?", []),
        ("Văn phòng Sở Y tế phải làm gì?", ["so-1"]),
        ("Thanh tra Sở Y tế Hòa Bình làm gì?", ["so-1"]),
        ("Sở Y tế phải làm gì?", []),
    ],
)
def test_a_body_of_whoever_issued_plans_is_asked_about_in_all_of_these(
    text: str, plans: list[str]
) -> None:
    """The issuer itself is an agency as others are."""
    known = (
        _issued("xa-1", "Ủy ban nhân dân xã Gốm"),
        _issued("xa-2", "Ủy ban nhân dân xã Gốm"),
        _issued("so-1", "Sở Y tế tỉnh Hòa Bình"),
    )
    found, _ = find_plans(text, known)
    assert [spotted.value for spotted in found] == plans


def test_a_title_ends_where_none_of_its_word_pairs_goes_on(assistant: Assistant) -> None:
    """ "thi" and "so" are words of the title, "thi so" is "thì Sở"."""
    text = "trong ke hoach phong trao thi dua thi So Noi vu phai lam gi"
    found, _ = find_plans(text, assistant.context.plans)
    assert [text[plan.start : plan.end] for plan in found] == ["ke hoach phong trao thi dua"]
