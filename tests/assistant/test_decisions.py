"""A decision with a programme: its articles, what it amends, reports that come back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.answer import Answer, Settings
from assistant.respond import Assistant

_DECISION = """ỦY BAN NHÂN DÂN
TỈNH BẮC NINH
Số: 268/QĐ-UBND
Bắc Ninh, ngày 27 tháng 02 năm 2026
QUYẾT ĐỊNH
Ban hành Chương trình dạy nghề gốm
Điều 1. Ban hành kèm theo Quyết định này Chương trình dạy nghề gốm.
Điều 2. Sửa đổi, bổ sung Quyết định số 305/QĐ-UBND ngày 18 tháng 3 năm 2025 như sau:
1. Bãi bỏ khoản 3 Điều 4.
2. Bãi bỏ Quyết định số 12/QĐ-UBND ngày 02 tháng 01 năm 2024.
Điều 3. Quyết định này có hiệu lực từ ngày ký.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Ngô Đức Long
CHƯƠNG TRÌNH
Dạy nghề gốm
(Kèm theo Quyết định số 268/QĐ-UBND ngày 27 tháng 02 năm 2026)
I. TỔ CHỨC THỰC HIỆN
1. Sở Công Thương báo cáo Ủy ban nhân dân tỉnh trước ngày 20 tháng cuối quý; báo cáo năm trước \
ngày 30/11/2026.
"""


@pytest.fixture(scope="module")
def with_decision(assistant_with: Callable[[str], Assistant]) -> Assistant:
    """With a decision of a province."""
    return assistant_with(_DECISION)


def ask(assistant: Assistant, text: str) -> Answer:
    return assistant.ask(text, (), Settings(date(2026, 3, 1)))


@pytest.mark.parametrize("asked", ["Điều 3 Quyết định 268", "Điều 3 Quyết định 268 quy định gì?"])
def test_an_article_is_quoted(with_decision: Assistant, asked: str) -> None:
    """By its number, whatever stands behind the decision's."""
    (citation, *_) = ask(with_decision, asked).citations
    assert (citation.label, citation.quote) == (
        "Quyết định 268/QĐ-UBND (Bắc Ninh, 27/02/2026), Điều 3",
        "Điều 3. Quyết định này có hiệu lực từ ngày ký.",
    )


def test_a_clause_of_an_article_is_quoted(with_decision: Assistant) -> None:
    """ "Khoản 1 Điều 2" stands under the article."""
    answer = ask(with_decision, "Khoản 1 Điều 2 Quyết định 268/QĐ-UBND")
    assert "Bãi bỏ khoản 3 Điều 4" in answer.markdown


def test_an_article_that_is_not_there_is_said_to_be_missing(with_decision: Assistant) -> None:
    """By the name it was asked for."""
    answer = ask(with_decision, "Điều 9 Quyết định 268/QĐ-UBND")
    assert answer.status == "none" and "Không tìm thấy Điều 9" in answer.markdown


@pytest.mark.parametrize(
    "asked",
    [
        "Quyết định 268 sửa đổi, bổ sung văn bản nào?",
        "Văn bản nào sửa đổi Quyết định 305/QĐ-UBND?",
        "Quyết định 305/QĐ-UBND còn hiệu lực không?",
    ],
)
def test_what_is_amended_is_told_from_both_sides(with_decision: Assistant, asked: str) -> None:
    """The sentence that amends is cited; nothing is called replaced."""
    answer = ask(with_decision, asked)
    assert [s.item.record.locator for s in answer.items] == ["Đ2~305/QĐ-UBND"]
    assert "sửa đổi, bổ sung" in answer.markdown and "không còn hiệu lực" not in answer.markdown


def test_a_plan_that_amends_nothing_says_so(with_decision: Assistant) -> None:
    """What it replaces is no answer to what it amends."""
    answer = ask(with_decision, "Kế hoạch 283 có sửa đổi văn bản nào không?")
    assert "Không chỗ nào trong văn bản này nói sửa đổi" in answer.markdown


def test_every_return_in_a_window_is_told(with_decision: Assistant) -> None:
    """Reports of each quarter, though a fixed day stands beside them."""
    (shown,) = ask(
        with_decision, "Sở Công Thương Bắc Ninh phải báo cáo gì trước tháng 7/2026?"
    ).items
    assert shown.item.returns == (date(2026, 3, 19), date(2026, 6, 19))
    answer = ask(with_decision, "Sở Công Thương Bắc Ninh phải làm gì trước tháng 7/2026?")
    assert "các kỳ đến hạn 19/3/2026, 19/6/2026" in answer.markdown


@pytest.mark.parametrize(
    "asked",
    ["Quyết định 268 bãi bỏ những văn bản nào?", "Quyết định 12/QĐ-UBND còn hiệu lực không?"],
)
def test_what_is_repealed_is_told_from_both_sides(with_decision: Assistant, asked: str) -> None:
    """In the word of the source, which is not "thay thế"."""
    answer = ask(with_decision, asked)
    assert "Đ2.2~12/QĐ-UBND" in [s.item.record.locator for s in answer.items]
    assert "bãi bỏ" in answer.markdown and "thay thế bởi" not in answer.markdown
