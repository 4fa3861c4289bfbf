"""Who stands for the asked agencies: they themselves, wider collectives, what merged into them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.answer import Question, RoleName
from assistant.lookups.collectives import called, covers, of_levels, of_region, read_name, wider
from assistant.lookups.localities import home_of
from assistant.lookups.standing import Held
from corpus.agencies import Directory
from corpus.text import key
from index.register import Register


def held_by(
    question: Question, register: Register, directory: Directory, plans: Sequence[str]
) -> list[Held]:
    """Every record once, under the strongest role in which the agency stands to it."""
    found: list[Held] = []
    seen: set[int] = set()
    at_home = _home_plans(question, register, directory, plans)
    for role, names in _names(question, register, directory):
        stored = {"coordinating": "coordinating", "tracking": "tracking"}.get(role, "lead")
        scope = at_home if role == "collective" else plans
        rows = []
        for row in register.standings(names, stored, scope):
            if row[0] not in seen:
                seen.add(row[0])
                rows.append(row)
        found.append(Held(role, rows))
    return found


def _home_plans(
    question: Question, register: Register, directory: Directory, plans: Sequence[str]
) -> list[str]:
    """The plans whose collectives can take in the asked agencies: an agency whose name
    bears a province ("UBND thành phố Thái Bình") is in no collective of another, and so is
    one of its own name that only plans of some province know."""
    asked = " ".join(key(name) for name in question.agencies)
    home = frozenset(p.province for p in register.plans() if key(p.province) in asked)
    home = home or _named_in(question.agencies, register, directory)
    home = home or home_of(question.agencies, register)
    return [p for p in plans if not home or register.plan(p).province in home]


def _named_in(agencies: Sequence[str], register: Register, directory: Directory) -> frozenset[str]:
    """The provinces whose plans give work to agencies that are in no reference; a kind of
    bodies ("các doanh nghiệp viễn thông") is at home everywhere."""
    if any(directory.is_listed(name) or _is_kind(directory, name) for name in agencies):
        return frozenset()
    rows = (r for role in ("lead", "coordinating") for r in register.standings(agencies, role))
    named = {row[1] for row in rows}
    return frozenset(p.province for p in register.plans() if register.number(p.id) in named)


def _is_kind(directory: Directory, name: str) -> bool:
    return any(a.collective for a in read_name(directory, name))


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
    also answers to those that call it ("các sở, ban, ngành, đơn vị"), one of all levels to each."""
    every = tuple(name for name, _ in register.agencies())
    if not question.agencies:
        return every
    more = (
        name
        for name, collective in register.agencies()
        for own in question.agencies
        if (collective and called(directory, own, name))
        or of_levels(directory, own, name)
        or of_region(directory, own, name)
    )
    return tuple(dict.fromkeys((*question.agencies, *more)))


def _collectives(question: Question, register: Register, directory: Directory) -> tuple[str, ...]:
    names = (name for name, collective in register.agencies() if collective)
    return tuple(
        name
        for name in names
        for own in question.agencies
        if covers(directory, name, own) or wider(directory, own, name)
    )


def _inherited(question: Question, directory: Directory) -> tuple[str, ...]:
    """Departments that had merged into the asked one by the as-of day."""
    found = (
        merger.from_
        for own in question.agencies
        for merger in directory.predecessors(own, question.as_of)
    )
    return tuple(name for name in dict.fromkeys(found) if name not in question.agencies)
