"""What a query means that was typed without (all) its diacritics. Pure.

Each syllable may stand for any known syllable of the same letters; neighbours that
occur together in the corpus make a reading likely. The readings of all positions are
weighed together (forward-backward over a chain), so "so noi vu" leans to "sở nội vụ"
and "so sánh" stays what it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

import numpy as np
import numpy.typing as npt

from corpus.text import unaccent
from index.syllables import Keys, Lexicon, pair_keys, single_keys

Floats = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int64]
Frequency = Callable[[Keys], npt.NDArray[np.int64]]

_BELIEF = 0.02  # readings less likely than this are left out
_TOGETHER = 0.999  # weight of pair counts against single counts
_OMITTED = 0.05  # how likely a mark is left out where the query carries marks elsewhere


@dataclass(frozen=True, slots=True)
class Readings:
    """Of each position the candidate syllables, and of each and each neighbouring two
    the share of belief; `pairs[i][a, b]` is for candidates a at i and b at i + 1.
    Position 0 is syllable `first` of the query."""

    first: int
    candidates: tuple[Numbers, ...]
    singles: tuple[Floats, ...]
    pairs: tuple[Floats, ...]


@dataclass(frozen=True, slots=True)
class _Choice:
    """The candidates of one position, in how many documents each stands, and the
    chance that each would be typed as it was."""

    position: int
    ids: Numbers
    found: Numbers
    typed: Floats


def read(
    query: Sequence[str], lexicon: Lexicon, frequency: Frequency, total: int
) -> list[Readings]:
    """The readings of a query's syllables, one for each run of known ones.

    `frequency` gives the number of documents for term keys, `total` that of all.
    """
    choices = _choices(query, lexicon, frequency)
    runs = groupby(choices, key=lambda choice: len(choice.ids) > 0)
    return [_chain(list(run), frequency, max(1, total)) for known, run in runs if known]


def _choices(query: Sequence[str], lexicon: Lexicon, frequency: Frequency) -> list[_Choice]:
    marked = any(unaccent(s) != s for s in query)
    ids = [np.array(lexicon.same_letters(s), np.int64) for s in query]
    ends = np.cumsum([len(i) for i in ids])
    found = np.split(frequency(single_keys(np.concatenate([*ids, np.zeros(0, np.int64)]))), ends)
    return [
        _choice(i, s, lexicon.ids.get(s, -1), ids[i], found[i], marked) for i, s in enumerate(query)
    ]


def _choice(
    position: int, syllable: str, own: int, ids: Numbers, found: Numbers, marked: bool
) -> _Choice:
    held, as_typed = found > 0, ids == own
    bare = unaccent(syllable) == syllable
    if not bare and (held & as_typed).any():
        held = as_typed
    typed = np.where(as_typed, 1.0, _OMITTED if bare and marked else 1.0)
    return _Choice(position, ids[held], found[held], typed[held])


def _chain(run: list[_Choice], frequency: Frequency, total: int) -> Readings:
    """Forward-backward: the belief in each candidate, given all the others."""
    steps = [_step(left, right, frequency, total) for left, right in pairwise(run)]
    ahead = [_normal(run[0].typed * run[0].found)]
    for choice, step in zip(run[1:], steps, strict=True):
        ahead.append(_normal((ahead[-1] @ step) * choice.typed))
    back = [np.ones(len(run[-1].ids))]
    for choice, step in zip(reversed(run[1:]), reversed(steps), strict=True):
        back.append(_normal(step @ (choice.typed * back[-1])))
    back.reverse()
    singles = [_normal(a * b) for a, b in zip(ahead, back, strict=True)]
    pairs = [
        _normal(ahead[i][:, None] * step * (run[i + 1].typed * back[i + 1]))
        for i, step in enumerate(steps)
    ]
    return Readings(run[0].position, tuple(c.ids for c in run), tuple(singles), tuple(pairs))


def _step(left: _Choice, right: _Choice, frequency: Frequency, total: int) -> Floats:
    """The chance of each right syllable after each left one."""
    together = frequency(pair_keys(left.ids[:, None], right.ids)) / left.found[:, None]
    return np.asarray(_TOGETHER * together + (1 - _TOGETHER) / total * right.found)


def _normal(values: Floats) -> Floats:
    total = values.sum()
    return values / total if total > 0 else np.full(values.shape, 1.0 / values.size)


def terms(readings: Readings) -> Iterator[tuple[int, float]]:
    """The likely terms of a run, as keys, with the belief in each."""
    for ids, belief in zip(readings.candidates, readings.singles, strict=True):
        yield from _likely(single_keys(ids), belief)
    for (left, right), belief in zip(pairwise(readings.candidates), readings.pairs, strict=True):
        keys = pair_keys(left[:, None], right)
        yield from _likely(keys.ravel(), belief.ravel())


def _likely(keys: Keys, belief: Floats) -> Iterator[tuple[int, float]]:
    kept = np.flatnonzero(belief >= _BELIEF)
    yield from zip(keys[kept].tolist(), belief[kept].tolist(), strict=True)
