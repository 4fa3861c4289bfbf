"""Found records → Vietnamese Markdown with [n] markers, and the citations behind them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from assistant import sentences
from assistant.answer import Answer, Citation, Found, Group, Item, Passage, Question, Shown
from assistant.cite import cite_item, cite_passage
from assistant.labels import day, place, plan_name
from assistant.later import related_later
from assistant.lookups.scope import in_force, replaced_note, replaced_notes, replacement_proof
from assistant.lookups.targets import SILENT
from assistant.markdown import escape, shorten
from corpus.plan import Assignment, Duty, Manifest, Relation, Target, Task
from index.register import Register

_RELATED_SHOWN = 6
_AT_ONCE = 300


@dataclass(slots=True)
class _Draft:
    """Citations in the order of their markers, while an answer is written."""

    register: Register
    question: Question
    citations: list[Citation] = field(default_factory=list)
    numbers: dict[object, int] = field(default_factory=dict)
    used: list[str] = field(default_factory=list)

    def item(self, item: Item) -> int:
        """The number of a record's citation; the same record keeps its number."""
        key = item.record.id
        if key not in self.numbers:
            n = self.numbers[key] = len(self.citations) + 1
            manifest = self.register.plan(item.record.plan)
            force = in_force(manifest, self.question.as_of)
            self.citations.append(cite_item(n, item, self.register, force))
            self.used.append(item.record.plan)
        return self.numbers[key]

    def passage(self, passage: Passage) -> int:
        """The number of a passage's citation."""
        key = (passage.plan, passage.span, passage.text)
        if key not in self.numbers:
            n = self.numbers[key] = len(self.citations) + 1
            manifest = self.register.plan(passage.plan)
            force = in_force(manifest, self.question.as_of)
            self.citations.append(cite_passage(n, passage, self.register, force))
            self.used.append(passage.plan)
        return self.numbers[key]


def compose(question: Question, found: Found, register: Register) -> Answer:
    """The answer as shown, not yet checked."""
    draft = _Draft(register, question)
    writer = _WRITERS.get(question.kind, _write_list)
    body = writer(draft, found)
    parts = [*body, *_write_related(draft, found.related)]
    marked = _replacements(draft)
    notes = (*question.assumed, *_window_notes(question), *found.notes, *marked)
    if notes:
        parts.append("\n".join(f"> {escape(n) if '[' not in n else n}" for n in notes))
    return Answer(
        question=question,
        status=found.status,
        markdown="\n\n".join(p for p in parts if p),
        items=tuple(Shown(item, (draft.item(item),)) for item in found.items),
        related=tuple(Shown(item, (draft.item(item),)) for g in found.related for item in g.items),
        citations=tuple(draft.citations),
        notes=notes,
    )


def _related(draft: _Draft, groups: Sequence[Group]) -> tuple[Sequence[Shown], Sequence[Citation]]:
    """What stands under the other headings, and all citations. Of long lists only what the
    text shows is made, and so checked, at once."""
    if sum(len(group.items) for group in groups) <= _AT_ONCE:
        every = (item for group in groups for item in group.items)
        shown = tuple(Shown(item, (draft.item(item),)) for item in every)
        return shown, tuple(draft.citations)
    as_of, numbers = draft.question.as_of, draft.numbers
    related, citations = related_later(groups, draft.citations, numbers, draft.register, as_of)
    start = 0
    for group in groups:
        related[start : start + _RELATED_SHOWN]
        start += len(group.items)
    return related, citations


def _replacements(draft: _Draft) -> tuple[str, ...]:
    """A remark, with the sentence that says so, for every replaced plan that was used."""
    found = []
    for plan_id in dict.fromkeys(draft.used):
        manifest = draft.register.plan(plan_id)
        if in_force(manifest, draft.question.as_of) and manifest.status != "replaced":
            continue
        for note in replaced_notes([plan_id], draft.question.as_of, draft.register):
            proof = replacement_proof(manifest, draft.register)
            mark = f" [{draft.passage(proof)}]" if proof else ""
            found.append(f"{note}{mark}")
    return tuple(found)


def _window_notes(question: Question) -> tuple[str, ...]:
    window = question.window
    if window is None:
        return ()
    notes = list(window.assumed)
    if window.overdue:
        notes.append(
            "Kế hoạch không ghi việc đã xong hay chưa; “quá hạn” nghĩa là ngày đến hạn đã qua"
        )
    return tuple(notes)


# --- lists of work -----------------------------------------------------------


def _write_list(draft: _Draft, found: Found) -> list[str]:
    head = sentences.head(draft.question, found, draft.register)
    return [head, *_by_plan(draft, found.items, _work_line)]


def _by_plan(
    draft: _Draft, items: Sequence[Item], line: Callable[[_Draft, int, Item], str]
) -> list[str]:
    """Items under their plans, numbered through; plans in force first."""
    plans: dict[str, list[Item]] = {}
    for item in items:
        plans.setdefault(item.record.plan, []).append(item)
    manifests = sorted(
        (draft.register.plan(p) for p in plans),
        key=lambda m: not in_force(m, draft.question.as_of),
    )
    parts, n = [], 0
    for manifest in manifests:
        own = plans[manifest.id]
        lines = [line(draft, n + k, item) for k, item in enumerate(own, 1)]
        n += len(own)
        parts.append(_plan_heading(manifest, draft) + "\n\n" + "\n".join(lines))
    return parts


def _plan_heading(manifest: Manifest, draft: _Draft) -> str:
    heading = f"**{escape(plan_name(manifest, full=True))}**"
    if not in_force(manifest, draft.question.as_of):
        heading += f" — *{escape(replaced_note(manifest, draft.register))}*"
    return heading


def _linked(draft: _Draft, item: Item, *, all_links: bool) -> str:
    """Lines for the same work elsewhere in the plan. Where body and annex name different
    leads, both are shown and neither is chosen."""
    said = []
    for other, same in draft.register.linked(item.record.id):
        if same and not all_links:
            continue
        where = place(other.locator, other)
        mark = draft.item(Item(other))
        if same:
            said.append(f"Cùng việc này: {where} [{mark}]")
        elif isinstance(other, Task | Assignment):
            lead = escape(other.lead_raw)
            said.append(f"⚠ Lưu ý: {where} ghi chủ trì là {lead} [{mark}]")
    return "".join(f"\n   - {line}" for line in said)


def _work_line(draft: _Draft, n: int, item: Item) -> str:
    """One numbered line: deadline, work, role, output, citation."""
    if isinstance(item.record, Target):
        return _target_line(draft, n, item)
    mark = draft.item(item)
    record = item.record
    named = bool(draft.question.agencies)
    details = "; ".join(sentences.details(item, draft.register, named=named))
    text = escape(shorten(record.text, 320))
    line = f"{n}. {sentences.when(item)}{text}{f' ({details})' if details else ''} [{mark}]"
    return line + _linked(draft, item, all_links=False)


def _write_related(draft: _Draft, groups: Iterable[Group]) -> list[str]:
    """The other headings, each with its count; long ones are cut and say so."""
    parts = []
    for group in groups:
        shown = group.items[:_RELATED_SHOWN]
        lines = [f"- {_related_line(draft, item)}" for item in shown]
        left = len(group.items) - len(shown)
        if left:
            lines.append(f"- … và {left} việc khác; xuất Excel để xem đủ {len(group.items)} việc.")
        parts.append(f"**{group.heading}** ({len(group.items)})\n\n" + "\n".join(lines))
    return parts


def _related_line(draft: _Draft, item: Item) -> str:
    mark = draft.item(item)
    manifest = draft.register.plan(item.record.plan)
    when = sentences.when(item)
    name = escape(plan_name(manifest))
    if isinstance(item.record, Target):
        return f"{when}{sentences.target(item.record, 160)} — {name} [{mark}]"
    text = escape(shorten(item.record.text, 160).rstrip("."))
    return f"{when}{text}{_of_whom(draft, item)} — {name} [{mark}]"


def _of_whom(draft: _Draft, item: Item) -> str:
    """Whose work it is, where the heading does not say it."""
    record = item.record
    told = item.role in ("inherited", "coordinating") or not draft.question.agencies
    if not told or not isinstance(record, Task | Assignment | Duty) or not record.lead_raw:
        return ""
    return f" (chủ trì: {escape(shorten(record.lead_raw, 100))})"


# --- deadlines, who ----------------------------------------------------------


def _write_topic(draft: _Draft, found: Found) -> list[str]:
    head = sentences.head(draft.question, found, draft.register)
    return [head, *_by_plan(draft, found.items, _topic_line)]


def _topic_line(draft: _Draft, n: int, item: Item) -> str:
    mark = draft.item(item)
    record = item.record
    if isinstance(record, Target):
        return _target_line(draft, n, item)
    facts = [f"**Thời hạn:** {sentences.deadline(item)}"]
    if isinstance(record, Task | Assignment | Duty):
        facts.append(f"**Chủ trì:** {escape(record.lead_raw) or 'không ghi'}")
        if record.coordinating_raw:
            facts.append(f"**Phối hợp:** {escape(record.coordinating_raw)}")
        elif draft.question.role == "coordinating" or draft.question.kind == "who":
            facts.append("**Phối hợp:** không ghi")
    if isinstance(record, Task | Assignment) and record.output:
        facts.append(f"**Kết quả:** {escape(record.output)}")
    where = place(record.locator, record)
    text = escape(shorten(record.text, 240))
    lines = "".join(f"\n   - {fact}" for fact in facts)
    return f"{n}. {text} ({where}) [{mark}]{lines}{_linked(draft, item, all_links=True)}"


# --- targets -----------------------------------------------------------------


def _write_targets(draft: _Draft, found: Found) -> list[str]:
    head = sentences.head(draft.question, found, draft.register)
    return [head, *_by_plan(draft, found.items, _target_line)]


def _target_line(draft: _Draft, n: int, item: Item) -> str:
    mark = draft.item(item)
    if not isinstance(item.record, Target):
        return ""
    lead = f"; theo dõi: {escape(item.record.lead_raw)}" if item.record.lead_raw else ""
    return f"{n}. {sentences.target(item.record, 240)}{lead} [{mark}]"


def _write_rows(draft: _Draft, found: Found) -> list[str]:
    """A table: a row per province or horizon; silence is said."""
    head = sentences.head(draft.question, found, draft.register)
    if not found.rows:
        return [head, *_by_plan(draft, found.items, _target_line)]
    first = "Tỉnh" if draft.question.kind == "comparison" else "Mốc"
    lines = [f"| {first} | Mục tiêu | Nguồn |", "| --- | --- | --- |"]
    for name, items in found.rows:
        lines += [_row(draft, name, item) for item in items] or [f"| {escape(name)} | {SILENT} | |"]
    return [head, "\n".join(lines)]


def _row(draft: _Draft, name: str, item: Item) -> str:
    mark = draft.item(item)
    manifest = draft.register.plan(item.record.plan)
    said = sentences.target(item.record, 120) if isinstance(item.record, Target) else ""
    return f"| {escape(name)} | {said} | {escape(plan_name(manifest))} [{mark}] |"


# --- clauses, mentions, plans, passages --------------------------------------


def _write_clause(draft: _Draft, found: Found) -> list[str]:
    parts = [sentences.head(draft.question, found, draft.register)]
    for item in found.items:
        manifest = draft.register.plan(item.record.plan)
        label = f"{plan_name(manifest, full=True)}, {place(item.record.locator, item.record)}"
        parts.append(f"**{escape(label)}** [{draft.item(item)}]\n\n> {escape(item.record.text)}")
        parts.append(_clause_facts(item))
    return [*parts, *_write_passages(draft, found.passages)]


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


def _write_passages(draft: _Draft, passages: Sequence[Passage]) -> list[str]:
    parts = []
    for passage in passages:
        manifest = draft.register.plan(passage.plan)
        label = f"{plan_name(manifest, full=True)}, {place(passage.locator)}"
        mark = draft.passage(passage)
        quote = draft.citations[mark - 1].quote
        parts.append(f"**{escape(label)}** [{mark}]\n\n> {escape(quote)}")
    return parts


def _write_mentions(draft: _Draft, found: Found) -> list[str]:
    head = sentences.head(draft.question, found, draft.register)
    lines = _by_plan(draft, found.items, _mention_line)
    return [head, *lines, *_write_passages(draft, found.passages)]


def _mention_line(draft: _Draft, n: int, item: Item) -> str:
    mark = draft.item(item)
    record = item.record
    verb = sentences.RELATIONS[record.relation] if isinstance(record, Relation) else ""
    text = escape(shorten(_around(record), 260))
    return f"{n}. {place(record.locator)} ({verb}): “{text}” [{mark}]"


def _around(record: object) -> str:
    """The words around the document's number in a long sentence."""
    if not isinstance(record, Relation):
        return ""
    figure = record.target.number.split("/")[0].split("-")[0]
    at = max(record.text.find(figure) - 110, 0)
    start = record.text.find(" ", at) + 1 if at else 0
    return record.text[start:]


def _write_said(draft: _Draft, found: Found) -> list[str]:
    """A statement about plans, and the words that prove it."""
    head = sentences.head(draft.question, found, draft.register)
    proof = [f"- {_related_proof(draft, item)}" for item in found.items]
    quotes = _write_passages(draft, found.passages)
    return [head, found.say, "\n".join(proof), *quotes]


def _related_proof(draft: _Draft, item: Item) -> str:
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


def _write_open(draft: _Draft, found: Found) -> list[str]:
    head = sentences.head(draft.question, found, draft.register)
    return [head, *_write_passages(draft, found.passages)]


_WRITERS: dict[str, Callable[[_Draft, Found], list[str]]] = {
    "responsibility": _write_list,
    "count": _write_list,
    "reporting": _write_topic,
    "deadline": _write_topic,
    "who": _write_topic,
    "target": _write_targets,
    "comparison": _write_rows,
    "series": _write_rows,
    "citation": _write_clause,
    "mention": _write_mentions,
    "validity": _write_said,
    "basis": _write_said,
    "signer": _write_said,
    "plans": _write_said,
    "open": _write_open,
}
