"""Records come back equal, by their id, plan, kind and the document that they name."""

from __future__ import annotations

import pytest

from corpus.plan import Record
from index.register import Register
from tests.index.register.kit import ID, RECORDS


@pytest.mark.parametrize("record", RECORDS, ids=lambda r: r.kind)
def test_a_record_comes_back_equal_in_every_field(register: Register, record: Record) -> None:
    assert register.get(record.id) == record


def test_records_come_in_source_order_by_plan_and_kind(register: Register) -> None:
    assert tuple(register.records()) == RECORDS
    assert [r.kind for r in register.records([ID], ["duty", "task"])] == ["task", "duty"]
    assert list(register.records([])) == []
    assert register.get(f"{ID}#PL2.120") is None


@pytest.mark.parametrize("number", ["3/KH-UBND", "3/kh-ubnd"])
def test_a_document_is_found_by_its_number(register: Register, number: str) -> None:
    assert [r.locator for r in register.relations_to(number)] == ["KL~3/KH-UBND"]
    assert list(register.relations_to("33/KH-UBND")) == []


def test_a_plan_tells_what_it_replaces(register: Register) -> None:
    assert [r.target.number for r in register.relations_of(ID, ["replaces"])] == ["3/KH-UBND"]
    assert list(register.relations_of(ID, ["amends"])) == []


@pytest.mark.parametrize(
    ("annex", "number", "kinds", "locators"),
    [
        ("2", "1", ("task", "target"), ["PL2.1"]),
        ("1", "1", ("task", "target"), []),
        (None, "1", ("task",), ["PL2.1"]),
        (None, "1-bis", ("target",), ["PL1.1-bis"]),
        (None, "1.a", ("assignment",), []),
    ],
)
def test_a_row_is_found_by_its_number_in_one_annex_or_in_any(
    register: Register, annex: str | None, number: str, kinds: tuple[str, ...], locators: list[str]
) -> None:
    found = register.rows(annex, number, [ID], kinds)
    assert [register.at(n).locator for n in found] == locators
    assert register.rows(annex, number, [], kinds) == []
