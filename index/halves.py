"""Vectors at half precision, for the exact scores of a few of very many.

New ones lie in memory. Those of a saved file stay there and are read one by one (a
kilobyte each), so that a gigabyte of vectors takes no memory while answering.
"""

from __future__ import annotations

import os
import weakref
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

Ids = npt.NDArray[np.int64]
Rows = npt.NDArray[np.float16]
Vectors = npt.NDArray[np.float32]

_BLOCK = 1 << 15  # vectors turned to full precision at a time


class Halves:
    """Vectors [n, dim] by rising id, some of them forgotten.

    >>> halves = Halves(2)
    >>> halves.add(np.array([4, 7]), np.array([[1, 0], [0, 0.5]], np.float32))
    >>> halves.scores(np.array([1, 1], np.float32), np.array([7, 5, 4])).tolist()
    [0.5, 0.0, 1.0]
    """

    def __init__(self, dim: int) -> None:
        self.dim = dim
        self.ids: Ids = np.zeros(0, np.int64)
        self._live = np.zeros(0, bool)
        self._room: Rows = np.zeros((0, dim), np.float16)
        self._file: _File | None = None

    def __len__(self) -> int:
        return int(self._live.sum())

    @classmethod
    def of_file(cls, path: Path, at: int, ids: Ids, dim: int) -> Halves:
        """Those of an open file that start at byte `at`, one after the other."""
        halves = cls(dim)
        halves.ids, halves._live = ids, np.ones(len(ids), bool)
        halves._file = _File(path, at, dim)
        return halves

    def add(self, ids: Ids, rows: Vectors) -> None:
        """Take vectors in; their ids rise, and are above all that were ever added."""
        end = len(self.ids) + len(rows)
        if self._file or end > len(self._room):
            self._make_room(2 * end)
        self._room[end - len(rows) : end] = rows
        self.ids = np.concatenate([self.ids, ids])
        self._live = np.concatenate([self._live, np.ones(len(rows), bool)])

    def _make_room(self, size: int) -> None:
        room = np.empty((size, self.dim), np.float16)
        for at in range(0, len(self.ids), _BLOCK):
            held = np.arange(at, min(at + _BLOCK, len(self.ids)))
            room[held] = self._take(held)
        self._room, self._file = room, None

    def forget(self, ids: Ids) -> int:
        """Forget vectors; unknown ids are passed over. Returns how many were held."""
        at, held = self._places(np.unique(ids))
        self._live[at[held]] = False
        return int(held.sum())

    @property
    def bits(self) -> npt.NDArray[np.bool_]:
        """Of each id whether its vector is held."""
        bits = np.zeros(int(self.ids.max(initial=-1)) + 1, bool)
        bits[self.ids[self._live]] = True
        return bits

    @property
    def whole(self) -> bool:
        """Whether nothing was forgotten."""
        return bool(self._live.all())

    def compact(self) -> Halves:
        """A copy in memory without what was forgotten."""
        left = Halves(self.dim)
        for ids, rows in self.blocks():
            left.add(ids, rows)
        return left

    def blocks(self) -> Iterator[tuple[Ids, Vectors]]:
        """Everything held: ids and vectors, some at a time."""
        live = np.flatnonzero(self._live)
        for at in range(0, len(live), _BLOCK):
            held = live[at : at + _BLOCK]
            yield self.ids[held], self._take(held).astype(np.float32)

    def scores(self, query: Vectors, ids: Ids) -> Vectors:
        """Inner products with one query [dim], in step; 0 for an id that is not held."""
        wanted, back = np.unique(ids, return_inverse=True)
        at, held = self._places(wanted)
        scores = np.zeros(len(wanted), np.float32)
        scores[held] = self._take(at[held]).astype(np.float32) @ query
        return np.asarray(scores[back])

    def rows(self) -> Rows:
        """All [n, dim] in one piece, to be written; in memory, or mapped from the file."""
        held = len(self.ids)
        return self._file.mapped(held) if self._file else self._room[:held]

    def _places(self, ids: Ids) -> tuple[Ids, npt.NDArray[np.bool_]]:
        if not len(self.ids):
            return np.zeros(len(ids), np.int64), np.zeros(len(ids), bool)
        at = np.minimum(np.searchsorted(self.ids, ids), len(self.ids) - 1)
        return at, (self.ids[at] == ids) & self._live[at]

    def _take(self, places: Ids) -> Rows:
        return self._file.take(places) if self._file else self._room[places]


class _File:
    """Rows in a file that is kept open: a new file of that name changes nothing here."""

    def __init__(self, path: Path, at: int, dim: int) -> None:
        self._path, self._at, self._dim = path, at, dim
        self._handle = os.open(path, os.O_RDONLY)
        weakref.finalize(self, os.close, self._handle)

    def take(self, places: Ids) -> Rows:
        size = 2 * self._dim
        starts = (self._at + size * places).tolist()
        raw = b"".join(os.pread(self._handle, size, start) for start in starts)
        return np.frombuffer(raw, np.float16).reshape(len(places), self._dim)

    def mapped(self, count: int) -> Rows:
        with open(self._handle, "rb", closefd=False) as source:
            return np.memmap(source, np.float16, "r", self._at, (count, self._dim))
