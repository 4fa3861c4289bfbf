"""Ruling lines of a page → tables: cells with the rows and columns that they cover.

Pure geometry; the y axis points up, units are points.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

# Rulings closer than this are one; line ends may miss each other by `_REACH`.
_SAME = 2.0
_REACH = 3.0
# A row that is cut open has at least one line of text.
_OPEN = 8.0


@dataclass(frozen=True, slots=True)
class Ruling:
    """A straight ruling at `at` from `start` to `end`; horizontal ones lie at a height."""

    horizontal: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its first grid row and column, and how many of each it covers."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's frame: rulings from the left (`xs`) and from the top down (`ys`).

    `owner` names the cell that covers a box of the grid, by (row, column).
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    owner: Mapping[tuple[int, int], Cell]

    @property
    def rows(self) -> int:
        return len(self.ys) - 1

    @property
    def columns(self) -> int:
        return len(self.xs) - 1

    @property
    def top(self) -> float:
        return self.ys[0]

    def at(self, x: float, y: float) -> Cell | None:
        """The cell that holds a point; None outside of the frame."""
        inside = self.xs[0] - 1 <= x <= self.xs[-1] + 1 and self.ys[-1] - 1 <= y <= self.ys[0] + 1
        if not inside:
            return None
        column = min(max(bisect_right(self.xs, x) - 1, 0), self.columns - 1)
        row = min(max(bisect_right([-v for v in self.ys], -y) - 1, 0), self.rows - 1)
        return self.owner[row, column]


def grids(rulings: Iterable[Ruling]) -> tuple[Grid, ...]:
    """The tables that rulings draw, top first; frames of a single cell are none."""
    merged = _merged(rulings)
    found = [g for group in _connected(merged) if (g := _grid(group)) is not None]
    return tuple(sorted(found, key=lambda g: -g.top))


def _merged(rulings: Iterable[Ruling]) -> list[Ruling]:
    """Pieces of one ruling joined."""
    found: list[Ruling] = []
    for horizontal in (True, False):
        lines: list[list[Ruling]] = []
        for ruling in sorted((r for r in rulings if r.horizontal is horizontal), key=_at):
            if lines and ruling.at - lines[-1][-1].at <= _SAME:
                lines[-1].append(ruling)
            else:
                lines.append([ruling])
        for line in lines:
            found += _runs(line)
    return found


def _at(ruling: Ruling) -> float:
    return ruling.at


def _runs(line: list[Ruling]) -> list[Ruling]:
    at = sum(r.at for r in line) / len(line)
    runs: list[Ruling] = []
    for piece in sorted(line, key=lambda r: r.start):
        if runs and piece.start <= runs[-1].end + _REACH:
            last = runs.pop()
            runs.append(Ruling(piece.horizontal, at, last.start, max(last.end, piece.end)))
        else:
            runs.append(Ruling(piece.horizontal, at, piece.start, piece.end))
    return runs


def _connected(rulings: list[Ruling]) -> list[list[Ruling]]:
    """Rulings grouped by what crosses what."""
    parent = list(range(len(rulings)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    level = [i for i, r in enumerate(rulings) if r.horizontal]
    upright = [i for i, r in enumerate(rulings) if not r.horizontal]
    for a in level:
        for b in upright:
            if _cross(rulings[a], rulings[b]):
                parent[root(a)] = root(b)
    groups: dict[int, list[Ruling]] = {}
    for i, ruling in enumerate(rulings):
        groups.setdefault(root(i), []).append(ruling)
    return list(groups.values())


def _cross(level: Ruling, upright: Ruling) -> bool:
    return (
        level.start - _REACH <= upright.at <= level.end + _REACH
        and upright.start - _REACH <= level.at <= upright.end + _REACH
    )


def _grid(group: list[Ruling]) -> Grid | None:
    xs = _positions(r.at for r in group if not r.horizontal)
    ys = _positions(r.at for r in group if r.horizontal)[::-1]
    if len(xs) < 3 or not ys:
        return None
    ys = _with_open_ends(ys, xs, group)
    if len(ys) < 2:
        return None
    owner = _cells(group, xs, ys)
    return Grid(tuple(xs), tuple(ys), owner) if len(set(owner.values())) > 1 else None


def _positions(values: Iterable[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _REACH:
            found.append(value)
    return found


def _with_open_ends(ys: list[float], xs: list[float], group: list[Ruling]) -> list[float]:
    """The heights, with those at which a page cuts a row: no ruling closes it there, but
    every column's ruling goes on to the same height."""
    ends = [min(r.start for r in _along(group, x)) for x in xs]
    tops = [max(r.end for r in _along(group, x)) for x in xs]
    below = max(ends) - min(ends) < _SAME and max(ends) < ys[-1] - _OPEN
    above = max(tops) - min(tops) < _SAME and min(tops) > ys[0] + _OPEN
    return [*([min(tops)] if above else []), *ys, *([max(ends)] if below else [])]


def _along(group: list[Ruling], x: float) -> list[Ruling]:
    return [r for r in group if not r.horizontal and abs(r.at - x) <= _REACH]


def _cells(group: list[Ruling], xs: list[float], ys: list[float]) -> dict[tuple[int, int], Cell]:
    """The boxes of the grid with their cells: boxes that no ruling parts share one."""
    width, height = len(xs) - 1, len(ys) - 1
    parent = {(r, c): (r, c) for r in range(height) for c in range(width)}

    def root(box: tuple[int, int]) -> tuple[int, int]:
        while parent[box] != box:
            box = parent[box]
        return box

    for r in range(height):
        for c in range(width):
            x, y = (xs[c] + xs[c + 1]) / 2, (ys[r] + ys[r + 1]) / 2
            if c + 1 < width and not _ruled(group, horizontal=False, at=xs[c + 1], through=y):
                parent[root((r, c + 1))] = root((r, c))
            if r + 1 < height and not _ruled(group, horizontal=True, at=ys[r + 1], through=x):
                parent[root((r + 1, c))] = root((r, c))
    regions: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for box in parent:
        regions.setdefault(root(box), []).append(box)
    return {box: cell for boxes in regions.values() for cell in [_cell(boxes)] for box in boxes}


def _ruled(group: list[Ruling], *, horizontal: bool, at: float, through: float) -> bool:
    return any(
        r.horizontal is horizontal
        and abs(r.at - at) <= _REACH
        and r.start - _SAME <= through <= r.end + _SAME
        for r in group
    )


def _cell(boxes: list[tuple[int, int]]) -> Cell:
    rows, columns = [r for r, _ in boxes], [c for _, c in boxes]
    top, left = min(rows), min(columns)
    return Cell(top, left, max(rows) + 1 - top, max(columns) + 1 - left)
