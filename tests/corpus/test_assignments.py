""" "Cơ quan chủ trì: …" under body items: one record an agency line."""

from collections.abc import Callable

import pytest

from corpus.labels import field_lines
from corpus.plan import Assignment, Paragraph, Plan, Span

Read = Callable[[str], Plan]


def assigned(read: Read, *body: str) -> list[Assignment]:
    plan = read("\n".join(["KẾ HOẠCH", "I. NHIỆM VỤ", *body]))
    return [r for r in plan.records if isinstance(r, Assignment)]


def test_an_agency_line_takes_the_locator_of_its_item(read: Read) -> None:
    (found,) = assigned(read, "1. Dạy nghề.", "a) Mở lớp.", "Cơ quan chủ trì: Sở Y tế.", "b) Khác.")
    assert (found.locator, found.text, found.lead_raw) == ("I.1.a", "Mở lớp.", "Sở Y tế")
    assert (found.span.first, found.span.last) == (4, 5)


def test_bullets_that_share_a_line_are_one_record_of_their_parent(read: Read) -> None:
    (found,) = assigned(
        read, "1. Dạy nghề.", "- Mở lớp.", "- Mở xưởng.", "Cơ quan chủ trì: Sở Y tế"
    )
    assert (found.locator, found.text) == ("I.1", "Dạy nghề. Mở lớp. Mở xưởng.")


def test_bullets_with_a_line_each_are_a_record_each(read: Read) -> None:
    lead = "Cơ quan chủ trì: Sở Y tế"
    found = assigned(read, "1. Dạy nghề.", "- Mở lớp.", lead, "- Mở xưởng.", lead)
    assert [a.locator for a in found] == ["I.1-1", "I.1-2"]


def test_one_agency_with_a_comma_in_its_name_is_one(read: Read) -> None:
    line = "Cơ quan chủ trì: Sở Văn hóa, Thể thao và Du lịch, Sở Y tế; UBND tỉnh"
    (found,) = assigned(read, "1. Mở hội.", line)
    assert found.lead == (
        "Sở Văn hóa, Thể thao và Du lịch",
        "Sở Y tế",
        "Ủy ban nhân dân tỉnh",
    )


def test_labelled_lines_state_coordination_deadline_and_result(read: Read) -> None:
    (found,) = assigned(
        read,
        "1. Mở lớp.",
        "Cơ quan chủ trì: Sở Y tế",
        "Cơ quan phối hợp: Sở Tài chính",
        "Thời gian hoàn thành: Quý II/2025",
        "Kết quả: Báo cáo",
    )
    assert (found.coordinating, found.output) == (("Sở Tài chính",), "Báo cáo")
    assert found.deadline is not None and str(found.deadline.due) == "2025-06-30"


@pytest.mark.parametrize(
    "text", ["Ghi chú: làm sớm.", "Mục tiêu của tỉnh.", "Cơ quan chủ trì: ", "Lưu ý: Sở Y tế"]
)
def test_prose_is_no_labelled_line(text: str) -> None:
    assert field_lines(Paragraph(text, Span(1, 1))) == ()


def test_a_line_may_state_several_fields_behind_each_other() -> None:
    text = "Đơn vị chủ trì: Sở Y tế; đơn vị phối hợp: Hội Nông dân tỉnh. Hoàn thành trong quý II."
    found = field_lines(Paragraph(text, Span(1, 1)))
    assert [(x.field, x.value) for x in found] == [
        ("lead", "Sở Y tế"),
        ("coordinating", "Hội Nông dân tỉnh"),
        ("deadline", "Hoàn thành trong quý II"),
    ]


def test_a_day_that_the_work_itself_names_is_its_deadline(read: Read) -> None:
    lead = "Cơ quan chủ trì: Sở Y tế"
    days, ends = ("trước ngày 15/02/2026", "vào năm 2026", "định kỳ"), []
    for day in days:
        (found,) = assigned(read, f"1. Rà soát các trạm y tế {day}.", lead)
        ends.append(found.deadline and str(found.deadline.due))
    assert ends == ["2026-02-14", None, None]


@pytest.mark.parametrize(
    "item",
    [
        "1. Mở lớp. Cơ quan chủ trì: Sở Y tế; cơ quan phối hợp: Công an tỉnh. Thời gian: quý "
        "III/2025.",
        "1. Mở lớp (Chủ trì: Sở Y tế; phối hợp: Công an tỉnh; thời gian: quý III/2025).",
    ],
)
def test_labels_may_stand_behind_the_words_of_an_item(read: Read, item: str) -> None:
    (found,) = assigned(read, item)
    assert found.text.rstrip(".") == "Mở lớp"
    assert (found.lead, found.coordinating) == (("Sở Y tế",), ("Công an tỉnh",))
    assert found.deadline is not None and str(found.deadline.due) == "2025-09-30"


def test_work_that_is_to_be_done_before_a_year_is_due_with_the_last_one(read: Read) -> None:
    (found,) = assigned(read, "1. Xây lò gốm; hoàn thành trước năm 2028.", "Chủ trì: Sở Y tế.")
    assert found.deadline is not None and str(found.deadline.due) == "2027-12-31"


def test_a_year_that_the_work_is_about_is_no_deadline(read: Read) -> None:
    (found,) = assigned(read, "1. Lập dự toán năm 2028.", "Chủ trì: Sở Y tế.")
    assert found.deadline is None


def test_the_quotation_mark_of_an_amended_item_is_no_part_of_a_value(read: Read) -> None:
    (found,) = assigned(read, "1. Bổ sung điểm d: “d) Mở lớp.", "Chủ trì: Sở Y tế.",
                        "Thời gian: quý III/2025.”")  # fmt: skip
    assert found.deadline is not None and found.deadline.raw == "quý III/2025"


@pytest.mark.parametrize(
    "said",
    [
        "(Công an tỉnh chủ trì; Sở Y tế, Sở Nội vụ phối hợp; thời gian: tháng 4/2025)",
        "(Công an tỉnh chủ trì, phối hợp Sở Y tế, Sở Nội vụ; thời gian hoàn thành: tháng 4/2025)",
    ],
)
def test_brackets_say_who_helps_before_or_behind_the_word(read: Read, said: str) -> None:
    (found,) = assigned(read, f"1. Cài đặt ứng dụng. {said}")
    assert (found.lead, found.coordinating) == (("Công an tỉnh",), ("Sở Y tế", "Sở Nội vụ"))
    assert found.deadline is not None and str(found.deadline.due) == "2025-04-30"


def test_rooms_of_an_office_are_labelled_as_agencies_are(read: Read) -> None:
    lines = ("* Phòng chủ trì: Văn phòng Ban.", "* Phòng phối hợp: Phòng Quản lý đầu tư.")
    (found,) = assigned(read, "1. Số hóa hồ sơ.", *lines, "* Thời gian hoàn thành: 30/11/2025.")
    assert (found.lead, found.coordinating) == (("Văn phòng Ban",), ("Phòng Quản lý đầu tư",))
    assert found.deadline is not None and str(found.deadline.due) == "2025-11-30"


def test_a_remark_inside_a_run_of_labelled_lines_does_not_end_it(read: Read) -> None:
    lines = ("- Cơ quan chủ trì: Sở Y tế.", "- Hình thức: Trực tuyến.", "- Thời hạn: 31/7/2025.")
    (found,) = assigned(read, "1. Mở lớp.", *lines)
    assert (found.text, found.lead) == ("Mở lớp.", ("Sở Y tế",))
    assert found.deadline is not None and str(found.deadline.due) == "2025-07-31"


def test_one_label_may_say_who_leads_and_who_helps(read: Read) -> None:
    line = "Cơ quan thực hiện: Công an tỉnh chủ trì, phối hợp với Sở Y tế, Sở Nội vụ."
    (found,) = assigned(read, "1. Mở lớp.", line)
    assert (found.lead, found.coordinating) == (("Công an tỉnh",), ("Sở Y tế", "Sở Nội vụ"))


def test_where_no_label_says_who_leads_the_words_of_the_work_do(read: Read) -> None:
    (found,) = assigned(read, "1. Sở Y tế tổng hợp kết quả.", "Thời gian: tháng 7/2025.")
    assert found.lead == ("Sở Y tế",)


def test_when_it_is_done_may_be_the_label(read: Read) -> None:
    (found,) = assigned(read, "1. Mở lớp.", "* Chủ trì: Sở Y tế", "* Hoàn thành: trước 20/9/2025")
    assert found.deadline is not None and str(found.deadline.due) == "2025-09-19"


def test_brackets_may_say_without_a_comma_by_when(read: Read) -> None:
    (found,) = assigned(read, "1. Mở lớp (Sở Y tế thực hiện xong trước ngày 15/9/2025).")
    assert (found.lead, str(found.deadline and found.deadline.due)) == (("Sở Y tế",), "2025-09-14")


def test_brackets_may_say_by_when_in_any_words(read: Read) -> None:
    (found,) = assigned(read, "1. Mở lớp (Sở Y tế chủ trì; chậm nhất cuối tháng 5/2026).")
    assert found.lead == ("Sở Y tế",)
    assert found.deadline is not None and str(found.deadline.due) == "2026-05-31"


def test_bullets_that_each_name_their_lead_in_brackets_are_a_record_each(read: Read) -> None:
    found = assigned(
        read, "1. Dạy nghề.", "- Mở lớp (Sở Y tế chủ trì).", "- Mở xưởng (Sở Nội vụ thực hiện)."
    )
    assert [(a.locator, a.lead) for a in found] == [
        ("I.1-1", ("Sở Y tế",)),
        ("I.1-2", ("Sở Nội vụ",)),
    ]


def test_who_leads_said_in_the_words_of_a_bullet_leads_no_other(
    read: Callable[[str], Plan],
) -> None:
    plan = read(
        "KẾ HOẠCH\nI. NHIỆM VỤ\n1. Về tổ chức\n- Lập tổ thu gom. Phòng Y tế chủ trì.\n"
        "- Mở lớp dạy nghề. Chủ trì: Sở Nội vụ. Thời gian: Tháng 9/2025."
    )
    found = [(r.text, r.lead) for r in plan.records if isinstance(r, Assignment)]
    assert ("Mở lớp dạy nghề.", ("Sở Nội vụ",)) in found
    assert all("thu gom" not in text for text, lead in found if lead == ("Sở Nội vụ",))


def test_work_about_oversight_that_brackets_assign_is_no_duty_beside(
    read: Callable[[str], Plan],
) -> None:
    plan = read(
        "KẾ HOẠCH\nI. NHIỆM VỤ\n1. Mở lớp\n1.1. Dựng trợ lý ảo cho việc kiểm tra, giám sát.\n"
        "(Sở Y tế chủ trì, phối hợp với Sở Nội vụ; hoàn thành trong năm 2026)"
    )
    (found,) = plan.records
    assert isinstance(found, Assignment) and found.lead == ("Sở Y tế",)


def test_brackets_may_hold_only_who_and_by_when(read: Read) -> None:
    (found,) = assigned(read, "1. Thay máy tính cũ (Văn phòng UBND tỉnh; tháng 4/2026).")
    assert found.lead_raw == "Văn phòng UBND tỉnh"
    assert found.deadline is not None and found.deadline.raw == "tháng 4/2026"


def test_labels_are_worded_in_many_ways(read: Read) -> None:
    (found,) = assigned(
        read,
        "1. Mở tuần lễ nghề",
        "- Cơ quan chủ trì, thực hiện: Sở Y tế",
        "- Cơ quan, đơn vị phối hợp: Sở Nội vụ",
        "- Lộ trình: Tháng 02 - 5/2026",
    )
    assert (found.lead, found.coordinating) == (("Sở Y tế",), ("Sở Nội vụ",))
    assert found.deadline is not None and found.deadline.raw == "Tháng 02 - 5/2026"


def test_a_label_said_twice_is_said_once(read: Read) -> None:
    (found,) = assigned(read, "1. Mở lớp.", "Chủ trì: Chủ trì: Sở Y tế.")
    assert found.lead_raw == "Sở Y tế"
