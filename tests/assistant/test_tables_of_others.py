"""Tables in shapes that the shipped plans lack: what is asked of them passes the check."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.answer import Answer, Settings
from assistant.labels import place
from assistant.respond import Assistant

_PLAN = """ỦY BAN NHÂN DÂN TỈNH LÀO CAI
Số: 7/KH-UBND
Lào Cai, ngày 05 tháng 12 năm 2025
KẾ HOẠCH
Phát triển y tế năm 2026
I. NHIỆM VỤ
1. Nâng cao chất lượng khám bệnh.
TT\tNhiệm vụ\tĐơn vị thực hiện\tThời gian
I\tKHÁM BỆNH\tChủ trì: Sở Y tế; Phối hợp: Công an tỉnh\t
1\tKhám sức khỏe học sinh\t\tQuý II
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn An
PHỤ LỤC I
CHỈ TIÊU
TT\tChỉ tiêu\tĐVT\tTH 2025\tKH 2026\tKH 2028\tKH 2030
1\tTỷ lệ trạm y tế đạt chuẩn\t%\t70\t80\t90\t95
PHỤ LỤC II
DANH MỤC NHIỆM VỤ
TT\tNhiệm vụ\tCơ quan chủ trì\tQuý I\tQuý II\tQuý III\tQuý IV
1\tTiêm chủng mở rộng\tSở Y tế\t\tx\t\tx
"""


@pytest.fixture(scope="module")
def other(assistant_with: Callable[[str], Assistant]) -> Assistant:
    """With a plan of December 2025 for 2026."""
    return assistant_with(_PLAN)


def ask(other: Assistant, text: str) -> Answer:
    return other.ask(text, (), Settings(date(2026, 1, 5), province="Lào Cai"))


def test_a_cross_is_a_deadline_in_the_year_of_the_plan(other: Assistant) -> None:
    answer = ask(other, "Sở Y tế phải làm gì trước tháng 7?")
    assert {(s.item.record.locator, str(s.item.due)) for s in answer.items} == {
        ("PL2.1", "2026-06-30"), ("B1.1", "2026-06-30"),
    }  # fmt: skip


def test_a_group_in_the_body_shares_who_leads_and_who_helps(other: Assistant) -> None:
    answer = ask(other, "Công an tỉnh phối hợp việc gì?")
    assert [s.item.record.locator for s in answer.items] == ["B1.1"]


def test_a_target_of_several_years_is_found_for_each(other: Assistant) -> None:
    answer = ask(other, "Tỷ lệ trạm y tế đạt chuẩn năm 2028?")
    assert answer.status == "answered"
    assert "**90 % (đến năm 2028)**" in answer.markdown and "95" not in answer.markdown


def test_a_target_of_several_years_is_a_row_for_each(other: Assistant) -> None:
    answer = ask(other, "Tỷ lệ trạm y tế đạt chuẩn qua các năm?")
    rows = [line for line in answer.markdown.splitlines() if line.startswith("| 20")]
    assert [row.split("**")[1] for row in rows] == [
        "80 % (đến năm 2026)", "90 % (đến năm 2028)", "95 % (đến năm 2030)",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("locator", "said"),
    [
        ("B1.3", "Bảng 1 trong phần nội dung, nhiệm vụ 3"),
        ("Đ2", "Điều 2"),
        ("P1.A.2-1", "Phần I, mục A.2, gạch đầu dòng thứ 1"),
        ("II.1", "mục II.1"),
    ],
)
def test_places_are_called_as_documents_call_them(locator: str, said: str) -> None:
    assert place(locator) == said
