"""A topic that lists several things ("kinh tế số và nhân lực nghiên cứu"): each is looked up
alone where the plans speak of each, and of no such whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from assistant.answer import Found, Group, Item, Question, Status
from assistant.lookups.hits import on_topic
from assistant.lookups.scope import plans_of
from assistant.lookups.work import WORK
from index.register import Register

_FIGURES = ("target", "comparison", "series")
_OF_WORK = ("who", "deadline", "responsibility", "count")
_FLOOR = 0.55
_TOLD, _BETTER = 0.75, 0.1


def apart(question: Question, register: Register) -> tuple[str, ...]:
    """The things to look up one by one; empty where the topic is one, or names what records
    say in one breath ("khoa học và công nghệ")."""
    if len(question.things) < 2 or question.kind not in (*_FIGURES, *_OF_WORK):
        return ()
    if question.about or question.conditions or question.rank or question.place:
        return ()
    kinds = ("target",) if question.kind in _FIGURES or question.tracks else WORK
    plans = [plan.id for plan in plans_of(question, register)]

    def told(topic: str) -> float:
        hits = on_topic(topic, register, plans, kinds, _FLOOR)
        return max((hit.score for hit in hits), default=0.0)

    whole = told(question.topic_text)
    scores = [told(thing) for thing in question.things]
    if not whole and kinds != WORK:  # a figure that no plan sets is said to be in none
        return question.things if any(scores) else ()
    least = max(_TOLD, whole + _BETTER) if whole else _FLOOR
    return question.things if min(scores) >= least else ()


def find_each(
    question: Question, things: Sequence[str], find: Callable[[Question], Found]
) -> tuple[Question, Found]:
    """What is found of each thing, in one list; the question with its topic as a list."""
    of_each = [find(replace(question, topic_text=t, subject_text="", things=())) for t in things]
    said = f"{', '.join(things[:-1])} và {things[-1]}"
    return replace(question, topic_text=said), _merged(things, of_each)


def _merged(things: Sequence[str], of_each: Sequence[Found]) -> Found:
    found = [one for one in of_each if one.status == "answered"]
    items = _once(item for one in found for item in one.items)
    status: Status = "answered" if found else of_each[0].status
    missing = (
        f"Không có nội dung nào về “{thing}” trong phạm vi đã hỏi"
        for thing, one in zip(things, of_each, strict=True)
        if found and one.status != "answered"
    )
    return Found(
        status,
        items,
        _groups(of_each, {item.record.id for item in items}),
        tuple(dict.fromkeys(p for one in of_each for p in one.passages)),
        (*dict.fromkeys(note for one in of_each for note in one.notes), *missing),
        rows=_rows(found),
    )


def _once(items: Iterable[Item]) -> tuple[Item, ...]:
    """Every record once, as it was found first."""
    found: dict[str, Item] = {}
    for item in items:
        found.setdefault(item.record.id, item)
    return tuple(found.values())


def _groups(of_each: Iterable[Found], shown: set[str]) -> tuple[Group, ...]:
    """Groups of one heading together, without what the answer shows."""
    under: dict[str, list[Item]] = {}
    for one in of_each:
        for group in one.related:
            under.setdefault(group.heading, []).extend(group.items)
    rest = {h: [i for i in _once(items) if i.record.id not in shown] for h, items in under.items()}
    return tuple(Group(heading, items) for heading, items in rest.items() if items)


def _rows(found: Iterable[Found]) -> tuple[tuple[str, tuple[Item, ...]], ...]:
    rows: dict[str, list[Item]] = {}
    for one in found:
        for name, items in one.rows:
            rows.setdefault(name, []).extend(items)
    return tuple((name, _once(items)) for name, items in rows.items())
