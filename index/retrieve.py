"""The door to the passages: a query becomes ranked hits, each with its exact place.

Nothing is loaded before the first search, and of that only what its mode needs:
importing this module costs nothing, a lexical search needs no encoder.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from corpus.plan import Span
from corpus.text import squeeze
from index.register import RegisterError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from index.catalog import Catalog, Filter
    from index.encoder import Encoder
    from index.lexical import LexicalIndex
    from index.reranker import Reranker
    from index.vectors import VectorStore

    Mask = npt.NDArray[np.bool_]
    Scores = npt.NDArray[np.float32]

Mode = Literal["hybrid", "dense", "lexical"]
MODES: tuple[Mode, ...] = get_args(Mode)

LONGEST = 4000  # letters of a query
_DEPTH = 100  # candidates that each search hands to fusion
_FILTERS_KEPT = 8

# A passage's number, what it is ordered by, and the parts of that.
_Ranked = tuple[int, float, dict[str, float]]


class RetrieverError(RegisterError):
    """The passages cannot be searched: missing, damaged, of another encoder; one line."""


class QueryError(ValueError):
    """A query that cannot be searched for; one line, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found: where it stands, what it says, and why it was found.

    `score` is what the list is ordered by; `scores` are its parts: "dense" (cosine of the
    best window), "lexical" (BM25, in a hybrid search as fusion weighs its terms) and
    "rerank" (of a reranker, if one is set), as far as the mode has them.
    """

    plan: str
    locator: str
    span: Span
    text: str
    path: tuple[str, ...]
    score: float
    scores: dict[str, float]
    kind: str = "item"
    columns: tuple[str, ...] = ()
    more: str = ""
    n: int = -1


class Retriever:
    """Searches the passages of one built index. Safe to share between threads."""

    def __init__(self, folder: Path, encoder: str | None = None) -> None:
        self.folder = folder
        self._setting = encoder
        self._filters: dict[Filter, tuple[Mask | None, Mask | None]] = {}

    @classmethod
    def open(cls, folder: Path, encoder: str | None = None) -> Retriever:
        """The retriever over an index folder; `encoder` as `index.settings` has it.

        Raises RetrieverError when the folder holds no passages.
        """
        from index.catalog import TABLE

        if not (folder / TABLE).is_file():
            raise RetrieverError(f"{folder}: không có đoạn văn nào; hãy chạy: kehoach index")
        return cls(folder, encoder)

    def search(
        self,
        text: str,
        plans: tuple[str, ...] | None = None,
        kinds: tuple[str, ...] | None = None,
        top: int = 10,
        mode: Mode = "hybrid",
        *,
        provinces: tuple[str, ...] | None = None,
        agencies: tuple[str, ...] | None = None,
        in_force: date | None = None,
    ) -> tuple[Hit, ...]:
        """The `top` best passages among those that every given filter admits, best first.

        Raises QueryError for a query that says nothing or is too long, RetrieverError
        for an index that cannot be used.
        """
        from index.catalog import CatalogError, Filter

        query = checked(text)
        where = Filter(plans, kinds, provinces, agencies, in_force)
        try:
            return self._found(query, where, top, mode)
        except CatalogError as fault:
            raise RetrieverError(str(fault)) from None

    def _found(self, query: str, where: Filter, top: int, mode: Mode) -> tuple[Hit, ...]:
        allowed, wanted = self._admitted(where)
        if top < 1 or (allowed is not None and not allowed.any()):
            return ()
        if mode == "lexical":
            hits = self._lexical.search(query, top, allowed)
            pairs = zip(hits.ids.tolist(), hits.scores.tolist(), strict=True)
            return self._hits([(n, s, {"lexical": s}) for n, s in pairs])
        ranked = self._ranked(query, mode, allowed, wanted, top)
        return self._hits(self._read_again(query, ranked, top)[:top])

    def _admitted(self, where: Filter) -> tuple[Mask | None, Mask | None]:
        """Which passages a filter admits, and which vectors; (None, None) for all.

        The last few are kept: the same filter comes again and again.
        """
        known = self._filters.get(where)
        if known is None:
            allowed = self._catalog.allowed(where)
            known = allowed, None if allowed is None else self._catalog.windows_of(allowed)
            if len(self._filters) >= _FILTERS_KEPT:
                self._filters.clear()
            self._filters[where] = known
        return known

    def _ranked(
        self, query: str, mode: Mode, allowed: Mask | None, wanted: Mask | None, top: int
    ) -> list[_Ranked]:
        vector = self._encoder.encode_queries([self._lexical.restore(query)])[0]
        near = self._nearest(vector, wanted, top)
        if mode == "dense":
            return [(n, s, {"dense": s}) for n, s in near.items()]
        return self._fused(query, vector, near, allowed, max(_DEPTH, top))

    def _nearest(self, vector: Scores, wanted: Mask | None, top: int) -> dict[int, float]:
        """Passages by their best window, best first: `top` of them where that many fit."""
        depth = max(_DEPTH, top)
        while True:
            hits = self._store.search(vector, depth, wanted)
            owners = self._catalog.owners(hits.ids).tolist()
            best: dict[int, float] = {}
            for owner, score in zip(owners, hits.scores.tolist(), strict=True):
                if score > 0:
                    best.setdefault(owner, score)
            # Windows of one long passage may have taken the places of others.
            if len(best) >= top or len(hits.ids) < depth:
                return best
            depth *= 2

    def _fused(
        self, query: str, vector: Scores, near: dict[int, float], allowed: Mask | None, depth: int
    ) -> list[_Ranked]:
        """Candidates of either search, each with its exact score in both."""
        import numpy as np

        from index.fuse import fuse, order
        from index.lexical import FUSED

        worded = self._lexical.search(query, depth, allowed, weighing=FUSED).ids.tolist()
        near = near | self._cosines(vector, [n for n in worded if n not in near])
        both = list(near)
        dense = np.array(list(near.values()), np.float32)
        lexical = self._lexical.score(query, both, FUSED)
        total = fuse(dense, lexical, named=self._lexical.named(query, both))
        return [
            (both[i], float(total[i]), {"dense": float(dense[i]), "lexical": float(lexical[i])})
            for i in order(total)
        ]

    def _cosines(self, vector: Scores, passages: Sequence[int]) -> dict[int, float]:
        """Of each passage its best window, found or not."""
        import numpy as np

        if not passages:
            return {}
        held = self._catalog.vectors_of(passages)
        scores = self._store.score(vector, held)
        owners = self._catalog.owners(held)
        firsts = np.flatnonzero(np.diff(owners, prepend=-1))
        best = np.maximum.reduceat(scores, firsts)
        return dict(zip(owners[firsts].tolist(), best.tolist(), strict=True))

    def _read_again(self, query: str, ranked: list[_Ranked], top: int) -> list[_Ranked]:
        """The foremost hits in the order of the reranker, where one is set."""
        if self._reranker is None:
            return ranked
        from index.passages import searched
        from index.reranker import RERANKED, RerankerError

        foremost = ranked[: max(top, RERANKED)]
        texts = [searched(passage) for passage in self._catalog.get([n for n, *_ in foremost])]
        try:
            scores = self._reranker.score(query, texts).tolist()
        except RerankerError as fault:
            raise RetrieverError(f"{fault} (KEHOACH_RERANKER)") from None
        pairs = zip(foremost, scores, strict=True)
        again = [(n, score, parts | {"rerank": score}) for (n, _, parts), score in pairs]
        return sorted(again, key=lambda hit: -hit[1])

    def _hits(self, ranked: Sequence[_Ranked]) -> tuple[Hit, ...]:
        held = self._catalog.get([n for n, _, _ in ranked])
        return tuple(
            Hit(
                p.plan, p.locator, p.span, p.text, p.path, score, scores,
                p.kind, p.columns, p.more, n,
            )
            for p, (n, score, scores) in zip(held, ranked, strict=True)
        )  # fmt: skip

    @property
    def encoder_name(self) -> str:
        """The name of the encoder that queries are read with; loads it."""
        return self._encoder.name

    # --- what a search needs, each loaded when first used --------------------

    @cached_property
    def _catalog(self) -> Catalog:
        from index.catalog import Catalog, CatalogError

        try:
            return Catalog(self.folder)
        except CatalogError as fault:
            raise RetrieverError(str(fault)) from None

    @cached_property
    def _lexical(self) -> LexicalIndex:
        from index.lexical import LexicalIndex, LexicalIndexError
        from index.search_files import LEXICAL

        try:
            return LexicalIndex.load(self.folder / LEXICAL)
        except LexicalIndexError as fault:
            raise RetrieverError(str(fault)) from None

    @cached_property
    def _encoder(self) -> Encoder:
        from index.settings import open_encoder

        return open_encoder(self._setting)

    @cached_property
    def _reranker(self) -> Reranker | None:
        from index.settings import open_reranker

        return open_reranker()

    @cached_property
    def _store(self) -> VectorStore:
        from index.search_files import VECTORS, model_of
        from index.vectors import VectorStore, VectorStoreError

        try:
            return VectorStore.load(self.folder / VECTORS, model_of(self._encoder))
        except VectorStoreError as fault:
            raise RetrieverError(str(fault)) from None


def checked(text: str) -> str:
    """A query with its white space collapsed. Raises QueryError when nothing can be sought."""
    if len(text) > LONGEST:
        size = f"{len(text):,}".replace(",", ".")
        raise QueryError(f"câu tìm kiếm quá dài ({size} ký tự); xin rút gọn dưới {LONGEST} ký tự")
    query = squeeze(text)
    letters = sum(c.isalnum() for c in query)
    if letters == 0:
        raise QueryError("câu tìm kiếm trống; xin gõ vài từ cần tìm")
    if letters == 1:
        raise QueryError(f"câu tìm kiếm {query!r} chỉ có một chữ; xin gõ ít nhất một từ")
    return query
