"""A table of an annex → tasks or targets, by what its columns say."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from corpus.agencies import Directory
from corpus.columns import column_roles, marked_year, period_columns, value_columns
from corpus.deadlines import combine, find_deadlines, parse_deadline
from corpus.lazy import pattern
from corpus.naming import names
from corpus.outline import ROMANS
from corpus.plan import Deadline, Issue, Manifest, Record, Target, Task
from corpus.quantities import parse_cell, parse_horizon, unit_in_name
from corpus.roles import parted
from corpus.table_rows import Row
from corpus.tables import Table

# A dash says that a column sets nothing for this row.
_FILLED = pattern(r"\w")


@dataclass(frozen=True, slots=True)
class Annexed:
    """What an annex holds, and what could not be placed."""

    records: tuple[Record, ...]
    issues: tuple[Issue, ...]


def read_annex(table: Table, number: str, manifest: Manifest, directory: Directory) -> Annexed:
    """Tasks where the columns name work and who does it; targets where they name values."""
    roles = column_roles(table.header)
    prefix = annex_prefix(number)
    periods = period_columns(table.header, [row.cells for row in table.rows])
    if "task" in roles and ("lead" in roles or "deadline" in roles or periods):
        return _tasks(table, roles, periods, prefix, manifest, directory)
    if "target" in roles and "value" in roles:
        return _targets(table, roles, prefix, manifest, directory)
    why = f"không hiểu các cột: {' | '.join(table.header)}"
    issues = [Issue(manifest.file, row.span, row.cells[1][:200], why) for row in table.rows]
    return Annexed((), (*table.issues, *issues))


def annex_prefix(number: str) -> str:
    """The locator of an annex: "II" → "PL2", "" → "PL"; of a table in the body "B1"."""
    if re.fullmatch(r"B\d+", number):
        return number
    return f"PL{ROMANS.index(number) + 1 if number in ROMANS else number}"


def _tasks(
    table: Table,
    roles: Mapping[str, int],
    periods: Mapping[int, str],
    prefix: str,
    manifest: Manifest,
    directory: Directory,
) -> Annexed:
    year = marked_year(table.header, periods)
    issued = date(year, 1, 1) if year else manifest.counted_from
    records = tuple(
        _task(row, locator, _work_cells(row, roles, periods), manifest, directory, issued)
        for row, locator in zip(table.rows, _locators(table.rows, prefix), strict=True)
    )
    return Annexed(records, table.issues)


def _task(
    row: Row,
    locator: str,
    cell: Mapping[str, str],
    manifest: Manifest,
    directory: Directory,
    issued: date,
) -> Task:
    return Task(
        plan=manifest.id,
        locator=locator,
        span=row.span,
        text=cell["task"],
        group=row.group,
        lead=names(directory, cell["lead"]),
        lead_raw=cell["lead"],
        coordinating=names(directory, cell["coordinating"]),
        coordinating_raw=cell["coordinating"],
        output=cell["output"],
        deadline=_deadline(cell["deadline"], cell["lead"], issued),
    )


def _deadline(printed: str, lead: str, issued: date) -> Deadline | None:
    """The deadline cell, with the days that the cell of the leads sets for one of them."""
    own = parse_deadline(printed, issued)
    steps = [found for _, _, found in find_deadlines(lead, issued) if found.due]
    if own is None or not steps:
        return combine(steps) if steps else own
    return replace(combine([own, *steps]), raw=own.raw)


def _work_cells(
    row: Row, roles: Mapping[str, int], periods: Mapping[int, str]
) -> Mapping[str, str]:
    """A row's cells by role: one cell of agencies parted by what they do, crosses read as
    the periods that they mark."""
    cell = _cells(row, roles)
    if "coordinating" not in roles:
        cell["lead"], cell["coordinating"] = parted(cell["lead"])
    if periods:
        cell["deadline"] = "; ".join(name for at, name in periods.items() if row.cells[at])
    return cell


def _cells(row: Row, roles: Mapping[str, int]) -> defaultdict[str, str]:
    """A row's cells by role; a column that the table lacks reads as empty."""
    return defaultdict(str, {role: row.cells[index] for role, index in roles.items()})


def _targets(
    table: Table, roles: Mapping[str, int], prefix: str, manifest: Manifest, directory: Directory
) -> Annexed:
    columns = value_columns(table.header, roles)
    locators = _locators(table.rows, prefix)
    records = tuple(
        _target(row, locator, roles, manifest, directory, columns)
        for row, locator in zip(table.rows, locators, strict=True)
    )
    return Annexed(records, table.issues)


def _target(
    row: Row,
    locator: str,
    roles: Mapping[str, int],
    manifest: Manifest,
    directory: Directory,
    columns: tuple[tuple[int, int | None, str], ...],
) -> Target:
    cell = _cells(row, roles)
    own = parse_horizon(row.group or "") or parse_horizon(cell["target"])
    filled = [c for c in columns if _FILLED.search(row.cells[c[0]])] or list(columns[:1])
    return Target(
        plan=manifest.id,
        locator=locator,
        span=row.span,
        text=cell["target"],
        group=row.group,
        values=tuple(
            parse_cell(
                row.cells[index],
                cell["unit"] or ("" if unit_in_name(cell["target"]) else unit),
                cell["target"],
                horizon if len(columns) > 1 else own or horizon,
            )
            for index, horizon, unit in filled
        ),
        lead=names(directory, cell["lead"]),
        lead_raw=cell["lead"],
    )


def _locators(rows: tuple[Row, ...], prefix: str) -> list[str]:
    """PL2.19; a row without number after 1 is PL1.1-bis. Restarted numbers get the group,
    all of a group that begins again with 1; a second row under one number "-2"."""
    anew: set[str | None] = set()
    found: list[str] = []
    used: dict[str, int] = {}
    last = "0"
    for above, row in zip((None, *rows), rows, strict=False):
        beside = above is not None and above.group == row.group
        under = row.number == "" or (beside and above is not None and above.number == row.number)
        last = row.number or last
        base = f"{prefix}.{last}" if row.number else f"{prefix}.{last}-bis"
        restarts = (f"{prefix}.{last}" in used or row.group in anew) and row.group and not under
        anew |= {row.group} if restarts and row.number == "1" else set()
        if restarts or (under and found and _grouped(found[-1], row, prefix)):
            base = base.replace(prefix, f"{prefix}.{(row.group or '').partition('.')[0]}", 1)
        locator = base if base not in used else f"{base}-{used[base] + 1}"
        while locator in used:
            used[base] += 1
            locator = f"{base}-{used[base] + 1}"
        used[base] = used.get(base, 0) + 1
        used.setdefault(locator, 1)
        found.append(locator)
    return found


def _grouped(above: str, row: Row, prefix: str) -> bool:
    """Whether the locator above already carries this row's group."""
    return bool(row.group) and above.startswith(f"{prefix}.{(row.group or '').partition('.')[0]}.")
