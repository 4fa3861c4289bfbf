"""The text of plans as passages: a clause, what holds certain words, all of it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Passage
from corpus.plan import Record
from corpus.text import key
from index.register import Register, SectionRow
from index.word_query import phrase


def passages_with(
    words: Sequence[str], register: Register, plans: tuple[str, ...]
) -> tuple[Passage, ...]:
    """Every clause and row that holds folded words side by side, in reading order."""
    said, wanted = phrase(words), f" {' '.join(words)} "
    if not said:
        return ()
    found: dict[str, list[Passage]] = {plan: [] for plan in plans}
    for section in register.sections_with(said, plans):
        found[section.plan].append(of_section(section, register))
    rows = ["task", "target"]
    for n, *_ in register.holding(register.matching(said, plans, rows), plans, rows):
        record = register.at(n)
        if record.locator.startswith("PL"):
            found[record.plan].append(_of_row(record))
    every = (passage for own in found.values() for passage in own)
    return tuple(p for p in every if wanted in f" {key(p.text)} ")


def all_passages(register: Register, plans: tuple[str, ...]) -> tuple[Passage, ...]:
    """Every clause and row of the plans, in reading order."""
    found = []
    for plan in plans:
        found += [of_section(section, register) for section in register.sections(plan)]
        for record in register.records([plan], ["task", "target"]):
            if record.locator.startswith("PL"):
                found.append(_of_row(record))
    return tuple(found)


def of_section(section: SectionRow, register: Register) -> Passage:
    """A clause and everything under it as one passage."""
    lines = register.lines(section.plan, section.span.first, section.span.last)
    text = " ".join(line.text.strip() for line in lines if line.text.strip())
    return Passage(section.plan, section.locator, section.span, text, section.path)


def _of_row(record: Record) -> Passage:
    return Passage(record.plan, record.locator, record.span, record.text, "")
