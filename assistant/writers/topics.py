"""One piece of work described: until when, who leads it, what comes of it."""

from __future__ import annotations

from assistant import sentences
from assistant.answer import Found, Item
from assistant.labels import place
from assistant.markdown import escape, shorten
from assistant.sentences.receivers import receiver
from assistant.writers.draft import Draft
from assistant.writers.layout import by_plan, linked, under
from assistant.writers.targets import target_line
from corpus.plan import Assignment, Duty, Record, Target, Task

# Letters of one piece of work that is described: through whom it goes may stand at its end.
_LONGEST = 480


def write_topic(draft: Draft, found: Found) -> list[str]:
    """The work that a question describes, with its facts."""
    head = sentences.head(draft.question, found, draft.register)
    return [head, *by_plan(draft, found.items, topic_line)]


def topic_line(draft: Draft, n: int, item: Item) -> str:
    """One numbered piece of work with its facts below."""
    mark = draft.item(item)
    record = item.record
    if isinstance(record, Target):
        return target_line(draft, n, item)
    facts = [f"**Thời hạn:** {sentences.deadline(item)}"]
    if draft.question.kind == "reporting":
        facts += _of_report(record)
    elif isinstance(record, Task | Assignment | Duty):
        facts.append(f"**Chủ trì:** {escape(record.lead_raw) or 'không ghi'}")
        if record.coordinating_raw:
            facts.append(f"**Phối hợp:** {escape(record.coordinating_raw)}")
        elif draft.question.role == "coordinating" or draft.question.kind == "who":
            facts.append("**Phối hợp:** không ghi")
    if isinstance(record, Task | Assignment) and record.output:
        facts.append(f"**Kết quả:** {escape(record.output)}")
    where = place(record.locator, record)
    text = escape(shorten(record.text, _LONGEST))
    facts += linked(draft, item, all_links=True)
    return f"{n}. {sentences.unstopped(text)} ({where}) [{mark}]{under(n, facts)}"


def _of_report(record: Record) -> list[str]:
    """Who reports, and to whom."""
    who = record.lead_raw if isinstance(record, Task | Assignment | Duty) else ""
    facts = [f"**Đơn vị thực hiện:** {escape(who) or 'không ghi'}"]
    whom = receiver(record.text)
    if whom or "báo cáo" in record.text.lower():
        facts.append(f"**Nơi nhận báo cáo:** {escape(whom) or 'không ghi'}")
    return facts
