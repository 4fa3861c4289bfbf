"""What the cells of a row say of its work: who, with whom, by when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from corpus.agencies import Directory
from corpus.deadlines import combine, find_deadlines, parse_deadline
from corpus.naming import is_agencies
from corpus.plan import Deadline
from corpus.roles import parted
from corpus.table_rows import Row, group_title


def cells_by_role(row: Row, roles: Mapping[str, int]) -> defaultdict[str, str]:
    """A row's cells by role; a column that the table lacks reads as empty."""
    return defaultdict(str, {role: row.cells[index] for role, index in roles.items()})


def reaching_down(rows: Sequence[Row], roles: Mapping[str, int]) -> tuple[Row, ...]:
    """The rows of a table that names who leads before what they do: there an empty cell is
    the merged one above it, which a plain text prints once. A group ends it."""
    at = roles.get("lead")
    if at is None or at > roles.get("task", at):
        return tuple(rows)
    found: list[Row] = []
    for row in rows:
        above = found[-1] if found and found[-1].group == row.group else None
        if above and not row.cells[at]:
            row = replace(row, cells=(*row.cells[:at], above.cells[at], *row.cells[at + 1 :]))
        found.append(row)
    return tuple(found)


def work_cells(
    row: Row,
    roles: Mapping[str, int],
    periods: Mapping[int, str],
    charged: Mapping[str, str],
    *,
    slashed: bool = False,
) -> Mapping[str, str]:
    """A row's cells by role: one cell of agencies parted by what they do, crosses read as
    the periods that they mark. Who leads may be whom the group names (`charged`). Under
    "Chủ trì/Phối hợp" (`slashed`) a stroke parts them."""
    cell = cells_by_role(row, roles)
    if "coordinating" not in roles:
        whole = cell["lead"]
        cell["lead"], cell["coordinating"] = parted(whole)
        if slashed and cell["lead"] == whole and whole.count("/") == 1:
            lead, _, helping = whole.partition("/")
            cell["lead"], cell["coordinating"] = lead.strip(), helping.strip()
    if periods:
        cell["deadline"] = "; ".join(name for at, name in periods.items() if row.cells[at])
    cell["lead"] = cell["lead"] or charged.get(row.group or "", "")
    return cell


def charged_groups(rows: Sequence[Row], directory: Directory) -> Mapping[str, str]:
    """Whom each group of a table names, where every group is called by agencies alone:
    "II. SỞ XÂY DỰNG" leads all of its rows. A table grouped by subjects has none."""
    titles = {row.group or "": group_title(row.group or "").rstrip(" :.") for row in rows}
    alone = all(_names_alone(title, directory) for title in titles.values())
    return titles if alone else {}


def _names_alone(title: str, directory: Directory) -> bool:
    whole = bool(title) and directory.named_length(title) == len(title)
    return whole and is_agencies(directory, title)


def deadline_in(cell: Mapping[str, str], issued: date) -> Deadline | None:
    """The deadline cell, opened by a column of beginnings, with the days that the cell of
    the leads sets for one of them."""
    own = _opened(parse_deadline(cell["deadline"], issued), cell["start"], issued)
    steps = [found for _, _, found in find_deadlines(cell["lead"], issued) if found.due]
    if own is None or not steps:
        return combine(steps) if steps else own
    return replace(combine([own, *steps]), raw=own.raw)


def _opened(own: Deadline | None, start: str, issued: date) -> Deadline | None:
    """A deadline with the beginning that a cell of its own prints ("6/2026")."""
    begins = parse_deadline(f"từ {start}", issued) if start else None
    if begins is None or begins.start is None:
        return own or (parse_deadline(start, issued) if begins else None)
    if own is None:
        return replace(begins, raw=start)
    return own if own.start or own.recurrence else replace(own, start=begins.start)
