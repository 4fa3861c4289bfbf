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
