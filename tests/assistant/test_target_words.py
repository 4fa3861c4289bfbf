"""How a target is said: its value stands once, in bold, where the source prints it."""

from __future__ import annotations

from assistant.respond import Assistant
from assistant.sentences.targets import target
from corpus.plan import Target


def _said(assistant: Assistant, record_id: str) -> str:
    record = assistant.register.get(record_id)
    assert isinstance(record, Target)
    return target(record, 240)


def test_a_value_among_the_words_is_marked_in_place(assistant: Assistant) -> None:
    """Plan 283: "Quy mô kinh tế số đạt 30% GRDP", by 2030."""
    said = _said(assistant, "dongthap-283-2025#II.2.2.e-15")
    assert said == "Quy mô kinh tế số **đạt 30% GRDP** (đến năm 2030)"


def test_a_value_of_its_own_cell_follows_the_words(assistant: Assistant) -> None:
    """Plan 26, annex I, row 17: the words in one cell, "> 80" and "%" in others."""
    said = _said(assistant, "thaibinh-26-2025#PL1.17")
    assert said.startswith("Tỉ lệ giao dịch không dùng tiền mặt: **")


def test_of_a_long_text_the_clauses_that_hold_its_values_are_shown(assistant: Assistant) -> None:
    """Plan 25, I.4: a paragraph on many matters, with one figure."""
    record = assistant.register.get("thainguyen-25-2025#I.4")
    assert isinstance(record, Target)
    said = target(record, 120)
    assert "quy mô kinh tế số **đạt tối thiểu 50% GRDP**" in said
    assert said.startswith("… ")
