"""One plan in several formats gives the same records."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path

import docx
import pytest

from corpus.agencies import Directory
from corpus.manifest import PLANS, load_manifests
from corpus.parse import parse_lines
from corpus.plan import Assignment, Duty, Line, Record, Target, Task
from corpus.readers import read

MANIFESTS = {m.id: m for m in load_manifests()}
# A plan with annex tables across pages, and one of prose alone.
PRINTED = ("thaibinh-26-2025", "dongthap-283-2025")


def blocks(lines: tuple[Line, ...]) -> list[list[Line]]:
    """Runs of table rows, and single lines of prose."""
    found: list[list[Line]] = []
    for line in lines:
        if line.cells and found and found[-1][-1].cells:
            found[-1].append(line)
        elif line.text.strip() or not (found and found[-1][-1].cells):
            found.append([line])
    return found


def as_docx(lines: tuple[Line, ...], path: Path) -> Path:
    document = docx.Document()
    for block in blocks(lines):
        rows = [line.cells for line in block if line.cells]
        if not rows:
            document.add_paragraph(block[0].text)
            continue
        table = document.add_table(len(rows), max(map(len, rows)))
        for printed, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(printed.cells, cells, strict=False):
                cell.text = text
    document.save(str(path.with_suffix(".docx")))
    return path.with_suffix(".docx")


def as_html(lines: tuple[Line, ...], path: Path) -> Path:
    parts = []
    for block in blocks(lines):
        rows = [line.cells for line in block if line.cells]
        printed = ("".join(f"<td>{escape(c)}</td>" for c in row) for row in rows)
        parts.append("<table>" + "".join(f"<tr>{row}</tr>" for row in printed) + "</table>" if rows
                     else f"<p>{escape(block[0].text)}</p>")  # fmt: skip
    text = f'<html><meta charset="utf-8"><body>{"".join(parts)}</body></html>'
    path.with_suffix(".html").write_text(text, "utf-8")
    return path.with_suffix(".html")


def said(record: Record) -> tuple[object, ...]:
    """What a record states, its place in the file apart."""
    fields = ("text", "lead", "coordinating", "output", "deadline", "values", "relation", "target")
    return (record.id, *(getattr(record, name, None) for name in fields))


@pytest.mark.parametrize("plan_id", PRINTED)
@pytest.mark.parametrize("save", [as_docx, as_html])
def test_a_plan_says_the_same_in_every_format(
    tmp_path: Path, plan_id: str, save: Callable[[tuple[Line, ...], Path], Path]
) -> None:
    manifest, directory = MANIFESTS[plan_id], Directory.load()
    lines = read(PLANS / manifest.file)
    wanted = parse_lines(lines, manifest, directory).records
    found = parse_lines(read(save(lines, tmp_path / "a")), manifest, directory).records
    kept = (Task, Target, Assignment, Duty)
    assert [said(r) for r in found if isinstance(r, kept)] == [
        said(r) for r in wanted if isinstance(r, kept)
    ]
    assert {r.id for r in found} == {r.id for r in wanted}
