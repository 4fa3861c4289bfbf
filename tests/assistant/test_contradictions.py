"""What a clause says otherwise than a target of the same plan stands beside the target."""

from __future__ import annotations

from datetime import date

from assistant.answer import Settings
from assistant.respond import Assistant


def test_four_wards_here_and_three_there(assistant: Assistant) -> None:
    """002, line 132: Mỹ Tho, Cao Lãnh, Sa Đéc, Hồng Ngự; line 335: without Mỹ Tho."""
    found = assistant.register.contradictions("dongthap-283-2025#II.2.2.e-20")
    assert [(locator, span.first) for locator, span, _ in found] == [("III.5.s", 335)]


def test_the_plans_contradict_themselves_there_alone(assistant: Assistant) -> None:
    targets = [r.id for r in assistant.register.records(None, ["target"])]
    found = [i for i in targets if assistant.register.contradictions(i)]
    assert found == ["dongthap-283-2025#II.2.2.e-20"]


def test_the_answer_shows_both_and_cites_both(assistant: Assistant) -> None:
    text = "Mục tiêu xây dựng đô thị thông minh của Đồng Tháp đến năm 2030?"
    answer = assistant.ask(text, (), Settings(date(2025, 11, 21)))
    assert "Ở chỗ khác (mục III.5.s) kế hoạch ghi “Hoàn thành xây dựng đô thị" in answer.markdown
    assert {132, 335} <= {c.lines[0] for c in answer.citations}
