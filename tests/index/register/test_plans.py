"""Plans come back as they were read: manifest, lines, what was not placed."""

from __future__ import annotations

from corpus.plan import Line
from index.register import Register
from tests.index.register.kit import ID, MANIFEST, PLAN


def test_the_manifest_and_the_digest_come_back(register: Register) -> None:
    assert register.plans() == (MANIFEST,)
    assert (register.plan(ID), register.digest(ID)) == (MANIFEST, "abc")


def test_lines_come_back_verbatim_with_their_pages(register: Register) -> None:
    assert register.lines(ID, 2, 9) == (Line(2, "", 1), Line(3, "Mở  lớp", 2))
    assert register.source(ID, 1, 3) == "Kế hoạch Mở lớp"


def test_what_was_not_placed_is_kept(register: Register) -> None:
    assert register.issues(ID) == PLAN.issues
