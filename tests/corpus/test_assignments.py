""" "Cơ quan chủ trì: …" under body items: one record an agency line."""

from collections.abc import Callable

import pytest

from corpus.assignments import field_line
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
    assert field_line(Paragraph(text, Span(1, 1))) is None
