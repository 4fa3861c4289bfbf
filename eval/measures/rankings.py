"""Measures of a ranking. Pure; each takes one query's ranking and its graded judgements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log2


def ndcg(ranked: Sequence[str], grades: Mapping[str, int], k: int = 10) -> float:
    """Normalised discounted cumulative gain at k.

    Gain of a document is its grade, discounted by log2(rank + 1) with ranks from 1;
    divided by the same sum for the best possible order. 0 where nothing is relevant.

    >>> ndcg(["b", "a"], {"a": 1}) == 1 / log2(3)
    True
    """
    ideal = _discounted(sorted((g for g in grades.values() if g > 0), reverse=True)[:k])
    return _discounted([max(0, grades.get(d, 0)) for d in ranked[:k]]) / ideal if ideal else 0.0


def _discounted(gains: Sequence[int]) -> float:
    return sum(gain / log2(rank + 1) for rank, gain in enumerate(gains, start=1))


def recall(ranked: Sequence[str], grades: Mapping[str, int], k: int = 10) -> float:
    """The share of relevant documents (grade above 0) among the first k.

    >>> recall(["a", "x"], {"a": 1, "b": 2})
    0.5
    """
    relevant = {d for d, grade in grades.items() if grade > 0}
    return len(relevant.intersection(ranked[:k])) / len(relevant) if relevant else 0.0


def reciprocal_rank(ranked: Sequence[str], grades: Mapping[str, int], k: int = 10) -> float:
    """1 / rank of the first relevant document among the first k, else 0.

    >>> reciprocal_rank(["x", "a"], {"a": 1})
    0.5
    """
    ranks = (rank for rank, d in enumerate(ranked[:k], start=1) if grades.get(d, 0) > 0)
    return 1 / next(ranks, float("inf"))
