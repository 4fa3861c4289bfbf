"""What narrows a list beside agency, days, place and topic."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answer import Answer, Figure, Limits, Settings
from assistant.respond import Assistant
from assistant.understanding.limits import find_limits, without_products
from assistant.understanding.places import flat

SETTINGS = Settings(date(2025, 11, 21))


def ask(assistant: Assistant, text: str) -> Answer:
    return assistant.ask(text, (), SETTINGS)


def limits(text: str) -> Limits:
    return find_limits(text, flat(text), ()).limits


@pytest.mark.parametrize(
    ("text", "makes"),
    [
        ("Sở Y tế phải trình những đề án nào?", ("đề án",)),
        ("so y te co bao nhieu de an", ("đề án",)),
        ("Các cơ chế, chính sách nào phải ban hành?", ("cơ chế", "chính sách")),
        ("Liệt kê các chương trình phải xây dựng", ("chương trình",)),
        # All work is asked for; a plan of ours; a topic.
        ("Những nhiệm vụ, đề án nào đến hạn?", ()),
        ("Sở Y tế có trong kế hoạch nào?", ()),
        ("Việc về trung tâm dữ liệu", ()),
    ],
)
def test_products_that_are_asked_for(text: str, makes: tuple[str, ...]) -> None:
    assert limits(text).makes == makes


@pytest.mark.parametrize(
    ("text", "output", "whole"),
    [
        ("Việc nào có kết quả là “Văn bản hợp tác”?", "Văn bản hợp tác", False),
        ('Việc có đầu ra ghi đúng một chữ "Chương trình"', "Chương trình", True),
        ("nhung viec co san pham la phan mem trong ke hoach 26", "phan mem", False),
        ("Kết quả là gì?", "", False),
        ("Sản phẩm phải có là những gì?", "", False),
    ],
)
def test_what_the_printed_result_must_say(text: str, output: str, whole: bool) -> None:
    assert (limits(text).output, limits(text).whole) == (output, whole)


def test_a_product_is_no_topic() -> None:
    asked = Limits(makes=("báo cáo",))
    assert without_products("xây dựng báo cáo chuyên đề", asked) == "chuyên đề"


@pytest.mark.parametrize(
    ("text", "agencies", "role", "beside"),
    [
        ("Sở Y tế phối hợp với Công an tỉnh việc gì?", "Sở Y tế", "coordinating", "Công an tỉnh"),
        ("Sở Y tế chủ trì, phối hợp với Công an tỉnh việc gì?", "Sở Y tế", "lead", "Công an tỉnh"),
        (
            "Việc Sở Y tế phối hợp do Công an tỉnh chủ trì",
            "Sở Y tế",
            "coordinating",
            "Công an tỉnh",
        ),
    ],
)
def test_two_agencies_with_two_parts(
    assistant: Assistant, text: str, agencies: str, role: str, beside: str
) -> None:
    question = ask(assistant, text).question
    assert (question.agencies, question.role) == ((agencies,), role)
    assert question.limits.beside == (beside,)


def test_agencies_that_are_left_out(assistant: Assistant) -> None:
    answer = ask(assistant, "Việc hạn tháng 9/2025 của Thái Bình, trừ Sở Y tế và Sở Nội vụ")
    assert answer.question.agencies == ()
    assert answer.question.limits.without == ("Sở Y tế", "Sở Nội vụ")
    leads = {name for shown in answer.items for name in shown.item.record.lead}
    assert leads and not leads & {"Sở Y tế", "Sở Nội vụ"}


def test_where_nothing_makes_it_the_rest_is_shown_apart(assistant: Assistant) -> None:
    answer = ask(assistant, "Sở Tư pháp được giao dự án nào?")
    assert (answer.status, list(answer.items)) == ("none", [])
    assert "không có việc nào Sở Tư pháp chủ trì có sản phẩm là dự án" in answer.markdown
    assert "Việc khác, không phải loại đã hỏi** (3)" in answer.markdown


def test_limits_are_kept_for_the_next_turn(assistant: Assistant) -> None:
    first = ask(assistant, "Sở Y tế phải trình những đề án nào?").question
    then = assistant.ask("Còn Sở Khoa học và Công nghệ?", (first,), SETTINGS).question
    assert then.limits.makes == ("đề án",)


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Nhóm nhiệm vụ về hợp tác quốc tế gồm những việc nào?", "hợp tác quốc tế"),
        ("Nhóm việc “nâng cao nhận thức” có gì", "nâng cao nhận thức"),
        ("nhom V co may viec", "V"),
        ("Nhóm nhiệm vụ nào có nhiều việc nhất?", ""),
        ("Xếp trong nhóm 10 tỉnh đầu", ""),
    ],
)
def test_the_heading_of_rows(text: str, group: str) -> None:
    assert limits(text).group == group


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Những chỉ tiêu nào đặt mức 100%?", Figure("=", 100)),
        ("chỉ tiêu nào trên 90 phần trăm", Figure(">", 90)),
        ("các chỉ tiêu từ 12,5% trở xuống", Figure("<=", 12.5)),
        ("Dịch vụ công trực tuyến trên 80%?", None),
    ],
)
def test_the_figure_that_targets_state(text: str, figure: Figure | None) -> None:
    assert limits(text).figure == figure


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("Việc nào gấp nhất?", "next"),
        ("Nhiệm vụ nào có hạn sớm nhất?", "first"),
        ("nhung viec co han muon nhat", "last"),
        ("Đề án X muộn nhất là khi nào phải xong?", ""),
    ],
)
def test_the_first_or_last_due(text: str, edge: str) -> None:
    assert limits(text).edge == edge


def test_what_has_no_day_goes_on_comes_back_or_depends(assistant: Assistant) -> None:
    answer = ask(assistant, "Sở TT&TT Thái Nguyên có việc nào không có hạn cụ thể?")
    assert {item.timing for item in answer.listed} >= {"ongoing", "recurring"}
    assert "due" not in {item.timing for item in answer.listed}


def test_the_next_due_counts_from_the_as_of_day(assistant: Assistant) -> None:
    """000:490-491: Sở Tư pháp has one task due in May 2025 and one in 2030."""
    asked = "Việc nào của Sở Tư pháp Thái Bình gấp nhất?"
    assert [i.record.locator for i in ask(assistant, asked).listed] == ["PL2.82"]


def test_a_heading_that_no_rows_stand_under_is_a_topic(assistant: Assistant) -> None:
    answer = ask(assistant, "Nhóm chỉ tiêu về kinh tế số của Kế hoạch 26 gồm những chỉ tiêu nào?")
    assert "PL1.4" in [i.record.locator for i in answer.listed]
