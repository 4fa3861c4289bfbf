"""The columns of an export, and CSV."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assistant.exports.files import clean, opens_formula, write_whole
from assistant.exports.rows import ExportRow
from assistant.exports.words import dated

Cell = str | int | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its header, its width in characters, and what stands in it."""

    header: str
    width: int
    cell: Callable[[ExportRow], Cell]


def milestones_words(row: ExportRow) -> str:
    """Every milestone on a line of its own, its day before its words."""
    return "\n".join(f"{dated(step.due)}: {step.raw}" for step in row.milestones)


def lines_words(row: ExportRow) -> str:
    """ "120" or "120–125", source lines counted from 1."""
    first, last = row.lines
    return str(first) if first == last else f"{first}–{last}"


def _names(names: Sequence[str]) -> str:
    return "; ".join(names)


# The first ones fit on a printed page; the others serve filters and checks on a screen.
PRINTED = (
    Column("Phần", 13, lambda r: r.heading),
    Column("Kế hoạch", 16, lambda r: r.plan_label),
    Column("Hiệu lực", 14, lambda r: r.standing),
    Column("Nội dung", 55, lambda r: r.text),
    Column("Cơ quan chủ trì", 20, lambda r: r.lead_raw),
    Column("Cơ quan phối hợp", 20, lambda r: r.coordinating_raw),
    Column("Kết quả / giá trị chỉ tiêu", 18, lambda r: r.output),
    Column("Thời hạn", 14, lambda r: r.deadline_raw),
    Column("Hạn cuối", 12, lambda r: r.due),
    Column("Căn cứ trích dẫn", 22, lambda r: r.citation),
)
FURTHER = (
    Column("Bắt đầu", 12, lambda r: r.start),
    Column("Các mốc", 30, milestones_words),
    Column("Định kỳ", 24, lambda r: r.recurrence),
    Column("Tính chất thời hạn", 18, lambda r: r.timing),
    Column("Vai trò", 14, lambda r: r.role),
    Column("Ghi chú", 30, lambda r: r.note),
    Column("Loại", 20, lambda r: r.kind),
    Column("Nhóm / mục", 48, lambda r: r.group),
    Column("Cơ quan chủ trì (tên chuẩn)", 28, lambda r: _names(r.lead)),
    Column("Cơ quan phối hợp (tên chuẩn)", 28, lambda r: _names(r.coordinating)),
)
SOURCE = (
    Column("Vị trí", 28, lambda r: r.place),
    Column("Mã bản ghi", 28, lambda r: r.record),
    Column("Tệp nguồn", 28, lambda r: r.file),
    Column("Trang", 8, lambda r: r.page),
    Column("Dòng", 12, lines_words),
    Column("Trích nguyên văn", 80, lambda r: r.quote),
)
NUMBER = "TT"


def write_csv(rows: Sequence[ExportRow], path: Path) -> None:
    """UTF-8 with BOM, commas, CRLF: what Excel opens as it is.

    Days are ISO (2025-06-30), which no regional setting reads in another order. A cell
    that a spreadsheet could take for a formula begins with an apostrophe. Raises
    ExportError when the path cannot be written.
    """
    write_whole(path, lambda beside: _save(rows, beside))


def _save(rows: Sequence[ExportRow], path: Path) -> None:
    columns = (*PRINTED, *FURTHER, *SOURCE)
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out)
        writer.writerow((NUMBER, *(column.header for column in columns)))
        for number, row in enumerate(rows, 1):
            writer.writerow((number, *(_printed(column.cell(row)) for column in columns)))


def _printed(value: Cell) -> str | int:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int):
        return value
    text = clean(value or "")
    return f"'{text}" if opens_formula(text) else text
