"""A table of an annex → tasks or targets, by what its columns say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from corpus.agencies import Directory
from corpus.columns import (
    column_roles,
    marked_year,
    parted_by_stroke,
    period_columns,
    value_columns,
)
from corpus.horizons import title_year
from corpus.lazy import pattern
from corpus.locators import locators
from corpus.naming import names
from corpus.numerals import ROMANS
from corpus.plan import Issue, Manifest, Record, Target, Task
from corpus.quantities import parse_cells, parse_horizon, unit_in_name
from corpus.row_cells import cells_by_role, charged_groups, deadline_in, reaching_down, work_cells
from corpus.table_rows import Row
from corpus.tables import Table
from corpus.text import squeeze

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
    if "task" in roles and (roles.keys() & {"lead", "coordinating", "deadline"} or periods):
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
    charged = charged_groups(table.rows, directory)
    rows = reaching_down(table.rows, roles)
    slashed = "lead" in roles and parted_by_stroke(table.header[roles["lead"]])
    records = tuple(
        _task(
            row,
            locator,
            work_cells(row, roles, periods, charged, slashed=slashed),
            manifest,
            directory,
            issued,
        )
        for row, locator in zip(rows, locators(rows, prefix), strict=True)
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
        deadline=deadline_in(cell, issued),
    )


def _targets(
    table: Table, roles: Mapping[str, int], prefix: str, manifest: Manifest, directory: Directory
) -> Annexed:
    columns = value_columns(table.header, roles)
    titles = (x.text for x in table.heading if not x.text.lstrip().startswith("("))
    year = title_year(manifest, squeeze(" ".join(titles)))
    places = locators(table.rows, prefix)
    records = tuple(
        _target(row, locator, roles, manifest, directory, columns, year)
        for row, locator in zip(table.rows, places, strict=True)
    )
    return Annexed(records, table.issues)


def _target(
    row: Row,
    locator: str,
    roles: Mapping[str, int],
    manifest: Manifest,
    directory: Directory,
    columns: tuple[tuple[int, int | None, str], ...],
    year: int | None,
) -> Target:
    cell = cells_by_role(row, roles)
    own = parse_horizon(row.group or "") or parse_horizon(cell["target"])
    filled = [c for c in columns if _FILLED.search(row.cells[c[0]])] or list(columns[:1])
    return Target(
        plan=manifest.id,
        locator=locator,
        span=row.span,
        text=cell["target"],
        group=row.group,
        values=tuple(
            value
            for index, horizon, unit in filled
            for value in parse_cells(
                row.cells[index],
                cell["unit"] or ("" if unit_in_name(cell["target"]) else unit),
                cell["target"],
                horizon if len(columns) > 1 else own or horizon or year,
            )
        ),
        lead=names(directory, cell["lead"]),
        lead_raw=cell["lead"],
    )
