"""A sum of money that a plan's prose states below a heading, and no record has."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.answer import Answer, Settings
from assistant.respond import Assistant

_PLAN = """ỦY BAN NHÂN DÂN
TỈNH BẮC NINH
Số: 41/KH-UBND
Bắc Ninh, ngày 27 tháng 02 năm 2026
KẾ HOẠCH
Dạy nghề gốm năm 2026
I. MỤC ĐÍCH
1. Giữ nghề gốm.
II. KINH PHÍ
Dự kiến 12 tỷ đồng, trong đó ngân sách tỉnh 9 tỷ đồng, xã hội hóa 3 tỷ đồng.
III. TỔ CHỨC THỰC HIỆN
1. Sở Công Thương mở lớp dạy nghề trước ngày 30/6/2026.
2. Trung tâm Khuyến công: chọn thợ cả, xong trước ngày 15/5/2026.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Ngô Đức Long
"""


@pytest.fixture(scope="module")
def with_plan(assistant_with: Callable[[str], Assistant]) -> Assistant:
    """With a plan of a province."""
    return assistant_with(_PLAN)


def ask(assistant: Assistant, text: str) -> Answer:
    return assistant.ask(text, (), Settings(date(2026, 3, 1)))


@pytest.mark.parametrize(
    "asked",
    [
        "Bắc Ninh dự kiến kinh phí bao nhiêu?",
        "Kinh phí thực hiện kế hoạch 41 là bao nhiêu?",
        "Bắc Ninh bố trí bao nhiêu tiền?",
    ],
)
def test_the_sum_is_quoted(with_plan: Assistant, asked: str) -> None:
    (citation, *_) = ask(with_plan, asked).citations
    assert "Dự kiến 12 tỷ đồng" in citation.quote


@pytest.mark.parametrize(
    "asked",
    ["Lớp dạy nghề ở Bắc Ninh hết bao nhiêu tiền?", "Kế hoạch 26 bố trí bao nhiêu tiền?"],
)
def test_a_sum_that_is_not_stated_is_not_there(with_plan: Assistant, asked: str) -> None:
    assert ask(with_plan, asked).status in ("none", "not_found")


def test_a_unit_is_asked_about_and_not_the_department_above_it(with_plan: Assistant) -> None:
    found = ask(with_plan, "Trung tâm Khuyến công của Sở Công Thương Bắc Ninh phải làm gì?")
    assert found.question.agencies == ("Trung tâm Khuyến công",)
    assert [i.record.locator for i in found.listed] == ["III.2"]
