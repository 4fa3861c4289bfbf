"""The shipped weights: features by name, and signed bytes for each."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.text import fold


@dataclass(frozen=True, slots=True)
class Known:
    """Words that questions are asked with, with their diacritics and without."""

    spelt: frozenset[str]
    folded: frozenset[str]

    @classmethod
    def of(cls, words: Iterable[str]) -> Known:
        """What is known where these words are."""
        spelt = frozenset(words)
        return cls(spelt, frozenset(map(fold, spelt)))

    def has(self, typed: str, folded: str) -> bool:
        """Is it one of the words? Typed without diacritics it may be any of its spellings."""
        return typed in self.spelt or (typed == folded and folded in self.folded)


@dataclass(frozen=True, slots=True)
class Weights:
    """The tagger's and the kind model's weights.

    `words`: those that the phrasings have. `tagger`: each feature with its
    weight in units of `tagger_scale`; `steps`: four for each sort of step (`tagger.step`).
    `kinds`: each feature with a row of signed bytes, one for each label, in units of
    `kind_scale`; `bias` is added.
    """

    words: Known
    tagger: dict[str, int]
    tagger_scale: float
    steps: tuple[tuple[float, float, float, float], ...]
    labels: tuple[str, ...]
    bias: tuple[float, ...]
    kinds: dict[str, memoryview]
    kind_scale: float

    def written(self) -> bytes:
        """The file: a line of JSON with the names, then the bytes of the two tables."""
        head = {
            "words": " ".join(sorted(self.words.spelt)),
            "tagger": "\t".join(self.tagger),
            "tagger_scale": self.tagger_scale,
            "steps": self.steps,
            "labels": self.labels,
            "bias": self.bias,
            "kinds": "\t".join(self.kinds),
            "kind_scale": self.kind_scale,
        }
        line = json.dumps(head, ensure_ascii=False).encode()
        tagger = bytes(value % 256 for value in self.tagger.values())
        return line + b"\n" + tagger + b"".join(row.tobytes() for row in self.kinds.values())


def read_weights(data: bytes) -> Weights:
    """The weights of a file's bytes. Raises ValueError for what is none."""
    line, _, tables = data.partition(b"\n")
    head = json.loads(line)
    labels = tuple(head["labels"])
    words, kinds = head["tagger"].split("\t"), head["kinds"].split("\t")
    if len(tables) != len(words) + len(kinds) * len(labels):
        raise ValueError(f"weights: {len(tables)} bytes in the tables")
    signed = memoryview(tables).cast("b")
    rows = range(len(words), len(tables), len(labels))
    return Weights(
        words=Known.of(head["words"].split()),
        tagger=dict(zip(words, signed[: len(words)].tolist(), strict=True)),
        tagger_scale=head["tagger_scale"],
        steps=tuple((a, b, c, d) for a, b, c, d in head["steps"]),
        labels=labels,
        bias=tuple(head["bias"]),
        kinds={name: signed[at : at + len(labels)] for name, at in zip(kinds, rows, strict=True)},
        kind_scale=head["kind_scale"],
    )


def weights_file() -> Path:
    """Where the shipped weights lie."""
    return Path(__file__).parent / "weights.bin"


@cache
def load_weights() -> Weights:
    """The shipped weights."""
    return read_weights(weights_file().read_bytes())
