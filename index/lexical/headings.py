"""The heading above each document, as syllable numbers: how much of it a query names. Pure.

A query that names all of a short heading asks for what stands under it; a long text that
happens to hold the same words does not answer it as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int32]
Slots = npt.NDArray[np.int64]
Shares = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Headings:
    """The heading of document d is `flat[starts[d]:starts[d + 1]]`, each syllable once."""

    flat: Numbers
    starts: Slots

    @classmethod
    def of(cls, numbered: Sequence[Sequence[int]]) -> Headings:
        """Of headings given as syllable numbers, an empty one where there is none."""
        held = [list(dict.fromkeys(heading)) for heading in numbered]
        flat = np.array([number for heading in held for number in heading], np.int32)
        return cls(flat, np.cumsum([0, *map(len, held)]).astype(np.int64))

    def followed_by(self, later: Headings) -> Headings:
        """These, then those of documents that came later."""
        flat = np.concatenate([self.flat, later.flat])
        return Headings(flat, np.concatenate([self.starts, later.starts[1:] + self.starts[-1]]))

    def without(self, live: npt.NDArray[np.bool_]) -> Headings:
        """Only those of live documents, which move up."""
        if live.all():
            return self
        counts = np.diff(self.starts)
        kept = np.repeat(live, counts)
        starts = np.concatenate([[0], np.cumsum(counts[live])])
        return Headings(self.flat[kept], starts.astype(np.int64))

    def named(self, belief: Shares, slots: Slots) -> Shares:
        """The share of each document's heading that a query names, 0 where it has none.

        `belief` says of each syllable number how surely it stands in the query.

        >>> few = Headings.of([[7, 8], [], [7, 9, 7]])
        >>> belief = np.zeros(10, np.float32)
        >>> belief[[7, 8]] = 1
        >>> few.named(belief, np.array([0, 1, 2])).tolist()
        [1.0, 0.0, 0.5]
        """
        first = self.starts[slots]
        counts = self.starts[slots + 1] - first
        owner = np.repeat(np.arange(len(slots)), counts)
        within = np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)
        held = belief[self.flat[first[owner] + within]]
        total = np.bincount(owner, held, len(slots))
        return np.asarray(total / np.maximum(counts, 1), np.float32)
