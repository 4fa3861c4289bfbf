"""Targets: the rows of a topic, for the asked year, province by province."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answer import Answer, Settings
from assistant.respond import Assistant

_SETTINGS = Settings(date(2025, 11, 21))


def ask(assistant: Assistant, text: str) -> Answer:
    return assistant.ask(text, (), _SETTINGS)


def ids(answer: Answer) -> set[str]:
    return {shown.item.record.id for shown in answer.items}


@pytest.mark.parametrize(
    ("question", "row"),
    [
        # 002:129 says "Năng suất các nhân tố tổng hợp (TFP) đạt …" for 2030; line 276 says
        # "Đóng góp của năng suất … (TFP) …" as the question does, but for 2045.
        ("So sánh đóng góp của TFP đến năm 2030 giữa các tỉnh", "dongthap-283-2025#II.2.2.e-17"),
        # 002:79 prints "băng thông rộng … trên 01 Gbps/s".
        ("So sánh băng rộng cố định trên 1Gb/s năm 2030", "dongthap-283-2025#II.2.2.a-2"),
        # 000:352 "Phủ sóng 5G cho người dân": no plan has "5G dân" side by side.
        ("Đến 2030 ở Thái Bình 5G phủ bao nhiêu phần trăm dân?", "thaibinh-26-2025#PL1.28"),
    ],
)
def test_a_target_that_a_plan_words_otherwise_is_found(
    assistant: Assistant, question: str, row: str
) -> None:
    """The asked year counts before the likeness of the words."""
    assert row in ids(ask(assistant, question))


def test_a_province_that_only_comes_near_is_silent(assistant: Assistant) -> None:
    """Plan 283 has targets of identity accounts (002:73), none of health records: it states
    nothing, and what comes nearest is shown apart."""
    answer = ask(assistant, "So sánh tỷ lệ người dân có hồ sơ sức khỏe điện tử giữa các tỉnh")
    assert ids(answer) == {"thaibinh-26-2025#PL1.34", "thainguyen-25-2025#PL1.23"}
    assert "| Đồng Tháp | không nêu | |" in answer.markdown
    assert "**Nội dung gần nhất**" in answer.markdown


def test_words_scattered_over_a_long_text_are_no_topic(assistant: Assistant) -> None:
    """Each word of "tuyến đường sắt" stands somewhere in plan 86, and no railway does."""
    assert ask(assistant, "Tuyến đường sắt qua Thái Bình bao giờ hoàn thành?").status != "answered"


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        # 003:291-295 says "Nguồn nhân lực nghiên cứu khoa học …" with the unit "Người/vạn dân".
        ("Nhân lực nghiên cứu khoa học trên một vạn dân của Thái Nguyên", ["PL1.14"]),
        # 002:52, 103, 158, 204, 249 say "Có ≥ 50 doanh nghiệp khởi nghiệp sáng tạo", without "số".
        (
            "Số doanh nghiệp khởi nghiệp sáng tạo theo các mốc ở Đồng Tháp",
            ["II.2.1.d-2", "II.2.2.d-2", "II.2.3.d-2", "II.2.4.d-1", "II.2.5.d-1"],
        ),
    ],
)
def test_what_is_counted_is_found_by_unit_and_figure(
    assistant: Assistant, question: str, rows: list[str]
) -> None:
    """The words of a measure may stand in the unit alone, or in no words at all."""
    found = {record_id.partition("#")[2] for record_id in ids(ask(assistant, question))}
    assert found >= set(rows)


def test_provinces_are_compared_on_what_is_no_figure(assistant: Assistant) -> None:
    """The movement is told of in passages (002:283), where no target fits."""
    answer = ask(assistant, "Phong trào Bình dân học vụ số là gì, của tỉnh nào?")
    assert answer.status == "answered"
    lines = [c.lines for c in answer.citations if c.plan == "dongthap-283-2025"]
    assert any(first <= 283 <= last for first, last in lines)


def test_another_plan_of_the_province_is_shown_apart(assistant: Assistant) -> None:
    """Plan 86 comes without its annexes; plan 26, which it replaced, has the row (000:320)."""
    text = "Kế hoạch 86 có nêu mục tiêu kinh tế số đến 2030 là bao nhiêu % GRDP không?"
    answer = ask(assistant, text)
    assert answer.status == "none" and answer.items == ()
    assert [s.item.record.id for s in answer.related] == ["thaibinh-26-2025#PL1.4"]


def test_a_percentage_is_not_answered_with_a_count(assistant: Assistant):
    """Plan 283 counts centres of research (d199: "15 - 20 trung tâm"); it states no share of
    turnover that goes into it."""
    answer = ask(assistant, "Đồng Tháp đầu tư R&D bao nhiêu % doanh thu?")
    assert (answer.status, answer.items) == ("none", ())


@pytest.mark.parametrize(
    ("text", "under", "count"),
    [  # 002:77-79, 80-87, 111-134: what stands under the headings for 2030.
        ("mục tiêu phát triển hạ tầng của Đồng Tháp hết năm 2030 gồm những gì", "II.2.2.a", 2),
        ("muc tieu phat trien ha tang cua dong thap het nam 2030 gom nhung gi", "II.2.2.a", 2),
        ("Các mục tiêu phát triển nguồn lực của Đồng Tháp đến 2030", "II.2.2.b", 7),
        ("Mục tiêu chuyển đổi số của Đồng Tháp đến 2030 gồm những gì?", "II.2.2.e", 22),
    ],
)
def test_a_heading_stands_for_all_under_it(
    assistant: Assistant, text: str, under: str, count: int
) -> None:
    found = [item.record.locator for item in ask(assistant, text).listed]
    assert len(found) == count
    assert all(locator.startswith(f"{under}-") for locator in found)


def test_one_figure_of_a_topic_is_no_heading(assistant: Assistant) -> None:
    assert len(ask(assistant, "Chỉ tiêu kinh tế số của Đồng Tháp năm 2030?").items) == 2


def test_a_topic_without_targets_is_shown_where_the_plan_speaks_of_it(assistant: Assistant) -> None:
    """Plan 283 sets no figure for "hạ tầng số", and names it in lines 23, 340 and 351."""
    answer = ask(assistant, "Trong kế hoạch 283, chỉ tiêu nào phải đạt vào năm 2030 về hạ tầng số?")
    assert answer.status == "none"
    assert answer.markdown.startswith("Không có mục tiêu nào về “hạ tầng số” đến năm 2030")
    assert [c.lines[0] for c in answer.citations] == [23, 340, 351]


def test_a_share_that_stands_in_the_text_of_a_task(assistant: Assistant) -> None:
    """003:798 states it in another sentence than what it is for; no target has it."""
    asked = (
        "Muốn thu hút doanh nghiệp công nghệ hàng đầu thế giới, Thái Nguyên yêu cầu đầu tư "
        "trung tâm R&D tỷ lệ bao nhiêu doanh thu?"
    )
    answer = ask(assistant, asked)
    assert (answer.status, "1% - 3% doanh thu" in answer.markdown) == ("answered", True)


def test_all_targets_of_two_provinces_stand_side_by_side(assistant: Assistant) -> None:
    """Plan 26 wants a digital economy of 30 % (000:321), plan 25 of 40 % (003:299); only the
    first speaks of payments without cash (000:334)."""
    asked = "So sánh chỉ tiêu 2030 của Thái Bình và Thái Nguyên"
    answer = assistant.ask(asked, (), Settings(date(2025, 11, 21)))
    rows = [line for line in answer.markdown.split("\n") if line.startswith("|")]
    assert rows[0] == "| Thái Bình | Thái Nguyên |"
    of = {row.split(":")[0]: row for row in rows}
    assert "≥ 40 % GRDP" in of["| Phần đầu quy mô kinh tế số"]
    assert "không thấy" in of["| Tỉ lệ giao dịch không dùng tiền mặt"]


def test_targets_of_two_plans_are_compared_and_not_their_work(assistant: Assistant) -> None:
    answer = assistant.ask(
        "So sánh chỉ tiêu kế hoạch 26 và kế hoạch 25", (), Settings(date(2025, 11, 21))
    )
    assert answer.question.kind == "comparison" and "| Thái Bình | Thái Nguyên |" in answer.markdown


def test_the_province_that_sets_a_target_for_the_earliest_year(assistant: Assistant) -> None:
    """002:28 is for 2025; 000:352, 002:78, 003:322 and the others are for 2030."""
    answer = ask(assistant, "Tỉnh nào đặt mục tiêu phủ sóng 5G sớm nhất?")
    assert ids(answer) == {"dongthap-283-2025#II.2.1.a-1"}


def test_a_heading_says_the_topic_where_rows_do_not(assistant: Assistant) -> None:
    """002:77-79: "a) Phát triển hạ tầng" stands above two rows, neither of which says it."""
    answer = ask(assistant, "Mục tiêu hạ tầng của Đồng Tháp và Thái Nguyên đến 2030")
    assert {"dongthap-283-2025#II.2.2.a-1", "dongthap-283-2025#II.2.2.a-2"} <= ids(answer)
    assert "không nêu" not in answer.markdown


def test_one_year_compared_with_another_asks_for_both(assistant: Assistant) -> None:
    """002, parts II.2.2.e and II.2.3.e."""
    answer = ask(assistant, "Kinh tế số của Đồng Tháp năm 2035 so với 2030 tăng bao nhiêu?")
    assert answer.question.horizons == (2030, 2035)
    assert ids(answer) == {f"dongthap-283-2025#II.2.{n}" for n in ("2.e-15", "2.e-17", "3.e-11")}


def test_targets_of_a_field_are_those_that_its_department_follows(assistant: Assistant) -> None:
    """No row of plan 26 says "y tế"; Sở Y tế follows row 34 (000, line 358)."""
    answer = ask(assistant, "Thái Bình có chỉ tiêu nào về y tế?")
    assert [item.record.locator for item in answer.listed] == ["PL1.34"]


def test_a_share_is_asked_for(assistant: Assistant) -> None:
    """Row 2 of plan 26 speaks of the same and states no share: it stands apart."""
    text = "Bao nhiêu % doanh nghiệp Thái Bình đổi mới sáng tạo năm 2030?"
    answer = ask(assistant, text)
    assert [item.record.locator for item in answer.listed] == ["PL1.18"]
    assert "PL1.2" in {s.item.record.locator for s in answer.related}


def test_whoever_issues_a_plan_has_all_its_targets_and_tracks_none(assistant: Assistant) -> None:
    """000:314-359 names who tracks each: departments alone."""
    own = ask(assistant, "UBND tỉnh Thái Bình có những chỉ tiêu nào đến 2030?")
    of_province = ask(assistant, "Thái Bình có những chỉ tiêu nào đến 2030?")
    assert {i.record.id for i in own.listed} == {i.record.id for i in of_province.listed}
    assert ask(assistant, "UBND tỉnh Thái Bình theo dõi chỉ tiêu nào?").status == "none"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Chỉ số chuyển đổi số cấp tỉnh Đồng Tháp 2025 đến 2045?", [62, 113, 168, 216, 260]),
        ("Số doanh nghiệp khởi nghiệp sáng tạo của Đồng Tháp từ 2025 đến 2035", [52, 103, 158]),
        # Lines 175 and 223 leave out "(VNeID)".
        ("Mục tiêu VNeID của Đồng Tháp từng năm?", [73, 124, 175, 223, 267]),
        # 000, line 342: a share of the budget is asked for, no sum.
        ("Thái Bình chi bao nhiêu ngân sách cho KHCN?", [342]),
        # "Each year" of one year is no series.
        ("Mỗi năm Đồng Tháp có bao nhiêu sáng kiến được công nhận, năm 2030?", [111]),
        # 100 % is first reached by 2030 (line 83), and stays (line 140).
        ("100% cán bộ cấp xã được bồi dưỡng kỹ năng số vào năm nào?", [83, 140]),
    ],
)
def test_years_in_turn_and_one_year(assistant: Assistant, text: str, lines: list[int]) -> None:
    answer = assistant.ask(text, (), _SETTINGS)
    assert [item.record.span.first for item in answer.listed] == lines
