"""A document that a plan names, and what the plan says of it."""

from __future__ import annotations

from assistant import sentences
from assistant.answer import Item
from assistant.labels import day, document_name, place, plan_name
from assistant.markdown import escape
from assistant.writers.draft import Draft
from corpus.plan import Relation


def relation_line(draft: Draft, item: Item) -> str:
    """ "Kế hoạch 86/KH-UBND thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 [1]"."""
    record = item.record
    said = [escape(plan_name(draft.register.plan(record.plan)))]
    if isinstance(record, Relation):
        said += [sentences.RELATIONS[record.relation], _document(record)]
    return f"{' '.join(said)} [{draft.item(item)}]"


def document_line(draft: Draft, n: int, item: Item) -> str:
    """ "1. Nghị quyết số 57-NQ/TW ngày 22/12/2024 (phần mở đầu) [1]": where it first stands."""
    record = item.record
    said = _document(record) if isinstance(record, Relation) else ""
    return f"{n}. {said} ({place(record.locator)}) [{draft.item(item)}]"


def _document(record: Relation) -> str:
    """A document's name, in bold, its day and issuer where the plan prints them."""
    target = record.target
    said = [f"**{escape(document_name(target.number))}**"]
    said += [f"ngày {day(target.date)}"] if target.date else []
    said += [f"của {escape(target.issuer)}"] if target.issuer else []
    return " ".join(said)
