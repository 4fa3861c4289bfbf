"""What the closing sections ask of somebody."""

from collections.abc import Callable

import pytest

from corpus.plan import Duty, Plan

Read = Callable[[str], Plan]


def duties(read: Read, *body: str) -> list[Duty]:
    plan = read("\n".join(["KẾ HOẠCH", "I. TỔ CHỨC THỰC HIỆN", *body]))
    return [r for r in plan.records if isinstance(r, Duty)]


@pytest.mark.parametrize(
    "text",
    [
        "1. Giao Sở Nội vụ chủ trì, theo dõi Kế hoạch.",
        "1. Sở Nội vụ: Theo dõi Kế hoạch.",
        "1. Sở Nội vụ theo dõi Kế hoạch.",
        "1. Trên cơ sở Kế hoạch này, yêu cầu Giám đốc Sở Nội vụ chịu trách nhiệm theo dõi.",
    ],
)
def test_the_doer_stands_before_the_colon_or_the_verb(read: Read, text: str) -> None:
    (found,) = duties(read, text)
    assert found.lead == ("Sở Nội vụ",)


def test_a_heading_that_names_somebody_speaks_for_its_bullets(read: Read) -> None:
    found = duties(read, "1. Sở Nội vụ", "- Theo dõi Kế hoạch.", "- Phối hợp với Sở Y tế mở lớp.")
    assert [(d.locator, d.lead) for d in found] == [
        ("I.1-1", ("Sở Nội vụ",)),
        ("I.1-2", ("Sở Nội vụ",)),
    ]


def test_whom_it_is_to_be_done_with_is_coordinating(read: Read) -> None:
    (found,) = duties(read, "1. Sở Nội vụ phối hợp với Sở Y tế, Sở Tài chính kiến nghị tỉnh.")
    assert found.coordinating == ("Sở Y tế", "Sở Tài chính")


def test_a_later_sentence_may_ask_somebody_else_too(read: Read) -> None:
    text = "1. Đề nghị Hội Nông dân tỉnh tuyên truyền; đề nghị Mặt trận Tổ quốc tỉnh phối hợp."
    (found,) = duties(read, text)
    assert found.lead == ("Hội Nông dân tỉnh", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh")


def test_reports_before_two_days_recur_and_the_days_themselves_are_late(read: Read) -> None:
    text = "1. Các sở, ban, ngành báo cáo Sở Nội vụ trước ngày 10/6 và trước ngày 25/11 hằng năm."
    (found,) = duties(read, text)
    assert found.deadline is not None and found.deadline.recurrence is not None
    assert found.deadline.recurrence.before_md == ("06-10", "11-25")
    assert found.deadline.recurrence.exclusive


def test_money_for_every_year_is_no_deadline(read: Read) -> None:
    (found,) = duties(read, "1. Giao Sở Tài chính bảo đảm kinh phí thực hiện hằng năm.")
    assert found.deadline is None


def test_what_names_neither_doer_nor_day_is_no_duty(read: Read) -> None:
    assert duties(read, "1. Công khai thông tin về các chương trình, chính sách.") == []


def test_where_the_money_comes_from_is_no_doer(read: Read) -> None:
    assert duties(read, "1. Nguồn kinh phí thực hiện: ngân sách tỉnh.") == []
