"""What an official asks in a working week: reports to write, what is overdue on a day, years
beside each other, whom a report goes to."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answer import Answer, Settings
from assistant.respond import Assistant


def ask(assistant: Assistant, text: str, on: date = date(2025, 11, 21)) -> Answer:
    return assistant.ask(text, (), Settings(on))


def locators(answer: Answer) -> set[str]:
    return {s.item.record.locator for s in answer.items}


def test_overdue_on_a_day_leaves_out_what_falls_due_on_it(assistant: Assistant) -> None:
    """Plan 26, annex II, row 14 is due "Tháng 3/2026": on 31 March it is not overdue yet."""
    asked = "Sở Khoa học và Công nghệ Thái Bình có việc nào quá hạn tính đến 31/3/2026?"
    answer = ask(assistant, asked)
    assert "PL2.68" in locators(answer)  # Tháng 12/2025, after the day of asking
    assert "PL2.14" not in locators(answer)
    assert "**Đến hạn đúng ngày 31/3/2026, chưa quá hạn** (1)" in answer.markdown


@pytest.mark.parametrize(
    "asked",
    [
        "Báo cáo quý II/2025: nhiệm vụ đến hạn trong quý II/2025 của Sở Y tế Thái Bình",
        "Giúp tôi soạn báo cáo tiến độ quý II/2025 của Sở Y tế Thái Bình",
    ],
)
def test_a_paper_to_write_is_no_report_of_the_plans(assistant: Assistant, asked: str) -> None:
    """Rows 54 and 98 of annex II of plan 26 are due "Tháng 6/2025"."""
    assert locators(ask(assistant, asked)) == {"PL2.54", "PL2.98"}


def test_two_years_are_both_asked_for(assistant: Assistant) -> None:
    """Plan 283 states one for 2025, 2030, 2035, 2040 and 2045."""
    answer = ask(assistant, "Mục tiêu kinh tế số của Đồng Tháp năm 2030 và 2045")
    horizons = {v.horizon for s in answer.items for v in getattr(s.item.record, "values", ())}
    assert horizons == {2030, 2045}


def test_provinces_before_a_year_are_no_limit(assistant: Assistant) -> None:
    """ "Tỉnh đến 2030" is no "tính đến": each province states a figure."""
    answer = ask(assistant, "Số người nghiên cứu trên vạn dân của ba tỉnh đến 2030")
    plans = {s.item.record.plan.split("-")[0] for s in answer.items}
    assert plans == {"thaibinh", "dongthap", "thainguyen"}


def test_whose_figure_is_the_highest_is_said(assistant: Assistant) -> None:
    """40 % in Thái Nguyên (25, annex I, row 7), 30 % in the others; 55 % is of another figure."""
    answer = ask(assistant, "Tỉnh nào đặt mục tiêu kinh tế số 2030 cao nhất?")
    assert "Cao nhất: **Thái Nguyên** (đạt tối thiểu 40% GRDP)." in answer.markdown


def test_an_index_is_not_all_that_speaks_of_its_subject(assistant: Assistant) -> None:
    """≥ 0,92 (plan 283, line 216); the year is no word that was left aside."""
    answer = ask(assistant, "Chỉ số chuyển đổi số Đồng Tháp 2040 bao nhiêu?")
    assert locators(answer) == {"II.2.4.e-1"}
    assert not answer.notes


def test_whom_a_report_goes_to_is_said(assistant: Assistant) -> None:
    answer = ask(assistant, "Đồng Tháp phải báo cáo khi nào?")
    assert "**Nơi nhận báo cáo:** Sở Khoa học và Công nghệ" in answer.markdown


def test_a_province_that_took_another_in_is_pointed_to_it(assistant: Assistant) -> None:
    """Nothing is answered from the plans of Thái Bình, but they are named."""
    answer = ask(assistant, "Hưng Yên phải làm gì?")
    assert answer.status == "none"
    assert not answer.items
    assert any("Thái Bình đã sáp nhập vào Hưng Yên từ 01/7/2025" in note for note in answer.notes)


def test_how_to_reach_a_body_is_no_office_holder(assistant: Assistant) -> None:
    answer = ask(assistant, "Số điện thoại Sở Khoa học và Công nghệ?")
    assert "thông tin liên hệ" in answer.markdown
    assert "chức vụ" not in answer.markdown


@pytest.mark.parametrize(
    "asked",
    [
        "Sở Thông tin và Truyền thông giải thể thì nhiệm vụ của nó ai làm?",
        "Cơ quan nào tiếp nhận nhiệm vụ của Sở Thông tin và Truyền thông?",
    ],
)
def test_who_goes_on_with_the_work_of_a_body_that_is_no_more(
    assistant: Assistant, asked: str
) -> None:
    answer = ask(assistant, asked)
    assert answer.question.kind == "merger"
    assert "Sở Khoa học và Công nghệ" in answer.markdown


def test_what_is_taken_over_is_the_work_of_the_other(assistant: Assistant) -> None:
    asked = "Sở Khoa học và Công nghệ tiếp nhận những việc gì từ Sở Thông tin và Truyền thông?"
    assert ask(assistant, asked).question.agencies == ("Sở Thông tin và Truyền thông",)


def test_the_groups_of_a_plan_are_its_outline(assistant: Assistant) -> None:
    answer = ask(assistant, "Kế hoạch 25 có mấy phần, những nhóm nhiệm vụ nào?")
    assert answer.question.kind == "overview"


@pytest.mark.parametrize(
    "asked",
    [
        "Tôi lên danh sách theo dõi: Sở TT&TT Thái Nguyên chủ trì việc nào trong tháng 7/2025",
        "Để tiện theo dõi, Sở TT&TT Thái Nguyên chủ trì việc gì trong tháng 7/2025?",
    ],
)
def test_who_asks_may_track_what_a_body_leads(assistant: Assistant, asked: str) -> None:
    """Rows 1, 4, 8, 29, 36 and 51 of annex II of plan 25; 15 and 53 are the departments'."""
    rows = {f"PL2.{n}" for n in (1, 4, 8, 29, 36, 51)}
    assert locators(ask(assistant, asked)) == rows


def test_a_deadline_that_falls_somewhere_is_not_work_that_is_done(assistant: Assistant) -> None:
    """ "Rơi" is no "rồi": rows 48, 53 and 77 to 80 of plan 26 end after 2025."""
    asked = (
        "Trong Phụ lục II kế hoạch 26, Sở Y tế chủ trì những việc nào mà hạn hoàn thành "
        "rơi vào sau năm 2025?"
    )
    assert locators(ask(assistant, asked)) == {f"PL2.{n}" for n in (48, 53, 77, 78, 79, 80)}


def test_a_value_that_must_be_reached_is_said_with_a_verb_between(assistant: Assistant) -> None:
    """Targets 7, 8, 14, 15 and 16 of annex I of plan 26: 100 %, followed by the office."""
    asked = (
        "Rà lại bảng chỉ tiêu kế hoạch 26: cái nào do Văn phòng UBND tỉnh theo dõi mà mức "
        "phải đạt là 100%?"
    )
    assert locators(ask(assistant, asked)) == {f"PL1.{n}" for n in (7, 8, 14, 15, 16)}


def test_years_with_dots_between_are_all_the_years(assistant: Assistant) -> None:
    for asked in (
        "Cho mình dãy số DNNVV ứng dụng công nghệ số ở Đồng Tháp 2025, 2030... tới 2045",
        "Tỷ lệ DNNVV ứng dụng công nghệ số của Đồng Tháp 2025, 2030, ..., 2045",
    ):
        answer = ask(assistant, asked)
        assert answer.question.kind == "series"
        assert locators(answer) == {
            "II.2.1.e-11", "II.2.2.e-11", "II.2.3.e-7", "II.2.4.e-7", "II.2.5.e-7",
        }  # fmt: skip


def test_what_was_taken_over_and_is_wanted_by_itself_is_no_other_question(
    assistant: Assistant,
) -> None:
    asked = (
        "Sở Xây dựng Thái Bình chủ trì gì trong Phụ lục II kế hoạch 26? Phần nhận lại từ sở giao "
        "thông cũ thì ghi riêng ra giúp."
    )
    answer = ask(assistant, asked)
    assert answer.question.agencies == ("Sở Xây dựng",)
    assert locators(answer) == {"PL2.74", "PL2.75"}


def test_hearsay_before_a_question_is_no_topic(assistant: Assistant) -> None:
    asked = "Có người bảo kế hoạch số 225 của Tiền Giang vẫn đang áp dụng, đúng không?"
    answer = ask(assistant, asked)
    assert answer.question.kind == "validity"
    assert "283/KH-UBND" in answer.markdown


def test_small_roman_figures_in_a_word_are_no_place(assistant: Assistant) -> None:
    asked = "so noi vu phai xong danh muc vi tri viec lam trong thang 6"
    assert ask(assistant, asked).question.place is None
