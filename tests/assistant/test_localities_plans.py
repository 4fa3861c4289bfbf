"""Plans of a district and of another province's emulation movement beside the five."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.answer import Answer, Settings
from assistant.respond import Assistant

_DISTRICT = """ỦY BAN NHÂN DÂN
HUYỆN NÚI XANH
Số: 63/KH-UBND
Núi Xanh, ngày 28 tháng 02 năm 2025
KẾ HOẠCH
Trồng cây dược liệu năm 2025
Thực hiện Kế hoạch số 32/KH-UBND ngày 07/02/2025 của UBND tỉnh Sơn La, UBND huyện ban hành Kế hoạch:
I. MỤC TIÊU
1. Xây dựng 10 ứng dụng tra cứu dược liệu.
II. TỔ CHỨC THỰC HIỆN
1. Bệnh viện Đa khoa huyện: Trồng vườn mẫu trước ngày 30/9/2025.
2. Hội Nông dân huyện: Mở lớp dạy trồng.
3. UBND các xã, thị trấn: Cấp giống trước ngày 15/3/2025.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lò Văn Tiến
"""
_MOVEMENT = """ỦY BAN NHÂN DÂN
TỈNH NGHỆ AN
Số: 574/KH-UBND
Nghệ An, ngày 11 tháng 7 năm 2025
KẾ HOẠCH
Tổ chức phong trào thi đua “Đổi mới sáng tạo” giai đoạn 2025 - 2030
Thực hiện Quyết định số 1141/QĐ-TTg ngày 06/6/2025, UBND tỉnh ban hành Kế hoạch:
I. TỔ CHỨC THỰC HIỆN
1. Sở Nội vụ: Phát động trước ngày 15/8/2025.
2. Sở Y tế: Báo cáo Sở Nội vụ trước ngày 10/12/2025.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Bùi Văn Long
PHỤ LỤC
TT\tNhiệm vụ\tChủ trì\tHạn
1\tSơ kết phong trào\tSở Nội vụ\tTháng 6/2027
2\tMở hội thi\tSở Y tế\tTháng 7/2027
"""


@pytest.fixture(scope="module")
def with_district(assistant_with: Callable[[str], Assistant]) -> Assistant:
    return assistant_with(_DISTRICT)


@pytest.fixture(scope="module")
def with_movement(assistant_with: Callable[[str], Assistant]) -> Assistant:
    return assistant_with(_MOVEMENT)


def ask(assistant: Assistant, text: str) -> Answer:
    return assistant.ask(text, (), Settings(date(2025, 3, 1)))


def locators(answer: Answer) -> list[str]:
    return [shown.item.record.locator for shown in answer.items]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Bệnh viện Đa khoa huyện Núi Xanh phải làm gì?", ["II.1"]),
        ("Hội Nông dân huyện Núi Xanh phải làm gì?", ["II.2"]),
        ("UBND các xã, thị trấn huyện Núi Xanh phải làm gì?", ["II.3"]),
        ("Huyện Núi Xanh đặt mục tiêu bao nhiêu ứng dụng tra cứu dược liệu?", ["I.1"]),
    ],
)
def test_a_district_with_a_plan_is_a_scope(
    with_district: Assistant, asked: str, found: list[str]
) -> None:
    """What its plan leaves out of a name, the question may say."""
    assert locators(ask(with_district, asked)) == found


def test_each_province_has_its_own_movement(with_movement: Assistant) -> None:
    """The shipped plan that goes by its subject does not stand for another province's."""
    asked = "Sở Nội vụ Nghệ An phải làm gì trong phong trào thi đua?"
    assert locators(ask(with_movement, asked)) == ["I.1", "PL.1"]


def test_a_review_that_is_a_task_of_its_own_is_told_with_the_reports(
    with_movement: Assistant,
) -> None:
    answer = ask(with_movement, "Bao giờ sơ kết phong trào thi đua ở Nghệ An?")
    assert "PL.1" in locators(answer)
