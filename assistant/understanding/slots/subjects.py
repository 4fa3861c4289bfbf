"""Plans that a question calls by what they are about: "Ai ký kế hoạch thi đua?"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from assistant.answer import Question
from assistant.terms import variants
from assistant.understanding.names.agencies import Context
from assistant.understanding.names.plans import ANY_TITLE
from assistant.understanding.words.spans import flat
from corpus.plan import Manifest
from corpus.text import key

_OF_A_PLAN = ("validity", "basis", "signer")


def by_subject(question: Question, text: str, context: Context) -> Question:
    """The question of those plans in whose title the subject stands by which the text calls one;
    of none where it stands in no title: what another plan says would be a wrong answer."""
    subject = tuple(key(question.topic_text).split())
    if question.kind not in _OF_A_PLAN or not _is_called(text, question.topic_text):
        return question
    if question.document or ANY_TITLE.issuperset(subject):
        return question
    here = [p for p in context.plans if question.plans is None or p.id in question.plans]
    alike = tuple(p.id for p in here if _is_about(p, subject))
    if alike:
        return replace(question, plans=alike)
    of = f" của {', '.join(question.provinces)}" if question.provinces else ""
    return replace(question, plans=(), missing=(f"Kế hoạch {question.topic_text}{of}",))


def _is_called(text: str, topic: str) -> bool:
    """Does the topic stand right behind "kế hoạch"?"""
    called = rf"(?<!\w)ke hoach (?:ve )?{re.escape(flat(topic))}(?!\w)"
    return bool(topic) and re.search(called, flat(text)) is not None


def _is_about(plan: Manifest, subject: tuple[str, ...]) -> bool:
    """Has the title two words of the subject side by side, or its only one?"""
    title = f" {key(plan.short or '')} {key(plan.title)} "
    for said in variants(subject):
        pairs = [" ".join(pair) for pair in pairwise(said)] or list(said)
        if any(f" {pair} " in title for pair in pairs):
            return True
    return False
