"""What another plan has like the row just told of."""

from __future__ import annotations

import pytest

from assistant.respond import Assistant
from tests.assistant.understanding.talk import ask

ROW = "Nhiệm vụ 33 Phụ lục II Kế hoạch 25 của Thái Nguyên là gì?"


@pytest.mark.parametrize(
    "text",
    ["Thái Bình có nhiệm vụ tương tự không?", "the thai binh co viec giong vay ko, so may, ai lam"],
)
def test_the_same_work_of_another_province(assistant: Assistant, text: str) -> None:
    """003:601-606 and 000:461 both have the plan of digital transformation drawn up each year;
    row 33 of the other plan (000:421) is of something else."""
    found = ask(assistant, ROW, text)
    assert "thaibinh-26-2025#PL2.60" in {item.record.id for item in found.listed}
    assert "thaibinh-26-2025#PL2.33" not in {item.record.id for item in found.listed}


def test_work_that_no_other_plan_has_is_said_to_be_none(assistant: Assistant) -> None:
    """003:601 is the plan of digital transformation of each year; 002 gives nobody one."""
    found = ask(assistant, ROW, "Đồng Tháp có việc nào giống thế không?")
    assert (found.status, list(found.listed)) == ("none", [])
