"""Pairs → batches of piece ids: spans, noise, and neighbours in one batch.

All randomness of training is here and comes from the one generator passed in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.encoders.pairs import Ids, Pairs


@dataclass(frozen=True, slots=True)
class Noise:
    """How often a query is disturbed, and by what."""

    bare: float = 0.15
    half_bare: float = 0.08
    question: float = 0.35
    drop: float = 0.25
    heading: float = 0.4
    cut_out: float = 0.6


@dataclass(frozen=True, slots=True)
class Batch:
    """Queries and passages as flat piece ids with the offset of each; row i of both match.

    `article` names the passage's article: two rows of one article are no negatives.
    """

    query_ids: Ids
    query_offsets: npt.NDArray[np.int64]
    passage_ids: Ids
    passage_offsets: npt.NDArray[np.int64]
    article: npt.NDArray[np.int32]


class Sampler:
    """Draws the batches of an epoch."""

    def __init__(
        self,
        pairs: Pairs,
        folded: Mapping[int, tuple[int, ...]],
        before: Sequence[Ids],
        after: Sequence[Ids],
        noise: Noise,
        rng: np.random.Generator,
    ) -> None:
        self.pairs, self.folded, self.noise, self.rng = pairs, folded, noise, rng
        self.before, self.after = before, after

    def epoch(self, size: int, group: int, spans: float = 1.0) -> Iterator[Batch]:
        """Batches of `size` pairs, in groups of `group` from one topic."""
        fixed = np.arange(len(self.pairs.queries))
        windows = np.flatnonzero(self.rng.random(len(self.pairs.window_start)) < spans)
        source = np.concatenate([fixed, -1 - windows])
        owner = np.concatenate([self.pairs.query_article, self.pairs.window_article[windows]])
        order = self._order(self.pairs.topic[owner], group)
        for at in range(0, len(order) - size + 1, size):
            yield self._batch(source[order[at : at + size]])

    def _order(self, topic: npt.NDArray[np.int32], group: int) -> npt.NDArray[np.int64]:
        shuffled = self.rng.permutation(len(topic))
        if group <= 1:
            return shuffled
        by_topic = shuffled[np.argsort(topic[shuffled], kind="stable")]
        groups = [by_topic[i : i + group] for i in range(0, len(by_topic), group)]
        return np.concatenate([groups[i] for i in self.rng.permutation(len(groups))])

    def _batch(self, sources: npt.NDArray[np.int64]) -> Batch:
        queries, passages, owners = [], [], []
        for source in sources.tolist():
            query, passage, owner = self._fixed(source) if source >= 0 else self._span(-1 - source)
            queries.append(self._disturbed(query))
            passages.append(passage)
            owners.append(owner)
        return Batch(*_flat(queries), *_flat(passages), np.array(owners, np.int32))

    def _fixed(self, i: int) -> tuple[Ids, Ids, int]:
        owner = int(self.pairs.query_article[i])
        first, last = self.pairs.first_window[owner : owner + 2]
        spread = 0 if self.rng.random() < 0.6 else self.rng.integers(last - first)
        return self.pairs.queries[i], self._window(int(first + spread)), owner

    def _span(self, w: int) -> tuple[Ids, Ids, int]:
        """A stretch of a window as query; mostly cut out of the passage it came from."""
        owner, window = int(self.pairs.window_article[w]), self._window(w)
        size = int(self.rng.integers(3, 16))
        at = int(self.rng.integers(max(1, len(window) - size + 1)))
        query, passage = window[at : at + size], window
        if len(window) > 2 * size and self.rng.random() < self.noise.cut_out:
            passage = np.concatenate([window[:at], window[at + size :]])
        if self.rng.random() < self.noise.heading:
            passage = np.concatenate([self.pairs.headings[owner], passage])
        return query, passage, owner

    def _window(self, w: int) -> Ids:
        start = int(self.pairs.window_start[w])
        article = self.pairs.articles[int(self.pairs.window_article[w])]
        return article[start : start + self.pairs.width]

    def _disturbed(self, query: Ids) -> Ids:
        draw = self.rng.random(4)
        if draw[0] < self.noise.drop and len(query) > 3:
            query = query[self.rng.random(len(query)) > 0.25]
        if draw[1] < self.noise.question:
            query = self._asked(query)
        if draw[2] < self.noise.bare:
            return self._bare(query, 1.0)
        if draw[2] < self.noise.bare + self.noise.half_bare:
            return self._bare(query, 0.5)
        return query

    def _asked(self, query: Ids) -> Ids:
        words = self.before if self.rng.random() < 0.4 else self.after
        extra = words[int(self.rng.integers(len(words)))]
        return np.concatenate([extra, query] if words is self.before else [query, extra])

    def _bare(self, query: Ids, share: float) -> Ids:
        hit = self.rng.random(len(query)) < share
        out: list[int] = []
        for piece, struck in zip(query.tolist(), hit.tolist(), strict=True):
            out.extend(self.folded.get(piece, (piece,)) if struck else (piece,))
        return np.array(out, np.int32)


def _flat(lists: Sequence[Ids]) -> tuple[Ids, npt.NDArray[np.int64]]:
    lengths = np.array([len(x) for x in lists], np.int64)
    return np.concatenate(lists), np.concatenate([[0], np.cumsum(lengths)[:-1]])
