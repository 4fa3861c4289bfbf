"""Lists narrowed by what comes of the work, and by who else has a part in it."""

from __future__ import annotations

import operator
from collections.abc import Callable, Container, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from assistant.answer import Figure, Limits, Question
from assistant.lookups.matching import coverage, weigh
from assistant.lookups.scope import plans_of
from assistant.lookups.standing import Held
from assistant.memo import once
from assistant.understanding.limits import load_limits
from corpus.outline import ROMANS
from corpus.plan import Assignment, Record, Target, Task
from corpus.text import key
from index.register import Register, Standing
from index.word_query import any_of, phrase

OTHERS = "Việc khác, không phải loại đã hỏi"
REST = "Việc còn lại, hạn khác hoặc không ghi hạn"
_CALLED = 0.7  # of the words for a heading that it must have
_WITHIN = 5  # words from a verb to the name of what it makes


def limited(
    held: list[Held], limits: Limits, plans: Sequence[str], register: Register
) -> list[Held]:
    """The work that keeps to the limits."""
    if not limits:
        return held
    keeps = _of_agencies(limits, plans, register)
    held = [Held(role, [row for row in rows if keeps(role, row)]) for role, rows in held]
    if limits.undated:
        held = [Held(role, [row for row in rows if row[3] != "due"]) for role, rows in held]
    if limits.group or limits.figure:
        fits = rows_kept(limits, plans, register)
        held = [Held(role, [r for r in rows if fits(register.at(r[0]))]) for role, rows in held]
    if not (limits.makes or limits.output):
        return held
    right = _right(limits, held, register)
    return [Held(role, [row for row in rows if row[0] in right]) for role, rows in held]


def rows_kept(limits: Limits, plans: Sequence[str], register: Register) -> Callable[[Record], bool]:
    """Does a record stand under the asked heading and state the asked figure?"""
    headings = headings_named(limits.group, plans, register) if limits.group else frozenset()

    def keeps(record: Record) -> bool:
        under = not limits.group or _heading(record) in headings
        return under and (limits.figure is None or _states(record, limits.figure))

    return keeps


def headed(question: Question, register: Register) -> Question:
    """The question; a heading that no rows stand under is a topic instead."""
    asked, plans = question.limits.group, [p.id for p in plans_of(question, register)]
    kind = "target" if question.kind == "target" else "task"
    if not asked or any(h.kind == kind for h in headings_named(asked, plans, register)):
        return question
    topic = f"{asked} {question.topic_text}".strip()
    limits = replace(question.limits, group="")
    listed = question.agencies or kind == "target"
    return replace(
        question, kind=question.kind if listed else "open", topic_text=topic, limits=limits
    )


class Heading(NamedTuple):
    """The heading of rows of one kind in a plan."""

    plan: str
    kind: str
    title: str


def _heading(record: Record) -> Heading:
    group = record.group if isinstance(record, Task | Target) else None
    return Heading(record.plan, record.kind, group or "")


def headings_named(words: str, plans: Sequence[str], register: Register) -> frozenset[Heading]:
    """The headings of rows that words call: by its number ("V"), or the one of each kind in
    each plan that says them best."""
    every = dict.fromkeys(map(_heading, register.records(plans, ("task", "target"))))
    if words.upper() in ROMANS:
        return frozenset(h for h in every if h.title.startswith(f"{words.upper()}."))
    weights = weigh(key(words).split(), register, words)
    scores = {heading: coverage(weights, heading.title) for heading in every}
    best: dict[tuple[str, str], float] = {}
    for heading, score in scores.items():
        best[heading[:2]] = max(score, best.get(heading[:2], _CALLED))
    return frozenset(h for h, score in scores.items() if score >= best[h[:2]])


def _states(record: Record, figure: Figure) -> bool:
    values = record.values if isinstance(record, Target) else ()
    return any(
        isinstance(v.number, float | int)
        and (v.unit or "").startswith("%")
        and _COMPARED[figure.op](v.number, figure.number)
        for v in values
    )


_COMPARED: dict[str, Callable[[float, float], bool]] = {
    "=": operator.eq, ">": operator.gt, ">=": operator.ge, "<": operator.lt, "<=": operator.le,
}  # fmt: skip


def at_edge(
    rows: Sequence[Standing], limits: Limits, as_of: date
) -> tuple[list[Standing], list[Standing]]:
    """The rows that are due first, last, or next from a day on, and the others; all of them
    where the limits do not ask for any."""
    if not limits.edge:
        return list(rows), []
    since = as_of.isoformat() if limits.edge == "next" else ""
    days = [row[4] for row in rows if row[4] and row[4] >= since]
    day = (max if limits.edge == "last" else min)(days, default=None)
    asked = [row for row in rows if day and row[4] == day]
    return asked, [row for row in rows if row not in asked]


def _of_agencies(
    limits: Limits, plans: Sequence[str], register: Register
) -> Callable[[str, Standing], bool]:
    """Is a record led by nobody that is left out, and does who is named beside have the other
    part in it?"""

    def records(names: Sequence[str], role: str) -> frozenset[int]:
        return frozenset(row[0] for row in register.standings(names, role, plans))

    out = records(limits.without, "lead")
    leads, aids = records(limits.beside, "lead"), records(limits.beside, "coordinating")

    def keeps(role: str, row: Standing) -> bool:
        other = leads if role == "coordinating" else aids
        return row[0] not in out and (not limits.beside or row[0] in other)

    return keeps


def _right(limits: Limits, held: Sequence[Held], register: Register) -> Container[int]:
    """The records of which the asked product or result comes."""
    names = [key(name) for name in limits.makes or (limits.output,)]
    among = {row[0] for one in held for row in one.rows}
    query = any_of(phrase(name.split()) for name in names)
    found = (record for record, *_ in register.holding(register.matching(query)))
    return {record for record in found if record in among and _comes(register, record, limits)}


@once
def _comes(register: Register, record: int, limits: Limits) -> bool:
    return comes(register.at(record), limits)


def comes(record: Record, limits: Limits) -> bool:
    """Does what is asked for come of a piece of work?"""
    output = key(record.output) if isinstance(record, Task | Assignment) else ""
    if limits.output:
        asked = key(limits.output)
        return output == asked if limits.whole else f" {asked} " in f" {output} "
    return any(_is_made(key(name), output, record.text) for name in limits.makes)


def _is_made(name: str, output: str, text: str) -> bool:
    """A document is the printed result, where one is printed; a thing may stand in the text."""
    book = load_limits()
    if f" {name} " in f" {output} ":
        return True
    if name in book.documents:
        return not output and _made(name, text, book.writes)
    return _made(name, text, book.makes)


def _made(name: str, text: str, verbs: frozenset[str]) -> bool:
    """Does a verb stand before it ("Xây dựng, triển khai đề án …"), and is it no document by
    its number ("Đề án 06")?"""
    passed, said, size = load_limits().passed, key(text).split(), len(name.split())
    for at in range(1, len(said) - size + 1):
        after = said[at + size] if at + size < len(said) else ""
        if " ".join(said[at : at + size]) == name and not after.isdigit():
            before = said[max(0, at - _WITHIN) : at]
            while before and before[-1] in passed:
                before = before[:-1]
            if not verbs.isdisjoint((" ".join(before[-2:]), *before[-1:])):
                return True
    return False
