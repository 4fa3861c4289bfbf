"""What the sources say: deadlines and agencies, each source where they differ."""

from __future__ import annotations

from assistant.answer import Found, Item, Question
from assistant.labels import plan_name
from assistant.lookups.scope import in_force
from assistant.lookups.timing import deadline_of
from assistant.markdown import escape
from assistant.sentences.facts import deadline
from corpus.plan import Assignment, Duty, Record, Target, Task
from corpus.text import key
from index.register import Register

_MOST_SAID = 5


def deadlines(question: Question, found: Found, register: Register) -> str:
    """Until when, or who: as each source says it."""
    if question.kind == "reporting":
        return f"Có **{len(found.items)}** quy định về chế độ báo cáo, sơ kết, tổng kết:"
    if question.day_and_body and not any(isinstance(i.record, Target) for i in found.items):
        return f"{_days(question, found, register)} {_bodies(question, found, register)}"
    told = _bodies if question.kind == "who" else _days
    return told(question, found, register)


def _days(question: Question, found: Found, register: Register) -> str:
    dated = [i for i in found.items if deadline_of(i.record)] or list(found.items)
    return f"Thời hạn: {_each([(i, _until(i)) for i in dated], question, register)}."


def _until(item: Item) -> str:
    """The deadline of work, the year in which a target must be reached."""
    year = item.record.value.horizon if isinstance(item.record, Target) else None
    return f"đến năm {year}" if year else deadline(item)


def _bodies(question: Question, found: Found, register: Register) -> str:
    """Who leads, coordinates or tracks."""
    asked = key(question.text)
    aids = "phoi hop" in asked and "chu tri" not in asked
    role = "coordinating" if aids else question.role
    verb = "Cơ quan phối hợp" if role == "coordinating" else "Cơ quan chủ trì"
    if all(isinstance(i.record, Target) for i in found.items):
        verb = "Cơ quan theo dõi"
    said = [(i, escape(_printed(i.record, role)) or "không ghi") for i in found.items]
    return f"{verb}: {_each(said, question, register)}."


def _each(said: list[tuple[Item, str]], question: Question, register: Register) -> str:
    """What each source says: one statement where they agree, else every one with its
    plan, plans in force first. None is silently chosen."""
    words = dict.fromkeys(text for _, text in said)
    if len(words) == 1:
        return f"**{next(iter(words))}**"
    named = sorted(
        said, key=lambda s: not in_force(register.plan(s[0].record.plan), question.as_of)
    )
    parts = dict.fromkeys(
        f"**{text}** ({escape(plan_name(register.plan(item.record.plan)))})" for item, text in named
    )
    return "; ".join(list(parts)[:_MOST_SAID])


def _printed(record: Record, role: str) -> str:
    """Who leads or coordinates, as printed."""
    if isinstance(record, Task | Assignment | Duty):
        return record.coordinating_raw if role == "coordinating" else record.lead_raw
    return record.lead_raw if isinstance(record, Target) else ""
