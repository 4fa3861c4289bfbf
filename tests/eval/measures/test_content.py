"""What an answer says of its records, held against records that we know."""

from __future__ import annotations

import doctest

import pytest

from eval.measures import content as m

RECORD = {
    "id": "p#PL2.5",
    "text": "Xây dựng đề án",
    "lead": ["Sở Nội vụ"],
    "coordinating": ["Sở Tài chính"],
    "deadline": {"raw": "Tháng 6/2025", "due": "2025-06-30"},
}
RECORDS = {"p#PL2.5": RECORD}
TARGET = {"id": "p#1", "value": {"op": ">=", "number": 30, "unit": "% GRDP", "horizon": 2030}}


def test_the_examples_in_the_docstrings_hold():
    assert doctest.testmod(m).failed == 0


def test_agency_task_and_deadline_must_come_from_the_same_record():
    mixed = {**RECORD, "deadline": {"raw": "Tháng 9/2025", "due": "2025-09-30"}}
    unknown = {**RECORD, "id": "p#PL2.6"}
    assert m.tuple_correctness([RECORD], RECORDS) == 1.0
    assert m.tuple_correctness([RECORD, mixed, unknown, RECORD], RECORDS) == 0.5
    assert m.tuple_correctness([], RECORDS) is None


@pytest.mark.parametrize(
    ("role", "agency", "right"),
    [
        ("lead", "Sở Nội vụ", 1.0),
        ("lead", "Sở Tài chính", 0.0),
        ("coordinating", "Sở Tài chính", 1.0),
        ("coordinating", "Sở Nội vụ", 0.0),
        ("inherited", "Sở Y tế", 1.0),
        ("collective", "Sở Nội vụ", 0.0),
    ],
)
def test_the_role_shown_is_the_one_that_the_record_gives(role, agency, right):
    assert m.tuple_correctness([{**RECORD, "role": role}], RECORDS, [agency]) == right


def test_a_value_is_operator_number_unit_and_horizon():
    def score(*value: object) -> float | None:
        return m.value_correctness({"p#1": [list(value)]}, [TARGET])

    assert score(">=", 30, "% grdp", 2030) == score(">=", 30.0, None, None) == 1.0
    assert score("=", 30, "% GRDP", 2030) == score(">=", 40, "% GRDP", 2030) == 0.0
    assert score(">=", 30, "%", 2030) == score(">=", 30, "% GRDP", 2045) == 0.0


def test_a_missing_item_loses_each_of_its_values():
    expected = {"p#1": [[">=", 30, None, 2030]], "p#2": [["range", [16, 18], None, None]] * 3}
    assert m.value_correctness(expected, [TARGET]) == 0.25
    assert m.value_correctness({}, [TARGET]) is None


def test_a_range_and_a_value_in_words_compare_too():
    values = [{"op": "range", "number": [16, 18]}, {"op": "text", "number": None}]
    item = {"id": "p#1", "value": values[0], "values": values}
    expected = {"p#1": [["range", [16, 18], None, None], ["text", None, None, None]]}
    assert m.value_correctness(expected, [item]) == 1.0


def test_a_number_is_not_found_inside_a_longer_one():
    assert m.stands_in("30%", "tối thiểu 30% GRDP")
    assert not m.stands_in("30", "có 130 đơn vị")
    assert not m.stands_in("5", "đạt 1,5%")
    assert m.stands_in("Chủ tịch", "CHỦ TỊCH")


def test_one_of_several_ways_to_write_a_date_is_enough():
    expect = {"says": ["86/KH-UBND", ["19/5/2025", "19/05/2025"]], "says_not": ["Hà Nội"]}
    assert m.says_correct(expect, "86/KH-UBND từ 19/05/2025") == 1.0
    assert m.says_correct(expect, "Hà Nội: 86/KH-UBND") == pytest.approx(1 / 3)
    assert m.says_correct({}, "gì cũng được") is None
