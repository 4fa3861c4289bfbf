"""The as-of day: read in one place, with one clear line for what is none."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.commands.days import read_day


def test_a_day_is_read() -> None:
    """As ISO 8601 writes it."""
    assert read_day("2025-11-21") == date(2025, 11, 21)


@pytest.mark.parametrize("text", ["9999-12-31", "0001-01-01", "2025-02-30", "21/11/2025", ""])
def test_what_is_no_day_of_a_plan_is_refused(text: str) -> None:
    """A day far off would overflow when days are counted from it."""
    with pytest.raises(ValueError, match=r"năm phải từ 2000 đến 2100|không phải ngày"):
        read_day(text)
