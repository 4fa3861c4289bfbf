"""Sections keep their place and their headings."""

from __future__ import annotations

from corpus.plan import Span
from index.register import Register
from index.word_query import all_of, phrase
from tests.index.register.kit import ID


def test_a_section_knows_its_headings(register: Register) -> None:
    found = register.section(ID, "ii.1-1")
    assert found is not None
    assert (found.path, found.span) == ("II. NHIỆM VỤ › 1. Dạy nghề", Span(5, 5))
    assert [s.locator for s in register.sections(ID, under="II.1")] == ["II.1-1"]


def test_sections_are_found_by_their_lines_or_by_their_headings_alone(register: Register) -> None:
    lop, vu = phrase(["lop"]), all_of([phrase(["nhiem"]), phrase(["vu"])])
    assert [s.locator for s in register.sections_with(lop, [ID])] == ["II"]
    assert register.sections_called(lop) == register.sections_called("") == []
    assert [s.locator for s in register.sections_called(vu, [ID])] == ["II"]
