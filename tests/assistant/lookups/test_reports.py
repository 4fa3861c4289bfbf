"""Reports: who reports on what, and to whom."""

from __future__ import annotations

from datetime import date

from assistant.answer import Settings
from assistant.respond import Assistant


def test_a_report_is_narrowed_by_what_it_is_about(assistant: Assistant) -> None:
    """Reports of the movement stand in its plan alone (004:295-304, 313-321)."""
    text = "Báo cáo phong trào thi đua hằng năm gửi về cơ quan nào?"
    answer = assistant.ask(text, (), Settings(date(2025, 11, 21)))
    assert answer.question.kind == "reporting"
    assert {s.item.record.plan for s in answer.items} == {"thaibinh-thidua-2025"}
    assert "Sở Nội vụ" in answer.markdown


def test_a_plan_called_by_its_subject_is_the_one_whose_reviews_are_told(
    assistant: Assistant,
) -> None:
    """004:295-302, however much of the movement's name is said."""
    text = "Khi nào tổng kết phong trào thi đua đẩy mạnh phát triển KHCN ở Thái Bình?"
    answer = assistant.ask(text, (), Settings(date(2025, 11, 21)))
    assert {s.item.record.plan for s in answer.items} == {"thaibinh-thidua-2025"}
    assert "năm 2030" in answer.markdown


def test_reports_of_two_plans_beside_each_other_are_no_changes_of_work(
    assistant: Assistant,
) -> None:
    """000:265-271, 002:363."""
    text = "So sánh chế độ báo cáo của Kế hoạch 26 và Kế hoạch 283"
    answer = assistant.ask(text, (), Settings(date(2025, 11, 21)))
    assert {s.item.record.locator for s in answer.items} == {"III.1-1", "III.1-3", "IV.3"}
