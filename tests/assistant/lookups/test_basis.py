"""What a plan rests on: all of it, or the kind of document and the issuer that are asked for."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answer import Answer, Settings
from assistant.respond import Assistant
from corpus.plan import Relation

_SETTINGS = Settings(date(2025, 11, 21))


def numbers(answer: Answer, listed: str = "items") -> list[str]:
    records = [shown.item.record for shown in getattr(answer, listed)]
    return [r.target.number for r in records if isinstance(r, Relation)]


@pytest.mark.parametrize(
    ("text", "own", "others"),
    [
        # 000:11 names the three in this order.
        (
            "Kế hoạch 26 thực hiện nghị quyết nào của Bộ Chính trị?",
            ["57-NQ/TW"], ["03/NQ-CP", "41-CTr/TU"],
        ),
        ("ke hoach 26 thuc hien nghi quyet nao", ["57-NQ/TW", "03/NQ-CP"], ["41-CTr/TU"]),
        # 001:6
        (
            "Kế hoạch 86 thực hiện những văn bản nào của Chính phủ?",
            ["71/NQ-CP"], ["57-NQ/TW", "376-KH/TU"],
        ),
        # 003:16
        (
            "Kế hoạch 25 căn cứ chương trình hành động nào của Tỉnh ủy",
            ["62-CTr/TU"], ["57-NQ/TW", "03/NQ-CP", "08/TTr-KHCN"],
        ),
    ],
)  # fmt: skip
def test_only_what_was_asked_for_is_listed_and_the_rest_stands_apart(
    assistant: Assistant, text: str, own: list[str], others: list[str]
) -> None:
    answer = assistant.ask(text, (), _SETTINGS)
    assert (answer.question.kind, answer.status) == ("basis", "answered")
    assert (numbers(answer), numbers(answer, "related")) == (own, others)


def test_a_kind_that_no_plan_rests_on_is_told(assistant: Assistant) -> None:
    """002:5-6 name no document of the National Assembly."""
    answer = assistant.ask("Kế hoạch 283 căn cứ Nghị quyết nào của Quốc hội?", (), _SETTINGS)
    assert answer.status == "none"
    assert "không nêu nghị quyết nào của Quốc hội" in answer.markdown
    assert len(numbers(answer, "related")) == 3


def test_a_plan_may_carry_out_another(assistant: Assistant) -> None:
    """001:6 and 003:16."""
    asked = {
        "Kế hoạch 86 thực hiện kế hoạch hành động nào của Tỉnh ủy Thái Bình?": "376-KH/TU",
        "Kế hoạch 25 thực hiện chương trình hành động nào của Tỉnh ủy?": "62-CTr/TU",
    }
    for text, number in asked.items():
        assert numbers(assistant.ask(text, (), _SETTINGS)) == [number]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        # 001:6, 002:5
        ("Những kế hoạch nào căn cứ Nghị quyết 71/NQ-CP?", [6, 5]),
        ("Nghị quyết 71/NQ-CP là căn cứ của những kế hoạch nào?", [6, 5]),
        # 003:16, 000:11
        ("ke hoach nao thuc hien nghi quyet 03/NQ-CP", [16, 11]),
    ],
)
def test_the_plans_that_rest_on_a_document(
    assistant: Assistant, text: str, lines: list[int]
) -> None:
    answer = assistant.ask(text, (), _SETTINGS)
    assert (answer.question.kind, answer.related) == ("basis", ())
    assert [item.record.span.first for item in answer.listed] == lines
