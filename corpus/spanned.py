"""A table printed one row a line, its cells closed by bars, under a head of merged names.

    TT | Chỉ tiêu | Giai đoạn | Theo dõi |
    | | 2027 | 2030 | |
    1 | Số lớp mở | 10 | 20 | Sở Y tế |

The head has fewer cells than the rows: the name over several columns is printed once. Its
place is read off the second line of the head, whole or only the names below that one.
"""

from __future__ import annotations

from collections import Counter

from corpus.columns import column_roles
from corpus.lazy import pattern
from corpus.plan import Line, Span
from corpus.table_rows import NUMBER, RawRow
from corpus.text import key, squeeze

_FEWEST = 4
# What may stand over several columns: periods, or who leads and who helps.
_OVER_SEVERAL = pattern(
    r"giai doan|lo trinh|muc tieu|chi tieu|ke hoach|thoi gian|nam|gia tri|co quan|don vi|phan cong"
)


def spanned_rows(lines: tuple[Line, ...]) -> list[RawRow]:
    """The rows of such a table, all equally long; none where it is another one."""
    solid = [line for line in lines if line.text.strip()]
    if not all(line.text.rstrip().endswith("|") for line in solid):
        return []  # a cell runs over its line
    rows = [_row(line) for line in solid]
    numbered = [i for i, row in enumerate(rows) if NUMBER.fullmatch(row.cells[0])]
    if len(numbered) < 2 or numbered[0] != 2:
        return []
    (width, times), *_ = Counter(len(rows[i].cells) for i in numbered).most_common(1)
    if width < _FEWEST or times < len(numbered):
        return []
    above, below = rows[0].cells, rows[1].cells
    whole = len(above) == len(below) == width  # a name is repeated, or cells are left empty
    head = (above, below) if whole else _head(above, below, width)
    if not head or any(len(row.cells) > width for row in rows[2:]):
        return []
    upper, lower = (RawRow(cells, row.span) for cells, row in zip(head, rows, strict=False))
    return [upper, lower, *(_filled(row, width) for row in rows[2:])]


def _head(
    above: tuple[str, ...], below: tuple[str, ...], width: int
) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Both lines of the head, as wide as the rows."""
    covered = width - len(above) + 1
    if len(below) == width:
        filled = [i for i, cell in enumerate(below) if cell]
        if not filled or filled != list(range(filled[0], filled[0] + covered)):
            return None
        at = filled[0]
    elif len(below) == covered and all(below):
        over = [i for i, name in enumerate(above) if i and _may_cover(name, above[:i])]
        if len(over) != 1:
            return None
        (at,) = over
        below = (*[""] * at, *below, *[""] * (width - at - covered))
    else:
        return None
    return (*above[: at + 1], *[""] * (covered - 1), *above[at + 1 :]), below


def _may_cover(name: str, before: tuple[str, ...]) -> bool:
    """Whether a name is a group of columns, and none that the table needs for itself."""
    roles = column_roles((*before, name))
    own = {roles.get(role) for role in ("target", "task", "unit", "number", "lead")}
    return bool(_OVER_SEVERAL.search(key(name))) and len(before) not in own


def _row(line: Line) -> RawRow:
    cells = tuple(squeeze(cell) for cell in line.text.rstrip().removesuffix("|").split("|"))
    return RawRow(cells, Span(line.number, line.number, line.page))


def _filled(row: RawRow, width: int) -> RawRow:
    return RawRow((*row.cells, *([""] * (width - len(row.cells)))), row.span)
