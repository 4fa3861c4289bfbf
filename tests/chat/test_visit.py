"""Settings are read strictly; a conversation keeps what it needs and no more."""

from datetime import date

import pytest

from chat.chips import place
from chat.visit import Choice, SettingError, Visit, agencies, provinces, read_choice, read_day

PROVINCES, AGENCIES = ("Thái Bình", "Đồng Tháp"), ("Sở Nội vụ",)


def test_the_panels_values_become_settings() -> None:
    values = {"province": "Đồng Tháp", "agency": "*", "as_of": "30/6/2025"}
    choice = read_choice(values, PROVINCES, AGENCIES)
    assert choice == Choice("Đồng Tháp", None, date(2025, 6, 30))
    assert choice.text == "tỉnh Đồng Tháp · tính đến ngày 30/6/2025"


def test_without_a_day_today_counts() -> None:
    today = date(2026, 1, 2)
    assert read_choice({}, PROVINCES, AGENCIES).settings(today).as_of == today
    assert Choice().text == ""


@pytest.mark.parametrize(
    "values",
    [{"province": "Hà Nội"}, {"agency": "<b>"}, {"as_of": "31/2/2025"}, {"as_of": "mai"}],
)
def test_a_value_that_was_not_offered_is_refused(values: dict[str, object]) -> None:
    with pytest.raises(SettingError):
        read_choice(values, PROVINCES, AGENCIES)


def test_days_are_read_in_the_usual_forms() -> None:
    assert read_day("1-7-2025") == read_day("01.07.2025") == read_day("2025-07-01")


def test_the_lists_come_from_the_plans(register) -> None:
    assert provinces(register) == ("Đồng Tháp", "Thái Bình", "Thái Nguyên")
    assert "Sở Nội vụ" in agencies(register)
    assert "Các sở, ban, ngành" not in agencies(register)


def test_a_clicked_chip_finds_its_citation(answers) -> None:
    visit, answer = Visit(), answers.of("PL2.7", "PL2.8")
    visit.remember("s1", answer)
    where = place("/ke-hoach/thaibinh-26-2025?dong=383-383#PL2.7")
    assert where and visit.citation("s1", where) == answer.citations[0]
    assert visit.citation("other", where) is None


def test_old_answers_are_let_go(answers) -> None:
    visit, answer = Visit(), answers.of("PL2.7")
    for n in range(60):
        visit.remember(str(n), answer)
    assert len(visit.answers) == 40 and "59" in visit.answers
    assert len(visit.history) == 12


@pytest.mark.parametrize("text", ["1/1/0001", "31/12/9999", "2101-01-01"])
def test_a_day_that_no_calendar_needs_is_refused(text: str) -> None:
    """Counting from it would run over the ends of time."""
    with pytest.raises(SettingError, match="từ năm 2000 đến năm 2100"):
        read_day(text)
