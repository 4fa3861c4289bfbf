"""A table of an annex → tasks or targets, by what its columns say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from corpus.agencies import Directory
from corpus.deadlines import parse_deadline
from corpus.lazy import pattern
from corpus.naming import names
from corpus.outline import ROMANS
from corpus.plan import Issue, Manifest, Record, Target, Task
from corpus.quantities import parse_cell, parse_horizon, unit_in_name
from corpus.table_rows import Row
from corpus.tables import Table
from corpus.text import key

# What a column holds, by the words of its heading; the first that fits wins.
_COLUMNS: tuple[tuple[str, str], ...] = (
    ("coordinating", r"phoi hop"),
    ("lead", r"chu tri|theo doi|co quan thuc hien|don vi thuc hien|phan cong|trach nhiem|dau moi"),
    ("deadline", r"thoi gian|thoi han|tien do|hoan thanh|lo trinh|\bhan\b"),
    ("unit", r"^don vi( tinh)?$|^dvt$"),
    ("number", r"^(s?tt|so tt|so thu tu)$"),
    ("task", r"nhiem vu|noi dung|cong viec|hoat dong|giai phap|de an|du an"),
    ("output", r"ket qua|san pham|dau ra"),
    ("target", r"chi tieu|muc tieu|nganh linh vuc"),
    ("value", r"gia tri|ke hoach|nam \d{4}|toc do|\d{4}"),
    ("note", r"ghi chu|can cu|cap trinh|nguon"),
)


_REACHED = pattern(r"thuc hien|hien trang|uoc |da dat|ket qua|so sanh|ghi chu")


@dataclass(frozen=True, slots=True)
class Annexed:
    """What an annex holds, and what could not be placed."""

    records: tuple[Record, ...]
    issues: tuple[Issue, ...]


def read_annex(table: Table, number: str, manifest: Manifest, directory: Directory) -> Annexed:
    """Tasks where the columns name work and who does it; targets where they name values."""
    roles = column_roles(table.header)
    prefix = annex_prefix(number)
    if "task" in roles and ("lead" in roles or "deadline" in roles):
        return _tasks(table, roles, prefix, manifest, directory)
    if "target" in roles and "value" in roles:
        return _targets(table, roles, prefix, manifest, directory)
    why = f"columns not understood: {' | '.join(table.header)}"
    issues = [Issue(manifest.file, row.span, row.cells[1][:200], why) for row in table.rows]
    return Annexed((), (*table.issues, *issues))


def column_roles(header: tuple[str, ...]) -> Mapping[str, int]:
    """Role → column index. In a table of targets "Kết quả" is the value.

    >>> dict(column_roles(("TT", "Chỉ tiêu", "Đơn vị", "Kết quả")))
    {'number': 0, 'target': 1, 'unit': 2, 'value': 3}
    """
    roles: dict[str, int] = {}
    for index, cell in enumerate(header):
        text = key(cell)
        role = next((r for r, words in _COLUMNS if re.search(words, text)), None)
        if role == "target" and "target" in roles:
            role = "value"
        if role and role not in roles:
            roles[role] = index
    if "task" not in roles and "target" in roles and "output" in roles:
        roles.setdefault("value", roles.pop("output"))
    return roles


def annex_prefix(number: str) -> str:
    """The locator of an annex: "II" → "PL2", "" → "PL"; of a table in the body "B1"."""
    if re.fullmatch(r"B\d+", number):
        return number
    return f"PL{ROMANS.index(number) + 1 if number in ROMANS else number}"


def _tasks(
    table: Table, roles: Mapping[str, int], prefix: str, manifest: Manifest, directory: Directory
) -> Annexed:
    locators = _locators(table.rows, prefix)
    records = tuple(
        _task(row, locator, roles, manifest, directory)
        for row, locator in zip(table.rows, locators, strict=True)
    )
    return Annexed(records, table.issues)


def _task(
    row: Row, locator: str, roles: Mapping[str, int], manifest: Manifest, directory: Directory
) -> Task:
    cell = _Cells(row, roles)
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
        deadline=parse_deadline(cell["deadline"], manifest.issued),
    )


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


def value_columns(
    header: tuple[str, ...], roles: Mapping[str, int]
) -> tuple[tuple[int, int | None, str], ...]:
    """Columns that hold values: (index, horizon, unit in the heading).

    Several columns count when each names its own year ("Năm 2026", "Năm 2030"); what was
    reached before ("Thực hiện 2024") is no target.

    >>> value_columns(("TT", "Chỉ tiêu", "Năm 2026", "Năm 2030"), {"target": 1, "value": 2})
    ((2, 2026, ''), (3, 2030, ''))
    """
    taken = {index for role, index in roles.items() if role != "value"}
    found = [
        (index, parse_horizon(name), _unit_in(name))
        for index, name in enumerate(header)
        if index not in taken and not _REACHED.search(key(name))
    ]
    dated = [column for column in found if column[1] is not None]
    if len(dated) > 1 and len({horizon for _, horizon, _ in dated}) == len(dated):
        return tuple(dated)
    index = roles["value"]
    return ((index, parse_horizon(header[index]), _unit_in(header[index])),)


def _unit_in(name: str) -> str:
    """The unit that a heading ends with: "Tốc độ (%/năm)" → "%/năm"."""
    found = re.search(r"\(([^()]+)\)\s*$", name)
    unit = found[1].strip() if found else ""
    return unit.lower() if unit.startswith("%") or unit_in_name(f"x ({unit.lower()})") else ""


def _target(
    row: Row,
    locator: str,
    roles: Mapping[str, int],
    manifest: Manifest,
    directory: Directory,
    columns: tuple[tuple[int, int | None, str], ...],
) -> Target:
    cell = _Cells(row, roles)
    own = parse_horizon(row.group or "") or parse_horizon(cell["target"])
    filled = [c for c in columns if row.cells[c[0]]] or list(columns[:1])
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


class _Cells:
    """A row's cells by role; a column that the table lacks reads as empty."""

    def __init__(self, row: Row, roles: Mapping[str, int]) -> None:
        self._row, self._roles = row, roles

    def __getitem__(self, role: str) -> str:
        index = self._roles.get(role)
        return self._row.cells[index] if index is not None else ""


def _locators(rows: tuple[Row, ...], prefix: str) -> list[str]:
    """PL2.19; a row without number after 1 is PL1.1-bis. Restarted numbers get the group,
    a second row under one number "-2"."""
    found: list[str] = []
    used: set[str] = set()
    last = "0"
    for above, row in zip((None, *rows), rows, strict=False):
        beside = above is not None and above.group == row.group
        under = row.number == "" or (beside and above is not None and above.number == row.number)
        last = row.number or last
        base = f"{prefix}.{last}" if row.number else f"{prefix}.{last}-bis"
        restarts = f"{prefix}.{last}" in used and row.group and not under
        if restarts or (under and found and _grouped(found[-1], row, prefix)):
            base = base.replace(prefix, f"{prefix}.{(row.group or '').partition('.')[0]}", 1)
        locator, again = base, 2
        while locator in used:
            locator, again = f"{base}-{again}", again + 1
        used.add(locator)
        found.append(locator)
    return found


def _grouped(above: str, row: Row, prefix: str) -> bool:
    """Whether the locator above already carries this row's group."""
    return bool(row.group) and above.startswith(f"{prefix}.{(row.group or '').partition('.')[0]}.")
