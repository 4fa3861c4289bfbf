"""Scores retrieval on a set in BEIR form with this project's own encoder, BM25 and fusion.

`bench(set, mode, encoder)` is the story; `python -m eval bench DIR` prints its result.
A document is embedded in overlapping windows of words and counts by its best one.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from eval.retrieval.beir import Document, RetrievalSet
from eval.retrieval.systems import TOP, Scores, System, measure
from index import fuse
from index.encoder import Encoder
from index.lexical import FUSED, LexicalIndex, Weighing
from index.reranker import RERANKED, Reranker
from index.vectors import Model, VectorStore

Mode = Literal["hybrid", "dense", "lexical"]
Floats = npt.NDArray[np.float32]
Ids = npt.NDArray[np.int64]

WINDOW, STEP = 90, 60  # words
_DEPTH = 100  # candidates that each search hands to fusion
_BATCH = 2048


@dataclass(frozen=True, slots=True)
class Result:
    """Means over the queries (n), and times."""

    mode: Mode
    ndcg_10: float
    recall_5: float
    recall_10: float
    mrr_10: float
    n: int
    documents: int
    windows: int
    build_s: float
    query_ms_p50: float
    query_ms_p95: float


def windows(document: Document, width: int = WINDOW, step: int = STEP) -> list[str]:
    """A document in stretches of `width` words, `step` apart, each after its title.

    >>> windows(Document("1", "T", "a b c d e"), width=3, step=2)
    ['T. a b c', 'T. c d e']
    """
    words = document.text.split()
    starts = range(0, max(1, len(words) - width + step), step)
    head = f"{document.title}. " if document.title else ""
    return [head + " ".join(words[at : at + width]) for at in starts]


@dataclass(frozen=True, slots=True)
class Candidates:
    """Documents by position, with the exact scores that fusion joins, in step."""

    documents: list[int]
    dense: Floats
    lexical: Floats
    named: Floats

    def scores(self) -> Floats:
        """Each document's score as the search has it."""
        return fuse.fuse(self.dense, self.lexical, named=self.named)


class Searcher:
    """A set made searchable in one mode; documents are known by their position."""

    def __init__(
        self,
        documents: Sequence[Document],
        mode: Mode,
        encoder: Encoder | None,
        reranker: Reranker | None = None,
    ) -> None:
        self.mode, self._encoder, self._reranker = mode, encoder, reranker
        self._documents = documents
        self._lexical = _lexical(documents)
        self._owner: Ids = np.zeros(0, np.int64)
        if mode != "lexical":
            self._store = self._embed(documents)

    def _embed(self, documents: Sequence[Document]) -> VectorStore:
        encoder = self._required()
        cut = [windows(d) for d in documents]
        self._owner = np.repeat(np.arange(len(documents)), [len(w) for w in cut])
        self._first = np.searchsorted(self._owner, np.arange(len(documents) + 1))
        texts = [text for several in cut for text in several]
        model = Model(encoder.name, encoder.digest, encoder.dim)
        store = VectorStore(model)
        for at in range(0, len(texts), _BATCH):
            store.add(encoder.encode_passages(texts[at : at + _BATCH]))
        return store

    def _required(self) -> Encoder:
        if self._encoder is None:
            raise ValueError(f"mode {self.mode} needs an encoder")
        return self._encoder

    @property
    def windows(self) -> int:
        return len(self._owner)

    def search(self, query: str, k: int) -> list[int]:
        """The k best documents, best first; the reranker reads the foremost again."""
        if self._reranker is None or self.mode == "lexical":
            return self._search(query, k)
        found = self._search(query, max(k, RERANKED))
        texts = [f"{d.title}. {d.text}" for d in (self._documents[i] for i in found)]
        again = np.argsort(-self._reranker.score(query, texts), kind="stable")
        return [found[i] for i in again.tolist()][:k]

    def _search(self, query: str, k: int) -> list[int]:
        if self.mode == "lexical":
            found: list[int] = self._lexical.search(query, k).ids.tolist()
            return found
        vector = self._required().encode_queries([self._lexical.restore(query)])[0]
        near = self._best_windows(vector)
        if self.mode == "dense":
            return list(near)[:k]
        return self._fused(query, vector, near)[:k]

    def _best_windows(self, vector: Floats) -> dict[int, float]:
        hits = self._store.search(vector, _DEPTH)
        best: dict[int, float] = {}
        for owner, score in zip(self._owner[hits.ids].tolist(), hits.scores.tolist(), strict=True):
            best.setdefault(owner, score)
        return best

    def _fused(self, query: str, vector: Floats, near: dict[int, float]) -> list[int]:
        found = self._candidates(query, vector, near)
        return [found.documents[i] for i in fuse.order(found.scores())]

    def candidates(self, query: str, weighing: Weighing = FUSED) -> Candidates:
        """What fusion has to put in order for a query, and by what."""
        vector = self._required().encode_queries([self._lexical.restore(query)])[0]
        return self._candidates(query, vector, self._best_windows(vector), weighing)

    def _candidates(
        self, query: str, vector: Floats, near: dict[int, float], weighing: Weighing = FUSED
    ) -> Candidates:
        worded = self._lexical.search(query, _DEPTH, weighing=weighing).ids.tolist()
        near = near | self._cosines(vector, [d for d in worded if d not in near])
        both = list(near)
        dense = np.array(list(near.values()), np.float32)
        lexical = self._lexical.score(query, both, weighing)
        return Candidates(both, dense, lexical, self._lexical.named(query, both))

    def _cosines(self, vector: Floats, documents: Sequence[int]) -> dict[int, float]:
        """The best window of each document."""
        if not documents:
            return {}
        at = np.asarray(documents, np.int64)
        counts = self._first[at + 1] - self._first[at]
        starts = np.cumsum(counts) - counts
        held = np.repeat(self._first[at] - starts, counts) + np.arange(counts.sum())
        best = np.maximum.reduceat(self._store.score(vector, held), starts)
        return dict(zip(documents, best.tolist(), strict=True))


def _lexical(documents: Sequence[Document]) -> LexicalIndex:
    index = LexicalIndex()
    for at in range(0, len(documents), _BATCH):
        some = documents[at : at + _BATCH]
        texts, titles = [f"{d.title}. {d.text}" for d in some], [d.title for d in some]
        index.add(range(at, at + len(some)), texts, titles)
    return index


def ours(
    held: RetrievalSet, mode: Mode, encoder: Encoder | None, reranker: Reranker | None = None
) -> System:
    """This project's search over a set, built in one mode and timed."""
    began = time.perf_counter()
    searcher = Searcher(held.documents, mode, encoder, reranker)
    built = time.perf_counter() - began
    names = [d.id for d in held.documents]
    return System(lambda q: [names[d] for d in searcher.search(q, TOP)], searcher.windows, built)


def bench(
    held: RetrievalSet,
    mode: Mode,
    encoder: Encoder | None,
    limit: int | None = None,
    asked: Callable[[str], str] = str,
    reranker: Reranker | None = None,
) -> Result:
    """Score a set. `limit` takes the first queries only; `asked` changes each query first."""
    system = ours(held, mode, encoder, reranker)
    return result(held, mode, system, measure(held, {mode: system}, limit, asked)[mode])


def result(held: RetrievalSet, mode: Mode, system: System, scores: Scores) -> Result:
    """What the command prints of one of our modes."""
    return Result(
        mode,
        round(scores.ndcg_10, 4),
        round(scores.recall_5, 4),
        round(scores.recall_10, 4),
        round(scores.mrr_10, 4),
        scores.n,
        len(held.documents),
        system.pieces,
        round(system.build_s, 2),
        round(scores.query_ms_p50, 2),
        round(scores.query_ms_p95, 2),
    )
