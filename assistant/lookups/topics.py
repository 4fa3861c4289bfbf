"""Which work a description means: for "khi nào xong …" and "ai chủ trì …"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Found, Group, Item, Question
from assistant.lookups.acts import act_asked, says_act
from assistant.lookups.clauses import find_clause, in_place
from assistant.lookups.hits import Hit, best, best_by_plan, nearest, on_topic
from assistant.lookups.keepers import find_keepers
from assistant.lookups.scope import plans_of
from assistant.lookups.timing import day_within, days, deadline_of, timing
from assistant.lookups.unknown import is_misnamed, lacks_code, names_unknown
from assistant.lookups.work import WORK
from corpus.plan import Assignment, Duty, Record, Target, Task
from index.register import Register

_FLOOR = 0.55
_RATIO = 0.88
_NEAR = 0.4
_MOST_NEAR = 3
_SURE = 0.62
_SORTS = 3
_EACH = 0.03


def find_topic(question: Question, register: Register) -> Found:
    """The work that the topic describes best, with its deadline and who leads it."""
    records = _pointed(question, register)
    if records is not None:
        return Found("answered" if records else "none", tuple(_item(r, 1.0) for r in records))
    if question.place and not question.place.whole_annex:
        return _placed(question, register)
    plans = [p.id for p in plans_of(question, register)]
    if question.keeper and (kept := find_keepers(plans, register)):
        return Found("answered", tuple(_item(r, 1.0) for r in kept))
    if not plans or not (question.topic or question.subject):
        return Found("none" if plans == [] else "clarify")
    hits = _chosen(question, register, plans)
    if not hits and question.said:
        hits = _chosen(_in_all_words(question), register, plans)
    hits = _due(_rightly_named(hits, question, register), question, register)
    found = [(register.at(hit.record), hit.score) for hit in hits]
    if act := act_asked(question):
        found = [f for f in found if _does(act, f[0], question)] or _doing(
            act, question, register, plans
        )
    astray = question.kind == "who" and _disagree(found)
    if not found or astray or names_unknown(question, register):
        return Found("none", related=_near(question, register, plans))
    if question.kind == "deadline":
        found = _dated_first([*found, *_dated_elsewhere(found, question, register)])
    return Found("answered", tuple(_item(record, score) for record, score in found))


def _does(act: str, record: Record, question: Question) -> bool:
    """Does the work name the act, and what it is done to?"""
    return says_act(record.text, act, _described(question))


def _doing(
    act: str, question: Question, register: Register, plans: Sequence[str]
) -> list[tuple[Record, float]]:
    """Work that comes near and names the act that is asked about."""
    scored = on_topic(_described(question), register, plans, WORK, _NEAR)
    own = [hit for hit in scored if _does(act, register.at(hit.record), question)]
    return [(register.at(hit.record), hit.score) for hit in best(own, _NEAR, _RATIO)]


def _rightly_named(hits: list[Hit], question: Question, register: Register) -> list[Hit]:
    """Those that are not about another thing of the same sort."""
    topic = _described(question)
    return [
        hit
        for hit in hits
        if not (lacks_code(topic, hit.folded) or is_misnamed(topic, hit.folded, register))
    ]


def _due(hits: list[Hit], question: Question, register: Register) -> list[Hit]:
    """Those in the window, where some are: "ai chủ trì đề án X hạn tháng 12/2025"."""
    if question.window is None:
        return hits
    own = [hit for hit in hits if _is_due(register.at(hit.record), question, register)]
    return own or hits


def _is_due(record: Record, question: Question, register: Register) -> bool:
    asked = days(question.window, register.plan(record.plan), question.as_of)  # type: ignore[arg-type]
    return day_within(deadline_of(record), asked) is not None


def _disagree(found: Sequence[tuple[Record, float]]) -> bool:
    """Do records that hardly fit name bodies of all sorts? None of them is an answer. The
    more there are, the better one must fit."""
    leads = {getattr(record, "lead", ()) for record, _ in found}
    others = len(leads) - _SORTS
    return others >= 0 and max(score for _, score in found) < _SURE + _EACH * others


def _near(question: Question, register: Register, plans: list[str]) -> tuple[Group, ...]:
    """What comes nearest to a description that fits nothing."""
    near = nearest(_described(question), register, plans, _kinds(question), _NEAR, _MOST_NEAR)
    items = tuple(_item(register.at(hit.record), hit.score) for hit in near)
    return (Group("Nội dung gần nhất", items),) if items else ()


def _placed(question: Question, register: Register) -> Found:
    """The row that the question names by its number."""
    found = find_clause(question, register)
    items = tuple(_item(i.record, 1.0) for i in found.items)
    status = found.status if items else "none"
    return Found(status, items, passages=found.passages, notes=found.notes)


def _chosen(question: Question, register: Register, plans: list[str]) -> list[Hit]:
    """The best records: of a named agency's own work first, else with its name as part of
    what is described."""
    kinds = _kinds(question)
    if question.agencies and question.topic:
        scored = on_topic(question.topic_text, register, plans, kinds, _FLOOR)
        agencies = set(question.agencies)
        own = [hit for hit in scored if _names(register.at(hit.record)) & agencies]
        if chosen := best_by_plan(_standing(own, question, register), _FLOOR, _RATIO):
            return chosen
    scored = on_topic(_described(question), register, plans, kinds, _FLOOR)
    return best_by_plan(_standing(scored, question, register), _FLOOR, _RATIO)


def _standing(hits: list[Hit], question: Question, register: Register) -> list[Hit]:
    """Those in the annex that is named."""
    place = question.place
    return [h for h in hits if place is None or in_place(register.at(h.record).locator, place)]


def _in_all_words(question: Question) -> Question:
    """The question with every word that is said of the work as its topic, also those that
    were taken for signs of what is asked ("theo dõi, đôn đốc")."""
    return replace(question, topic_text=question.said, subject_text="", agencies=())


def _kinds(question: Question) -> tuple[str, ...]:
    if question.tracks:
        return ("target",)
    return (*WORK, "target") if question.role == "tracking" else WORK


def _described(question: Question) -> str:
    """The words that describe the work, as typed."""
    return question.subject_text if question.subject else question.topic_text


def _pointed(question: Question, register: Register) -> tuple[Record, ...] | None:
    """The records that a follow-up points at; None where it describes a topic."""
    if not question.about:
        return None
    found = (register.get(record_id) for record_id in question.about)
    return tuple(record for record in found if record is not None)


def _names(record: Record) -> set[str]:
    if isinstance(record, Task | Assignment | Duty):
        return {*record.lead, *record.coordinating}
    return set(record.lead) if isinstance(record, Target) else set()


def _dated_first(chosen: Sequence[tuple[Record, float]]) -> list[tuple[Record, float]]:
    """Asked for a day, records that have one come first."""
    return sorted(chosen, key=lambda s: deadline_of(s[0]) is None)


def _dated_elsewhere(
    found: Sequence[tuple[Record, float]], question: Question, register: Register
) -> list[tuple[Record, float]]:
    """Where no record has a day: the same work in another place of its plan that has one and
    speaks of the topic too."""
    if any(deadline_of(record) for record, _ in found):
        return []
    others = {o.id for record, _ in found for o, _ in register.linked(record.id) if deadline_of(o)}
    plans = list(dict.fromkeys(record.plan for record, _ in found)) if others else []
    own: dict[str, tuple[Record, float]] = {}
    for topic in question.things or (_described(question),):  # "PACS và LIS": a row of each
        scored = on_topic(topic, register, plans, WORK, _NEAR) if plans else []
        dated = [h for h in scored if register.at(h.record).id in others]
        for hit in best(dated, _NEAR, _RATIO):
            own.setdefault(register.at(hit.record).id, (register.at(hit.record), hit.score))
    return list(own.values())


def _item(record: Record, score: float) -> Item:
    deadline = deadline_of(record)
    return Item(
        record=record,
        role="lead",
        timing=timing(deadline),
        due=deadline.due if deadline else None,
        score=score,
    )
