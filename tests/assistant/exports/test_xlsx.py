"""A workbook, opened again with the library and as the XML that it is."""

import zipfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from assistant.exports.files import ExportError
from assistant.exports.rows import ExportRow
from assistant.exports.xlsx import write_xlsx


@pytest.fixture
def book(rows: tuple[ExportRow, ...], tmp_path: Path) -> Any:
    write_xlsx(rows, tmp_path / "sổ.xlsx", "Nhiệm vụ & chỉ tiêu")
    return load_workbook(tmp_path / "sổ.xlsx")


def cell(sheet: Any, header: str, row: int) -> Any:
    place = next(c.column for c in sheet[1] if c.value == header)
    return sheet.cell(row, place)


def test_days_are_dates_shown_as_vietnamese_print_them(book: Any) -> None:
    due = cell(book["Nhiệm vụ"], "Hạn cuối", 2)
    assert (due.value, due.number_format) == (datetime(2025, 6, 30), "dd/mm/yyyy")
    assert due.is_date


def test_text_that_opens_like_a_formula_is_text(book: Any) -> None:
    found = cell(book["Nhiệm vụ"], "Nội dung", 3)
    assert found.value == "=HYPERLINK(“x”) là tên nhiệm vụ"
    assert (found.data_type, found.quotePrefix) == ("s", True)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "#N/A", "=", "\x00=1", "a\x0bb"])
def test_the_file_holds_no_formula_and_no_error(
    rows: tuple[ExportRow, ...], tmp_path: Path, text: str
) -> None:
    write_xlsx([replace(rows[0], text=text, quote=text)], tmp_path / "a.xlsx", text)
    for sheet in load_workbook(tmp_path / "a.xlsx"):
        assert {c.data_type for line in sheet.iter_rows() for c in line} <= {"s", "n", "d"}
    with zipfile.ZipFile(tmp_path / "a.xlsx") as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")


def test_the_header_is_frozen_filtered_and_printed_on_every_page(book: Any) -> None:
    for sheet in book:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.print_title_rows == "$1:$1"
        assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_the_print_header_keeps_the_sign_that_codes_open_with(book: Any) -> None:
    assert book["Nhiệm vụ"].oddHeader.center.text == "Nhiệm vụ && chỉ tiêu"
    assert book.properties.title == "Nhiệm vụ & chỉ tiêu"


def test_cells_wrap_and_a_column_without_values_is_hidden(book: Any) -> None:
    sheet = book["Nhiệm vụ"]
    text, empty = cell(sheet, "Nội dung", 2), cell(sheet, "Vai trò", 2)
    assert text.alignment.wrap_text
    assert sheet.column_dimensions[empty.column_letter].hidden
    assert not sheet.column_dimensions[text.column_letter].hidden


def test_the_second_sheet_quotes_every_row_under_its_number(
    book: Any, rows: tuple[ExportRow, ...]
) -> None:
    sheet = book["Nguồn trích dẫn"]
    assert [c.value for c in sheet["A"]] == ["TT", 1, 2, 3, 4, 5]
    assert cell(sheet, "Trích nguyên văn", 5).value == rows[3].quote
    assert cell(sheet, "Tệp nguồn", 2).value == "moi-2-2025.txt"


def test_the_longest_cell_is_cut_where_it_can_be_seen(
    rows: tuple[ExportRow, ...], tmp_path: Path
) -> None:
    write_xlsx([replace(rows[0], text="ă" * 40_000)], tmp_path / "a.xlsx", "Dài")
    found = cell(load_workbook(tmp_path / "a.xlsx")["Nhiệm vụ"], "Nội dung", 2).value
    assert len(found) == 32_767 and found.endswith(" […]")


def test_no_rows_make_a_workbook_of_headers(tmp_path: Path) -> None:
    write_xlsx((), tmp_path / "a.xlsx", "Trống")
    assert load_workbook(tmp_path / "a.xlsx")["Nhiệm vụ"].max_row == 1


def test_a_folder_that_is_not_there_is_one_clear_error(
    rows: tuple[ExportRow, ...], tmp_path: Path
) -> None:
    with pytest.raises(ExportError, match="thư mục không tồn tại"):
        write_xlsx(rows, tmp_path / "x" / "a.xlsx", "…")


def test_rows_are_as_tall_as_their_fullest_cell(
    rows: tuple[ExportRow, ...], tmp_path: Path
) -> None:
    """LibreOffice shows one line of a cell where the file says no height."""
    long = replace(rows[0], text="việc " * 60)
    huge = replace(rows[0], text="việc " * 6000)
    write_xlsx([rows[0], long, huge], tmp_path / "a.xlsx", "x")
    sheet = load_workbook(tmp_path / "a.xlsx")["Nhiệm vụ"]
    heights = [sheet.row_dimensions[n].height for n in (2, 3, 4)]
    assert heights[0] < heights[1] < heights[2] == 409
