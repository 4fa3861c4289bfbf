"""Words that leave nothing out narrow nothing."""

from __future__ import annotations

import pytest

from assistant.respond import Assistant
from assistant.understanding.typed.widening import without_widening
from tests.assistant.understanding.talk import ask


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (
            "Sở Y tế chủ trì (kể cả cùng sở khác) mấy việc?",
            "Sở Y tế chủ trì mấy việc?",
        ),
        (
            "việc Sở Nội vụ đứng chủ trì, một mình hay cùng sở khác đều lấy, trong Phụ lục II",
            "việc Sở Nội vụ đứng chủ trì trong Phụ lục II",
        ),
        ("được giao những việc gì, cả phần lời lẫn phụ lục?", "được giao những việc gì?"),
        (
            "Công an tỉnh chủ trì mấy việc, tính cả việc đứng tên cùng đơn vị khác",
            "Công an tỉnh chủ trì mấy việc",
        ),
        (
            "giao những gì, kể cả làm chung với trường khác, trong thân kế hoạch cũng như phụ lục?",
            "giao những gì?",
        ),
        ("Sở Y tế một mình chủ trì việc gì?", "Sở Y tế một mình chủ trì việc gì?"),
        ("Kế hoạch 26, kể cả phụ lục", "Kế hoạch 26, kể cả phụ lục"),
    ],
)
def test_what_leaves_nothing_out(text: str, left: str) -> None:
    assert without_widening(text) == left


def test_led_alone_or_with_others(assistant: Assistant) -> None:
    """003:420-455 and 586-591: rows 5, 7, 9, 10 and 31 of annex II."""
    text = "Việc Sở Nội vụ Thái Nguyên chủ trì, một mình hay cùng sở khác đều lấy, trong Phụ lục II"
    found = {item.record.locator for item in ask(assistant, text).listed}
    assert found == {"PL2.5", "PL2.7", "PL2.9", "PL2.10", "PL2.31"}
