"""What is said of a plan itself, and the words that prove it."""

from __future__ import annotations

from assistant import sentences
from assistant.answer import Found, Item
from assistant.labels import day, document_name, plan_name
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
    """ "Kế hoạch 86/KH-UBND thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024"."""
    record = item.record
    said = [escape(plan_name(draft.register.plan(record.plan)))]
    if isinstance(record, Relation):
        target = record.target
        name = escape(document_name(target.number))
        said += [sentences.RELATIONS[record.relation], f"**{name}**"]
        said += [f"ngày {day(target.date)}"] if target.date else []
        said += [f"của {escape(target.issuer)}"] if target.issuer else []
    return f"{' '.join(said)} [{draft.item(item)}]"
