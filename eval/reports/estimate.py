"""How right many answers are: a mean with the interval that its clusters allow."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over `n` scored cases in `clusters` plans, with its 95 % interval.

    `low` and `high` are None where one cluster alone gives no idea of the spread.
    """

    mean: float
    low: float | None
    high: float | None
    n: int
    unscored: int
    clusters: int


# Student's t, 97.5 % quantile, by degrees of freedom (1 to 15).
_T: tuple[float, ...] = (12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262)
_T += (2.228, 2.201, 2.179, 2.160, 2.145, 2.131)


def _quantile(freedom: int) -> float:
    """The t quantile; past the table its usual expansion, right to 0.002."""
    if freedom <= len(_T):
        return _T[freedom - 1]
    return 1.96 + 2.372 / freedom + 2.823 / freedom**2


def _half_width(groups: Collection[Sequence[float]], mean: float) -> float:
    """Cluster-robust standard error times t with (clusters - 1) degrees of freedom."""
    count, n = len(groups), sum(map(len, groups))
    spread = sum(sum(score - mean for score in group) ** 2 for group in groups)
    return _quantile(count - 1) * math.sqrt(count / (count - 1) * spread) / n


def estimate(scores: Iterable[tuple[float | None, str]]) -> Estimate:
    """The mean of (score, cluster) pairs and its 95 % interval, clustered by plan.

    Answers from one plan err together, so the interval uses the spread between clusters.
    Where every score is the same (all 0 or all 1) that spread is nil and the rule of three
    bounds the mean instead: 3/n away. Scores lie in 0..1; None counts as unscored.

    Raises ValueError for no cases, and when none of them could be scored.
    """
    pairs = list(scores)
    groups: dict[str, list[float]] = defaultdict(list)
    for score, cluster in pairs:
        if score is not None:
            groups[cluster].append(score)
    n = sum(map(len, groups.values()))
    if not n:
        raise ValueError(f"none of {len(pairs)} cases could be scored")
    mean = math.fsum(s for group in groups.values() for s in group) / n
    low, high = _interval(groups.values(), mean, n)
    return Estimate(mean, low, high, n, len(pairs) - n, len(groups))


def _interval(
    groups: Collection[Sequence[float]], mean: float, n: int
) -> tuple[float | None, float | None]:
    if len({s for group in groups for s in group}) == 1:
        half = 3 / n
    elif len(groups) == 1:
        return None, None
    else:
        half = _half_width(groups, mean)
    return max(0.0, mean - half), min(1.0, mean + half)
