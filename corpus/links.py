"""The same work in body and annex: which assignment speaks of which task."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from corpus.lazy import pattern
from corpus.plan import Assignment, Record, Task
from corpus.text import key

_SHARE = 0.62
_CLAUSE_SHARE = 0.85
_CLAUSE = pattern(r"[.:;()<>]")
_LEAST, _LONG = 4, 10

Pairs = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Link:
    """An assignment and a task of one plan that state the same work.

    `share` is the part of the task's word pairs that stand in the assignment, 0-1.
    `same_lead` is False where the two name different leads: both must be shown.
    """

    assignment: str
    task: str
    share: float
    same_lead: bool


def find_links(records: tuple[Record, ...]) -> tuple[Link, ...]:
    """Links among the records of one plan: to the assignment that holds most of a task,
    and to those that hold one of its long clauses nearly whole."""
    assignments = [(r, _pairs(r.text)) for r in records if isinstance(r, Assignment)]
    found: dict[tuple[str, str], Link] = {}
    for task in records:
        if isinstance(task, Task):
            for assignment, share in _same_work(task, assignments):
                same = set(assignment.lead) == set(task.lead)
                link = Link(assignment.id, task.id, share, same)
                found.setdefault((assignment.id, task.id), link)
    return tuple(found.values())


def _same_work(
    task: Task, assignments: list[tuple[Assignment, Pairs]]
) -> Iterator[tuple[Assignment, float]]:
    yield from _best(_pairs(task.text), assignments, _LEAST, _SHARE)
    for clause in _CLAUSE.split(task.text):
        yield from _best(_pairs(clause), assignments, _LONG, _CLAUSE_SHARE)


def _best(
    wanted: Pairs, assignments: list[tuple[Assignment, Pairs]], least: int, share: float
) -> list[tuple[Assignment, float]]:
    """The assignments that hold most of these word pairs, when they hold enough."""
    if len(wanted) < least:
        return []
    shares = [(a, len(wanted & held) / len(wanted)) for a, held in assignments]
    top = max((s for _, s in shares), default=0.0)
    return [(a, s) for a, s in shares if s == top >= share]


def _pairs(text: str) -> Pairs:
    return frozenset(pairwise(key(text).split()))
