"""Targets are drawn where their numbers stand on one axis, and only there."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answer import Answer, Item, Question, Shown
from chat.figures import figures, number

# cat -n 002_*.txt, lines 37, 86, 143, 185, 234: researchers per ten thousand people.
SERIES = ("II.2.1.b-6", "II.2.2.b-6", "II.2.3.b-5", "II.2.4.b-3", "II.2.5.b-4")
DONGTHAP = "dongthap-283-2025"


def _answer(register, kind: str, *ids: str) -> Answer:
    items = [Shown(Item(register.get(record)), (1,)) for record in ids]
    return Answer(Question("?", kind, date(2025, 6, 1)), "answered", "", tuple(items))


def test_a_series_is_a_line_over_the_years(register) -> None:
    drawn = figures(_answer(register, "series", *(f"{DONGTHAP}#{at}" for at in SERIES)), register)
    assert drawn and len(drawn["data"]) == 1
    line = drawn["data"][0]
    assert line["x"] == [2025, 2030, 2035, 2040, 2045] and line["y"] == [7, 12, 20, 33, 54]
    assert line["text"][0] == "≥ 7" and line["name"] == "Đồng Tháp"
    assert drawn["layout"]["yaxis"]["title"]["text"] == "người/vạn dân"


def test_a_comparison_is_a_bar_for_each_province(register) -> None:
    """Thái Nguyên prints 40 % twice, once without a year: one bar."""
    ids = ("thaibinh-26-2025#PL1.4", "thainguyen-25-2025#PL1.7", "thainguyen-25-2025#I-9")
    drawn = figures(_answer(register, "comparison", *ids), register)
    assert drawn
    assert [(bar["name"], bar["y"]) for bar in drawn["data"]] == [
        ("Thái Bình (kế hoạch đã được thay thế)", [30]), ("Thái Nguyên", [40]),
    ]  # fmt: skip
    assert drawn["data"][0]["x"] == ["Thái Bình<br>2030<br>(đã được thay thế)"]


def test_a_chart_is_told_in_words_too(register) -> None:
    """For who hears the page; the title stands above the legend for who sees it."""
    drawn = figures(_answer(register, "series", *(f"{DONGTHAP}#{at}" for at in SERIES)), register)
    assert drawn
    layout = drawn["layout"]
    assert layout["meta"]["told"] == (
        "Biểu đồ: Chỉ tiêu, theo mốc năm (người/vạn dân). Đồng Tháp 2025: ≥ 7; "
        "Đồng Tháp 2030: ≥ 12; Đồng Tháp 2035: ≥ 20; Đồng Tháp 2040: ≥ 33; Đồng Tháp 2045: ≥ 54."
    )
    assert layout["meta"]["title"] in layout["legend"]["title"]["text"]


def test_a_sentence_with_two_numbers_of_a_unit_is_left_to_the_reader(register) -> None:
    """Line 129 holds 55 and 30 % GRDP, line 127 the 30 that is asked for: one bar of 30."""
    ids = (f"{DONGTHAP}#II.2.2.e-15", f"{DONGTHAP}#II.2.2.e-17", "thainguyen-25-2025#PL1.7")
    drawn = figures(_answer(register, "comparison", *ids), register)
    assert drawn and [bar["y"] for bar in drawn["data"]] == [[30], [40]]


def test_numbers_of_other_units_stay_off_the_axis(register) -> None:
    """The index of 0,75 has no unit."""
    ids = (f"{DONGTHAP}#II.2.2.e-1", *(f"{DONGTHAP}#{at}" for at in SERIES))
    drawn = figures(_answer(register, "series", *ids), register)
    assert drawn and 0.75 not in drawn["data"][0]["y"]


@pytest.mark.parametrize(
    ("kind", "ids"),
    [("series", SERIES[:2]), ("comparison", SERIES[:2]), ("target", SERIES), ("series", ())],
)
def test_too_little_to_draw_is_not_drawn(register, kind: str, ids: tuple[str, ...]) -> None:
    assert figures(_answer(register, kind, *(f"{DONGTHAP}#{at}" for at in ids)), register) is None


def test_numbers_are_written_as_in_vietnamese() -> None:
    assert [number(n) for n in (0.75, 12.0, 1500, 1234.5)] == ["0,75", "12", "1.500", "1.234,5"]
