"""Passages quoted word for word: what answers an open question, and what comes nearest."""

from __future__ import annotations

from collections.abc import Sequence

from assistant import sentences
from assistant.answer import Found, Passage
from assistant.labels import place, plan_name
from assistant.markdown import escape
from assistant.writers.draft import Draft
from assistant.writers.summary import write_summary


def write_passages(draft: Draft, passages: Sequence[Passage]) -> list[str]:
    """Each passage quoted under where it stands."""
    parts = []
    for passage in passages:
        manifest = draft.register.plan(passage.plan)
        record = draft.register.get(f"{passage.plan}#{passage.locator}")
        label = f"{plan_name(manifest, full=True)}, {place(passage.locator, record)}"
        mark = draft.passage(passage)
        quote = draft.citations[mark - 1].quote
        parts.append(f"**{escape(label)}** [{mark}]\n\n> {escape(quote)}")
    return parts


def write_nearest(draft: Draft, found: Found) -> list[str]:
    """What comes nearest where nothing was found, under a heading of its own."""
    if found.status == "answered" or not found.passages:
        return []
    return ["**Nội dung gần nhất**", *write_passages(draft, found.passages)]


def write_open(draft: Draft, found: Found) -> list[str]:
    """What a language model wrote of it, if one did; how much was found, then the passages,
    best first; else those that come nearest."""
    head = sentences.head(draft.question, found, draft.register)
    if found.status == "answered":
        return [*write_summary(draft, found), head, *write_passages(draft, found.passages)]
    return [head, *write_nearest(draft, found)]
