"""What a question's words about time mean; as-of is Wednesday 14 May 2025."""

import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.time_window import InvalidDate, Window, add_months, find_window, resolve
from corpus.text import unaccent

AS_OF = date(2025, 5, 14)
PHRASES = {
    "trước tháng 6": (None, "2025-05-31"),
    "trước ngày 31/3": (None, "2025-03-30"),
    "trước quý III": (None, "2025-06-30"),
    "trước năm 2026": (None, "2025-12-31"),
    "trong tháng 6": ("2025-06-01", "2025-06-30"),
    "tháng 6 này": ("2025-06-01", "2025-06-30"),
    "tháng 6 năm sau": ("2026-06-01", "2026-06-30"),
    "đến hết tháng 6": (None, "2025-06-30"),
    "chậm nhất 30/6": (None, "2025-06-30"),
    "đến 30/6": (None, "2025-06-30"),
    "đến hạn trong tháng 6": ("2025-06-01", "2025-06-30"),
    "đến năm 2030": (None, "2030-12-31"),
    "kéo dài đến năm 2030": ("2030-01-01", "2030-12-31"),
    "mãi tới năm 2030 mới xong": ("2030-01-01", "2030-12-31"),
    "phải đến tháng 12/2028 mới xong": ("2028-12-01", "2028-12-31"),
    "kéo tới tháng 6/2026": ("2026-06-01", "2026-06-30"),
    "đến cuối năm": (None, "2025-12-31"),
    "quý II/2025": ("2025-04-01", "2025-06-30"),
    "quý 2 năm 2025": ("2025-04-01", "2025-06-30"),
    "quý này": ("2025-04-01", "2025-06-30"),
    "quý tới": ("2025-07-01", "2025-09-30"),
    "quý I và quý II/2025": ("2025-01-01", "2025-06-30"),
    "6 tháng đầu năm": ("2025-01-01", "2025-06-30"),
    "6 tháng đầu năm 2026": ("2026-01-01", "2026-06-30"),
    "6 tháng cuối năm": ("2025-07-01", "2025-12-31"),
    "nửa đầu năm": ("2025-01-01", "2025-06-30"),
    "6 tháng đầu 2026": ("2026-01-01", "2026-06-30"),
    "nửa cuối 2025": ("2025-07-01", "2025-12-31"),
    "9 tháng đầu năm 2025": ("2025-01-01", "2025-09-30"),
    "3 quý đầu năm 2025": ("2025-01-01", "2025-09-30"),
    "cuối 2026": ("2026-10-01", "2026-12-31"),
    "Q3/2025": ("2025-07-01", "2025-09-30"),
    "Q.IV năm 2025": ("2025-10-01", "2025-12-31"),
    "quý ba năm 2025": ("2025-07-01", "2025-09-30"),
    "cuối quý III": ("2025-07-01", "2025-09-30"),
    "hai quý tới": ("2025-07-01", "2025-12-31"),
    "các quý còn lại của năm 2025": ("2025-05-14", "2025-12-31"),
    "năm 2025": ("2025-01-01", "2025-12-31"),
    "năm nay": ("2025-01-01", "2025-12-31"),
    "năm sau": ("2026-01-01", "2026-12-31"),
    "năm tới": ("2026-01-01", "2026-12-31"),
    "năm 2025 và 2026": ("2025-01-01", "2026-12-31"),
    "trong các năm 2025, 2026": ("2025-01-01", "2026-12-31"),
    "cuối năm 2025": ("2025-10-01", "2025-12-31"),
    "từ tháng 3 đến tháng 9/2025": ("2025-03-01", "2025-09-30"),
    "từ 1/3/2025 đến 30/9/2025": ("2025-03-01", "2025-09-30"),
    "từ tháng 11 đến tháng 2": ("2025-11-01", "2026-02-28"),
    "giữa tháng 3 và tháng 9": ("2025-03-01", "2025-09-30"),
    "sau tháng 3 và trước tháng 9": ("2025-04-01", "2025-08-31"),
    "sau tháng 6": ("2025-07-01", None),
    "sau ngày 30/6": ("2025-07-01", None),
    "từ tháng 9 trở đi": ("2025-09-01", None),
    "từ nay đến 30/6": ("2025-05-14", "2025-06-30"),
    "tính từ hôm nay": ("2025-05-14", None),
    "kể từ tuần này": ("2025-05-12", None),
    "30 ngày tới": ("2025-05-14", "2025-06-13"),
    "2 tuần tới": ("2025-05-14", "2025-05-28"),
    "3 tháng tới": ("2025-05-14", "2025-08-14"),
    "tuần này": ("2025-05-12", "2025-05-18"),
    "tuần sau": ("2025-05-19", "2025-05-25"),
    "tháng này": ("2025-05-01", "2025-05-31"),
    "tháng sau": ("2025-06-01", "2025-06-30"),
    "ngày 15 tháng sau": ("2025-06-15", "2025-06-15"),
    "hôm nay": ("2025-05-14", "2025-05-14"),
    "quá hạn": (None, "2025-05-13"),
    "sắp đến hạn": ("2025-05-14", "2025-06-13"),
}


def window(text: str, year: int | None = 2025) -> Window:
    found = find_window(text, AS_OF, year)
    assert found is not None, text
    return found


def ends(found: Window) -> tuple[str | None, str | None]:
    return tuple(d.isoformat() if d else None for d in (found.after, found.before))  # type: ignore[return-value]


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_phrase_names_these_days(phrase: str) -> None:
    assert ends(window(f"Sở Nội vụ phải làm gì {phrase}?")) == PHRASES[phrase]


@pytest.mark.parametrize("phrase", PHRASES)
def test_spelling_does_not_change_the_days(phrase: str) -> None:
    """Without diacritics, in capitals, decomposed, and with spaces doubled."""
    forms = (
        unaccent(phrase),
        phrase.upper(),
        unicodedata.normalize("NFD", phrase),
        phrase.replace(" ", "  "),
    )
    for form in forms:
        assert ends(window(f"Sở Nội vụ làm gì {form}?")) == PHRASES[phrase], form


@pytest.mark.parametrize(
    "question",
    [
        "Bao giờ phải báo cáo 6 tháng?",
        "định kỳ 06 tháng báo cáo ai",
        "Kế hoạch 26/KH-UBND căn cứ gì?",
        "Văn bản 1552/BTTTT-THH được nhắc ở đâu?",
        "Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị",
        "Kế hoạch ngày 13/02/2025 của UBND tỉnh còn hiệu lực không?",
        "Nhiệm vụ 12 Phụ lục II Kế hoạch 26",
        "Việt Nam 2030, quy hoạch và quy định này",
        "Còn Sở Nông nghiệp thì sao?",
    ],
)
def test_periods_numbers_and_document_dates_are_no_window(question: str) -> None:
    assert find_window(question, AS_OF, 2025) is None


def test_before_names_the_period_just_past_and_says_how_it_was_read() -> None:
    found = window("Sở Nội vụ phải làm gì trước tháng 6?")
    assert found.boundary == date(2025, 6, 30)
    assert found.assumed == ("Hiểu “trước tháng 6” là trước ngày 01/6/2025",)
    assert (found.phrase, found.span) == ("trước tháng 6", (22, 35))


def test_a_full_date_needs_no_assumption() -> None:
    assert window("nhiệm vụ trước ngày 30/6/2025 của Sở Nội vụ").assumed == ()


def test_a_document_date_beside_a_window_is_passed_over() -> None:
    found = window("Kế hoạch 26/KH-UBND ngày 13/02/2025 giao gì trước tháng 6?")
    assert found.before == date(2025, 5, 31)


def test_a_year_named_elsewhere_completes_the_window() -> None:
    found = window("Trong năm 2026, Sở Y tế phải làm gì trước tháng 6?")
    assert ends(found) == ("2026-01-01", "2026-05-31")
    assert found.assumed == ("Hiểu “trước tháng 6” là từ ngày 01/01/2026 và trước ngày 01/6/2026",)


def test_without_a_year_the_window_stays_open_until_a_plan_gives_one() -> None:
    found = window("trước tháng 3", year=None)
    assert found.yearless and found.before is None
    closed = resolve(found, 2028)
    assert (closed.before, closed.boundary) == (date(2028, 2, 29), date(2028, 3, 31))
    assert not closed.yearless and resolve(closed, 2030) == closed


def test_overdue_is_marked_and_ends_the_day_before() -> None:
    found = window("Việc nào đã quá hạn?")
    assert found.overdue and found.before == AS_OF - timedelta(1)
    within = window("Việc nào quá hạn trong tháng 4?")
    assert within.overdue and ends(within) == ("2025-04-01", "2025-04-30")


def test_late_work_seen_from_a_day() -> None:
    """What is due on the day from which is looked is not late, unless that day is over; and
    that day may be ahead."""
    seen = {
        "tính đến 30/9/2025 việc nào quá hạn": "2025-09-29",
        "tính đến hết 30/9/2025 việc nào quá hạn": "2025-09-30",
        "tại ngày 15/1/2026 có gì trễ hạn": "2026-01-14",
        "đến ngày 01/4/2025 sở nào đang chậm việc": "2025-03-31",
    }
    for text, last in seen.items():
        found = window(text)
        assert found.overdue == "then" and ends(found) == (None, last), text


def test_late_for_how_long() -> None:
    """The as-of day is 14 May."""
    assert ends(window("việc nào quá hạn trên 2 tháng")) == (None, "2025-03-13")
    assert ends(window("trễ hạn dưới một tháng")) == ("2025-04-14", "2025-05-13")
    for text in ("đang trễ những việc nào", "so y te cham viec gi", "còn trễ nhiệm vụ nào"):
        assert ends(window(text)) == (None, "2025-05-13"), text
    assert find_window("chậm nhất việc này", AS_OF, 2025) is None


def test_years_alone_may_be_a_horizon() -> None:
    assert window("Mục tiêu kinh tế số đến 2030?").horizon
    assert not window("phải làm gì trước tháng 6/2025?").horizon


def test_a_second_span_that_cannot_be_joined_is_said_not_dropped() -> None:
    found = window("trong tháng 3/2025 để báo cáo ở cuộc họp tháng 9/2025")
    assert ends(found) == ("2025-03-01", "2025-03-31")
    assert found.assumed == ("Chưa xét thêm “tháng 9/2025”; xin hỏi riêng mốc này",)


@pytest.mark.parametrize(
    "phrase",
    [
        "trong tháng 3 và tháng 9/2025", "tháng 3, tháng 9 năm 2025", "trong tháng 3, 9/2025",
        "thang 3 va thang 9 nam 2025", "tháng 3/2025 lẫn tháng 9/2025",
    ],
)  # fmt: skip
def test_periods_that_do_not_touch_are_one_window_of_two_parts(phrase: str) -> None:
    """The year of the last is that of both; nothing between counts."""
    found = window(phrase)
    assert ends(found) == ("2025-03-01", "2025-09-30")
    march, september = found.stretches
    assert march == (date(2025, 3, 1), date(2025, 3, 31))
    assert september == (date(2025, 9, 1), date(2025, 9, 30))


def test_of_three_periods_those_that_touch_are_one_part() -> None:
    parts = window("tháng 6, tháng 7 và tháng 9/2025").stretches
    assert parts == (
        (date(2025, 6, 1), date(2025, 7, 31)),
        (date(2025, 9, 1), date(2025, 9, 30)),
    )


def test_a_day_between_that_the_year_does_not_have_is_told() -> None:
    found = window("ngày 1/2, ngày 29/2, ngày 1/4", year=None)
    with pytest.raises(InvalidDate):
        resolve(found, 2025)


def test_periods_without_a_year_take_that_of_the_plan() -> None:
    found = resolve(window("quý I và quý III", year=None), 2026)
    assert ends(found) == ("2026-01-01", "2026-09-30")
    assert [first.month for first, _ in found.stretches] == [1, 7]


@pytest.mark.parametrize(
    "phrase",
    ["trước ngày 31/2", "tháng 13", "quý 5/2025", "ngày 32/1", "trước ngày 29/2",
     "29/2/2025 29/2/2025", "ngày 29/2 và ngày 30/4/2025",
     "từ 30/9/2025 đến 1/3/2025"],
)  # fmt: skip
def test_a_date_that_does_not_exist_is_told_to_the_user(phrase: str) -> None:
    with pytest.raises(InvalidDate, match=r"“.+”") as error:
        find_window(f"làm gì {phrase}", AS_OF, 2025)
    assert "\n" not in str(error.value)


def test_29_february_waits_for_a_year_that_has_it() -> None:
    found = window("trước ngày 29/2", year=None)
    assert resolve(found, 2028).before == date(2028, 2, 28)
    with pytest.raises(InvalidDate):
        resolve(found, 2027)


def test_where_in_a_year_is_no_beginning_of_it() -> None:
    """ "Đâu" is "where", and "đấu" strives."""
    for text in ("ở đâu năm 2026", "phấn đấu năm 2026"):
        window = find_window(text, AS_OF, None)
        assert window is not None and window.before == date(2026, 12, 31)


@given(st.dates(date(2000, 1, 1), date(2090, 12, 31)), st.sampled_from(sorted(PHRASES)))
def test_no_window_is_inverted(as_of: date, phrase: str) -> None:
    found = find_window(phrase, as_of, as_of.year)
    assert found and (found.after or found.before)
    if found.after and found.before:
        assert found.after <= found.before


@given(st.dates(date(2000, 1, 1), date(2090, 12, 31)), st.integers(-60, 60))
def test_months_on_is_the_same_day_or_the_month_s_last(start: date, months: int) -> None:
    moved = add_months(start, months)
    gone = (moved.year - start.year) * 12 + moved.month - start.month
    assert gone == months
    assert moved.day == start.day or (moved + timedelta(1)).day == 1


@given(st.integers(1, 12), st.integers(2020, 2040))
def test_before_a_month_meets_the_month(month: int, year: int) -> None:
    limit, inside = window(f"trước tháng {month}", year), window(f"trong tháng {month}", year)
    assert limit.before and inside.after
    assert limit.before + timedelta(1) == inside.after
    assert limit.boundary == inside.before


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        found = find_window(text, AS_OF, 2025)
    except InvalidDate:
        return
    assert found is None or text[slice(*found.span)].strip() == found.phrase


@pytest.mark.parametrize(
    ("text", "after", "before"),
    [
        ("Năm 2025 còn việc nào từ tháng 10?", date(2025, 10, 1), date(2025, 12, 31)),
        ("Năm 2026 trước tháng 7 có việc gì?", date(2026, 1, 1), date(2026, 6, 30)),
        ("Trước tháng 7 năm 2026 có việc gì?", None, date(2026, 6, 30)),
    ],
)
def test_a_year_beside_an_open_end_closes_it(
    text: str, after: date | None, before: date | None
) -> None:
    window = find_window(text, date(2025, 3, 1), 2025)
    assert window and (window.after, window.before) == (after, before)
