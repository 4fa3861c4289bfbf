"""Training of the two models: what is the topic, and what is asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import compress
from random import Random

import numpy as np
import numpy.typing as npt

from assistant.understanding.opinion import Known, Weights, question_features, word_features
from eval.opinion.examples import Example, Wording
from eval.opinion.perceptron import Labelled, learn_labels
from eval.opinion.softmax import learn_kinds

Floats = npt.NDArray[np.float64]

_FORGOTTEN, _RARE_FORGOTTEN = 0.1, 0.3
_UNHEARD = 0.2
_LEAST_WORD, _LEAST_KIND = 2, 5  # phrasings that a feature must have
_SILENT = 2  # what says no more than this of any kind, in bytes, is left out


def train(examples: Sequence[Example], wording: Wording, seed: int, learnt: str = "") -> Weights:
    """Both models; the same examples and seed give the same weights. `wording` is that of the
    phrasings, `learnt` what to call the questions.

    Now and then a word is forgotten, as if no phrasing had it, and a topic is unheard of,
    as if no plan had it: so both learn from what stands around. Features of a few phrasings
    alone are left out: they tell nothing of another hand's.
    """
    rng = Random(seed)
    known = Known.of(wording.words, wording.pairs)
    data = [_labelled(e, wording.words, known, rng) for e in examples if e.tokens]
    names = _frequent([(e.phrasing, f) for e, d in zip(examples, data, strict=True)
                       for f in d.features], _LEAST_WORD)  # fmt: skip
    table, steps = learn_labels(data, names, rng)
    tagger, tagger_scale = _bytes(table)
    asked = [question_features(e.tokens, e.topic) for e in examples]
    parts = _frequent([(e.phrasing, f) for e, f in zip(examples, asked, strict=True)], _LEAST_KIND)
    labels = tuple(sorted({e.label for e in examples}))
    numbers = [labels.index(e.label) for e in examples]
    kinds, bias = learn_kinds([[parts[f] for f in own if f in parts] for own in asked],
                              numbers, len(parts), len(labels))  # fmt: skip
    rows, kind_scale = _bytes(kinds)
    telling = np.abs(rows).max(axis=1) > _SILENT
    return Weights(
        words=known,
        tagger={name: value for name, value in zip(names, tagger.tolist(), strict=True) if value},
        tagger_scale=tagger_scale,
        steps=tuple((a, b, c, d) for a, b, c, d in steps.reshape(-1, 4).round(4).tolist()),
        labels=labels,
        bias=tuple(bias.round(4).tolist()),
        kinds={name: n for n, name in enumerate(compress(parts, telling.tolist()))},
        table=memoryview(rows[telling].tobytes()).cast("b"),
        kind_scale=kind_scale,
        learnt=learnt,
    )


def _labelled(example: Example, words: dict[str, int], known: Known, rng: Random) -> Labelled:
    unheard = rng.random() < _UNHEARD
    tokens = [
        replace(t, left=False, right=False) if unheard and held else t
        for t, held in zip(example.tokens, example.topic, strict=True)
    ]
    forgotten = {t.typed: t.word for t in tokens if rng.random() < _chance(words.get(t.typed, 0))}
    heard = Known(known.spelt - forgotten.keys(), known.folded - set(forgotten.values()))
    features = word_features(tokens, heard)
    return Labelled(tokens, features, example.topic)


def _chance(phrasings: int) -> float:
    return _RARE_FORGOTTEN if phrasings <= 1 else _FORGOTTEN


def _frequent(found: Sequence[tuple[str, Sequence[str]]], least: int) -> dict[str, int]:
    """Features that at least so many phrasings have, numbered."""
    phrasings: defaultdict[str, set[str]] = defaultdict(set)
    for phrasing, features in found:
        for feature in features:
            if len(phrasings[feature]) < least:
                phrasings[feature].add(phrasing)
    kept = sorted(feature for feature, own in phrasings.items() if len(own) >= least)
    return {feature: n for n, feature in enumerate(kept)}


def _bytes(table: Floats) -> tuple[npt.NDArray[np.int8], float]:
    """The table in signed bytes, and what one of them is worth."""
    scale = float(np.abs(table).max()) / 127 or 1.0
    return np.rint(table / scale).astype(np.int8), scale
