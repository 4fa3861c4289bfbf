"""BM25 over segments of postings: weights, scores, the best of them. Pure."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.lexical.segment import Segment

K1, B = 1.2, 0.75
SCANNED = 200_000  # postings that a query may read
CONTENDERS = 2000  # documents for which the rest is looked up

Scores = npt.NDArray[np.float32]
Slots = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
Places = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of a query, heaviest first: what each is worth, and where its postings
    lie, `first` to `last` in each segment (arrays in step with `weights`)."""

    weights: Scores
    places: tuple[tuple[Segment, Places, Places], ...]

    @property
    def sizes(self) -> Places:
        """How many postings each has."""
        total = np.zeros(len(self.weights), np.int64)
        for _, first, last in self.places:
            total += last - first
        return total

    def part(self, first: int, last: int) -> Terms:
        """Some of the terms only."""
        cut = slice(first, last)
        places = tuple((s, a[cut], b[cut]) for s, a, b in self.places)
        return Terms(self.weights[cut], places)


def inverse_frequency(count: int, found: Places) -> npt.NDArray[np.float64]:
    """What a term is worth that stands in `found` of `count` documents."""
    return np.asarray(np.log1p((count - found + 0.5) / (found + 0.5)))


def length_norm(lengths: npt.NDArray[np.int32], live: Mask) -> Scores:
    """k1 (1 - b + b length / mean), the mean over the live documents."""
    mean = max(1.0, float(lengths[live].mean())) if live.any() else 1.0
    return (K1 * (1 - B + B * lengths / mean)).astype(np.float32)


def every(terms: Terms, norm: Scores) -> Scores:
    """The score of every slot: all postings of the terms are read."""
    slots, worth = [np.zeros(0, np.int32)], [np.zeros(0, np.float32)]
    for segment, first, last in terms.places:
        cuts = [slice(a, b) for a, b in zip(first.tolist(), last.tolist(), strict=True)]
        if not cuts:
            continue
        at = np.concatenate([segment.slots[cut] for cut in cuts])
        count = np.concatenate([segment.counts[cut] for cut in cuts]).astype(np.float32)
        slots.append(at)
        worth.append(np.repeat(terms.weights * (K1 + 1), last - first) * count / (count + norm[at]))
    total = np.bincount(np.concatenate(slots), np.concatenate(worth), len(norm))
    return total.astype(np.float32)


def best(
    terms: Terms, norm: Scores, mask: Mask | None, k: int, scanned: float = SCANNED
) -> tuple[Slots, Scores]:
    """The k best slots that hold a term, within the mask if given: best first, equals by
    rising slot.

    Exact while the terms have no more than `scanned` postings (`foremost` of `every` is the
    same then). Past that, what the light terms add is looked up for the `CONTENDERS` that
    the heavy ones put first, so that a frequent syllable does not cost the reading of its
    whole list.
    """
    if mask is not None and np.count_nonzero(mask) <= CONTENDERS:
        slots = np.flatnonzero(mask)
        scores = pick(terms, norm, slots)
        return _best(slots[scores > 0], scores[scores > 0], k)
    slots, scores, left = _scan(terms, norm, mask, k, scanned)
    if len(left.weights):
        slots, scores = _nearest(slots, scores, max(CONTENDERS, 4 * k))
        scores = scores + pick(left, norm, slots)
    return _best(slots, scores, k)


def foremost(scores: Scores, mask: Mask | None, k: int) -> tuple[Slots, Scores]:
    """The k best slots with a score, within the mask if given, out of the scores of all."""
    slots = _scored(scores, mask)
    return _best(slots, scores[slots], k)


def _scan(
    terms: Terms, norm: Scores, mask: Mask | None, k: int, scanned: float
) -> tuple[Slots, Scores, Terms]:
    """Slots with their scores by the terms whose postings were read, and the terms left."""
    total = len(terms.weights)
    read = max(1, int(np.searchsorted(np.cumsum(terms.sizes), scanned, "right")))
    scores = every(terms.part(0, read), norm)
    slots = _scored(scores, mask)
    while len(slots) < k and read < total:
        scores = scores + every(terms.part(read, read + 1), norm)
        slots, read = _scored(scores, mask), read + 1
    return slots, scores[slots], terms.part(read, total)


def _scored(scores: Scores, mask: Mask | None) -> Slots:
    return np.flatnonzero(scores > 0 if mask is None else (scores > 0) & mask)


def _best(slots: Slots, scores: Scores, k: int) -> tuple[Slots, Scores]:
    slots, scores = _nearest(slots, scores, max(k, 0))
    order = np.argsort(-scores, kind="stable")
    return slots[order], scores[order]


def _nearest(slots: Slots, scores: Scores, k: int) -> tuple[Slots, Scores]:
    """The k best by rising slot; of equal scores the lower slots."""
    if len(slots) > k > 0:
        edge = np.partition(scores, len(scores) - k)[len(scores) - k]
        near = np.flatnonzero(scores >= edge)
        near = near[np.lexsort((slots[near], -scores[near]))[:k]]
        slots, scores = slots[near], scores[near]
    rising = np.argsort(slots)[:k]
    return slots[rising], scores[rising]


def pick(terms: Terms, norm: Scores, slots: Slots) -> Scores:
    """The score of some slots only (rising, without repeats)."""
    scores = np.zeros(len(slots), np.float32)
    for segment, first, last in terms.places:
        for weight, a, b in zip(terms.weights, first.tolist(), last.tolist(), strict=True):
            if b == a:
                continue
            held = segment.slots[a:b]
            at = np.minimum(np.searchsorted(held, slots), len(held) - 1)
            hit = held[at] == slots
            count = segment.counts[a:b][at[hit]].astype(np.float32)
            scores[hit] += weight * np.float32(K1 + 1) * count / (count + norm[slots[hit]])
    return scores
