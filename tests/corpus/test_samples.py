"""Real documents of other offices, row by row against rows read by hand.

The documents are not part of the project: KEHOACH_SAMPLES names their folder, or they
lie in shared/samples beside the checkout. Without them these tests are skipped.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from corpus.agencies import Directory
from corpus.annex import annex_prefix
from corpus.identify import Identity, identify
from corpus.parse import parse_lines
from corpus.plan import Deadline, Manifest, Plan, Record, Target, Task
from corpus.provinces import Provinces
from corpus.readers import read
from corpus.text import accented, squeeze

_BESIDE = Path(__file__).resolve().parents[3] / "shared" / "samples"
SAMPLES = Path(os.environ.get("KEHOACH_SAMPLES") or _BESIDE)
TRUTHS = sorted(SAMPLES.glob("truth/*.json"))

pytestmark = [
    pytest.mark.samples,
    pytest.mark.skipif(not TRUTHS, reason="no sample documents here; set KEHOACH_SAMPLES"),
]

each_document = pytest.mark.parametrize("truth", TRUTHS, ids=lambda p: p.stem[:40])


@cache
def document(truth: Path) -> tuple[dict[str, Any], Plan, Identity]:
    """The hand-read facts, the plan as parsed, and what the document was taken for."""
    facts = json.loads(truth.read_text("utf-8"))
    lines = read(SAMPLES / facts["file"])
    found = identify(lines, Provinces.load())
    manifest = Manifest(
        "x-1-2026", facts["file"], found.number, found.title, found.issuer, found.province,
        found.issued or date(2026, 1, 1), found.signer,
    )  # fmt: skip
    return facts, parse_lines(lines, manifest, Directory.load()), found


def rows(truth: Path) -> Iterator[tuple[dict[str, Any], dict[str, Any], Task | Target]]:
    """Table, hand-read row and record, in the order of the page."""
    facts, plan, _ = document(truth)
    for table in facts["tables"]:
        prefix = annex_prefix(table["annex"] or "") + "."
        found = [r for r in plan.records if r.locator.startswith(prefix) and _is_row(r)]
        # "Trong đó:" only announces the rows below it.
        wanted = [row for row in table["rows"] if _name(row) != "Trong đó:"]
        assert len(found) == len(wanted), f"annex {table['annex']}"
        for row, record in zip(wanted, found, strict=True):
            assert isinstance(record, Task | Target)
            yield table, row, record


def _is_row(record: Record) -> bool:
    return isinstance(record, Task | Target)


def _name(row: dict[str, Any]) -> str:
    return squeeze(row.get("task") or row.get("target") or "")


def differing(pairs: Iterator[tuple[str, object, object]]) -> list[tuple[str, object, object]]:
    """What is not as read by hand, white space apart."""

    def plain(value: object) -> object:
        return squeeze(value) if isinstance(value, str) else value

    return [pair for pair in pairs if plain(pair[1]) != plain(pair[2])]


@each_document
def test_every_row_is_there_with_its_words(truth: Path) -> None:
    pairs = ((r.locator, r.text, _name(row)) for _, row, r in rows(truth))
    assert differing(pairs) == []


@each_document
def test_rows_know_their_group_and_page(truth: Path) -> None:
    def pairs() -> Iterator[tuple[str, object, object]]:
        for _, row, record in rows(truth):
            group = (record.group or "").partition(".")[0] or None
            yield f"{record.locator} group", group, row["group"]
            if row.get("page"):
                yield f"{record.locator} page", record.span.page, row["page"][0]

    assert differing(pairs()) == []


@each_document
def test_leads_are_printed_as_in_the_cell_or_on_their_group_row(truth: Path) -> None:
    def pairs() -> Iterator[tuple[str, object, object]]:
        for table, row, record in rows(truth):
            shared = {g["group"]: g.get("lead_raw", "") for g in table.get("group_rows", ())}
            printed = row["lead_raw"] or shared.get(row["group"], "")
            yield record.locator, record.lead_raw.replace(" ", ""), printed.replace(" ", "")

    assert differing(pairs()) == []


@each_document
def test_coordination_and_output_are_those_of_the_cells(truth: Path) -> None:
    def pairs() -> Iterator[tuple[str, object, object]]:
        for _, row, record in rows(truth):
            if isinstance(record, Task):
                yield record.locator, record.coordinating_raw, row["coordinating_raw"]
                yield record.locator, record.output, row.get("output") or ""

    assert differing(pairs()) == []


@each_document
def test_deadlines_are_due_on_the_day_read_by_hand(truth: Path) -> None:
    def pairs() -> Iterator[tuple[str, object, object]]:
        for _, row, record in rows(truth):
            if isinstance(record, Task):
                deadline = record.deadline
                yield f"{record.locator} raw", deadline.raw if deadline else "", row["deadline_raw"]
                accepted = row.get("deadline_due_accept") or [row["deadline_due"]]
                yield f"{record.locator} due", _due(deadline) in accepted, True

    assert differing(pairs()) == []


def _due(deadline: Deadline | None) -> str | None:
    return deadline.due.isoformat() if deadline and deadline.due else None


@each_document
def test_target_values_are_printed_as_in_the_cell(truth: Path) -> None:
    pairs = (
        (r.locator, r.value.raw, row["value_raw"])
        for _, row, r in rows(truth)
        if isinstance(r, Target)
    )
    assert differing(pairs) == []


@each_document
def test_the_document_says_what_it_is(truth: Path) -> None:
    facts, _, found = document(truth)
    wanted = facts["document"]
    assert found.number == wanted["number"]
    assert accented(found.title) == accented(wanted["title"])
    assert (found.issuer, found.signer) == (wanted["issuer"], wanted["signer"])
    assert found.replaces == tuple(wanted["replaces"])
    if wanted["date"]:
        assert (str(found.issued), found.day_known) == (wanted["date"], True)
    else:
        assert not found.day_known and found.unsure


@each_document
def test_all_that_was_left_out_is_named(truth: Path) -> None:
    """Only page headers and a label stand between the rows."""
    _, plan, _ = document(truth)
    assert {issue.why for issue in plan.issues} <= {
        "tiêu đề trang hoặc số trang",
        "nhãn của các dòng bên dưới",
    }
