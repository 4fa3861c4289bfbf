"""Documents that plans name: where one stands, and which of a sort there are."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answer import Answer, Settings
from assistant.respond import Assistant
from corpus.plan import Relation


def ask(assistant: Assistant, question: str) -> Answer:
    return assistant.ask(question, (), Settings(date(2025, 11, 21)))


def numbers(answer: Answer) -> list[str]:
    records = (shown.item.record for shown in answer.items)
    return [r.target.number for r in records if isinstance(r, Relation)]


@pytest.mark.parametrize(
    "question",
    [
        "Kế hoạch 26 dẫn chiếu nghị quyết nào của HĐND tỉnh?",
        "Nghị quyết nào của HĐND tỉnh được kế hoạch 26 nhắc tới?",
        "ke hoach 26 nhac den nhung nghi quyet nao cua hdnd tinh",
        "Liệt kê số hiệu các nghị quyết HĐND tỉnh mà kế hoạch 26 viện dẫn",
    ],
)
def test_documents_of_a_sort_that_a_plan_names_anywhere(
    assistant: Assistant, question: str
) -> None:
    """000:394, 447, 449; none of them stands among the plan's grounds."""
    answer = ask(assistant, question)
    assert numbers(answer) == ["09/2023/NQ-HĐND", "06/2024/NQ-HĐND", "29/2024/NQ-HĐND"]


def test_a_sort_that_no_plan_names(assistant: Assistant) -> None:
    answer = ask(assistant, "Kế hoạch 86 có nhắc tới chỉ thị nào không?")
    assert (answer.status, answer.items) == ("none", ())
    assert answer.markdown.startswith("Kế hoạch 86/KH-UBND (Thái Bình) không nhắc đến chỉ thị")


def test_a_document_by_kind_and_figure_is_one_where_it_is_named(assistant: Assistant) -> None:
    plans = {
        shown.item.record.plan
        for shown in ask(assistant, "Kế hoạch nào nhắc đến nghị quyết 57?").items
    }
    assert len(plans) == 5


def test_the_first_place_in_the_plan_s_own_letters(assistant: Assistant) -> None:
    """The title of 002 is set in capitals; its opening names the same documents."""
    answer = ask(assistant, "Liệt kê các văn bản được trích dẫn trong kế hoạch 283")
    assert "CHÍNH PHỦ" not in answer.markdown
    assert "225/KH-UBND" in numbers(answer)


def test_documents_of_two_kinds_that_work_shall_change(assistant: Assistant) -> None:
    """000:394, 400 and 447."""
    asked = "Những nghị quyết, quyết định nào phải sửa đổi theo phụ lục II kế hoạch 26?"
    found = {shown.item.record.locator for shown in ask(assistant, asked).items}
    assert found == {"PL2.14", "PL2.20", "PL2.51"}


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("Tiền Giang được nhắc ở đâu?", "dongthap-283-2025"),  # 002:364, a merged province
        ("Kế hoạch nào nhắc tới Hà Nội?", "thaibinh-26-2025"),  # 000:165 and 451
        ("Tập đoàn FPT được nhắc ở nhiệm vụ nào?", "thaibinh-26-2025"),  # 000:515
        ("Bộ Y tế được nhắc ở đâu?", "thaibinh-86-2025"),  # 001:120, and no "cán bộ y tế"
    ],
)
def test_a_name_that_has_no_work_of_its_own(
    assistant: Assistant, question: str, place: str
) -> None:
    answer = ask(assistant, question)
    assert (answer.status, answer.question.kind) == ("answered", "mention")
    assert answer.citations[0].plan == place


@pytest.mark.parametrize("name", ["Bắc Kạn", "Tập đoàn Samsung", "Ngân hàng Thế giới"])
def test_a_name_that_stands_nowhere(assistant: Assistant, name: str) -> None:
    answer = ask(assistant, f"{name} được nhắc ở đâu?")
    assert answer.status == "none"
    assert f"nhắc đến {name}" in answer.markdown


def test_a_body_that_only_helps_is_shown_where_it_does(assistant: Assistant) -> None:
    """000:379."""
    answer = ask(assistant, "Hội Văn học Nghệ thuật Thái Bình được nhắc ở đâu?")
    assert [s.item.record.id for s in answer.items] == ["thaibinh-26-2025#PL2.6"]


@pytest.mark.parametrize("asked", ["có tên trong", "có mặt ở những", "liên quan đến những"])
def test_a_body_that_leads_nothing_is_shown_where_it_helps(
    assistant: Assistant, asked: str
) -> None:
    """Sở Ngoại vụ stands in 003:810 alone, beside who leads nhiệm vụ 66."""
    answer = ask(assistant, f"Sở Ngoại vụ {asked} nhiệm vụ nào?")
    assert [shown.item.record.id for shown in answer.items] == ["thainguyen-25-2025#PL2.66"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Thông báo 243 của Văn phòng Chính phủ được dẫn ở các mục nào trong kế hoạch 86?", 110),
        ("Nghị quyết số 70/2025 của Ủy ban Thường vụ Quốc hội nằm ở khoản nào của KH 86?", 65),
    ],
)
def test_in_which_clauses_a_document_stands(assistant: Assistant, text: str, lines: int) -> None:
    """ "70/2025" is no month that does not exist."""
    found = ask(assistant, text)
    assert found.status == "answered"
    assert lines in {citation.lines[0] for citation in found.citations}
