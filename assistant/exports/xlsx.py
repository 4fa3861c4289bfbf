"""Rows as an Excel workbook. The only module that knows openpyxl."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import ceil
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from assistant.exports.files import clean, opens_formula, write_whole
from assistant.exports.rows import ExportRow
from assistant.exports.table import FURTHER, NUMBER, PRINTED, SOURCE, Cell, Column

ROWS_SHEET = "Nhiệm vụ"
SOURCES_SHEET = "Nguồn trích dẫn"
DAY_FORMAT = "dd/mm/yyyy"

_A4 = 9  # ECMA-376, ST_PaperSize
_LONGEST_CELL = 32_767  # Excel refuses more
_LONGEST_HEADER = 180  # Excel refuses a print header of more than 255 with its codes
_CUT = " […]"
_LINE_HEIGHT = 14.5  # of Times New Roman 11
_NARROWER = 0.85  # than the digit that a column's width counts, words broken at spaces
_TALLEST = 409  # Excel refuses more
_FONT = "Times New Roman"
_PLAIN = Font(name=_FONT, size=11)
_BOLD = Font(name=_FONT, size=11, bold=True)
_LINE = Side(style="thin", color="BFBFBF")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_CENTRED = Alignment(wrap_text=True, vertical="center", horizontal="center")
_HEAD_FILL = PatternFill("solid", fgColor="E7E6E6")


def write_xlsx(rows: Sequence[ExportRow], path: Path, title: str) -> None:
    """A workbook of two sheets: the rows, and where each of them stands in its source.

    Days are date cells; text is always text, also where it opens like a formula. Row n
    of both sheets bears the same TT. Raises ExportError when the path cannot be written.
    """
    book = Workbook()
    _properties(book, clean(title))
    _fill(book.active, ROWS_SHEET, (*PRINTED, *FURTHER), rows, clean(title), len(PRINTED))
    labels = (PRINTED[1], PRINTED[2], PRINTED[-1])
    source = (*labels, *SOURCE)
    _fill(book.create_sheet(), SOURCES_SHEET, source, rows, clean(title), len(source))
    write_whole(path, lambda beside: book.save(beside))


def _properties(book: Workbook, title: str) -> None:
    found = book.properties
    found.title = title
    found.subject = "Nhiệm vụ, chỉ tiêu trong kế hoạch và căn cứ trích dẫn"
    found.creator = found.lastModifiedBy = "kehoach"
    found.language = "vi-VN"


def _fill(
    sheet: Worksheet,
    name: str,
    columns: Sequence[Column],
    rows: Sequence[ExportRow],
    title: str,
    printed: int,
) -> None:
    """One sheet: TT and `columns`, of which the first `printed` go on paper."""
    sheet.title = name
    _head(sheet, columns)
    for number, row in enumerate(rows, 1):
        values = tuple(column.cell(row) for column in columns)
        for place, value in enumerate((number, *values), 1):
            _put(sheet.cell(number + 1, place), value)
        sheet.row_dimensions[number + 1].height = _height(values, columns)
    _hide_empty(sheet, columns, rows)
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions
    _page(sheet, title, f"A1:{get_column_letter(printed + 1)}{len(rows) + 1}")


def _head(sheet: Worksheet, columns: Sequence[Column]) -> None:
    sheet.row_dimensions[1].height = 2 * _LINE_HEIGHT + 2
    heads = ((NUMBER, 6), *((column.header, column.width) for column in columns))
    for place, (header, width) in enumerate(heads, 1):
        cell = sheet.cell(1, place, header)
        cell.font = _BOLD
        cell.alignment, cell.fill, cell.border = _CENTRED, _HEAD_FILL, _BORDER
        sheet.column_dimensions[get_column_letter(place)].width = width


def _height(values: Sequence[Cell], columns: Sequence[Column]) -> float:
    """Points for the fullest cell of a row. Excel would find them itself when it opens the
    file; LibreOffice does not, and shows one line of each."""
    lines = max(
        sum(max(1, ceil(len(part) * _NARROWER / column.width)) for part in value.split("\n"))
        if isinstance(value, str)
        else 1
        for value, column in zip(values, columns, strict=True)
    )
    return min(_TALLEST, lines * _LINE_HEIGHT + 2)


def _put(cell: SheetCell, value: Cell) -> None:
    cell.font, cell.alignment, cell.border = _PLAIN, _WRAPPED, _BORDER
    if isinstance(value, str):
        _put_text(cell, _fitted(clean(value)))
    else:
        cell.value = value
    if isinstance(value, date):
        cell.number_format = DAY_FORMAT


def _put_text(cell: SheetCell, text: str) -> None:
    """Text as text: openpyxl alone would make a formula of "=…", an error of "#N/A"."""
    if text:
        cell.value = text
        cell.data_type = "s"
        cell.quotePrefix = opens_formula(text)


def _fitted(text: str) -> str:
    if len(text) <= _LONGEST_CELL:
        return text
    return text[: _LONGEST_CELL - len(_CUT)] + _CUT


def _hide_empty(sheet: Worksheet, columns: Sequence[Column], rows: Sequence[ExportRow]) -> None:
    """A column without a single value takes no room, on the screen or on paper."""
    for place, column in enumerate(columns, 2):
        if rows and all(column.cell(row) in ("", None) for row in rows):
            sheet.column_dimensions[get_column_letter(place)].hidden = True


def _page(sheet: Worksheet, title: str, area: str) -> None:
    """A4 landscape, as wide as the paper, header row on every page, title and numbers."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    sheet.print_area = area
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    # "&" opens a code in a print header: doubled it is the sign itself.
    sheet.oddHeader.center.text = title[:_LONGEST_HEADER].replace("&", "&&")
    sheet.oddFooter.center.text = "Trang &P/&N"
