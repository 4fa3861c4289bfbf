"""BM25 over segments of postings: weights, scores, the best of them. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.segment import Segment

K1, B = 1.2, 0.75
SCANNED = 200_000  # postings that a query may read
CONTENDERS = 2000  # documents for which the rest is looked up

Scores = npt.NDArray[np.float32]
Slots = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Term:
    """A query term: what it is worth, and where its postings lie."""

    weight: float
    ranges: tuple[tuple[Segment, int, int], ...]

    @property
    def size(self) -> int:
        return sum(last - first for _, first, last in self.ranges)

    @property
    def most(self) -> float:
        """No document gets more than this for the term."""
        return self.weight * (K1 + 1)


def inverse_frequency(count: int, found: int) -> float:
    """What a term is worth that stands in `found` of `count` documents."""
    return float(np.log1p((count - found + 0.5) / (found + 0.5)))


def length_norm(lengths: npt.NDArray[np.int32], live: Mask) -> Scores:
    """k1 (1 - b + b length / mean), the mean over the live documents."""
    mean = max(1.0, float(lengths[live].mean())) if live.any() else 1.0
    return (K1 * (1 - B + B * lengths / mean)).astype(np.float32)


def best(
    terms: Sequence[Term], norm: Scores, mask: Mask | None, k: int, scanned: float = SCANNED
) -> tuple[Slots, Scores]:
    """The k best slots that hold a term, within the mask if given: best first, equals by
    rising slot.

    `terms` come heaviest first. Exact while they have no more than `scanned` postings. Past
    that, what the light terms add is looked up for the `CONTENDERS` that the heavy ones put
    first, so that a frequent syllable does not cost the reading of its whole list.
    """
    if mask is not None and np.count_nonzero(mask) <= CONTENDERS:
        slots = np.flatnonzero(mask)
        scores = pick(terms, norm, slots)
        slots, scores = slots[scores > 0], scores[scores > 0]
    else:
        slots, scores, left = _scan(terms, norm, mask, k, scanned)
        if left:
            slots, scores = _foremost(slots, scores, max(CONTENDERS, 4 * k))
            scores = scores + pick(left, norm, slots)
    slots, scores = _foremost(slots, scores, k)
    order = np.argsort(-scores, kind="stable")
    return slots[order], scores[order]


def _scan(
    terms: Sequence[Term], norm: Scores, mask: Mask | None, k: int, scanned: float
) -> tuple[Slots, Scores, Sequence[Term]]:
    """Slots with their scores by the terms whose postings were read, and the terms left."""
    scores = np.zeros(len(norm), np.float32)
    found, left = [np.zeros(0, np.int32)], list(terms)
    read = held = 0
    while left and (held < k or not read or read + left[0].size <= scanned):
        term = left.pop(0)
        for new in _accumulate(term, norm, scores):
            found.append(new if mask is None else new[mask[new]])
            held += len(found[-1])
        read += term.size
    slots = np.concatenate(found)
    return slots.astype(np.int64), scores[slots], left


def _foremost(slots: Slots, scores: Scores, k: int) -> tuple[Slots, Scores]:
    """The k best by rising slot; of equal scores the lower slots."""
    if len(slots) > k:
        edge = np.partition(scores, len(scores) - k)[len(scores) - k]
        near = np.flatnonzero(scores >= edge)
        near = near[np.lexsort((slots[near], -scores[near]))[:k]]
        slots, scores = slots[near], scores[near]
    rising = np.argsort(slots)
    return slots[rising], scores[rising]


def _accumulate(term: Term, norm: Scores, scores: Scores) -> Iterator[npt.NDArray[np.int32]]:
    """Adds what a term is worth; gives the slots that had no score before."""
    for segment, first, last in term.ranges:
        slots = np.asarray(segment.slots[first:last])
        count = segment.counts[first:last].astype(np.float32)
        before = scores[slots]
        scores[slots] = before + np.float32(term.most) * count / (count + norm[slots])
        yield slots[before == 0]


def pick(terms: Sequence[Term], norm: Scores, slots: Slots) -> Scores:
    """The score of some slots only (rising, without repeats)."""
    scores = np.zeros(len(slots), np.float32)
    for term in terms:
        for segment, first, last in term.ranges:
            held = segment.slots[first:last]
            at = np.minimum(np.searchsorted(held, slots), len(held) - 1)
            hit = held[at] == slots
            count = segment.counts[first:last][at[hit]].astype(np.float32)
            scores[hit] += np.float32(term.most) * count / (count + norm[slots[hit]])
    return scores
