"""How often words, pairs of words and groups of letters stand in the training text. Pure."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from corpus.text import nfc, old_tone

MARK = "▁"  # begins every word inside a piece
_WORD = re.compile(r"[^\W_]+|%")
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Counts:
    """How often words and pairs of neighbouring words stand in the training text."""

    words: Counter[str]
    pairs: Counter[tuple[str, str]]

    @property
    def total(self) -> int:
        return sum(self.words.values())


@dataclass(frozen=True, slots=True)
class Sizes:
    """How large the vocabulary may grow."""

    pairs: int = 20_000
    letters: int = 3_000
    min_word: int = 3
    min_pair: int = 20
    dominant: float = 0.85


def words(text: str) -> list[str]:
    """The words of a text in lower case, tones as written.

    >>> words("Sở Nội vụ, 30%")
    ['sở', 'nội', 'vụ', '30', '%']
    """
    return _WORD.findall(nfc(text).lower())


def count(texts: Iterable[str]) -> Counts:
    """Words and pairs of a training text, under their old tone placement."""
    singles: Counter[str] = Counter()
    doubles: Counter[tuple[str, str]] = Counter()
    for text in texts:
        found = words(text)
        singles.update(found)
        doubles.update(pairwise(found))
    return Counts(_merged_words(singles), _merged_pairs(doubles))


def _merged_words(raw: Counter[str]) -> Counter[str]:
    merged: Counter[str] = Counter()
    for word, n in raw.items():
        merged[old_tone(word)] += n
    return merged


def _merged_pairs(raw: Counter[tuple[str, str]]) -> Counter[tuple[str, str]]:
    merged: Counter[tuple[str, str]] = Counter()
    for (left, right), n in raw.items():
        if n > 1 and _LETTERS.fullmatch(left) and _LETTERS.fullmatch(right):
            merged[old_tone(left), old_tone(right)] += n
    return merged


def frequent_pairs(counts: Counts, sizes: Sizes) -> list[tuple[str, str]]:
    """The pairs that tell most: often together, and more often than by chance."""
    total = counts.total
    scored = []
    for (left, right), n in counts.pairs.items():
        chance = counts.words[left] * counts.words[right] / total
        if n >= sizes.min_pair and n > 2 * chance and len(left) > 1 and len(right) > 1:
            scored.append((n * math.log(n / chance), (left, right)))
    scored.sort(key=lambda item: (-item[0], item[1]))
    return [pair for _, pair in scored[: sizes.pairs]]


def letter_groups(counts: Counts, sizes: Sizes) -> list[str]:
    """Groups of two to four letters found in the words too rare for a piece of their own."""
    found: Counter[str] = Counter()
    for word, n in counts.words.items():
        if n < 50 and _LETTERS.fullmatch(word) and len(word) > 2:
            marked = MARK + word
            for size in (2, 3, 4):
                found.update(marked[i : i + size] for i in range(len(marked) - size + 1))
    ranked = sorted(found.items(), key=lambda item: (-item[1] * len(item[0]), item[0]))
    return [group for group, _ in ranked[: sizes.letters]]
