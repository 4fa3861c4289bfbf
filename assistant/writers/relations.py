"""A document that a plan names, and what the plan says of it."""

from __future__ import annotations

from assistant import sentences
from assistant.answer import Item
from assistant.labels import day, document_name, plan_name
from assistant.markdown import escape
from assistant.writers.draft import Draft
from corpus.plan import Relation


def relation_line(draft: Draft, item: Item) -> str:
    """ "Kế hoạch 86/KH-UBND thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 [1]"."""
    record = item.record
    said = [escape(plan_name(draft.register.plan(record.plan)))]
    if isinstance(record, Relation):
        target = record.target
        name = escape(document_name(target.number))
        said += [sentences.RELATIONS[record.relation], f"**{name}**"]
        said += [f"ngày {day(target.date)}"] if target.date else []
        said += [f"của {escape(target.issuer)}"] if target.issuer else []
    return f"{' '.join(said)} [{draft.item(item)}]"
