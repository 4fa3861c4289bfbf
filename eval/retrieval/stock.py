"""A stock LlamaIndex pipeline, as a tutorial would build it. The only module here that
knows LlamaIndex; nothing of it loads before `stock` or `systems` is called.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from eval.retrieval.beir import Document
from eval.retrieval.evidence import Stretch, Texts
from eval.retrieval.systems import TOP, System
from index.encoder import Encoder

CHUNK, OVERLAP = 512, 50  # tokens
_BATCH = 2048
_OF = "of"  # the metadata that names a chunk's plan or document


class StockMissing(Exception):
    """The parts of LlamaIndex that are compared with are not installed; one line."""


def stock(texts: Texts, encoder: Encoder, top: int) -> Callable[[str], list[Stretch]]:
    """Its sentence splitter, its in-memory vector store and retriever, our encoder.

    The stock embedding model would have to be downloaded and knows little Vietnamese.
    """
    from llama_index.core import VectorStoreIndex

    index = VectorStoreIndex(_nodes(texts.of), embed_model=_embedding(encoder))
    retriever = index.as_retriever(similarity_top_k=top)

    def search(query: str) -> list[Stretch]:
        return [_stretch(found.node) for found in retriever.retrieve(query)]

    return search


def _stretch(node: Any) -> Stretch:
    return Stretch(node.metadata[_OF], node.start_char_idx, node.end_char_idx)


def required() -> None:
    """Raises StockMissing, which says what to install, where `systems` could not run."""
    try:
        import llama_index.retrievers.bm25
        import llama_index.vector_stores.faiss  # noqa: F401
    except ModuleNotFoundError as error:
        told = "install it with: pip install -c constraints.txt -e '.[stock]'"
        raise StockMissing(f"{error}; {told}") from None


def systems(documents: Sequence[Document], encoder: Encoder, top: int) -> dict[str, System]:
    """Its BM25, its FAISS store, and both joined by its reciprocal ranks, over the same chunks.

    Each hands on its `top` best chunks; a document ranks where its first chunk does. All
    else is as LlamaIndex sets it. Call `required` first.
    """
    _nodes({"": "a. " * CHUNK})  # loads its tokenizers, once a process: no part of building
    nodes, cut = _timed(lambda: _nodes({d.id: _text(d) for d in documents}))
    worded, indexed = _timed(lambda: _bm25(nodes, top))
    near, embedded = _timed(lambda: _faiss(nodes, encoder, top))
    fused = _fusion([worded, near], top)
    return {
        "hybrid": System(_search(fused), len(nodes), cut + indexed + embedded),
        "FAISS": System(_search(near), len(nodes), cut + embedded),
        "BM25": System(_search(worded), len(nodes), cut + indexed),
    }


def _timed(build: Callable[[], Any]) -> tuple[Any, float]:
    began = time.perf_counter()
    return build(), time.perf_counter() - began


def _text(document: Document) -> str:
    """As our BM25 reads it."""
    return f"{document.title}. {document.text}"


def _search(retriever: Any) -> Callable[[str], list[str]]:
    def search(query: str) -> list[str]:
        of = (found.node.metadata[_OF] for found in retriever.retrieve(query))
        return list(dict.fromkeys(of))[:TOP]

    return search


def _nodes(texts: Mapping[str, str]) -> list[Any]:
    from llama_index.core import Document as Whole

    # Where a chunk comes from is not searched, and takes nothing of the chunk's length.
    hidden = {"excluded_embed_metadata_keys": [_OF], "excluded_llm_metadata_keys": [_OF]}
    whole = [Whole(text=text, metadata={_OF: name}, **hidden) for name, text in texts.items()]
    nodes: list[Any] = _splitter().get_nodes_from_documents(whole)
    return nodes


def _splitter() -> Any:
    from llama_index.core.node_parser import SentenceSplitter

    return SentenceSplitter(chunk_size=CHUNK, chunk_overlap=OVERLAP)


def _bm25(nodes: Sequence[Any], top: int) -> Any:
    from llama_index.retrievers.bm25 import BM25Retriever

    return BM25Retriever(nodes=list(nodes), similarity_top_k=min(top, len(nodes)))


def _faiss(nodes: Sequence[Any], encoder: Encoder, top: int) -> Any:
    import faiss
    from llama_index.core import StorageContext, VectorStoreIndex
    from llama_index.vector_stores.faiss import FaissVectorStore

    store = FaissVectorStore(faiss_index=faiss.IndexFlatIP(encoder.dim))
    index = VectorStoreIndex(
        list(nodes),
        storage_context=StorageContext.from_defaults(vector_store=store),
        embed_model=_embedding(encoder),
    )
    return index.as_retriever(similarity_top_k=min(top, len(nodes)))


def _fusion(retrievers: Sequence[Any], top: int) -> Any:
    """One query, as it was asked: no language model rewrites it, so none is needed."""
    from llama_index.core.llms import MockLLM
    from llama_index.core.retrievers import QueryFusionRetriever

    return QueryFusionRetriever(
        list(retrievers),
        llm=MockLLM(),
        mode="reciprocal_rerank",
        similarity_top_k=top,
        num_queries=1,
        use_async=False,  # neither part waits for anything: async would only cost time
    )


def _embedding(encoder: Encoder) -> Any:
    from llama_index.core.embeddings import BaseEmbedding

    class Wrapped(BaseEmbedding):  # type: ignore[misc, unused-ignore]
        def _get_text_embedding(self, text: str) -> list[float]:
            return self._get_text_embeddings([text])[0]

        def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
            rows: list[list[float]] = encoder.encode_passages(texts).tolist()
            return rows

        def _get_query_embedding(self, query: str) -> list[float]:
            row: list[float] = encoder.encode_queries([query])[0].tolist()
            return row

        async def _aget_query_embedding(self, query: str) -> list[float]:
            return self._get_query_embedding(query)

    return Wrapped(model_name=encoder.name, embed_batch_size=_BATCH)
