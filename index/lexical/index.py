"""Vietnamese BM25 over syllables and pairs of syllables, kept in one file.

Queries without diacritics, or with some, are read against the corpus itself
(`restore.py`): each reading scores by the belief in it. So no second set of postings
is kept. Documents are known by the growing ids that the vector store hands out.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index import arrays, files
from index.lexical import bm25
from index.lexical.headings import Headings
from index.lexical.reader import QueryReader
from index.lexical.segment import Segment, build, merge
from index.lexical.syllables import Lexicon
from index.lexical.weighing import PLAIN, Postings, Weighing, weighed

Ids = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
Scores = npt.NDArray[np.float32]

_KIND = "kehoach-lexical-2"
_LOOSE_SEGMENTS = 6


class LexicalIndexError(Exception):
    """The index file is missing, damaged or of another kind; one line that says so."""


@dataclass(frozen=True, slots=True)
class Hits:
    """Document ids with their scores, best first; equal scores by rising id."""

    ids: Ids
    scores: Scores


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A query's terms, and every document's score where all postings could be read."""

    query: str
    weighing: Weighing
    terms: bm25.Terms
    scores: Scores | None


_NOTHING = _Weighed("", PLAIN, bm25.Terms(np.zeros(0, np.float32), ()), None)


class LexicalIndex:
    """Add, delete, search. Nothing is written until `save`.

    >>> index = LexicalIndex()
    >>> index.add([1, 2], ["Sở Nội vụ chủ trì", "Sở Y tế phối hợp"])
    >>> index.search("so noi vu", k=1).ids.tolist()
    [1]
    """

    def __init__(self) -> None:
        self._lexicon = Lexicon()
        self._segments: list[Segment] = []
        self._ids: Ids = np.zeros(0, np.int64)
        self._lengths: npt.NDArray[np.int32] = np.zeros(0, np.int32)
        self._live: npt.NDArray[np.bool_] = np.zeros(0, bool)
        self._norm: Scores = np.zeros(0, np.float32)
        self._headings = Headings.of([])
        self._last, self._count = -1, 0
        self._changed()

    def __len__(self) -> int:
        return self._count

    @property
    def next(self) -> int:
        """The first number that a new document may have; those of deleted ones stay taken."""
        return self._last + 1

    @property
    def ids(self) -> Ids:
        """The ids of all documents held, rising."""
        return self._ids[self._live]

    def add(
        self, ids: Sequence[int] | Ids, texts: Sequence[str], headings: Sequence[str] = ()
    ) -> None:
        """Take documents in, each with the heading above it, if they have any; the texts are
        what is searched. Ids rise, and are above all that were ever added (ValueError)."""
        new = np.asarray(ids, np.int64)
        if headings and len(headings) != len(texts):
            raise ValueError(f"{len(headings)} headings for {len(texts)} texts")
        if len(new) != len(texts):
            raise ValueError(f"{len(new)} ids for {len(texts)} texts")
        if (np.diff(new, prepend=self._last) <= 0).any():
            raise ValueError(f"ids must rise and be above {self._last}")
        if not len(new):
            return
        numbered = [self._lexicon.number(text) for text in texts]
        self._segments.append(build(numbered, len(self._ids)))
        above = [self._lexicon.number(h) for h in headings or [""] * len(texts)]
        self._headings = self._headings.followed_by(Headings.of(above))
        lengths = np.array([len(d) for d in numbered], np.int32)
        self._last = int(new[-1])
        self._ids = np.concatenate([self._ids, new])
        self._lengths = np.concatenate([self._lengths, lengths])
        self._live = np.concatenate([self._live, np.ones(len(new), bool)])
        self._settle()

    def _settle(self) -> None:
        if len(self._segments) > _LOOSE_SEGMENTS:
            # The first may be a large file: only the later, small ones are joined.
            every = np.ones(len(self._ids), bool)
            self._segments[1:] = [merge(self._segments[1:], every)]
        self._changed()

    def _changed(self) -> None:
        self._weighed = _NOTHING
        self._reader = QueryReader(self._lexicon, self._segments, len(self._ids))
        self._count = int(self._live.sum())
        self._norm = bm25.length_norm(self._lengths, self._live)

    def delete(self, ids: Collection[int] | Ids) -> int:
        """Forget documents; unknown ids are passed over. Returns how many were held."""
        slots = self._slots_of(ids)
        gone = int(self._live[slots].sum())
        self._live[slots] = False
        self._changed()
        return gone

    def _slots_of(self, ids: Collection[int] | Ids) -> npt.NDArray[np.int64]:
        wanted = np.unique(np.asarray(ids if isinstance(ids, np.ndarray) else list(ids), np.int64))
        return np.flatnonzero(np.isin(self._ids, wanted, assume_unique=True))

    def _mask(self, allowed: Collection[int] | Ids | Mask | None) -> Mask | None:
        if allowed is None:
            return None if self._count == len(self._live) else self._live
        if isinstance(allowed, np.ndarray) and allowed.dtype == np.bool_:
            bits = np.zeros(self._last + 1, bool)
            bits[: len(allowed)] = allowed[: len(bits)]
            return np.asarray(bits[self._ids] & self._live)
        mask = np.zeros(len(self._ids), bool)
        mask[self._slots_of(allowed)] = True
        return mask & self._live

    def search(
        self,
        query: str,
        k: int = 10,
        allowed: Collection[int] | Ids | Mask | None = None,
        *,
        weighing: Weighing = PLAIN,
        scanned: float = bm25.SCANNED,
    ) -> Hits:
        """The k best documents that share a term with the query, among `allowed` ids if given
        (an array of bool says of each id from 0 whether it is).

        What a term is worth is counted over the whole corpus, filter or not. The best are
        exact up to `scanned` postings of the query's terms (`bm25.best`).
        """
        asked, mask = self._weigh(query, weighing), self._mask(allowed)
        if asked.scores is not None and scanned >= bm25.SCANNED:
            slots, scores = bm25.foremost(asked.scores, mask, k)
        else:
            slots, scores = bm25.best(asked.terms, self._norm, mask, k, scanned)
        return Hits(self._ids[slots], scores)

    def score(self, query: str, ids: Sequence[int] | Ids, weighing: Weighing = PLAIN) -> Scores:
        """The query's score of each of these documents, 0 where no term or document is there."""
        wanted = np.asarray(ids, np.int64)
        at, held = self._places(wanted)
        scores = np.zeros(len(wanted), np.float32)
        scores[held] = self._scores(self._weigh(query, weighing), at[held])
        return scores

    def named(self, query: str, ids: Sequence[int] | Ids) -> Scores:
        """The share (0-1) of each document's heading that stands in the query, leaving out
        what only asks; 0 where there is no heading or no such document."""
        wanted = np.asarray(ids, np.int64)
        at, held = self._places(wanted)
        shares = np.zeros(len(wanted), np.float32)
        shares[held] = self._headings.named(self._reader.belief(query), at[held])
        return shares

    def _places(self, wanted: Ids) -> tuple[npt.NDArray[np.int64], Mask]:
        """The slot of each id, and whether it is held."""
        if not len(self._ids):
            return np.zeros(len(wanted), np.int64), np.zeros(len(wanted), bool)
        at = np.minimum(np.searchsorted(self._ids, wanted), len(self._ids) - 1)
        return at, (self._ids[at] == wanted) & self._live[at]

    def _scores(self, asked: _Weighed, slots: npt.NDArray[np.int64]) -> Scores:
        if asked.scores is not None:
            return asked.scores[slots]
        rising, back = np.unique(slots, return_inverse=True)
        return bm25.pick(asked.terms, self._norm, rising)[back]

    def restore(self, query: str) -> str:
        """The query with the diacritics that the corpus makes likely. Meant for the encoder."""
        return self._reader.restored(query)

    def _weigh(self, query: str, weighing: Weighing) -> _Weighed:
        """The terms of the query; with every document's score where these are soon read."""
        held = self._weighed
        if held.query != query or held.weighing != weighing:
            live = None if self._count == len(self._live) else self._live
            corpus = Postings(self._segments, self._count, live, self._reader.asking)
            wanted = weighed(self._reader.readings(query), corpus, weighing)
            few = int(wanted.sizes.sum()) <= bm25.SCANNED
            scores = bm25.every(wanted, self._norm) if few else None
            self._weighed = held = _Weighed(query, weighing, wanted, scores)
        return held

    def save(self, path: Path) -> None:
        """Write everything to one file, whole or not at all. Raises OSError."""
        merged = merge(self._segments, self._live)
        headings = self._headings.without(self._live)
        names = "\n".join(self._lexicon.names).encode()
        held: dict[str, npt.NDArray[Any]] = {
            "keys": merged.keys,
            "starts": merged.starts,
            "slots": merged.slots,
            "counts": merged.counts,
            "ids": self.ids,
            "lengths": self._lengths[self._live],
            "headings": headings.flat,
            "heading_starts": headings.starts,
            "names": np.frombuffer(names, np.uint8),
        }
        arrays.write(path, _KIND, {"count": len(self), "last": self._last}, held)

    @classmethod
    def load(cls, path: Path) -> LexicalIndex:
        """Open a saved index; postings stay on disk until a query needs them.

        Raises LexicalIndexError, one line that ends in what to run.
        """
        try:
            fields, held = arrays.read(path, _KIND)
            return cls._opened(held, int(fields["last"]))
        except FileNotFoundError:
            raise LexicalIndexError(f"{path}: thiếu tệp này; hãy chạy: kehoach index") from None
        except (files.DamagedFile, KeyError, TypeError, ValueError) as error:
            raise LexicalIndexError(f"chỉ mục hỏng: {error}; hãy chạy: kehoach index") from error

    @classmethod
    def _opened(cls, part: dict[str, npt.NDArray[Any]], last: int) -> LexicalIndex:
        index = cls()
        index._lexicon = Lexicon(filter(None, part["names"].tobytes().decode().split("\n")))
        # As plain arrays, still mapped: every slice of a memmap costs some microseconds.
        held = (np.asarray(part[name]) for name in ("keys", "starts", "slots", "counts"))
        index._segments = [Segment(*held)]
        index._ids, index._lengths = np.array(part["ids"]), np.array(part["lengths"])
        index._headings = Headings(*(np.asarray(part[n]) for n in ("headings", "heading_starts")))
        index._live, index._last = np.ones(len(index._ids), bool), last
        index._settle()
        return index
