"""What a deadline as printed means; expected days are read off the calendar."""

import json
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.deadlines import combine, find_deadlines, occurrences, parse_deadline
from corpus.text import unaccent

ISSUED = date(2025, 2, 13)
SAMPLES = Path(os.environ.get("KEHOACH_SAMPLES", Path(__file__).parents[3] / "shared/samples"))


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize("cell", ["", " ", "-", "–", "..."])
def test_an_empty_cell_has_no_deadline(cell: str) -> None:
    assert parse_deadline(cell, ISSUED) is None


@pytest.mark.parametrize(
    ("cell", "kind", "start", "due"),
    [
        ("Tháng 6/2025", "month", None, "2025-06-30"),
        ("Tháng 07/2025", "month", None, "2025-07-31"),
        ("Tháng 02/2028", "month", None, "2028-02-29"),
        ("Xong trong tháng 5/2026", "month", None, "2026-05-31"),
        ("Tháng 12/2027 (06/2025-2027)", "month", "2025-06-01", "2027-12-31"),
        ("Năm 2028 (2025-2028)", "year", "2025-01-01", "2028-12-31"),
        ("Năm 2030 (10/2025-2030)", "year", "2025-10-01", "2030-12-31"),
        ("Năm 2026 (Quý I)", "quarter", None, "2026-03-31"),
        ("2026", "year", None, "2026-12-31"),
        ("Trong năm 2026", "year", None, "2026-12-31"),
        ("Quý IV2026", "quarter", None, "2026-12-31"),
        ("Quý IV/ 2026", "quarter", None, "2026-12-31"),
        ("Quý lI/2025", "quarter", None, "2025-06-30"),
        ("Quý II nãm 2025", "quarter", None, "2025-06-30"),
        ("Quý III - IV/2025", "range", "2025-07-01", "2025-12-31"),
        ("Quý I+II/2026", "quarter", None, "2026-06-30"),
        ("Tháng 5 & 6/2026", "month", None, "2026-06-30"),
        ("Tuần 2 tháng 6/2026", "month", None, "2026-06-30"),
        ("Tháng 3-5/2026", "range", "2026-03-01", "2026-05-31"),
        ("từ tháng 10 đến tháng 3/2026", "range", "2025-10-01", "2026-03-31"),
        ("6 tháng đầu năm 2026", "range", "2026-01-01", "2026-06-30"),
        ("2025 - 2026", "range", "2025-01-01", "2026-12-31"),
        ("Năm 2025- 2026", "range", "2025-01-01", "2026-12-31"),
        ("30/6/2025", "day", None, "2025-06-30"),
        ("ngày 30 tháng 6 năm 2025", "day", None, "2025-06-30"),
        ("2026 và nhiệm vụ thường xuyên", "year", None, "2026-12-31"),
    ],
)
def test_a_printed_period_is_due_on_its_last_day(
    cell: str, kind: str, start: str | None, due: str | None
) -> None:
    got = parse_deadline(cell, ISSUED)
    assert got and (got.raw, got.kind, got.start, got.due) == (cell, kind, day(start), day(due))


@pytest.mark.parametrize(
    ("cell", "due"),
    [
        ("trước ngày 01/01/2030", "2029-12-31"),
        ("Trước ngày 31 tháng 3 năm 2025", "2025-03-30"),
        ("trước tháng 6/2025", "2025-05-31"),
        ("đến ngày 30/6/2025", "2025-06-30"),
        ("chậm nhất 30/6", "2025-06-30"),
        ("Đến hết năm 2030", "2030-12-31"),
    ],
)
def test_before_leaves_the_named_day_out_and_until_keeps_it(cell: str, due: str) -> None:
    got = parse_deadline(cell, ISSUED)
    assert got and got.due == day(due)


@pytest.mark.parametrize("cell", ["Năm học 2026-2027", "Trước khi kết thúc năm học 2026 - 2027"])
def test_a_school_year_runs_from_september_to_may(cell: str) -> None:
    found = parse_deadline(cell)
    assert found is not None
    assert (str(found.start), str(found.due)) == ("2026-09-01", "2027-05-31")


def test_a_month_without_a_year_is_of_the_year_of_issue() -> None:
    got, open_ = parse_deadline("Tháng 6", ISSUED), parse_deadline("Tháng 6")
    assert got and got.due == date(2025, 6, 30)
    assert open_ and (open_.kind, open_.due) == ("month", None)


@pytest.mark.parametrize(
    ("cell", "kind", "start"),
    [
        ("Thường xuyên", "ongoing", None),
        ("Nhiệm vụ thường xuyên", "ongoing", None),
        ("Cả năm", "ongoing", None),
        ("Bắt đầu thực hiện từ tháng 03/2025", "ongoing", "2025-03-01"),
        ("Từ năm 2025 và các năm tiếp theo", "ongoing", "2025-01-01"),
        ("Năm 2025 và những năm tiếp theo", "ongoing", "2025-01-01"),
        ("Khi Trung ương có quy định mới", "conditional", None),
        ("Sau khi Luật năm 2026 có hiệu lực", "conditional", None),
        ("Theo Kế hoạch của Ủy ban Thường vụ Quốc hội", "conditional", None),
        ("Theo Quyết định số 1335/QĐ-UBND ngày 12/4/2024", "conditional", None),
        ("31/2/2025", "conditional", None),
        ("Hằng năm", "recurring", None),
        ("2026 và hằng năm", "recurring", "2026-01-01"),
    ],
)
def test_what_has_no_last_day_has_no_due(cell: str, kind: str, start: str | None) -> None:
    got = parse_deadline(cell, ISSUED)
    assert got and (got.kind, got.start, got.due) == (kind, day(start), None)


def test_november_of_the_year_before_comes_back_every_year() -> None:
    got = parse_deadline("Tháng 11 của năm trước", ISSUED)
    assert got and got.recurrence and got.recurrence.previous_year
    assert (got.kind, got.recurrence.before_md, got.recurrence.exclusive) == (
        "recurring", ("11-30",), False,
    )  # fmt: skip
    found = occurrences(got, date(2025, 1, 1), date(2026, 12, 31))
    assert found == (date(2025, 11, 30), date(2026, 11, 30))


def test_two_steps_in_a_cell_are_milestones_and_the_last_is_due() -> None:
    got = parse_deadline(
        "Phê duyệt Đề án trong quý IV/2025; mục tiêu đến năm 2030 hoàn thành.", ISSUED
    )
    assert got and (got.start, got.due) == (None, date(2030, 12, 31))
    assert [(m.raw, m.due) for m in got.milestones] == [
        ("Phê duyệt Đề án trong quý IV/2025", date(2025, 12, 31)),
        ("mục tiêu đến năm 2030 hoàn thành.", date(2030, 12, 31)),
    ]


def test_a_year_and_a_period_after_it_are_one_range_with_two_milestones() -> None:
    got = parse_deadline("Năm 2025 và giai đoạn 2026 - 2030", ISSUED)
    assert got and (got.kind, got.start, got.due) == ("range", date(2025, 1, 1), date(2030, 12, 31))
    assert [m.due for m in got.milestones] == [date(2025, 12, 31), date(2030, 12, 31)]


@pytest.mark.parametrize(
    ("phrase", "freq", "marks", "exclusive"),
    [
        ("định kỳ hàng năm (trước ngày 10/12)", ("yearly",), ("12-10",), True),
        ("định kỳ  trước ngày 01/6 và 15/11 hằng năm   (hoặc đột xuất khi có yêu cầu)",
         ("yearly", "adhoc"), ("06-01", "11-15"), True),
        ("định kỳ hằng tháng, 3 tháng, 6 tháng, 1 năm",
         ("monthly", "quarterly", "half_yearly", "yearly"), (), False),
        ("định kỳ hàng năm hoặc đột xuất", ("yearly", "adhoc"), (), False),
        ("Tháng 6 và 12 hàng năm", ("yearly",), ("06-30", "12-31"), False),
        ("2 lần/năm", ("half_yearly",), (), False),
        ("mỗi tháng một lần", ("monthly",), (), False),
    ],
)  # fmt: skip
def test_a_rhythm_keeps_its_frequency_and_printed_days(
    phrase: str, freq: tuple[str, ...], marks: tuple[str, ...], exclusive: bool
) -> None:
    got = parse_deadline(phrase, ISSUED)
    assert got and got.kind == "recurring" and got.recurrence
    rule = got.recurrence
    assert (rule.freq, rule.before_md, rule.exclusive) == (freq, marks, exclusive)


@pytest.mark.parametrize(
    ("sentence", "phrases"),
    [
        ("báo cáo về Ủy ban nhân dân tỉnh **trước ngày 31 tháng 3 năm 2025**.",
         ["trước ngày 31 tháng 3 năm 2025"]),
        ("; định kỳ trước ngày 01/6 và 15/11 hằng năm (hoặc đột xuất khi có yêu cầu) báo cáo",
         ["định kỳ trước ngày 01/6 và 15/11 hằng năm (hoặc đột xuất khi có yêu cầu)"]),
        ("sơ kết vào Quý II năm 2027 và tổng kết vào Quý III\nnăm 2030.",
         ["vào Quý II năm 2027", "vào Quý III\nnăm 2030"]),
        ("phong trào; h^g năm báo cáo về tình hình", ["h^g năm"]),
        ("Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị, tầm nhìn đến năm 2045", []),
        ("bố trí kinh phí hằng năm trong kế hoạch công tác hằng năm của tỉnh", []),
        ("Đề án đô thị thông minh giai đoạn 2025 - 2030", []),
        ("Báo cáo tình hình dịch bệnh về Sở Y tế trước 15 giờ thứ Năm hằng tuần.",
         ["trước 15 giờ thứ Năm hằng tuần"]),
        ("Tính toán, công bố tỷ lệ hộ nghèo hằng quý.", ["hằng quý"]),
        ("công bố kế hoạch thi đua hằng năm.", []),
        ("Họp giao ban mỗi tháng một lần.", ["mỗi tháng"]),
        ("hoạt động hằng tuần của nhà trường", []),
        ("hoàn thiện dự thảo Kế hoạch phát triển 5 năm 2026 - 2030, trình Quốc hội", []),
        ("hoàn thành trong giai đoạn 05 năm 2026-2030", []),
        ("Mỗi năm có ≥ 20 nhiệm vụ khoa học", []),
    ],
)  # fmt: skip
def test_a_sentence_gives_the_phrases_that_oblige(sentence: str, phrases: list[str]) -> None:
    assert [sentence[a:b] for a, b, _ in find_deadlines(sentence, ISSUED)] == phrases


def test_a_rhythm_and_its_days_in_one_sentence_combine() -> None:
    found = find_deadlines(
        "định kỳ 06 tháng báo cáo về Sở Khoa học và Công nghệ "
        "trước ngày 10 tháng 6 và trước ngày 25 tháng 11",
        ISSUED,
    )
    got = combine([deadline for *_, deadline in found])
    assert got.recurrence and got.recurrence.freq == ("half_yearly",)
    assert occurrences(got, ISSUED, date(2025, 12, 31)) == (date(2025, 6, 9), date(2025, 11, 24))


def test_several_dates_in_one_sentence_combine_into_milestones() -> None:
    found = find_deadlines(
        "trong Quý II nãm 2025; sơ kết vào Quý II năm 2027, tổng kết vào Quý III năm 2030", ISSUED
    )
    got = combine([deadline for *_, deadline in found])
    assert [m.due for m in got.milestones] == [
        date(2025, 6, 30), date(2027, 6, 30), date(2030, 9, 30),
    ]  # fmt: skip
    assert got.due == date(2030, 9, 30)


def test_nothing_cannot_be_combined() -> None:
    with pytest.raises(ValueError, match="no deadlines"):
        combine([])


@pytest.mark.parametrize(
    ("phrase", "days"),
    [
        ("hằng tháng", ["2025-04-30", "2025-05-31", "2025-06-30"]),
        ("hằng quý", ["2025-06-30"]),
        ("định kỳ 6 tháng", ["2025-06-30"]),
        ("hằng năm", []),
        ("Trước ngày 25 hằng tháng", ["2025-04-24", "2025-05-24", "2025-06-24"]),
        ("Tháng 6/2025", []),
    ],
)
def test_a_rhythm_falls_on_its_last_days_in_a_window(phrase: str, days: list[str]) -> None:
    got = parse_deadline(phrase, ISSUED)
    assert got
    found = occurrences(got, date(2025, 4, 1), date(2025, 6, 30))
    assert [d.isoformat() for d in found] == days


def test_a_rhythm_does_not_fall_before_it_starts() -> None:
    got = parse_deadline("2026 và hằng năm", ISSUED)
    assert got
    assert occurrences(got, date(2025, 1, 1), date(2026, 12, 31)) == (date(2026, 12, 31),)


@given(st.integers(1, 12), st.integers(2020, 2045))
def test_a_month_is_due_on_its_last_day_with_or_without_diacritics(month: int, year: int) -> None:
    raw = f"Xong trong tháng {month}/{year}"
    got, bare = parse_deadline(raw), parse_deadline(unaccent(raw))
    assert got and bare and got.due and got.due == bare.due
    assert (got.due.month, got.due.year) == (month, year)
    assert date.fromordinal(got.due.toordinal() + 1).day == 1


@given(st.text(max_size=60))
def test_any_text_is_read_without_an_error_and_offsets_fit(text: str) -> None:
    parse_deadline(text, ISSUED)
    for start, end, deadline in find_deadlines(text, ISSUED):
        assert text[start:end] == deadline.raw


def _sample_rows() -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for file in sorted((SAMPLES / "truth").glob("*.json")):
        for table in json.loads(file.read_text("utf-8")).get("tables", []):
            rows += [row for row in table["rows"] if "deadline_due" in row]
    return rows


def test_the_hand_checked_deadlines_of_the_samples_are_read_alike() -> None:
    rows = _sample_rows()
    if not rows:
        pytest.skip("the sample documents are not here")
    for row in rows:
        raw = str(row["deadline_raw"])
        got = parse_deadline(raw, date(2026, 4, 1))
        kind = {"date": "day", "none": None}.get(str(row["deadline_kind"]), row["deadline_kind"])
        read = (got.kind, got.start, got.due) if got else (None, None, None)
        start, due = (row["deadline_start"], row["deadline_due"])
        assert read == (kind, day(start and str(start)), day(due and str(due))), raw


REPORTS = (
    "Báo cáo hằng tháng (trước ngày 18), quý (trước ngày 15 tháng cuối quý), 6 tháng (trước "
    "ngày 10/6) và năm (trước ngày 20/11/2026)."
)


@pytest.mark.parametrize(
    ("sentence", "marks"),
    [
        ("Báo cáo trước ngày 20 tháng cuối quý.", ["03-20", "06-20", "09-20", "12-20"]),
        ("Báo cáo trước ngày 05 tháng đầu quý sau.", ["01-05", "04-05", "07-05", "10-05"]),
        ("Báo cáo trước ngày l0 hằng tháng.", [f"{month:02}-10" for month in range(1, 13)]),
    ],
)
def test_a_day_of_a_quarter_or_month_comes_back(sentence: str, marks: list[str]) -> None:
    ((_, _, deadline),) = find_deadlines(sentence, ISSUED)
    assert deadline.recurrence is not None and deadline.recurrence.exclusive
    assert list(deadline.recurrence.before_md) == marks


def test_each_rhythm_of_a_sentence_keeps_its_own_day() -> None:
    deadline = combine([d for _, _, d in find_deadlines(REPORTS, date(2026, 2, 25))])
    falls = occurrences(deadline, date(2026, 5, 1), date(2026, 6, 30))
    assert [d.isoformat()[5:] for d in falls] == ["05-17", "06-09", "06-14", "06-17"]
    assert [m.due for m in deadline.milestones] == [date(2026, 11, 19)]


@pytest.mark.parametrize(
    ("sentence", "phrases"),
    [
        (
            "Công bố trước ngày 30/6/2026 và cập nhật hằng năm.",
            ["trước ngày 30/6/2026", "hằng năm"],
        ),
        ("Kiểm tra ít nhất mỗi quý một lần.", ["mỗi quý"]),
        ("Giám sát ít nhất 02 đợt/năm.", ["02 đợt/năm"]),
        ("Trình Đề án giai đoạn 2026 - 2030 trong quý IV/2026.", ["trong quý IV/2026"]),
    ],
)
def test_what_is_done_again_and_the_years_of_a_name(sentence: str, phrases: list[str]) -> None:
    found = find_deadlines(sentence, ISSUED)
    assert [sentence[a:b] for a, b, _ in found] == phrases


def test_a_day_of_the_year_is_a_step_beside_a_monthly_rhythm() -> None:
    found = find_deadlines("họp trước 15/5; báo cáo trước ngày 25 hằng tháng", ISSUED)
    got = combine([deadline for *_, deadline in found])
    assert [m.due for m in got.milestones] == [date(2025, 5, 14)]
    assert got.recurrence and "05-15" not in got.recurrence.before_md


def test_dated_steps_beside_a_rhythm_stay_steps() -> None:
    cell = "Đề án trình quý II/2027; tập huấn hằng năm; tổng kết năm 2030"
    found = parse_deadline(cell)
    assert found.kind == "recurring" and found.raw == cell
    assert (found.recurrence.freq, found.recurrence.before_md) == (("yearly",), ())
    assert [m.due for m in found.milestones] == [date(2027, 6, 30), date(2030, 12, 31)]


def test_days_without_a_year_belong_to_the_rhythm() -> None:
    found = parse_deadline("trước ngày 15/6; trước ngày 15/12 hằng năm", date(2025, 3, 1))
    assert found.recurrence.before_md == ("06-15", "12-15")
    assert found.milestones == ()


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("Sở Y tế báo cáo quý, 6 tháng và năm.", "quý, 6 tháng và năm"),
        ("Tổng hợp, báo cáo UBND tỉnh tại phiên họp thường kỳ hằng tháng.", "hằng tháng"),
    ],
)
def test_a_report_comes_back_without_a_word_for_every(text: str, raw: str) -> None:
    ((_, _, found),) = find_deadlines(text)
    assert (found.raw, found.kind) == (raw, "recurring")


def test_years_of_a_plan_or_a_contract_are_no_rhythm() -> None:
    assert find_deadlines("Xây dựng kế hoạch quý, năm của đơn vị.") == ()
    assert find_deadlines("Lao động có hợp đồng 6 tháng, 1 năm.") == ()


@pytest.mark.parametrize(
    ("raw", "start", "due"),
    [
        ("01-05/10/2025", "2025-10-01", "2025-10-05"),
        ("từ ngày 21 đến ngày 25 tháng 11 năm 2025", "2025-11-21", "2025-11-25"),
        ("từ ngày 5 đến hết ngày 20/7", "2025-07-05", "2025-07-20"),
        ("30/4-01/5/2025", "2025-04-30", "2025-05-01"),
    ],
)
def test_days_of_one_month_may_name_it_once(raw: str, start: str, due: str) -> None:
    found = parse_deadline(raw, date(2025, 1, 2))
    assert found is not None and (str(found.start), str(found.due)) == (start, due)


def test_a_share_is_no_span_of_days() -> None:
    found = parse_deadline("đạt 2-3/10 tiêu chí", date(2025, 1, 2))
    assert found is not None and found.kind == "conditional"


@pytest.mark.parametrize(
    ("sentence", "raw", "kind", "due"),
    [
        ("Mở 04 lớp tại các phường đến hết năm 2028.", "đến hết năm 2028", "year", "2028-12-31"),
        ("Dựng lò sấy trong giai đoạn 2026 - 2029.", "2026 - 2029", "range", "2029-12-31"),
        ("Mở lớp tại phường. Thời gian thực hiện: Thường xuyên.", "Thường xuyên", "ongoing", None),
        ("Thường xuyên kiểm tra lò sấy của các hộ.", "Thường xuyên", "ongoing", None),
        ("Yêu cầu Sở Y tế thường xuyên kiểm tra lò sấy.", "thường xuyên", "ongoing", None),
    ],
)
def test_a_sentence_may_say_within_which_years_or_that_it_never_ends(
    sentence: str, raw: str, kind: str, due: str | None
) -> None:
    ((start, end, found),) = find_deadlines(sentence, ISSUED)
    assert (sentence[start:end], found.kind, found.due) == (raw, kind, day(due))


@pytest.mark.parametrize(
    "sentence",
    [
        "Góp phần đạt mục tiêu giảm nghèo của tỉnh trong giai đoạn 2026 - 2029.",
        "Thực hiện Đề án dạy nghề trong giai đoạn 2026 - 2029 của tỉnh.",
        "Thường xuyên kiểm tra lò sấy. Mở lớp dạy nghề cho các hộ.",
    ],
)
def test_years_of_a_goal_and_one_sentence_of_several_set_no_day(sentence: str) -> None:
    assert find_deadlines(sentence, ISSUED) == ()


def test_work_done_by_a_day_may_come_back_behind_it() -> None:
    found = parse_deadline("Quý III/2026 và cập nhật hằng năm", ISSUED)
    assert found and found.recurrence and found.recurrence.freq == ("yearly",)
    assert [m.due for m in found.milestones] == [date(2026, 9, 30)]
    assert found.recurrence.before_md == ()


def test_what_is_reported_says_how_often() -> None:
    sentence = "Gửi báo cáo 6 tháng trước ngày 10 tháng 6 và báo cáo năm trước ngày 20 tháng 11."
    found = combine([d for _, _, d in find_deadlines(sentence, ISSUED)])
    assert found.recurrence and found.recurrence.before_md == ("06-10", "11-20")
    ((_, _, once),) = find_deadlines("Gửi báo cáo năm trước ngày 20/11/2026.", ISSUED)
    assert once.recurrence is None and once.due == date(2026, 11, 19)


def test_brackets_print_the_day_of_a_part_of_the_year() -> None:
    found = parse_deadline("cuối năm (trước 30/5/2026)", date(2025, 10, 8))
    assert found and (found.start, found.due) == (None, date(2026, 5, 29))


def test_so_many_times_a_month_comes_back_every_month() -> None:
    ((_, _, found),) = find_deadlines("Mở chuyên mục, phát sóng tối thiểu 02 lần/tháng.", ISSUED)
    assert found.recurrence and found.recurrence.freq == ("monthly",)


@pytest.mark.parametrize(
    "words",
    [
        "trước 16h00 ngày 20/10/2025",
        "trước 17 giờ 30 phút ngày 20/10/2025",
        "chậm nhất 10 giờ ngày 20/10/2025",
    ],
)
def test_an_hour_of_a_day_leaves_that_day(words: str) -> None:
    ((_, _, found),) = find_deadlines(f"Báo cáo UBND tỉnh {words}.", ISSUED)
    assert found.raw == words and found.due == date(2025, 10, 20)


@pytest.mark.parametrize(
    ("cell", "due"),
    [
        ("2025 - 2030, định hướng 2035", "2030-12-31"),
        ("Đến năm 2030, tầm nhìn đến năm 2045", "2030-12-31"),
        ("Hoàn thành trong năm 2026 và duy trì các năm tiếp theo", "2026-12-31"),
        ("Năm 2026 và duy trì các năm tiếp theo", None),
    ],
)
def test_what_lies_behind_the_end_is_no_later_end(cell: str, due: str | None) -> None:
    found = parse_deadline(cell, ISSUED)
    assert found and found.due == day(due)
