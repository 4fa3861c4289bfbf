"""Texts become vectors. The only module that knows tokenizers and sentence-transformers.

The bundled encoder needs `tokenizers` and numpy alone; torch is loaded only for a
model of another kind, and only when its first text is encoded.
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Vectors = npt.NDArray[np.float32]

_ENCODERS = Path(__file__).parent / "encoders"
BUNDLED = _ENCODERS / "kehoach-static"
_HUB_NAME = re.compile(r"[\w-][\w.-]*(/[\w.-]+)?")
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


def load_encoder(setting: str | Path | None = None) -> Encoder:
    """The encoder that a setting names: None for the bundled one, a folder, or a hub name.

    Raises EncoderError where the folder is missing, of the wrong kind or cut short.
    """
    folder = Path(setting).expanduser() if setting else BUNDLED
    if folder.is_dir():
        return StaticEncoder(folder) if _is_static(folder) else SentenceTransformerEncoder(folder)
    if setting is None or isinstance(setting, Path) or not _HUB_NAME.fullmatch(setting):
        raise EncoderError(f"encoder {folder}: no such folder")
    return SentenceTransformerEncoder(setting)


def _is_static(folder: Path) -> bool:
    try:
        modules = json.loads((folder / "modules.json").read_text(encoding="utf-8"))
        return str(modules[0]["type"]).endswith("StaticEmbedding")
    except FileNotFoundError:
        raise EncoderError(f"encoder {folder}: modules.json is missing") from None
    except (ValueError, LookupError, TypeError, OSError) as error:
        raise EncoderError(f"encoder {folder}: modules.json is unreadable ({error})") from error


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
            self.digest = _digest(tokenizer.read_bytes(), raw)
            self._tokenizer = _tokenizer(tokenizer)
            self._rows, self._row_of, self._scale = _matrix(raw)
        except FileNotFoundError as error:
            raise EncoderError(f"encoder {folder}: {error.filename} is missing") from None
        except Exception as error:  # both libraries raise bare Exceptions of their own
            raise EncoderError(f"encoder {folder}: damaged or cut short ({error})") from error
        if self._tokenizer.get_vocab_size() != len(self._row_of):
            raise EncoderError(f"encoder {folder}: tokenizer and weights do not belong together")

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


def _digest(*parts: bytes) -> str:
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
            raise EncoderError(f"encoder {self._source}: cannot be loaded ({why})") from error

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
        return _digest(self.name.encode(), repr(self.prefixes).encode(), *stats, *ends)

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
    table = tomllib.loads((_ENCODERS / "prefixes.toml").read_text(encoding="utf-8"))
    for rule in table["rule"]:
        if re.search(rule["match"], name, re.IGNORECASE):
            return rule["query"], rule["passage"]
    return "", ""
