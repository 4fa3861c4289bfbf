"""CSV as a spreadsheet reads it."""

import csv
import io
from dataclasses import replace
from pathlib import Path

from assistant.exports.rows import ExportRow
from assistant.exports.table import write_csv


def read(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))


def test_the_file_opens_with_a_bom_and_its_lines_end_as_rfc_4180_asks(
    rows: tuple[ExportRow, ...], tmp_path: Path
) -> None:
    path = tmp_path / "sổ.csv"
    write_csv(rows[:1], path)
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbfTT,")
    assert data.count(b"\r\n") == data.count(b"\n") == 2


def test_cells_come_back_as_the_rows_hold_them(rows: tuple[ExportRow, ...], tmp_path: Path) -> None:
    write_csv(rows, tmp_path / "sổ.csv")
    first, *_, last = read(tmp_path / "sổ.csv")
    assert first["Cơ quan phối hợp"] == "Các sở, ban, ngành"
    assert (first["Thời hạn"], first["Hạn cuối"]) == ("Tháng 6/2025", "2025-06-30")
    assert first["Trích nguyên văn"].startswith("Xây dựng Đề án số hóa hồ sơ | Sở Nội vụ")
    assert (last["TT"], last["Dòng"], last["Hạn cuối"]) == ("5", "5", "")


def test_no_cell_can_act_as_a_formula(rows: tuple[ExportRow, ...], tmp_path: Path) -> None:
    hostile = ("=1+1", "+84", "-2", "@SUM(A1)", "\t=1", "\r=1", "\x00=1")
    write_csv([replace(rows[0], text=text) for text in hostile], tmp_path / "a.csv")
    found = [row["Nội dung"] for row in read(tmp_path / "a.csv")]
    assert found == ["'=1+1", "'+84", "'-2", "'@SUM(A1)", "'\t=1", "'\n=1", "'=1"]
