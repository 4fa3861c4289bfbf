"""Multinomial logistic regression with a penalty on large weights: what is asked.

Sums run in one order over sorted lists, so any machine learns the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

_STEPS, _RATE = 250, 0.05
_STRENGTH = 0.1  # how much the examples count against the penalty
_FIRST, _SECOND = 0.9, 0.999  # Adam's memory


@dataclass(frozen=True, slots=True)
class _Sums:
    """Rows of one table added up into those of another: row `parts[i]` goes to `into[j]` for
    every i in [starts[j], starts[j + 1])."""

    parts: Ints
    starts: Ints
    into: Ints

    @classmethod
    def of(cls, pairs: Iterable[tuple[int, int]]) -> _Sums:
        """From pairs (into, part)."""
        table = np.array(sorted(pairs), np.int64)
        into, starts = np.unique(table[:, 0], return_index=True)
        return cls(table[:, 1].copy(), starts, into)

    def __call__(self, table: Floats, size: int) -> Floats:
        found = np.zeros((size, table.shape[1]))
        found[self.into] = np.add.reduceat(table[self.parts], self.starts, axis=0)
        return found


def learn_kinds(
    features: Sequence[Sequence[int]], labels: Sequence[int], width: int, kinds: int
) -> tuple[Floats, Floats]:
    """Weights (feature by label) and a bias for each label, by Adam over all examples."""
    alike = Counter(
        ((*sorted(own), width), label) for own, label in zip(features, labels, strict=True)
    )
    pairs = [(row, part) for row, (own, _) in enumerate(alike) for part in own]
    to_rows, to_parts = _Sums.of(pairs), _Sums.of((part, row) for row, part in pairs)
    share = np.array(list(alike.values()), np.float64)[:, None] / len(features)
    wanted = np.zeros((len(alike), kinds))
    wanted[np.arange(len(alike)), [label for _, label in alike]] = 1
    weights = np.zeros((width + 1, kinds))
    mean, spread = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, _STEPS + 1):
        missed = (_shares(to_rows(weights, len(alike))) - wanted) * share
        change = to_parts(missed, width + 1)
        change[:width] += weights[:width] / (_STRENGTH * len(features))
        mean += (1 - _FIRST) * (change - mean)
        spread += (1 - _SECOND) * (change**2 - spread)
        size = mean / (1 - _FIRST**step) / (np.sqrt(spread / (1 - _SECOND**step)) + 1e-8)
        weights = weights - _RATE * size
    return weights[:width], weights[width]


def _shares(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))
