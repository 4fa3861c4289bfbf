"""Each row of a table of counts counts the records that the answer shows for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from assistant.answer import Answer, Item
from assistant.labels import plan_name
from assistant.lookups.tally import (
    UNDATED,
    collective_names,
    group_labels,
    is_shared,
    named_in,
    period,
)
from assistant.markdown import escape
from corpus.lazy import pattern
from corpus.plan import Task
from index.register import Register

_ROW = pattern(r"\| (?P<label>[^|]+?) \| (?P<count>\d+) \|")


def tally_counts(answer: Answer, register: Register) -> Iterator[int]:
    """What can be counted of each row: all its records, those of the annexes, those of one
    agency alone, those of several; and the rows of single agencies. Nothing where no table is
    asked for."""
    if answer.question.kind != "tally":
        return
    items = answer.listed
    tasks = [item for item in items if isinstance(item.record, Task)]
    alone = [item for item in items if not is_shared(item)]
    shared = [item for item in items if is_shared(item)]
    for some in (items, tasks, alone, shared):
        yield from _tallied(some, answer, register).values()
    groups = collective_names(register)
    yield sum(label not in groups for label in _tallied(items, answer, register))


def _tallied(some: Sequence[Item], answer: Answer, register: Register) -> Counter[str]:
    """How many of some records count in each row."""
    layout = answer.question.tally
    if layout is not None and layout.by == "group":
        chosen = {item.record.id for item in some}
        every = answer.listed
        labels = zip(group_labels(every, register), every, strict=True)
        return Counter(label for label, item in labels if label and item.record.id in chosen)
    return Counter(label for item in some for label in _labels(item, answer, register))


def tally_faults(answer: Answer, register: Register) -> Iterator[str]:
    """Every row whose count is not that of the records shown, in words."""
    if answer.question.kind != "tally" or answer.status != "answered":
        return
    true = {escape(label): n for label, n in _tallied(answer.listed, answer, register).items()}
    for line in answer.markdown.split("\n"):
        row = _ROW.match(line)
        if row and row["label"] in true and int(row["count"]) != true[row["label"]]:
            yield f"{line!r} counts {row['count']}, {true[row['label']]} records are shown"
        elif row and row["label"] not in true:
            yield f"{line!r} counts what no record of the answer is of"


def _labels(item: Item, answer: Answer, register: Register) -> tuple[str, ...]:
    layout = answer.question.tally
    if layout is None or answer.question.kind != "tally":
        return ()
    if layout.by == "agency":
        return named_in(item.record, answer.question)
    if layout.by == "province":
        return (register.plan(item.record.plan).province,)
    if layout.by == "plan":
        return (plan_name(register.plan(item.record.plan)),)
    return (period(item.due, layout.by) if item.due else UNDATED[item.timing or "undated"],)
