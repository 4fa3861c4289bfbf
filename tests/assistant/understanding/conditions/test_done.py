"""Whether work is done stands in no plan: what must be done is no answer to it."""

from __future__ import annotations

import pytest

from assistant.condition import Done
from assistant.respond import Assistant
from tests.assistant.understanding.talk import ask


@pytest.mark.parametrize(
    "text",
    [
        "Sở Nội vụ Thái Bình đã hoàn thành những việc nào?",
        "Sở Nội vụ Thái Bình đã làm xong bao nhiêu việc?",
        "Việc nào Sở Nội vụ Thái Bình chưa hoàn thành?",
        "so noi vu thai binh lam xong nhung viec gi roi",
        "da hoan thanh bao nhieu nhiem vu cua so noi vu thai binh",
    ],
)
def test_what_is_done_is_not_recorded(assistant: Assistant, text: str) -> None:
    """What the department was given is shown apart, as the nearest thing."""
    answer = ask(assistant, text)
    given = ask(assistant, "Sở Nội vụ Thái Bình chủ trì những việc gì?")
    assert (answer.status, answer.listed) == ("none", [])
    assert "không ghi việc đã xong hay chưa" in answer.markdown
    assert {s.item.record.id for s in answer.related} == {i.record.id for i in given.listed}


@pytest.mark.parametrize(
    ("turns", "locator"),
    [
        (("Nhiệm vụ 19 Phụ lục II kế hoạch 26 đã hoàn thành chưa?",), "PL2.19"),
        (("Nhiệm vụ 19 Phụ lục II kế hoạch 26", "xong chưa?"), "PL2.19"),
    ],
)
def test_a_single_row(assistant: Assistant, turns: tuple[str, ...], locator: str) -> None:
    answer = ask(assistant, *turns)
    assert answer.status == "none"
    assert [s.item.record.locator for s in answer.related] == [locator]


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch 26 hoàn thành được bao nhiêu phần trăm rồi?",
        "Thái Nguyên: tiến độ thực hiện kế hoạch 25 đến đâu rồi?",
        "Thái Bình đã đạt bao nhiêu phần trăm kinh tế số?",
    ],
)
def test_how_far_a_plan_has_got(assistant: Assistant, text: str) -> None:
    assert ask(assistant, text).status == "none"


@pytest.mark.parametrize(
    "text",
    [
        "Những việc phải hoàn thành trong năm 2025 của Sở Y tế",
        "Chỉ tiêu kinh tế số Thái Bình phải đạt bao nhiêu?",
        "Sở Y tế còn việc nào quá hạn chưa xong?",
        "Kế hoạch 86 đã thay thế kế hoạch nào?",
    ],
)
def test_what_must_be_done_or_is_overdue_is_recorded(assistant: Assistant, text: str) -> None:
    answer = ask(assistant, text)
    assert answer.status == "answered"
    assert not any(isinstance(c.test, Done) for c in answer.question.conditions)
