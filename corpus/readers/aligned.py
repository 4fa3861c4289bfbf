"""Tables whose columns a text keeps apart by blanks alone, as `pdftotext -layout` prints them.

    TT   Nội dung            Cơ quan chủ trì    Thời gian
    1    Tổ chức lễ phát     Sở Nội vụ          Tháng 4/2026
         động phong trào

A row's cells go to its first line; the lines that it runs on over keep their words, and have
empty cells, so that the row reaches down to them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from corpus.lazy import pattern
from corpus.plan import Line
from corpus.text import key, squeeze

_NUMBERED = ("tt", "stt", "so tt", "so thu tu")
_APART = pattern(r"\s{2,}")
# What numbers a row or a group; anything else in the first column ends the table.
_NUMBER = pattern(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[IVXL]{1,6}|[A-H])[.)]{0,2}")
_FEWEST = 3


class _Column(NamedTuple):
    """A column of print: its first place in a line, and the one behind its last."""

    first: int
    end: int


def with_aligned_rows(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, those of such tables with cells."""
    at = 0
    while at < len(lines):
        names = _names_in(lines[at])
        table = _table(lines[at:], names) if names else []
        yield from table or [lines[at]]
        at += len(table) or 1


def _names_in(line: Line) -> int:
    """How many columns the head of a table names; 0 for any other line."""
    names = _APART.split(line.text.strip())
    heads = line.cells is None and key(names[0]) in _NUMBERED and len(names) >= _FEWEST
    return len(names) if heads else 0


def _table(lines: Sequence[Line], names: int) -> list[Line]:
    """The lines of the table that begins here, with cells; none where no row follows."""
    columns: list[_Column] = []
    blank: list[bool] = []
    taken = 0
    for line in lines:
        wider = _blank_with(blank, line.text)
        parted = _columns(wider)
        first = line.text[: parted[0].end].strip() if parted else ""
        opens = taken == 0 or not first or bool(_NUMBER.fullmatch(first))
        if line.cells is not None or len(parted) < names or not opens:
            break
        blank, columns, taken = wider, parted, taken + 1
    while taken and not lines[taken - 1].text.strip():
        taken -= 1
    rows = _rows([(line, _cut(line.text, columns)) for line in lines[:taken]])
    return [line for row in rows for line in _joined(row)] if len(rows) > 1 else []


def _blank_with(blank: list[bool], text: str) -> list[bool]:
    """Which places of the lines so far are blank in all of them."""
    width = max(len(blank), len(text))
    before = blank + [True] * (width - len(blank))
    return [free and mark.isspace() for free, mark in zip(before, text.ljust(width), strict=True)]


def _columns(blank: Sequence[bool]) -> list[_Column]:
    """The runs of print between gaps of two blanks or more."""
    found: list[_Column] = []
    for free, run in groupby(range(len(blank)), blank.__getitem__):
        places = list(run)
        if free:
            continue
        near = found and places[0] - found[-1].end < 2
        first = found.pop().first if near else places[0]
        found.append(_Column(first, places[-1] + 1))
    return found


def _cut(text: str, columns: Sequence[_Column]) -> tuple[str, ...]:
    return tuple(squeeze(text[column.first : column.end]) for column in columns)


_Row = list[tuple[Line, tuple[str, ...]]]


def _rows(lines: _Row) -> list[_Row]:
    """The head and the rows. Where blank lines part them each has one number, which may stand
    beside any of its lines; else a row begins with its number."""
    runs = groupby(lines, lambda part: bool(part[0].text.strip()))
    parts: list[_Row] = []
    for filled, run in runs:
        if filled or not parts:
            parts.append(list(run))
        else:
            parts[-1] += run
    by_blanks = all(sum(bool(cells[0]) for _, cells in part) == 1 for part in parts)
    return parts if by_blanks and len(parts) > 2 else _by_numbers(lines)


def _by_numbers(lines: _Row) -> list[_Row]:
    rows: list[_Row] = []
    for line in lines:
        if line[1][0] or not rows:
            rows.append([])
        rows[-1].append(line)
    return rows


def _joined(row: _Row) -> Iterator[Line]:
    """The row's cells on its first line, empty ones on those below; blank lines have none."""
    whole = tuple(squeeze(" ".join(texts)) for texts in zip(*(c for _, c in row), strict=True))
    (first, _), *rest = row
    yield replace(first, cells=whole)
    for line, _ in rest:
        yield replace(line, cells=("",) * len(whole)) if line.text.strip() else line
