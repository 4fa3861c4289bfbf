"""Annex lines become rows; what a page break cuts is one row."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from corpus.plan import Duty, Line, Plan, Task
from corpus.tables import Table, read_table

Lines = Callable[[str], tuple[Line, ...]]
Read = Callable[[str], Table]

HEAD = "TT\tNhiệm vụ\tCơ quan chủ trì\tThời gian"


@pytest.fixture
def table(lines: Lines) -> Read:
    def read(text: str) -> Table:
        found = read_table(lines(text), "ke-hoach.txt")
        assert found is not None
        return found

    return read


def numbers(table: Table) -> list[str]:
    return [row.number for row in table.rows]


def test_a_row_cut_by_a_page_goes_on_below_the_repeated_header(table: Read) -> None:
    found = table(
        f"{HEAD}\n1\tMở lớp dạy nghề cho\tSở Công Thương\tTháng\n\n{HEAD}\n"
        "\tngười dân ven sông\t\t6/2025\n2\tMở xưởng\tSở Y tế\t2026"
    )
    assert numbers(found) == ["1", "2"]
    assert found.rows[0].cells[1] == "Mở lớp dạy nghề cho người dân ven sông"
    assert found.rows[0].cells[3] == "Tháng 6/2025"
    assert (found.rows[0].span.first, found.rows[0].span.last) == (2, 5)


def test_an_unnumbered_row_under_a_numbered_one_is_a_row(table: Read) -> None:
    found = table(f"{HEAD}\n1\tMở lớp\tSở Y tế\t2025\n\tMột số nghề ưu tiên\t\t2026")
    assert numbers(found) == ["1", ""]


def test_subrows_keep_their_numbers(table: Read) -> None:
    rows = "\n".join(f"{n}\tViệc {n}\tSở Y tế\t2025" for n in ("8", "8.1", "8.10", "8.11", "9"))
    assert numbers(table(f"{HEAD}\n{rows}")) == ["8", "8.1", "8.10", "8.11", "9"]


def test_a_roman_row_names_the_group_of_the_rows_below(table: Read) -> None:
    found = table(
        f"{HEAD}\nI\tDạy nghề\t\t\n1\tMở lớp\tSở Y tế\t2025\nII\tBán\t\t\n2\tChợ\tSở Y tế\t2026"
    )
    assert [row.group for row in found.rows] == ["I. Dạy nghề", "II. Bán"]


def test_one_cell_a_line_closed_by_a_bar_is_a_table(table: Read) -> None:
    """Some sites print so; a cell left empty is a bar alone."""
    found = table(
        "TT |\nNhiệm vụ |\nCơ quan chủ trì |\nThời gian |\nI |\nDạy nghề |\n||\n"
        "1 |\nMở lớp |\nSở Y tế |\n|\n2 |\nMở xưởng |\n|\nNăm 2026 |"
    )
    assert [row.cells for row in found.rows] == [
        ("1", "Mở lớp", "Sở Y tế", ""),
        ("2", "Mở xưởng", "", "Năm 2026"),
    ]


def test_a_menu_below_a_table_of_bars_is_no_row_of_it(lines: Lines) -> None:
    """Its bars stand between the words; the reader takes it for a row of its own."""
    text = (
        "TT |\nNhiệm vụ |\nCơ quan chủ trì |\nThời gian |\n1 |\nMở lớp |\nSở Y tế |\n2026 |\n"
        "In trang | Chia sẻ | Gửi thư"
    )
    *cells, menu = lines(text)
    parted = replace(menu, cells=tuple(cell.strip() for cell in menu.text.split("|")))
    found = read_table((*cells, parted), "ke-hoach.txt")
    assert found is not None
    assert [row.cells for row in found.rows] == [("1", "Mở lớp", "Sở Y tế", "2026")]
    assert [issue.text for issue in found.issues] == ["In trang | Chia sẻ | Gửi thư"]


def test_a_merged_row_with_fewer_bars_ends_before_the_next_number(table: Read) -> None:
    found = table(
        "TT |\nNhiệm vụ |\nCơ quan chủ trì |\nThời gian |\n1 |\nMở lớp |\nSở Y tế |\n2026 |\n"
        "II |\nDạy nghề |\n2 |\nMở xưởng |\nSở Nội vụ |\n2027 |"
    )
    assert [row.cells for row in found.rows] == [
        ("1", "Mở lớp", "Sở Y tế", "2026"),
        ("2", "Mở xưởng", "Sở Nội vụ", "2027"),
    ]
    assert found.rows[1].group == "II. Dạy nghề"


def test_a_numbered_list_inside_a_cell_is_one_cell(table: Read) -> None:
    found = table(
        "TT |\nNhiệm vụ |\nCơ quan chủ trì |\nThời gian |\n1 |\nSố hóa:\n1. Hộ tịch;\n"
        "2. Đất đai;\n3. Bảo hiểm |\nSở Tư pháp |\n2025 |\n2 |\nMở xưởng |\nSở Y tế |\n2026 |"
    )
    assert found.rows[0].cells[1] == "Số hóa: 1. Hộ tịch; 2. Đất đai; 3. Bảo hiểm"
    assert numbers(found) == ["1", "2"]


def test_prose_between_rows_is_reported_not_dropped(table: Read) -> None:
    found = table(f"{HEAD}\n1\tMở lớp\tSở Y tế\t2025\nMột dòng lạ\n2\tXưởng\tSở Y tế\t2026")
    assert [(i.text, i.why) for i in found.issues] == [
        ("Một dòng lạ", "nằm giữa các dòng của bảng")
    ]


def test_a_row_number_that_is_none_is_a_doubt(table: Read) -> None:
    found = table(f"{HEAD}\n1\tMở lớp\tSở Y tế\t2025\n§?\tMở xưởng\tSở Y tế\t2026")
    assert [issue.why for issue in found.issues] == ["không hiểu số thứ tự của dòng"]


def test_lines_without_cells_hold_no_table(lines: Lines) -> None:
    assert read_table(lines("PHỤ LỤC I\nChỉ có chữ."), "ke-hoach.txt") is None


def test_a_table_of_bars_in_the_body_is_lifted_out_of_it(read: Callable[[str], Plan]) -> None:
    plan = read(
        "KẾ HOẠCH\nI. NHIỆM VỤ\n1. Nhiệm vụ cụ thể như sau:\nTT |\nNhiệm vụ |\nCơ quan chủ trì |\n"
        "Thời gian |\n1 |\nMở lớp\ndạy nghề |\nSở Y tế |\nTháng 6/2026 |\n2 |\nMở xưởng |\n"
        "Sở Nội vụ |\n|\nII. TỔ CHỨC THỰC HIỆN\n1. Sở Tài chính bố trí kinh phí."
    )
    tasks = [r for r in plan.records if isinstance(r, Task)]
    assert [(t.locator, t.text, t.lead) for t in tasks] == [
        ("B1.1", "Mở lớp dạy nghề", ("Sở Y tế",)),
        ("B1.2", "Mở xưởng", ("Sở Nội vụ",)),
    ]
    assert [r.locator for r in plan.records if isinstance(r, Duty)] == ["II.1"]


def test_a_table_opens_with_the_names_of_its_columns_whatever_numbers_it(
    read: Callable[[str], Plan],
) -> None:
    plan = read(
        "KẾ HOẠCH\nI. NHIỆM VỤ\n1. Phân công như sau:\n"
        "Mã\tTên chỉ số\tGiải pháp\tPhân công\tThời gian\n"
        "1.1.1\tNghề gốm\tMở lớp theo nội dung mới\tChủ trì: Sở Y tế\tTháng 6/2026\n"
        "1.2.1\tNghề mộc\tMở xưởng\tChủ trì: Sở Nội vụ\tTháng 7/2026"
    )
    tasks = [r for r in plan.records if isinstance(r, Task)]
    assert [(t.locator, t.text, t.lead) for t in tasks] == [
        ("B1.1.1.1", "Mở lớp theo nội dung mới", ("Sở Y tế",)),
        ("B1.1.2.1", "Mở xưởng", ("Sở Nội vụ",)),
    ]


def test_a_menu_below_rows_of_bars_is_none_of_them(lines: Lines) -> None:
    text = "TT\tNhiệm vụ\tCơ quan chủ trì\tThời gian\n1\tMở lớp\tSở Y tế\t2026\nIn\tGửi\tLưu"
    found = read_table(lines(text), "ke-hoach.txt")
    assert found is not None
    assert [row.number for row in found.rows] == ["1"]
    assert len(found.issues) == 1
