"""Nothing is shown whose quotation does not stand word for word at its place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.answer import Answer, Settings
from assistant.cite import CitationError, check, quotation
from assistant.respond import Assistant

_SETTINGS = Settings(date(2025, 3, 1))


@pytest.fixture(scope="module")
def answer(assistant: Assistant) -> Answer:
    return assistant.ask("Sở Nội vụ phải làm gì trước tháng 6?", (), _SETTINGS)


def test_a_true_answer_passes(assistant: Assistant, answer: Answer) -> None:
    """What the assistant itself returns has been checked and checks again."""
    check(answer, assistant.register)


def test_one_changed_word_in_a_quotation_fails(assistant: Assistant, answer: Answer) -> None:
    """A quotation with another word is no quotation."""
    first = answer.citations[0]
    false = replace(first, quote=first.quote.replace("thi đua", "thi tuyển"))
    with pytest.raises(CitationError, match="quotation is not at lines"):
        check(replace(answer, citations=(false, *answer.citations[1:])), assistant.register)


def test_a_quotation_from_other_lines_fails(assistant: Assistant, answer: Answer) -> None:
    """The words exist, but not there."""
    first = answer.citations[0]
    moved = replace(first, lines=(1, 3))
    with pytest.raises(CitationError):
        check(replace(answer, citations=(moved, *answer.citations[1:])), assistant.register)


def test_a_changed_deadline_fails(assistant: Assistant, answer: Answer) -> None:
    """Agency, task and deadline of an item must be the record's own."""
    shown = answer.items[0]
    record = shown.item.record
    false = replace(shown, item=replace(shown.item, record=replace(record, text="Việc khác")))
    with pytest.raises(CitationError, match="not as the register holds it"):
        check(replace(answer, items=(false,)), assistant.register)


def test_an_agency_that_does_not_lead_fails(assistant: Assistant, answer: Answer) -> None:
    """A role is only shown where the record gives it."""
    shown = answer.items[0]
    false = replace(shown, item=replace(shown.item, agency="Sở Y tế"))
    with pytest.raises(CitationError, match="Sở Y tế is not lead"):
        check(replace(answer, items=(false,)), assistant.register)


def test_a_marker_without_citation_fails(assistant: Assistant, answer: Answer) -> None:
    """Every [n] in the text leads somewhere."""
    with pytest.raises(CitationError, match=r"marker \[999\]"):
        check(replace(answer, markdown=answer.markdown + " [999]"), assistant.register)


def test_a_row_that_a_page_break_cuts_is_quoted_to_the_break(assistant: Assistant) -> None:
    """Row 21 of plan 26 goes on behind a repeated header; its first part is one piece."""
    answer = assistant.ask("Nhiệm vụ 21 Phụ lục II Kế hoạch 26", (), _SETTINGS)
    quote = answer.citations[0].quote
    assert "thu hút đầu tư vào các vùng trồng dược" in quote
    assert "STT" not in quote


def test_only_what_stands_in_one_piece_is_quoted() -> None:
    """The longest start that the source holds."""
    assert quotation("một hai ba bốn", "không một hai ba nữa bốn") == "một hai ba"
