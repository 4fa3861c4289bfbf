"""Means and intervals on scores small enough to count by hand."""

from __future__ import annotations

import pytest

from eval.reports import estimate as m


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
