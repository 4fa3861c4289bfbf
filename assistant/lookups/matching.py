"""How well a text speaks of a topic: coverage of its words and word pairs, by rarity."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, pairwise
from typing import NamedTuple

from assistant.lookups.respelt import respelt
from assistant.lookups.said import Said, Scale, held, in_parts, spoken, whole
from assistant.terms import spellings, variants
from assistant.understanding.words.lexicon import SYLLABLE
from assistant.understanding.words.phrases import load_phrases
from corpus.text import key, words
from index.register import Register

_RARE = 8
_UNSEEN = 0.35
_APART = 2  # words that may stand between two of a topic
_CLOSE = 0.7
_PLAIN = 0.6
SINGLE, JOINED = 0.4, 0.6  # what the words alone and their pairs make of a score
_TWO = 2
_SHORT = 4  # words of a topic that must all be there
_OFTEN, _ONE_IN = 3, 400  # records that have a word which is no damaged spelling of another
_MANY = 4  # times as many have a word without diacritics as the one that was typed
_NEAR_ONLY = 0.49  # of a text that lacks a part of a short topic: near, never an answer

_folded = lru_cache(maxsize=16384)(key)

Pair = tuple[str, str]


class Wording(NamedTuple):
    """One way to say a topic: its words and pairs as they stand between spaces, each with
    what it weighs, and the sums of these."""

    words: tuple[str, ...]
    singles: tuple[tuple[str, float, bool], ...]  # " word ", rarity, is it rare?
    pairs: tuple[tuple[str, float], ...]  # " word word ", weight
    total: float
    whole: float
    apart: bool  # stand no two of its words side by side anywhere?
    parts: tuple[str, ...]  # of a short one, between spaces: words that stand side by side


@dataclass(frozen=True, slots=True)
class Weights:
    """A topic in its wordings, and how telling its words and pairs are in the corpus.

    `marked` has the topic with diacritics, for a question typed with them; there a match
    without diacritics counts less, and none where the text has one of the `others`: words
    that differ in their diacritics alone ("vệ tinh" is no "về tình hình").
    """

    plain: tuple[Wording, ...]
    marked: tuple[Wording, ...]
    counts: dict[str, int]
    rarity: dict[str, float]
    rare: frozenset[str]
    unseen: frozenset[Pair]
    said: Said | None = None  # its parts, where some of it is everyday language
    others: frozenset[str] = frozenset()


def weigh(topic: Sequence[str], register: Register, text: str = "") -> Weights:
    """Weights for a topic of folded words; `text` is how it was typed."""
    topic, typed = _telling(list(topic), words(text).split(), register)
    text = " ".join(typed)
    plain = variants(tuple(topic))
    marked = typed if key(text).split() == list(topic) and key(text) != words(text) else []
    counts = register.word_counts({word for words_ in plain for word in words_})
    rarity = {word: _rarity(count, register) for word, count in counts.items()}
    pairs = {pair for words_ in plain for pair in pairwise(words_)}
    rare = frozenset(word for word, count in counts.items() if count <= _RARE)
    unseen = frozenset(pair for pair in pairs if not register.has_phrase(pair))
    ways = [plain, spellings(tuple(marked)) if marked else ()]
    said = [tuple(_wording(way, rarity, rare, unseen) for way in some) for some in ways]
    parts = _parts(topic, marked, unseen, register)
    others = _others(marked, register)
    return Weights(said[0], said[1], counts, rarity, rare, unseen, parts, others)


def _parts(
    topic: list[str], marked: list[str], unseen: frozenset[Pair], register: Register
) -> Said | None:
    """The parts of a topic where some of it is everyday language."""
    everyday = spoken(topic, marked, register.has_phrase)
    if not everyday:
        return None
    others = {word for saying in everyday for other in saying.others for word in other}
    own = set(marked) | others if marked else set(topic) | set(map(_folded, others))
    counts = register.word_counts(own, marked=bool(marked))
    scale = Scale(
        rarity={word: _rarity(count, register) for word, count in counts.items()},
        known=frozenset(word for word, count in counts.items() if count),
        rare=frozenset(word for word, count in counts.items() if count <= _RARE),
        unseen=unseen,
        doubt=_UNSEEN,
        strict=bool(marked),
    )
    return in_parts(topic, marked, everyday, scale, register.has_phrase)


def _others(typed: Sequence[str], register: Register) -> frozenset[str]:
    """Words of the plans that are a typed one with other diacritics, where both are words of
    theirs. What few records have may be a damaged spelling, as what they do not have may be a
    slip; and so may be a word without any, unless it is far more usual ("quy" beside "quỹ")."""
    marked = [word for word in typed if word != _folded(word)]
    alike = {word: respelt(word) | {_folded(word)} for word in marked}
    counts = register.word_counts({*marked, *chain(*alike.values())}, marked=True)
    least = max(_OFTEN, register.size() / _ONE_IN)
    real = {word for word, count in counts.items() if count >= least}
    real -= {w for m in marked if counts[w := _folded(m)] < _MANY * max(counts[m], least)}
    real |= set(marked) if len(typed) == 1 else set()  # nothing beside it tells a slip
    return frozenset().union(*(alike[word] & real for word in marked if word in real)) - {*typed}


def _rarity(count: int, register: Register) -> float:
    return math.log(1 + (register.size() + 1) / (count + 0.5))


def _telling(topic: list[str], typed: list[str], register: Register) -> tuple[list[str], list[str]]:
    """Topic without words of asking or counting inside it ("các sở phải gửi", "trung tâm gì
    về …", "ở bốn phường") that no record has beside the same neighbour."""
    if len(topic) != len(typed):
        return topic, typed
    asking, known = load_phrases().asking | load_phrases().counting, register.has_phrase
    kept = [
        i
        for i, word in enumerate(typed)
        if word not in asking or known(topic[max(0, i - 1) : i + 1]) or known(topic[i : i + 2])
    ]
    return [topic[i] for i in kept], [typed[i] for i in kept]


def _wording(
    topic: tuple[str, ...], rarity: dict[str, float], rare: frozenset[str], unseen: frozenset[Pair]
) -> Wording:
    """A pair weighs as its words do. One that stands nowhere in the corpus says little of
    any one text."""
    folded = [_folded(word) for word in topic]
    kept = [word in rare for word in folded]
    each = [rarity.get(word, 1.0) for word in folded]
    weights = [
        sum(two) * (_UNSEEN if pair in unseen else 1.0)
        for pair, two in zip(pairwise(folded), pairwise(each), strict=True)
    ]
    return Wording(
        words=topic,
        singles=tuple((f" {w} ", r, k) for w, r, k in zip(topic, each, kept, strict=True)),
        pairs=tuple((f" {a} {b} ", w) for (a, b), w in zip(pairwise(topic), weights, strict=True)),
        total=sum(each) or 1.0,
        whole=sum(weights) or 1.0,
        apart=len(topic) > 1 and unseen.issuperset(pairwise(folded)),
        parts=tuple(_split(topic, folded, unseen)) if _is_plain(folded) else (),
    )


def _is_plain(folded: Sequence[str]) -> bool:
    """Few words, and all of them Vietnamese?"""
    return 0 < len(folded) <= _SHORT and all(SYLLABLE.fullmatch(word) for word in folded)


def _split(topic: Sequence[str], folded: Sequence[str], unseen: frozenset[Pair]) -> Iterator[str]:
    """The runs of words of which some text has each two side by side: "nhà ở xã hội" where
    no plan has it is "nhà ở" and "xã hội"."""
    run: list[str] = []
    for word, pair in zip(topic, [None, *pairwise(folded)], strict=True):
        if run and pair in unseen:
            yield f" {' '.join(run)} "
            run = []
        run.append(word)
    yield f" {' '.join(run)} "


def unmet(weights: Weights, strange: Sequence[str], size: int) -> Weights:
    """Weights in which words count as unknown: those that records have only with other
    diacritics ("lương" where they have "lượng")."""
    if not strange:
        return weights
    unknown = math.log(1 + 2 * (size + 1))
    rarity = weights.rarity | {_folded(word): unknown for word in strange}
    plain, marked = (
        tuple(_wording(way.words, rarity, weights.rare, weights.unseen) for way in ways)
        for ways in (weights.plain, weights.marked)
    )
    return replace(weights, plain=plain, marked=marked, rarity=rarity)


def told_apart(weights: Weights) -> list[str]:
    """Words of the topic that were typed with diacritics and carry meaning."""
    typed = weights.marked[0].words if weights.marked else ()
    return [word for word in typed if key(word) != word and word not in load_phrases().stop]


def coverage(weights: Weights, text: str) -> float:
    """0-1: how much of the topic stands in a text, word pairs counting most."""
    return covered(weights, key(text), words(text) if weights.marked else "")


def covered(weights: Weights, plain: str, marked: str, floor: float = 0.0) -> float:
    """The coverage of a text that is given folded and with its diacritics: exact where it
    reaches `floor`. With diacritics a text never covers more than without."""
    score, said = _covered(weights, plain, marked, floor), weights.said
    if said is None or score <= _NEAR_ONLY or not _is_plain(weights.plain[0].words):
        return score
    return score if whole(said, f" {plain} ", f" {marked} ") else _NEAR_ONLY


def _covered(weights: Weights, plain: str, marked: str, floor: float) -> float:
    plain = f" {plain} "
    in_parts_ = held(weights.said, plain, f" {marked} ", SINGLE, JOINED) if weights.said else 0.0
    scores = [_one(way, plain) for way in weights.plain]
    if not weights.marked or not any(scores) or max(scores) < floor:
        return max(*scores, in_parts_)
    typed = max(_one(way, f" {marked} ") for way in weights.marked)
    if weights.others and typed < max([_PLAIN * max(scores), *scores[1:]]):
        scores = [_one(way, _without(weights.others, plain, marked)) for way in weights.plain]
    return max(typed, _PLAIN * max(scores), *scores[1:], in_parts_)


def _without(others: frozenset[str], plain: str, marked: str) -> str:
    """A folded text without the places at which other words stand."""
    folded, spelt = plain.split(), marked.split()
    if len(folded) != len(spelt) or others.isdisjoint(spelt):
        return plain
    kept = ("" if word in others else own for own, word in zip(folded, spelt, strict=True))
    return f" {' '.join(kept)} "


def _one(topic: Wording, text: str) -> float:
    held, single, rare = 0, 0.0, 0.0
    for word, rarity, is_rare in topic.singles:
        if word in text:
            held += 1
            single += rarity
            rare += rarity if is_rare else 0.0
    if not held or len(topic.singles) < 2:
        return single / topic.total
    joined = 0.0
    for pair, weight in topic.pairs:
        if pair in text:
            joined += weight
    joined, rare = joined / topic.whole, rare / topic.total
    score = SINGLE * (single / topic.total) + JOINED * max(joined, rare)
    if len(topic.parts) > 1 and not all(part in text for part in topic.parts):
        return min(score, _NEAR_ONLY)
    if len(topic.parts) == 1 and held < len(topic.singles) == _TWO:  # "tàu" is no "tàu cá"
        return min(score, _NEAR_ONLY)
    together = topic.apart and held == len(topic.singles) and _together(topic.words, text)
    return max(score, _CLOSE) if together else score


def _together(topic: Sequence[str], text: str) -> bool:
    """Do all words of a topic stand close together? "5G dân": "5G cho người dân"."""
    size, wanted, parts = len(topic) + _APART * (len(topic) - 1), set(topic), text.split()
    runs = (parts[i : i + size] for i, word in enumerate(parts) if word in wanted)
    return any(wanted.issubset(run) for run in runs)
