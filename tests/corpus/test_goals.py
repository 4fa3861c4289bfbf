"""Targets that the body states: bullets under a heading of specific goals."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from corpus.agencies import Directory
from corpus.parse import parse_lines
from corpus.plan import Plan, Target
from tests.corpus.conftest import SOME_PLAN, lines_of

Read = Callable[[str], Plan]


def goals(read: Read, *body: str) -> list[Target]:
    plan = read("\n".join(["KẾ HOẠCH", "I. MỤC TIÊU", *body]))
    return [r for r in plan.records if isinstance(r, Target)]


def test_a_bullet_under_specific_goals_is_a_target_of_that_year(read: Read) -> None:
    (found,) = goals(read, "1. Mục tiêu cụ thể đến năm 2030", "- Có ít nhất 60% hộ làm gốm.")
    assert (found.locator, found.value.op, found.value.number) == ("I.1-1", ">=", 60)
    assert (found.value.unit, found.value.horizon) == ("%", 2030)


def test_general_goals_are_no_targets(read: Read) -> None:
    assert goals(read, "1. Mục tiêu tổng quát", "- Giữ nghề cho 60% hộ.") == []


def test_a_goal_without_a_number_is_a_target_in_words(read: Read) -> None:
    (found,) = goals(read, "1. Mục tiêu cụ thể đến năm 2030", "- Giữ được nghề men xanh.")
    assert (found.value.op, found.value.number) == ("text", None)


def test_a_goal_stated_twice_and_otherwise_is_two_targets(read: Read) -> None:
    """A plan that contradicts itself is read as it prints; nothing is settled for it."""
    year = "1. Mục tiêu cụ thể đến năm 2030"
    found = goals(read, year, "- 30% hộ đạt chuẩn.", "- Tối thiểu 30% hộ đạt chuẩn.")
    assert [(t.value.op, t.value.number) for t in found] == [("=", 30), (">=", 30)]


def test_bullets_whose_heading_was_lost_are_goals_from_the_first_value_on(read: Read) -> None:
    """Bullets right under a roman heading, then "4. Mục tiêu …": headings 1 to 3 are gone."""
    found = goals(read, "- Hiểu rõ nghề.", "- Trên 40% hộ làm gốm.", "- Giữ men xanh.",
                  "4. Mục tiêu đến năm 2045", "Có 50% hộ làm gốm.")  # fmt: skip
    assert [t.locator for t in found] == ["I-2", "I-3", "I.4"]


def test_numbered_goals_with_a_value_are_targets(read: Read) -> None:
    found = goals(
        read, "1. Chỉ tiêu đến năm 2030", "a) Hộ nghèo giảm 3%/năm;", "b) Mở 40 lớp dạy nghề."
    )
    assert [(t.locator, t.value.number, t.value.horizon) for t in found] == [
        ("I.1.a", 3, 2030), ("I.1.b", 40, 2030),
    ]  # fmt: skip


def test_goals_that_are_not_called_specific_are_targets_where_they_have_a_value(
    read: Read,
) -> None:
    found = goals(
        read, "1. Mục tiêu chung: Giữ nghề cho 60% hộ.", "- Giữ men xanh.", "2. Mở 40 lớp."
    )
    assert [t.locator for t in found] == ["I.2"]


def test_a_goal_may_stand_behind_its_own_heading(read: Read) -> None:
    (found,) = goals(read, "1. Mục tiêu cụ thể: Đến năm 2030, 60% hộ làm gốm.")
    assert (found.locator, found.value.number, found.value.horizon) == ("I.1", 60, 2030)


def test_a_number_may_stand_before_a_percentage(read: Read) -> None:
    plan = read("KẾ HOẠCH\nI. CHỈ TIÊU CỤ THỂ\n1. 100% văn bản đúng hạn.\n2. 98% hồ sơ đúng hạn.")
    found = [r for r in plan.records if isinstance(r, Target)]
    assert [(t.locator, t.value.number) for t in found] == [("I.1", 100.0), ("I.2", 98.0)]


def test_a_bare_heading_over_bullets_is_no_goal(read: Read) -> None:
    plan = read("KẾ HOẠCH\nI. MỤC TIÊU CỤ THỂ\n- Nhân lực nghiên cứu\n+ Đạt 50% nhu cầu.")
    assert [r.locator for r in plan.records] == ["I-1+1"]


def test_a_sentence_that_points_to_an_annex_is_no_target(read: Read) -> None:
    assert goals(read, "1. Mục tiêu cụ thể", "Chỉ tiêu từng năm tại Phụ lục 2.") == []


def test_what_a_rate_is_counted_by_is_part_of_its_unit(read: Read) -> None:
    (found,) = goals(read, "1. Mục tiêu cụ thể", "- Thời gian chờ khám giảm còn dưới 30 phút/lượt.")
    assert found.value.unit == "phút/lượt"


def test_the_sentence_that_opens_a_list_may_say_its_year(read: Read) -> None:
    (found,) = goals(read, "Trong năm 2026 tập trung các chỉ tiêu sau:", "1. Mở 40 lớp.")
    assert found.value.horizon == 2026


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("Phát triển nghề gốm năm 2026, định hướng đến năm 2030", 2026),
        ("Phát triển nghề gốm giai đoạn 2026 - 2030", 2030),
        ("Thực hiện Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024", None),
        ("Tổng kết công tác năm 2024", None),
    ],
)
def test_goals_without_a_year_are_those_of_the_plans_own(
    directory: Directory, title: str, year: int | None
) -> None:
    body = lines_of("KẾ HOẠCH\nI. CHỈ TIÊU\n1. Mở 40 lớp dạy nghề.")
    plan = parse_lines(body, replace(SOME_PLAN, title=title), directory)
    (found,) = (r for r in plan.records if isinstance(r, Target))
    assert found.value.horizon == year


def test_numbers_in_two_brackets_open_items_where_they_count_on(read: Read) -> None:
    found = goals(read, "1. Mục tiêu đến năm 2030", "(1) Mở 40 lớp;", "(2) Có 60% hộ làm gốm.")
    assert [(t.locator, t.value.number) for t in found] == [("I.1.1", 40), ("I.1.2", 60)]


def test_members_are_counted_as_people_are(read: Read) -> None:
    (found,) = goals(read, "2. Mục tiêu cụ thể", "- Tập huấn cho 5.000 hội viên; dựng 12 mô hình.")
    assert [(v.number, v.unit) for v in found.values] == [(5000, "hội viên"), (12, "mô hình")]


def test_a_heading_of_work_ends_what_the_goals_above_it_announce(read: Read) -> None:
    plan = read(
        "ĐỀ ÁN\nA. MỤC TIÊU, NHIỆM VỤ\nI. MỤC TIÊU CỤ THỂ\n- Đào tạo 500 người.\n"
        "II. NHIỆM VỤ\n1. Đào tạo lại 1.200 công chức."
    )
    assert [r.text for r in plan.records if isinstance(r, Target)] == ["Đào tạo 500 người."]


def test_goals_of_a_year_count_without_a_number(read: Read) -> None:
    (found,) = goals(read, "1. Năm 2026", "- Làng gốm vào nhóm dẫn đầu của tỉnh.")
    assert (found.value.op, found.value.horizon) == ("text", 2026)


def test_what_an_amending_plan_quotes_is_a_goal_where_it_is_no_work(read: Read) -> None:
    plan = read(
        "KẾ HOẠCH\nI. NỘI DUNG SỬA ĐỔI\n1. Sửa đổi điểm 2.1 khoản 2 Mục II như sau:\n"
        "“2.1. Tỷ lệ hộ làm gốm đạt trên 45% vào năm 2027.”\n"
        "2. Sửa đổi khoản 3 Mục III như sau:\n"
        "“3. Sở Y tế chủ trì khám cho 100% thợ gốm; hoàn thành trước ngày 30/9/2026.”"
    )
    (found,) = (r for r in plan.records if isinstance(r, Target))
    assert (found.value.op, found.value.number, found.value.horizon) == (">", 45, 2027)


def test_goals_of_a_stretch_of_years_count_without_a_number(read: Read) -> None:
    (found,) = goals(read, "2- Giai đoạn 2026 - 2030", "- Đến năm 2030 làng gốm dẫn đầu cả nước.")
    assert (found.value.op, found.value.horizon) == ("text", 2030)


def test_a_year_may_open_its_sentence(read: Read) -> None:
    """ "Hết năm 2026" is nearer than the years of the plan's title."""
    found = goals(
        read,
        "1. Mục tiêu cụ thể giai đoạn 2026 - 2028",
        "- Hết năm 2026, 100% hộ được dạy nghề; tỷ lệ hộ có lò điện đạt tối thiểu 92%.",
    )
    assert [(v.number, v.horizon) for t in found for v in t.values] == [(100, 2026), (92, 2026)]
