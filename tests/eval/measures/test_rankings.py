"""Measures against values worked out by hand."""

from math import log2

import pytest

from eval.measures.rankings import ndcg, recall, reciprocal_rank

GRADES = {"a": 3, "b": 1, "zero": 0}


def test_the_best_order_has_ndcg_one() -> None:
    assert ndcg(["a", "b", "x"], GRADES) == 1.0


def test_ndcg_discounts_by_rank() -> None:
    assert ndcg(["x", "b", "a"], GRADES) == pytest.approx(
        (1 / log2(3) + 3 / log2(4)) / (3 + 1 / log2(3))
    )


def test_nothing_after_rank_ten_counts() -> None:
    ranked = [*"cdefghijkl", "a"]
    assert ndcg(ranked, GRADES) == recall(ranked, GRADES) == reciprocal_rank(ranked, GRADES) == 0


def test_recall_is_the_share_of_relevant_documents_found() -> None:
    assert recall(["b", "zero"], GRADES) == 0.5


def test_reciprocal_rank_looks_at_the_first_relevant_one() -> None:
    assert reciprocal_rank(["zero", "x", "b", "a"], GRADES) == pytest.approx(1 / 3)


def test_a_query_without_relevant_documents_scores_zero() -> None:
    assert ndcg(["a"], {}) == recall(["a"], {"a": 0}) == reciprocal_rank([], {}) == 0
