"""What the terms of a query are worth: by rarity, by belief in a reading, by their kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.lexical import bm25
from index.lexical.restore import Readings, terms
from index.lexical.segment import Segment
from index.lexical.syllables import is_single, single_keys


@dataclass(frozen=True, slots=True)
class Weighing:
    """What kinds of terms are worth beside a pair of syllables: a single one, and a single
    one that only asks ("gì", "nào")."""

    single: float
    asking: float


PLAIN = Weighing(1, 1)  # BM25 as it is
FUSED = Weighing(1.8, 0.5)  # as fusion takes it (docs/decisions/fusion.md)


@dataclass(frozen=True, slots=True)
class Postings:
    """The postings of a corpus of `count` documents, which of its slots are `live` (None: all),
    and the numbers of syllables that only ask."""

    segments: Sequence[Segment]
    count: int
    live: npt.NDArray[np.bool_] | None
    asking: npt.NDArray[np.int64]

    def found(self, segment: Segment, first: bm25.Places, last: bm25.Places) -> bm25.Places:
        """In how many documents terms stand, without those that were deleted."""
        if self.live is None:
            return last - first
        cuts = zip(first.tolist(), last.tolist(), strict=True)
        return np.array([np.count_nonzero(self.live[segment.slots[a:b]]) for a, b in cuts])


def weighed(readings: list[Readings], corpus: Postings, weighing: Weighing) -> bm25.Terms:
    """The terms of a query as it may be read, heaviest first, without those that stand nowhere."""
    keys, share = terms(readings)
    keys, place = np.unique(keys, return_inverse=True)
    places = [(s, *s.ranges(keys)) for s in corpus.segments]
    found = sum((corpus.found(*place) for place in places), np.zeros(len(keys), np.int64))
    weights = np.bincount(place, share, len(keys)) * bm25.inverse_frequency(corpus.count, found)
    weights[is_single(keys)] *= weighing.single
    weights[np.isin(keys, single_keys(corpus.asking))] *= weighing.asking / weighing.single
    order = np.argsort(-weights, kind="stable")
    order = order[found[order] > 0]
    return bm25.Terms(
        weights[order].astype(np.float32), tuple((s, a[order], b[order]) for s, a, b in places)
    )
