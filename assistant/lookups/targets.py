"""Targets: all rows that fit a topic and a horizon; by province, by horizon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from assistant.answer import Found, Group, Item, Question
from assistant.lookups.clauses import in_place
from assistant.lookups.hits import Hit, best, by_plan, nearest, on_topic
from assistant.lookups.scope import plans_of
from assistant.lookups.target_headings import asks_all, under_heading
from assistant.understanding.words.condition_words import listed
from assistant.understanding.words.phrases import load_phrases
from assistant.understanding.words.spans import flat
from corpus.lazy import pattern
from corpus.plan import Record, Target
from corpus.text import accented, fold, key
from index.register import Register

_FLOOR = 0.55
_RATIO = 0.9
_NEAR = 0.45
_NEAR_BEST = 0.75
_NEAREST = "Nội dung gần nhất"
_MOST_NEAR = 3
SILENT = "không nêu"


def find_targets(question: Question, register: Register) -> Found:
    """Every target of the topic in scope; the horizon narrows where rows state one. Where a
    heading says the topic, all under it where a list is asked for or nothing else fits."""
    listed = under_heading(question, register, exactly=True) if asks_all(question) else []
    if len(listed) > 1:
        return Found("answered", tuple(_item(record, 1.0) for record in listed))
    found = _at_horizon(question, _fitting(question, register), register)
    if found.items or found.related:
        return found
    listed = under_heading(question, register, exactly=False)
    return Found("answered", tuple(_item(r, 1.0) for r in listed)) if listed else found


def _at_horizon(question: Question, fitting: list[Item], register: Register) -> Found:
    """Those for the asked year, and apart those for others."""
    if not fitting:
        return Found("none", related=_near(question, register))
    if _SHARE.search(flat(question.text)) and not any(_is_share(i.record) for i in fitting):
        return Found("none", related=(Group(_NEAREST, tuple(fitting)),))
    nearest_of = _nearest_horizons(fitting)
    exact: list[Item] = []
    others: list[Item] = []
    for item in fitting:
        asked = question.horizons or (question.horizon,)
        fits = any(_reaches(item.record, horizon, nearest_of) for horizon in asked)
        (exact if fits else others).append(item)
    if not exact:
        return Found("none", related=(Group("Cùng nội dung, mốc khác", tuple(fitting)),))
    heading = "Cùng nội dung, mốc khác" if question.topic else "Mốc khác"
    related = (Group(heading, tuple(others)),) if others else ()
    return Found("answered", tuple(exact), related)


_SHARE = pattern(r"(?<!\w)(?:bao nhieu|may|nhieu) (?:phan tram(?!\w)|%)")


def _is_share(record: Record) -> bool:
    """Does a target state a percentage?"""
    values = record.values if isinstance(record, Target) else ()
    return any("%" in f"{v.unit or ''} {v.raw}" for v in values)


def count_targets(question: Question, register: Register) -> Found:
    """Every target that is counted: of the plans, tracked by the agency where one is named."""
    plans = [p.id for p in plans_of(question, register)]
    if question.topic:
        return find_targets(question, register)
    tracked = _tracked(question, register, plans)
    items = tuple(_item(r, 1.0) for r in tracked if _stands(r, question))
    if question.horizon:
        items = tuple(i for i in items if question.horizon in horizons_of(i.record))
    return Found("answered" if items else "none", items)


def compare_targets(question: Question, register: Register) -> Found:
    """A row per province; a province whose plans are silent is shown as such."""
    fitting, strays = _parted(_fitting(question, register), register)
    found = _at_horizon(question, fitting, register)
    if strays:
        found = replace(found, related=(*found.related, Group(_NEAREST, tuple(strays))))
    of: dict[str, list[Item]] = {}
    for item in found.items:
        of.setdefault(register.plan(item.record.plan).province, []).append(item)
    rows = tuple((name, tuple(of.get(name, ()))) for name in _provinces(question, register))
    return replace(found, rows=rows)


def _parted(fitting: list[Item], register: Register) -> tuple[list[Item], list[Item]]:
    """Rows to compare, and those of provinces that speak of the topic far less than another
    does: they are shown apart as what comes nearest."""
    best_of: dict[str, float] = {}
    for item in fitting:
        province = register.plan(item.record.plan).province
        best_of[province] = max(best_of.get(province, 0.0), item.score)
    floor = _NEAR_BEST * max(best_of.values(), default=0.0)
    near: list[Item] = []
    strays: list[Item] = []
    for item in fitting:
        stray = best_of[register.plan(item.record.plan).province] < floor
        (strays if stray else near).append(item)
    return near, strays


def series_of_targets(question: Question, register: Register) -> Found:
    """A row per horizon, in order."""
    found = find_targets(replace(question, horizon=None), register)
    asked = frozenset(question.horizons)
    years = sorted({h for i in found.items for h in horizons_of(i.record) if h in (asked or {h})})
    rows = [(str(h), tuple(i for i in found.items if h in horizons_of(i.record))) for h in years]
    ordered = tuple(sorted(found.items, key=lambda i: min(horizons_of(i.record), default=0)))
    return replace(found, items=ordered, rows=tuple(rows))


def horizons_of(record: Record) -> frozenset[int]:
    """The years by which a target's values are to be reached: of a table's columns, several."""
    values = record.values if isinstance(record, Target) else ()
    return frozenset(value.horizon for value in values if value.horizon is not None)


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
        limited = question.conditions or question.rank
        if not (question.agencies or question.horizon or question.plans or limited):
            return []
        tracked = (r for r in _tracked(question, register, plans) if _stands(r, question))
        return [_item(r, 1.0) for r in tracked]
    scored = [
        hit for hit in _on_topic(question, register, plans) if _is_tracked(hit, question, register)
    ]
    indexed = _index(question)
    chosen = [
        hit
        for own in by_plan(scored).values()
        for hit in _naming(_best(own, question.horizon, register), indexed)
    ]
    order = {p: n for n, p in enumerate(plans)}
    found = [(register.at(hit.record), hit.score) for hit in chosen]
    found.sort(key=lambda f: (order[f[0].plan], f[0].span.first))
    return [_item(record, score) for record, score in found]


def _index(question: Question) -> str:
    """ "chi so chuyen doi so": the index that a question names by its topic; "" where none."""
    asked, topic = key(question.text), " ".join(question.topic)
    named = (f"{key(word)} {topic}" for word in listed("indexes"))
    return next((name for name in named if name in asked), "")


def _naming(hits: list[Hit], index: str) -> list[Hit]:
    """Those of the index itself, where some are; else all that speak of its topic."""
    return [hit for hit in hits if index and index in hit.folded] or hits


def _stands(record: Record, question: Question) -> bool:
    """Does a row stand in the annex that is named?"""
    return question.place is None or in_place(record, question.place)


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


def _tracked(question: Question, register: Register, plans: Sequence[str]) -> Iterator[Record]:
    """Targets that the agencies track; all where none is named."""
    if not question.agencies:
        return register.records(plans, ["target"])
    standings = register.standings(question.agencies, "tracking", plans)
    return (register.at(n) for n in dict.fromkeys(number for number, *_ in standings))


def _is_tracked(hit: Hit, question: Question, register: Register) -> bool:
    if not question.agencies:
        return True
    record = register.at(hit.record)
    return isinstance(record, Target) and bool(set(record.lead) & set(question.agencies))


def _reaches(record: Record, horizon: int | None, nearest_of: dict[str, int]) -> bool:
    """Does a row state this horizon? One that states none speaks for the plan's nearest."""
    own = horizons_of(record)
    nearest = not own and horizon == nearest_of.get(record.plan)
    return horizon is None or horizon in own or nearest


def _nearest_horizons(fitting: Sequence[Item]) -> dict[str, int]:
    """The nearest horizon that the rows of each plan state."""
    found: dict[str, int] = {}
    for item in fitting:
        for horizon in horizons_of(item.record):
            found[item.record.plan] = min(horizon, found.get(item.record.plan, horizon))
    return found


def _near(question: Question, register: Register) -> tuple[Group, ...]:
    if not question.topic:
        return ()
    plans = [p.id for p in plans_of(question, register)]
    near = nearest(_measured(question), register, plans, ["target"], _NEAR, _MOST_NEAR)
    items = tuple(_item(register.at(hit.record), hit.score) for hit in near)
    return (Group(_NEAREST, items),) if items else ()


def _item(record: Record, score: float) -> Item:
    return Item(record=record, role="tracking", score=score)
