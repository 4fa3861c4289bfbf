"""Days that the calendar names: weekdays of a named week, and the lunar new year."""

from datetime import date

import pytest

from assistant.time_window import InvalidDate, find_window

FRIDAY = date(2025, 11, 21)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("thứ sáu này có việc gì", date(2025, 11, 21)),
        ("thu 6 tuan sau phai xong gi", date(2025, 11, 28)),
        ("thứ sáu tới phải xong việc gì", date(2025, 11, 28)),
        ("thứ hai tuần này có gì", date(2025, 11, 17)),
        ("chủ nhật tới có gì", date(2025, 11, 23)),
        ("thứ năm tuần sau có gì", date(2025, 11, 27)),
    ],
)
def test_a_weekday_is_one_day(said: str, day: date) -> None:
    window = find_window(said, FRIDAY, None)
    assert window and (window.after, window.before) == (day, day)


@pytest.mark.parametrize("said", ["trước Tết", "trước tết Nguyên đán", "truoc tet am lich"])
def test_tet_is_the_next_lunar_new_year(said: str) -> None:
    window = find_window(f"Sở Nội vụ phải xong gì {said}?", FRIDAY, None)
    assert window and (window.after, window.before) == (None, date(2026, 2, 16))


@pytest.mark.parametrize("said", ["nguồn thu năm nay", "lần thứ hai này", "trước Tết Trung thu"])
def test_other_words_name_no_such_day(said: str) -> None:
    window = find_window(said, FRIDAY, None)
    assert window is None or window.after != window.before
    assert window is None or window.before != date(2026, 2, 16)


def test_a_lunar_new_year_beyond_the_table_is_refused() -> None:
    """No window at all would list every day's work."""
    with pytest.raises(InvalidDate, match="Tết"):
        find_window("Việc gì đến hạn trước Tết?", date(2040, 1, 1), None)
