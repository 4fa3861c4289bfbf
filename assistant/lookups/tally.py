"""Counts by agency, by time, by plan: each record counted, and the rows in their order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from assistant.answer import Found, Item, Question, Tally
from assistant.labels import plan_name
from assistant.lookups.mergers import successor_notes
from assistant.lookups.targets import count_targets
from assistant.lookups.work import find_work
from corpus.agencies import Directory
from corpus.plan import Assignment, Duty, Record, Target, Task
from corpus.text import key
from index.register import Register

Row = tuple[str, tuple[Item, ...]]

# What has no day, in the order in which it follows the dated rows.
UNDATED = {
    "recurring": "Định kỳ",
    "ongoing": "Thường xuyên",
    "conditional": "Theo điều kiện",
    "undated": "Không ghi thời hạn",
}
_EACH_PART = (
    "Việc ghi ở cả phụ lục và phần nội dung được đếm ở cả hai nơi, như kế hoạch ghi; các cột "
    "sau cho biết số ở từng phần"
)
_GROUPS = (
    "Việc giao chung cho nhóm cơ quan (“Các sở, ban, ngành…”) đếm riêng ở cuối bảng, không cộng "
    "vào từng cơ quan"
)
_GROUP_WORK = "Việc giao chung cho nhóm cơ quan (“Các sở, ban, ngành…”) không tính vào từng cơ quan"


def find_tally(question: Question, register: Register, directory: Directory) -> Found:
    """Every record that is counted, and a row for each agency, month, quarter, year or plan
    with those that count there. A record that several agencies lead counts for each."""
    layout = question.tally or Tally("agency")
    found = _counted(question, layout, register, directory)
    if layout.order == "none":
        return find_idle(question, found, register, directory)
    rows = rows_of(found.items, question, layout, register)
    if not rows:
        return Found("none", related=found.related)
    kept = {item.record.id for _, items in rows for item in items}
    items = tuple(item for item in found.items if item.record.id in kept)
    notes = (*found.notes, *_notes(items, rows, question, layout, register, directory))
    return Found("answered", items, rows=rows, notes=notes)


def find_idle(question: Question, busy: Found, register: Register, directory: Directory) -> Found:
    """The agencies that plans name, with their work in any role and at any time, that lead
    nothing of what was asked for; groups of agencies are none."""
    found: list[tuple[str, Item]] = []
    roles: tuple[Literal["lead", "coordinating"], ...] = ("lead", "coordinating")
    for role in roles:
        every = replace(question, kind="count", tally=None, window=None, topic_text="", role=role)
        items = find_work(every, register, directory).items
        found += [(name, i) for i in items for name in named_in(i.record, every)]
    taken = {name for item in busy.items for name in named_in(item.record, question)}
    only, groups = question.tally.only if question.tally else "", collective_names(register)
    idle = {n: i for n, i in _grouped(found).items() if n not in taken | groups}
    rows = _ranked({n: i for n, i in idle.items() if _is_asked(n, set(), only)})
    if not rows:
        return Found("none")
    shared = any(name in groups for i in busy.items for name in named_in(i.record, question))
    return Found("answered", rows=rows, notes=(_GROUP_WORK,) if shared else ())


def _counted(question: Question, layout: Tally, register: Register, directory: Directory) -> Found:
    """What is counted: work in the asked role and window, or targets."""
    plain = replace(question, kind="count", tally=None)
    if layout.beside:
        led = find_work(replace(plain, role="lead"), register, directory)
        if layout.beside == "helpers":
            return led
        helped = find_work(replace(plain, role="coordinating"), register, directory)
        known = {item.record.id for item in led.items}
        more = (item for item in helped.items if item.record.id not in known)
        return replace(led, status="answered", items=(*led.items, *more), related=(), notes=())
    if question.role != "tracking":
        return find_work(plain, register, directory)
    if layout.by == "agency":
        return find_work(replace(plain, tracks=False), register, directory)
    return count_targets(plain, register)


def rows_of(
    items: Sequence[Item], question: Question, layout: Tally, register: Register
) -> tuple[Row, ...]:
    """A row for each agency, period, plan or province with the items that count there."""
    if layout.by == "agency":
        return _by_agency(items, question, layout, register)
    if layout.by == "province":
        return _ranked(_grouped((register.plan(i.record.plan).province, i) for i in items))
    if layout.by == "plan":
        return _ranked(_grouped((plan_name(register.plan(i.record.plan)), i) for i in items))
    if layout.by == "group":
        return _by_group(items, layout, register)
    return _by_time(items, layout)


def _by_group(items: Sequence[Item], layout: Tally, register: Register) -> tuple[Row, ...]:
    """The groups of annexes in reading order, or those with the most first; what stands in none
    is not counted."""
    ordered = sorted(items, key=lambda i: (i.record.plan, i.record.span.first))
    labels = group_labels(ordered, register)
    rows = _grouped((label, item) for label, item in zip(labels, ordered, strict=True) if label)
    return _ranked(rows) if layout.order else tuple(rows.items())


def _by_agency(
    items: Sequence[Item], question: Question, layout: Tally, register: Register
) -> tuple[Row, ...]:
    """Agencies with the most first, then groups of agencies."""
    groups = collective_names(register)
    named = set() if layout.beside else set(question.agencies)
    found = _grouped((name, item) for item in items for name in named_in(item.record, question))
    own = {n: i for n, i in found.items() if _is_asked(n, named, layout.only)}
    single = _ranked({n: i for n, i in own.items() if n not in groups})
    return single + _ranked({n: i for n, i in own.items() if n in groups})


def group_labels(items: Sequence[Item], register: Register) -> list[str]:
    """The group of each record, with its plan where they are of several; "" where it has none."""
    several = len({item.record.plan for item in items}) > 1

    def label(record: Record) -> str:
        title = (getattr(record, "group", None) or "").rstrip(".")
        named = f" ({plan_name(register.plan(record.plan))})" if title and several else ""
        return f"{title}{named}"

    return [label(item.record) for item in items]


def collective_names(register: Register) -> frozenset[str]:
    """The names that stand for a group of agencies."""
    return frozenset(name for name, collective in register.agencies() if collective)


def named_in(record: Record, question: Question) -> tuple[str, ...]:
    """The agencies for which a record counts in the asked role, each once."""
    names: Sequence[str] = ()
    if question.tally is not None and question.tally.beside:
        return _beside(record, set(question.agencies))
    if question.role == "coordinating" and isinstance(record, Task | Assignment | Duty):
        names = record.coordinating
    elif isinstance(record, Task | Assignment | Duty | Target):
        names = record.lead
    return tuple(dict.fromkeys(names))


def _beside(record: Record, own: set[str]) -> tuple[str, ...]:
    """Who stands on the other side of the asked agencies."""
    lead, helps = set(getattr(record, "lead", ())), tuple(getattr(record, "coordinating", ()))
    others = helps if own & lead else tuple(lead)
    return tuple(dict.fromkeys(name for name in others if name not in own))


def is_shared(item: Item) -> bool:
    """Do several agencies lead it together?"""
    return len(set(getattr(item.record, "lead", ()))) > 1


def _is_asked(name: str, named: set[str], only: str) -> bool:
    return name in named if named else not only or key(name).split()[:1] == [only]


def _grouped(pairs: Iterable[tuple[str, Item]]) -> dict[str, tuple[Item, ...]]:
    found: dict[str, list[Item]] = {}
    for name, item in pairs:
        found.setdefault(name, []).append(item)
    return {name: tuple(items) for name, items in found.items()}


def _ranked(found: dict[str, tuple[Item, ...]]) -> tuple[Row, ...]:
    return tuple(sorted(found.items(), key=lambda row: (-len(row[1]), row[0])))


def _by_time(items: Sequence[Item], layout: Tally) -> tuple[Row, ...]:
    """Periods in order of time, then what has no day."""
    dated = sorted((i for i in items if i.due), key=lambda i: i.due or date.max)
    periods = _grouped((period(i.due, layout.by), i) for i in dated if i.due)
    rest = _grouped((UNDATED[i.timing or "undated"], i) for i in items if not i.due)
    last = tuple((name, rest[name]) for name in UNDATED.values() if name in rest)
    return (*periods.items(), *last)


def period(day: date, by: str) -> str:
    """The month, quarter or year of a day, as plans write it.

    >>> period(date(2025, 9, 30), "month"), period(date(2025, 9, 30), "quarter")
    ('Tháng 9/2025', 'Quý III/2025')
    """
    if by == "year":
        return f"Năm {day.year}"
    if by == "quarter":
        return f"Quý {('I', 'II', 'III', 'IV')[(day.month - 1) // 3]}/{day.year}"
    return f"Tháng {day.month}/{day.year}"


def _notes(
    items: Sequence[Item],
    rows: Sequence[Row],
    question: Question,
    layout: Tally,
    register: Register,
    directory: Directory,
) -> tuple[str, ...]:
    """How it was counted, and what became of agencies that lead."""
    kinds = {item.record.kind for item in items}
    notes = [_EACH_PART] if len(kinds) > 1 else []
    if layout.by == "agency":
        groups = collective_names(register)
        notes += [_GROUPS] if any(name in groups for name, _ in rows) else []
        names = {name for name, _ in rows[:1]}
        told = successor_notes(rows[0][1], directory, question.as_of)
        notes += [note for note in told if _of(note, names)]
    return tuple(notes)


def _of(note: str, names: set[str]) -> bool:
    """Does it say that one of these is no more?"""
    return any(note.startswith(f"{name} đã sáp nhập vào") for name in names)
