"""The heading that a condition names, as the records in scope have it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.answer import Question
from assistant.condition import Condition, Under
from assistant.lookups.clauses import in_place
from assistant.lookups.scope import plans_of
from corpus.lazy import pattern
from corpus.numerals import ROMANS
from corpus.plan import Target, Task
from corpus.text import key
from index.register import Register, SectionRow, heading

_ENOUGH = 0.75
_FEW = 12  # plans
_NUMERAL = pattern(r"^(?P<roman>[IVX]+)\.\s")


def grounded(question: Question, register: Register) -> Question:
    """The question whose conditions name headings as records have them. Words that are of no
    heading are a topic; of a number that none has, no title is found."""
    if not any(isinstance(c.test, Under) for c in question.conditions):
        return question
    titles = _titles(question, register)
    found = tuple(
        replace(c, test=_grounded(c.test, titles, question, register))
        if isinstance(c.test, Under)
        else c
        for c in question.conditions
    )
    stray = next((c for c in found if _is_stray(c)), None)
    asked = replace(question, conditions=tuple(c for c in found if c is not stray))
    return _on_topic(asked, stray) if stray else asked


def _grounded(test: Under, titles: Sequence[str], question: Question, register: Register) -> Under:
    if not test.part:
        return _named(test, titles)
    wanted = test.words.split()
    places = (
        (plan.id, section.locator)
        for plan in plans_of(question, register)[:_FEW]
        for section in _parts(wanted, register.sections(plan.id))
    )
    return replace(test, places=tuple(places))


def _parts(wanted: Sequence[str], sections: Sequence[SectionRow]) -> Sequence[SectionRow]:
    """The sections whose heading has the words best, those above the others."""
    scored = [(_share(wanted, heading(s.title)), s) for s in sections if heading(s.title)]
    best = max((score for score, _ in scored), default=0.0)
    chosen = [s for score, s in scored if score == best and score >= _ENOUGH]
    highest = min((s.locator.count(".") for s in chosen), default=0)
    return [s for s in chosen if s.locator.count(".") == highest]


def _is_stray(condition: Condition) -> bool:
    test = condition.test
    return isinstance(test, Under) and bool(test.words) and not (test.titles or test.places)


def _on_topic(question: Question, stray: Condition) -> Question:
    """A list of work is narrowed by the topic; where nothing else is asked, text is found."""
    topic = f"{stray.said} {question.topic_text}".strip()
    of_part = isinstance(stray.test, Under) and stray.test.part
    listed = question.agencies or question.kind == "target" or question.conditions or of_part
    return replace(question, kind=question.kind if listed else "open", topic_text=topic)


def _titles(question: Question, register: Register) -> tuple[str, ...]:
    """Headings of the rows in scope, in reading order."""
    kind = "target" if question.tracks else "task"
    plans = [p.id for p in plans_of(question, register)]
    records = register.records(plans, [kind])
    place = question.place
    groups = (
        r.group
        for r in records
        if isinstance(r, Task | Target)
        and r.group
        and (place is None or in_place(r.locator, place))
    )
    return tuple(dict.fromkeys(groups))


def _named(test: Under, titles: Sequence[str]) -> Under:
    if test.numeral and test.numeral in ROMANS:
        own = tuple(t for t in titles if (m := _NUMERAL.match(t)) and m["roman"] == test.numeral)
        return replace(test, titles=own)
    wanted = test.words.split()
    scored = [(_share(wanted, title), title) for title in titles]
    best = max((score for score, _ in scored), default=0.0)
    chosen = tuple(t for score, t in scored if score == best and score >= _ENOUGH)
    return replace(test, titles=chosen)


def _share(wanted: Sequence[str], title: str) -> float:
    """How much of what is asked for the title says: of its words, and of them side by side."""
    said = f" {key(title)} "
    words = sum(f" {word} " in said for word in wanted) / len(wanted)
    pairs = [f" {a} {b} " for a, b in pairwise(wanted)]
    beside = sum(pair in said for pair in pairs) / len(pairs) if pairs else words
    return (words + beside) / 2
