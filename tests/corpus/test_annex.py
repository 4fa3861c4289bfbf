"""A table becomes tasks or targets by what its columns are called."""

from collections.abc import Callable

import pytest

from corpus.annex import annex_prefix
from corpus.plan import Plan, Target, Task

Read = Callable[[str], Plan]

TASKS = "TT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tKết quả\tThời gian hoàn thành"
TARGETS = "TT\tChỉ tiêu\tĐơn vị\tKết quả\tCơ quan theo dõi"


def annexed(read: Read, heading: str, *rows: str) -> Plan:
    return read("\n".join(["KẾ HOẠCH", "I. MỤC ĐÍCH", "1. Giữ nghề./.", heading, *rows]))


def test_a_task_row_keeps_every_cell_verbatim(read: Read) -> None:
    row = "1\tMở lớp\tSở KH&CN, Sở Y tế\tUBND tỉnh\tBáo  cáo\tTháng 6/2025"
    (task,) = annexed(read, "PHỤ LỤC II", TASKS, row).records
    assert isinstance(task, Task)
    assert (task.id, task.lead_raw) == ("hoabinh-7-2025#PL2.1", "Sở KH&CN, Sở Y tế")
    assert task.lead == ("Sở Khoa học và Công nghệ", "Sở Y tế")
    assert task.coordinating == ("Ủy ban nhân dân tỉnh",)
    assert task.deadline is not None and task.deadline.due is not None
    assert task.deadline.due.isoformat() == "2025-06-30"


def test_a_target_row_has_operator_number_unit_and_horizon(read: Read) -> None:
    rows = ("I\tĐến năm 2030\t\t\t", "1\tQuy mô kinh tế số\t% GRDP\t≥ 30\tSở Tài chính")
    (target,) = annexed(read, "PHỤ LỤC I", TARGETS, *rows).records
    assert isinstance(target, Target)
    value = target.value
    assert (value.op, value.number, value.unit, value.horizon) == (">=", 30, "% GRDP", 2030)
    assert target.lead == ("Sở Tài chính",)


def test_the_unnumbered_row_after_1_is_1_bis(read: Read) -> None:
    rows = ("1\tTiềm lực\tThứ bậc\tKhá\tSở Y tế", "\tMột số nghề ưu tiên\t\tTiên tiến\t")
    plan = annexed(read, "PHỤ LỤC I", TARGETS, *rows)
    assert [r.locator for r in plan.records] == ["PL1.1", "PL1.1-bis"]


def test_an_annex_takes_the_number_in_its_own_heading_not_in_its_title(read: Read) -> None:
    """Annex II that bears the title of annex I is annex II."""
    title = "DANH MỤC CÁC CHỈ TIÊU CỤ THỂ"
    row = "1\tMở lớp\tSở Y tế\t\t\t2025"
    plan = annexed(read, "PHỤ LỤC II", title, TASKS, row)
    assert [(r.kind, r.locator) for r in plan.records] == [("task", "PL2.1")]


def test_columns_that_say_nothing_known_are_reported_row_by_row(read: Read) -> None:
    plan = annexed(read, "PHỤ LỤC I", "TT\tMàu men\tĐộ nung", "1\tXanh\t1200", "2\tNâu\t1100")
    assert plan.records == ()
    assert [i.text for i in plan.issues] == ["Xanh", "Nâu"]
    assert plan.issues[0].why.startswith("không hiểu các cột")


def test_an_annex_without_a_table_is_reported(read: Read) -> None:
    plan = annexed(read, "PHỤ LỤC I", "Bản đồ các lò gốm.")
    assert [issue.why for issue in plan.issues] == ["phụ lục không có bảng"]


def test_a_footnote_of_an_annex_may_cite(read: Read) -> None:
    rows = ("1\tMở lớp\tSở Y tế\t\t\t2025", "[1] Theo Nghị quyết số 45-NQ/TW ngày 24/11/2023.")
    plan = annexed(read, "PHỤ LỤC II", TASKS, *rows)
    assert [r.locator for r in plan.records] == ["PL2.1", "PL2-CT~45-NQ/TW"]


@pytest.mark.parametrize(
    ("number", "prefix"), [("II", "PL2"), ("", "PL"), ("3", "PL3"), ("B1", "B1")]
)
def test_the_prefix_of_an_annex(number: str, prefix: str) -> None:
    assert annex_prefix(number) == prefix


def test_a_table_that_says_who_leads_names_its_work_as_it_likes(read: Read) -> None:
    plan = read(
        "KẾ HOẠCH\nNghề gốm\nI. VIỆC\n1. Mở lớp.\nPHỤ LỤC I\n"
        "TT\tTên mô hình\tĐịa điểm\tĐơn vị chủ trì\tBắt đầu\tKết thúc\n"
        "1\tLò gốm điện\tXã Kỳ Sơn\tSở Công Thương\t6/2025\t12/2027"
    )
    (found,) = (r for r in plan.records if isinstance(r, Task))
    assert (found.text, found.lead) == ("Lò gốm điện", ("Sở Công Thương",))
    assert found.deadline is not None
    assert (str(found.deadline.start), str(found.deadline.due)) == ("2025-06-01", "2027-12-31")
