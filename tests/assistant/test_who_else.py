"""Who does something to a thing that others make, and who has nothing to do. Expected bodies and
rows are read from the plans."""

from __future__ import annotations

import pytest

from assistant.respond import Assistant
from tests.assistant.understanding.talk import ask


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Ai thẩm định Đề án đô thị thông minh thành phố Thái Bình?", "thẩm định"),
        ("Cơ quan nào phê duyệt Đề án số hóa các điểm đến du lịch?", "phê duyệt"),
        ("Đề án số hóa các điểm đến du lịch do ai phê duyệt?", "phê duyệt"),
        ("Ai nghiệm thu Kho dữ liệu dùng chung?", "nghiệm thu"),
    ],
)
def test_who_leads_is_no_answer_to_who_approves(assistant: Assistant, text: str, act: str) -> None:
    """The rows print "Đề án được phê duyệt", nowhere by whom; the work is shown as what is near."""
    found = ask(assistant, text)
    assert (found.status, list(found.items)) == ("none", [])
    assert f"không ghi cơ quan nào {act}" in found.markdown
    assert found.related


def test_an_act_that_the_work_itself_names_has_its_body(assistant: Assistant) -> None:
    """Kế hoạch phong trào thi đua, mục VI.5: "Thẩm định hồ sơ và đề nghị khen thưởng"."""
    found = ask(assistant, "Cơ quan nào thẩm định hồ sơ khen thưởng của phong trào thi đua?")
    assert [i.record.locator for i in found.listed] == ["VI.5-3"]
    assert "Sở Nội vụ" in found.markdown


def test_who_must_submit_for_approval_leads(assistant: Assistant) -> None:
    found = ask(assistant, "Sở nào phải trình phê duyệt Đề án PACS?")
    assert "thaibinh-26-2025#PL2.76" in {i.record.id for i in found.listed}


@pytest.mark.parametrize(
    "text",
    [
        "Sở nào không có việc đến hạn trong quý II năm 2025 theo Kế hoạch 26?",
        "Sở nào không phải hoàn thành việc gì trong quý II năm 2025 theo Kế hoạch 26?",
        "Liệt kê các sở không có việc nào đến hạn trong quý II năm 2025 theo Kế hoạch 26",
    ],
)
def test_departments_without_work_in_a_quarter(assistant: Assistant, text: str) -> None:
    """Of those with a name in Kế hoạch 26 these have no row due from 4/2025 to 6/2025."""
    idle = (
        "Sở Kế hoạch và Đầu tư",
        "Sở Tài chính",
        "Sở Văn hóa, Thể thao và Du lịch",
        "Sở Giao thông vận tải",
        "Sở Tài nguyên và Môi trường",
    )
    head, _, listed = ask(assistant, text).markdown.partition("\n\n")
    assert "không chủ trì việc nào đến hạn trong quý II năm 2025" in head
    names = {line[4 : line.index("**", 4)] for line in listed.split("\n") if line.startswith("- ")}
    assert names == set(idle)


def test_every_department_leads_something(assistant: Assistant) -> None:
    """Kế hoạch 86 names no department but beside "Cơ quan chủ trì"."""
    found = ask(assistant, "Sở nào không được giao chủ trì việc nào trong Kế hoạch 86?")
    assert found.status == "none"
    assert "cũng chủ trì ít nhất một việc" in found.markdown


@pytest.mark.parametrize(
    "text",
    ["GRDP bình quân đầu người của Đồng Tháp đến 2030?",
     "Mức phạt khi nộp báo cáo chậm là bao nhiêu?"],
)  # fmt: skip
def test_a_figure_that_no_plan_sets_is_no_list_of_work(assistant: Assistant, text: str) -> None:
    found = ask(assistant, text)
    assert found.status in ("none", "not_found")
    assert not found.items
