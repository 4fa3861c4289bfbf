"""A plan beside the one that it replaces: plan 86 of Thái Bình and plan 26."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answer import Answer, Settings
from assistant.respond import Assistant


def ask(assistant: Assistant, text: str) -> Answer:
    return assistant.ask(text, (), Settings(date(2025, 11, 21)))


def ids(answer: Answer) -> set[str]:
    return {s.item.record.id for s in answer.items}


@pytest.mark.parametrize(
    "asked",
    [
        "Kế hoạch 86 thay đổi gì so với kế hoạch 26?",
        "So sánh kế hoạch 26 và 86",
        "Việc nào vừa có trong kế hoạch 26 vừa có trong kế hoạch 86?",
    ],
)
def test_what_both_have_stands_with_its_older_counterpart(assistant: Assistant, asked: str) -> None:
    """The "học tập số" movement: Sở TT&TT in 26 (line 46), Sở KH&CN in 86 (lines 32-33)."""
    answer = ask(assistant, asked)
    assert "thaibinh-86-2025#II.1.5-3" in ids(answer)
    assert "⚠ Đổi cơ quan chủ trì; tương ứng Kế hoạch 26/KH-UBND, mục II.1.b" in answer.markdown
    assert any("không kèm phụ lục" in note for note in answer.notes)


def test_what_only_the_older_has(assistant: Assistant) -> None:
    """Nothing of hospital records on paper (row 80) in plan 86; of a digital contest there is."""
    asked = "Những nội dung nào của kế hoạch 26 không còn trong kế hoạch 86?"
    dropped = ids(ask(assistant, asked))
    assert "thaibinh-26-2025#PL2.80" in dropped
    assert "thaibinh-26-2025#II.1.e" not in dropped


def test_what_only_the_newer_has(assistant: Assistant) -> None:
    """Clause 1.3 of plan 86 (line 20), on the boards that help its committee."""
    added = ids(ask(assistant, "Kế hoạch 86 có gì mới so với kế hoạch 26?"))
    assert "thaibinh-86-2025#II.1.3" in added
    assert not any(name.startswith("thaibinh-26") for name in added)


def test_the_work_of_one_agency(assistant: Assistant) -> None:
    """What went to another agency is not dropped."""
    asked = "Kế hoạch 86 bỏ những nhiệm vụ nào của Sở Thông tin và Truyền thông?"
    answer = ask(assistant, asked)
    assert "thaibinh-26-2025#II.1.b" not in ids(answer)
    assert all("Sở Thông tin và Truyền thông" in s.item.record.lead for s in answer.items)  # type: ignore[attr-defined]


def test_a_replaced_plan_that_is_not_here_is_named(assistant: Assistant) -> None:
    answer = ask(assistant, "Kế hoạch 283 có gì thay đổi so với kế hoạch cũ?")
    assert answer.status == "none"
    assert "225/KH-UBND" in answer.markdown
