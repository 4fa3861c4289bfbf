"""The answer measures, on cases small enough to count by hand."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval import measures_answers as m

RECORD = {
    "id": "p#PL2.5",
    "text": "Xây dựng đề án",
    "lead": ["Sở Nội vụ"],
    "coordinating": ["Sở Tài chính"],
    "deadline": {"raw": "Tháng 6/2025", "due": "2025-06-30"},
}
RECORDS = {"p#PL2.5": RECORD}
PLAN = {"p": ["I. MỤC TIÊU", "Quy mô kinh tế số", "đạt 30%  GRDP."]}
TARGET = {"id": "p#1", "value": {"op": ">=", "number": 30, "unit": "% GRDP", "horizon": 2030}}
ids = st.lists(st.sampled_from("abcdef"), unique=True)


def cited(quote: str, lines: tuple[int, int] = (2, 3), plan: str = "p", **more: object) -> dict:
    return {"plan": plan, "lines": list(lines), "quote": quote, "record": None, **more}


def test_the_examples_in_the_docstrings_hold():
    assert doctest.testmod(m).failed == 0


# Lists


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


def test_a_list_holds_what_it_must_and_nothing_that_it_must_not():
    expect = {"items_has": ["a"], "items_not": ["z"]}
    assert m.list_correct(expect, ["a", "b"]) == 1.0
    assert m.list_correct(expect, ["b"]) == m.list_correct(expect, ["a", "z"]) == 0.0
    assert m.list_correct({"items": ["a"]}, ["a", "b"]) == 0.0
    assert m.list_correct({"says": ["x"]}, ["a"]) is None


def test_a_silent_province_is_right_when_its_row_is_empty():
    expected = {"Thái Bình": ["a"], "Thái Nguyên": [], "Đồng Tháp": ["b"]}
    assert m.rows_correct(expected, {"Thái Bình": ["a"], "Đồng Tháp": ["b"]}) == 1.0
    assert m.rows_correct(expected, {"Thái Nguyên": ["x"], "Đồng Tháp": ["b"]}) == pytest.approx(
        1 / 3
    )
    assert m.rows_correct({}, {}) is None


# Content


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


# Citations


def test_a_quotation_counts_only_at_its_place():
    expect = {"quotes": [{"plan": "p", "lines": [2, 3], "text": "đạt 30% GRDP"}]}
    good = cited("Quy mô kinh tế số đạt 30% GRDP.")
    assert m.citation_recall(expect, [good]) == 1.0
    assert m.citation_recall(expect, [{**good, "plan": "q"}, {**good, "lines": [7, 8]}]) == 0.0
    assert m.citation_recall(expect, []) == 0.0
    assert m.citation_recall({}, [good]) is None


def test_a_citation_that_proves_nothing_expected_lowers_precision():
    expect = {"rows": {"Thái Bình": ["p#1"]}, "passages": [{"plan": "p", "lines": [2, 2]}]}
    row, passage = cited("x", (9, 9), record="p#1"), cited("y", (1, 2))
    assert m.citation_precision(expect, [row, passage, cited("z", (5, 5))]) == pytest.approx(2 / 3)
    assert m.citation_precision(expect, []) is None
    assert m.citation_precision({"status": "none"}, [row]) is None


def test_verbatim_forgives_white_space_and_nothing_else():
    good = cited("Quy mô kinh tế số đạt 30% GRDP.")
    assert m.verbatim_rate([good], PLAN) == 1.0
    broken = [cited("đạt 31% GRDP."), cited("I. MỤC TIÊU"), cited(""), {**good, "plan": "q"}]
    assert m.verbatim_rate([good, *broken], PLAN) == 0.2
    assert m.verbatim_rate([], PLAN) is None


def test_any_expected_passage_among_the_first_citations_is_a_hit():
    passages = [{"plan": "p", "lines": [1, 1]}, {"plan": "p", "lines": [8, 9]}]
    citations = [cited("a", (5, 5)), cited("b", (9, 12))]
    assert m.passage_hit({"passages": passages}, citations) == 1.0
    assert m.passage_hit({"passages": passages}, citations, first=1) == 0.0
    assert m.passage_hit({"passages": passages, "passages_all": True}, citations) == 0.0
    assert m.passage_hit({}, citations) is None


# Answering at all


def test_refusal_is_scored_on_the_unanswerable_and_response_on_the_answerable():
    absent, present = {"status_any": ["none", "not_found"]}, {"status": "answered"}
    assert (m.refusal(absent, "not_found"), m.refusal(absent, "answered")) == (1.0, 0.0)
    assert (m.response(present, "answered"), m.response(present, "none")) == (1.0, 0.0)
    assert m.refusal(present, "none") is None and m.response(absent, "none") is None
    assert m.status_correct(absent, "none") == 1.0 and m.status_correct(present, "none") == 0.0


def test_a_case_that_accepts_answer_and_question_back_is_neither():
    either = {"status_any": ["answered", "clarify"]}
    assert m.refusal(either, "clarify") is None and m.response(either, "answered") is None
    assert m.status_correct(either, "clarify") == 1.0


def test_an_expectation_without_a_status_is_an_error():
    with pytest.raises(ValueError, match="status"):
        m.status_correct({}, "answered")


# Many answers


def test_an_estimate_gives_mean_n_unscored_and_clusters():
    got = m.estimate([(1.0, "a"), (0.0, "a"), (1.0, "b"), (None, "b")])
    assert (got.mean, got.n, got.unscored, got.clusters) == (pytest.approx(2 / 3), 3, 1, 2)


def test_the_interval_is_the_cluster_robust_one():
    """Two clusters of two, means 1 and 0.5: residual sums 0.5 and -0.5, se = 0.25."""
    got = m.estimate([(1.0, "a"), (1.0, "a"), (1.0, "b"), (0.0, "b")])
    assert m._half_width([[1.0, 1.0], [1.0, 0.0]], 0.75) == pytest.approx(12.706 * 0.25)
    assert (got.low, got.high) == (0.0, 1.0)


def test_scores_that_all_agree_are_bounded_by_the_rule_of_three():
    got = m.estimate([(1.0, "a")] * 30)
    assert (got.mean, got.low, got.high) == (1.0, 0.9, 1.0)


def test_one_plan_alone_says_nothing_about_the_spread():
    got = m.estimate([(1.0, "a"), (0.0, "a")])
    assert (got.mean, got.low, got.high) == (0.5, None, None)


@pytest.mark.parametrize(("freedom", "printed"), [(1, 12.706), (20, 2.086), (30, 2.042), (60, 2.0)])
def test_the_t_quantile_agrees_with_the_printed_table(freedom, printed):
    assert m._quantile(freedom) == pytest.approx(printed, abs=0.002)


def test_nothing_to_score_is_an_error_and_not_a_zero():
    with pytest.raises(ValueError, match="none of 0 cases"):
        m.estimate([])
    with pytest.raises(ValueError, match="none of 2 cases"):
        m.estimate([(None, "a"), (None, "b")])
