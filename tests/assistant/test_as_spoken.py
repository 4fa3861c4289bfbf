"""Questions as people speak: what they heard, what they plan, parts by their heading, columns
that are empty, documents by half of their number."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from assistant.answer import Answer, Question, Settings
from assistant.respond import Assistant


def ask(assistant: Assistant, text: str, history: Sequence[Question] = ()) -> Answer:
    return assistant.ask(text, history, Settings(date(2025, 11, 21)))


def ids(answer: Answer) -> set[str]:
    return {s.item.record.id for s in answer.items}


def locators(answer: Answer) -> set[str]:
    return {s.item.record.locator for s in answer.items}


def test_what_a_province_plans_to_reach_is_a_target(assistant: Assistant) -> None:
    """ "Định đưa … lên" is said of the figure: plan 25, I (gạch 9) and annex I, row 7."""
    asked = "Thái Nguyên định đưa kinh tế số lên bao nhiêu phần trăm GRDP vào 2030?"
    assert locators(ask(assistant, asked)) == {"I-9", "PL1.7"}


def test_a_figure_is_asked_for_again_after_who_follows_it(assistant: Assistant) -> None:
    history: list[Question] = []
    for asked in (
        "Thái Nguyên định đưa kinh tế số lên bao nhiêu phần trăm GRDP vào 2030?",
        "Thế còn năm 2045?",
        "Ai theo dõi con số đó?",
        "Đồng Tháp đến đúng năm ấy thì đặt mức bao nhiêu?",
    ):
        answer = ask(assistant, asked, history)
        history.append(answer.question)
    assert answer.question.kind == "target"
    assert ids(answer) == {"dongthap-283-2025#II.2.5.e-16"}


@pytest.mark.parametrize(
    ("asked", "places"),
    [
        (
            "Ở phần nhiệm vụ, giải pháp của Kế hoạch 86, những mục nào Sở Tài chính chủ trì?",
            {"II.2.4", "II.2.9", "II.2.10", "II.2.12", "II.2.16"},
        ),
        ("Phần tổ chức thực hiện kế hoạch 86 giao Sở Tài chính việc gì?", {"III.3"}),
        ("trong phan to chuc thuc hien ke hoach 86 so tai chinh lam gi", {"III.3"}),
        ("Ở mục tổ chức thực hiện kế hoạch 25 sở KHCN có trách nhiệm gì", {"III.1"}),
    ],
)
def test_a_part_of_a_plan_by_its_heading(
    assistant: Assistant, asked: str, places: set[str]
) -> None:
    assert locators(ask(assistant, asked)) == places


def test_a_part_that_no_plan_has_narrows_by_its_words(assistant: Assistant) -> None:
    answer = ask(assistant, "Trong phần xây dựng hạ tầng số kế hoạch 26, ai chủ trì việc gì?")
    assert answer.question.topic[-3:] == ("ha", "tang", "so")


def test_a_column_that_is_empty_far_behind_its_name(assistant: Assistant) -> None:
    asked = (
        'Tôi rà cột "Kết quả" trong danh mục nhiệm vụ của Thái Nguyên thấy có vài dòng không '
        "điền gì. Kê đủ các dòng đó cho tôi."
    )
    assert locators(ask(assistant, asked)) == {f"PL2.{n}" for n in (25, 48, 52, 53, 63, 65)}


def test_what_a_plan_is_proposed_by_with_its_day(assistant: Assistant) -> None:
    asked = "UBND tỉnh Thái Nguyên ra kế hoạch này theo tờ trình nào, tờ trình đề ngày bao nhiêu?"
    answer = ask(assistant, asked)
    assert answer.question.kind == "basis"
    assert "08/TTr-KHCN" in answer.markdown
    assert "20/01/2025" in answer.markdown


@pytest.mark.parametrize(
    "asked",
    [
        "Nghị quyết 70/2025 của Ủy ban Thường vụ Quốc hội xuất hiện trong mục nào?",
        "Nghị quyết 70 được nhắc ở đâu?",
    ],
)
def test_a_resolution_of_the_assembly_by_its_figure(assistant: Assistant, asked: str) -> None:
    """Its code names no kind: 70/2025/UBTVQH15 is a resolution, plan 86, II.2.12."""
    assert ids(ask(assistant, asked)) == {"thaibinh-86-2025#II.2.12~70/2025/UBTVQH15"}


def test_a_province_that_is_silent_has_a_row_too(assistant: Assistant) -> None:
    asked = "Hồ sơ sức khỏe điện tử: mấy tỉnh này đặt tới 2030 bao nhiêu, tỉnh nào im lặng?"
    answer = ask(assistant, asked)
    assert answer.question.kind == "comparison"
    assert "Đồng Tháp" in answer.markdown


def test_how_many_there_are_said_to_be_is_no_word_of_a_text(assistant: Assistant) -> None:
    """Plan 283 names four wards without their number."""
    asked = "Nghe nói Đồng Tháp làm đô thị thông minh ở bốn phường. Kế hoạch viết thế nào?"
    answer = ask(assistant, asked)
    assert answer.status == "answered"
    assert "phường Mỹ Tho" in answer.markdown


def test_a_row_of_each_of_two_things(assistant: Assistant) -> None:
    """Plan 26, annex II, rows 76 (PACS) and 77 (LIS), and the clause that gives both."""
    for asked in (
        "PACS và LIS ở Thái Bình phải xong đề án hạn nào?",
        "cho hoi PACS voi LIS ben thai binh phai xong de an han nao",
    ):
        assert {"PL2.76", "PL2.77"} <= locators(ask(assistant, asked))


def test_a_row_is_called_work_by_its_number(assistant: Assistant) -> None:
    for asked in ("Việc 48 kế hoạch 25 là gì?", "Kế hoạch 25, việc số 48 ai chủ trì?"):
        assert ids(ask(assistant, asked)) == {"thainguyen-25-2025#PL2.48"}


def test_two_do_together_what_either_does_beside_the_other(assistant: Assistant) -> None:
    """A province in the name of the first one stands between; both are asked about."""
    answer = ask(assistant, "Công an tỉnh Thái Nguyên và Sở TT&TT cùng làm gì?")
    assert answer.question.agencies == ("Công an tỉnh",)
    assert "thainguyen-25-2025#PL2.52" in ids(answer)


def test_how_many_times_as_much_is_a_table_of_both(assistant: Assistant) -> None:
    answer = ask(assistant, "Sở Y tế có số việc gấp mấy lần Sở Tư pháp ở Thái Bình?")
    assert answer.question.kind == "tally"


@pytest.mark.parametrize("asked", ["đề án PACS làm tới đâu rồi", "làm đến đâu rồi đề án PACS?"])
def test_how_far_work_has_got_stands_in_no_plan(assistant: Assistant, asked: str) -> None:
    answer = ask(assistant, asked)
    assert answer.status == "none"
    assert "không ghi việc đã xong hay chưa" in answer.markdown


def test_how_far_a_target_reaches_is_its_value(assistant: Assistant) -> None:
    answer = ask(assistant, "Đồng Tháp tới 2030 phủ 5G tới đâu?")
    assert ids(answer) == {"dongthap-283-2025#II.2.2.a-1"}


def test_what_ends_last_in_a_plan(assistant: Assistant) -> None:
    """Plan 26 has no day after 31/12/2030: rows that name it, or the year."""
    answer = ask(assistant, "Những nhiệm vụ nào kết thúc muộn nhất trong kế hoạch 26?")
    assert answer.items
    assert {str(s.item.due) for s in answer.items} == {"2030-12-31"}


def test_no_change_for_a_body_is_said(assistant: Assistant) -> None:
    """The department of justice leads nothing in plan 86."""
    answer = ask(assistant, "Kế hoạch 86 thêm việc gì cho Sở Tư pháp so với kế hoạch 26?")
    assert "không có việc nào của Sở Tư pháp ở kế hoạch mới" in answer.markdown


def test_how_many_bodies_have_work_is_their_number(assistant: Assistant) -> None:
    answer = ask(assistant, "Bao nhiêu sở chủ trì nhiệm vụ trong kế hoạch 25?")
    assert answer.question.kind == "tally"
    assert answer.markdown.startswith("**13** cơ quan được nêu tên chủ trì việc")


def test_the_work_of_one_body_in_two_provinces_is_a_table(assistant: Assistant) -> None:
    asked = "So sánh số nhiệm vụ của Sở Tài chính giữa hai tỉnh Thái Bình, Thái Nguyên"
    assert ask(assistant, asked).question.kind == "tally"


def test_a_school_by_four_words_of_its_name(assistant: Assistant) -> None:
    asked = "Trong kế hoạch 26, các nhiệm vụ giao cho Trường Đại học Y Dược?"
    answer = ask(assistant, asked)
    assert answer.question.agencies == ("Trường Đại học Y - Dược Thái Bình",)


def test_nothing_of_a_sort_is_not_everything_else(assistant: Assistant) -> None:
    answer = ask(assistant, "Việc nào cho ra nghị quyết HĐND tỉnh?")
    assert answer.status == "none"
    assert not answer.related


def test_a_list_with_its_days_is_a_list(assistant: Assistant) -> None:
    for asked in (
        "Cho danh sách việc của Sở Xây dựng kèm hạn, tỉnh nào cũng được",
        "Việc của Sở Xây dựng kèm theo thời hạn",
    ):
        answer = ask(assistant, asked)
        assert answer.question.kind == "responsibility"
        assert answer.question.agencies == ("Sở Xây dựng",)


def test_two_provinces_beside_each_other_are_compared(assistant: Assistant) -> None:
    asked = "Tỷ lệ người dân dùng dịch vụ công trực tuyến: so Thái Bình với Thái Nguyên"
    assert ask(assistant, asked).question.kind == "comparison"


def test_the_provinces_after_one_plan_are_all_of_them(assistant: Assistant) -> None:
    before = ask(assistant, "Kế hoạch 26 giao việc cho bao nhiêu cơ quan?").question
    asked = "Hồ sơ sức khỏe điện tử: mấy tỉnh này đặt tới 2030 bao nhiêu, tỉnh nào im lặng?"
    answer = ask(assistant, asked, [before])
    assert ids(answer) == {"thainguyen-25-2025#PL1.23", "thaibinh-26-2025#PL1.34"}
    assert "Đồng Tháp" in answer.markdown
