"""The cells of a stacked table whose lines were broken at the edge of their columns.

A page copied as text leaves each line of a cell on a line of its own, and nothing between two
cells. Where a cell ends is told by what the columns hold, by lines that cannot open a cell and
by how wide the columns are in the rows that leave no doubt. A row that still has two readings
is left to the reader.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from corpus.columns import column_roles
from corpus.lazy import pattern
from corpus.lost_cells import NEEDED, fits, opens_body
from corpus.text import key, squeeze

Cells = tuple[str, ...]
# Where each column but the first begins among the lines, and where the last ends.
_Cut = tuple[int, ...]

# A line that ends so goes on below it; behind a word of time a figure does.
_OPEN = pattern(
    r"(?:[,(/–-]|(?<!\w)(?:và|của|cho|với|về|tại|các|những|trong|do|bởi|là|trên|ở|bằng|tối thiểu"
    r"|ít nhất|nhất|Sở|Bộ|Ủy|Liên|Văn))$"
)
_OPEN_TIME = pattern(r"(?<!\w)(?:đến|hết|trước|sau|từ|ngày|tháng|năm|quý|Tháng|Năm|Quý|Ngày)$")
_FIGURE = pattern(r"\d|[IVX]+(?!\w)")
# How a time begins: a thing made ("50 học viên") may stand before one.
_TIME = pattern(
    r"(?:xong|hoan thanh|truoc|trong|den|het|cham nhat|khong qua|quy|thang|nam|ngay|tuan|tu"
    r"|giai doan|thuong xuyen|dinh ky|hang|moi|lien tuc|sau|khi|theo|dau|cuoi|bat dau|ca nam"
    r"|toan)(?!\w)|\d{1,2}(?:[/.-]| thang)|20\d\d|[ivx]+\s*/"
)
_SEPARATED = pattern(r"[;,]$|(?<!\w)(?:và|với)$")
# Lines of a row that may open a cell, and rows: more would be too many ways to part them.
_MOST_OPENING, _MOST_ROWS = 12, 300
_MARGIN = 0.5
_WIDER = 1.3


def unwrapped(rows: Sequence[Cells], header: Cells) -> list[Cells | None]:
    """The cells of each row of lines, as wide as the head; None where that is not certain.

    >>> head = ("TT", "Nhiệm vụ", "Chủ trì", "Thời hạn")
    >>> unwrapped([("1", "Mở lớp cho", "học sinh", "Sở Giáo dục và", "Đào tạo", "Năm 2026")], head)
    [('1', 'Mở lớp cho học sinh', 'Sở Giáo dục và Đào tạo', 'Năm 2026')]
    """
    if len(rows) > _MOST_ROWS:
        return [None] * len(rows)
    found = [_readings(lines, header) for lines in rows]
    sure = [(lines, cuts[0]) for lines, cuts in zip(rows, found, strict=True) if len(cuts) == 1]
    widths = _widths(sure, len(header))
    return [
        _joined(lines, cut) if (cut := _best(lines, cuts, widths)) else None
        for lines, cuts in zip(rows, found, strict=True)
    ]


def _readings(lines: Cells, header: Cells) -> list[_Cut]:
    """The ways to part a row into its columns, those that leave the fewest of them empty."""
    roles = {index: role for role, index in column_roles(header).items()}
    starts = [1, *(i for i in range(2, len(lines)) if _may_open(lines, i)), len(lines)]
    if len(starts) > _MOST_OPENING:
        return []
    cuts = list(_cuts(lines, starts, roles, len(header), (1,)))
    fewest = min(map(_empty, cuts), default=0)
    return [cut for cut in cuts if _empty(cut) == fewest]


def _may_open(lines: Cells, at: int) -> bool:
    """May a line open a cell: no small letter first, nothing open above it?"""
    return not (lines[at][:1].islower() or _goes_on(lines[at - 1], lines[at]))


def _goes_on(above: str, below: str) -> bool:
    """Does a line end in a word that waits for the next?"""
    return bool(_OPEN.search(above) or (_OPEN_TIME.search(above) and _FIGURE.match(below)))


def _cuts(
    lines: Cells, starts: list[int], roles: Mapping[int, str], width: int, done: _Cut
) -> Iterator[_Cut]:
    column = len(done)
    role = roles.get(column, "")
    for end in starts if column < width - 1 else (len(lines),):
        if end < done[-1] or (end == done[-1] and role in NEEDED):
            continue
        if end > done[-1] and not _holds(lines[done[-1] : end], role):
            continue
        if column == width - 1:
            yield (*done, end)
        else:
            yield from _cuts(lines, starts, roles, width, (*done, end))


@lru_cache(maxsize=4096)
def _holds(lines: Cells, role: str) -> bool:
    """May these lines be one cell? A body stands first or behind a sign that parts names."""
    if not fits(squeeze(" ".join(lines)), role):
        return False
    if role in ("task", "target"):
        return True
    if role in ("deadline", "start") and not _TIME.match(key(lines[0])):
        return False
    bodies = role in ("lead", "coordinating")
    return all(
        below[:1].islower()
        or not opens_body(below)
        or (_SEPARATED.search(above) if bodies else _goes_on(above, below))
        for above, below in pairwise(lines)
    )


def _empty(cut: _Cut) -> int:
    return sum(first == last for first, last in pairwise(cut))


def _widths(sure: Sequence[tuple[Cells, _Cut]], count: int) -> Mapping[int, int]:
    """The longest line of each column, in letters."""
    widths = dict.fromkeys(range(1, count), 0)
    for lines, cut in sure:
        for column, (first, last) in enumerate(pairwise(cut), 1):
            widths[column] = max(widths[column], *map(len, lines[first:last]), 0)
    return widths


def _best(lines: Cells, cuts: list[_Cut], widths: Mapping[int, int]) -> _Cut | None:
    """The reading that fits the widths best; None where another fits as well, or where no row
    tells the widths."""
    if len(cuts) < 2:
        return next(iter(cuts), None)
    if not all(widths.values()):
        return None
    best, second = sorted((_misfit(lines, cut, widths), cut) for cut in cuts)[:2]
    return best[1] if second[0] - best[0] > _MARGIN else None


def _misfit(lines: Cells, cut: _Cut, widths: Mapping[int, int]) -> float:
    """How far lines are too long for their columns, or broken where the next word had room."""
    misfit = 0.0
    for column, (first, last) in enumerate(pairwise(cut), 1):
        width, own = widths[column], lines[first:last]
        misfit += sum(max(0.0, len(line) / width - _WIDER) for line in own)
        for above, below in pairwise(own):
            needed = len(above) + 1 + len(below.split(maxsplit=1)[0])
            misfit += max(0.0, 1 - needed / width)
    return misfit


def _joined(lines: Cells, cut: _Cut) -> Cells:
    runs = pairwise(cut)
    return (lines[0], *(squeeze(" ".join(lines[first:last])) for first, last in runs))


def broken_inside(lines: Cells) -> bool:
    """Whether some line can open no cell: the table was broken inside its cells."""
    return any(line[:1].islower() or _goes_on(above, line) for above, line in pairwise(lines[1:]))


__all__ = ["broken_inside", "unwrapped"]
