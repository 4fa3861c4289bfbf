"""Places: an annex row or a clause, word for word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from assistant.answer import Found, Item, Passage, Question
from assistant.labels import annex_name, plan_name
from assistant.labels import place as in_words
from assistant.locator import LAST, LocatorRef
from assistant.lookups.scope import plans_of
from assistant.lookups.texts import of_section
from assistant.lookups.timing import deadline_of, timing
from assistant.memo import once
from corpus.lazy import pattern
from corpus.numerals import ROMANS
from corpus.plan import Manifest, Record, Relation, Target, Task
from index.register import Register
from index.word_query import phrase

_CHILDREN = 40
# A row of an annex by its own number, in a group that numbers anew or in none.
_ROW = pattern(r"[^.]+(?:\.[IVXLC]+)?\.[^.-]+")


def find_clause(question: Question, register: Register) -> Found:
    """The row or clause in every plan in scope that has it; else the nearest thing."""
    if question.about and (question.place is None or question.place.whole_annex):
        told = [r for n in question.about if (r := register.get(n)) is not None]
        return Found("answered" if told else "none", tuple(map(row_item, told)))
    place = question.place or LocatorRef()
    plans = plans_of(question, register)
    numbered = _numbered(place, [plan.id for plan in plans], register)
    places = {plan: _places(place, plan, register) for plan in plans}
    which = _which(places) if len(plans) > 1 else ()
    records: list[Record] = []
    passages: list[Passage] = []
    for plan, locators in places.items():
        rows = numbered.get(plan.id, []) if place.number else _at(locators, plan, register)
        records += rows
        bare = [one for one in locators if all(r.locator != one for r in rows)]
        passages += _sections(bare, plan, register, whole=not which)
    if records or passages:
        items = tuple(row_item(record) for record in records)
        return Found("answered", items, passages=tuple(passages), notes=which)
    absent = absent_annexes(question, register) if place.number and not place.annex else ()
    return Found("none", notes=(*_instead(place, plans, register), *absent))


def lacks_annex(question: Question, register: Register) -> bool:
    """Is a whole annex named that no plan in scope has?"""
    place = question.place
    if place is None or not place.whole_annex:
        return False
    plans = [plan.id for plan in plans_of(question, register)]
    return bool(plans) and not any(_has_annex(plan, register, place.annex) for plan in plans)


def no_annex(question: Question, register: Register) -> tuple[str, ...]:
    """That the annex whose rows are asked for is not here, where none in scope has it."""
    place = question.place
    if place is None or not place.annex or not lacks_annex(question, register):
        return ()
    return _instead(place, plans_of(question, register), register)


def _instead(place: LocatorRef, plans: Sequence[Manifest], register: Register) -> tuple[str, ...]:
    """What there is: what comes near first, then the plans that have no such annex at all."""
    near = {plan: _nearest(place, plan, register) for plan in plans}
    found = [note for note in near.values() if note]
    without = [plan_name(plan) for plan, note in near.items() if not note]
    if place.annex is None or place.locator or not without:
        return tuple(found)
    names = ", ".join(without)
    return (*found, f"Trong kho không có {annex_name(place.annex)} của: {names}.")


def row_item(record: Record) -> Item:
    """A record that is quoted, with its last day."""
    deadline = deadline_of(record)
    return Item(record=record, timing=timing(deadline), due=deadline.due if deadline else None)


def in_place(locator: str, place: LocatorRef) -> bool:
    """Does what has this locator stand in the annex or under the clause?"""
    if place.locator:
        own = locator.lower()
        if place.tail:  # "mục 5" stands below the first heading
            own = own.partition(".")[2]
        under = place.tail or place.locator.lower()
        return own == under or own.startswith((under + ".", under + "-"))
    annex = f"PL{place.annex}." if place.annex else "PL"  # "trong phụ lục": whichever it is
    return place.annex is None or locator.startswith(annex)


def _at(locators: Sequence[str], plan: Manifest, register: Register) -> list[Record]:
    """The records at places of the body."""
    found = (register.get(f"{plan.id}#{locator}") for locator in locators)
    return [record for record in found if record and not isinstance(record, Relation)]


def _numbered(
    place: LocatorRef, plans: Sequence[str], register: Register
) -> dict[str, list[Record]]:
    """The annex rows with a number, by plan; where no annex is named, tasks before targets.
    "II.14" is also row 14 of group II, where the groups do not number anew."""
    found: dict[str, list[Record]] = {}
    if place.number is None:
        return found
    if place.number == LAST:
        return {plan: [record] for plan in plans if (record := _last_row(place, plan, register))}
    kinds = _kinds(place)
    group, _, tail = place.number.partition(".")
    rows = register.rows(place.annex, place.number, plans, kinds)
    for n in rows or (register.rows(place.annex, tail, plans, kinds) if group in ROMANS else ()):
        record = register.at(n)
        if rows or _in_group(record, group):
            found.setdefault(record.plan, []).append(record)
    return found


def _last_row(place: LocatorRef, plan: str, register: Register) -> Record | None:
    """The row that stands last in the annex, or in the last of several."""
    rows = _own_rows(place, plan, register)
    return register.get(f"{plan}#{rows[-1]}") if rows else None


def _own_rows(place: LocatorRef, plan: str, register: Register) -> list[str]:
    """The numbered rows of an annex, no rows below them ("8.1")."""
    found = (row for _, *row in register.locators(plan, _kinds(place)))
    return [at for kind, at in found if _in_annex(kind, at, place) and _ROW.fullmatch(at)]


def _kinds(place: LocatorRef) -> tuple[str, ...]:
    """What a row may be; where nothing says it, tasks before targets."""
    if place.annex is None:
        return (place.row or "task",)
    return ("task", "target")


def _in_group(record: Record, group: str) -> bool:
    named = record.group if isinstance(record, Task | Target) else None
    return (named or "").startswith(f"{group}.")


def _in_annex(kind: str, locator: str, place: LocatorRef) -> bool:
    """The asked annex; any where none is named ("trong phụ lục" neither)."""
    name = locator.partition(".")[0]
    if not name.startswith("PL"):
        return False
    return kind in _kinds(place) and (place.annex or None) in (None, name.removeprefix("PL"))


def _places(place: LocatorRef, plan: Manifest, register: Register) -> tuple[str, ...]:
    """Where a locator leads in a plan: "…5" to each section 5 that stands highest, others to
    one place."""
    if place.tail is None:
        return (place.locator,) if place.locator else ()
    sections = (s.locator for s in register.sections(plan.id))
    ends = [one for one in sections if one.lower().endswith(f".{place.tail}")]
    highest = min((one.count(".") for one in ends), default=0)
    return tuple(one for one in ends if one.count(".") == highest) or (place.tail,)


def _sections(
    locators: Sequence[str], plan: Manifest, register: Register, *, whole: bool
) -> Iterator[Passage]:
    """Clauses, and everything under them where they are shown whole, as one passage each."""
    for locator in locators:
        if section := register.section(plan.id, locator):
            below = register.sections(plan.id, section.locator)[:_CHILDREN] if whole else ()
            yield from (of_section(s, register) for s in (section, *below))


def _which(places: Mapping[Manifest, tuple[str, ...]]) -> tuple[str, ...]:
    """How to name one of several clauses that bear the number."""
    several = [one for own in places.values() if len(own) > 1 for one in own]
    if not several:
        return ()
    named = ", ".join(dict.fromkeys(in_words(one) for one in several))
    first = in_words(several[0])
    return (f"Số mục này có ở nhiều phần: {named}. Để xem trọn một mục, xin nêu cả phần: {first}.",)


def _nearest(place: LocatorRef, plan: Manifest, register: Register) -> str:
    """What the plan has instead: how many rows the annex holds, or the clause above."""
    if place.whole_annex and not place.annex:  # "trong phụ lục": of each
        names = _annexes(plan.id, register)
        return " ".join(_annex_rows(register, LocatorRef(name), plan.id) for name in names)
    if not place.locator:
        return _annex_rows(register, replace(place, number=None), plan.id)
    above = place.locator.rpartition(".")[0]
    section = register.section(plan.id, above) if above else None
    if section is None:
        return ""
    here, asked = in_words(section.locator), in_words(place.locator)
    return f"{plan_name(plan)} có {here} nhưng không có {asked}."


@once
def _annex_rows(register: Register, place: LocatorRef, plan_id: str) -> str:
    """How many rows an annex of a plan holds, up to which number."""
    plan = register.plan(plan_id)
    name = plan_name(plan)
    rows = [r for r in register.locators(plan.id, _kinds(place)) if _in_annex(*r[1:], place)]
    if not rows:
        return ""
    _, kind, end = rows[-1]
    noun = "chỉ tiêu" if kind == "target" else "nhiệm vụ"
    annex, _, last = end.partition(".")
    own = [locator for _, _, locator in rows if locator.startswith(f"{annex}.")]
    count = sum(_ROW.fullmatch(row) is not None for row in own)
    roman = annex_name(annex.removeprefix("PL"))
    numbers = f"đánh số từ 1 đến {last}" if str(count) == last else f"số cuối là {last}"
    return f"{roman} của {name} có {count} {noun}, {numbers}."


def absent_annexes(question: Question, register: Register) -> tuple[str, ...]:
    """Of the plans that a list is asked of, those that announce annexes and come without
    them: what is asked for may stand there."""
    if question.plans is None:
        return ()
    plans = [plan.id for plan in plans_of(question, register)]
    announced = {s.plan for s in register.sections_with(phrase(["phu", "luc"]), plans)}
    return tuple(
        f"{plan_name(register.plan(plan))} có nhắc phụ lục nhưng bản trong kho không kèm phụ lục."
        for plan in plans
        if plan in announced and not _has_annex(plan, register)
    )


def _has_annex(plan: str, register: Register, annex: str | None = None) -> bool:
    """Has a plan rows of an annex, of any where none is named?"""
    names = _annexes(plan, register)
    return annex in names if annex else bool(names)


def _annexes(plan: str, register: Register) -> tuple[str, ...]:
    """The numbers of the annexes of which a plan has rows, in order."""
    rows = register.locators(plan, ["task", "target"])
    names = (locator.partition(".")[0] for *_, locator in rows)
    return tuple(dict.fromkeys(n.removeprefix("PL") for n in names if n.startswith("PL")))
