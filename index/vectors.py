"""A store of vectors with ids, filters and deletes. The only module that knows FAISS.

Small corpora are searched exactly. Of large ones a bit for each dimension is kept (RaBitQ):
all of these are looked at, and the most promising are scored exactly, from vectors of half
precision that stay in the file (docs/decisions/vectors.md).
"""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import faiss as _faiss
import numpy as np
import numpy.typing as npt

from index import arrays, files
from index.halves import Halves

Ids = npt.NDArray[np.int64]
Bits = npt.NDArray[np.bool_]
Vectors = npt.NDArray[np.float32]

faiss: Any = _faiss  # the stubs that it brings name only half of it

_KIND = "kehoach-vectors-2"
EXACT_UP_TO = 50_000  # vectors
# Codes are made against the nearest of 64 centres. Every list is looked into: with a part of
# them the search misses more than it saves. Without lists FAISS takes no filter here.
_LISTS = 64
_CODES = f"IVF{_LISTS},RaBitQfs"
_SHORTLIST = 500  # least vectors scored exactly
_SHORTLIST_SHARE = 4  # times k, where that is more


class VectorStoreError(Exception):
    """The store is missing, damaged or of another model; one line that says what to run."""


@dataclass(frozen=True, slots=True)
class Model:
    """The encoder that vectors came from, as `index.encoder.Encoder` names it."""

    name: str
    digest: str
    dim: int


@dataclass(frozen=True, slots=True)
class Hits:
    """Ids with their inner products, best first; equal scores by rising id."""

    ids: Ids
    scores: Vectors


class VectorStore:
    """Add, delete, search by inner product. Nothing is written until `save`.

    Ids are given out here from 0: rising, and never a second time, deleted or not.
    A filter is a collection of ids, or an array of bool that says of each id from 0
    whether it is admitted.

    >>> store = VectorStore(Model("toy", "0", 2))
    >>> store.add(np.array([[1, 0], [0, 1]], np.float32)).tolist()
    [0, 1]
    >>> store.search(np.array([0, 1], np.float32), k=1).ids.tolist()
    [1]
    """

    def __init__(self, model: Model) -> None:
        self.model = model
        self._next = 0
        self._index: Any = faiss.IndexIDMap2(faiss.IndexFlatIP(model.dim))
        self._halves: Halves | None = None
        self._limit = EXACT_UP_TO

    def __len__(self) -> int:
        return int(self._index.ntotal) if self._halves is None else len(self._halves)

    @property
    def exact(self) -> bool:
        """Whether every vector is looked at, at full precision."""
        return self._halves is None

    def add(self, vectors: Vectors) -> Ids:
        """Take vectors [n, dim] in; returns their ids. Raises ValueError for another shape."""
        rows = np.ascontiguousarray(vectors, np.float32)
        if rows.ndim != 2 or rows.shape[1] != self.model.dim:
            raise ValueError(f"vectors of shape {rows.shape}, not [n, {self.model.dim}]")
        if not np.isfinite(rows).all():
            raise ValueError("vectors hold nan or inf")
        ids = np.arange(self._next, self._next + len(rows), dtype=np.int64)
        self._index.add_with_ids(rows, ids)
        if self._halves is not None:
            self._halves.add(ids, rows)
        self._next += len(rows)
        if self.exact and len(self) > self._limit:
            self._turn_to_codes()
        return ids

    def _turn_to_codes(self) -> None:
        ids = faiss.vector_to_array(self._index.id_map)
        rows = faiss.downcast_index(self._index.index).reconstruct_n(0, len(ids))
        rising = np.argsort(ids)
        halves = Halves(self.model.dim)
        halves.add(ids[rising], rows[rising])
        codes = faiss.index_factory(self.model.dim, _CODES, faiss.METRIC_INNER_PRODUCT)
        codes.train(rows)
        self._index, self._halves = codes, halves
        self._code_anew(halves)

    def _code_anew(self, halves: Halves) -> None:
        self._index.reset()
        for ids, rows in halves.blocks():
            self._index.add_with_ids(rows, ids)

    def delete(self, ids: Collection[int] | Ids) -> int:
        """Forget vectors; unknown ids are passed over. Returns how many were held."""
        gone = np.unique(_numbers(ids))
        if self._halves is not None:  # codes of what is forgotten go when it is saved
            return self._halves.forget(gone)
        return int(self._index.remove_ids(faiss.IDSelectorArray(gone)))

    def search(
        self, query: Vectors, k: int = 10, allowed: Collection[int] | Ids | Bits | None = None
    ) -> Hits:
        """The k nearest of one query vector [dim], among `allowed` ids if given."""
        row = np.ascontiguousarray(query, np.float32).ravel()
        if len(row) != self.model.dim:
            raise ValueError(f"a query of {len(row)} numbers, not {self.model.dim}")
        k = min(k, len(self))
        bits = self._admitted(allowed)
        if k < 1 or (bits is not None and not bits.any()):
            return Hits(np.zeros(0, np.int64), np.zeros(0, np.float32))
        ids, scores = self._best(row, k, bits)
        order = np.lexsort((ids, -scores))[:k]
        return Hits(ids[order], scores[order])

    def _admitted(self, allowed: Collection[int] | Ids | Bits | None) -> Bits | None:
        """A bit for each id: as fast for a million allowed ids as for one."""
        bits = None if allowed is None else _bits(allowed, self._next)
        if self._halves is None or self._halves.whole:
            return bits
        held = _bits(self._halves.bits, self._next)
        return held if bits is None else bits & held

    def _best(self, row: Vectors, k: int, bits: Bits | None) -> tuple[Ids, Vectors]:
        """At least the k best that are admitted, where there are so many."""
        if self._halves is None:
            return self._looked_up(row, k, faiss.SearchParameters, bits)
        depth = max(_SHORTLIST, _SHORTLIST_SHARE * k)
        if bits is not None and int(bits.sum()) <= depth:
            ids = np.flatnonzero(bits)
        else:
            depth = min(depth, len(self._halves))
            ids, _ = self._looked_up(row, depth, faiss.SearchParametersIVF, bits, nprobe=_LISTS)
        return ids, self._halves.scores(row, ids)

    def _looked_up(
        self, row: Vectors, k: int, parameters: Any, bits: Bits | None, **more: Any
    ) -> tuple[Ids, Vectors]:
        if bits is not None:
            packed = np.packbits(bits, bitorder="little")
            more["sel"] = faiss.IDSelectorBitmap(packed)
        chosen = parameters(**more) if more else None
        with _one_thread():
            scores, ids = self._index.search(row[None], k, params=chosen)
        found = ids[0] >= 0
        return ids[0][found], scores[0][found]

    def score(self, query: Vectors, ids: Collection[int] | Ids) -> Vectors:
        """Inner products of one query with these ids, in step; 0 for an id that is not held."""
        wanted = _numbers(ids)
        if self._halves is not None:
            return self._halves.scores(np.asarray(query, np.float32), wanted)
        return self._flat_scores(np.asarray(query, np.float32).ravel(), wanted)

    def _flat_scores(self, row: Vectors, wanted: Ids) -> Vectors:
        """As `score`, from the vectors as FAISS holds them; ids lie there by rising order."""
        held: int = self._index.ntotal
        if not held:
            return np.zeros(len(wanted), np.float32)
        ids = faiss.rev_swig_ptr(self._index.id_map.data(), held)
        flat = faiss.downcast_index(self._index.index)
        rows = faiss.rev_swig_ptr(flat.get_xb(), held * self.model.dim).reshape(held, -1)
        at = np.minimum(np.searchsorted(ids, wanted), held - 1)
        # einsum stays in this thread, which a matrix product may not
        scores = np.einsum("ij,j->i", rows[at], row)
        return np.where(ids[at] == wanted, scores, np.float32(0))

    def save(self, path: Path) -> None:
        """Write everything to one file, whole or not at all. Raises OSError."""
        halves = self._halves
        if halves is not None and not halves.whole:
            self._halves = halves = halves.compact()
            self._code_anew(halves)
        index = faiss.serialize_index(self._index)
        fields = {
            **asdict(self.model),
            "metric": "inner_product",
            "exact": self.exact,
            "next": self._next,
            "count": len(self),
            "index_crc32": zlib.crc32(index),
        }
        held: dict[str, npt.NDArray[Any]] = {"index": index}
        if halves is not None:
            held |= {"ids": halves.ids, "halves": halves.rows().reshape(-1)}
        arrays.write(path, _KIND, fields, held)

    @classmethod
    def load(cls, path: Path, model: Model | None = None) -> VectorStore:
        """Open a saved store; with `model`, only if its vectors came from that one.

        Raises VectorStoreError, one line that ends in what to run.
        """
        try:
            fields = files.read_header(path, _KIND)
            built = Model(fields["name"], fields["digest"], fields["dim"])
            if model is not None and model != built:
                raise VectorStoreError(_mismatch(path, built, model))
            return cls._opened(path, built)
        except FileNotFoundError:
            raise VectorStoreError(f"{path}: thiếu tệp này; hãy chạy: kehoach index") from None
        except (files.DamagedFile, KeyError, TypeError, ValueError, RuntimeError) as error:
            why = " ".join(str(error).split())
            raise VectorStoreError(f"chỉ mục hỏng: {why}; hãy chạy: kehoach index") from error

    @classmethod
    def _opened(cls, path: Path, model: Model) -> VectorStore:
        fields, held = arrays.read(path, _KIND)
        # FAISS trusts what it reads; the file as a whole may be too large to be checked.
        if zlib.crc32(held["index"].data) != fields["index_crc32"]:
            raise files.DamagedFile(f"{path}: tổng kiểm tra không khớp")
        store = cls(model)
        store._next = fields["next"]
        store._index = faiss.deserialize_index(np.array(held["index"]))
        if not fields["exact"]:
            at: int = held["halves"].offset  # type: ignore[attr-defined]
            store._halves = Halves.of_file(path, at, np.array(held["ids"]), model.dim)
        if len(store) != fields["count"] or store._index.d != model.dim:
            raise files.DamagedFile(f"{path}: có {len(store)} vectơ, lẽ ra {fields['count']}")
        return store


@contextmanager
def _one_thread() -> Iterator[None]:
    """For one query, waking a second thread costs more than it gives (8 ms against 0.15)."""
    threads = faiss.omp_get_max_threads()
    faiss.omp_set_num_threads(1)
    try:
        yield
    finally:
        faiss.omp_set_num_threads(threads)


def _numbers(ids: Collection[int] | Ids) -> Ids:
    held = ids if isinstance(ids, np.ndarray) else list(ids)
    return np.asarray(held, np.int64)


def _bits(allowed: Collection[int] | Ids | Bits, limit: int) -> Bits:
    if isinstance(allowed, np.ndarray) and allowed.dtype == np.bool_:
        return np.pad(allowed[:limit], (0, max(0, limit - len(allowed))))
    wanted = _numbers(allowed)
    bits = np.zeros(limit, bool)
    bits[wanted[(wanted >= 0) & (wanted < limit)]] = True
    return bits


def _mismatch(path: Path, built: Model, asked: Model) -> str:
    return (
        f"{path} được dựng bằng bộ mã hóa {built.name} ({built.dim} chiều, {built.digest}), "
        f"không phải {asked.name} ({asked.dim}, {asked.digest}); hãy chạy: kehoach index"
    )
