"""BM25 over segments of postings: weights, scores, the best of them. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.segment import Segment

K1, B = 1.2, 0.75
LONG = 50_000  # a posting list this long is worth avoiding

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


def score_all(terms: Sequence[Term], norm: Scores, mask: Mask, k: int) -> Scores:
    """The score of every slot, 0 outside the mask; `terms` come heaviest first.

    Long posting lists at the end are only looked up for documents that can still be
    among the k best, so scores below those may be too low. The k best are exact.
    """
    scores = np.zeros(len(norm), np.float32)
    rest = sum(t.most for t in terms)
    for i, term in enumerate(terms):
        if term.size > LONG and (slots := _contenders(scores, mask, rest, k)) is not None:
            found = scores[slots] + pick(terms[i:], norm, slots)
            scores = np.zeros_like(scores)
            scores[slots] = found
            break
        _accumulate(term, norm, scores)
        rest -= term.most
    scores[~mask] = 0
    return scores


def _contenders(scores: Scores, mask: Mask, rest: float, k: int) -> Slots | None:
    """The slots that can still be among the k best, where these are few; else None."""
    found = np.flatnonzero(scores > rest)
    found = found[mask[found]]
    if len(found) < k:
        return None
    edge = float(np.partition(scores[found], len(found) - k)[len(found) - k])
    near = np.flatnonzero(scores >= edge - rest * 1.0001)
    near = near[mask[near]]
    return near if len(near) * 8 < len(scores) else None


def _accumulate(term: Term, norm: Scores, scores: Scores) -> None:
    for segment, first, last in term.ranges:
        slots = segment.slots[first:last]
        count = segment.counts[first:last].astype(np.float32)
        scores[slots] += np.float32(term.most) * count / (count + norm[slots])


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


def best(scores: Scores, k: int) -> Slots:
    """The k best slots with a score above 0, best first, equals by rising slot."""
    found = np.flatnonzero(scores > 0)
    if len(found) > k:
        edge = np.partition(scores[found], len(found) - k)[len(found) - k]
        found = found[scores[found] >= edge]
    return found[np.argsort(-scores[found], kind="stable")][:k]
