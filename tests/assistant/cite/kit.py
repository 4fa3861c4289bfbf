"""Answers and registers that are broken in one place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from assistant.answer import Answer, Citation, Item, Question, Shown
from assistant.cite import cite_item
from corpus.plan import Record
from index.register import Register


class Misread:
    """A register that holds one record otherwise than its source prints it."""

    def __init__(self, register: Register, false: Record) -> None:
        self._register, self._false = register, false

    def get(self, record_id: str) -> Record | None:
        return self._false if record_id == self._false.id else self._register.get(record_id)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._register, name)


def record(register: Register, record_id: str) -> Record:
    """The record, which must exist."""
    found = register.get(record_id)
    assert found is not None, record_id
    return found


def answer_of(register: Register, *items: Item, markdown: str | None = None) -> Answer:
    """A small true answer that lists the items, each cited."""
    cited: tuple[Citation, ...] = tuple(
        cite_item(n, item, register, in_force=True) for n, item in enumerate(items, 1)
    )
    question = Question("Sở Nội vụ phải làm gì?", "responsibility", date(2025, 3, 1))
    lines = [f"{n}. {item.record.text} [{n}]" for n, item in enumerate(items, 1)]
    text = markdown or "\n".join([f"Có **{len(items)}** việc.", "", *lines])
    shown = tuple(Shown(item, (n,)) for n, item in enumerate(items, 1))
    return Answer(question, "answered", text, shown, citations=cited)


def reworded(answer: Answer, old: str, new: str) -> Answer:
    """The answer with other words, which it must have held."""
    assert old in answer.markdown, old
    return replace(answer, markdown=answer.markdown.replace(old, new, 1))
