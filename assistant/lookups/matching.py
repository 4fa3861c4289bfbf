"""How well a record speaks of a topic: coverage of its words and word pairs, by rarity."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.terms import variants
from corpus.plan import Assignment, Record, Target, Task
from corpus.text import key
from index.register import Register

_RAREST = 6
_UNSEEN = 0.35


@dataclass(frozen=True, slots=True)
class Weights:
    """Rarity of the words of a topic's variants in the corpus."""

    topics: tuple[tuple[str, ...], ...]
    rarity: dict[str, float]
    unseen: frozenset[tuple[str, str]]


def weigh(topic: Sequence[str], register: Register) -> Weights:
    """Weights for a topic of folded words."""
    topics = variants(tuple(topic))
    counts = register.word_counts({word for words in topics for word in words})
    size = register.size() + 1
    rarity = {word: math.log(1 + size / (count + 0.5)) for word, count in counts.items()}
    pairs = {pair for words in topics for pair in zip(words, words[1:], strict=False)}
    unseen = frozenset(pair for pair in pairs if not register.has_phrase(pair))
    return Weights(topics, rarity, unseen)


def coverage(weights: Weights, text: str) -> float:
    """0–1: how much of the topic stands in a folded text, word pairs counting most."""
    words = text.split()
    held, pairs = set(words), set(zip(words, words[1:], strict=False))
    return max((_one(topic, weights, held, pairs) for topic in weights.topics), default=0.0)


def _one(
    topic: tuple[str, ...],
    weights: Weights,
    held: set[str],
    pairs: set[tuple[str, str]],
) -> float:
    rarity = weights.rarity
    total = sum(rarity[w] for w in topic)
    single = sum(rarity[w] for w in topic if w in held) / total if total else 0.0
    if len(topic) < 2:
        return single
    couples = list(zip(topic, topic[1:], strict=False))
    # A pair that stands nowhere says little of any one record.
    weight = sum((rarity[a] + rarity[b]) * (_UNSEEN if (a, b) in weights.unseen else 1) for a, b in couples)
    joined = sum(rarity[a] + rarity[b] for a, b in couples if (a, b) in pairs) / weight
    return 0.4 * single + 0.6 * joined


def words_of(record: Record) -> str:
    """A record's folded words: its text, output, and a target's value."""
    parts = [record.text]
    if isinstance(record, Task | Assignment):
        parts.append(record.output)
    if isinstance(record, Target):
        parts.append(record.value.raw)
    return key(" ".join(parts))


def best(
    scored: Iterable[tuple[Record, float]], floor: float, ratio: float
) -> list[tuple[Record, float]]:
    """Records at or above `floor` and within `ratio` of the best, best first."""
    ranked = sorted((s for s in scored if s[1] >= floor), key=lambda s: -s[1])
    return [s for s in ranked if s[1] >= ratio * ranked[0][1]]


def on_topic(
    topic: Sequence[str],
    register: Register,
    plans: Sequence[str] | None,
    kinds: Sequence[str],
) -> list[tuple[Record, float]]:
    """Every record of the kinds that shares a rare word with the topic, with its score."""
    weights = weigh(topic, register)
    counts = register.word_counts(weights.rarity)
    known = sorted((w for w in weights.rarity if counts[w]), key=lambda w: counts[w])
    found = register.with_words(known[:_RAREST], plans, kinds)
    return [(record, coverage(weights, words_of(record))) for record, _ in found]
