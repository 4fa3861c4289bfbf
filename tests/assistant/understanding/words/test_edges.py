"""What stays of a topic at its edges."""

from __future__ import annotations

import pytest

from assistant.understanding.words.edges import trimmed


def _left(text: str) -> str:
    words = text.split()
    first, last = trimmed(words, True, lambda pair: True)
    return " ".join(words[first:last])


@pytest.mark.parametrize(
    "topic",
    ["chỉ đạo điều hành", "tiêu chí đô thị", "vốn nước ngoài", "bảo vệ trẻ em", "nền tảng dịch vụ"],
)
def test_a_word_of_two_syllables_is_not_cut_in_half(topic: str) -> None:
    """Although "chỉ", "tiêu", "ngoài", "em" and "vụ" carry no topic by themselves."""
    assert _left(topic) == topic


def test_words_that_carry_no_topic_go() -> None:
    assert _left("việc chỉ thực hiện chuyển đổi số các") == "chuyển đổi số"
