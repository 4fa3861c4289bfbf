"""Whose value is the highest or lowest, where a comparison asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from assistant.answer import Found, Item, Question
from assistant.lookups.conditions.ranked import unit_of
from assistant.markdown import escape, shorten
from assistant.sentences.targets import values
from assistant.understanding.words.condition_words import listed
from corpus.plan import Target
from corpus.text import key

_LONGEST = 60
_ENDS = (("highest", "Cao nhất", True), ("lowest", "Thấp nhất", False))


def foremost(question: Question, found: Found) -> str:
    """ "Cao nhất: **Thái Nguyên** (≥ 40 % GRDP)." Silent where no one year is asked for, or not
    every row states one value in the same unit."""
    asked = f" {key(question.text)} "
    for name, said, highest in _ENDS:
        if question.horizon and any(f" {key(w)} " in asked for w in listed(f"rank.{name}")):
            return _told(found, said, highest)
    return ""


def _told(found: Found, said: str, highest: bool) -> str:
    stated = {name: list(_stated(items, highest)) for name, items in found.rows if items}
    if len({unit for own in stated.values() for _, unit, _ in own}) != 1 or not all(
        stated.values()
    ):
        return ""
    choose = max if highest else min
    own = {name: choose(values, key=lambda v: v[0]) for name, values in stated.items()}
    end = choose(number for number, _, _ in own.values())
    first = [(name, value) for name, value in own.items() if value[0] == end]
    told = "; ".join(f"**{escape(name)}** ({value[2]})" for name, value in first)
    some = any(not items for _, items in found.rows)
    return f" Trong các tỉnh có nêu, {said.lower()}: {told}." if some else f" {said}: {told}."


def _stated(items: tuple[Item, ...], highest: bool) -> Iterator[tuple[float, str, str]]:
    """Number, unit and words of each target that states one value."""
    for item in items:
        record = item.record
        if (
            isinstance(record, Target)
            and len(record.values) == 1
            and record.value.number is not None
        ):
            number = record.value.number
            if isinstance(number, tuple):
                number = (max if highest else min)(number)
            value = replace(record.value, horizon=None)  # the year is said before
            said = values(replace(record, values=(value,)))
            yield number, unit_of(record), shorten(said, _LONGEST)
