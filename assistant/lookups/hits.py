"""Records that speak of a topic, and the best of them. No record is decoded here."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import NamedTuple

from assistant.lookups.matching import Weights, covered, told_apart, unmet, weigh
from assistant.lookups.reaching import reaching
from corpus.text import key
from index.register import Register
from index.word_query import any_of, phrase

_RAREST = 6
_NEAR_BEST = 0.8
_TOLD = 0.5
_STEPS = (0.5, 0.45)


Scored = Mapping[int, tuple[float, str]]


class Hit(NamedTuple):
    """A record and its plan, by their numbers in the register, how well it speaks of a
    topic (0-1), and its words, folded."""

    record: int
    plan: int
    score: float
    folded: str


def best(scored: Iterable[Hit], floor: float, ratio: float) -> list[Hit]:
    """Records at or above `floor` and within `ratio` of the best, best first."""
    ranked = sorted((h for h in scored if h.score >= floor), key=lambda h: -h.score)
    return [h for h in ranked if h.score >= ratio * ranked[0].score]


def by_plan(scored: Iterable[Hit]) -> dict[int, list[Hit]]:
    """The records of each plan, plans in the order in which they come."""
    found: dict[int, list[Hit]] = {}
    for hit in scored:
        found.setdefault(hit.plan, []).append(hit)
    return found


def best_by_plan(scored: Sequence[Hit], floor: float, ratio: float) -> list[Hit]:
    """The best of each plan, where a plan's best comes near the best of all."""
    top = max((hit.score for hit in scored), default=0.0)
    found: list[Hit] = []
    for own in by_plan(scored).values():
        if max(hit.score for hit in own) >= _NEAR_BEST * top:
            found += best(own, floor, ratio)
    return sorted(found, key=lambda h: -h.score)


def on_topic(
    topic: str,
    register: Register,
    plans: Sequence[str] | None,
    kinds: Sequence[str],
    floor: float,
) -> list[Hit]:
    """Every record of the kinds that shares a rare word with the topic, given as typed, and
    scores `floor` or more, in source order.

    Where the topic holds a word that few records have, those without it are left out.
    """
    weights = weigh(key(topic).split(), register, topic)
    known = sorted((n, w) for w, n in weights.counts.items() if n)
    rarest = _among([w for _, w in known[:_RAREST]], weights)
    told = told_apart(weights)
    strange = [w for w in told if not register.spelt(w, rarest, plans, kinds)]
    weights = unmet(weights, strange, register.size())
    elsewhere = weights.said.sayings if weights.said else ()
    telling = [
        w
        for _, w in known
        if w in weights.rare and all(w in way.words for way in weights.plain) and w not in elsewhere
    ][:1]
    scored: Scored = {}
    if telling and (having := register.matching(phrase(telling), plans, kinds)):
        scored = _scored(weights, having, register, 0.0)
    if not any(score >= _TOLD for score, _ in scored.values()):
        found = register.matching(reaching(weights, floor, rarest), plans, kinds)
        scored = _scored(weights, found, register, floor)
    chosen = {n: said for n, said in scored.items() if said[0] >= floor}
    rows = register.holding(chosen, plans, kinds)
    return [Hit(record, plan, *chosen[wording]) for record, plan, wording in rows]


def scores_on(
    topic: str, register: Register, floor: float, among: Container[int] | None = None
) -> dict[int, float]:
    """The score of every record that reaches `floor` (above 0), by its number; of some
    records (all by default)."""
    weights = weigh(key(topic).split(), register, topic)
    query = reaching(weights, floor, _among(list(weights.counts), weights))
    rows = register.holding(register.matching(query))
    if among is not None:
        rows = [row for row in rows if row[0] in among]
    scored = _scored(weights, {wording for *_, wording in rows}, register, floor)
    return {record: scored[wording][0] for record, _, wording in rows if wording in scored}


def nearest(
    topic: str,
    register: Register,
    plans: Sequence[str] | None,
    kinds: Sequence[str],
    floor: float,
    most: int,
) -> list[Hit]:
    """The best few records at or above `floor`; what scores low is looked at only where
    too few score high."""
    found: list[Hit] = []
    for least in (f for f in _STEPS if f > floor):
        found = best(on_topic(topic, register, plans, kinds, least), least, 0.0)[:most]
        if len(found) == most:
            return found
    return best(on_topic(topic, register, plans, kinds, floor), floor, 0.0)[:most]


def _among(words: Sequence[str], weights: Weights) -> str:
    """Records that hold one of the words, or what plans say for a part of the topic."""
    others = weights.said.others if weights.said else ()
    return any_of([*(phrase([w]) for w in words), *(phrase(o.split()) for o in others)])


def _scored(weights: Weights, found: Iterable[int], register: Register, floor: float) -> Scored:
    """Wordings that score the floor or more: their scores and folded words, by number."""
    every = ((w, covered(weights, w.folded, w.marked, floor)) for w in register.wordings([*found]))
    return {w.n: (score, w.folded) for w, score in every if score >= floor}
