"""Annex lines → tables: heading, header, rows, footnotes.

Two printings are read: rows whose cells the reader knows (tabs, DOCX, PDF), and one
cell a line closed by a bar, as some sites print tables.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from corpus.barred import barred_rows, is_barred
from corpus.columns import column_roles
from corpus.headers import join_headers, split_headers
from corpus.lazy import pattern
from corpus.plan import Issue, Line, Span
from corpus.stacked import head_at, stacked_rows, titles_apart
from corpus.table_rows import GROUP, NUMBER, RawRow, Row, read_rows
from corpus.text import key, squeeze
from corpus.themes import with_theme_rows

_FOOTNOTE = pattern(r"\s*(\[\d+\]|\(\*+\)|\d+\s[A-ZĐ]|Ghi chú\s*:)")
_OPENS = pattern(r"(?P<no>\d{1,3}(?:\.\d{1,2})*)[.)]\s+(?=\S)")
_NUMBERED = ("tt", "stt", "so tt", "so thu tu")


@dataclass(frozen=True, slots=True)
class Table:
    """`header` cells as printed, data rows in order, `heading` lines above the table."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    heading: tuple[Line, ...]
    footnotes: tuple[Line, ...]
    issues: tuple[Issue, ...]


def read_tables(lines: tuple[Line, ...], file: str) -> tuple[Table, ...]:
    """The tables of an annex: a new one opens where a row names other columns."""
    parts = (read_table(part, file) for part in _parted(lines))
    return tuple(table for table in parts if table is not None)


def _parted(lines: tuple[Line, ...]) -> list[tuple[Line, ...]]:
    """An annex cut before each head of a table that differs from the one before, with the
    prose above it."""
    cuts, last = [0], -1
    heads: list[list[str]] = []
    for i, line in enumerate(lines):
        if not line.cells:
            continue
        if key(line.cells[0]) in _NUMBERED:
            names = [key(cell) for cell in line.cells]
            # A second row of names repeats the merged first cell.
            below = last >= 0 and key((lines[last].cells or ("",))[0]) in _NUMBERED
            if heads and names not in heads and not below:
                cuts, heads = [*cuts, last + 1], []
            heads.append(names)
        last = i
    return [lines[a:b] for a, b in zip(cuts, [*cuts[1:], len(lines)], strict=True)]


def read_table(lines: tuple[Line, ...], file: str) -> Table | None:
    """The table of an annex; None where its lines hold none."""
    if is_barred(lines):
        raws, heading, rest = barred_rows(lines)
        return _table(raws, heading, rest, file)
    if any(line.cells for line in lines):
        return _from_cells(lines, file)
    solid = titles_apart(lines)
    head = head_at(solid)
    return _from_stack(solid, *head, file) if head else None


def _from_stack(lines: tuple[Line, ...], first: int, width: int, file: str) -> Table | None:
    raws, issues = stacked_rows(lines[first:], width, file)
    table = _table(raws, lines[:first], (), file)
    return replace(table, issues=(*table.issues, *issues)) if table.rows else None


def _from_cells(lines: tuple[Line, ...], file: str) -> Table:
    first = next(i for i, line in enumerate(lines) if line.cells)
    width = max(len(line.cells) for line in lines if line.cells)
    last = _last_row(lines[first:])
    raws, loose = [], []
    for line in lines[first:]:
        if line.cells and line.number > last:
            loose.append(line)
        elif line.cells:
            cells = (*line.cells, *([""] * (width - len(line.cells))))
            raws.append(RawRow(cells, Span(line.number, line.number, line.page)))
        elif line.text.strip():
            loose.append(line)
    return _table(raws, lines[:first], tuple(loose), file)


def _last_row(lines: tuple[Line, ...]) -> int:
    """The number of a table's last line: not of a site's menu below it, whose words are parted
    by bars too ("In trang | Chia sẻ | Gửi thư")."""
    rows = [(line.number, line.cells) for line in lines if line.cells]
    width = len(rows[0][1])
    while len(rows) > 1 and _is_menu(rows[-1][1], width):
        rows.pop()
    return rows[-1][0]


def _is_menu(cells: tuple[str, ...], width: int) -> bool:
    numbered = NUMBER.fullmatch(cells[0]) or GROUP.fullmatch(cells[0])
    return 1 < len(cells) < width and all(cells) and not numbered


def _table(
    raws: list[RawRow], heading: tuple[Line, ...], loose: tuple[Line, ...], file: str
) -> Table:
    headers, body = with_theme_rows(*numbered_rows(*split_headers(raws)))
    rows, issues = read_rows(headers, body, file)
    notes = _footnotes(loose)
    issues += [
        Issue(file, Span(x.number, x.number, x.page), squeeze(x.text), "nằm giữa các dòng của bảng")
        for x in loose
        if x not in notes
    ]
    return Table(join_headers(headers), tuple(rows), heading, notes, tuple(issues))


def numbered_rows(
    headers: list[tuple[str, ...]], body: list[RawRow]
) -> tuple[list[tuple[str, ...]], list[RawRow]]:
    """A table without a column of numbers gets one: the numbers that its names open with
    ("1. Rà soát …"), else its rows are counted.

    A row that holds nothing but its first cell is a group or the rest of a page's last row.
    """
    first = join_headers(headers)[0]
    own = key(first) in _NUMBERED or any(NUMBER.fullmatch(raw.cells[0]) for raw in body)
    if own or "number" in column_roles((first,)) or not column_roles((first,)):
        return headers, body
    named = [_is_named(raw, headers) for raw in body]
    opened = [_OPENS.match(raw.cells[0]) for raw in body]
    with_number = sum(row and bool(opens) for row, opens in zip(named, opened, strict=True))
    printed = 2 * with_number > sum(named)
    count, counted = 0, []
    for raw, row, opens in zip(body, named, opened, strict=True):
        count += row
        number, name = str(count) if row else "", raw.cells[0]
        if row and printed:  # the number is no part of the name that it opens
            number, name = (opens["no"], name[opens.end() :]) if opens else ("", name)
        counted.append(replace(raw, cells=(number, name, *raw.cells[1:])))
    return [("", *header) for header in headers], counted


def _is_named(raw: RawRow, headers: list[tuple[str, ...]]) -> bool:
    return bool(raw.cells[0]) and any(raw.cells[1:]) and raw.cells not in headers


def _footnotes(loose: tuple[Line, ...]) -> tuple[Line, ...]:
    """Notes under a table, with the lines that go on with them."""
    found: list[Line] = []
    for line in loose:
        runs_on = found and line.number - found[-1].number <= 2 and line.page == found[-1].page
        if _FOOTNOTE.match(line.text) or runs_on:
            found.append(line)
    return tuple(found)
