"""Sentences of the body that hand out work."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from corpus.agencies import Directory
from corpus.parse import parse_lines
from corpus.plan import Assignment, Plan
from tests.corpus.conftest import SOME_PLAN, lines_of

Read = Callable[[str], Plan]


def assignments(read: Read, *body: str) -> list[Assignment]:
    plan = read("\n".join(["KẾ HOẠCH", "I. NHIỆM VỤ", *body]))
    return [r for r in plan.records if isinstance(r, Assignment)]


@pytest.mark.parametrize(
    "text",
    [
        "Giao Sở Y tế chủ trì, phối hợp với Sở Xây dựng mở lớp, xong trước ngày 01/7/2026.",
        "Sở Y tế chủ trì, phối hợp Sở Xây dựng; hoàn thành trước ngày 01/7/2026.",
    ],
)
def test_an_order_says_who_leads_with_whom_and_by_when(read: Read, text: str) -> None:
    (found,) = assignments(read, "1. Mở lớp dạy nghề.", text)
    assert (found.locator, found.lead, found.coordinating) == (
        "I.1",
        ("Sở Y tế",),
        ("Sở Xây dựng",),
    )
    assert found.deadline is not None and str(found.deadline.due) == "2026-06-30"
    assert found.text == f"Mở lớp dạy nghề. {text}"


def test_several_orders_of_one_item_are_a_record_each(read: Read) -> None:
    found = assignments(read, "1. Giao Sở Y tế mở lớp. Giao Sở Xây dựng dựng lò.")
    assert [(a.locator, a.lead, a.text) for a in found] == [
        ("I.1", ("Sở Y tế",), "Giao Sở Y tế mở lớp."),
        ("I.1~2", ("Sở Xây dựng",), "Giao Sở Xây dựng dựng lò."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "1. Cơ quan chủ trì: Sở Y tế.",
        "1. Nâng cao vai trò chủ trì của Sở Y tế.",
        "1. Sở Y tế mở lớp.",
    ],
)
def test_what_orders_nobody_to_lead_is_no_order(read: Read, text: str) -> None:
    assert [a.lead_raw for a in assignments(read, text)] in ([], ["Sở Y tế"])


def test_one_body_that_opens_its_item_and_acts_is_asked(read: Read) -> None:
    found = assignments(
        read,
        "- Đài Khí tượng Thủy văn tỉnh tăng cường quan trắc độ mặn.",
        "- Các sở, ngành tăng cường kiểm tra.",
        "- Ủy ban nhân dân tỉnh ban hành quy chế.",
        "- Sở Y tế chủ trì:",
    )
    assert [a.lead for a in found] == [("Đài Khí tượng Thủy văn tỉnh",)]


def test_what_closes_a_document_hands_out_no_work(read: Read) -> None:
    text = "Yêu cầu các phòng, đơn vị của phường nghiêm túc triển khai thực hiện Kế hoạch này./."
    assert not assignments(read, "1. Kinh phí lấy từ ngân sách phường.", text)


def test_the_day_may_be_set_before_the_order(read: Read) -> None:
    (found,) = assignments(
        read, "1. Mở lớp, hoàn thành trong quý III/2025. Sở Y tế chủ trì, phối hợp với Sở Xây dựng."
    )
    assert found.deadline is not None and str(found.deadline.due) == "2025-09-30"


def test_many_at_once_are_asked_where_a_day_or_a_rhythm_is_set(read: Read) -> None:
    found = assignments(
        read,
        "- Các sở, ban, ngành rà soát an ninh mạng định kỳ mỗi quý một lần.",
        "- Các sở, ban, ngành rà soát an ninh mạng.",
    )
    assert [a.lead for a in found] == [("Các sở, ban, ngành",)]


@pytest.mark.parametrize(
    ("issuer", "asked"),
    [
        ("Tỉnh ủy Lào Cai", [("Đảng ủy Công an tỉnh",)]),
        ("Ủy ban nhân dân tỉnh Lào Cai", []),
    ],
)
def test_bodies_of_the_party_are_asked_by_the_party_alone(
    directory: Directory, issuer: str, asked: list[tuple[str, ...]]
) -> None:
    text = (
        "CHƯƠNG TRÌNH\nI. NHIỆM VỤ\n- Đảng ủy Công an tỉnh lãnh đạo xây dựng kho dữ liệu.\n"
        "- Ban Thường vụ Tỉnh ủy ban hành quy chế."
    )
    plan = parse_lines(lines_of(text), replace(SOME_PLAN, issuer=issuer), directory)
    assert [r.lead for r in plan.records if isinstance(r, Assignment)] == asked


def test_who_helps_may_stand_before_the_word_and_leads_nothing(read: Read) -> None:
    (found,) = assignments(
        read,
        "1. Đào tạo lại công chức. Sở Nội vụ là cơ quan chủ trì; Sở Y tế, Sở Xây dựng phối hợp; "
        "thực hiện từ năm 2026 đến năm 2028.",
    )
    assert (found.lead, found.coordinating) == (("Sở Nội vụ",), ("Sở Y tế", "Sở Xây dựng"))
    assert found.deadline is not None and str(found.deadline.due) == "2028-12-31"


def test_many_who_open_a_sentence_are_asked_where_it_sets_a_day(read: Read) -> None:
    who = "Các cấp ủy, tổ chức đảng"
    (found,) = assignments(read, f"- {who} tổ chức học Nghị quyết; xong trong quý IV/2026.",
                           f"- {who} tổ chức học tốt.")  # fmt: skip
    assert found.lead == (who,)


def test_a_day_in_a_clause_of_its_own_is_said_of_every_order(read: Read) -> None:
    found = assignments(
        read,
        "3. Sở Xây dựng chủ trì ban hành mẫu nhà; Sở Tài chính chủ trì bố trí kinh phí; "
        "hoàn thành trong quý II/2026.",
    )
    assert [(r.lead, str(r.deadline and r.deadline.due)) for r in found] == [
        (("Sở Xây dựng",), "2026-06-30"),
        (("Sở Tài chính",), "2026-06-30"),
    ]


def test_a_day_that_one_order_sets_itself_is_not_shared(read: Read) -> None:
    found = assignments(
        read,
        "3. Sở Xây dựng chủ trì ban hành mẫu nhà; Sở Tài chính chủ trì bố trí kinh phí trong "
        "tháng 7/2026.",
    )
    assert [r.deadline and str(r.deadline.due) for r in found] == [None, "2026-07-31"]


def test_a_standing_body_leads_and_a_name_ends_where_its_work_begins(read: Read) -> None:
    found = assignments(
        read,
        "1. Phát triển dữ liệu số",
        "Công an tỉnh là cơ quan thường trực, chủ trì, phối hợp với Sở Y tế nhập sổ trước "
        "ngày 01/7/2026.",
        "2. Đề nghị các doanh nghiệp viễn thông mở rộng trạm phát đến hết năm 2027.",
    )
    assert [(a.lead_raw, str(a.deadline and a.deadline.due)) for a in found] == [
        ("Công an tỉnh", "2026-06-30"),
        ("các doanh nghiệp viễn thông", "2027-12-31"),
    ]


def test_a_polite_request_asks_as_any_other(read: Read) -> None:
    (found,) = assignments(
        read, "1. Kính đề nghị Ủy ban Mặt trận Tổ quốc tỉnh giám sát việc chấm thi."
    )
    assert found.lead == ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",)


def test_a_labelled_line_that_goes_on_is_no_order_of_its_own(read: Read) -> None:
    found = assignments(
        read,
        "1. Rà soát thủ tục",
        "a) Nội dung: Rà soát thủ tục cấp phép.",
        "b) Cơ quan thực hiện: Các sở, ban, ngành; Sở Tư pháp tổng hợp.",
        "c) Thời gian hoàn thành: Trước ngày 31/10/2025.",
    )
    assert [a.locator for a in found] == ["I.1"]
    assert "Sở Tư pháp" in found[0].lead


@pytest.mark.parametrize(
    ("text", "lead", "coordinating"),
    [
        ("Sở Y tế được giao chủ trì dựng trạm.", ("Sở Y tế",), ()),
        ("Sở Y tế, Sở Nội vụ đồng chủ trì dựng trạm.", ("Sở Y tế", "Sở Nội vụ"), ()),
        ("Giao cho Sở Y tế dựng trạm.", ("Sở Y tế",), ()),
        ("Cục Thuế tỉnh phấn đấu thu đủ thuế trước 30/6/2026.", ("Cục Thuế tỉnh",), ()),
        ("Sở Y tế nghiên cứu, thí điểm trạm lưu động.", ("Sở Y tế",), ()),
        ("Trường Đại học Thái Bình đào tạo 20 điều dưỡng.", ("Trường Đại học Thái Bình",), ()),
        ("Các sở, ban, ngành đẩy nhanh dựng trạm trước 1/7/2026.", ("Các sở, ban, ngành",), ()),
        ("Trường Đại học Thái Bình mở ngành điều dưỡng.", ("Trường Đại học Thái Bình",), ()),
        ("Giao đồng chí Giám đốc Sở Y tế chỉ đạo dựng trạm.", ("Sở Y tế",), ()),
        (
            "Sở Y tế là đơn vị chủ trì, Sở Nội vụ là đơn vị phối hợp dựng trạm.",
            ("Sở Y tế",),
            ("Sở Nội vụ",),
        ),
        (
            "Các doanh nghiệp viễn thông (VNPT, Viettel) phủ sóng các thôn trước 12/2026.",
            ("Các doanh nghiệp viễn thông",),
            (),
        ),
    ],
)
def test_work_is_handed_out_in_many_words(
    read: Read, text: str, lead: tuple[str, ...], coordinating: tuple[str, ...]
) -> None:
    (found,) = assignments(read, "1. Trạm y tế", text)
    assert (found.lead, found.coordinating) == (lead, coordinating)
