"""Tables that a file describes cell by cell (DOCX, HTML) → printed rows, or prose.

A table in a document holds data, or only arranges the page: letterhead beside motto,
recipients beside signature. The second kind is prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.readers import limits
from corpus.readers.errors import ReadError
from corpus.text import fold, squeeze

Printed = tuple[str, tuple[str, ...] | None]

_ARRANGES = re.compile(r"cong hoa xa hoi chu nghia viet nam|noi nhan\s*:|^(tm|kt|tl|tuq)\.")
_LARGEST_SPAN = 1000
_WIDEST = 64


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell as the file has it: its paragraphs, and how far it reaches.

    `goes_on` marks a cell that continues the one above it.
    """

    lines: tuple[str, ...]
    across: int = 1
    down: int = 1
    goes_on: bool = False

    @property
    def text(self) -> str:
        return squeeze(" ".join(self.lines))


def printed_table(rows: Sequence[Sequence[RawCell]]) -> Iterator[Printed]:
    """A data table gives one line a row; a table that arranges the page gives its prose."""
    filled = [row for row in rows if any(cell.text for cell in row)]
    if arranges(filled):
        for row in filled:
            for cell in row:
                yield from ((line, None) for line in cell.lines if not cell.goes_on)
        return
    for cells in spread(filled):
        if any(cells):
            yield " | ".join(cells), cells


def arranges(rows: Sequence[Sequence[RawCell]]) -> bool:
    """Whether a table only arranges the page."""
    if len(rows) < 2:
        return True
    for row in rows[:3]:
        if any(_ARRANGES.search(fold(line)) for cell in row for line in cell.lines):
            return True
    widest = max(sum(bool(cell.text) for cell in row) for row in rows)
    return widest < 2 or (widest == 2 and len(rows) <= 3)


def spread(rows: Sequence[Sequence[RawCell]]) -> list[tuple[str, ...]]:
    """Rows of equal width. A cell stands in every row that it reaches down to, and in the
    first column of those that it reaches across."""
    grid: list[dict[int, str]] = []
    hanging: dict[int, tuple[int, str]] = {}
    width = 0
    for row in rows:
        placed = {column: text for column, (_, text) in hanging.items()}
        taken = set(hanging)
        column = 0
        below = {c: (left - 1, text) for c, (left, text) in hanging.items() if left > 1}
        for cell in row:
            while column in taken:
                column += 1
            text = grid[-1].get(column, "") if cell.goes_on and grid else cell.text
            across = min(max(cell.across, 1), _WIDEST)
            for reached in range(column, column + across):
                placed[reached] = text if reached == column else ""
                if cell.down > 1:
                    below[reached] = (min(cell.down, _LARGEST_SPAN) - 1, placed[reached])
            column += across
        grid.append(placed)
        hanging = below
        width = max(width, max(placed, default=-1) + 1)
        if width > limits.TABLE_COLUMNS or width * len(grid) > limits.TABLE_CELLS:
            raise ReadError("bảng quá lớn; không phải văn bản hành chính")
    return [tuple(row.get(i, "") for i in range(width)) for row in grid]
