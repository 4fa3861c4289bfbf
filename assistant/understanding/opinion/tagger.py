"""Which words are a topic: the likeliest labelling of the whole question."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from assistant.understanding.opinion.features import word_features
from assistant.understanding.opinion.tokens import Token
from assistant.understanding.opinion.weights import Weights

STEPS = 3 + 8  # how many sorts of steps there are


def step(before: Token, token: Token) -> int:
    """What lies between two tokens: a topic goes on over words that the plans know side by
    side, and seldom over a name or a comma."""
    if token.is_slot or before.is_slot:
        return 1
    if not (token.is_word and before.is_word):
        return 2
    empty = token.empty or before.empty
    spoken = bool(token.cues and before.cues)
    return 3 + token.left + 2 * empty + 4 * spoken


def transitions(tokens: Sequence[Token]) -> list[int]:
    """The step into each token; 0 for the first."""
    return [0, *(step(a, b) for a, b in pairwise(tokens))]


def scores(tokens: Sequence[Token], weights: Weights) -> list[float]:
    """How much speaks for each token as part of a topic (below 0: against it)."""
    weight, scale = weights.tagger.get, weights.tagger_scale
    every = word_features(tokens, weights.words)
    return [scale * sum(weight(name, 0) for name in own) for own in every]


def tagged(tokens: Sequence[Token], weights: Weights) -> tuple[bool, ...]:
    """For each token whether it is part of a topic."""
    if not tokens:
        return ()
    each, steps = scores(tokens, weights), transitions(tokens)
    best = (-each[0], each[0])
    came: list[tuple[int, int]] = []
    for score, kind in zip(each[1:], steps[1:], strict=True):
        stay, begin, end, go_on = weights.steps[kind]
        from_out, from_in = (best[0] + stay, best[1] + end), (best[0] + begin, best[1] + go_on)
        came.append((int(from_out[1] > from_out[0]), int(from_in[1] > from_in[0])))
        best = (max(from_out) - score, max(from_in) + score)
    label = int(best[1] > best[0])
    labels = [label]
    for back in reversed(came):
        label = back[label]
        labels.append(label)
    return tuple(bool(label) for label in reversed(labels))
