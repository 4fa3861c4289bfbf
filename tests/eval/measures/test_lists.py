"""The measures of a list, on lists small enough to count by hand."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.measures import lists as m

ids = st.lists(st.sampled_from("abcdef"), unique=True)


def test_the_examples_in_the_docstrings_hold():
    assert doctest.testmod(m).failed == 0


def test_precision_and_recall_count_wrong_and_missing_ids():
    assert m.set_precision("abc", "abxy") == 0.5
    assert m.set_recall("abc", "abxy") == pytest.approx(2 / 3)


def test_an_empty_list_is_right_only_when_nothing_was_expected():
    assert (m.set_precision([], []), m.set_recall([], []), m.exact_match([], [])) == (1, 1, 1)
    assert (m.set_precision(["a"], []), m.set_recall(["a"], [])) == (0, 0)
    assert (m.set_precision([], ["a"]), m.exact_match([], ["a"])) == (0, 0)


@given(ids, ids)
def test_an_exact_match_is_perfect_precision_and_perfect_recall(want, got):
    perfect = m.set_precision(want, got) == m.set_recall(want, got) == 1.0
    assert (m.exact_match(want, got) == 1.0) is perfect


def _items(*names: str, role: str = "lead", timing: str = "due") -> list[dict[str, str]]:
    return [{"id": name, "role": role, "timing": timing} for name in names]


def test_a_list_holds_what_it_must_and_nothing_that_it_must_not():
    expect = {"items_has": ["a"], "items_not": ["z"]}
    assert m.list_correct(expect, _items("a", "b")) == 1.0
    assert m.list_correct(expect, _items("b")) == m.list_correct(expect, _items("a", "z")) == 0.0
    assert m.list_correct({"items": ["a"]}, _items("a", "b")) == 0.0
    assert m.list_correct({"says": ["x"]}, _items("a")) is None


def test_what_is_led_within_the_window_counts_apart_from_ongoing_and_common_work():
    beside = [*_items("b", timing="ongoing"), *_items("c", role="collective")]
    assert m.list_correct({"due": ["a"]}, [*_items("a"), *beside]) == 1.0
    assert m.list_correct({"due": ["a", "b"]}, [*_items("a"), *beside]) == 0.0
    assert m.list_correct({"due": []}, beside) == 1.0


def test_a_silent_province_is_right_when_its_row_is_empty():
    expected = {"Thái Bình": ["a"], "Thái Nguyên": [], "Đồng Tháp": ["b"]}
    assert m.rows_correct(expected, {"Thái Bình": ["a"], "Đồng Tháp": ["b"]}) == 1.0
    assert m.rows_correct(expected, {"Thái Nguyên": ["x"], "Đồng Tháp": ["b"]}) == pytest.approx(
        1 / 3
    )
    assert m.rows_correct({}, {}) is None
