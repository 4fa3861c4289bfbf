"""What an agency must do: tasks, assignments and duties, completely, by role and time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from assistant.answer import Found, Group, Item, Question, RoleName, Status
from assistant.lookups.clauses import in_place
from assistant.lookups.collectives import covers, wider
from assistant.lookups.matching import coverage, weigh, words_of
from assistant.lookups.scope import plans_of
from assistant.lookups.targets import count_targets
from assistant.lookups.timing import (
    Days,
    day_within,
    days,
    deadline_of,
    just_past,
    recurs_within,
    timing,
)
from corpus.agencies import Directory
from corpus.plan import Record, Target
from corpus.text import key
from index.register import Register

WORK = ("task", "assignment", "duty")
_ON_TOPIC = 0.5

HEADINGS = {
    "past": "Đến hạn ngay sau mốc đã hỏi",
    "recurring": "Việc định kỳ",
    "ongoing": "Việc thường xuyên",
    "conditional": "Việc theo điều kiện",
    "undated": "Việc không ghi thời hạn",
    "collective": "Việc giao chung cho nhóm có cơ quan này",
    "coordinating": "Việc tham gia phối hợp",
    "inherited": "Việc của cơ quan đã sáp nhập vào cơ quan này",
    "inherited in part": "Việc của cơ quan đã chuyển một phần chức năng sang cơ quan này",
    "tracking": "Chỉ tiêu được giao theo dõi",
    "lead": "Việc chủ trì",
}


def find_work(question: Question, register: Register, directory: Directory) -> Found:
    """Every record that fits: asked role and window in `items`, the rest in `related`."""
    plans = [p.id for p in plans_of(question, register)]
    if not plans:
        return Found("none")
    if _counts_targets(question):
        return count_targets(question, register)
    standing = list(_standing(question, register, directory, plans))
    if question.topic:
        standing = _about(question, register, standing)
    if question.place and question.kind in ("responsibility", "count"):
        standing = [i for i in standing if in_place(i.record, question.place)]
    if question.ongoing:
        standing = [i for i in standing if _is_ongoing(i)]
    asked = "lead" if question.role == "lead" else question.role
    windows = (
        {p: days(question.window, register.plan(p), question.as_of) for p in plans}
        if (question.window)
        else None
    )
    items, rest = _split(standing, asked, windows, dated_only=question.kind == "count")
    _part_inherited(rest, question, directory)
    related = _groups(rest)
    status: Status = "answered" if items else "none"
    return Found(status, tuple(_by_day(items)), related)


def _counts_targets(question: Question) -> bool:
    """Is it "bao nhiêu chỉ tiêu", and no work beside?"""
    asked = key(question.text)
    work = "nhiem vu" in asked or "viec" in asked.split()
    return question.kind == "count" and question.tracks and not work


def _standing(
    question: Question, register: Register, directory: Directory, plans: Sequence[str]
) -> Iterator[Item]:
    """Every record with the role in which the agency stands to it; the strongest once."""
    seen: set[str] = set()
    at_home = _home_plans(question, register, plans)
    for role, names in _names(question, register, directory):
        stored = {"coordinating": "coordinating", "tracking": "tracking"}.get(role, "lead")
        scope = at_home if role == "collective" else plans
        for found in register.roles(names, stored, scope):
            if found.record.id in seen or isinstance(found.record, Target) != (role == "tracking"):
                continue
            seen.add(found.record.id)
            yield _item(found.record, role, found.agency)


def _home_plans(question: Question, register: Register, plans: Sequence[str]) -> list[str]:
    """The plans whose collectives can take in the asked agencies: an agency whose name
    bears a province ("UBND thành phố Thái Bình") is in no collective of another."""
    asked = " ".join(key(name) for name in question.agencies)
    home = {p.province for p in register.plans() if key(p.province) in asked}
    return [p for p in plans if not home or register.plan(p).province in home]


def _names(
    question: Question, register: Register, directory: Directory
) -> Iterator[tuple[RoleName, tuple[str, ...]]]:
    """Roles in the order in which they count, with the names that stand for each."""
    own = _own(question, register, directory)
    order: list[tuple[RoleName, tuple[str, ...]]] = [("lead", own)]
    if question.role == "coordinating":
        order = [("coordinating", own), ("lead", own)]
    elif question.role == "tracking":
        order = [("tracking", own)]
    yield from order
    if not question.agencies or question.role == "tracking":
        return
    yield "collective", _collectives(question, register, directory)
    if question.role != "coordinating":
        yield "coordinating", own
    yield "inherited", _inherited(question, directory)


def _own(question: Question, register: Register, directory: Directory) -> tuple[str, ...]:
    """The asked agencies; everybody where none is named. A collective that is asked for
    also answers to wider ones ("các sở, ban, ngành, đơn vị")."""
    every = tuple(name for name, _ in register.agencies())
    if not question.agencies:
        return every
    more = (
        name
        for name, collective in register.agencies()
        if collective and any(wider(directory, own, name) for own in question.agencies)
    )
    return tuple(dict.fromkeys((*question.agencies, *more)))


def _collectives(question: Question, register: Register, directory: Directory) -> tuple[str, ...]:
    names = (name for name, collective in register.agencies() if collective)
    return tuple(
        name for name in names if any(covers(directory, name, own) for own in question.agencies)
    )


def _inherited(question: Question, directory: Directory) -> tuple[str, ...]:
    """Departments that had merged into the asked one by the as-of day."""
    found = (
        merger.from_
        for own in question.agencies
        for merger in directory.predecessors(own, question.as_of)
    )
    return tuple(name for name in dict.fromkeys(found) if name not in question.agencies)


def _part_inherited(rest: dict[str, list[Item]], question: Question, directory: Directory) -> None:
    """Work of a department of which only a part went into the asked one is no work of the
    asked one for certain: it stands under a heading that says so."""
    whole = {
        merger.from_
        for own in question.agencies
        for merger in directory.predecessors(own, question.as_of)
        if merger.part == "whole"
    }
    items = rest.pop("inherited", [])
    rest["inherited"] = [i for i in items if i.agency in whole]
    rest["inherited in part"] = [i for i in items if i.agency not in whole]


def _item(record: Record, role: RoleName, agency: str) -> Item:
    deadline = deadline_of(record)
    return Item(
        record=record,
        role=role,
        timing=timing(deadline) if not isinstance(record, Target) else None,
        due=deadline.due if deadline else None,
        agency=agency,
    )


def _about(question: Question, register: Register, items: Iterable[Item]) -> list[Item]:
    weights = weigh(question.topic, register, question.topic_text)
    scored = (replace(i, score=coverage(weights, words_of(i.record))) for i in items)
    return [i for i in scored if i.score >= _ON_TOPIC]


def _is_ongoing(item: Item) -> bool:
    deadline = deadline_of(item.record)
    return item.timing == "ongoing" and deadline is not None and deadline.start is None


def _split(
    items: list[Item], asked: str, windows: dict[str, Days] | None, *, dated_only: bool
) -> tuple[list[Item], dict[str, list[Item]]]:
    """What was asked, and the rest by the heading under which it is shown."""
    answer: list[Item] = []
    rest: dict[str, list[Item]] = {}
    for item in items:
        placed, heading = _place(item, windows[item.record.plan] if windows else None)
        if dated_only and windows and item.timing == "recurring" and heading is None:
            heading = "recurring"
        if item.role == asked and heading is None:
            answer.append(placed)
        elif item.role == asked:
            rest.setdefault(str(heading), []).append(placed)
        elif heading in (None, "recurring", "ongoing", "conditional", "undated", "past"):
            rest.setdefault(str(item.role), []).append(placed)
    return answer, rest


def _place(item: Item, window: Days | None) -> tuple[Item, str | None]:
    """The item with its day in the window, and the heading it falls under (None: asked)."""
    if window is None or item.timing is None:
        return item, None
    deadline = deadline_of(item.record)
    if item.timing == "due":
        if day := day_within(deadline, window):
            return replace(item, due=day), None
        if day := just_past(deadline, window):
            return replace(item, due=day), "past"
        return item, "outside"
    if item.timing == "recurring":
        if day := recurs_within(deadline, window):
            return replace(item, due=day), None
        return item, "recurring"
    return item, str(item.timing)


def _by_day(items: Iterable[Item]) -> list[Item]:
    """Dated items by day, then the others in source order (the sort is stable)."""
    return sorted(items, key=lambda i: (i.due is None, i.due.toordinal() if i.due else 0))


def _groups(rest: dict[str, list[Item]]) -> tuple[Group, ...]:
    return tuple(
        Group(heading, tuple(_by_day(rest[name])))
        for name, heading in HEADINGS.items()
        if rest.get(name)
    )
