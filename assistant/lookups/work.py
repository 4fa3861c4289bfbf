"""What an agency must do: tasks, assignments and duties, completely, by role and time."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import partial

from assistant.answer import Found, Group, Item, Question, RoleName, Status
from assistant.deferred import Deferred
from assistant.labels import day
from assistant.lookups.clauses import absent_annexes, in_place
from assistant.lookups.hits import scores_on
from assistant.lookups.localities import spoken_of
from assistant.lookups.scope import in_force, plans_of
from assistant.lookups.standing import (
    HEADINGS,
    Held,
    by_day,
    dated_first,
    item_of,
    role_under,
    split,
)
from assistant.lookups.target_rows import horizons_of
from assistant.lookups.targets import count_targets
from assistant.lookups.timing import Days, days, deadline_of, returns_within
from assistant.lookups.unknown import names_another, tells_apart
from assistant.lookups.who_stands import held_by
from corpus.agencies import Directory
from corpus.text import key
from index.register import Register, Standing

WORK = ("task", "assignment", "duty")
_ON_TOPIC = 0.5
_NEAR_BEST = 0.8  # of the record that speaks of the topic best
# The list of the same days does hold them.
_RETURNING = "Chưa kể {} việc định kỳ có kỳ đến hạn trong thời gian hỏi (mục “Việc định kỳ”)"


def find_work(question: Question, register: Register, directory: Directory) -> Found:
    """Every record that fits: asked role and window in `items`, the rest in `related`."""
    plans = [p.id for p in plans_of(question, register)]
    if not plans:
        return Found("none")
    if _counts_targets(question):
        return count_targets(question, register)
    held = held_by(question, register, directory, plans)
    scores = _scores(question, held, register)
    held = _narrowed(held, scores, question, register)
    days_of = _windows(question, register, plans)
    dated_only = question.kind == "count"
    items, rest = split(held, question.role, days_of, register, dated_only=dated_only)
    _part_inherited(rest, question, register, directory)
    if scores and not question.agencies:
        items, rest["near"] = _near_apart(items, scores)

    def read(role: RoleName, row: Standing) -> Item:
        item = item_of(row, role, scores[row[0]] if scores is not None else 0.0, register)
        if days_of is None or item.timing != "recurring":
            return item
        return replace(item, returns=returns_within(deadline_of(item.record), days_of[row[1]]))

    status: Status = "answered" if items else "none"
    in_order = by_day if days_of is None else dated_first
    asked = tuple(read(question.role, row) for row in in_order(items))
    notes = _uncounted(rest) if items else absent_annexes(question, register)
    old = {register.number(p) for p in plans if not in_force(register.plan(p), question.as_of)}
    groups = tuple(
        _on_the_day(group, question) for group in _groups(rest, question.role, read, old)
    )
    shown = {row[0] for rows in (items, *rest.values()) for row in rows}
    return Found(status, asked, (*groups, *spoken_of(question, register, shown)), notes=notes)


def _uncounted(rest: dict[str, list[Standing]]) -> tuple[str, ...]:
    """What a count of days leaves out: work that only comes back within them."""
    returning = sum(row[4] is not None for row in rest.get("recurring", ()))
    return (_RETURNING.format(returning),) if returning else ()


def _near_apart(
    items: list[Standing], scores: dict[int, float]
) -> tuple[list[Standing], list[Standing]]:
    """Asked by a topic alone: what speaks of it, and what only has some of its words."""
    floor = _NEAR_BEST * max((scores[row[0]] for row in items), default=0.0)
    told: list[Standing] = []
    near: list[Standing] = []
    for row in items:
        (told if scores[row[0]] >= floor else near).append(row)
    return told, near


def _windows(
    question: Question, register: Register, plans: Sequence[str]
) -> dict[int, Days] | None:
    """The question's window in each plan's own year, by the plan's number."""
    window = question.window
    if window is None:
        return None
    return {register.number(p): days(window, register.plan(p), question.as_of) for p in plans}


def _counts_targets(question: Question) -> bool:
    """Is it "bao nhiêu chỉ tiêu", and no work beside?"""
    asked = key(question.text)
    work = "nhiem vu" in asked or "viec" in asked.split()
    return question.kind == "count" and question.tracks and not work


def _scores(
    question: Question, every: Sequence[Held], register: Register
) -> dict[int, float] | None:
    """How well each record speaks of the question's topic; None where it has none."""
    if not question.topic:
        return None
    among = {row[0] for held in every for row in held.rows}
    topic = question.topic_text
    scores = scores_on(topic, register, _ON_TOPIC, among)
    if not tells_apart(topic):
        return scores
    return {
        n: score
        for n, score in scores.items()
        if not names_another(topic, key(register.at(n).text), register)
    }


def _narrowed(
    held: list[Held], scores: dict[int, float] | None, question: Question, register: Register
) -> list[Held]:
    """What speaks of the question's topic, stands at its place, goes on all the time."""
    if scores is not None:
        held = [Held(role, [r for r in rows if scores.get(r[0])]) for role, rows in held]
    if question.place and question.kind in ("responsibility", "count"):
        place = question.place
        held = [
            Held(role, [r for r in rows if in_place(register.at(r[0]).locator, place)])
            for role, rows in held
        ]
    if question.role == "tracking" and question.horizon:
        year = question.horizon
        held = [Held(role, [r for r in rows if _is_for(r, year, register)]) for role, rows in held]
    if question.ongoing:
        held = [Held(role, [r for r in rows if _is_ongoing(r, register)]) for role, rows in held]
    return held


def _part_inherited(
    rest: dict[str, list[Standing]], question: Question, register: Register, directory: Directory
) -> None:
    """Work of a department of which only a part went into the asked one is no work of the
    asked one for certain: it stands under a heading that says so."""
    whole = {
        merger.from_
        for own in question.agencies
        for merger in directory.predecessors(own, question.as_of)
        if merger.part == "whole"
    }
    held = rest.pop("inherited", [])
    rest["inherited"] = [row for row in held if register.agency(row[2]) in whole]
    rest["inherited in part"] = [row for row in held if register.agency(row[2]) not in whole]


def _on_the_day(group: Group, question: Question) -> Group:
    """What falls due on the day up to which others are overdue."""
    window = question.window
    if group.heading != HEADINGS["past"] or not (window and window.overdue and window.boundary):
        return group
    return replace(group, heading=f"Đến hạn đúng ngày {day(window.boundary)}, chưa quá hạn")


def _is_for(row: Standing, year: int, register: Register) -> bool:
    """Is a target for this year, or for none that it says?"""
    years = horizons_of(register.at(row[0]))
    return not years or year in years


def _is_ongoing(row: Standing, register: Register) -> bool:
    if row[3] != "ongoing":
        return False
    deadline = deadline_of(register.at(row[0]))
    return deadline is not None and deadline.start is None


def _groups(
    rest: dict[str, list[Standing]],
    asked: RoleName,
    read: Callable[[RoleName, Standing], Item],
    old: Collection[int],
) -> tuple[Group, ...]:
    """Whatever has a heading: what has a day before what has none, of each the plans numbered
    in `old` last, then by day. A record is read when its item is looked at."""

    def place(row: Standing) -> tuple[bool, bool]:
        return row[4] is None, row[1] in old

    rows = {name: sorted(by_day(held), key=place) for name, held in rest.items()}
    return tuple(
        Group(heading, Deferred(rows[name], partial(read, role_under(name, asked))))
        for name, heading in HEADINGS.items()
        if rows.get(name)
    )
