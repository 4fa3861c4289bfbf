"""Targets: all rows that fit a topic and a horizon; by province, by horizon."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Found, Group, Item, Question
from assistant.lookups.clauses import in_place
from assistant.lookups.matching import best, on_topic
from assistant.lookups.scope import plans_of
from corpus.plan import Record, Target
from corpus.text import fold
from index.register import Register

_FLOOR = 0.55
_RATIO = 0.9
_NEAR = 0.45
_NEAR_BEST = 0.75
_NEAREST = "Nội dung gần nhất"
SILENT = "không nêu"

Scored = tuple[Record, float]


def find_targets(question: Question, register: Register) -> Found:
    """Every target of the topic in scope; the horizon narrows where rows state one."""
    return _at_horizon(question, _fitting(question, register), register)


def _at_horizon(question: Question, fitting: list[Item], register: Register) -> Found:
    """Those for the asked year, and apart those for others."""
    if not fitting:
        return Found("none", related=_near(question, register))
    exact = [i for i in fitting if _reaches(i.record, question.horizon, fitting)]
    if not exact:
        return Found("none", related=(Group("Cùng nội dung, mốc khác", tuple(fitting)),))
    others = [i for i in fitting if i not in exact]
    heading = "Cùng nội dung, mốc khác" if question.topic else "Mốc khác"
    related = (Group(heading, tuple(others)),) if others else ()
    return Found("answered", tuple(exact), related)


def count_targets(question: Question, register: Register) -> Found:
    """Every target that is counted: of the plans, tracked by the agency where one is named."""
    plans = [p.id for p in plans_of(question, register)]
    records = register.records(plans, ["target"])
    items = tuple(_item(r, 1.0) for r in records if _tracked(r, question.agencies))
    if question.topic:
        return find_targets(question, register)
    if question.place:
        items = tuple(i for i in items if in_place(i.record, question.place))
    if question.horizon:
        items = tuple(i for i in items if horizon_of(i.record) == question.horizon)
    return Found("answered" if items else "none", items)


def compare_targets(question: Question, register: Register) -> Found:
    """A row per province; a province whose plans are silent is shown as such."""
    fitting, strays = _parted(_fitting(question, register), register)
    found = _at_horizon(question, fitting, register)
    if strays:
        found = replace(found, related=(*found.related, Group(_NEAREST, tuple(strays))))
    rows = []
    for province in _provinces(question, register):
        own = [i for i in found.items if register.plan(i.record.plan).province == province]
        rows.append((province, tuple(own)))
    return replace(found, rows=tuple(rows))


def _parted(fitting: list[Item], register: Register) -> tuple[list[Item], list[Item]]:
    """Rows to compare, and those of provinces that speak of the topic far less than another
    does: they are shown apart as what comes nearest."""
    best_of: dict[str, float] = {}
    for item in fitting:
        province = register.plan(item.record.plan).province
        best_of[province] = max(best_of.get(province, 0.0), item.score)
    floor = _NEAR_BEST * max(best_of.values(), default=0.0)
    strays = [i for i in fitting if best_of[register.plan(i.record.plan).province] < floor]
    return [i for i in fitting if i not in strays], strays


def series_of_targets(question: Question, register: Register) -> Found:
    """A row per horizon, in order."""
    found = find_targets(replace(question, horizon=None), register)
    horizons = sorted({h for i in found.items if (h := horizon_of(i.record)) is not None})
    rows = [(str(h), tuple(i for i in found.items if horizon_of(i.record) == h)) for h in horizons]
    ordered = tuple(sorted(found.items, key=lambda i: horizon_of(i.record) or 0))
    return replace(found, items=ordered, rows=tuple(rows))


def horizon_of(record: Record) -> int | None:
    return record.value.horizon if isinstance(record, Target) else None


def _provinces(question: Question, register: Register) -> tuple[str, ...]:
    if len(question.provinces) > 1:
        return question.provinces
    return tuple(dict.fromkeys(p.province for p in plans_of(question, register)))


def _fitting(question: Question, register: Register) -> list[Item]:
    """Targets on the topic, annex and body; tracked by the agency where one is named."""
    plans = [p.id for p in plans_of(question, register)]
    if not plans:
        return []
    if not question.topic:
        records = (
            list(register.records(plans, ["target"]))
            if question.agencies or question.horizon
            else []
        )
        return [_item(r, 1.0) for r in records if _tracked(r, question.agencies)]
    scored = on_topic(question.topic, register, plans, ["target"], question.topic_text)
    scored = [(r, s) for r, s in scored if not _listed(question, r)] or scored
    scored = [s for s in scored if _tracked(s[0], question.agencies)]
    chosen = [s for plan in plans for s in _best(_of_plan(scored, plan), question.horizon)]
    order = {p: n for n, p in enumerate(plans)}
    chosen.sort(key=lambda s: (order[s[0].plan], s[0].span.first))
    return [_item(record, score) for record, score in chosen]


def _of_plan(scored: list[Scored], plan: str) -> list[Scored]:
    return [s for s in scored if s[0].plan == plan]


def _best(own: list[Scored], horizon: int | None) -> list[Scored]:
    """The best rows of one plan. Where all of them are for other years, also the best for
    the asked one: a plan may word the same target otherwise for each year."""
    found = best(own, _FLOOR, _RATIO)
    if horizon is None or any(horizon_of(record) in (None, horizon) for record, _ in found):
        return found
    return found + best([s for s in own if horizon_of(s[0]) == horizon], _FLOOR, _RATIO)


def _listed(question: Question, record: Record) -> bool:
    """Is the topic one of several things that a row only lists?"""
    topic = re.escape(" ".join(question.topic))
    return bool(re.search(rf", {topic}, |, {topic},? va ", fold(record.text)))


def _tracked(record: Record, agencies: Sequence[str]) -> bool:
    return not agencies or (isinstance(record, Target) and bool(set(record.lead) & set(agencies)))


def _reaches(record: Record, horizon: int | None, fitting: Sequence[Item]) -> bool:
    """Does a row state this horizon? One that states none speaks for the plan's nearest."""
    own = horizon_of(record)
    if horizon is None or own == horizon:
        return True
    stated = [h for i in fitting if i.record.plan == record.plan and (h := horizon_of(i.record))]
    return own is None and bool(stated) and horizon == min(stated)


def _near(question: Question, register: Register) -> tuple[Group, ...]:
    if not question.topic:
        return ()
    plans = [p.id for p in plans_of(question, register)]
    near = best(
        on_topic(question.topic, register, plans, ["target"], question.topic_text), _NEAR, 0.0
    )[:3]
    return (Group(_NEAREST, tuple(_item(*s) for s in near)),) if near else ()


def _item(record: Record, score: float) -> Item:
    return Item(record=record, role="tracking", score=score)
