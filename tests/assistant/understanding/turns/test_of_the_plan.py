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


def test_another_document_of_the_same_work(assistant: Assistant) -> None:
    """000:394 amends the first resolution, 000:447 the second, each led by another department."""
    turns = ("Ai tham mưu sửa đổi Nghị quyết 09/2023/NQ-HĐND?", "Còn Nghị quyết 06/2024/NQ-HĐND?")
    first, second = talk(assistant, *turns)
    assert [i.record.id for i in first.listed] == ["thaibinh-26-2025#PL2.14"]
    assert [i.record.id for i in second.listed] == ["thaibinh-26-2025#PL2.51"]
    last = talk(assistant, *turns, "Hạn khi nào?")[-1]
    assert "Tháng 3/2025" in last.markdown


@pytest.mark.parametrize(
    "asked",
    [
        "kinh phí lấy từ nguồn nào?",
        "kinh phí huy động từ đâu?",
        "nguồn kinh phí gồm những nguồn nào?",
    ],
)
def test_where_the_money_comes_from(assistant: Assistant, asked: str) -> None:
    """002:362, of the plan just told of."""
    last = talk(assistant, "Sở Tài chính trong kế hoạch 283 làm gì?", asked)[-1]
    assert last.status == "answered"
    assert "nguồn tài trợ, viện trợ, nguồn xã hội hóa" in last.markdown


@pytest.mark.parametrize("asked", ["giao sở nào sửa?", "ai làm việc đó?"])
def test_who_does_the_work_that_names_a_document(assistant: Assistant, asked: str) -> None:
    """000:394."""
    turns = ("Nghị quyết 09/2023 của HĐND được nhắc ở chỗ nào?", asked)
    last = talk(assistant, *turns)[-1]
    assert [i.record.id for i in last.listed] == ["thaibinh-26-2025#PL2.14"]


def test_the_like_of_what_was_told_in_another_plan(assistant: Assistant) -> None:
    """001:116 asks for the study of AI in health care, 000:450 has it with a day."""
    turns = ("Kế hoạch 86 giao ai xây dựng Đề án Trung tâm đào tạo, nghiên cứu AI trong y tế?",)
    last = talk(assistant, *turns, "Kế hoạch 26 có nhiệm vụ nào tương tự, hạn bao giờ?")[-1]
    assert "thaibinh-26-2025#PL2.54" in {i.record.id for i in last.listed}


def test_another_agency_is_counted_in_the_same_annex(assistant: Assistant) -> None:
    """Fifteen rows of annex II of plan 26 name the second among who leads."""
    turns = ("Sở Thông tin và Truyền thông chủ trì bao nhiêu nhiệm vụ trong Phụ lục II KH 26?",)
    last = talk(assistant, *turns, "Cũng hỏi như thế với Sở Khoa học và Công nghệ.")[-1]
    assert len(last.listed) == 15


def test_a_plan_that_is_called_a_copy(assistant: Assistant) -> None:
    """001:234-235; annex II of that plan is not here."""
    turns = ("Kế hoạch 26 còn áp dụng không?", "Thế bản 86 quy định báo cáo thế nào?")
    last = talk(assistant, *turns)[-1].question
    assert (last.kind, last.plans) == ("reporting", ("thaibinh-86-2025",))
    counted = talk(assistant, turns[0], "Vậy phụ lục II của bản thay thế có bao nhiêu nhiệm vụ?")
    assert counted[-1].status == "none"


def test_to_whom_reports_go(assistant: Assistant) -> None:
    """002:363."""
    turns = ("Đồng Tháp phải báo cáo kết quả vào các ngày nào trong năm?",)
    last = talk(assistant, *turns, "Nộp cho ai để tổng hợp?")[-1]
    assert [i.record.id for i in last.listed] == ["dongthap-283-2025#IV.3"]
