"""Work that has a dated step and also comes back; rows of groups that number anew."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.answer import Settings
from assistant.respond import Assistant

_PLAN = """ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH LÀO CAI\tĐộc lập - Tự do - Hạnh phúc
Số: 12/KH-UBND\tLào Cai, ngày 05 tháng 01 năm 2026
KẾ HOẠCH
Phát triển nghề gốm năm 2026
I. TỔ CHỨC THỰC HIỆN
1. Sở Nội vụ: báo cáo kết quả định kỳ hằng quý trước ngày 14 của tháng cuối quý, báo cáo năm
trước ngày 30/11/2026.
Nơi nhận:
CHỦ TỊCH
Nguyễn Văn An
PHỤ LỤC
DANH MỤC NHIỆM VỤ
TT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời hạn
I\tDạy nghề\t\t\t
1\tMở lớp\tSở Y tế\t\t2026
II\tBán hàng\t\t\t
1\tMở chợ\tSở Y tế\t\t2026
2\tMở cửa hàng\tSở Y tế\t\t2026
"""


@pytest.fixture(scope="module")
def other(assistant_with: Callable[[str], Assistant]) -> Assistant:
    return assistant_with(_PLAN)


@pytest.mark.parametrize(
    ("window", "found"),
    [
        ("trước tháng 7", [("recurring", "2026-03-13")]),
        ("trong tháng 11", [("due", "2026-11-29")]),
        ("trong tháng 4", []),
    ],
)
def test_a_dated_step_does_not_hide_what_comes_back(
    other: Assistant, window: str, found: list[tuple[str, str]]
) -> None:
    asked = f"Sở Nội vụ phải làm gì {window}?"
    answer = other.ask(asked, (), Settings(date(2026, 1, 6), province="Lào Cai"))
    assert [(s.item.timing, str(s.item.due)) for s in answer.items] == found


@pytest.mark.parametrize(("number", "found"), [("1", ["PL.1", "PL.II.1"]), ("2", ["PL.II.2"])])
def test_a_row_is_found_where_its_group_is_not_said(
    other: Assistant, number: str, found: list[str]
) -> None:
    asked = f"Nhiệm vụ {number} Phụ lục Kế hoạch 12/KH-UBND Lào Cai"
    answer = other.ask(asked, (), Settings(date(2026, 1, 6)))
    assert [s.item.record.locator for s in answer.items] == found
