"""What is asked of plans that one replaced and that are not here: "hai bản cũ đó số mấy?"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answer import Question
from corpus.lazy import pattern
from corpus.plan import Manifest

if TYPE_CHECKING:
    from assistant.understanding.reading.reading import Reading

_OLD = pattern(
    r"(?<!\w)(?:van ban|ke hoach|ban|cai) (?:(?:da )?bi thay(?: the)?|cu|truoc do)"
    r"(?: (?:do|kia|ay|nay|tren))?(?!\w)"
)
_ITS_ISSUE = pattern(r"(?<!\w)(?:ban hanh|ra doi|ky|ngay nao|ngay may|so may|so bao nhieu)(?!\w)")


def replaced_asked(
    question: Question, reading: Reading, last: Question, plans: tuple[Manifest, ...]
) -> Question | None:
    """The sentence that replaces them tells their number, day and issuer; None where a plan that
    was replaced is here itself, and can be asked."""
    told = last.kind == "validity" and last.plans and not (question.plans or question.provinces)
    if not told or not (_OLD.search(reading.flat) and _ITS_ISSUE.search(reading.flat)):
        return None
    if any(plan.replaced_by in (last.plans or ()) for plan in plans):
        return None
    return replace(last, text=question.text, follows=True, about=(), answered=())
