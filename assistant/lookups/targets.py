"""Targets: all rows that fit a topic and a horizon; by province, by horizon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Found, Group, Item, Question
from assistant.lookups.pairing import same_measure
from assistant.lookups.scope import plans_of
from assistant.lookups.side_by_side import beside
from assistant.lookups.target_headings import asks_all, under_heading
from assistant.lookups.target_rows import (
    NEAREST,
    fitting_targets,
    horizons_of,
    nearest_targets,
    target_item,
    tracked_targets,
)
from assistant.understanding.words.spans import flat
from corpus.lazy import pattern
from corpus.plan import Record, Target
from corpus.text import key
from index.register import Register

_NEAR_BEST = 0.75
_TWO = 2
SILENT = "không nêu"


def find_targets(question: Question, register: Register) -> Found:
    """Every target of the topic in scope; the horizon narrows where rows state one. Where a
    heading says the topic, all under it where a list is asked for or nothing else fits."""
    listed = under_heading(question, register, exactly=True) if asks_all(question) else []
    if len(listed) > 1:
        return Found("answered", tuple(target_item(record, 1.0) for record in listed))
    found = _at_horizon(question, fitting_targets(question, register), register)
    if found.items or found.related:
        return found
    listed = under_heading(question, register, exactly=False) or _of_field(question, register)
    if listed:
        return Found("answered", tuple(target_item(r, 1.0) for r in listed))
    bettered = _BETTERS.match(question.topic_text.lower())
    if bettered is None:
        return found
    plainly = replace(question, topic_text=question.topic_text[bettered.end() :])
    again = _at_horizon(question, fitting_targets(plainly, register), register)
    return again if again.status == "answered" else found


# "chỉ tiêu về cải cách thủ tục hành chính": a target says by how much, not that it gets better
_BETTERS = pattern(
    r"(?:cải cách|cải thiện|đẩy mạnh|tăng cường|nâng cao|phát triển|thúc đẩy|đổi mới|hiện đại hóa"
    r"|cai cach|cai thien|day manh|tang cuong|nang cao|phat trien|thuc day|doi moi|hien dai hoa)"
    r"\s+(?=\S+\s+\S)"
)


def _of_field(question: Question, register: Register) -> list[Record]:
    """ "Chỉ tiêu nào về y tế?": where no row says so, those that the department of the field
    follows."""
    field = " ".join(question.topic)
    names = {n for n, _ in register.agencies() if f"{key(n)} ".startswith(f"so {field} ")}
    if not names or not (_SORT.search(flat(question.text)) and field):
        return []
    years = question.horizons or ((question.horizon,) if question.horizon else ())
    held = tracked_targets(replace(question, agencies=tuple(sorted(names))), register)
    every = (item.record for item in held)
    return [r for r in every if not years or not horizons_of(r).isdisjoint(years)]


_SORT = pattern(r"(?<!\w)(?:chi|muc) tieu (?:nao |gi )?(?:ve|thuoc|cua nganh|nganh|linh vuc)(?!\w)")


def _at_horizon(question: Question, fitting: list[Item], register: Register) -> Found:
    """Those for the asked year, and apart those for others."""
    if not fitting:
        return Found("none", related=nearest_targets(question, register))
    if _SHARE.search(flat(question.text)) and not any(_is_share(i.record) for i in fitting):
        return Found("none", related=(Group(NEAREST, tuple(fitting)),))
    if _SHARE.search(flat(question.text)):  # what states no share is no answer
        apart = [i for i in fitting if not _is_share(i.record)]
        fitting = [i for i in fitting if i not in apart]
    else:
        apart = []
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
    groups = ((heading, others), (NEAREST, apart))
    related = tuple(Group(title, tuple(some)) for title, some in groups if some)
    return Found("answered", tuple(exact), related)


_SHARE = pattern(r"(?<!\w)(?:bao nhieu|may|nhieu) (?:phan tram(?!\w)|%)")


def _is_share(record: Record) -> bool:
    """Does a target state a percentage?"""
    values = record.values if isinstance(record, Target) else ()
    return any("%" in f"{v.unit or ''} {v.raw}" for v in values)


def count_targets(question: Question, register: Register) -> Found:
    """Every target that is counted: of the plans, tracked by the agency where one is named."""
    if question.topic:
        return find_targets(question, register)
    items = tuple(tracked_targets(question, register))
    if question.horizon:
        items = tuple(i for i in items if question.horizon in horizons_of(i.record))
    return Found("answered" if items else "none", items)


def compare_targets(question: Question, register: Register) -> Found:
    """A row per province; a province whose plans are silent is shown as such."""
    fitting, strays = _parted(fitting_targets(question, register), register)
    found = _at_horizon(question, fitting, register)
    if strays:
        found = replace(found, related=(*found.related, Group(NEAREST, tuple(strays))))
    provinces = _provinces(question, register)
    if len(provinces) == _TWO and found.items and not (question.topic or question.rank):
        return beside(found, provinces, register)
    found = _with_headings(question, found, provinces, register)
    of: dict[str, list[Item]] = {}
    for item in found.items:
        of.setdefault(register.plan(item.record.plan).province, []).append(item)
    rows = tuple((name, tuple(of.get(name, ()))) for name in provinces)
    return replace(found, rows=rows)


def _with_headings(
    question: Question, found: Found, provinces: Sequence[str], register: Register
) -> Found:
    """A province whose rows do not say the topic may have it as a heading above them: it is not
    silent."""
    told = {register.plan(item.record.plan).province for item in found.items}
    silent = [p.id for p in plans_of(question, register) if p.province not in told]
    asked = replace(question, plans=tuple(silent))
    listed = under_heading(asked, register, exactly=False) if silent and told else []
    return replace(found, items=(*found.items, *(target_item(r, 1.0) for r in listed)))


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
    found = _with_same_measure(question, found, register)
    asked = frozenset(question.horizons)
    years = sorted({h for i in found.items for h in horizons_of(i.record) if h in (asked or {h})})
    rows = [(str(h), tuple(i for i in found.items if h in horizons_of(i.record))) for h in years]
    ordered = tuple(sorted(found.items, key=lambda i: min(horizons_of(i.record), default=0)))
    return replace(found, items=ordered, rows=tuple(rows))


def _with_same_measure(question: Question, found: Found, register: Register) -> Found:
    """And where the topic stands in brackets alone ("… định danh điện tử (VNeID)"): for the years
    that no row found is of, the row of the same words without it."""
    if not question.topic or not all(_in_brackets(question, i.record) for i in found.items):
        return found
    told = {(item.record.plan, year) for item in found.items for year in horizons_of(item.record)}
    if question.horizons:
        told |= {(p, y) for p, _ in told for y in _years_of(p, register) - {*question.horizons}}
    more: list[Item] = []
    for plan in dict.fromkeys(item.record.plan for item in found.items):
        own = [item.record for item in found.items if item.record.plan == plan]
        rest = [r for r in register.records([plan], ["target"]) if r not in own]
        for row in rest:
            years = {(plan, year) for year in horizons_of(row)}
            if years and not years & told and any(same_measure(row, r) for r in own):
                more.append(target_item(row, 1.0))
    ids = {item.record.id for item in more}
    related = tuple(
        replace(g, items=tuple(i for i in g.items if i.record.id not in ids)) for g in found.related
    )
    return replace(found, items=(*found.items, *more), related=tuple(g for g in related if g.items))


def _in_brackets(question: Question, record: Record) -> bool:
    """Does a row name the topic in brackets and nowhere else?"""
    outside = f" {key(_BRACKETS.sub(' ', record.text))} "
    inside = f" {key(' '.join(_BRACKETS.findall(record.text)))} "
    return all(f" {word} " in inside and f" {word} " not in outside for word in question.topic)


_BRACKETS = pattern(r"\([^()]*\)")


def _years_of(plan: str, register: Register) -> frozenset[int]:
    rows = register.records([plan], ["target"])
    return frozenset(year for row in rows for year in horizons_of(row))


def _provinces(question: Question, register: Register) -> tuple[str, ...]:
    if len(question.provinces) > 1:
        return question.provinces
    plans = question.plans or [plan.id for plan in plans_of(question, register)]
    return tuple(dict.fromkeys(register.plan(plan).province for plan in plans))


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
