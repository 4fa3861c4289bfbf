"""What is to come of a piece of work is told before its row."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.answer import Answer, Settings
from assistant.respond import Assistant

_PLAN = """ỦY BAN NHÂN DÂN
TỈNH TÂY NINH
Số: 1205/KH-UBND
Tây Ninh, ngày 09 tháng 4 năm 2026
KẾ HOẠCH
Thu gom rác thải năm 2026
Thực hiện Luật Bảo vệ môi trường, UBND tỉnh ban hành Kế hoạch:
I. MỤC ĐÍCH
1. Giữ sạch phố phường./.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Phan Văn Dũng
PHỤ LỤC
TT\tNhiệm vụ\tĐơn vị thực hiện\tThời gian hoàn thành\tSản phẩm
1\tTrang bị thùng chứa rác cho chợ\tSở Công Thương\tTháng 8/2026\t2.400 thùng; 36 xe đẩy tay
2\tTập huấn phân loại rác\tSở Y tế\tQuý III/2026\t20 lớp
"""


@pytest.fixture(scope="module")
def with_table(assistant_with: Callable[[str], Assistant]) -> Assistant:
    """With a plan whose annex has a column of products."""
    return assistant_with(_PLAN)


def ask(assistant: Assistant, text: str) -> Answer:
    return assistant.ask(text, (), Settings(date(2026, 5, 1)))


@pytest.mark.parametrize(
    "asked",
    [
        "Sản phẩm của nhiệm vụ trang bị thùng chứa rác là gì?",
        "san pham cua nhiem vu trang bi thung chua rac o tay ninh la gi",
        "Nhiệm vụ trang bị thùng chứa rác có sản phẩm gì?",
        "Kết quả đầu ra của việc trang bị thùng chứa rác là gì?",
    ],
)
def test_the_product_of_described_work_is_told(with_table: Assistant, asked: str) -> None:
    """By itself, in bold, and the row stands below."""
    answer = ask(with_table, asked)
    assert answer.markdown.startswith("Kết quả: **2.400 thùng; 36 xe đẩy tay**.")
    assert [s.item.record.locator for s in answer.items] == ["PL.1"]


def test_a_product_as_a_thing_is_no_output(with_table: Assistant) -> None:
    """ "Sản phẩm chủ lực" is what is made there, not what comes of work."""
    assert "Kết quả:" not in ask(with_table, "Sản phẩm chủ lực của Tây Ninh là gì?").markdown
