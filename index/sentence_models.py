"""Models that sentence-transformers loads. The only module that knows it.

Nothing is loaded before the first text: torch takes seconds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from corpus.reference.tables import read_toml
from index.encoder import EncoderError, Vectors, digest_of
from index.reranker import RerankerError

_PREFIXES = Path(__file__).parent / "encoders" / "prefixes.toml"
_BATCH = 32


class SentenceTransformerEncoder:
    """Any sentence-transformers model, by local folder or hub name, with its prefixes."""

    def __init__(self, source: str | Path, prefixes: tuple[str, str] | None = None) -> None:
        self.name = source.name if isinstance(source, Path) else source
        self._source = source
        self._prefixes = prefixes

    @cached_property
    def _model(self) -> Any:
        try:
            from sentence_transformers import SentenceTransformer

            return SentenceTransformer(str(self._source))
        except Exception as error:  # torch, hub and file errors share no base class
            why = " ".join(str(error).split())[:200]
            raise EncoderError(f"bộ mã hóa {self._source}: không nạp được ({why})") from error

    @cached_property
    def prefixes(self) -> tuple[str, str]:
        """What is put before a query and before a passage."""
        return self._prefixes or _own_prompts(self._model) or known_prefixes(self.name)

    @cached_property
    def dim(self) -> int:
        return int(self._model.get_embedding_dimension())

    @cached_property
    def digest(self) -> str:
        local = isinstance(self._source, Path)
        files = sorted(p for p in Path(self._source).rglob("*") if p.is_file()) if local else []
        stats = [f"{p.name} {p.stat().st_size}".encode() for p in files]
        ends = [_end(p) for p in files if p.suffix in {".safetensors", ".bin", ".json"}]
        return digest_of(self.name.encode(), repr(self.prefixes).encode(), *stats, *ends)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        return self._encode(texts, self.prefixes[1])

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return self._encode(texts, self.prefixes[0])

    def _encode(self, texts: Sequence[str], prefix: str) -> Vectors:
        if not texts:
            return np.zeros((0, self.dim), np.float32)
        got = self._model.encode(
            [prefix + text for text in texts],
            prompt="",
            normalize_embeddings=True,
            convert_to_numpy=True,
            show_progress_bar=False,
        )
        return np.asarray(got, np.float32)


class CrossEncoderReranker:
    """Any cross-encoder, by local folder or hub name: a query and a passage are read together."""

    def __init__(self, source: str | Path) -> None:
        self.name = source.name if isinstance(source, Path) else source
        self._source = source

    @cached_property
    def _model(self) -> Any:
        try:
            from sentence_transformers import CrossEncoder

            return CrossEncoder(str(self._source))
        except Exception as error:  # torch, hub and file errors share no base class
            why = " ".join(str(error).split())[:200]
            raise RerankerError(f"bộ xếp lại {self._source}: không nạp được ({why})") from error

    def score(self, query: str, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """How well each text answers a query, in step; higher is better."""
        if not texts:
            return np.zeros(0, np.float32)
        pairs = [(query, text) for text in texts]
        scores = np.asarray(
            self._model.predict(pairs, batch_size=_BATCH, show_progress_bar=False), np.float32
        )
        if scores.shape != (len(texts),) or not np.isfinite(scores).all():
            why = f"cho {scores.shape} với {len(texts)} đoạn; mỗi đoạn cần một điểm hữu hạn"
            raise RerankerError(f"bộ xếp lại {self._source}: {why}")
        return scores


def _end(path: Path, size: int = 1 << 20) -> bytes:
    """The last bytes of a file: tells two trainings of one model apart without reading all."""
    with path.open("rb") as source:
        source.seek(max(0, path.stat().st_size - size))
        return source.read()


def _own_prompts(model: Any) -> tuple[str, str] | None:
    prompts: dict[str, str] = getattr(model, "prompts", None) or {}
    passage = prompts.get("document") or prompts.get("passage") or ""
    return (prompts["query"], passage) if prompts.get("query") else None


def known_prefixes(name: str) -> tuple[str, str]:
    """Query and passage prefix of a model known by name (`encoders/prefixes.toml`).

    >>> known_prefixes("intfloat/multilingual-e5-small"), known_prefixes("BAAI/bge-m3")
    (('query: ', 'passage: '), ('', ''))
    """
    table, _ = read_toml(_PREFIXES)
    for rule in table["rule"]:
        if re.search(rule["match"], name, re.IGNORECASE):
            return rule["query"], rule["passage"]
    return "", ""
