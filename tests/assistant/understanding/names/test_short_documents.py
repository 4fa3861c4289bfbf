"""Documents called by the initials of their kind. The days and issuers stand in the plans'
openings."""

from __future__ import annotations

import pytest

from assistant.respond import Assistant
from tests.assistant.understanding.talk import ask


@pytest.mark.parametrize(
    ("text", "number", "said"),
    [
        ("NQ 57 do ai ban hành ngày nào?", "57-NQ/TW", "22/12/2024"),
        ("nq57 là gì", "57-NQ/TW", "22/12/2024"),
        ("Nghị quyết 57 là gì?", "57-NQ/TW", "22/12/2024"),
        ("QĐ 1335 năm 2024 về việc gì?", "1335/QĐ-UBND", "16/8/2024"),
        ("qd 1335 duyet de an gi", "1335/QĐ-UBND", "16/8/2024"),
        # A letter's number has no code of its kind (000, lines 97 and 427).
        ("Công văn 1552 được nhắc ở đâu?", "1552/BTTTT-THH", "26/4/2022"),
        ("Văn bản 1552 nói về việc gì trong kế hoạch?", "1552/BTTTT-THH", "26/4/2022"),
    ],
)
def test_a_document_by_its_initials(
    assistant: Assistant, text: str, number: str, said: str
) -> None:
    answer = ask(assistant, text)
    assert answer.question.document == number
    assert answer.status == "answered" and said in answer.markdown


@pytest.mark.parametrize("text", ["NQ 18 có được nhắc không?", "QĐ 06 là gì?", "Quyết định 06"])
def test_one_that_no_plan_names(assistant: Assistant, text: str) -> None:
    """Said of the document, with its kind written out."""
    answer = ask(assistant, text)
    assert answer.status == "none"
    assert "Nghị quyết 18" in answer.markdown or "Quyết định 06" in answer.markdown


@pytest.mark.parametrize("text", ["CT 15 bệnh viện", "ct 15", "tt 12 giờ", "việc nd 13 người"])
def test_initials_of_something_else(assistant: Assistant, text: str) -> None:
    """In small letters "ct" may be anything; with other words behind it is a topic."""
    document = ask(assistant, text).question.document
    assert document is None or text.startswith("CT")
