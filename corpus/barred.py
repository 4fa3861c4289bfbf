"""A table printed one cell a line, each closed by a bar, as some sites print tables.

    1. |
    Mở lớp tập huấn |
    Sở Nội vụ |

Rows are as long as the head. Where a site printed a merged row with fewer bars than the
table has columns, the row ends before the next number: what follows keeps its columns.
"""

from __future__ import annotations

from dataclasses import replace

from corpus.plan import Line, Span
from corpus.table_rows import GROUP, NUMBER, RawRow
from corpus.text import squeeze

_FEWEST = 6


def is_barred(lines: tuple[Line, ...]) -> bool:
    """Whether lines hold such a table. A menu of the site ("In trang | Chia sẻ | Gửi thư") may
    look like a row beside it."""
    closed = sum(not line.cells and line.text.rstrip().endswith("|") for line in lines)
    return closed >= _FEWEST and closed > sum(bool(line.cells) for line in lines)


def barred_rows(
    lines: tuple[Line, ...],
) -> tuple[list[RawRow], tuple[Line, ...], tuple[Line, ...]]:
    """The printed rows, the lines above the table, and those behind its last bar."""
    first = next(i for i, line in enumerate(lines) if _closed(line))
    last = max(i for i, line in enumerate(lines) if _closed(line))
    cells, rest = _cells(lines[first : last + 1])
    behind = (line for line in lines[last + 1 :] if line.text.strip())
    return _rows(cells, _width(cells)), lines[:first], (*rest, *behind)


def _closed(line: Line) -> bool:
    return line.text.rstrip().endswith("|")


def _cells(lines: tuple[Line, ...]) -> tuple[list[RawRow], tuple[Line, ...]]:
    """Cells in reading order (one text each), and the lines after the last bar."""
    cells: list[RawRow] = []
    held: list[Line] = []
    for line in lines:
        *closed, rest = line.text.split("|")
        for part in closed:
            text = squeeze(" ".join([*(x.text for x in held), part]))
            first = held[0].number if held else line.number
            cells.append(RawRow((text,), Span(first, line.number, line.page)))
            held = []
        if rest.strip():
            held.append(replace(line, text=rest))
    return cells, tuple(held)


def _width(cells: list[RawRow]) -> int:
    """Columns of the table: the header ends where the first group or number stands."""
    for i, cell in enumerate(cells):
        if i >= 2 and (GROUP.fullmatch(cell.cells[0]) or NUMBER.fullmatch(cell.cells[0])):
            return i
    return max(len(cells), 1)


def _rows(cells: list[RawRow], width: int) -> list[RawRow]:
    rows: list[RawRow] = []
    at, last = 0, 0
    while at < len(cells):
        length = _length(cells[at : at + width + 1], width, last) if rows else width
        rows.append(_row(cells[at : at + length], width))
        last = _plain_number(rows[-1].cells[0]) or last
        at += length
    return rows


def _length(cells: list[RawRow], width: int, last: int) -> int:
    """How many cells the row has that opens `cells`; `last` is the number of the row above."""
    texts = [cell.cells[0] for cell in cells]
    following = (_plain_number(texts[0]) or last) + 1
    behind = texts[width:]
    if not behind or not behind[0] or GROUP.fullmatch(behind[0]) or NUMBER.fullmatch(behind[0]):
        return width
    early = (i for i in range(2, width) if _plain_number(texts[i]) == following)
    return next(early, width)


def _plain_number(text: str) -> int | None:
    found = NUMBER.fullmatch(text)
    return int(found["no"]) if found and found["no"].isdecimal() else None


def _row(cells: list[RawRow], width: int) -> RawRow:
    texts = tuple(cell.cells[0] for cell in cells)
    span = Span(cells[0].span.first, cells[-1].span.last, cells[0].span.page)
    return RawRow((*texts, *([""] * (width - len(texts)))), span)
