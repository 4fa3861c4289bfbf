"""For users of LlamaIndex: our retriever, and our vector store with filters and deletes
that work. Import it only where LlamaIndex is wanted; nothing else here does.

    passages = Retriever.open(default_home().current())
    retriever = PassageRetriever(passages, top=5, plans=("thaibinh-86-2025",))

    storage = StorageContext.from_defaults(vector_store=NodeStore())
    index = VectorStoreIndex(nodes, storage_context=storage, embed_model=model)
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.bridge.pydantic import PrivateAttr
from llama_index.core.schema import BaseNode, NodeWithScore, QueryBundle, TextNode
from llama_index.core.vector_stores.types import (
    BasePydanticVectorStore,
    FilterCondition,
    FilterOperator,
    MetadataFilters,
    VectorStoreQuery,
    VectorStoreQueryMode,
    VectorStoreQueryResult,
)
from llama_index.core.vector_stores.utils import metadata_dict_to_node, node_to_metadata_dict

from index.retrieve import Hit, Mode, Retriever
from index.vectors import Model, VectorStore

_MODEL = "llama-index"


class PassageRetriever(BaseRetriever):  # type: ignore[misc, unused-ignore]
    """The passages of a built index as LlamaIndex nodes, filtered inside the search.

    A node's metadata says where it stands: plan, locator, kind, lines, page, path.
    """

    def __init__(
        self,
        retriever: Retriever,
        *,
        top: int = 10,
        mode: Mode = "hybrid",
        plans: tuple[str, ...] | None = None,
        kinds: tuple[str, ...] | None = None,
        **kwargs: Any,
    ) -> None:
        self._passages, self._top, self._mode = retriever, top, mode
        self._plans, self._kinds = plans, kinds
        super().__init__(**kwargs)

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        hits = self._passages.search(
            query_bundle.query_str, self._plans, self._kinds, self._top, self._mode
        )
        return [NodeWithScore(node=as_node(hit), score=hit.score) for hit in hits]


def as_node(hit: Hit) -> TextNode:
    """A hit as a node; its id is `<plan>#<locator>`."""
    metadata = {
        "plan": hit.plan,
        "locator": hit.locator,
        "kind": hit.kind,
        "first_line": hit.span.first,
        "last_line": hit.span.last,
        "page": hit.span.page,
        "path": " › ".join(hit.path),
    }
    return TextNode(id_=f"{hit.plan}#{hit.locator}", text=hit.text, metadata=metadata)


class NodeStore(BasePydanticVectorStore):  # type: ignore[misc, unused-ignore]
    """Nodes with their embeddings, searched by cosine; the vectors lie in our own store.

    A node that is added again takes the place of the one before. Filters of any operator
    and nesting are applied inside the search, so that `top_k` nodes come back whenever
    that many fit. The first node decides the dimension.
    """

    stores_text: bool = True
    flat_metadata: bool = False

    _store: VectorStore | None = PrivateAttr(default=None)
    _nodes: dict[int, dict[str, Any]] = PrivateAttr(default_factory=dict)
    _number: dict[str, int] = PrivateAttr(default_factory=dict)

    @property
    def client(self) -> VectorStore | None:
        return self._store

    @classmethod
    def class_name(cls) -> str:
        return "KehoachNodeStore"

    def __len__(self) -> int:
        return len(self._nodes)

    def add(self, nodes: Sequence[BaseNode], **kwargs: Any) -> list[str]:
        """Take nodes in; returns their ids. Raises ValueError for another dimension."""
        if not nodes:
            return []
        last = {node.node_id: node for node in nodes}
        rows = _unit([node.get_embedding() for node in last.values()])
        store = self._opened(rows.shape[1])
        numbers = store.add(rows).tolist()
        self._forget([self._number[i] for i in last if i in self._number])
        for number, node in zip(numbers, last.values(), strict=True):
            self._nodes[number] = _held(node)
            self._number[node.node_id] = number
        return [node.node_id for node in nodes]

    def _opened(self, dim: int) -> VectorStore:
        if self._store is None:
            self._store = VectorStore(Model(_MODEL, "", dim))
        return self._store

    def _forget(self, numbers: Sequence[int]) -> None:
        if self._store is not None and numbers:
            self._store.delete(numbers)
        for number in numbers:
            held = self._nodes.pop(number)
            if self._number.get(held["id"]) == number:
                del self._number[held["id"]]

    def delete(self, ref_doc_id: str, **delete_kwargs: Any) -> None:
        """Forget every node of a document."""
        self._forget([n for n, held in self._nodes.items() if held["document"] == ref_doc_id])

    def delete_nodes(
        self,
        node_ids: list[str] | None = None,
        filters: MetadataFilters | None = None,
        **delete_kwargs: Any,
    ) -> None:
        """Forget the nodes that are named and fit the filters; with neither, nothing."""
        if node_ids is not None or filters is not None:
            self._forget(self._fitting(node_ids, None, filters))

    def clear(self) -> None:
        """Forget everything."""
        self._forget(list(self._nodes))

    def get_nodes(
        self, node_ids: list[str] | None = None, filters: MetadataFilters | None = None
    ) -> list[BaseNode]:
        return [_node(self._nodes[n]) for n in self._fitting(node_ids, None, filters)]

    def query(self, query: VectorStoreQuery, **kwargs: Any) -> VectorStoreQueryResult:
        """The nearest nodes among those that fit. Raises ValueError for another mode."""
        if query.mode != VectorStoreQueryMode.DEFAULT:
            raise ValueError(f"query mode {query.mode.value}: only default is offered")
        if query.query_embedding is None:
            raise ValueError("a query needs an embedding")
        if self._store is None:
            return VectorStoreQueryResult(nodes=[], similarities=[], ids=[])
        # An index that keeps no list of nodes asks with an empty one: it means all.
        sides = (query.node_ids or None, query.doc_ids or None, query.filters)
        allowed = self._fitting(*sides) if any(s is not None for s in sides) else None
        row = _unit([query.query_embedding])[0]
        hits = self._store.search(row, query.similarity_top_k, allowed)
        nodes = [_node(self._nodes[n]) for n in hits.ids.tolist()]
        ids = [node.node_id for node in nodes]
        return VectorStoreQueryResult(nodes=nodes, similarities=hits.scores.tolist(), ids=ids)

    def _fitting(
        self,
        node_ids: Sequence[str] | None,
        documents: Sequence[str] | None,
        filters: MetadataFilters | None,
    ) -> list[int]:
        ids = None if node_ids is None else set(node_ids)
        papers = None if documents is None else set(documents)
        return [
            n
            for n, held in self._nodes.items()
            if (ids is None or held["id"] in ids)
            and (papers is None or held["document"] in papers)
            and (filters is None or fits(held["metadata"], filters))
        ]

    def persist(self, persist_path: str, fs: Any = None) -> None:
        """Write the nodes to `persist_path`, the vectors beside it (local files only)."""
        if fs is not None and not str(getattr(fs, "protocol", "")).count("file"):
            raise ValueError("only local files can be written")
        path = Path(persist_path)
        path.parent.mkdir(parents=True, exist_ok=True)
        if self._store is not None:
            self._store.save(_beside(path))
        held = {"format": 1, "nodes": self._nodes}
        path.write_text(json.dumps(held, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def from_persist_path(cls, persist_path: str) -> NodeStore:
        """What `persist` wrote. Raises FileNotFoundError, VectorStoreError when damaged."""
        path, store = Path(persist_path), cls()
        nodes = json.loads(path.read_text(encoding="utf-8"))["nodes"]
        store._nodes = {int(n): held for n, held in nodes.items()}
        store._number = {held["id"]: n for n, held in store._nodes.items()}
        if _beside(path).is_file():
            store._store = VectorStore.load(_beside(path))
        return store


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.vectors")


def _unit(rows: Sequence[Sequence[float]]) -> Any:
    values = np.asarray(rows, np.float32)
    lengths = np.linalg.norm(values, axis=1, keepdims=True)
    return values / np.where(lengths > 0, lengths, 1)


def _held(node: BaseNode) -> dict[str, Any]:
    return {
        "id": node.node_id,
        "document": node.ref_doc_id,
        "metadata": dict(node.metadata),
        "node": node_to_metadata_dict(node, remove_text=False, flat_metadata=False),
    }


def _node(held: Mapping[str, Any]) -> BaseNode:
    return metadata_dict_to_node(held["node"])


def fits(metadata: Mapping[str, Any], filters: MetadataFilters) -> bool:
    """Whether metadata fits filters of any depth.

    Raises ValueError for an operator that is not known.
    """
    results = (
        fits(metadata, f) if isinstance(f, MetadataFilters) else _one(metadata.get(f.key), f)
        for f in filters.filters
    )
    if filters.condition == FilterCondition.OR:
        return any(results)
    if filters.condition == FilterCondition.NOT:
        return not any(results)
    return all(results)


def _one(held: Any, wanted: Any) -> bool:
    if wanted.operator not in _OPERATORS:
        raise ValueError(f"filter operator {wanted.operator}: not known")
    if held is None and wanted.operator not in _WITHOUT:
        return False
    return bool(_OPERATORS[wanted.operator](held, wanted.value))


_WITHOUT = {FilterOperator.IS_EMPTY, FilterOperator.NE, FilterOperator.NIN}
_OPERATORS: dict[Any, Callable[[Any, Any], Any]] = {
    FilterOperator.EQ: lambda held, value: held == value,
    FilterOperator.NE: lambda held, value: held != value,
    FilterOperator.GT: lambda held, value: held > value,
    FilterOperator.GTE: lambda held, value: held >= value,
    FilterOperator.LT: lambda held, value: held < value,
    FilterOperator.LTE: lambda held, value: held <= value,
    FilterOperator.IN: lambda held, value: held in value,
    FilterOperator.NIN: lambda held, value: held not in value,
    FilterOperator.ANY: lambda held, value: any(v in held for v in value),
    FilterOperator.ALL: lambda held, value: all(v in held for v in value),
    FilterOperator.CONTAINS: lambda held, value: value in held,
    FilterOperator.TEXT_MATCH: lambda held, value: value in held,
    FilterOperator.TEXT_MATCH_INSENSITIVE: lambda held, value: value.lower() in held.lower(),
    FilterOperator.IS_EMPTY: lambda held, _: held in (None, "", []),
}
