"""Which records can reach a score at all: the rest need not be looked at.

A score is made of the words of the topic that a record holds and of the pairs that stand
side by side there (assistant/lookups/matching.py). So a record that reaches the floor holds
one of the heavier pairs, and one of the rarer words: without all of these, what is left
does not add up to it. Common words and pairs are never looked up.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from assistant.lookups.matching import JOINED, SINGLE, Weights, Wording
from index.word_query import all_of, any_of, phrase

_SLACK = 1e-9  # sums of floats


def reaching(weights: Weights, floor: float, among: str) -> str:
    """The query `among`, without records that cannot score `floor`; none that can is lost."""
    if floor < SINGLE or weights.said:  # official words stand where none of its own does
        return among
    ways = [_way(topic, weights, floor) for topic in weights.plain]
    return among if None in ways else all_of([among, any_of(way or "" for way in ways)])


def _way(topic: Wording, weights: Weights, floor: float) -> str | None:
    """What a record needs to speak of the topic in these words; None where signs ("%"),
    which no query finds, are among them."""
    if not all(phrase([word]) for word in topic.words):
        return None
    if len(topic.words) < 2:
        return phrase(topic.words)
    rare = any_of(phrase([w]) for w in topic.words if w in weights.rare and _stands(w, weights))
    whole = all_of(phrase([word]) for word in topic.words)
    if topic.apart:
        return any_of([rare, whole])
    pairs = any_of(phrase(pair) for pair in _heavy(topic, weights, floor))
    if floor <= SINGLE + _SLACK:
        pairs = any_of([pairs, whole])
    words = any_of(phrase([word]) for word in _missed(topic, weights, floor))
    return any_of([rare, all_of([pairs, words])])


def _stands(word: str, weights: Weights) -> bool:
    """May a word stand in some record? Of one with signs ("5%") nothing is counted."""
    return weights.counts[word] > 0 or not word.isalnum()


def _seen(topic: Wording, weights: Weights) -> list[tuple[float, tuple[str, str]]]:
    """The pairs that stand somewhere, with their share of all pairs."""
    pairs = zip(topic.pairs, pairwise(topic.words), strict=True)
    return [(w / topic.whole, pair) for (_, w), pair in pairs if pair not in weights.unseen]


def _heavy(topic: Wording, weights: Weights, floor: float) -> list[tuple[str, str]]:
    """Pairs without any of which the lighter ones, and all words, stay below the floor."""
    missing = (floor - SINGLE) / JOINED
    pairs = sorted(_seen(topic, weights))
    while pairs and pairs[0][0] < missing - _SLACK:
        missing -= pairs[0][0]
        pairs = pairs[1:]
    return [pair for _, pair in pairs]


def _missed(topic: Wording, weights: Weights, floor: float) -> list[str]:
    """The rarest words without all of which a record stays below the floor."""
    words = sorted(dict.fromkeys(topic.words), key=weights.counts.__getitem__)
    gone = [word for word in words if not _stands(word, weights)]
    asked: list[str] = []
    for word in (w for w in words if w not in gone):
        if _most(topic, weights, [*gone, *asked]) < floor - _SLACK:
            break
        asked.append(word)
    return asked


def _most(topic: Wording, weights: Weights, without: Sequence[str]) -> float:
    """The score of a record that holds all but these words, every pair side by side."""
    each = zip(topic.words, topic.singles, strict=True)
    held = sum(rarity for word, (_, rarity, _) in each if word not in without) / topic.total
    pairs = _seen(topic, weights)
    joined = sum(share for share, pair in pairs if not set(pair) & set(without))
    return SINGLE * held + JOINED * joined
