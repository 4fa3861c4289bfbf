"""Which plans a question searches, and what is said of plans that were replaced."""

from __future__ import annotations

from datetime import date

from assistant.answer import Passage, Question
from corpus.plan import Manifest
from index.register import Register


def plans_of(question: Question, register: Register) -> tuple[Manifest, ...]:
    """The plans in scope, those in force at the as-of day first."""
    chosen = set(question.plans) if question.plans is not None else None
    plans = [p for p in register.plans() if chosen is None or p.id in chosen]
    return tuple(sorted(plans, key=lambda p: not in_force(p, question.as_of)))


def siblings(question: Question, register: Register) -> tuple[str, ...]:
    """Other plans of the provinces whose plans the question names; none where all are asked."""
    chosen = set(question.plans or ())
    provinces = {p.province for p in register.plans() if p.id in chosen}
    return tuple(p.id for p in register.plans() if p.id not in chosen and p.province in provinces)


def in_force(manifest: Manifest, as_of: date) -> bool:
    """Is a plan not yet replaced on that day?"""
    if manifest.status != "replaced":
        return True
    return manifest.replaced_on is not None and as_of < manifest.replaced_on


def replaced_note(manifest: Manifest, register: Register) -> str:
    """ "đã được thay thế bởi 86/KH-UBND từ 19/5/2025"."""
    by = register.find_plan(manifest.replaced_by)
    name = by.number if by and by.number else (manifest.replaced_by or "văn bản khác")
    when = f" từ {on.day}/{on.month}/{on.year}" if (on := manifest.replaced_on) else ""
    return f"đã được thay thế bởi {name}{when}"


def replacement_proof(manifest: Manifest, register: Register) -> Passage | None:
    """The sentence of the newer plan that replaces this one."""
    if manifest.number is None or manifest.replaced_by is None:
        return None
    for relation in register.relations_to(manifest.number):
        ends = relation.relation in ("replaces", "repeals")
        if ends and relation.plan == manifest.replaced_by:
            locator = relation.locator.partition("~")[0]
            return Passage(relation.plan, locator, relation.span, relation.text)
    return None
