"""A stacked table whose lines were broken at the edge of their columns."""

from __future__ import annotations

from collections.abc import Callable

from corpus.plan import Plan, Task
from corpus.wrapped_cells import unwrapped

Read = Callable[[str], Plan]

HEAD = ("TT", "Nội dung", "Sản phẩm", "Thời gian", "Chủ trì", "Phối hợp")
ROWS = """\
1
Lập bản đồ các điểm bán hàng lưu niệm
tại các làng nghề gốm
Bản đồ điểm
bán hàng
Xong trước
30/9/2026
Sở Khoa học và
Công nghệ
Sở Nội vụ; Công
an tỉnh
2
Đào tạo nghề cho thợ trẻ ở trung tâm
dạy nghề huyện
Lớp học
cho 50 người
Đến hết năm
2027
Sở Nội vụ
UBND các xã, phường;
các doanh nghiệp
viễn thông
3
Quay phim về nghề gốm
Phim tài liệu
Sau khi Bộ Công
Thương phê duyệt
Sở Văn hóa, Thể
thao và Du lịch
Báo và Đài tỉnh"""


def tasks(plan: Plan) -> list[Task]:
    return [r for r in plan.records if isinstance(r, Task)]


def table(rows: str) -> str:
    head = "\n".join(HEAD)
    return f"KẾ HOẠCH\nI. VIỆC\n1. Mở lớp./.\nPHỤ LỤC\nDANH MỤC\n{head}\n{rows}"


def test_each_cell_is_put_together_again(read: Read) -> None:
    plan = read(table(ROWS))
    assert [(t.text, t.output, t.deadline and t.deadline.raw) for t in tasks(plan)] == [
        (
            "Lập bản đồ các điểm bán hàng lưu niệm tại các làng nghề gốm",
            "Bản đồ điểm bán hàng",
            "Xong trước 30/9/2026",
        ),
        (
            "Đào tạo nghề cho thợ trẻ ở trung tâm dạy nghề huyện",
            "Lớp học cho 50 người",
            "Đến hết năm 2027",
        ),
        ("Quay phim về nghề gốm", "Phim tài liệu", "Sau khi Bộ Công Thương phê duyệt"),
    ]
    assert [(t.lead_raw, t.coordinating_raw) for t in tasks(plan)] == [
        ("Sở Khoa học và Công nghệ", "Sở Nội vụ; Công an tỉnh"),
        ("Sở Nội vụ", "UBND các xã, phường; các doanh nghiệp viễn thông"),
        ("Sở Văn hóa, Thể thao và Du lịch", "Báo và Đài tỉnh"),
    ]


def test_the_head_that_a_new_page_repeats_within_a_row_is_no_cell(read: Read) -> None:
    head = "\n".join(HEAD)
    plan = read(table(ROWS.replace("Công nghệ\n", f"Công nghệ\n{head}\n", 1)))
    assert [t.coordinating_raw for t in tasks(plan)][:1] == ["Sở Nội vụ; Công an tỉnh"]
    assert len(tasks(plan)) == 3


# A name that goes on in capitals, then what is made.
TWO_READINGS = """
4
Dọn chợ gốm ở phường
Tân Bình
Chợ sạch
Năm 2026
Sở Nội vụ
Sở Y tế"""


def test_the_width_of_the_columns_tells_where_a_cell_ends(read: Read) -> None:
    """A line as long as that is none of the narrow column of what is made."""
    row = "4\nĐào tạo thợ trẻ theo chương trình\nGốm Việt Nam thế kỷ hai mươi mốt\nLớp\n"
    found = tasks(read(table(f"{ROWS}\n{row}Năm 2026\nSở Nội vụ\nSở Y tế")))
    text = "Đào tạo thợ trẻ theo chương trình Gốm Việt Nam thế kỷ hai mươi mốt"
    assert [(t.text, t.output) for t in found][3:] == [(text, "Lớp")]


def test_what_two_readings_fit_is_reported(read: Read) -> None:
    plan = read(table(ROWS + TWO_READINGS))
    assert [t.locator for t in tasks(plan)] == ["PL.1", "PL.2", "PL.3"]
    assert "dòng có 7 ô, trong khi bảng có 6 cột" in {i.why for i in plan.issues}


def test_what_would_take_very_long_is_left_to_the_reader() -> None:
    """A row of very many lines, a table of very many rows."""
    assert unwrapped([("1", *["Mở lớp"] * 60)], HEAD) == [None]
    assert unwrapped([("1", "Mở lớp", "thợ")] * 1000, HEAD) == [None] * 1000
