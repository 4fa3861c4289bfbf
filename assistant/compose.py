"""Found records → Vietnamese Markdown with [n] markers, and the citations behind them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.answer import Answer, Citation, Found, Item, Question, Shown
from assistant.labels import plan_name
from assistant.later import shown_later
from assistant.lookups.scope import replaced_note, replacement_proof
from assistant.markdown import escape
from assistant.sentences.files import file_notes
from assistant.writers.blank import write_blank
from assistant.writers.changes import write_changes
from assistant.writers.clauses import write_clause, write_mentions
from assistant.writers.draft import Draft
from assistant.writers.layout import LINES_SHOWN
from assistant.writers.passages import write_open
from assistant.writers.plans import write_overview, write_said
from assistant.writers.summary import numbered_summary
from assistant.writers.tally import write_tally
from assistant.writers.targets import write_rows, write_targets
from assistant.writers.topics import write_topic
from assistant.writers.work import RELATED_SHOWN, write_list, write_related
from index.register import Register

_AT_ONCE = 300


def compose(question: Question, found: Found, register: Register) -> Answer:
    """The answer as shown, not yet checked."""
    draft = Draft(register, question)
    writer = _WRITERS.get(question.kind, write_list)
    body = writer(draft, found)
    parts = [*body, *write_related(draft, found.related)]
    marked = _replacements(draft)
    files = file_notes(question, found)
    notes = (*question.assumed, *_window_notes(question), *found.notes, *files, *marked)
    if notes:
        parts.append("\n".join(f"> {escape(n) if '[' not in n else n}" for n in notes))
    items, related, citations = _lists(draft, found)
    return Answer(
        question=question,
        status=found.status,
        markdown="\n\n".join(p for p in parts if p),
        items=items,
        related=related,
        citations=citations,
        notes=notes,
        summary=numbered_summary(draft, found),
    )


def _lists(
    draft: Draft, found: Found
) -> tuple[Sequence[Shown], Sequence[Shown], Sequence[Citation]]:
    """What was asked, what stands under the other headings, and all citations. Of long lists
    only what the text shows is made, and so checked, at once."""
    few = len(found.items) <= LINES_SHOWN
    items = _at_once(draft, found.items) if few else ()
    if few and sum(len(group.items) for group in found.related) <= _AT_ONCE:
        related = _at_once(draft, [item for group in found.related for item in group.items])
        return items, related, tuple(draft.citations)
    long = () if few else found.items
    as_of, numbers = draft.question.as_of, draft.numbers
    later = shown_later(long, found.related, draft.citations, numbers, draft.register, as_of)
    start = 0
    for group in found.related:
        _ = later.related[start : start + RELATED_SHOWN]
        start += len(group.items)
    return items if few else later.items, later.related, later.citations


def _at_once(draft: Draft, items: Sequence[Item]) -> tuple[Shown, ...]:
    return tuple(Shown(item, (draft.item(item),)) for item in items)


def _replacements(draft: Draft) -> tuple[str, ...]:
    """A remark, with the sentence that says so, for every replaced plan that was used."""
    found = []
    for plan_id in dict.fromkeys(draft.used):
        manifest = draft.register.plan(plan_id)
        if manifest.status == "replaced":
            proof = replacement_proof(manifest, draft.register)
            mark = f" [{draft.passage(proof)}]" if proof else ""
            note = replaced_note(manifest, draft.register)
            found.append(f"{plan_name(manifest, full=True)} {note}{mark}")
    return tuple(found)


def _window_notes(question: Question) -> tuple[str, ...]:
    window = question.window
    if window is None or question.kind == "out_of_scope":
        return ()
    notes = list(window.assumed)
    if window.overdue:
        notes.append(
            "Kế hoạch không ghi việc đã xong hay chưa; “quá hạn” nghĩa là ngày đến hạn đã qua"
        )
    return tuple(notes)


_WRITERS: dict[str, Callable[[Draft, Found], list[str]]] = {
    "responsibility": write_list,
    "count": write_list,
    "blank": write_blank,
    "tally": write_tally,
    "reporting": write_topic,
    "deadline": write_topic,
    "who": write_topic,
    "target": write_targets,
    "comparison": write_rows,
    "series": write_rows,
    "citation": write_clause,
    "mention": write_mentions,
    "validity": write_said,
    "basis": write_said,
    "signer": write_said,
    "plans": write_said,
    "overview": write_overview,
    "change": write_changes,
    "merger": write_said,
    "open": write_open,
}
