"""A table printed one cell a line, each closed by a bar, as some sites print tables.

    1. |
    Mở lớp tập huấn |
    Sở Nội vụ |

Rows are as long as the head. Where a site printed a merged row with fewer bars than the
table has columns, the row ends before the next number: what follows keeps its columns.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from corpus.columns import column_roles
from corpus.lazy import pattern
from corpus.plan import Line, Span
from corpus.spanned import spanned_rows
from corpus.table_rows import GROUP, NUMBER, RawRow
from corpus.text import key, squeeze

_FEWEST = 6
_NUMBERED = ("tt", "stt", "so tt", "so thu tu")
_MOST_COLUMNS = 10
# A cell may run over so many lines before its bar; a heading without one ends the table.
_LONGEST_CELL = 12
_HEADING = pattern(r"\s*[IVX]+\s*\.\s*[^|]*$")


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
    cells = _without_openers(cells)
    behind = (line for line in lines[last + 1 :] if line.text.strip())
    rows = spanned_rows(lines[first : last + 1]) or _rows(cells, _width(cells))
    return rows, lines[:first], (*rest, *behind)


def barred_tables(lines: tuple[Line, ...]) -> Iterator[tuple[Line, ...]]:
    """The tables among the lines of a body, each from the cell "TT |" to its last bar."""
    at = 0
    while at < len(lines):
        end = _end(lines, at) if _opens(lines[at : at + 3 * _MOST_COLUMNS]) else at
        if end > at:
            yield lines[at:end]
        at = max(end, at + 1)


def _opens(lines: tuple[Line, ...]) -> bool:
    """Whether a head that names its columns begins here: a number column, then work or goals."""
    if key(lines[0].text.rstrip(" |")) not in _NUMBERED or not _closed(lines[0]):
        return False
    cells, _ = _cells(lines)
    cells = _without_openers(cells)
    names = tuple(cell.cells[0] for cell in cells[: _width(cells)])
    known = column_roles(names) if 2 < len(names) <= _MOST_COLUMNS else {}
    return bool(known.keys() & {"task", "target"})


def _end(lines: tuple[Line, ...], first: int) -> int:
    """The index behind the last bar of the table that begins at `first`."""
    end = first
    for i in range(first, len(lines)):
        if _closed(lines[i]):
            end = i + 1
        elif i - end >= _LONGEST_CELL or _HEADING.match(lines[i].text):
            break
    return end if is_barred(lines[first:end]) else first


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


def _without_openers(cells: list[RawRow]) -> list[RawRow]:
    """The cells without the bar that opens each row, where the site prints one ("|", then
    "1 |"): it reads like an empty cell before every number of the count, the first too."""
    last, opens, openers = 0, 0, set[int]()
    for i in range(1, len(cells)):
        text = cells[i].cells[0]
        following = _plain_number(text) == last + 1
        last += following
        opens += following and not cells[i - 1].cells[0]
        below = "." in text and text.startswith(f"{last}.") and NUMBER.fullmatch(text)
        if not cells[i - 1].cells[0] and (
            following or below or GROUP.fullmatch(text) or key(text) in _NUMBERED
        ):
            openers.add(i - 1)
    if not last or opens < last:
        return cells
    return [cell for i, cell in enumerate(cells) if i not in openers]


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
