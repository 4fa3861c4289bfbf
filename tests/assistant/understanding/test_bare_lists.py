"""Lists that are named and not asked for in so many words."""

from __future__ import annotations

import pytest

from assistant.respond import Assistant
from tests.assistant.understanding.talk import ask


@pytest.mark.parametrize(
    "text",
    ["các việc về trí tuệ nhân tạo ở Thái Bình", "Những việc về trí tuệ nhân tạo của Thái Bình"],
)
def test_work_about_a_topic_is_a_list(assistant: Assistant, text: str) -> None:
    asked = ask(assistant, "Thái Bình có những nhiệm vụ nào về trí tuệ nhân tạo?")
    found = ask(assistant, text)
    assert found.question.kind == "responsibility"
    assert {i.record.id for i in found.listed} == {i.record.id for i in asked.listed}


def test_each_province_has_its_row(assistant: Assistant) -> None:
    """Three provinces, of which one has three plans."""
    found = ask(assistant, "Mỗi tỉnh có bao nhiêu chỉ tiêu?")
    for name in ("Thái Bình", "Đồng Tháp", "Thái Nguyên"):
        assert f"| {name} |" in found.markdown


def test_the_next_report_is_that_of_the_plan_just_told_of(assistant: Assistant) -> None:
    """002: "định kỳ trước ngày 01/6 và 15/11 hằng năm"."""
    found = ask(assistant, "Báo cáo gửi ai ở Đồng Tháp?", "lần tới là ngày nào")
    assert "31/5/2026" in found.markdown
