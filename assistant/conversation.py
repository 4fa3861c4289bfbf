"""What carries over between turns: a follow-up keeps every slot that it does not name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answer import Question
from corpus.plan import Manifest

if TYPE_CHECKING:
    from assistant.understand import Reading

_ORDINAL = re.compile(
    r"(?:thu|so|viec|nhiem vu|muc|cai)\s+(?P<word>nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi|dau tien|cuoi cung|\d{1,2})(?!\w)"
)
_WORDS = {w: i for i, w in enumerate("nhat hai ba tu nam sau bay tam chin muoi".split(), 1)}


def carry_over(
    question: Question,
    reading: Reading,
    history: Sequence[Question],
    plans: tuple[Manifest, ...],
) -> Question:
    """The question in its conversation; itself when it stands alone."""
    if not history:
        return question
    last = next((q for q in reversed(history) if q.kind not in ("invalid", "out_of_scope")), None)
    if last is None or not _is_follow_up(question, reading):
        return question
    return _merged(question, reading, last)


def _is_follow_up(question: Question, reading: Reading) -> bool:
    """It says so ("Còn …", "… thì sao", "việc đó"), or names no subject of its own."""
    opens = reading.cues and "follow_start" in reading.cues[0].kinds and (
        not reading.flat[: reading.cues[0].start].strip(" ,·")
    )
    closes = any(
        "follow_end" in cue.kinds and not reading.flat[cue.end :].strip(" ?!.") for cue in reading.cues
    )
    refers = reading.has("follow_ref") or bool(_ordinal(reading))
    subject = question.agencies or question.topic or question.place or question.document
    whole = subject or question.plans or question.provinces or question.missing
    return bool(opens or closes or refers or not whole or (not subject and _bare(question, reading)))


def _bare(question: Question, reading: Reading) -> bool:
    """Only a province or plan, and a word or two: "Ở Thái Nguyên?"."""
    return question.kind in ("open", "responsibility", "who", "deadline") and not reading.has(
        "plans", "validity", "basis", "signer", "reporting", "target"
    )


def _merged(question: Question, reading: Reading, last: Question) -> Question:
    named_kind = _named_kind(question, reading, last)
    scope_named = question.plans is not None or question.provinces or question.missing
    merged = replace(
        last,
        text=question.text,
        kind=named_kind,
        agencies=question.agencies or last.agencies,
        role=question.role if reading.has("coordinating", "lead", "tracking") else last.role,
        provinces=question.provinces if scope_named else last.provinces,
        plans=question.plans if scope_named else last.plans,
        window=reading.window or last.window,
        horizon=question.horizon or last.horizon,
        topic=question.topic or last.topic,
        topic_text=question.topic_text or last.topic_text,
        place=question.place or last.place,
        document=question.document or last.document,
        assumed=question.assumed if question.agencies else (*last.assumed, *question.assumed),
        missing=question.missing if scope_named else last.missing,
        about=_about(question, reading, last, named_kind),
        fault=None,
    )
    if question.agencies and not question.topic and last.kind in ("responsibility", "count"):
        return replace(merged, topic=last.topic, topic_text=last.topic_text)
    return merged


def _named_kind(question: Question, reading: Reading, last: Question):  # type: ignore[no-untyped-def]
    if question.agencies and not reading.has("who", "deadline", "count", "target", "reporting"):
        return last.kind if last.kind in ("responsibility", "count", "reporting") else "responsibility"
    asked = ("who", "deadline", "count", "comparison", "series", "validity", "basis", "signer", "reporting")
    if question.kind in asked and reading.has(question.kind):
        return question.kind
    if reading.has("coordinating") and not question.agencies:
        return "who" if last.answered and not last.agencies else (
            "who" if reading.has("who") else last.kind
        )
    return last.kind


def _about(question: Question, reading: Reading, last: Question, kind: str) -> tuple[str, ...]:
    """The records of the last answer that this turn asks about."""
    if question.agencies or question.topic or question.place or question.document:
        return ()
    place = _ordinal(reading)
    if place is not None and last.answered:
        index = len(last.answered) - 1 if place < 0 else place - 1
        return (last.answered[index],) if 0 <= index < len(last.answered) else ()
    if kind in ("who", "deadline") and not (question.plans or question.provinces):
        return last.answered
    return ()


def _ordinal(reading: Reading) -> int | None:
    found = _ORDINAL.search(reading.flat)
    if not found or reading.place and not found["word"].isalpha():
        return None
    word = found["word"]
    if word.startswith("dau"):
        return 1
    if word.startswith("cuoi"):
        return -1
    return _WORDS.get(word) or (int(word) if word.isdigit() else None)
