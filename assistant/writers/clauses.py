"""Clauses word for word, and places that name a document."""

from __future__ import annotations

from assistant import sentences
from assistant.answer import Found, Item
from assistant.labels import place, plan_name
from assistant.markdown import escape, shorten
from assistant.writers.draft import Draft
from assistant.writers.layout import by_plan
from assistant.writers.passages import write_passages
from assistant.writers.relations import document_line
from assistant.writers.topics import topic_line
from corpus.plan import Assignment, Duty, Relation, Target, Task


def write_clause(draft: Draft, found: Found) -> list[str]:
    """The clause or row as printed, and its facts."""
    parts = [sentences.head(draft.question, found, draft.register)]
    for item in found.items:
        manifest = draft.register.plan(item.record.plan)
        label = f"{plan_name(manifest, full=True)}, {place(item.record.locator, item.record)}"
        parts.append(f"**{escape(label)}** [{draft.item(item)}]\n\n> {escape(item.record.text)}")
        parts.append(_clause_facts(item))
    return [*parts, *write_passages(draft, found.passages)]


def _clause_facts(item: Item) -> str:
    record = item.record
    if isinstance(record, Target):
        lead = f"\n- Theo dõi: {escape(record.lead_raw)}" if record.lead_raw else ""
        return f"- Kết quả: {sentences.values(record)}{lead}"
    if not isinstance(record, Task | Assignment | Duty):
        return ""
    facts = [f"- Chủ trì: {escape(record.lead_raw) or 'không ghi'}"]
    if record.coordinating_raw:
        facts.append(f"- Phối hợp: {escape(record.coordinating_raw)}")
    if isinstance(record, Task | Assignment) and record.output:
        facts.append(f"- Kết quả: {escape(record.output)}")
    if record.deadline:
        facts.append(f"- Thời hạn: {sentences.deadline(item)}")
    return "\n".join(facts)


def write_mentions(draft: Draft, found: Found) -> list[str]:
    """Every place that names the document, with its words; where none is asked for, every
    document that is named."""
    head = sentences.head(draft.question, found, draft.register)
    line = _mention_line if draft.question.document else document_line
    lines = by_plan(draft, found.items, line)
    return [head, *lines, *write_passages(draft, found.passages)]


def _mention_line(draft: Draft, n: int, item: Item) -> str:
    record = item.record
    if not isinstance(record, Relation):
        return topic_line(draft, n, item)
    mark = draft.item(item)
    verb = sentences.RELATIONS[record.relation]
    text = escape(shorten(_around(record), 260))
    return f"{n}. {place(record.locator)} ({verb}): “{text}” [{mark}]"


def _around(record: Relation) -> str:
    """The words around the document's number in a long sentence."""
    figure = record.target.number.split("/")[0].split("-")[0]
    at = max(record.text.find(figure) - 110, 0)
    start = record.text.find(" ", at) + 1 if at else 0
    return record.text[start:]
