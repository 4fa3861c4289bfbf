"""Lists of work, and what stands beside them under other headings."""

from __future__ import annotations

from collections.abc import Iterable

from assistant import sentences
from assistant.answer import Found, Group, Item
from assistant.labels import plan_name
from assistant.lookups.scope import in_force
from assistant.markdown import escape, shorten
from assistant.sentences.asked import asks_partners
from assistant.writers.draft import Draft
from assistant.writers.layout import by_plan, linked, under
from assistant.writers.passages import write_passages
from assistant.writers.relations import relation_line
from assistant.writers.targets import target_line
from corpus.plan import Assignment, Duty, Relation, Target, Task

RELATED_SHOWN = 6
_IN_PROSE = "**Phần lời văn của kế hoạch cũng nêu nội dung này**"
_NOUNS = {"target": "chỉ tiêu", "relation": "văn bản"}


def write_list(draft: Draft, found: Found) -> list[str]:
    """Work as asked for, under its plans, and what their prose says of it."""
    head = sentences.head(draft.question, found, draft.register)
    lines = by_plan(draft, found.items, work_line, _part)
    prose = write_passages(draft, found.passages)
    return [head, *lines, *([_IN_PROSE, *prose] if prose else [])]


def _part(item: Item) -> str:
    """What comes back within the asked days stands apart from what falls due."""
    return sentences.COMES_BACK if item.returns else ""


def work_line(draft: Draft, n: int, item: Item) -> str:
    """One numbered line: deadline, work, role, output, citation."""
    if isinstance(item.record, Target):
        return target_line(draft, n, item)
    mark = draft.item(item)
    record = item.record
    named, partners = len(draft.question.agencies) == 1, asks_partners(draft.question)
    details = "; ".join(sentences.details(item, named=named, partners=partners))
    text = escape(shorten(record.text, 320))
    said = f"{sentences.unstopped(text)} ({details})" if details else text
    return f"{n}. {sentences.when(item)}{said} [{mark}]" + under(
        n, linked(draft, item, all_links=False)
    )


def write_related(draft: Draft, groups: Iterable[Group]) -> list[str]:
    """The other headings, each with its count; long ones are cut and say so."""
    parts = []
    for group in groups:
        shown = group.items[:RELATED_SHOWN]
        lines = [f"- {_related_line(draft, item)}" for item in shown]
        left = len(group.items) - len(shown)
        if left:
            what = _NOUNS.get(shown[0].record.kind, "việc")
            whole = f"{len(group.items)} {what}"
            lines.append(f"- … và {left} {what} khác; xuất Excel để xem đủ {whole}.")
        parts.append(f"**{group.heading}** ({len(group.items)})\n\n" + "\n".join(lines))
    return parts


def _related_line(draft: Draft, item: Item) -> str:
    if isinstance(item.record, Relation):
        return relation_line(draft, item)
    mark = draft.item(item)
    manifest = draft.register.plan(item.record.plan)
    when = sentences.when(item)
    name = escape(plan_name(manifest))
    if not in_force(manifest, draft.question.as_of):
        name += " (đã được thay thế)"
    if isinstance(item.record, Target):
        return f"{when}{sentences.target(item.record, 160, draft.question.topic)} — {name} [{mark}]"
    text = sentences.unstopped(escape(shorten(item.record.text, 160)))
    return f"{when}{text}{_of_whom(draft, item)} — {name} [{mark}]"


def _of_whom(draft: Draft, item: Item) -> str:
    """Whose work it is, where the heading does not say it."""
    record = item.record
    told = item.role in ("inherited", "coordinating") or not draft.question.agencies
    if not told or not isinstance(record, Task | Assignment | Duty) or not record.lead_raw:
        return ""
    return f" (chủ trì: {escape(shorten(record.lead_raw, 100))})"
