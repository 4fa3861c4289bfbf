"""The head of a table: the rows that name its columns, and one name a column."""

from __future__ import annotations

from itertools import pairwise

from corpus.columns import column_roles
from corpus.table_rows import INDEX, NUMBER, RawRow
from corpus.text import squeeze

_LABEL_CELL = 40


def split_headers(raws: list[RawRow]) -> tuple[list[tuple[str, ...]], list[RawRow]]:
    """The rows that name the columns: one, or two where a name is parted ("Cơ quan" over
    "Chủ trì" and "Phối hợp")."""
    rows = [raws[0].cells]
    rest = raws[1:]
    while rest and len(rest) > 1 and _names_columns(rest[0].cells, rows[-1]):
        rows.append(rest[0].cells)
        rest = rest[1:]
    return rows, rest


def _names_columns(cells: tuple[str, ...], above: tuple[str, ...]) -> bool:
    """A second row of names: its merged first cell repeats, or only parted columns are filled."""
    if cells[0]:
        return cells[0] == above[0] and not NUMBER.fullmatch(cells[0])
    filled = [i for i, cell in enumerate(cells) if cell]
    parted = {i for i in range(1, len(above)) if not above[i]}
    parted |= {i - 1 for i in parted}
    short = all(len(cells[i]) <= _LABEL_CELL and not INDEX.fullmatch(cells[i]) for i in filled)
    return len(filled) > 1 and bool(parted) and set(filled) <= parted and short


def join_headers(rows: list[tuple[str, ...]]) -> tuple[str, ...]:
    """One name a column: what stands above and below, said once.

    >>> join_headers([("TT", "Mục tiêu 2030", ""), ("", "Đã giao", "Điều chỉnh")])
    ('TT', 'Mục tiêu 2030 Đã giao', 'Mục tiêu 2030 Điều chỉnh')
    """
    reached = [*(_reaching(*pair) for pair in pairwise(rows)), rows[-1]]
    return tuple(squeeze(" ".join(dict.fromkeys(names))) for names in zip(*reached, strict=True))


def _reaching(above: tuple[str, ...], below: tuple[str, ...]) -> tuple[str, ...]:
    """A name printed across several columns, over each of them that does not say by itself
    what it holds."""
    found = list(above)
    for i in range(1, len(found)):
        if not found[i] and below[i] and below[i - 1] and not column_roles((below[i],)):
            found[i] = found[i - 1]
    return tuple(found)
