"""What a query means that was typed without (all) its diacritics. Pure.

Each syllable may stand for any known syllable of the same letters; neighbours that
occur together in the corpus make a reading likely. The readings of all positions are
weighed together (forward-backward over a chain), so "so noi vu" leans to "sở nội vụ"
and "so sánh" stays what it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

import numpy as np
import numpy.typing as npt

from corpus.text import unaccent
from index.lexical.syllables import Keys, Lexicon, single_keys

Floats = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int64]
Frequency = Callable[[Keys], npt.NDArray[np.int64]]

_BELIEF = 0.02  # readings less likely than this are left out
_TOGETHER = 0.999  # weight of pair counts against single counts
_SURE = np.ones(1)
_BARE = 0.33  # share of syllables that need no marks, at most, in a query typed with its marks
_OMITTED = 0.05  # how likely a mark is left out where the query carries marks elsewhere


@dataclass(frozen=True, slots=True)
class Candidates:
    """What a syllable may stand for: syllables of the corpus, each with the number of
    documents that hold it; whether it is what was typed; and its keys as the left and the
    right half of a pair (the left one is that of the syllable by itself)."""

    ids: Numbers
    found: Numbers
    as_typed: npt.NDArray[np.bool_]
    bare: bool
    left: Keys
    right: Keys
    own: Candidates | None = None  # itself alone, where the corpus knows it and others

    def __len__(self) -> int:
        return len(self.ids)

    def typed(self, marked: bool) -> Floats:
        """The chance that each would be typed as it was; `marked` says whether the query
        has marks at all."""
        return np.where(self.as_typed | (not (self.bare and marked)), 1.0, _OMITTED)


@dataclass(frozen=True, slots=True)
class Readings:
    """Of each position the candidate syllables, and of each and each neighbouring two
    the share of belief; `pairs[i][a, b]` is for candidates a at i and b at i + 1.
    Position 0 is syllable `first` of the query."""

    first: int
    candidates: tuple[Candidates, ...]
    singles: tuple[Floats, ...]
    pairs: tuple[Floats, ...]


def candidates(syllable: str, lexicon: Lexicon, frequency: Frequency) -> Candidates:
    """What a syllable may stand for. A known one with marks is meant as it stands; any
    other may be each known syllable of the same letters.

    `frequency` gives the number of documents for term keys.
    """
    own = lexicon.ids.get(syllable, -1)
    alike = lexicon.same_letters(syllable) or lexicon.same_letters(respelt(syllable))
    ids = np.array(alike, np.int64)
    found = frequency(single_keys(ids))
    held, as_typed = found > 0, ids == own
    bare = unaccent(syllable) == syllable
    if not bare and (held & as_typed).any():
        held = as_typed
    known, itself = (_among(ids, found, as_typed, kept, bare) for kept in (held, held & as_typed))
    return replace(known, own=itself) if 1 == len(itself) < len(known) else known


def _among(
    ids: Numbers,
    found: Numbers,
    as_typed: npt.NDArray[np.bool_],
    kept: npt.NDArray[np.bool_],
    bare: bool,
) -> Candidates:
    left, right = single_keys(ids[kept]), ids[kept].astype(np.uint64) + np.uint64(1)
    return Candidates(ids[kept], found[kept], as_typed[kept], bare, left, right)


_SPELLINGS = (
    (re.compile(r"^(n?g)h(?=[aouăâôơư])"), r"\1"),  # nghành
    (re.compile(r"^(n?g)(?=[eê])|^(ng)(?=i)"), r"\1\2h"),  # ngiên
)


def respelt(syllable: str) -> str:
    """A syllable by the rule for ng and ngh, g and gh, which many get wrong.

    >>> [respelt(s) for s in ("nghành", "ghạo", "ngề", "ngiên", "nghề", "già")]
    ['ngành', 'gạo', 'nghề', 'nghiên', 'nghề', 'già']
    """
    bare = unaccent(syllable)
    for pattern, right in _SPELLINGS:
        if (found := pattern.match(bare)) is not None:
            return found.expand(right) + syllable[found.end() :]
    return syllable


def read(query: Sequence[Candidates], frequency: Frequency, total: int) -> list[Readings]:
    """The readings of a query's syllables, one for each run of known ones.

    `frequency` is as for `candidates`; `total` is the number of all documents.
    """
    marked = not all(c.bare for c in query)
    if sum(c.bare for c in query) <= _BARE * len(query):
        query = _settled(query, frequency)
    steps = _steps(query, frequency, max(1, total))
    runs = groupby(range(len(query)), key=lambda i: len(query[i]) > 0)
    return [_chain(list(run), query, steps, marked) for known, run in runs if known]


def _settled(query: Sequence[Candidates], frequency: Frequency) -> Sequence[Candidates]:
    """In a query typed with its marks a syllable without any is meant as it stands where the
    corpus holds it beside a neighbour as typed: most need no weighing then."""
    alone = [c.own or c for c in query]
    sides = [
        i
        for i, (a, b) in enumerate(pairwise(alone))
        if len(a) == len(b) == 1 and (query[i].own or query[i + 1].own)
    ]
    if not sides:
        return query
    left = np.concatenate([alone[i].left for i in sides])
    together = frequency(left | np.concatenate([alone[i + 1].right for i in sides]))
    meant = {j for i in np.array(sides)[together > 0].tolist() for j in (i, i + 1)}
    return [alone[i] if i in meant else c for i, c in enumerate(query)]


def _steps(query: Sequence[Candidates], frequency: Frequency, total: int) -> dict[int, Floats]:
    """Of each position the chance of each candidate of the next one after each of its own,
    where there is a choice at all; the pairs of a query are looked up together."""
    sizes = [len(a) * len(b) for a, b in pairwise(query)]
    weighed = [(i, query[i], query[i + 1]) for i, size in enumerate(sizes) if size > 1]
    if not weighed:
        return {}
    keys = [(a.left[:, None] | b.right).ravel() for _, a, b in weighed]
    together = np.split(frequency(np.concatenate(keys)), np.cumsum([len(k) for k in keys[:-1]]))
    return {
        i: _TOGETHER * (pairs.reshape(len(a), len(b)) / a.found[:, None])
        + (1 - _TOGETHER) / total * b.found
        for (i, a, b), pairs in zip(weighed, together, strict=True)
    }


def _chain(
    run: list[int], query: Sequence[Candidates], steps: Mapping[int, Floats], marked: bool
) -> Readings:
    """Forward-backward: the belief in each candidate, given all the others.

    Where a position has but one candidate there is nothing to weigh: it is certain.
    """
    held = [query[i] for i in run]
    typed = [_SURE if len(c) == 1 else c.typed(marked) for c in held]
    ahead = [_normal(typed[0] * held[0].found)]
    for i, chance in zip(run, typed[1:], strict=False):
        ahead.append(_SURE if len(chance) == 1 else _normal((ahead[-1] @ steps[i]) * chance))
    back = [np.ones(len(held[-1]))]
    for i, own, chance in zip(run[-2::-1], typed[-2::-1], typed[:0:-1], strict=True):
        back.append(_SURE if len(own) == 1 else _normal(steps[i] @ (chance * back[-1])))
    back.reverse()
    singles = tuple(_normal(a * b) for a, b in zip(ahead, back, strict=True))
    pairs = tuple(
        _normal(ahead[n][:, None] * steps[i] * (typed[n + 1] * back[n + 1]))
        if i in steps
        else _SURE[None]
        for n, i in enumerate(run[:-1])
    )
    return Readings(run[0], tuple(held), singles, pairs)


def _normal(values: Floats) -> Floats:
    if values.size == 1:
        return _SURE.reshape(values.shape)
    total = values.sum()
    return values / total if total > 0 else np.full(values.shape, 1.0 / values.size)


def terms(readings: Sequence[Readings]) -> tuple[Keys, Floats]:
    """The likely terms of a query, as keys, with the belief in each; a term that is
    likely in two places is there twice."""
    keys, belief = [np.zeros(0, np.uint64)], [np.zeros(0)]
    for run in readings:
        keys += [c.left for c in run.candidates]
        keys += [(a.left[:, None] | b.right).ravel() for a, b in pairwise(run.candidates)]
        belief += [*run.singles, *(p.ravel() for p in run.pairs)]
    every, share = np.concatenate(keys), np.concatenate(belief)
    likely = share >= _BELIEF
    return every[likely], share[likely]
