"""A store of vectors with ids, filters and deletes. The only module that knows FAISS.

Small corpora are searched exactly; large ones through inverted lists of half-precision vectors
(docs/decisions/vectors.md). One file holds a JSON header and FAISS's own bytes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import faiss as _faiss
import numpy as np
import numpy.typing as npt

from index import files

Ids = npt.NDArray[np.int64]
Vectors = npt.NDArray[np.float32]

faiss: Any = _faiss  # the stubs that it brings name only half of it

_KIND = "kehoach-vectors-1"
EXACT_UP_TO = 50_000  # vectors
_PROBED = 0.1  # least share of the lists looked into
_LOOKED_AT = 80_000  # least vectors to look at: cheap, and what a share alone would miss
_PER_LIST = 40  # vectors to train each list on


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
    `expect` is how many vectors are to come in all; it decides how a large store is cut.

    >>> store = VectorStore(Model("toy", "0", 2))
    >>> store.add(np.array([[1, 0], [0, 1]], np.float32)).tolist()
    [0, 1]
    >>> store.search(np.array([0, 1], np.float32), k=1).ids.tolist()
    [1]
    """

    def __init__(self, model: Model, *, expect: int = 0) -> None:
        self.model = model
        self._next = 0
        self._index: Any = faiss.IndexIDMap2(faiss.IndexFlatIP(model.dim))
        self._exact = True
        self._lists = round(4 * max(expect, EXACT_UP_TO) ** 0.5)
        self._turn_at = max(EXACT_UP_TO, min(expect, _PER_LIST * self._lists))

    def __len__(self) -> int:
        return int(self._index.ntotal)

    @property
    def exact(self) -> bool:
        """Whether every vector is looked at, at full precision."""
        return self._exact

    def add(self, vectors: Vectors) -> Ids:
        """Take vectors [n, dim] in; returns their ids. Raises ValueError for another shape."""
        rows = np.ascontiguousarray(vectors, np.float32)
        if rows.ndim != 2 or rows.shape[1] != self.model.dim:
            raise ValueError(f"vectors of shape {rows.shape}, not [n, {self.model.dim}]")
        if not np.isfinite(rows).all():
            raise ValueError("vectors hold nan or inf")
        ids = np.arange(self._next, self._next + len(rows), dtype=np.int64)
        self._index.add_with_ids(rows, ids)
        self._next += len(rows)
        if self._exact and len(self) > self._turn_at:
            self._turn_to_lists()
        return ids

    def _turn_to_lists(self) -> None:
        dim = self.model.dim
        ids = faiss.vector_to_array(self._index.id_map)
        rows = faiss.downcast_index(self._index.index).reconstruct_n(0, len(ids))
        lists = faiss.IndexIVFScalarQuantizer(
            faiss.IndexFlatIP(dim),
            dim,
            self._lists,
            faiss.ScalarQuantizer.QT_fp16,
            faiss.METRIC_INNER_PRODUCT,
        )
        lists.cp.seed = 1234
        lists.train(rows)
        lists.set_direct_map_type(faiss.DirectMap.Hashtable)
        lists.add_with_ids(rows, ids)
        self._index, self._exact = lists, False

    def delete(self, ids: Collection[int] | Ids) -> int:
        """Forget vectors; unknown ids are passed over. Returns how many were held."""
        gone = np.unique(_numbers(ids))
        return int(self._index.remove_ids(faiss.IDSelectorArray(gone)))

    def search(
        self, query: Vectors, k: int = 10, allowed: Collection[int] | Ids | None = None
    ) -> Hits:
        """The k nearest of one query vector [dim], among `allowed` ids if given."""
        row = np.ascontiguousarray(query, np.float32).reshape(1, -1)
        if row.shape[1] != self.model.dim:
            raise ValueError(f"a query of {row.shape[1]} numbers, not {self.model.dim}")
        k = min(k, len(self))
        if k < 1 or (allowed is not None and not len(allowed)):
            return Hits(np.zeros(0, np.int64), np.zeros(0, np.float32))
        with _one_thread():
            scores, ids = self._index.search(row, k, params=self._parameters(allowed))
        found = ids[0] >= 0
        order = np.lexsort((ids[0][found], -scores[0][found]))
        return Hits(ids[0][found][order], scores[0][found][order])

    def _parameters(self, allowed: Collection[int] | Ids | None) -> Any:
        choice = {} if allowed is None else {"sel": _selector(allowed, self._next)}
        if self._exact:
            return faiss.SearchParameters(**choice)
        left = len(self) if allowed is None else min(len(allowed), len(self))
        # A narrow filter leaves little in each list: look into more of them.
        wanted = max(_PROBED * len(self), _LOOKED_AT)
        probed = round(self._index.nlist * min(1.0, wanted / max(left, 1)))
        return faiss.SearchParametersIVF(nprobe=probed, **choice)

    def score(self, query: Vectors, ids: Collection[int] | Ids) -> Vectors:
        """Inner products of one query with these ids, in step; 0 for an id that is not held."""
        wanted = _numbers(ids)
        known = self._near(query, wanted) if self._exact else self._decoded(query, wanted)
        return np.array([known.get(i, 0.0) for i in wanted.tolist()], np.float32)

    def _near(self, query: Vectors, wanted: Ids) -> dict[int, float]:
        hits = self.search(query, len(np.unique(wanted)), wanted)
        return dict(zip(hits.ids.tolist(), hits.scores.tolist(), strict=True))

    def _decoded(self, query: Vectors, wanted: Ids) -> dict[int, float]:
        known = {}
        for number in wanted.tolist():
            with suppress(RuntimeError):  # FAISS's way of saying that the id is not there
                known[number] = float(self._index.reconstruct(number) @ query)
        return known

    def save(self, path: Path) -> None:
        """Write everything to one file, whole or not at all. Raises OSError."""
        fields = {
            **asdict(self.model),
            "metric": "inner_product",
            "exact": self._exact,
            "next": self._next,
            "count": len(self),
            "turn_at": self._turn_at,
            "lists": self._lists,
        }

        def payload(out: files.Sink) -> None:
            writer = faiss.PyCallbackIOWriter(out.write)
            faiss.write_index(self._index, writer)

        files.write(path, _KIND, fields, payload)

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
            files.check(path, fields)
            return cls._opened(path, built, fields)
        except FileNotFoundError:
            raise VectorStoreError(f"{path} is missing; run: kehoach index") from None
        except (files.DamagedFile, KeyError, TypeError, RuntimeError) as error:
            why = " ".join(str(error).split())
            raise VectorStoreError(f"damaged index: {why}; run: kehoach index") from error

    @classmethod
    def _opened(cls, path: Path, model: Model, fields: dict[str, Any]) -> VectorStore:
        store = cls(model)
        store._next, store._exact = fields["next"], fields["exact"]
        store._turn_at, store._lists = fields["turn_at"], fields["lists"]
        with path.open("rb") as source:
            source.seek(files.HEADER_BYTES)
            store._index = faiss.read_index(faiss.PyCallbackIOReader(source.read))
        if len(store) != fields["count"] or store._index.d != model.dim:
            raise files.DamagedFile(f"{path}: holds {len(store)} vectors, not {fields['count']}")
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


def _selector(allowed: Collection[int] | Ids, limit: int) -> Any:
    """A bit for each id: as fast for a million allowed ids as for one."""
    wanted = _numbers(allowed)
    bits = np.zeros(limit, bool)
    bits[wanted[(wanted >= 0) & (wanted < limit)]] = True
    return faiss.IDSelectorBitmap(np.packbits(bits, bitorder="little"))


def _mismatch(path: Path, built: Model, asked: Model) -> str:
    return (
        f"{path} was built with encoder {built.name} ({built.dim} dimensions, {built.digest}), "
        f"not {asked.name} ({asked.dim}, {asked.digest}); run: kehoach index"
    )
