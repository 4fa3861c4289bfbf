"""Plans by their numbers, alone and listed behind one another."""

from __future__ import annotations

import pytest

from assistant.respond import Assistant
from assistant.understanding.names.plans import find_plans


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
