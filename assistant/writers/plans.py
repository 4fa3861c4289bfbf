"""What is said of a plan itself, and the words that prove it."""

from __future__ import annotations

from assistant import sentences
from assistant.answer import Found, Item
from assistant.labels import day, plan_name
from assistant.markdown import escape
from assistant.writers.clauses import write_passages
from assistant.writers.draft import Draft
from corpus.plan import Relation


def write_said(draft: Draft, found: Found) -> list[str]:
    """A statement about plans, and the words that prove it."""
    head = sentences.head(draft.question, found, draft.register)
    proof = [f"- {_related_proof(draft, item)}" for item in found.items]
    quotes = write_passages(draft, found.passages)
    return [head, found.say, "\n".join(proof), *quotes]


def _related_proof(draft: Draft, item: Item) -> str:
    record = item.record
    number = record.target.number if isinstance(record, Relation) else ""
    verb = sentences.RELATIONS[record.relation] if isinstance(record, Relation) else ""
    issued = (
        f" ngày {day(record.target.date)}"
        if isinstance(record, Relation) and record.target.date
        else ""
    )
    name = plan_name(draft.register.plan(record.plan))
    return f"{escape(name)} {verb} **{escape(number)}**{issued} [{draft.item(item)}]"
