"""Targets of the plans on a topic or tracked by an agency, whatever year they are for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from assistant.answer import Group, Item, Question
from assistant.lookups.clauses import in_place
from assistant.lookups.hits import Hit, best, by_plan, nearest, on_topic
from assistant.lookups.scope import plans_of
from assistant.lookups.unknown import lacks_code
from assistant.understanding.words.condition_words import listed
from assistant.understanding.words.phrases import load_phrases
from corpus.lazy import pattern
from corpus.plan import Record, Target
from corpus.text import accented, fold, key
from index.register import Register

_FLOOR = 0.55
_RATIO = 0.9
_NEAR = 0.45
_SAID, _NEAR_BEST = 0.75, 0.75  # what surely says a topic; how near to it another row comes
NEAREST = "Nội dung gần nhất"
_MOST_NEAR = 3


def fitting_targets(question: Question, register: Register) -> list[Item]:
    """Targets on the topic, annex and body; tracked by the agency where one is named."""
    plans = [p.id for p in plans_of(question, register)]
    if not plans:
        return []
    if not question.topic:
        limited = question.conditions or question.rank or question.place
        if not (question.agencies or question.horizon or question.plans or limited):
            return []
        return tracked_targets(question, register)
    scored = [
        hit
        for hit in _on_topic(question, register, plans)
        if _is_tracked(hit, question, register)
        and _stands_in(hit, question, register)
        and not lacks_code(question.topic_text, hit.folded)
        and _is_of_thing(hit, question)
    ]
    if _told_better_elsewhere(scored, question, register, plans):
        return []
    indexed = _index(question)
    chosen = [
        hit
        for own in by_plan(scored).values()
        for hit in _naming(_best(own, question.horizon, register), indexed)
    ]
    order = {p: n for n, p in enumerate(plans)}
    found = [(register.at(hit.record), hit.score) for hit in chosen]
    found.sort(key=lambda f: (order[f[0].plan], f[0].span.first))
    return [target_item(record, score) for record, score in found]


# "bác sĩ trên một vạn dân": what is measured, before what it is measured by.
_PER = pattern(
    r"^(?P<thing>.+?) (?:tren|/|moi) (?:(?:mot|1|10|100|1000) )?(?:van|nghin|trieu|tram)? ?dan$"
)


def _is_of_thing(hit: Hit, question: Question) -> bool:
    """Has a row a word of what is measured, and not its measure alone?"""
    per = _PER.match(" ".join(question.topic))
    if per is None:
        return True
    own = [word for word in per["thing"].split() if word not in load_phrases().measures]
    return any(f" {word} " in f" {hit.folded} " for word in own if word != "so")


def _told_better_elsewhere(
    scored: Sequence[Hit], question: Question, register: Register, plans: Sequence[str]
) -> bool:
    """Does a row of a plan out of scope say the topic, of which these only share words? A
    province without health records has no target for them, though citizens have accounts."""
    top = max((hit.score for hit in scored), default=1.0)
    others = {p.id for p in register.plans()}.difference(plans)
    if top >= _SAID or not others:
        return False
    there = on_topic(_measured(question), register, sorted(others), ["target"], _SAID)
    return any(top < _NEAR_BEST * hit.score for hit in there)


def nearest_targets(question: Question, register: Register) -> tuple[Group, ...]:
    """The few whose words come nearest to a topic that none fits."""
    if not question.topic:
        return ()
    plans = [p.id for p in plans_of(question, register)]
    near = nearest(_measured(question), register, plans, ["target"], _NEAR, _MOST_NEAR)
    items = tuple(target_item(register.at(hit.record), hit.score) for hit in near)
    return (Group(NEAREST, items),) if items else ()


def tracked_targets(question: Question, register: Register) -> list[Item]:
    """Targets that the agencies track, all where none is named; of the annex that is named."""
    plans = [p.id for p in plans_of(question, register)]
    every = _tracked(question, register, plans)
    place = question.place
    return [target_item(r, 1.0) for r in every if place is None or in_place(r.locator, place)]


def _tracked(question: Question, register: Register, plans: Sequence[str]) -> Iterator[Record]:
    if not question.agencies:
        return register.records(plans, ["target"])
    standings = register.standings(question.agencies, "tracking", plans)
    return (register.at(n) for n in dict.fromkeys(number for number, *_ in standings))


def horizons_of(record: Record) -> frozenset[int]:
    """The years by which a target's values are to be reached: of a table's columns, several."""
    values = record.values if isinstance(record, Target) else ()
    return frozenset(value.horizon for value in values if value.horizon is not None)


def target_item(record: Record, score: float) -> Item:
    """A target as an answer lists it."""
    return Item(record=record, role="tracking", score=score)


def _index(question: Question) -> str:
    """ "chi so chuyen doi so": the index that a question names by its topic; "" where none."""
    asked, topic = key(question.text), " ".join(question.topic)
    named = (f"{key(word)} {topic}" for word in listed("indexes"))
    return next((name for name in named if name in asked), "")


def _naming(hits: list[Hit], index: str) -> list[Hit]:
    """Those of the index itself, where some are; else all that speak of its topic."""
    return [hit for hit in hits if index and index in hit.folded] or hits


def _on_topic(question: Question, register: Register, plans: Sequence[str]) -> list[Hit]:
    """Rows on the topic; those that only list it where there are no others."""

    def scored(floor: float) -> list[Hit]:
        return on_topic(_measured(question), register, plans, ["target"], floor)

    hits = scored(_FLOOR)
    own = [hit for hit in hits if not _listed(question, hit, register)]
    if own or any(not _listed(question, hit, register) for hit in scored(0.0)):
        return own
    return hits


def _measured(question: Question) -> str:
    """The topic without "số", "số lượng" before it, which a row says by its figure alone
    ("Có 50 doanh nghiệp"); "số hóa" is a word of its own."""
    phrases, typed = load_phrases(), question.topic_text.split()
    size = max((n for n in (1, 2) if key(" ".join(typed[:n])) in phrases.measures), default=0)
    compound = phrases.is_whole([accented(w) for w in typed[size - 1 : size + 1]], lenient=True)
    if not size or compound or size == len(typed) or len(typed) != len(question.topic):
        return question.topic_text
    return " ".join(typed[size:])


def _best(own: list[Hit], horizon: int | None, register: Register) -> list[Hit]:
    """The best rows of one plan. Where all of them are for other years, also the best for
    the asked one: a plan may word the same target otherwise for each year."""
    found = best(own, _FLOOR, _RATIO)
    years = (_of(hit, register) for hit in found)
    if horizon is None or any(not stated or horizon in stated for stated in years):
        return found
    return found + best([h for h in own if horizon in _of(h, register)], _FLOOR, _RATIO)


def _of(hit: Hit, register: Register) -> frozenset[int]:
    return horizons_of(register.at(hit.record))


def _listed(question: Question, hit: Hit, register: Register) -> bool:
    """Is the topic one of several things that a row only lists?"""
    words = " ".join(question.topic)
    if words not in hit.folded:  # quick to see, for most
        return False
    text = _folded(register.at(hit.record).text)
    return f", {words}, " in text or f", {words} va " in text


_folded = lru_cache(maxsize=16384)(fold)


def _stands_in(hit: Hit, question: Question, register: Register) -> bool:
    """Does a record stand where the question says, if it says so?"""
    return question.place is None or in_place(register.at(hit.record).locator, question.place)


def _is_tracked(hit: Hit, question: Question, register: Register) -> bool:
    if not question.agencies:
        return True
    record = register.at(hit.record)
    return isinstance(record, Target) and bool(set(record.lead) & set(question.agencies))
