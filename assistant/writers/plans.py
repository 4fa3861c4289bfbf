"""What is said of a plan itself, and the words that prove it."""

from __future__ import annotations

from assistant import sentences
from assistant.answer import Found, Passage
from assistant.labels import place
from assistant.markdown import escape, shorten
from assistant.writers.draft import Draft
from assistant.writers.passages import write_passages
from assistant.writers.relations import relation_line
from assistant.writers.topics import topic_line

_TITLE = 160  # letters of a heading in an outline
_ISSUE = ("MD", "KL")  # where number, day and signer are printed


def write_said(draft: Draft, found: Found) -> list[str]:
    """A statement about plans, and the words that prove it."""
    head = sentences.head(draft.question, found, draft.register)
    proof = [f"- {relation_line(draft, item)}" for item in found.items]
    quotes = write_passages(draft, found.passages)
    return [head, found.say, "\n".join(proof), *quotes]


def write_overview(draft: Draft, found: Found) -> list[str]:
    """What a plan is, then a line for each heading, those of the second rank under theirs."""
    if found.status != "answered":
        return [sentences.head(draft.question, found, draft.register)]
    lines = [_outline_line(draft, p) for p in found.passages if p.locator not in _ISSUE]
    issue = [p for p in found.passages if p.locator in _ISSUE]
    outline = ["**Bố cục**", "\n".join(lines)] if lines else []
    due = [topic_line(draft, n, item) for n, item in enumerate(found.items, 1)]
    dates = ["**Việc đến hạn sớm nhất và muộn nhất**", "\n".join(due)] if due else []
    return [found.say, *outline, *dates, *write_passages(draft, issue)]


def _outline_line(draft: Draft, passage: Passage) -> str:
    indent = "   " * passage.locator.count(".")
    title = escape(shorten(passage.text, _TITLE))
    where = place(passage.locator)
    return f"{indent}- {where[:1].upper()}{where[1:]}: {title} [{draft.passage(passage)}]"
