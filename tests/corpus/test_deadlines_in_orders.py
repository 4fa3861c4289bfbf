"""What the words behind an order say of its time: "Giao …; thời gian: …"."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.deadlines import find_deadlines

ISSUED = date(2026, 2, 5)


@pytest.mark.parametrize(
    ("order", "raw", "kind", "due"),
    [
        (
            "Giao Phòng Kinh tế chủ trì; thời gian thực hiện 2026-2027.",
            "2026-2027", "range", date(2027, 12, 31),
        ),
        (
            "Giao Chi cục Thú y chủ trì; thời gian: sau khi Cục Chăn nuôi và Thú y của Bộ mở kết "
            "nối dữ liệu.",
            "sau khi Cục Chăn nuôi và Thú y của Bộ mở kết nối dữ liệu", "conditional", None,
        ),
        ("Giao các phòng chuyên môn thực hiện thường xuyên.", "thường xuyên", "ongoing", None),
    ],
)  # fmt: skip
def test_the_time_of_an_order(order: str, raw: str, kind: str, due: date | None) -> None:
    ((_, _, found),) = find_deadlines(order, ISSUED)
    assert (found.raw, found.kind, found.due) == (raw, kind, due)


def test_a_thing_that_is_done_often_is_no_order() -> None:
    assert find_deadlines("Việc rà soát được thực hiện thường xuyên.", ISSUED) == ()
