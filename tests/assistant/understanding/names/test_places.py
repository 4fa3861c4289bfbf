"""Places in plans that a question names."""

from __future__ import annotations

import pytest

from assistant.locator import LAST, LocatorRef
from assistant.understanding.names.places import find_place


@pytest.mark.parametrize(
    ("text", "locator"),
    [
        ("Đề án X ở mục II.5.4 hạn bao giờ", "II.5.4"),
        ("de an X o muc II.5.4 han bao gio", "II.5.4"),
        ("điểm đ mục II.7 nói gì", "II.7.đ"),
        ("điểm o mục II.7 nói gì", "II.7.o"),
        ("c) mục II.2 nói gì", "II.2.c"),
    ],
)
def test_a_letter_before_a_clause_is_its_point_and_no_preposition(text: str, locator: str) -> None:
    found = find_place(text)
    assert found is not None
    assert found.value == LocatorRef(locator=locator)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Mục 5 nói gì?", LocatorRef(locator="…5")),
        ("muc 5", LocatorRef(locator="…5")),
        ("điểm đ mục 5", LocatorRef(locator="…5.đ")),
        ("khoản 1 mục 2", LocatorRef(locator="…2.1")),
        ("tiết a điểm 2 mục II", LocatorRef(locator="II.2.a")),
        ("phần 3", LocatorRef(locator="III")),
        ("chỉ tiêu 5", LocatorRef(number="5", row="target")),
        ("số 39 Phụ lục II", LocatorRef("2", "39")),
        ("nhiệm vụ 05 phụ lục 2", LocatorRef("2", "5", row="task")),
        ("STT 12", LocatorRef(number="12")),
        ("nhiệm vụ (97) phụ lục II", LocatorRef("2", "97", row="task")),
        ("dòng 48 của ····", LocatorRef(number="48")),
        ("····, dòng 48 gồm gì", LocatorRef(number="48")),
        ("mục 2.3 phần e", LocatorRef(locator="…2.3.e")),
        ("trong danh mục 99 nhiệm vụ Sở Y tế có mấy việc", LocatorRef("")),
        ("nhiệm vụ đầu tiên của Phụ lục II", LocatorRef("2", "1", row="task")),
        ("chi tieu thu ba phu luc I", LocatorRef("1", "3", row="target")),
        ("dòng cuối cùng phụ lục II", LocatorRef("2", LAST)),
        ("Phụ lục số 01", LocatorRef("1")),
    ],
)
def test_a_place_may_leave_out_what_it_stands_under(text: str, place: LocatorRef) -> None:
    found = find_place(text)
    assert found is not None and found.value == place


@pytest.mark.parametrize(
    "text",
    [
        "hạng mục 5 tỷ đồng",
        "góp phần 5% vào GRDP",
        "Danh mục 5 nhiệm vụ",
        "mục 5 năm",
        "tăng 5 điểm",
    ],
)
def test_a_count_is_no_place(text: str) -> None:
    assert find_place(text) is None
