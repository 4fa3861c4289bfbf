"""LlamaIndex's own interfaces over our store: what goes in comes out, and goes away."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("llama_index.core")

from llama_index.core import StorageContext, VectorStoreIndex
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.schema import Document, NodeRelationship, RelatedNodeInfo, TextNode
from llama_index.core.vector_stores.types import (
    FilterCondition,
    FilterOperator,
    MetadataFilter,
    MetadataFilters,
    VectorStoreQuery,
    VectorStoreQueryMode,
)

from index import settings
from index.llama import NodeStore, PassageRetriever
from index.retrieve import Retriever

TEXTS = {
    "a": ("trồng lúa nước", {"tỉnh": "Thái Bình", "năm": 2025}),
    "b": ("nuôi tôm nước lợ", {"tỉnh": "Thái Bình", "năm": 2026}),
    "c": ("trồng chè trên đồi", {"tỉnh": "Thái Nguyên", "năm": 2026}),
    "d": ("trồng xoài cát", {"tỉnh": "Đồng Tháp", "năm": 2027, "nhãn": ["quả", "xuất khẩu"]}),
}


@pytest.fixture
def model(encoder: Any) -> BaseEmbedding:
    class Wrapped(BaseEmbedding):  # type: ignore[misc, unused-ignore]
        def _get_text_embedding(self, text: str) -> list[float]:
            row: list[float] = encoder.encode_queries([text])[0].tolist()
            return row

        _get_query_embedding = _get_text_embedding

        async def _aget_query_embedding(self, query: str) -> list[float]:
            return self._get_query_embedding(query)

    return Wrapped(model_name="letters")


def node(name: str, model: BaseEmbedding) -> TextNode:
    text, metadata = TEXTS[name]
    made = TextNode(id_=name, text=text, metadata=metadata)
    made.relationships[NodeRelationship.SOURCE] = RelatedNodeInfo(node_id=f"tệp {name}")
    made.embedding = model.get_text_embedding(text)
    return made


@pytest.fixture
def store(model: BaseEmbedding) -> NodeStore:
    held = NodeStore()
    held.add([node(name, model) for name in TEXTS])
    return held


def ask(store: NodeStore, model: BaseEmbedding, text: str, **sides: Any) -> list[str]:
    row = model.get_query_embedding(text)
    query = VectorStoreQuery(query_embedding=row, similarity_top_k=10, **sides)
    return list(store.query(query).ids or [])


def one(key: str, value: Any, operator: str = "==") -> MetadataFilter:
    return MetadataFilter(key=key, value=value, operator=FilterOperator(operator))


# --- add, query, filters ---------------------------------------------------------------


def test_the_nearest_node_comes_first_with_its_cosine(
    store: NodeStore, model: BaseEmbedding
) -> None:
    row = model.get_query_embedding("nuôi tôm nước lợ")
    found = store.query(VectorStoreQuery(query_embedding=row, similarity_top_k=2))
    assert found.ids is not None and found.nodes is not None and found.similarities is not None
    assert found.ids[0] == "b"
    assert found.similarities[0] == pytest.approx(1.0, abs=1e-5)
    assert found.nodes[0].get_content() == "nuôi tôm nước lợ"
    assert found.nodes[0].ref_doc_id == "tệp b"


FILTERS: list[tuple[MetadataFilters, set[str]]] = [
    (MetadataFilters(filters=[one("tỉnh", "Thái Bình")]), {"a", "b"}),
    (MetadataFilters(filters=[one("năm", 2026, ">=")]), {"b", "c", "d"}),
    (MetadataFilters(filters=[one("năm", 2026), one("tỉnh", "Thái Bình")]), {"b"}),
    (
        MetadataFilters(
            filters=[one("năm", 2027), one("tỉnh", "Thái Nguyên")], condition=FilterCondition.OR
        ),
        {"c", "d"},
    ),
    (
        MetadataFilters(filters=[one("tỉnh", "Thái Bình")], condition=FilterCondition.NOT),
        {"c", "d"},
    ),
    (MetadataFilters(filters=[one("tỉnh", ["Thái Bình", "Đồng Tháp"], "in")]), {"a", "b", "d"}),
    (MetadataFilters(filters=[one("tỉnh", ["Thái Bình"], "nin")]), {"c", "d"}),
    (MetadataFilters(filters=[one("nhãn", "quả", "contains")]), {"d"}),
    (MetadataFilters(filters=[one("nhãn", None, "is_empty")]), {"a", "b", "c"}),
    (MetadataFilters(filters=[one("tỉnh", "thái", "text_match_insensitive")]), {"a", "b", "c"}),
    (
        MetadataFilters(
            filters=[
                one("năm", 2026),
                MetadataFilters(
                    filters=[one("tỉnh", "Thái Bình"), one("tỉnh", "Đồng Tháp")],
                    condition=FilterCondition.OR,
                ),
            ]
        ),
        {"b"},
    ),
]


@pytest.mark.parametrize(("filters", "wanted"), FILTERS)
def test_filters_hold_inside_the_search(
    filters: MetadataFilters, wanted: set[str], store: NodeStore, model: BaseEmbedding
) -> None:
    assert set(ask(store, model, "trồng", filters=filters)) == wanted
    assert {n.node_id for n in store.get_nodes(filters=filters)} == wanted


def test_nodes_and_documents_can_be_named(store: NodeStore, model: BaseEmbedding) -> None:
    assert set(ask(store, model, "trồng", node_ids=["a", "c", "x"])) == {"a", "c"}
    assert ask(store, model, "trồng", doc_ids=["tệp d"]) == ["d"]


def test_another_mode_is_refused(store: NodeStore, model: BaseEmbedding) -> None:
    with pytest.raises(ValueError, match="mmr"):
        ask(store, model, "trồng", mode=VectorStoreQueryMode.MMR)


# --- deletes ----------------------------------------------------------------------------


def test_a_deleted_document_is_found_no_more(store: NodeStore, model: BaseEmbedding) -> None:
    store.delete("tệp c")
    assert set(ask(store, model, "trồng chè trên đồi")) == {"a", "b", "d"}
    store.add([node("c", model)])
    assert ask(store, model, "trồng chè trên đồi")[0] == "c"


def test_nodes_are_deleted_by_name_or_filter(store: NodeStore, model: BaseEmbedding) -> None:
    store.delete_nodes(["a"])
    store.delete_nodes(filters=MetadataFilters(filters=[one("năm", 2026)]))
    store.delete_nodes()
    assert ask(store, model, "trồng") == ["d"]
    store.clear()
    assert (ask(store, model, "trồng"), len(store)) == ([], 0)


def test_a_node_added_again_takes_the_old_one_s_place(
    store: NodeStore, model: BaseEmbedding
) -> None:
    again = node("a", model)
    again.text = "đúc đồng"
    again.embedding = model.get_text_embedding(again.text)
    store.add([again])
    assert len(store) == len(TEXTS)
    assert ask(store, model, "đúc đồng")[0] == "a"


# --- with an index of LlamaIndex -----------------------------------------------------------


@pytest.fixture
def index(model: BaseEmbedding) -> VectorStoreIndex:
    documents = [Document(text=t, metadata=m, doc_id=name) for name, (t, m) in TEXTS.items()]
    context = StorageContext.from_defaults(vector_store=NodeStore())
    return VectorStoreIndex.from_documents(documents, storage_context=context, embed_model=model)


def test_an_index_answers_with_filters(index: VectorStoreIndex) -> None:
    filters = MetadataFilters(filters=[one("tỉnh", "Đồng Tháp")])
    found = index.as_retriever(similarity_top_k=3, filters=filters).retrieve("trồng lúa nước")
    assert [n.node.ref_doc_id for n in found] == ["d"]


def test_an_index_forgets_and_takes_in_documents(index: VectorStoreIndex) -> None:
    index.delete_ref_doc("a")
    index.insert(Document(text="làm muối ven biển", doc_id="e"))
    retriever = index.as_retriever(similarity_top_k=9)
    assert retriever.retrieve("làm muối")[0].node.ref_doc_id == "e"
    assert {n.node.ref_doc_id for n in retriever.retrieve("trồng lúa nước")} == set("bcde")


def test_a_store_is_written_and_read_again(
    store: NodeStore, model: BaseEmbedding, tmp_path: Path
) -> None:
    store.delete("tệp a")
    store.persist(str(tmp_path / "kho" / "nodes.json"))
    again = NodeStore.from_persist_path(str(tmp_path / "kho" / "nodes.json"))
    assert ask(again, model, "trồng chè") == ask(store, model, "trồng chè")
    again.add([node("a", model)])
    assert set(ask(again, model, "trồng chè")) == set(TEXTS)
    index = VectorStoreIndex.from_vector_store(again, embed_model=model)
    assert index.as_retriever(similarity_top_k=1).retrieve("nuôi tôm")[0].node.node_id == "b"


# --- the passages of a built index ------------------------------------------------------------


def test_our_passages_are_retrieved_as_nodes(
    searchable: Path, encoder: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "open_encoder", lambda setting=None: encoder)
    plans = ("thaibinh-86-2025",)
    found = PassageRetriever(Retriever.open(searchable), top=3, plans=plans).retrieve("chuẩn Halal")
    assert [n.node.metadata["plan"] for n in found] == [*plans] * 3
    best = found[0].node
    assert (best.node_id, best.metadata["first_line"]) == ("thaibinh-86-2025#II.4.5", 107)
