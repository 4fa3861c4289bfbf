"""The shipped weights: features by name, and signed bytes for each."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from corpus.text import fold

_LINES = 6


class Known(NamedTuple):
    """Words that questions are asked with, and pairs of them ("a b"), with their diacritics
    and without."""

    spelt: frozenset[str]
    folded: frozenset[str]
    pairs: frozenset[str] = frozenset()

    @classmethod
    def of(cls, words: Iterable[str], pairs: Iterable[str] = ()) -> Known:
        """What is known where these words are, and of two that carry a sense these pairs."""
        spelt, beside = frozenset(words), frozenset(pairs)
        return cls(spelt, frozenset(map(fold, spelt)), beside | frozenset(map(fold, beside)))

    def has(self, typed: str, folded: str) -> bool:
        """Is it one of the words? Typed without diacritics it may be any of its spellings."""
        return typed in self.spelt or (typed == folded and folded in self.folded)

    def has_pair(self, first: str, second: str) -> bool:
        """Do questions have the two side by side?"""
        return f"{first} {second}" in self.pairs


@dataclass(frozen=True, slots=True)
class Weights:
    """The tagger's and the kind model's weights.

    `words`: those that the phrasings have. `tagger`: each feature with its
    weight in units of `tagger_scale`; `steps`: four for each sort of step (`tagger.step`).
    `kinds`: each feature with its row in `table`, which has a signed byte for each label, in
    units of `kind_scale`; `bias` is added. `learnt` names the questions that taught it.
    """

    words: Known
    tagger: dict[str, int]
    tagger_scale: float
    steps: tuple[tuple[float, float, float, float], ...]
    labels: tuple[str, ...]
    bias: tuple[float, ...]
    kinds: dict[str, int]
    table: memoryview
    kind_scale: float
    learnt: str = ""

    def row(self, feature: str) -> memoryview | None:
        """What a feature says of each label; None for one that was not learnt."""
        at, size = self.kinds.get(feature), len(self.labels)
        return None if at is None else self.table[at * size : (at + 1) * size]

    def written(self) -> bytes:
        """The file: lines of JSON and of names, then the bytes of the two tables."""
        head = {
            "learnt": self.learnt,
            "tagger_scale": self.tagger_scale,
            "steps": self.steps,
            "labels": self.labels,
            "bias": self.bias,
            "kind_scale": self.kind_scale,
        }
        words = map(sorted, (self.words.spelt, self.words.folded, self.words.pairs))
        names = (*words, self.tagger, self.kinds)
        lines = [json.dumps(head, ensure_ascii=False), *map("\t".join, names)]
        tagger = bytes(value % 256 for value in self.tagger.values())
        return "\n".join(lines).encode() + b"\n" + tagger + self.table.tobytes()


def read_weights(data: bytes) -> Weights:
    """The weights of a file's bytes. Raises ValueError for what is none."""
    *lines, tables = data.split(b"\n", _LINES)
    if len(lines) != _LINES:
        raise ValueError("weights: no file of weights")
    head = json.loads(lines[0])
    labels = tuple(head["labels"])
    spelt, folded, pairs, tagger, kinds = (_names(line) for line in lines[1:])
    if len(tables) != len(tagger) + len(kinds) * len(labels):
        raise ValueError(f"weights: {len(tables)} bytes in the tables")
    signed = memoryview(tables).cast("b")
    return Weights(
        words=Known(frozenset(spelt), frozenset(folded), frozenset(pairs)),
        tagger=dict(zip(tagger, signed[: len(tagger)].tolist(), strict=True)),
        tagger_scale=head["tagger_scale"],
        steps=tuple((a, b, c, d) for a, b, c, d in head["steps"]),
        labels=labels,
        bias=tuple(head["bias"]),
        kinds=dict(zip(kinds, range(len(kinds)), strict=True)),
        table=signed[len(tagger) :],
        kind_scale=head["kind_scale"],
        learnt=head["learnt"],
    )


def _names(line: bytes) -> list[str]:
    return line.decode().split("\t") if line else []


def weights_file() -> Path:
    """Where the shipped weights lie."""
    return Path(__file__).parent / "weights.bin"


@cache
def load_weights() -> Weights:
    """The shipped weights."""
    return read_weights(weights_file().read_bytes())
