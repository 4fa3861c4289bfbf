"""What a query means that was typed without (all) its diacritics. Pure.

Each syllable may stand for any known syllable of the same letters; neighbours that
occur together in the corpus make a reading likely. The readings of all positions are
weighed together (forward-backward over a chain), so "so noi vu" leans to "sở nội vụ"
and "so sánh" stays what it is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

import numpy as np
import numpy.typing as npt

from corpus.text import unaccent
from index.syllables import Keys, Lexicon, pair_keys, single_keys

Floats = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int64]
Frequency = Callable[[Keys], npt.NDArray[np.int64]]

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


def read(query: Sequence[str], lexicon: Lexicon, frequency: Frequency, total: int) -> list[Readings]:
    """The readings of a query's syllables, one for each run of known ones.

    `frequency` gives the number of documents for term keys, `total` that of all.
    """
    marked = any(unaccent(s) != s for s in query)
    found = [(i, *_candidates(s, marked, lexicon, frequency)) for i, s in enumerate(query)]
    runs = groupby(found, key=lambda choice: len(choice[1]) > 0)
    return [_run(list(run), frequency, total) for known, run in runs if known]


def _run(found: list[tuple[int, Numbers, Floats]], frequency: Frequency, total: int) -> Readings:
    ids, typed = [c[1] for c in found], [c[2] for c in found]
    alone = frequency(single_keys(ids[0])) / max(1, total)
    steps = [_step(left, right, frequency, total) for left, right in pairwise(ids)]
    return _chain(found[0][0], ids, [typed[0] * alone, *typed[1:]], steps)


def _candidates(
    syllable: str, marked: bool, lexicon: Lexicon, frequency: Frequency
) -> tuple[Numbers, Floats]:
    """Candidate syllables with the chance that each would be typed like this."""
    own = lexicon.ids.get(syllable)
    bare = unaccent(syllable) == syllable
    if own is not None and not bare and frequency(single_keys(np.array([own])))[0]:
        return np.array([own]), np.ones(1)
    ids = np.array(lexicon.same_letters(syllable), np.int64)
    if not len(ids):
        return ids, np.zeros(0)
    ids = ids[frequency(single_keys(ids)) > 0]
    typed = np.where(ids == own, 1.0, _OMITTED if bare and marked else 1.0)
    return ids, typed


def _step(left: Numbers, right: Numbers, frequency: Frequency, total: int) -> Floats:
    """The chance of each right syllable after each left one."""
    alone = frequency(single_keys(right)) / max(1, total)
    before = np.maximum(frequency(single_keys(left)), 1)[:, None]
    together = frequency(pair_keys(left[:, None], right[None, :])) / before
    return np.asarray(_TOGETHER * together + (1 - _TOGETHER) * alone)


def _chain(
    first: int, candidates: list[Numbers], typed: list[Floats], steps: list[Floats]
) -> Readings:
    ahead = [_normal(typed[0])]
    for chance, step in zip(typed[1:], steps, strict=True):
        ahead.append(_normal((ahead[-1] @ step) * chance))
    back = [np.ones(len(typed[-1]))]
    for chance, step in zip(reversed(typed[1:]), reversed(steps), strict=True):
        back.append(_normal(step @ (chance * back[-1])))
    back.reverse()
    singles = [_normal(a * b) for a, b in zip(ahead, back, strict=True)]
    pairs = [
        _normal(ahead[i][:, None] * step * (typed[i + 1] * back[i + 1])[None, :])
        for i, step in enumerate(steps)
    ]
    return Readings(first, tuple(candidates), tuple(singles), tuple(pairs))


def _normal(values: Floats) -> Floats:
    total = values.sum()
    return values / total if total > 0 else np.full(values.shape, 1.0 / values.size)
