"""A plan that is called by what it is about: the one with that title, and never another."""

from __future__ import annotations

import pytest

from assistant.respond import Assistant
from tests.assistant.understanding.talk import ask


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("Xin tên người ký kế hoạch đột phá khoa học công nghệ của Đồng Tháp", "dongthap-283-2025"),
        ("Kế hoạch chuyển đổi số của Thái Nguyên còn hiệu lực không?", "thainguyen-25-2025"),
        ("ai ky ke hoach CDS cua Thai Nguyen", "thainguyen-25-2025"),
    ],
)
def test_the_title_has_the_subject(assistant: Assistant, text: str, plan: str) -> None:
    answer = ask(assistant, text)
    assert (answer.status, answer.question.plans) == ("answered", (plan,))


@pytest.mark.parametrize(
    "text",
    [
        "Ai ký kế hoạch phòng chống dịch của Đồng Tháp?",
        "Kế hoạch phòng chống thiên tai của Thái Nguyên còn hiệu lực không?",
        "Kế hoạch phòng chống thiên tai căn cứ vào đâu?",
    ],
)
def test_no_title_has_the_subject(assistant: Assistant, text: str) -> None:
    """Who signed the plan of the province is no answer for one that is not here."""
    answer = ask(assistant, text)
    assert (answer.status, answer.items) == ("none", ())
    assert answer.markdown.startswith("Kho dữ liệu không có Kế hoạch phòng chống")
