"""Multinomial logistic regression with a penalty on large weights: what is asked."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

_STEPS, _RATE = 250, 0.05
_STRENGTH = 0.1  # how much the examples count against the penalty
_FIRST, _SECOND = 0.9, 0.999  # Adam's memory


def learn_kinds(
    features: Sequence[Sequence[int]], labels: Sequence[int], width: int, kinds: int
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Weights (feature by label) and a bias for each label, by Adam over all examples."""
    rows = np.zeros((len(features), width + 1), np.float32)
    for i, own in enumerate(features):
        rows[i, list(own)] = 1
    rows[:, width] = 1
    wanted = np.zeros((len(features), kinds), np.float32)
    wanted[np.arange(len(labels)), list(labels)] = 1
    weights = np.zeros((width + 1, kinds), np.float32)
    mean: Floats = np.zeros_like(weights)
    spread: Floats = np.zeros_like(weights)
    penalty = np.float32(1 / (_STRENGTH * len(features)))
    for step in range(1, _STEPS + 1):
        change = rows.T @ (_shares(rows @ weights) - wanted) / np.float32(len(features))
        change[:width] += penalty * weights[:width]
        mean += (1 - np.float32(_FIRST)) * (change - mean)
        spread += (1 - np.float32(_SECOND)) * (change**2 - spread)
        size = mean / (1 - _FIRST**step) / (np.sqrt(spread / (1 - _SECOND**step)) + 1e-8)
        weights = weights - np.float32(_RATE) * size
    return weights[:width].astype(np.float64), weights[width].astype(np.float64)


def _shares(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), np.float32)
