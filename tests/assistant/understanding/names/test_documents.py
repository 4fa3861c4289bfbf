"""Documents by number: what stands around the number is theirs, and asks for no work."""

from __future__ import annotations

import pytest

from assistant.answer import Answer
from assistant.respond import Assistant
from corpus.issuers import is_letter, issuer_of_number
from corpus.plan import Relation
from tests.assistant.understanding.talk import ask


def relations(answer: Answer) -> list[Relation]:
    """The places shown, in order."""
    records = (shown.item.record for shown in answer.items)
    return [record for record in records if isinstance(record, Relation)]


@pytest.mark.parametrize(
    "text",
    [
        "Quyết định 1335 của Thái Bình là duyệt đề án gì?",
        "Quyết định 1335 phê duyệt đề án nào?",
        "Quyết định 1335 năm 2024 của Thái Bình là duyệt đề án gì?",
        "quyet dinh 1335/QD-UBND nam 2024 noi ve gi",
    ],
)
def test_what_a_document_is_about(assistant: Assistant, text: str) -> None:
    """000:141 and 443 name it; the year is its own, and nothing is due in 2024."""
    answer = ask(assistant, text)
    places = [relation.locator for relation in relations(answer)]
    assert (answer.question.kind, answer.question.window) == ("mention", None)
    assert [place.partition("~")[0] for place in places] == ["II.5.b", "PL2.48"]


def test_a_body_that_approves_work_is_asked_for_it(assistant: Assistant) -> None:
    answer = ask(assistant, "UBND tỉnh phê duyệt đề án nào trong năm 2025?")
    assert answer.question.kind == "responsibility"


@pytest.mark.parametrize(
    "text",
    [
        "Công văn nào của Bộ Thông tin và Truyền thông được nhắc trong Kế hoạch 26?",
        "Các công văn của Bộ TT&TT về hạ tầng CNTT trong kế hoạch 26 là số bao nhiêu?",
    ],
)
def test_letters_have_no_kind_in_their_number(assistant: Assistant, text: str) -> None:
    """000:97: "văn bản số 1552/BTTTT-THH … và 708/BTTTT-CATTT"."""
    answer = ask(assistant, text)
    assert [r.target.number for r in relations(answer)] == ["1552/BTTTT-THH", "708/BTTTT-CATTT"]


def test_who_sent_a_letter_stands_before_the_unit_that_wrote_it() -> None:
    assert is_letter("708/BTTTT-CATTT")
    assert not is_letter("26/KH-UBND")
    assert issuer_of_number("708/BTTTT-CATTT") == "Bộ Thông tin và Truyền thông"
    assert issuer_of_number("71/NQ-CP") == "Chính phủ"


def test_a_topic_beside_a_named_document_only_describes_it(assistant: Assistant) -> None:
    """000:147, 001:168 and 003:103, 825 name it."""
    text = "Nghị quyết 45-NQ/TW về đội ngũ trí thức được nhắc trong kế hoạch nào, chỗ nào?"
    plans = {relation.plan for relation in relations(ask(assistant, text))}
    assert plans == {"thaibinh-26-2025", "thaibinh-86-2025", "thainguyen-25-2025"}
