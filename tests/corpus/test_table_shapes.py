"""Tables as offices print them: what is one row, what is a group, what is neither."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from corpus.agencies import Directory
from corpus.annex import read_annex
from corpus.columns import column_roles, period_columns, value_columns
from corpus.plan import Line, Manifest, Record, Target, Task
from corpus.tables import Table, read_tables

HEADER = ("TT", "Nhiệm vụ", "Chủ trì", "Kết quả", "Hạn hoàn thành")
MANIFEST = Manifest("x-1-2026", "x.txt", "1/KH-UBND", "", "", "", date(2026, 1, 1), "")


def lines(*rows: Sequence[str], page: int | None = None, start: int = 1) -> tuple[Line, ...]:
    return tuple(Line(n, " | ".join(r), page, tuple(r)) for n, r in enumerate(rows, start))


def table(*rows: Sequence[str]) -> Table:
    return read_tables(lines(*rows), "x.txt")[0]


def paged(*pages: Sequence[Sequence[str]]) -> Table:
    found: tuple[Line, ...] = ()
    for number, rows in enumerate(pages, 1):
        found += lines(*rows, page=number, start=len(found) + 1)
    return read_tables(found, "x.txt")[0]


def shown(found: Table) -> list[tuple[str, str, str | None]]:
    return [(row.number, row.cells[1], row.group) for row in found.rows]


def records(found: Table) -> tuple[Record, ...]:
    return read_annex(found, "I", MANIFEST, Directory.load()).records


def test_the_row_that_numbers_the_columns_is_no_row() -> None:
    row = ("1", "Làm", "Sở Y tế", "Đề án", "2026")
    for index in (("(1)", "(2)", "(3)", "(4)", "(5)"), ("", "(1)", "(2)", "(3)", "(4)"),
                  ("1", "2", "3", "4", "5")):  # fmt: skip
        assert shown(table(HEADER, index, row)) == [("1", "Làm", None)]


def test_group_rows_may_be_merged_into_their_first_cell() -> None:
    found = table(HEADER, ("I. NHÓM MỘT", "", "", "", ""), ("1", "Làm", "Sở Y tế", "", "2026"))
    assert shown(found) == [("1", "Làm", "I. NHÓM MỘT")]


def test_an_agency_on_a_group_row_is_that_of_all_its_rows() -> None:
    found = table(
        HEADER,
        ("I", "NHÓM MỘT", "Sở Y tế", "", ""),
        ("1", "Làm", "", "Đề án", "2026"),
        ("2", "Viết", "Sở Nội vụ", "Đề án", "2026"),
        ("II", "NHÓM HAI", "", "", ""),
        ("3", "Xem", "", "Đề án", "2026"),
    )
    assert [row.cells[2] for row in found.rows] == ["Sở Y tế", "Sở Nội vụ", ""]


def test_a_row_that_a_page_cuts_goes_on_without_a_header() -> None:
    found = paged(
        [HEADER, ("1", "Xây dựng đề", "Sở Y tế", "Báo cáo", "2026")],
        [("", "án số hóa", "", "kết quả", ""), ("2", "Viết", "Sở Nội vụ", "Đề án", "2026")],
    )
    assert shown(found) == [("1", "Xây dựng đề án số hóa", None), ("2", "Viết", None)]
    assert found.rows[0].cells[3] == "Báo cáo kết quả"
    assert (found.rows[0].span.first, found.rows[0].span.last) == (2, 3)


def test_a_name_alone_at_the_top_of_a_page_is_the_rest_of_a_name() -> None:
    found = paged([HEADER, ("1", "Xây dựng đề", "Sở Y tế", "A", "2026")], [("", "án", "", "", "")])
    assert shown(found) == [("1", "Xây dựng đề án", None)]


def test_two_results_under_one_merged_number_are_two_rows() -> None:
    """The reader repeats what a merged cell covers."""
    found = table(
        HEADER,
        ("1", "Làm", "Sở Y tế", "Báo cáo 1", "Tháng 5/2026"),
        ("1", "Làm", "Sở Y tế", "Báo cáo 2", "Tháng 9/2026"),
    )
    assert [r.locator for r in records(found)] == ["PL1.1", "PL1.1-2"]


def test_the_second_result_may_follow_on_the_next_page() -> None:
    """There the merged cells are empty: first the rest of one result, then the other."""
    found = paged(
        [HEADER, ("1", "Làm", "Sở Y tế", "Báo cáo", "Tháng 5/2026")],
        [("", "", "", "lần một", ""), ("", "", "Sở Y tế", "Báo cáo lần hai", "Tháng 9/2026")],
    )
    assert [(r.number, r.cells[1], r.cells[3]) for r in found.rows] == [
        ("1", "Làm", "Báo cáo lần một"), ("1", "Làm", "Báo cáo lần hai"),
    ]  # fmt: skip


def test_a_second_result_reaches_back_to_the_lines_of_its_name() -> None:
    """A quotation of the name must stand in the row's own lines."""
    found = paged(
        [HEADER, ("1", "Làm", "Sở Y tế", "Báo cáo lần một", "Tháng 5/2026")],
        [("", "", "Sở Y tế", "Báo cáo lần hai", "Tháng 9/2026")],
    )
    span = found.rows[1].span
    assert (span.first, span.last, span.page) == (2, 3, 2)


def test_rows_without_a_number_follow_the_one_above() -> None:
    found = table(("TT", "Chỉ tiêu", "Năm 2030"), ("1", "Công nghiệp", "12,3"),
                  ("", "- Chế biến", "12,4"), ("", "- Khai khoáng", "3"))  # fmt: skip
    assert [r.locator for r in records(found)] == ["PL1.1", "PL1.1-bis", "PL1.1-bis-2"]


def test_a_label_announces_rows_and_is_none() -> None:
    found = table(("TT", "Chỉ tiêu", "Năm 2030"), ("1", "Dịch vụ", "9"), ("", "Trong đó:", ""),
                  ("", "- Vận tải", "11"))  # fmt: skip
    assert [row.cells[1] for row in found.rows] == ["Dịch vụ", "- Vận tải"]
    assert [issue.why for issue in found.issues] == ["nhãn của các dòng bên dưới"]


def test_numbers_that_restart_take_their_group() -> None:
    found = table(HEADER, ("I", "A", "", "", ""), ("1", "a", "Sở Y tế", "", "2026"),
                  ("II", "B", "", "", ""), ("1", "b", "Sở Y tế", "", "2026"))  # fmt: skip
    assert [r.locator for r in records(found)] == ["PL1.1", "PL1.II.1"]


def test_a_group_that_begins_again_with_one_names_all_of_its_rows() -> None:
    """Also the rows whose numbers the group before it did not reach."""
    found = table(HEADER, ("I", "A", "", "", ""), ("1", "a", "Sở Y tế", "", "2026"),
                  ("II", "B", "", "", ""), ("1", "b", "Sở Y tế", "", "2026"),
                  ("2", "c", "Sở Y tế", "", "2026"), ("III", "C", "", "", ""),
                  ("3", "d", "Sở Y tế", "", "2026"))  # fmt: skip
    assert [r.locator for r in records(found)] == ["PL1.1", "PL1.II.1", "PL1.II.2", "PL1.3"]


def test_a_head_of_two_rows_names_each_column_once() -> None:
    found = table(
        ("TT", "Nhiệm vụ", "Cơ quan", "", "Thời hạn"),
        ("TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn"),
        ("1", "Làm", "Sở Y tế", "Sở Nội vụ", "2026"),
    )
    assert found.header == ("TT", "Nhiệm vụ", "Cơ quan Chủ trì", "Phối hợp", "Thời hạn")
    assert len(found.rows) == 1


def test_a_second_table_of_an_annex_has_its_own_columns() -> None:
    first, second = read_tables(
        lines(HEADER, ("1", "Làm", "Sở Y tế", "", "2026"), ("TT", "Chỉ tiêu", "Năm 2030", "", ""),
              ("1", "Tỷ lệ", "90%", "", "")),
        "x.txt",
    )  # fmt: skip
    assert (first.header[1], second.header[1]) == ("Nhiệm vụ", "Chỉ tiêu")


def test_notes_under_a_table_keep_their_second_line() -> None:
    rows = lines(HEADER, ("1", "Làm", "Sở Y tế", "", "2026"))
    notes = (Line(3, "[1] Nghị quyết số 1 của"), Line(4, "Chính phủ."))
    assert read_tables((*rows, *notes), "x.txt")[0].footnotes == notes


@pytest.mark.parametrize(
    ("header", "roles"),
    [
        (
            ("TT", "Tên nhiệm vụ", "Sở, ngành chủ trì tham mưu", "Đơn vị phối hợp thực hiện",
             "Thời gian thực hiện", "Ghi chú"),
            {"number": 0, "task": 1, "lead": 2, "coordinating": 3, "deadline": 4, "note": 5},
        ),
        (
            ("TT", "NHIỆM VỤ", "THỜI HẠN HOÀN THÀNH", "CƠ QUAN CHỦ TRÌ", "CƠ QUAN PHỐI HỢP"),
            {"number": 0, "task": 1, "deadline": 2, "lead": 3, "coordinating": 4},
        ),
        (
            ("TT", "NGÀNH, LĨNH VỰC/ ĐỊA PHƯƠNG", "TỐC ĐỘ BÌNH QUÂN (%/NĂM)", "CƠ QUAN THEO DÕI"),
            {"number": 0, "target": 1, "value": 2, "lead": 3},
        ),
    ],
)  # fmt: skip
def test_columns_are_known_by_their_headings(
    header: tuple[str, ...], roles: dict[str, int]
) -> None:
    assert dict(column_roles(header)) == roles


def test_a_column_a_year_gives_one_value_a_year() -> None:
    header = ("TT", "Chỉ tiêu", "Thực hiện năm 2024", "Năm 2026", "Năm 2030")
    target = records(table(header, ("1", "Tỷ lệ", "50%", "60%", "90%")))[0]
    assert isinstance(target, Target)
    assert [(v.raw, v.horizon) for v in target.values] == [("60%", 2026), ("90%", 2030)]


def test_the_unit_may_stand_in_the_heading() -> None:
    header = ("TT", "Địa phương", "Tốc độ 2026 - 2030 (%/NĂM)")
    assert value_columns(header, {"value": 2}) == ((2, 2030, "%/năm"),)


def test_a_merged_agency_cell_leads_every_task_it_covers() -> None:
    found = table(HEADER, ("1", "a", "Sở Y tế", "", "2026"), ("2", "b", "Sở Y tế", "", "2026"))
    assert [r.lead for r in records(found) if isinstance(r, Task)] == [("Sở Y tế",)] * 2


def test_a_cell_may_say_both_who_leads_and_who_helps() -> None:
    found = table(
        ("TT", "Nhiệm vụ", "Đơn vị thực hiện", "Thời gian"),
        ("1", "Kiểm tra", "Chủ trì: Sở Y tế; Phối hợp: Công an tỉnh", "2026"),
        ("2", "Rà soát", "Sở Nội vụ", "2026"),
    )
    tasks = [r for r in records(found) if isinstance(r, Task)]
    assert [(t.lead, t.coordinating) for t in tasks] == [
        (("Sở Y tế",), ("Công an tỉnh",)), (("Sở Nội vụ",), ()),
    ]  # fmt: skip


def test_crosses_under_quarters_are_deadlines_in_the_year_above_them() -> None:
    found = table(
        ("TT", "Nhiệm vụ", "Chủ trì", "Tiến độ năm 2027", "", ""),
        ("TT", "Nhiệm vụ", "Chủ trì", "Quý I", "Quý II", "Quý IV"),
        ("1", "Rà soát", "Sở Tư pháp", "", "x", ""),
        ("2", "Kiểm tra", "Sở Tư pháp", "x", "", "x"),
    )
    deadlines = [r.deadline for r in records(found) if isinstance(r, Task)]
    assert [d and (d.raw, d.due) for d in deadlines] == [
        ("Quý II", date(2027, 6, 30)), ("Quý I; Quý IV", date(2027, 12, 31)),
    ]  # fmt: skip


def test_a_table_without_numbers_counts_its_rows() -> None:
    found = table(
        ("Nhiệm vụ", "Đơn vị chủ trì", "Thời hạn"),
        ("Rà soát", "Sở Tư pháp", "2026"),
        ("NHÓM HAI", "", ""),
        ("Kiểm tra", "Sở Nội vụ", "2027"),
    )
    assert shown(found) == [("1", "Rà soát", None), ("2", "Kiểm tra", "NHÓM HAI")]
    assert [r.locator for r in records(found)] == ["PL1.1", "PL1.2"]


@pytest.mark.parametrize("reached", ["TH 2025", "Năm 2025 (ước TH)", "Hiện trạng 2025"])
def test_what_was_reached_is_no_target(reached: str) -> None:
    header = ("TT", "Chỉ tiêu", reached, "KH 2026", "Kế hoạch 2027")
    assert value_columns(header, {"target": 1, "value": 2}) == ((3, 2026, ""), (4, 2027, ""))


def test_a_head_of_two_rows_may_repeat_on_each_page() -> None:
    head = [
        ("TT", "Nhiệm vụ", "Cơ quan", "", "Hạn"),
        ("TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Hạn"),
    ]
    found = paged(
        [*head, ("1", "Làm nhà", "Sở Y tế", "UBND các xã,", "2026")],
        [*head, ("", "vệ sinh", "", "phường", ""), ("2", "Viết", "Sở Nội vụ", "", "2026")],
    )
    assert shown(found) == [("1", "Làm nhà vệ sinh", None), ("2", "Viết", None)]
    assert found.rows[0].cells[3] == "UBND các xã, phường"


def test_a_road_map_of_years_holds_a_value_in_each_of_them_but_where_a_dash_stands() -> None:
    heads = (
        ("TT", "Chỉ tiêu", "Đơn vị", "Lộ trình", "", "", "Theo dõi"),
        ("TT", "Chỉ tiêu", "Đơn vị", "2026", "2027", "2028", "Theo dõi"),
    )
    found = records(table(*heads, ("1", "Xã có sóng", "%", "70", "-", "90", "Sở Nội vụ")))
    (target,) = [r for r in found if isinstance(r, Target)]
    assert [(v.horizon, v.number) for v in target.values] == [(2026, 70), (2028, 90)]


def test_what_was_reached_last_year_is_not_the_target_of_this() -> None:
    header = ("TT", "Chỉ tiêu", "Thực hiện năm 2025", "Kế hoạch năm 2026", "Theo dõi")
    assert value_columns(header, column_roles(header)) == ((3, 2026, ""),)


def test_a_day_in_the_cell_of_the_leads_is_a_step_of_the_work() -> None:
    cell = "1. Sở Tài chính tổng kết (trong Quý II/2026). 2. Sở Tư pháp tham mưu"
    (task,) = records(table(HEADER, ("1", "Làm", cell, "Đề án", "Năm 2026")))
    assert isinstance(task, Task) and task.deadline is not None
    assert task.lead == ("Sở Tài chính", "Sở Tư pháp")
    assert [m.due for m in task.deadline.milestones] == [date(2026, 6, 30), date(2026, 12, 31)]


def test_a_group_that_bears_an_agency_s_name_is_led_by_it() -> None:
    found = table(
        ("TT", "Công việc", "Phối hợp thực hiện", "Thời hạn"),
        ("I", "SỞ XÂY DỰNG", "", ""),
        ("1", "Sửa cầu", "Sở Tài chính", "Quý I/2027"),
        ("II", "Công ty Cổ phần Nước sạch Hòa Bình", "", ""),
        ("1", "Thay ống", "", "2026"),
    )
    tasks = [r for r in records(found) if isinstance(r, Task)]
    assert [(t.locator, t.lead) for t in tasks] == [
        ("PL1.1", ("Sở Xây dựng",)), ("PL1.II.1", ("Công ty Cổ phần Nước sạch Hòa Bình",)),
    ]  # fmt: skip
    assert (tasks[0].lead_raw, tasks[0].coordinating) == ("SỞ XÂY DỰNG", ("Sở Tài chính",))


def test_groups_of_subjects_lead_nobody_whatever_they_sound_like() -> None:
    found = table(
        ("TT", "Công việc", "Phối hợp", "Thời hạn"),
        ("I", "Trung tâm dữ liệu", "", ""),
        ("1", "Mua máy chủ", "Sở Tài chính", "2026"),
        ("II", "Đào tạo nhân lực", "", ""),
        ("1", "Mở lớp", "Sở Nội vụ", "2026"),
    )
    assert [r.lead for r in records(found) if isinstance(r, Task)] == [(), ()]


def test_a_column_of_beginnings_opens_the_deadline_beside_it() -> None:
    found = table(
        ("TT", "Nhiệm vụ", "Chủ trì", "Thời gian", ""),
        ("", "", "", "Bắt đầu", "Kết thúc"),
        ("1", "Đo đạc", "Cục Viễn thám quốc gia", "6/2026", "Quý I/2027"),
        ("2", "Giám sát", "Cục Viễn thám quốc gia", "8/2026", "Thường xuyên"),
    )
    days = [r.deadline for r in records(found) if isinstance(r, Task)]
    assert [d and (d.raw, d.kind, d.start, d.due) for d in days] == [
        ("Quý I/2027", "quarter", date(2026, 6, 1), date(2027, 3, 31)),
        ("Thường xuyên", "ongoing", date(2026, 8, 1), None),
    ]


def test_plain_numbers_head_groups_where_all_work_stands_below_them() -> None:
    rows = (("1", "Thể chế", "", "", ""), ("1.1", "Nghị định", "Vụ Pháp chế", "", "2026"),
            ("2", "Khoa học", "", "", ""), ("2.1", "Bản đồ", "Cục Bản đồ", "", "2027"))  # fmt: skip
    assert shown(table(HEADER, *rows)) == [
        ("1.1", "Nghị định", "1. Thể chế"), ("2.1", "Bản đồ", "2. Khoa học"),
    ]  # fmt: skip


def test_a_number_with_parts_is_work_itself_where_other_numbers_are() -> None:
    rows = (("1", "Thể chế", "", "", ""), ("1.1", "Nghị định", "Vụ Pháp chế", "", "2026"),
            ("2", "Bản đồ", "Cục Bản đồ", "", "2027"))  # fmt: skip
    assert [number for number, *_ in shown(table(HEADER, *rows))] == ["1", "1.1", "2"]


def test_of_a_value_and_its_change_the_change_is_the_target() -> None:
    found = table(
        ("TT", "Chỉ tiêu", "Đơn vị tính", "Mục tiêu đến năm 2030", ""),
        ("", "", "", "Theo Kế hoạch số 5/KH-UBND", "Điều chỉnh"),
        ("1", "Hàng qua cảng", "Triệu tấn", "28", "≥ 35"),
    )
    (target,) = [r for r in records(found) if isinstance(r, Target)]
    assert [(v.op, v.number, v.horizon) for v in target.values] == [(">=", 35, 2030)]


def test_years_under_one_name_are_columns_of_values_each() -> None:
    header = ("TT", "Chỉ tiêu", "Đơn vị", "Lộ trình thực hiện", "", "Theo dõi")
    years = ("TT", "Chỉ tiêu", "Đơn vị", "Năm 2026", "Năm 2027", "Theo dõi")
    (found,) = records(table(header, years, ("1", "Số lớp dạy nghề", "lớp", "4", "6", "Sở Y tế")))
    assert isinstance(found, Target)
    assert [(v.number, v.horizon) for v in found.values] == [(4, 2026), (6, 2027)]


def test_the_title_of_a_table_says_the_year_that_its_columns_do_not() -> None:
    rows = ("TT\tChỉ tiêu\tĐơn vị\tKế hoạch", "1\tSố lớp dạy nghề\tlớp\t4")
    head = (Line(1, "PHỤ LỤC"), Line(2, "CHỈ TIÊU DẠY NGHỀ NĂM 2027"))
    body = tuple(Line(n, r, None, tuple(r.split("\t"))) for n, r in enumerate(rows, 3))
    (found,) = records(read_tables((*head, *body), "x.txt")[0])
    assert isinstance(found, Target)
    assert found.value.horizon == 2027


def test_numbers_that_open_the_names_number_the_rows_also_across_a_page() -> None:
    header = ("Nội dung", "Phân công", "Tiến độ")
    found = paged(
        (header, ("1. Làm đường", "Sở Xây dựng", "2026"), ("3. Trồng", "Sở Y", "Quý I/")),
        (("cây ven sông", "tế", "2027"), ("4. Đào ao", "Sở Tài chính", "2028")),
    )
    assert [(row.number, row.cells[1], row.cells[2]) for row in found.rows] == [
        ("1", "Làm đường", "Sở Xây dựng"),
        ("3", "Trồng cây ven sông", "Sở Y tế"),
        ("4", "Đào ao", "Sở Tài chính"),
    ]


def test_a_bare_title_behind_an_open_name_is_its_rest_where_groups_have_numerals() -> None:
    found = table(
        HEADER,
        ("I.", "NHÓM MỘT", "", "", ""),
        ("1", "Dựng cổng tra cứu;", "Sở Y tế", "", "2026"),
        ("", "Kết nối các trạm y tế", "", "", ""),
        ("2", "Mở lớp", "Sở Y tế", "", "2026"),
    )
    assert shown(found) == [
        ("1", "Dựng cổng tra cứu; Kết nối các trạm y tế", "I. NHÓM MỘT"),
        ("2", "Mở lớp", "I. NHÓM MỘT"),
    ]


def test_a_remark_in_brackets_names_a_column_only_where_no_heading_does() -> None:
    header = ("TT", "Tên dự án", "Đầu vào (từ sản phẩm sẵn có)", "Sản phẩm", "Cơ quan đầu mối")
    assert column_roles(header)["output"] == 3
    assert column_roles(("TT", "Công việc", "Cam kết (kết quả)", "Chủ trì"))["output"] == 2
    assert "deadline" not in column_roles(("TT", "Hạn chế", "Giải pháp", "Chủ trì"))


def test_a_cell_may_state_several_values() -> None:
    found = table(
        ("TT", "Chỉ tiêu", "Đơn vị", "Kết quả"), ("1", "Xếp hạng", "Hạng", "≤ 2 vùng; ≤ 20 nước")
    )
    (record,) = records(found)
    assert isinstance(record, Target)
    assert [(v.raw, v.number) for v in record.values] == [("≤ 2 vùng", 2.0), ("≤ 20 nước", 20.0)]


def test_a_column_that_a_change_leaves_behind_yields_to_the_one_that_holds() -> None:
    header = ("TT", "Nhiệm vụ", "Chủ trì", "Thời hạn theo Kế hoạch số 32", "Thời hạn điều chỉnh")
    rows = (
        ("1", "Làm", "Sở Y tế", "Tháng 6/2026", "Quý I/2027"),
        ("2", "Viết", "Sở A", "", "2028"),
    )
    found = records(table(header, *rows))
    assert [r.deadline and r.deadline.raw for r in found if isinstance(r, Task)] == [
        "Quý I/2027", "2028",
    ]  # fmt: skip


def test_a_column_to_be_marked_may_be_of_several_years() -> None:
    header = ("TT", "Nhiệm vụ", "Thời gian hoàn thành 2026", "Thời gian hoàn thành 2027-2030")
    marks = [("1", "Rà soát", "x", ""), ("2", "Viết", "", "x")]
    assert period_columns(header, marks) == {2: "2026", 3: "2027-2030"}


def test_what_comes_of_work_is_no_second_column_of_work() -> None:
    header = ("TT", "Nhiệm vụ chung", "Nhiệm vụ cụ thể/Sản phẩm", "Chủ trì", "Thời gian")
    rows = (
        ("1", "Rà soát thủ tục", "Kế hoạch rà soát", "Sở Y tế", "Tháng 2/2026"),
        ("", "", "Báo cáo kết quả rà soát", "Sở Nội vụ", "Tháng 8/2026"),
    )
    found = read_annex(table(header, *rows), "", MANIFEST, Directory.load()).records
    assert [(r.locator, r.text, r.output) for r in found if isinstance(r, Task)] == [
        ("PL.1", "Rà soát thủ tục", "Kế hoạch rà soát"),
        ("PL.1-2", "Rà soát thủ tục", "Báo cáo kết quả rà soát"),
    ]


def test_a_column_of_who_leads_and_helps_is_parted_cell_by_cell() -> None:
    header = ("TT", "Nội dung công việc", "Đơn vị chủ trì/ phối hợp", "Thời gian")
    row = ("1", "Mở lớp", "- Chủ trì: Sở Y tế - Phối hợp: Sở Nội vụ", "Quý I/2026")
    (found,) = read_annex(table(header, row), "", MANIFEST, Directory.load()).records
    assert isinstance(found, Task)
    assert (found.lead, found.coordinating) == (("Sở Y tế",), ("Sở Nội vụ",))


def test_a_milestone_is_a_deadline_and_a_boundary_stone_is_none() -> None:
    assert column_roles(("STT", "Công việc", "Phân công", "Mốc"))["deadline"] == 3
    assert "deadline" not in column_roles(("STT", "Công việc", "Phân công", "Mốc giới"))


def test_whoever_stands_before_the_work_leads_the_rows_below_that_name_nobody() -> None:
    header = ("TT", "Cơ quan chủ trì", "Nội dung công việc", "Tiến độ")
    rows = (("1", "Sở Y tế", "Mở lớp", "2026"), ("2", "", "Mở xưởng", "2027"))
    found = records(table(header, *rows, ("II", "Phần hai", "", ""), ("3", "", "Dựng lò", "2027")))
    assert [r.lead for r in found if isinstance(r, Task)] == [("Sở Y tế",), ("Sở Y tế",), ()]
    behind = ("TT", "Nội dung công việc", "Cơ quan chủ trì", "Tiến độ")
    found = records(table(behind, ("1", "Mở lớp", "Sở Y tế", ""), ("2", "Mở xưởng", "", "2027")))
    assert [r.lead for r in found if isinstance(r, Task)] == [("Sở Y tế",), ()]


def test_a_stroke_parts_the_cells_as_it_does_their_heading() -> None:
    row = ("1", "Mở lớp", "Sở Y tế/ Sở Nội vụ, Công an tỉnh", "2026", "2027")
    header = ("TT", "Đề án", "Chủ trì/ Phối hợp", "Thời gian trình", "Thời gian hoàn thành")
    (found,) = records(table(header, row))
    assert isinstance(found, Task) and found.deadline is not None
    assert (found.lead_raw, found.coordinating_raw) == ("Sở Y tế", "Sở Nội vụ, Công an tỉnh")
    assert found.deadline.raw == "2027"


def barred(*rows: str) -> Table:
    text = [line for row in rows for line in row.split("\n")]
    return read_tables(tuple(Line(n, t) for n, t in enumerate(text, 1)), "x.txt")[0]


def test_a_bar_may_open_each_row_of_a_table_printed_one_cell_a_line() -> None:
    found = barred(
        "|\nTT |\nNhiệm vụ |\nHạn |\nChủ trì |\nPhối hợp |",
        "|\nI |\nLớp học |\n|||",
        "|\n1 |\nMở lớp |\nQuý I/2026 |\nSở Y tế |\n|",
        "|\n2 |\nMở xưởng |\nQuý II/2026 |\nSở Nội vụ |\nSở Y tế |",
    )
    assert [(r.number, r.cells[1:], r.group) for r in found.rows] == [
        ("1", ("Mở lớp", "Quý I/2026", "Sở Y tế", ""), "I. Lớp học"),
        ("2", ("Mở xưởng", "Quý II/2026", "Sở Nội vụ", "Sở Y tế"), "I. Lớp học"),
    ]


@pytest.mark.parametrize("below", [" |  |  | 2027 | 2030 |  |", "2027 | 2030 |"])
def test_a_name_over_several_columns_is_printed_once_in_rows_of_a_line_each(below: str) -> None:
    found = barred(
        "TT | Chỉ tiêu | ĐVT | Chỉ tiêu giai đoạn | Đơn vị theo dõi |",
        below,
        "1 | Số lớp mở | Lớp | 1.200 | 2.500 | Sở Y tế |",
        "2 | Tỷ lệ trạm có bác sĩ | % | 90 | ≥ 95 | Sở Y tế |",
        "3 | Số xưởng | Xưởng | - | 12 | Sở Nội vụ |",
        "4 | Số lò | Lò | 3 | 4 | Sở Nội vụ |",
    )
    values = [
        [(q.number, q.horizon) for q in r.values] for r in records(found) if isinstance(r, Target)
    ]
    assert values == [[(1200, 2027), (2500, 2030)], [(90, 2027), (95, 2030)], [(12, 2030)],
                      [(3, 2027), (4, 2030)]]  # fmt: skip


def test_periods_under_a_repeated_name_are_marked_in_rows_of_a_line_each() -> None:
    found = barred(
        "TT | Nội dung | Thời gian | Thời gian | Đơn vị thực hiện |",
        "TT | Nội dung | 2025 | 2026-2027 | Đơn vị thực hiện |",
        "1 | Mở lớp | x |  | Sở Y tế |",
        "2 | Mở xưởng |  | x | Sở Nội vụ |",
        "3 | Dựng lò | x | x | Sở Nội vụ |",
        "4 | Đắp đê |  | x | Sở Y tế |",
    )
    deadlines = [r.deadline for r in records(found) if isinstance(r, Task)]
    assert [d and (d.raw, d.due) for d in deadlines] == [
        ("2025", date(2025, 12, 31)), ("2026-2027", date(2027, 12, 31)),
        ("2025; 2026-2027", date(2027, 12, 31)), ("2026-2027", date(2027, 12, 31)),
    ]  # fmt: skip


def test_a_rhythm_may_stand_in_the_column_of_beginnings() -> None:
    header = ("TT", "Nhiệm vụ", "Chủ trì", "Bắt đầu", "Kết thúc")
    (found,) = records(table(header, ("1", "Mở lớp", "Sở Y tế", "Hằng năm", "")))
    assert isinstance(found, Task) and found.deadline is not None
    assert found.deadline.recurrence is not None
