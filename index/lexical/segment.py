"""Postings: for each term, the documents (slots) that hold it and how often.

A segment never changes once built. Adding makes another one; merging makes one of
several, without the slots that were deleted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.lexical.syllables import Keys, pair_keys, single_keys

Slots = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Segment:
    """Term t is `keys[t]`, rising; its slots are `slots[starts[t]:starts[t + 1]]`, rising,
    and `counts` says how often it stands in each (at most 255)."""

    keys: Keys
    starts: npt.NDArray[np.int64]
    slots: Slots
    counts: npt.NDArray[np.uint8]

    def ranges(self, keys: Keys) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """First and last posting of each term; an empty range for an unknown one."""
        if not len(self.keys):
            return np.zeros(keys.shape, np.int64), np.zeros(keys.shape, np.int64)
        at = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        known = self.keys[at] == keys
        first = self.starts[at]
        return first, np.where(known, self.starts[at + 1], first)


def build(numbered: Sequence[Sequence[int]], first_slot: int) -> Segment:
    """A segment of documents given as syllable numbers; their slots run from `first_slot`."""
    lengths = np.array([len(d) for d in numbered], np.int64)
    flat = np.array([i for d in numbered for i in d], np.int64)
    owner = np.repeat(np.arange(len(numbered), dtype=np.int64), lengths)
    joined = owner[1:] == owner[:-1] if len(flat) else np.zeros(0, bool)
    keys = np.concatenate([single_keys(flat), pair_keys(flat[:-1][joined], flat[1:][joined])])
    owners = np.concatenate([owner, owner[:-1][joined] if len(flat) else owner])
    terms, which = np.unique(keys, return_inverse=True)
    cells, counts = np.unique(which * max(1, len(numbered)) + owners, return_counts=True)
    term, slot = np.divmod(cells, max(1, len(numbered)))
    starts = np.searchsorted(term, np.arange(len(terms) + 1))
    return Segment(
        terms,
        starts.astype(np.int64),
        (slot + first_slot).astype(np.int32),
        np.minimum(counts, 255).astype(np.uint8),
    )


def merge(segments: Sequence[Segment], live: npt.NDArray[np.bool_]) -> Segment:
    """One segment of several (in the order of their slots); deleted slots drop out
    and the remaining are numbered anew without gaps."""
    kept = [_living(s, live) for s in segments]
    keys = np.unique(np.concatenate([s.keys for s in kept])) if kept else np.zeros(0, np.uint64)
    places = [np.searchsorted(keys, s.keys) for s in kept]
    sizes = np.zeros(len(keys), np.int64)
    for segment, place in zip(kept, places, strict=True):
        sizes[place] += np.diff(segment.starts)
    starts = np.concatenate([[0], np.cumsum(sizes)])
    slots, counts = np.empty(starts[-1], np.int32), np.empty(starts[-1], np.uint8)
    filled = starts[:-1].copy()
    for segment, place in zip(kept, places, strict=True):
        length = np.diff(segment.starts)
        target = np.repeat(filled[place] - segment.starts[:-1], length)
        target += np.arange(len(segment.slots))
        slots[target], counts[target] = segment.slots, segment.counts
        filled[place] += length
    return Segment(keys, starts, slots, counts)


def _living(segment: Segment, live: npt.NDArray[np.bool_]) -> Segment:
    if live.all():
        return segment
    keep = live[segment.slots]
    passed = np.concatenate([[0], np.cumsum(keep)])
    starts = passed[segment.starts]
    held = np.diff(starts) > 0
    renumber = (np.cumsum(live) - 1).astype(np.int32)
    return Segment(
        segment.keys[held],
        np.concatenate([starts[:-1][held], starts[-1:]]),
        renumber[segment.slots[keep]],
        segment.counts[keep],
    )
