"""Work by the day on which it begins."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answer import Settings
from assistant.respond import Assistant


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("Nhiệm vụ nào bắt đầu từ tháng 3/2025?", {"PL2.1"}),  # 000:374
        ("nhiem vu nao bat dau tu thang 6/2025", {"PL2.65"}),  # 06/2025-2027
        ("Việc nào khởi động trong quý IV/2025?", {"PL2.66"}),  # 10/2025-2030
        ("Những việc nào bắt đầu trong năm 2026?", {"PL2.80"}),  # 2026-2028
        ("Việc nào bắt đầu từ năm 2026 đến năm 2027?", {"PL2.59", "PL2.80"}),
    ],
)
def test_work_that_begins_then(assistant: Assistant, question: str, rows: set[str]) -> None:
    """000, annex II, the column of deadlines; no other plan prints such a beginning."""
    answer = assistant.ask(question, (), Settings(date(2025, 11, 21)))
    assert {shown.item.record.id for shown in answer.items} == {
        f"thaibinh-26-2025#{row}" for row in rows
    }


@pytest.mark.parametrize("begins", ["từ 2025", "năm 2025", "từ năm 2025"])
def test_work_that_begins_in_one_year_and_ends_in_another(
    assistant: Assistant, begins: str
) -> None:
    """003, annex II, rows 28 (line 570: "2025 - 2026") and 35 ("Năm 2025- 2026")."""
    question = f"Nhiệm vụ nào ở Thái Nguyên bắt đầu {begins} và kết thúc năm 2026?"
    answer = assistant.ask(question, (), Settings(date(2025, 11, 21)))
    assert {shown.item.record.locator for shown in answer.items} == {"PL2.28", "PL2.35"}


def test_when_work_begins_is_asked_of_the_work(assistant: Assistant) -> None:
    answer = assistant.ask(
        "Trung tâm dữ liệu của Thái Bình bắt đầu khi nào?", (), Settings(date(2025, 11, 21))
    )
    assert answer.question.kind == "deadline"
