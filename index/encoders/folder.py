"""A trained matrix and its tokenizer → a folder that sentence-transformers loads.

Rows are kept as 8-bit numbers with one factor a piece, in the layout of model2vec
(`embeddings`, `mapping`, `weights`), which StaticEmbedding reads; pieces that share a
row share it on disk too.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from safetensors.numpy import save_file
from tokenizers import Tokenizer

_MODULES = (
    ("0_StaticEmbedding", "sentence_transformers.models.StaticEmbedding"),
    ("1_Normalize", "sentence_transformers.models.Normalize"),
)


def quantised(
    matrix: npt.NDArray[np.float32],
) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float32]]:
    """Rows [n, dim] as 8-bit numbers and the factor of each row."""
    factor = np.maximum(np.abs(matrix).max(axis=1), 1e-12) / 127
    return np.round(matrix / factor[:, None]).astype(np.int8), factor.astype(np.float32)


def write(
    folder: Path,
    tokenizer: Tokenizer,
    matrix: npt.NDArray[np.float32],
    rows: Sequence[int],
    card: str,
    record: Mapping[str, Any],
) -> None:
    """Write the folder; `rows[i]` is the row of piece i. The same input gives the same bytes."""
    place = folder / _MODULES[0][0]
    place.mkdir(parents=True, exist_ok=True)
    (folder / _MODULES[1][0]).mkdir(exist_ok=True)
    numbers, factor = quantised(matrix)
    mapping = np.array(rows, np.int32)
    save_file(
        {"embeddings": numbers, "mapping": mapping, "weights": factor[mapping]},
        place / "model.safetensors",
    )
    (place / "tokenizer.json").write_text(tokenizer.to_str(pretty=False), encoding="utf-8")
    modules = [
        {"idx": i, "name": str(i), "path": path, "type": kind}
        for i, (path, kind) in enumerate(_MODULES)
    ]
    _json(folder / "modules.json", modules)
    _json(folder / _MODULES[1][0] / "config.json", {})
    _json(
        folder / "config_sentence_transformers.json",
        {
            "model_type": "SentenceTransformer",
            "prompts": {"query": "", "document": ""},
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
    )
    _json(folder / "training.json", record)
    (folder / "README.md").write_text(card, encoding="utf-8")


def _json(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
