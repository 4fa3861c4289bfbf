"""What a plan has of the one that it replaces: each piece of work over its older counterparts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from assistant import sentences
from assistant.answer import Found, Item
from assistant.labels import place, plan_name
from assistant.markdown import escape, shorten
from assistant.writers.draft import Draft
from assistant.writers.layout import by_plan, under
from assistant.writers.passages import write_passages
from corpus.plan import Assignment, Duty, Record, Task


def write_changes(draft: Draft, found: Found) -> list[str]:
    """The sentence that replaces the older plan, then the work that is asked for."""
    head = sentences.head(draft.question, found, draft.register)
    older = dict(found.rows)
    line = partial(_line, older=older)
    return [head, *write_passages(draft, found.passages), *by_plan(draft, found.items, line)]


def _line(draft: Draft, n: int, item: Item, *, older: dict[str, tuple[Item, ...]]) -> str:
    mark = draft.item(item)
    record = item.record
    text = sentences.unstopped(escape(shorten(record.text, 240)))
    lead = f" (chủ trì: {_lead(record)})" if _lead(record) else ""
    facts = list(_counterparts(draft, record, older.get(record.id, ())))
    where = place(record.locator, record)
    return f"{n}. {sentences.when(item)}{text}{lead} ({where}) [{mark}]{under(n, facts)}"


def _counterparts(draft: Draft, record: Record, older: tuple[Item, ...]) -> Iterator[str]:
    for item in older:
        name = escape(plan_name(draft.register.plan(item.record.plan)))
        where, lead = place(item.record.locator, item.record), _lead(item.record)
        led = f", chủ trì: {lead}" if lead else ""
        moved = "⚠ Đổi cơ quan chủ trì; t" if _is_moved(record, item.record) else "T"
        yield f"{moved}ương ứng {name}, {where}{led} [{draft.item(item)}]"


def _lead(record: Record) -> str:
    named = record.lead_raw if isinstance(record, Task | Assignment | Duty) else ""
    return escape(shorten(named, 160))


def _is_moved(record: Record, older: Record) -> bool:
    """Do others lead it than before? Groups of bodies are worded in many ways."""
    now, before = _own(record), _own(older)
    return bool(now and before) and now.isdisjoint(before)


def _own(record: Record) -> set[str]:
    leads = getattr(record, "lead", ())
    return {name for name in leads if not name.lower().startswith("các ")}
