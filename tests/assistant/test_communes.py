"""A commune's plan: its name is a scope, its bodies are in no other province's collectives."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.answer import Answer, Settings
from assistant.respond import Assistant

_PLAN = """ỦY BAN NHÂN DÂN
XÃ YÊN THÀNH
Số: 39/KH-UBND
Yên Thành, ngày 28 tháng 4 năm 2026
KẾ HOẠCH
Trồng cây xanh năm 2026
Thực hiện Kế hoạch số 266/KH-UBND ngày 11/3/2026 của UBND tỉnh Nghệ An; UBND xã ban hành Kế hoạch:
I. MỤC TIÊU
1. Trồng thêm 12,5 km cây bóng mát.
II. NỘI DUNG
1. Chi phí chăm sóc cây giảm xuống còn 14 triệu đồng vào năm 2030 nhờ tưới tự động.
2. Kinh phí: 85 triệu đồng từ ngân sách xã.
III. TỔ CHỨC THỰC HIỆN
1. Phòng Kinh tế: Mua cây giống trước ngày 20/5/2026.
2. Công an xã: Giữ trật tự.
3. Các xóm: Họp dân trước ngày 15/5/2026.
4. Kho bạc Nhà nước khu vực X: Thanh toán trong tháng 9/2026.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Phan Văn Dũng
"""


@pytest.fixture(scope="module")
def with_commune(assistant_with: Callable[[str], Assistant]) -> Assistant:
    """With a commune's plan beside the five."""
    return assistant_with(_PLAN)


def ask(assistant: Assistant, text: str) -> Answer:
    return assistant.ask(text, (), Settings(date(2026, 5, 1)))


@pytest.mark.parametrize(
    ("asked", "locators"),
    [
        ("Phòng Kinh tế xã Yên Thành phải làm gì?", ["III.1"]),
        ("cong an xa yen thanh phai lam gi", ["III.2"]),
        ("Việc nào của xã Yên Thành đến hạn trong tháng 5/2026?", ["III.3", "III.1"]),
        ("Xã Yên Thành trồng thêm bao nhiêu km cây?", ["I.1"]),
    ],
)
def test_a_commune_with_a_plan_is_a_scope(
    with_commune: Assistant, asked: str, locators: list[str]
) -> None:
    """Nothing of other plans is listed, and its name is no word left over."""
    answer = ask(with_commune, asked)
    assert [s.item.record.locator for s in answer.items] == locators
    assert not any("Yên" in note for note in answer.notes)


def test_a_body_of_its_own_name_is_in_no_collective_of_another_province(
    with_commune: Assistant,
) -> None:
    """ "Các sở, ban, ngành" of Thái Nguyên take in no commune's police of Nghệ An."""
    related = ask(with_commune, "Công an xã phải làm gì?").related
    assert not [s for group in related for s in group.items]


def test_a_figure_of_a_year_may_stand_in_the_text_alone(with_commune: Assistant) -> None:
    """Where no target fits, the sentence that states it for that year is quoted."""
    asked = "Chi phí chăm sóc cây của xã Yên Thành giảm xuống còn bao nhiêu vào năm {}?"
    assert "14 triệu đồng" in ask(with_commune, asked.format(2030)).markdown
    assert ask(with_commune, asked.format(2028)).status == "none"


@pytest.mark.parametrize("name", ["Kho bạc Nhà nước", "Kho bạc Nhà nước khu vực X"])
def test_the_body_of_a_region_answers_to_its_name_without_it(
    with_commune: Assistant, name: str
) -> None:
    """The plan prints the region; who asks may leave it out."""
    (shown,) = ask(with_commune, f"{name} phải làm gì theo Kế hoạch 39?").items
    assert shown.item.record.locator == "III.4"


def test_the_words_of_a_plan_s_title_need_not_stand_beside_its_figure(
    with_commune: Assistant,
) -> None:
    """ "Kinh phí thực hiện kế hoạch trồng cây xanh" is the "kinh phí" of that plan."""
    asked = "Kinh phí thực hiện kế hoạch trồng cây xanh của xã Yên Thành là bao nhiêu?"
    assert "85 triệu đồng" in ask(with_commune, asked).markdown
