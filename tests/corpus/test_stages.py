"""Times that stand over the work: stages of a body, columns of a table."""

from collections.abc import Callable

import pytest

from corpus.columns import period_columns
from corpus.plan import Assignment, Plan

Read = Callable[[str], Plan]
BODY = (
    "KẾ HOẠCH",
    "I. LỘ TRÌNH",
    "{0}",
    "- Khảo sát hạ tầng. Cơ quan chủ trì: Sở Y tế.",
    "- Mở lớp trước ngày 15/4/2025. Cơ quan chủ trì: Sở Nội vụ.",
    "{1}",
    "- Xây dựng kho dữ liệu. Cơ quan chủ trì: Sở Xây dựng.",
)


def days(read: Read, *stages: str) -> list[str]:
    plan = read("\n".join(BODY).format(*stages))
    found = [r for r in plan.records if isinstance(r, Assignment)]
    return [str(a.deadline.due) if a.deadline else "" for a in found]


@pytest.mark.parametrize(
    "stages",
    [
        ("Giai đoạn 1: từ 01/2025 đến 6/2025", "Giai đoạn 2: từ tháng 7/2025 đến tháng 12/2027"),
        ("Đợt 1 (đến hết quý II/2025)", "Đợt 2 (đến hết năm 2027)"),
        ("1. Giai đoạn I: 6 tháng đầu năm 2025", "2. Giai đoạn II: năm 2027"),
    ],
)
def test_work_is_due_in_the_stage_that_it_stands_under(read: Read, stages: tuple[str, str]) -> None:
    """A day of its own goes before that of the heading."""
    assert days(read, *stages) == ["2025-06-30", "2025-04-14", "2027-12-31"]


def test_one_heading_with_a_time_is_what_a_plan_is_about(read: Read) -> None:
    assert days(read, "1. Giai đoạn 2025 - 2030", "2. Việc khác") == ["", "2025-04-14", ""]


def test_among_crosses_a_step_may_be_named() -> None:
    header = ("TT", "Nhiệm vụ", "Tiến độ 2026", "Tiến độ 2027")
    rows = [("1", "Dựng trạm", "Chuẩn bị", "x"), ("2", "Mở lớp", "x", ""), ("3", "Thi", "", "x")]
    assert period_columns(header, rows) == {2: "2026", 3: "2027"}


@pytest.mark.parametrize("cells", [("Lập danh mục", "x"), ("12", "x"), ("x", "14 lớp")])
def test_columns_of_words_or_of_figures_are_not_marked(cells: tuple[str, str]) -> None:
    header = ("TT", "Nhiệm vụ", "Quý I", "Quý II")
    assert period_columns(header, [("1", "Rà soát", *cells)]) == {}
