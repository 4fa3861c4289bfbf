"""A column of themes beside the work groups the rows, however its cells are merged."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corpus.plan import Line
from corpus.tables import Table, read_tables

Lines = Callable[[str], tuple[Line, ...]]
HEADER = "STT\tNhóm nhiệm vụ\tNội dung công việc\tChủ trì\tTiến độ"
FIRST = "1\tNghề gốm\tMở lớp dạy nghề gốm\tSở Y tế\tQuý I/2026"


def table(lines: Lines, *rows: str) -> Table:
    return read_tables(lines("\n".join(rows)), "x.txt")[0]


def shown(found: Table) -> list[tuple[str, str, str | None]]:
    return [(row.number, row.cells[1], row.group) for row in found.rows]


@pytest.mark.parametrize("below", ["Nghề gốm", ""])
def test_the_work_is_what_the_second_column_says(lines: Lines, below: str) -> None:
    second = f"2\t{below}\tXây lò nung bằng điện\tSở Nội vụ\tQuý II/2026"
    found = table(lines, HEADER, FIRST, second, "3\tNghề mộc\tTrồng rừng gỗ lớn\tSở Y tế\t2027")
    assert shown(found) == [
        ("1", "Mở lớp dạy nghề gốm", "Nghề gốm"),
        ("2", "Xây lò nung bằng điện", "Nghề gốm"),
        ("3", "Trồng rừng gỗ lớn", "Nghề mộc"),
    ]


def test_names_that_no_rows_share_are_no_themes(lines: Lines) -> None:
    second = "2\tNghề mộc\tTrồng rừng gỗ lớn ven hồ\tSở Nội vụ\tQuý II/2026"
    assert shown(table(lines, HEADER, FIRST, second)) == [
        ("1", "Nghề gốm", None),
        ("2", "Nghề mộc", None),
    ]


def test_values_beside_a_target_are_no_statements(lines: Lines) -> None:
    rows = ("1\tTỷ lệ hộ\t60%\tSở Y tế", "2\tTỷ lệ hộ\t70%\tSở Y tế")
    found = table(lines, "TT\tChỉ tiêu\tMục tiêu\tTheo dõi", *rows)
    assert [row.cells[1] for row in found.rows] == ["Tỷ lệ hộ", "Tỷ lệ hộ"]
