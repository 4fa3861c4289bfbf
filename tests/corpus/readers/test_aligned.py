"""Tables whose columns a text keeps apart by blanks alone."""

from corpus.plan import Line
from corpus.readers.aligned import with_aligned_rows

TABLE = """Phụ lục
 TT   Nội dung công việc        Cơ quan chủ trì    Thời gian
 1    Tổ chức lễ phát động      Sở Nội vụ          Tháng 4/2026
      phong trào
 2    Hội thi sáng tạo          Liên hiệp các      Hằng năm
                                Hội Khoa học
Trên đây là kế hoạch tổ chức phong trào thi đua của tỉnh."""
HEAD = ("TT", "Nội dung công việc", "Cơ quan chủ trì", "Thời gian")
FIRST = ("1", "Tổ chức lễ phát động phong trào", "Sở Nội vụ", "Tháng 4/2026")
SECOND = ("2", "Hội thi sáng tạo", "Liên hiệp các Hội Khoa học", "Hằng năm")
EMPTY = ("", "", "", "")


def cells(text: str) -> list[tuple[str, ...] | None]:
    lines = [Line(n, x) for n, x in enumerate(text.split("\n"), 1)]
    found = list(with_aligned_rows(lines))
    assert [x.text for x in found] == [x.text for x in lines]
    return [x.cells for x in found]


def test_a_row_has_its_cells_on_its_first_line_and_reaches_to_its_last() -> None:
    assert cells(TABLE) == [None, HEAD, FIRST, EMPTY, SECOND, EMPTY, None]


def test_where_blank_lines_part_rows_a_number_may_stand_beside_any_of_their_lines() -> None:
    table = """
TT   Nội dung công việc       Cơ quan chủ trì   Thời gian

     Tổ chức lễ phát động
1                             Sở Nội vụ         Tháng 4/2026
     phong trào

     Hội thi                  Liên hiệp các
2                                               Hằng năm
     sáng tạo                 Hội Khoa học"""
    assert [row for row in cells(table) if row and any(row)] == [HEAD, FIRST, SECOND]


def test_prose_and_a_head_without_rows_are_no_table() -> None:
    assert cells("STT   Họ tên   Chức vụ\nCác sở thực hiện nghiêm túc kế hoạch này.") == [None] * 2
    assert cells("Nơi nhận:        CHỦ TỊCH        Lê Văn An\n- Lưu: VT.") == [None] * 2
