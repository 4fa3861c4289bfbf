"""Conditions applied to what a lookup found: the records that pass, the end of their list.

`grounded` finds the headings that conditions name; `conditioned` is the rest. No lookup knows
of conditions, so none can leave one out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from assistant.answer import Found, Group, Item, Question, RoleName
from assistant.condition import Alike, Costs, Done, Makes, Measured, Speaks, Unclear
from assistant.lookups.conditions.headings import grounded
from assistant.lookups.conditions.passing import Bench, passes
from assistant.lookups.conditions.ranked import ranked
from assistant.lookups.hits import scores_on
from assistant.lookups.pairing import alike
from assistant.lookups.scope import plans_of
from assistant.lookups.work import WORK
from assistant.understanding.words.spans import flat
from corpus.agencies import Directory
from corpus.lazy import pattern
from corpus.plan import Record, Target
from index.register import Register

__all__ = ["Fits", "conditioned", "fitting", "grounded"]

Fits = Callable[[Record, RoleName | None], bool]
_ON_TOPIC = 0.5
REST = "Còn lại, ngoài phần đã hỏi"
OTHERS = "Việc khác, không phải loại đã hỏi"
OTHER_VALUES = "Cùng nội dung, giá trị khác"
NOT_RECORDED = "Nội dung được giao; kế hoạch không ghi đã xong hay chưa"
NO_SUMS = "Nội dung gần nhất, không phải số tiền"


def fitting(question: Question, register: Register, directory: Directory) -> Fits | None:
    """The test that a record passes in a role when it fulfils every condition; None where
    there is none."""
    if not question.conditions:
        return None
    speaks = {
        c.test.topic: _speaking(c.test.topic, register)
        for c in question.conditions
        if isinstance(c.test, Speaks)
    }
    same = _worded_alike(question, register)
    bench = Bench(register, question.as_of, question.horizon, directory, speaks, same)
    return lambda record, role: all(passes(c, record, role, bench) for c in question.conditions)


def _speaking(topic: str, register: Register) -> frozenset[str]:
    """The records that speak of a topic."""
    scores = scores_on(topic, register, _ON_TOPIC)
    return frozenset(register.at(n).id for n in scores)


def _worded_alike(question: Question, register: Register) -> frozenset[str]:
    """The records of the asked plans that are worded like those of another plan."""
    ids = [i for c in question.conditions if isinstance(c.test, Alike) for i in c.test.records]
    told = [record for i in ids if (record := register.get(i))]
    if not told:
        return frozenset()
    kinds = ("target",) if isinstance(told[0], Target) else WORK
    plans = {p.id for p in plans_of(question, register)} - {r.plan for r in told}
    others = tuple(register.records(sorted(plans), kinds))
    return frozenset(found.id for record in told for found in alike(record, others))


def conditioned(
    question: Question, found: Found, register: Register, directory: Directory
) -> Found:
    """What was found, without what does not fit, and the end of it that is asked for."""
    if not (question.conditions or question.rank):
        return found
    fits = fitting(question, register, directory) or _anything
    found = _with_sums(question, found)
    items = tuple(item for item in found.items if fits(item.record, item.role))
    related = tuple(_narrowed(group, fits) for group in found.related)
    if question.rank:
        listed, items = items, ranked(items, question.rank, question.as_of)
        first = {item.record.id for item in items}
        rest = tuple(item for item in listed if item.record.id not in first)
        related = (Group(REST, rest),) if items else ()
    if not items and (others := _others(question, found, register, directory)):
        related = (*related, Group(_heading(question), others))
    kept = {item.record.id for item in items}
    rows = tuple((name, tuple(i for i in own if i.record.id in kept)) for name, own in found.rows)
    return replace(
        found,
        status="none" if found.items and not items else found.status,
        items=items,
        related=tuple(group for group in related if group.items),
        rows=tuple(row for row in rows if row[1]),
        notes=(*found.notes, *_unapplied(question, found)),
    )


_SUM = pattern(r"\d[\d.,]*\s*(?:(?:nghin|ngan|tram)\s+)?(?:ty|trieu|dong|usd)(?!\w)")


def _with_sums(question: Question, found: Found) -> Found:
    """Of passages those that state a sum of money where one is asked for; where none does, it is
    not there, and they are what comes nearest."""
    if found.items or not any(isinstance(c.test, Costs) for c in question.conditions):
        return found
    telling = tuple(p for p in found.passages if _SUM.search(flat(p.text)))
    if telling or not found.passages:
        return replace(found, passages=telling)
    return replace(found, status="none")


def _others(
    question: Question, found: Found, register: Register, directory: Directory
) -> tuple[Item, ...]:
    """Where nothing of the asked kind is made, no sum is stated or nothing is recorded, what
    fits all else."""
    others = Makes | Costs | Measured | Done
    rest = tuple(c for c in question.conditions if not isinstance(c.test, others))
    if rest == question.conditions or question.rank:
        return ()
    if not question.topic and any(
        isinstance(c.test, Costs | Measured) for c in question.conditions
    ):
        return ()  # then everything would be near
    narrowed = question.topic or question.agencies or question.window or question.place or rest
    if not narrowed and any(isinstance(c.test, Makes) for c in question.conditions):
        return ()
    fits = fitting(replace(question, conditions=rest), register, directory) or _anything
    return tuple(item for item in found.items if fits(item.record, item.role))


def _heading(question: Question) -> str:
    """What stands over records that fit all but what they make, cost or reach."""
    if any(isinstance(c.test, Done) for c in question.conditions):
        return NOT_RECORDED
    if any(isinstance(c.test, Costs) for c in question.conditions):
        return NO_SUMS
    of_value = any(isinstance(c.test, Measured) for c in question.conditions)
    return OTHER_VALUES if of_value else OTHERS


def _anything(record: Record, role: RoleName | None) -> bool:
    return True


def _narrowed(group: Group, fits: Fits) -> Group:
    return replace(group, items=tuple(item for item in group.items if fits(item.record, item.role)))


def _unapplied(question: Question, found: Found) -> Iterator[str]:
    """Conditions that were heard and not applied: said, never left out in silence."""
    for condition in question.conditions:
        if isinstance(condition.test, Unclear):
            yield f"Chưa hiểu điều kiện “{condition.said}”, nên danh sách chưa được lọc theo đó"
        elif found.passages and not (found.items or isinstance(condition.test, Costs)):
            yield f"Các đoạn trích chưa được lọc theo điều kiện “{condition.said}”"
