"""Dense and lexical scores become one ranking."""

import numpy as np
import pytest

from index.fuse import fuse, order


def _floats(*values: float) -> np.ndarray:
    return np.array(values, np.float32)


def test_weight_one_is_dense_alone_and_weight_zero_lexical_alone() -> None:
    dense, lexical = _floats(0.2, 0.9), _floats(6, 3)
    assert order(fuse(dense, lexical, 1.0)) == [1, 0]
    assert order(fuse(dense, lexical, 0.0)) == [0, 1]


def test_the_scale_of_bm25_does_not_matter() -> None:
    dense = _floats(0.2, 0.9, 0.4)
    assert fuse(dense, _floats(6, 3, 0)) == pytest.approx(fuse(dense, _floats(60, 30, 0)))


def test_without_a_lexical_hit_the_dense_order_stands() -> None:
    assert order(fuse(_floats(0.1, 0.3), _floats(0, 0))) == [1, 0]


def test_no_candidates_give_no_ranking() -> None:
    assert order(fuse(_floats(), _floats())) == []


def test_a_heading_that_the_query_names_lifts_what_stands_under_it() -> None:
    dense, lexical = _floats(0.3, 0.3), _floats(8, 7.5)
    assert order(fuse(dense, lexical, named=_floats(0, 1))) == [1, 0]
    assert order(fuse(dense, lexical, named=_floats(0, 0))) == [0, 1]
