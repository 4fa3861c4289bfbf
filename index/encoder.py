"""Texts become vectors: what an encoder is, and the kind that needs no torch.

The only module that knows tokenizers. Models of other kinds are in sentence_models.py;
settings.py says which one is used.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Vectors = npt.NDArray[np.float32]

_CHUNK = 512


class EncoderError(Exception):
    """An encoder cannot be had; one line that names the setting and what is wrong."""


class Encoder(Protocol):
    """Texts → float32 [n, dim], each row of length 1 (all zeros for a text without a word).

    `digest` changes when the vectors would; an index keeps it with `name` and `dim`.
    """

    @property
    def name(self) -> str: ...
    @property
    def dim(self) -> int: ...
    @property
    def digest(self) -> str: ...
    def encode_passages(self, texts: Sequence[str]) -> Vectors: ...
    def encode_queries(self, texts: Sequence[str]) -> Vectors: ...


class StaticEncoder:
    """A StaticEmbedding folder of sentence-transformers, read without torch.

    A text's vector is the mean of its pieces' vectors, scaled to length 1. Queries and
    passages are treated alike.
    """

    def __init__(self, folder: Path) -> None:
        self.name = folder.name
        place = folder / "0_StaticEmbedding"
        tokenizer, weights = place / "tokenizer.json", place / "model.safetensors"
        try:
            raw = weights.read_bytes()
            self.digest = digest_of(tokenizer.read_bytes(), raw)
            self._tokenizer = _tokenizer(tokenizer)
            self._rows, self._row_of, self._scale = _matrix(raw)
        except FileNotFoundError as error:
            raise EncoderError(f"bộ mã hóa {folder}: thiếu tệp {error.filename}") from None
        except Exception as error:  # both libraries raise bare Exceptions of their own
            raise EncoderError(f"bộ mã hóa {folder}: tệp hỏng hoặc bị cắt cụt ({error})") from error
        if self._tokenizer.get_vocab_size() != len(self._row_of):
            raise EncoderError(f"bộ mã hóa {folder}: bộ tách từ và trọng số không khớp nhau")

    @property
    def dim(self) -> int:
        return int(self._rows.shape[1])

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        out = np.zeros((len(texts), self.dim), np.float32)
        for at in range(0, len(texts), _CHUNK):
            out[at : at + _CHUNK] = self._encode(texts[at : at + _CHUNK])
        return out

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return self.encode_passages(texts)

    def _encode(self, texts: Sequence[str]) -> Vectors:
        # A lone surrogate cannot be encoded; it becomes a question mark.
        clean = [text.encode("utf-8", "replace").decode() for text in texts]
        ids = [e.ids for e in self._tokenized(clean)]
        out = np.zeros((len(texts), self.dim), np.float32)
        for i, pieces in enumerate(ids):
            if pieces:
                rows = self._rows[self._row_of[pieces]]
                out[i] = self._scale[pieces] @ rows.astype(np.float32)
        lengths = np.linalg.norm(out, axis=1, keepdims=True)
        return np.asarray(out / np.where(lengths > 0, lengths, 1), np.float32)

    def _tokenized(self, texts: Sequence[str]) -> Sequence[Any]:
        if len(texts) == 1:  # a query: handing it to other threads costs more than it takes
            return [self._tokenizer.encode(texts[0], add_special_tokens=False)]
        return self._tokenizer.encode_batch(list(texts), add_special_tokens=False)


def digest_of(*parts: bytes) -> str:
    """What tells two models apart: 16 hexadecimal digits."""
    total = hashlib.sha256()
    for part in parts:
        total.update(hashlib.sha256(part).digest())
    return total.hexdigest()[:16]


def _tokenizer(path: Path) -> Tokenizer:
    from tokenizers import Tokenizer

    return Tokenizer.from_file(str(path))


def _matrix(raw: bytes) -> tuple[npt.NDArray[Any], npt.NDArray[np.int64], Vectors]:
    """Rows as stored, the row of each piece, and what to multiply it by.

    Reads both layouts that sentence-transformers reads: one full matrix, or model2vec's
    rows shared by pieces (`mapping`) with a factor each (`weights`).
    """
    from safetensors.numpy import load

    held = load(raw)
    rows = held["embedding.weight"] if "embedding.weight" in held else held["embeddings"]
    mapping = held.get("mapping", np.arange(len(rows))).astype(np.int64)
    scale = held.get("weights", np.ones(len(mapping))).astype(np.float32)
    return rows, mapping, scale
