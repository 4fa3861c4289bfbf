"""How often a report is asked about, and the duties that come back so."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answer import Settings
from assistant.lookups.rhythm import rhythms_asked
from assistant.respond import Assistant

_NOW = Settings(date(2025, 11, 21))


@pytest.mark.parametrize(
    ("text", "rhythms"),
    [
        ("Bao giờ phải báo cáo 6 tháng?", {"half_yearly"}),
        ("Báo cáo 6 tháng đầu năm nộp ngày nào?", {"half_yearly"}),
        ("bao cao hang quy gui ai", {"quarterly"}),
        ("Báo cáo năm trước ngày nào?", {"yearly"}),
        ("Báo cáo tháng 6 gửi ai?", set()),
        ("Báo cáo năm 2025 nộp khi nào?", set()),
        ("Một năm phải báo cáo mấy lần?", set()),
    ],
)
def test_a_rhythm_and_no_day(text: str, rhythms: set[str]) -> None:
    assert rhythms_asked(text) == rhythms


def test_only_what_comes_back_so_is_the_answer(assistant: Assistant) -> None:
    """001:221 and 235 say each month; no other plan of the province does."""
    answer = assistant.ask("Thái Bình phải báo cáo hằng tháng gì?", (), _NOW)
    found = {shown.item.record.id for shown in answer.items}
    assert found == {"thaibinh-86-2025#II.12.1", "thaibinh-86-2025#III.5"}


def test_two_days_a_year_are_every_half_year(assistant: Assistant) -> None:
    """002:363: before 01/6 and 15/11."""
    answer = assistant.ask("Đồng Tháp báo cáo 6 tháng vào ngày nào?", (), _NOW)
    assert [s.item.record.id for s in answer.items] == ["dongthap-283-2025#IV.3"]


def test_a_rhythm_that_no_plan_asks_is_not_there(assistant: Assistant) -> None:
    answer = assistant.ask("Đồng Tháp có phải báo cáo quý không?", (), _NOW)
    assert (answer.status, answer.items) == ("none", ())
    assert "không có quy định báo cáo" in answer.markdown
