"""Rows with an empty cell: each with its place and what the other cells say."""

from __future__ import annotations

from assistant import sentences
from assistant.answer import Found, Item
from assistant.labels import place
from assistant.markdown import escape, shorten
from assistant.writers.draft import Draft
from assistant.writers.layout import by_plan, under
from corpus.plan import Assignment, Duty, Target, Task

_BLANK = "*(bỏ trống)*"


def write_blank(draft: Draft, found: Found) -> list[str]:
    """How many, then every row under its plan."""
    head = sentences.head(draft.question, found, draft.register)
    return [head, *by_plan(draft, found.items, _line)]


def _line(draft: Draft, n: int, item: Item) -> str:
    mark = draft.item(item)
    record = item.record
    where = place(record.locator, record)
    text = sentences.unstopped(escape(shorten(record.text, 240)))
    facts = "; ".join(f"{name}: {said}" for name, said in _facts(item))
    return f"{n}. {text} ({where}) [{mark}]{under(n, [facts[:1].upper() + facts[1:]])}"


def _facts(item: Item) -> list[tuple[str, str]]:
    """What each cell says, the empty ones as well."""
    record = item.record
    if isinstance(record, Target):
        return [("kết quả", sentences.values(record)), ("theo dõi", _or_blank(record.lead_raw))]
    if not isinstance(record, Task | Assignment | Duty):
        return []
    facts = [("chủ trì", _or_blank(record.lead_raw))]
    if isinstance(record, Task):
        facts += [("phối hợp", _or_blank(record.coordinating_raw))]
        facts += [("kết quả", _or_blank(record.output))]
    return [*facts, ("thời hạn", sentences.deadline(item))]


def _or_blank(cell: str) -> str:
    return escape(cell) or _BLANK
