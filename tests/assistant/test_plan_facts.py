"""What is asked of plans and documents themselves: which came first, which is in force, which must
be changed. Expected days and rows are read from the plans."""

from __future__ import annotations

import pytest

from assistant.respond import Assistant
from tests.assistant.understanding.talk import ask


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("Kế hoạch nào ban hành sớm nhất?", "25/KH-UBND"),  # 24/01/2025
        ("Kế hoạch nào được ban hành đầu tiên?", "25/KH-UBND"),
        ("Kế hoạch mới nhất là kế hoạch nào?", "283/KH-UBND"),  # 24/9/2025
        ("ke hoach nao moi nhat", "283/KH-UBND"),
        ("Kế hoạch mới nhất của Thái Bình là kế hoạch nào?", "86/KH-UBND"),  # 19/5/2025
        ("Kế hoạch 26 và 25 kế hoạch nào ra trước?", "25/KH-UBND"),
    ],
)
def test_the_first_or_last_plan_is_told_by_its_day(
    assistant: Assistant, text: str, plan: str
) -> None:
    found = ask(assistant, text)
    assert found.status == "answered"
    assert {c.number for c in found.citations} == {plan}


def test_a_plan_that_must_be_issued_first_is_work(assistant: Assistant) -> None:
    """Of Sở Y tế's work that makes a plan nhiệm vụ 54 of Kế hoạch 26 is due first (6/2025)."""
    found = ask(assistant, "Sở Y tế phải ban hành kế hoạch nào sớm nhất?")
    assert [i.record.id for i in found.listed] == ["thaibinh-26-2025#PL2.54"]


@pytest.mark.parametrize("text", ["26 hay 86 còn hiệu lực?", "86 có thay thế 26 không?"])
def test_figures_alone_are_plans_where_one_replaces_the_other(
    assistant: Assistant, text: str
) -> None:
    found = ask(assistant, text)
    assert set(found.question.plans or ()) == {"thaibinh-26-2025", "thaibinh-86-2025"}
    assert "được thay thế bởi 86/KH-UBND từ 19/5/2025" in found.markdown


def test_only_the_plans_no_more_in_force(assistant: Assistant) -> None:
    said = ask(assistant, "Kế hoạch nào đã hết hiệu lực?").markdown
    assert "Kế hoạch 26/KH-UBND" in said
    assert "Kế hoạch 283/KH-UBND" not in said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Quyết định 36 còn hiệu lực không?", "nhắc đến Quyết định 36"),
        ("Nghị quyết 68-NQ/TW còn hiệu lực không?", "nhắc đến 68-NQ/TW"),
        ("Nghị quyết 57 còn hiệu lực không?", "không nói văn bản này được thay thế"),
    ],
)
def test_validity_of_a_document_that_no_plan_tells_of(
    assistant: Assistant, text: str, said: str
) -> None:
    found = ask(assistant, text)
    assert found.status == "none"
    assert said in found.markdown


@pytest.mark.parametrize(
    ("text", "records"),
    [
        ("Quyết định nào phải sửa đổi?", {"PL2.20", "II.2.đ"}),
        ("Quyết định nào của UBND tỉnh phải sửa đổi?", {"PL2.20", "II.2.đ"}),
        ("Nghị quyết nào của HĐND tỉnh cần sửa đổi, bổ sung?", {"PL2.14", "PL2.51"}),
        ("Sở Khoa học và Công nghệ phải sửa đổi những nghị quyết nào?", {"PL2.14"}),
        ("Đề án nào phải rà soát, sửa đổi?", {"PL2.49", "II.6.b"}),
    ],
)
def test_documents_that_work_must_change(
    assistant: Assistant, text: str, records: set[str]
) -> None:
    """Kế hoạch 26: Quyết định 13/2020, Nghị quyết 09/2023 and 06/2024, the Đề án of mục II.6.b."""
    found = ask(assistant, text).listed
    assert {i.record.locator for i in found} == records
    assert {i.record.plan for i in found} == {"thaibinh-26-2025"}


@pytest.mark.parametrize(
    "text", ["Phó Chủ tịch UBND tỉnh nào ký Kế hoạch 283?", "Người nào ký Kế hoạch 283?"]
)
def test_whoever_signed_is_asked_for_by_office(assistant: Assistant, text: str) -> None:
    assert "người ký: Huỳnh Minh Tuấn" in ask(assistant, text).markdown


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch 25 của Thái Nguyên có thay kế hoạch nào không?",
        "ke hoach 25 thay the van ban nao",
    ],
)
def test_a_plan_that_replaces_nothing(assistant: Assistant, text: str) -> None:
    """003 says of no document that it replaces or repeals it."""
    answer = ask(assistant, text)
    assert (answer.status, answer.items) == ("none", ())
    assert "không nêu thay thế hay bãi bỏ văn bản nào" in answer.markdown
