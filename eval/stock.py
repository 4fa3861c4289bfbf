"""A stock LlamaIndex pipeline, as a tutorial would build it. The only module here that
knows LlamaIndex; nothing of it loads before `stock` is called.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from eval.evidence import Stretch, Texts
from index.encoder import Encoder

CHUNK, OVERLAP = 512, 50  # tokens


def stock(texts: Texts, encoder: Encoder, top: int) -> Callable[[str], list[Stretch]]:
    """Its sentence splitter, its in-memory vector store and retriever, our encoder.

    The stock embedding model would have to be downloaded and knows little Vietnamese.
    """
    from llama_index.core import Document, VectorStoreIndex
    from llama_index.core.node_parser import SentenceSplitter

    documents = [
        Document(text=text, metadata={"plan": plan}, excluded_embed_metadata_keys=["plan"])
        for plan, text in texts.of.items()
    ]
    splitter = SentenceSplitter(chunk_size=CHUNK, chunk_overlap=OVERLAP)
    nodes = splitter.get_nodes_from_documents(documents)
    index = VectorStoreIndex(nodes, embed_model=_embedding(encoder))
    retriever = index.as_retriever(similarity_top_k=top)

    def search(query: str) -> list[Stretch]:
        return [_stretch(found.node) for found in retriever.retrieve(query)]

    return search


def _stretch(node: Any) -> Stretch:
    return Stretch(node.metadata["plan"], node.start_char_idx, node.end_char_idx)


def _embedding(encoder: Encoder) -> Any:
    from llama_index.core.embeddings import BaseEmbedding

    class Wrapped(BaseEmbedding):  # type: ignore[misc, unused-ignore]
        def _get_text_embedding(self, text: str) -> list[float]:
            row: list[float] = encoder.encode_passages([text])[0].tolist()
            return row

        def _get_query_embedding(self, query: str) -> list[float]:
            row: list[float] = encoder.encode_queries([query])[0].tolist()
            return row

        async def _aget_query_embedding(self, query: str) -> list[float]:
            return self._get_query_embedding(query)

    return Wrapped(model_name=encoder.name)
