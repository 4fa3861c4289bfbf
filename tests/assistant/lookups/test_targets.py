"""Targets: the rows of a topic, for the asked year, province by province."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answer import Answer, Settings
from assistant.respond import Assistant

_SETTINGS = Settings(date(2025, 11, 21))


def ask(assistant: Assistant, text: str) -> Answer:
    return assistant.ask(text, (), _SETTINGS)


def ids(answer: Answer) -> set[str]:
    return {shown.item.record.id for shown in answer.items}


@pytest.mark.parametrize(
    ("question", "row"),
    [
        # 002:129 says "Năng suất các nhân tố tổng hợp (TFP) đạt …" for 2030; line 276 says
        # "Đóng góp của năng suất … (TFP) …" as the question does, but for 2045.
        ("So sánh đóng góp của TFP đến năm 2030 giữa các tỉnh", "dongthap-283-2025#II.2.2.e-17"),
        # 002:79 prints "băng thông rộng … trên 01 Gbps/s".
        ("So sánh băng rộng cố định trên 1Gb/s năm 2030", "dongthap-283-2025#II.2.2.a-2"),
        # 000:352 "Phủ sóng 5G cho người dân": no plan has "5G dân" side by side.
        ("Đến 2030 ở Thái Bình 5G phủ bao nhiêu phần trăm dân?", "thaibinh-26-2025#PL1.28"),
    ],
)
def test_a_target_that_a_plan_words_otherwise_is_found(
    assistant: Assistant, question: str, row: str
) -> None:
    """The asked year counts before the likeness of the words."""
    assert row in ids(ask(assistant, question))


def test_a_province_that_only_comes_near_is_silent(assistant: Assistant) -> None:
    """Plan 283 has targets of identity accounts (002:73), none of health records: it states
    nothing, and what comes nearest is shown apart."""
    answer = ask(assistant, "So sánh tỷ lệ người dân có hồ sơ sức khỏe điện tử giữa các tỉnh")
    assert ids(answer) == {"thaibinh-26-2025#PL1.34", "thainguyen-25-2025#PL1.23"}
    assert "| Đồng Tháp | không nêu | |" in answer.markdown
    assert "**Nội dung gần nhất**" in answer.markdown


def test_words_scattered_over_a_long_text_are_no_topic(assistant: Assistant) -> None:
    """Each word of "tuyến đường sắt" stands somewhere in plan 86, and no railway does."""
    assert ask(assistant, "Tuyến đường sắt qua Thái Bình bao giờ hoàn thành?").status != "answered"
