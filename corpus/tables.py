"""Annex lines → a table: header, groups, rows. Rows that a page break cuts become one.

Two printings are read: rows whose cells the reader knows (tabs, DOCX, PDF), and one
cell a line closed by a bar, as some sites print tables.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from corpus.plan import Issue, Line, Span
from corpus.text import key, squeeze

_NUMBER = re.compile(r"\(?(?P<no>\d{1,3}(?:\.\d{1,3})*)\s*[.)]{0,2}")
_GROUP = re.compile(r"(?P<no>[IVXL]{1,6}|[A-H])\s*[.)]?")
_INDEX = re.compile(r"\(?\d{1,2}\)?")
_FOOTNOTE = re.compile(r"\s*(\[\d+\]|\(\*\)|\d+\s[A-ZĐ])")


@dataclass(frozen=True, slots=True)
class Row:
    """A table row: number as printed without punctuation ("8.10", "" for none)."""

    number: str
    cells: tuple[str, ...]
    span: Span
    group: str | None


@dataclass(frozen=True, slots=True)
class Table:
    """`header` cells as printed, data rows in order, `heading` lines above the table."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    heading: tuple[Line, ...]
    footnotes: tuple[Line, ...]
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class _Raw:
    cells: tuple[str, ...]
    span: Span


def read_table(lines: tuple[Line, ...], file: str) -> Table | None:
    """The table of an annex; None where its lines hold none."""
    if any(line.cells for line in lines):
        return _from_cells(lines, file)
    if sum(line.text.rstrip().endswith("|") for line in lines) >= 6:
        return _from_bars(lines, file)
    return None


def _from_cells(lines: tuple[Line, ...], file: str) -> Table:
    first = next(i for i, line in enumerate(lines) if line.cells)
    width = max(len(line.cells) for line in lines if line.cells)
    raws, loose = [], []
    for line in lines[first:]:
        if line.cells:
            cells = (*line.cells, *([""] * (width - len(line.cells))))
            raws.append(_Raw(cells, Span(line.number, line.number, line.page)))
        elif line.text.strip():
            loose.append(line)
    return _table(raws, lines[:first], tuple(loose), file)


def _from_bars(lines: tuple[Line, ...], file: str) -> Table:
    first = next(i for i, line in enumerate(lines) if "|" in line.text)
    cells, rest = _bar_cells(lines[first:])
    width = _width(cells)
    raws = [_chunk(cells[i : i + width], width) for i in range(0, len(cells), width)]
    return _table(raws, lines[:first], rest, file)


def _bar_cells(lines: tuple[Line, ...]) -> tuple[list[_Raw], tuple[Line, ...]]:
    """Cells in reading order (one text each), and the lines after the last bar."""
    cells: list[_Raw] = []
    held: list[Line] = []
    for line in lines:
        *closed, rest = line.text.split("|")
        for part in closed:
            text = squeeze(" ".join([*(x.text for x in held), part]))
            first = held[0].number if held else line.number
            cells.append(_Raw((text,), Span(first, line.number, line.page)))
            held = []
        if rest.strip():
            held.append(replace(line, text=rest))
    return cells, tuple(held)


def _width(cells: list[_Raw]) -> int:
    """Columns of a bar table: the header ends where the first group or number stands."""
    for i, cell in enumerate(cells):
        if i >= 2 and (_GROUP.fullmatch(cell.cells[0]) or _NUMBER.fullmatch(cell.cells[0])):
            return i
    return max(len(cells), 1)


def _chunk(cells: list[_Raw], width: int) -> _Raw:
    texts = tuple(cell.cells[0] for cell in cells)
    span = Span(cells[0].span.first, cells[-1].span.last, cells[0].span.page)
    return _Raw((*texts, *([""] * (width - len(texts)))), span)


def _table(
    raws: list[_Raw], heading: tuple[Line, ...], loose: tuple[Line, ...], file: str
) -> Table:
    header, body = raws[0].cells, raws[1:]
    rows, issues = _rows(header, body, file)
    notes = tuple(line for line in loose if _FOOTNOTE.match(line.text))
    issues += [
        Issue(file, Span(x.number, x.number, x.page), squeeze(x.text), "between table rows")
        for x in loose
        if x not in notes
    ]
    return Table(header, tuple(rows), heading, notes, tuple(issues))


def _rows(header: tuple[str, ...], raws: list[_Raw], file: str) -> tuple[list[Row], list[Issue]]:
    rows: list[Row] = []
    issues: list[Issue] = []
    group: str | None = None
    broken = False
    for raw in raws:
        if _same(raw.cells, header) or _is_index(raw.cells):
            broken = True
            continue
        if (found := _group(raw.cells)) is not None:
            group = found
        elif rows and _continues(rows[-1], raw, broken):
            rows[-1] = _joined(rows[-1], raw)
        elif any(raw.cells):
            rows.append(Row(_number(raw.cells[0]), raw.cells, raw.span, group))
            issues += _doubt(raw, file)
        broken = False
    return rows, issues


def _same(cells: tuple[str, ...], header: tuple[str, ...]) -> bool:
    return [key(c) for c in cells] == [key(c) for c in header]


def _is_index(cells: tuple[str, ...]) -> bool:
    """The row "(1) (2) (3)" that numbers the columns."""
    return len(cells) > 2 and all(_INDEX.fullmatch(c) and "(" in c for c in cells)


def _group(cells: tuple[str, ...]) -> str | None:
    """The group's roman numeral and title, or its bare title; None for a data row."""
    filled = [c for c in cells[1:] if c]
    if len(filled) != 1 or not cells[1]:
        return None
    if found := _GROUP.fullmatch(cells[0]):
        return f"{found['no']}. {cells[1]}"
    return cells[1] if not cells[0] else None


def _continues(last: Row, raw: _Raw, broken: bool) -> bool:
    """A row without a number below a repeated header, or without number and name."""
    if raw.cells[0]:
        return False
    turned = raw.span.page is not None and raw.span.page != last.span.page
    return broken or turned or not raw.cells[1]


def _joined(row: Row, raw: _Raw) -> Row:
    cells = tuple(squeeze(f"{a} {b}") for a, b in zip(row.cells, raw.cells, strict=True))
    return replace(row, cells=cells, span=replace(row.span, last=raw.span.last))


def _number(cell: str) -> str:
    found = _NUMBER.fullmatch(cell)
    return found["no"] if found else ""


def _doubt(raw: _Raw, file: str) -> list[Issue]:
    if not raw.cells[0] or _NUMBER.fullmatch(raw.cells[0]):
        return []
    return [Issue(file, raw.span, " | ".join(raw.cells)[:200], "row number not understood")]
