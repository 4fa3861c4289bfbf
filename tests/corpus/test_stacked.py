"""Tables whose cells stand one under the other."""

from __future__ import annotations

from collections.abc import Callable

from corpus.plan import Plan, Task

Read = Callable[[str], Plan]

HEAD = (
    "KẾ HOẠCH\nI. VIỆC\n1. Mở lớp./.\nPHỤ LỤC I\nDANH MỤC\n"
    "TT\nNhiệm vụ\nCơ quan chủ trì\nThời hạn\n"
)


def tasks(plan: Plan) -> list[Task]:
    return [r for r in plan.records if isinstance(r, Task)]


def test_each_number_opens_as_many_lines_as_the_head_has_columns(read: Read) -> None:
    plan = read(HEAD + "I\nLỚP HỌC\n1\nMở lớp\nSở Nội vụ\nQuý II/2025\n2\nXem\nSở Y tế\nNăm 2026")
    found = [(t.locator, t.text, t.lead, t.group) for t in tasks(plan)]
    assert found == [
        ("PL1.1", "Mở lớp", ("Sở Nội vụ",), "I. LỚP HỌC"),
        ("PL1.2", "Xem", ("Sở Y tế",), "I. LỚP HỌC"),
    ]
    assert (tasks(plan)[0].span.first, tasks(plan)[0].span.last) == (12, 15)


def test_a_row_that_lost_a_cell_is_reported_not_guessed_at(read: Read) -> None:
    plan = read(HEAD + "1\nMở lớp\nQuý II/2025\n2\nXem\nSở Y tế\nNăm 2026")
    assert [t.locator for t in tasks(plan)] == ["PL1.2"]
    assert "dòng có 3 ô, trong khi bảng có 4 cột" in {i.why for i in plan.issues}


def test_such_a_table_in_the_body_ends_with_its_last_row(read: Read) -> None:
    plan = read(
        "KẾ HOẠCH\nI. VIỆC\n1. Nhiệm vụ cụ thể:\nTT\nNhiệm vụ\nCơ quan chủ trì\nThời hạn\n"
        "I\nLỚP HỌC\n1\nMở lớp\nSở Nội vụ\nQuý II/2025\n2\nXem\nSở Y tế\nNăm 2026\n"
        "2. Mở thêm lớp dạy nghề.\nII. TỔ CHỨC THỰC HIỆN\n1. Sở Tài chính bố trí kinh phí."
    )
    assert [(t.locator, t.text, t.lead) for t in tasks(plan)] == [
        ("B1.1", "Mở lớp", ("Sở Nội vụ",)),
        ("B1.2", "Xem", ("Sở Y tế",)),
    ]
    assert [s.locator for top in plan.sections for s in top.children] == ["I.1", "I.2", "II.1"]


WIDE = HEAD.replace("Thời hạn\n", "Phối hợp\nSản phẩm\nThời hạn\n")


def test_a_row_that_lost_cells_is_placed_where_only_one_placing_fits(read: Read) -> None:
    plan = read(
        WIDE + "1\nMở lớp\nSở Nội vụ\nSở Y tế\nĐề án\nQuý II/2025\n"
        "2\nXem\nSở Y tế\nĐề án\nNăm 2026\n3\nHọp\nSở Y tế\nSở Nội vụ\nNăm 2026\n"
        "4\nTập\nSở Y tế\nThường xuyên"
    )
    assert [
        (t.lead, t.coordinating, t.output, t.deadline and t.deadline.raw) for t in tasks(plan)
    ] == [
        (("Sở Nội vụ",), ("Sở Y tế",), "Đề án", "Quý II/2025"),
        (("Sở Y tế",), (), "Đề án", "Năm 2026"),
        (("Sở Y tế",), ("Sở Nội vụ",), "", "Năm 2026"),
        (("Sở Y tế",), (), "", "Thường xuyên"),
    ]


def test_cells_that_fit_no_column_are_reported(read: Read) -> None:
    plan = read(WIDE + "1\nMở lớp\nĐề án\nNăm 2026\n2\nXem\nSở Y tế\nSở Y tế\nĐề án\nNăm 2026")
    assert [t.locator for t in tasks(plan)] == ["PL1.2"]


def test_a_group_is_headed_on_one_line_above_the_number_of_a_row(read: Read) -> None:
    plan = read(
        HEAD + "I. LỚP HỌC\n1\nMở lớp\nSở Nội vụ\nQuý II/2025\nII. HỘI CHỢ\n"
        "2\nMở chợ\nSở Công Thương\nNăm 2026\nIII. KINH PHÍ\nNgân sách tỉnh."
    )
    assert [(t.locator, t.text, t.group) for t in tasks(plan)] == [
        ("PL1.1", "Mở lớp", "I. LỚP HỌC"),
        ("PL1.2", "Mở chợ", "II. HỘI CHỢ"),
    ]


def test_rows_of_a_group_may_be_numbered_anew(read: Read) -> None:
    plan = read(
        HEAD + "I. LỚP HỌC\n1\nMở lớp\nSở Nội vụ\nQuý II/2025\n2\nXem\nSở Y tế\nNăm 2026\n"
        "II\nHỘI CHỢ\n1\nMở chợ\nSở Công Thương\nNăm 2026"
    )
    assert [(t.locator, t.text) for t in tasks(plan)] == [
        ("PL1.1", "Mở lớp"),
        ("PL1.2", "Xem"),
        ("PL1.II.1", "Mở chợ"),
    ]


def test_a_product_named_like_a_body_leaves_no_doubt(read: Read) -> None:
    """ "Báo cáo" is no newspaper, "Bộ tiêu chí" no ministry, "Sổ tay" no department."""
    plan = read(
        WIDE + "1\nRà soát hồ sơ\nSở Nội vụ\nBáo cáo rà soát\nNăm 2026\n"
        "2\nChấm điểm\nSở Y tế\nBộ tiêu chí chấm điểm\nNăm 2026\n"
        "3\nSoạn sách\nSở Y tế\nSổ tay hướng dẫn\nNăm 2026"
    )
    assert [(t.output, t.coordinating) for t in tasks(plan)] == [
        ("Báo cáo rà soát", ()),
        ("Bộ tiêu chí chấm điểm", ()),
        ("Sổ tay hướng dẫn", ()),
    ]
