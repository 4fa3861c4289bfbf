"""Turns that name a part or ask for documents, after something of one plan: they are of it."""

from __future__ import annotations

import pytest

from assistant.respond import Assistant
from tests.assistant.understanding.talk import talk


@pytest.mark.parametrize(
    ("turns", "kind"),
    [
        (("Kế hoạch 86 căn cứ gì?", "Nhắc đến những nghị quyết nào?"), "mention"),
        (
            ("Kế hoạch 86 nhắc đến những nghị quyết nào?", "Mục III giao ai làm gì?"),
            "responsibility",
        ),
        (("Ai ký kế hoạch 86?", "Mục II.4 nói gì?"), "citation"),
    ],
)
def test_a_part_without_its_plan_is_of_the_plan_told_of(
    assistant: Assistant, turns: tuple[str, ...], kind: str
) -> None:
    last = talk(assistant, *turns)[-1].question
    assert (last.kind, last.plans) == (kind, ("thaibinh-86-2025",))


def test_documents_of_a_plan_that_is_named_take_nothing_from_before(assistant: Assistant) -> None:
    """The topic of the list before is none of the documents'."""
    turns = (
        "Phụ lục II kế hoạch 26 có gì về dữ liệu?",
        "Kế hoạch 86 nhắc đến những nghị quyết nào?",
    )
    last = talk(assistant, *turns)[-1].question
    assert (last.kind, last.topic, last.plans) == ("mention", (), ("thaibinh-86-2025",))


def test_a_figure_with_a_topic_of_its_own_is_of_no_plan_told_of(assistant: Assistant) -> None:
    turns = ("Đồng Tháp có phải báo cáo quý không?", "Tỉnh nào phủ sóng 5G sớm nhất?")
    last = talk(assistant, *turns)[-1].question
    assert (last.kind, last.plans, last.provinces) == ("comparison", None, ())


def test_who_does_what_only_a_passage_says(assistant: Assistant) -> None:
    """A turn that names nothing has no words of its own to look for; 001:232 says who."""
    answer = talk(assistant, "Kinh phí kế hoạch 86 lấy từ đâu?", "Ai lo việc đó?")[-1]
    assert "III.3" in {citation.locator for citation in answer.citations}
