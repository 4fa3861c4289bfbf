"""A structured perceptron with a margin, averaged: which tokens are a topic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
import numpy.typing as npt

from assistant.understanding.opinion import STEPS, Token, transitions

Floats = npt.NDArray[np.float64]

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
    features: list[list[int]]
    steps: list[int]
    labels: list[int]


@dataclass(frozen=True, slots=True)
class _Table:
    """Weights of features and of steps (four a sort: from out or in, to out or in). `summed`
    is what each change was worth at the time when it came: it makes the average."""

    now: list[float]
    summed: list[float]

    @classmethod
    def of(cls, size: int) -> _Table:
        return cls([0.0] * size, [0.0] * size)

    def change(self, at: int, by: float, count: int) -> None:
        self.now[at] += by
        self.summed[at] += by * count

    def averaged(self, count: int) -> Floats:
        return np.array(self.now) - np.array(self.summed) / count


def learn_labels(
    data: Sequence[Labelled], names: dict[str, int], rng: Random
) -> tuple[Floats, Floats]:
    """A weight for each named feature, and for each sort of step a table from label to
    label (0: no topic, 1: topic)."""
    every = [_numbered(one, names) for one in data]
    table, steps = _Table.of(len(names)), _Table.of(4 * STEPS)
    count = 1
    for _ in range(_EPOCHS):
        rng.shuffle(every)
        for one in every:
            _learn(one, _decoded(one, table.now, steps.now), table, steps, count)
            count += 1
    return table.averaged(count), steps.averaged(count).reshape(STEPS, 2, 2)


def _learn(one: _Numbered, guess: Sequence[int], table: _Table, steps: _Table, count: int) -> None:
    """What is wrong in the guess weighs less from now on, what is right more."""
    for i, (right, wrong) in enumerate(zip(one.labels, guess, strict=True)):
        if right != wrong:
            for feature in one.features[i]:
                table.change(feature, _RATE if right else -_RATE, count)
        before = (one.labels[i - 1], guess[i - 1])
        if i and (before[0], right) != (before[1], wrong):
            at = 4 * one.steps[i]
            steps.change(at + 2 * before[0] + right, _RATE, count)
            steps.change(at + 2 * before[1] + wrong, -_RATE, count)


def _numbered(one: Labelled, names: dict[str, int]) -> _Numbered:
    features = [[names[f] for f in own if f in names] for own in one.features]
    return _Numbered(features, transitions(one.tokens), [int(label) for label in one.labels])


def _decoded(one: _Numbered, table: Sequence[float], steps: Sequence[float]) -> list[int]:
    """The best labels where every wrong one has a head start of the margin."""
    weight = table.__getitem__
    came: list[tuple[int, int]] = []
    best = (0.0, 0.0)
    for i, (own, right) in enumerate(zip(one.features, one.labels, strict=True)):
        score = sum(map(weight, own))
        if i:
            at = 4 * one.steps[i]
            out = (best[0] + steps[at], best[1] + steps[at + 2])
            into = (best[0] + steps[at + 1], best[1] + steps[at + 3])
            came.append((int(out[1] > out[0]), int(into[1] > into[0])))
            best = (max(out), max(into))
        best = (best[0] - score + _MARGIN * right, best[1] + score + _MARGIN * (1 - right))
    label = int(best[1] > best[0])
    labels = [label]
    for back in reversed(came):
        label = back[label]
        labels.append(label)
    return labels[::-1]
