"""How well a text speaks of a topic: coverage of its words and word pairs, by rarity."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from assistant.phrases import load_phrases
from assistant.terms import variants
from corpus.plan import Assignment, Record, Target, Task
from corpus.text import key, words
from index.register import Register

_RAREST = 6
_RARE = 8
_UNSEEN = 0.35
_APART = 2  # words that may stand between two of a topic
_CLOSE = 0.7
_PLAIN = 0.6
_NEAR_BEST = 0.8

_folded = lru_cache(maxsize=16384)(key)

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Weights:
    """A topic in its variants, and how telling its words and pairs are in the corpus.

    `marked` are the variants with diacritics, for a question typed with them; there a
    match without diacritics counts less ("sân" is no "sản").
    """

    plain: tuple[tuple[str, ...], ...]
    marked: tuple[tuple[str, ...], ...]
    rarity: dict[str, float]
    rare: frozenset[str]
    unseen: frozenset[Pair]


def weigh(topic: Sequence[str], register: Register, text: str = "") -> Weights:
    """Weights for a topic of folded words; `text` is how it was typed."""
    plain = variants(tuple(topic))
    typed = words(text).split()
    marked = typed if key(text).split() == list(topic) and key(text) != words(text) else []
    counts = register.word_counts({word for words_ in plain for word in words_})
    size = register.size() + 1
    pairs = {pair for words_ in plain for pair in pairwise(words_)}
    return Weights(
        plain=plain,
        marked=(tuple(marked),) if marked else (),
        rarity={word: math.log(1 + size / (count + 0.5)) for word, count in counts.items()},
        rare=frozenset(word for word, count in counts.items() if count <= _RARE),
        unseen=frozenset(pair for pair in pairs if not register.has_phrase(pair)),
    )


def _unmet(weights: Weights, records: Sequence[Record], size: int) -> Weights:
    """Weights in which a word counts as unknown when it stands in the records only with
    other diacritics ("lương" where they have "lượng")."""
    if not weights.marked:
        return weights
    held = {word for record in records for word in words(words_of(record)).split()}
    empty = load_phrases().stop
    strange = [w for w in weights.marked[0] if not (w in held or key(w) == w or w in empty)]
    unknown = math.log(1 + 2 * (size + 1))
    return replace(weights, rarity=weights.rarity | {_folded(w): unknown for w in strange})


def coverage(weights: Weights, text: str) -> float:
    """0-1: how much of the topic stands in a text, word pairs counting most."""
    plain = key(text)
    best_plain = _best(weights, weights.plain, plain)
    if not weights.marked:
        return best_plain
    others = _best(weights, weights.plain[1:], plain)
    return max(_best(weights, weights.marked, words(text)), _PLAIN * best_plain, others)


def _best(weights: Weights, topics: tuple[tuple[str, ...], ...], text: str) -> float:
    parts = text.split()
    held, pairs = set(parts), set(pairwise(parts))
    scores = (
        max(_one(topic, weights, held, pairs), _together(topic, weights, held, parts))
        for topic in topics
    )
    return max(scores, default=0.0)


def _together(
    topic: tuple[str, ...], weights: Weights, held: set[str], parts: Sequence[str]
) -> float:
    """A topic no two words of which stand side by side anywhere ("5G dân"): does the text
    hold them all close together ("5G cho người dân")?"""
    if len(topic) < 2 or not held.issuperset(topic):
        return 0.0
    if not weights.unseen.issuperset(pairwise(map(_folded, topic))):
        return 0.0
    size, wanted = len(topic) + _APART * (len(topic) - 1), set(topic)
    runs = (parts[i : i + size] for i, word in enumerate(parts) if word in wanted)
    return _CLOSE if any(wanted.issubset(run) for run in runs) else 0.0


def _one(topic: tuple[str, ...], weights: Weights, held: set[str], pairs: set[Pair]) -> float:
    folded = [_folded(w) for w in topic]
    rarity = [weights.rarity.get(f, 1.0) for f in folded]
    total = sum(rarity) or 1.0
    single = sum(r for w, r in zip(topic, rarity, strict=True) if w in held) / total
    if len(topic) < 2:
        return single
    rare = sum(
        r for w, f, r in zip(topic, folded, rarity, strict=True) if w in held and f in weights.rare
    )
    return 0.4 * single + 0.6 * max(_joined(topic, folded, rarity, weights, pairs), rare / total)


def _joined(
    topic: tuple[str, ...],
    folded: list[str],
    rarity: list[float],
    weights: Weights,
    pairs: set[Pair],
) -> float:
    """The share of the topic's pairs that stand side by side. A pair that stands nowhere
    in the corpus says little of any one text."""
    whole = found = 0.0
    for i in range(len(topic) - 1):
        weight = rarity[i] + rarity[i + 1]
        if (folded[i], folded[i + 1]) in weights.unseen:
            weight *= _UNSEEN
        whole += weight
        found += weight if (topic[i], topic[i + 1]) in pairs else 0.0
    return found / whole if whole else 0.0


def words_of(record: Record) -> str:
    """The words by which a record is found: its text, output, a target's value and unit."""
    parts = [record.text]
    if isinstance(record, Task | Assignment):
        parts.append(record.output)
    if isinstance(record, Target):
        parts += [record.value.raw, record.value.unit or ""]
    return " ".join(parts)


def best(
    scored: Iterable[tuple[Record, float]], floor: float, ratio: float
) -> list[tuple[Record, float]]:
    """Records at or above `floor` and within `ratio` of the best, best first."""
    ranked = sorted((s for s in scored if s[1] >= floor), key=lambda s: -s[1])
    return [s for s in ranked if s[1] >= ratio * ranked[0][1]]


def best_by_plan(
    scored: Sequence[tuple[Record, float]], floor: float, ratio: float
) -> list[tuple[Record, float]]:
    """The best of each plan, where a plan's best comes near the best of all."""
    top = max((score for _, score in scored), default=0.0)
    plans = dict.fromkeys(record.plan for record, _ in scored)
    found = []
    for plan in plans:
        own = [s for s in scored if s[0].plan == plan]
        if max(score for _, score in own) >= _NEAR_BEST * top:
            found += best(own, floor, ratio)
    return sorted(found, key=lambda s: -s[1])


def on_topic(
    topic: Sequence[str],
    register: Register,
    plans: Sequence[str] | None,
    kinds: Sequence[str],
    text: str = "",
) -> list[tuple[Record, float]]:
    """Every record of the kinds that shares a rare word with the topic, with its score.

    Where the topic holds a word that few records have, those without it are left out.
    """
    weights = weigh(topic, register, text)
    counts = register.word_counts(weights.rarity)
    known = sorted((w for w in weights.rarity if counts[w]), key=lambda w: counts[w])
    found = [r for r, _ in register.with_words(known[:_RAREST], plans, kinds)]
    weights = _unmet(weights, found, register.size())
    telling = [w for w in known if w in weights.rare and all(w in t for t in weights.plain)][:1]
    if telling and (having := [r for r in found if telling[0] in key(words_of(r)).split()]):
        scored = [(r, coverage(weights, words_of(r))) for r in having]
        if any(score >= 0.5 for _, score in scored):
            return scored
    return [(record, coverage(weights, words_of(record))) for record in found]
