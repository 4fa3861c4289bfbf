"""Answers as they are kept, and a conversation taken up again from what was kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from pydantic import TypeAdapter

from assistant.answer import Answer, Citation, Item, Question, Shown
from assistant.codec import answer_json
from chat.store import Kept
from chat.visit import Choice, Visit
from corpus.codec import record_from_json

Json = dict[str, Any]
MOST = 40
_QUESTIONS = TypeAdapter(Question)


def kept(step: str, answer: Answer, choice: Choice) -> Kept:
    """An answer as the store keeps it."""
    question = _QUESTIONS.dump_python(answer.question, mode="json")
    return Kept(step, question, answer_json(answer), choice_json(choice))


def choice_json(choice: Choice) -> Json:
    """Settings as they are kept.

    >>> choice_from(choice_json(Choice("Đồng Tháp"))) == Choice("Đồng Tháp")
    True
    """
    day = choice.as_of.isoformat() if choice.as_of else None
    return {"province": choice.province, "agency": choice.agency, "as_of": day}


def choice_from(data: Mapping[str, Any]) -> Choice:
    """Settings from what was kept; none where nothing was."""
    day = data.get("as_of")
    as_of = date.fromisoformat(day) if day else None
    return Choice(data.get("province"), data.get("agency"), as_of)


def answer_from(held: Kept) -> Answer:
    """The answer again, for its buttons, files and citations.

    Raises KeyError or ValueError for one that an older version wrote otherwise.
    """
    data = held.answer
    return Answer(
        _QUESTIONS.validate_python(held.question, strict=False),
        data["status"],
        data["answer"],
        tuple(_shown(one) for one in data["items"]),
        tuple(_shown(one) for one in data["related"]),
        tuple(_citation(one) for one in data["citations"]),
        tuple(data["notes"]),
        dict(data["timing_ms"]),
    )


def _shown(data: Mapping[str, Any]) -> Shown:
    due = date.fromisoformat(data["due"]) if data["due"] else None
    item = Item(record_from_json(dict(data)), data["role"], data["timing"], due)
    return Shown(item, tuple(data["cites"]))


def _citation(data: Mapping[str, Any]) -> Citation:
    return Citation(**{**data, "lines": tuple(data["lines"])})


def resumed(
    held: Sequence[Kept], settings: Mapping[str, Any], failed: Callable[[str, BaseException], str]
) -> Visit:
    """A conversation as it was left: its settings, its questions, its last answers. One that
    an older version wrote otherwise is logged and left out."""
    visit = Visit(choice_from(settings))
    for one in held:
        try:
            visit.remember(one.step, answer_from(one))
        except (KeyError, TypeError, ValueError) as fault:
            failed(f"resume {one.step}", fault)
    return visit
