"""A structured perceptron with a margin, averaged: which tokens are a topic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
import numpy.typing as npt

from assistant.understanding.opinion import STEPS, Token, transitions

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

_EPOCHS = 4
_MARGIN, _RATE = 1.0, 0.1


@dataclass(frozen=True, slots=True)
class Labelled:
    """A question's tokens, the features of each, and which of them are the topic."""

    tokens: Sequence[Token]
    features: list[list[str]]
    labels: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class _Numbered:
    features: list[Ints]
    steps: list[int]
    labels: list[int]


def learn_labels(
    data: Sequence[Labelled], names: dict[str, int], rng: Random
) -> tuple[Floats, Floats]:
    """A weight for each named feature, and for each sort of step a table from label to
    label (0: no topic, 1: topic)."""
    every = [_numbered(one, names) for one in data]
    table, steps = np.zeros(len(names)), np.zeros((STEPS, 2, 2))
    summed, summed_steps = np.zeros_like(table), np.zeros_like(steps)
    count = 1
    for _ in range(_EPOCHS):
        rng.shuffle(every)
        for one in every:
            guess = _decoded(one, table, steps)
            for i, (right, wrong) in enumerate(zip(one.labels, guess, strict=True)):
                if right != wrong:
                    change = _RATE if right else -_RATE
                    table[one.features[i]] += change
                    summed[one.features[i]] += count * change
                before = (one.labels[i - 1], guess[i - 1])
                if i and (before[0], right) != (before[1], wrong):
                    _learn(steps, one.steps[i], before, (right, wrong), _RATE)
                    _learn(summed_steps, one.steps[i], before, (right, wrong), _RATE * count)
            count += 1
    return table - summed / count, steps - summed_steps / count


def _learn(
    steps: Floats, at: int, before: tuple[int, int], now: tuple[int, int], change: float
) -> None:
    steps[at, before[0], now[0]] += change
    steps[at, before[1], now[1]] -= change


def _numbered(one: Labelled, names: dict[str, int]) -> _Numbered:
    features = [np.array([names[f] for f in own if f in names], np.int64) for own in one.features]
    return _Numbered(features, transitions(one.tokens), [int(label) for label in one.labels])


def _decoded(one: _Numbered, table: Floats, steps: Floats) -> list[int]:
    """The best labels where every wrong one has a head start of the margin."""
    each = np.array([table[f].sum() for f in one.features])
    gain = np.stack([-each, each], axis=1)
    gain[np.arange(len(each)), 1 - np.array(one.labels)] += _MARGIN
    best, came = gain[0], []
    for kind, own in zip(one.steps[1:], gain[1:], strict=True):
        ways = best[:, None] + steps[kind]
        came.append(ways.argmax(axis=0))
        best = ways.max(axis=0) + own
    label = int(best.argmax())
    labels = [label]
    for back in reversed(came):
        label = int(back[label])
        labels.append(label)
    return labels[::-1]
