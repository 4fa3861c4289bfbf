"""A calendar, read back by the library, and laid over years beside the deadlines."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar

from assistant.exports.files import ExportError
from assistant.exports.ics import write_ics
from assistant.exports.rows import ExportRow, rows_of_records
from corpus.deadlines import occurrences, parse_deadline
from corpus.plan import Duty
from index.register import Register

NOW = datetime(2025, 6, 1, 8, tzinfo=UTC)


def events(rows: tuple[ExportRow, ...], path: Path) -> list[Any]:
    write_ics(rows, path, now=NOW)
    return list(Calendar.from_ical(path.read_bytes()).walk("VEVENT"))


def days(event: Any, until: date) -> set[date]:
    """Every day of an event, its rule unrolled."""
    start = event.decoded("dtstart")
    if "rrule" not in event:
        return {start}
    opening = datetime(start.year, start.month, start.day)
    rule = rrulestr(event["rrule"].to_ical().decode(), dtstart=opening)
    found = rule.between(opening, datetime(until.year, until.month, until.day), inc=True)
    return {day.date() for day in found}


def test_a_due_day_is_one_all_day_event_with_two_reminders(
    rows: tuple[ExportRow, ...], tmp_path: Path
) -> None:
    (event,) = events(rows[:1], tmp_path / "a.ics")
    assert event.decoded("dtstart") == date(2025, 6, 30)
    assert event.decoded("dtend") == date(2025, 7, 1)
    assert str(event["summary"]) == "[Kế hoạch 2/KH-UBND] Xây dựng Đề án số hóa hồ sơ"
    alarms = [a.decoded("trigger") for a in event.walk("VALARM")]
    at_eight = timedelta(hours=8)
    assert alarms == [timedelta(days=-7) + at_eight, timedelta(days=-1) + at_eight]


def test_the_description_names_agency_output_and_citation(
    rows: tuple[ExportRow, ...], tmp_path: Path
) -> None:
    (event,) = events(rows[:1], tmp_path / "a.ics")
    told = str(event["description"]).split("\n")
    assert "Cơ quan chủ trì: Sở Nội vụ" in told
    assert "Cơ quan phối hợp: Các sở, ban, ngành" in told
    assert "Kết quả: Quyết định" in told
    assert "Thời hạn (nguyên văn): Tháng 6/2025" in told
    assert any("Phụ lục I, nhiệm vụ 1 (tệp moi-2-2025.txt, dòng 1)" in line for line in told)


def test_milestones_are_events_of_their_own(rows: tuple[ExportRow, ...], tmp_path: Path) -> None:
    found = events(rows[2:3], tmp_path / "a.ics")
    assert [e.decoded("dtstart") for e in found] == [date(2025, 12, 31), date(2030, 12, 31)]
    assert "quý IV/2025" in str(found[0]["summary"]).partition(" – ")[2]


def test_a_recurring_duty_is_a_rule_from_the_plans_day_on(
    rows: tuple[ExportRow, ...], tmp_path: Path
) -> None:
    found = events(rows[3:4], tmp_path / "a.ics")
    assert [e.decoded("dtstart") for e in found] == [date(2025, 6, 9), date(2025, 11, 24)]
    assert [e["rrule"]["FREQ"] for e in found] == [["YEARLY"], ["YEARLY"]]


def test_what_has_no_day_is_left_out_and_counted(
    rows: tuple[ExportRow, ...], tmp_path: Path
) -> None:
    assert write_ics(rows, tmp_path / "a.ics") == 1  # the ongoing task; targets are no work
    with pytest.raises(ExportError, match="Không có nhiệm vụ nào có ngày đến hạn"):
        write_ics(rows[1:2], tmp_path / "b.ics")
    assert not (tmp_path / "b.ics").exists()


def test_an_event_keeps_its_uid_and_never_comes_twice(
    rows: tuple[ExportRow, ...], tmp_path: Path
) -> None:
    once = events(rows, tmp_path / "a.ics")
    later = events((*rows, replace(rows[0], note="khác")), tmp_path / "b.ics")
    assert [str(e["uid"]) for e in once] == [str(e["uid"]) for e in later]
    assert len({str(e["uid"]) for e in once}) == len(once) == 5


def test_lines_are_folded_by_bytes_escaped_and_end_with_crlf(
    rows: tuple[ExportRow, ...], tmp_path: Path
) -> None:
    hostile = replace(rows[0], text="Một, hai; ba\\bốn\nnăm\x07\r\nEND:VEVENT " + "ề" * 200)
    (event,) = events((hostile,), tmp_path / "a.ics")
    lines = (tmp_path / "a.ics").read_bytes().split(b"\r\n")
    assert lines[-1] == b"" and all(b"\n" not in line for line in lines)
    assert all(len(line) <= 75 for line in lines)
    assert [line.decode() for line in lines].count("END:VEVENT") == 1
    assert "Một, hai; ba\\bốn\nnăm\nEND:VEVENT" in str(event["description"])


def test_a_replaced_plan_is_named_in_the_summary(
    rows: tuple[ExportRow, ...], tmp_path: Path
) -> None:
    (event,) = events((replace(rows[0], in_force=False),), tmp_path / "a.ics")
    assert str(event["summary"]).endswith("(kế hoạch đã được thay thế)")


RHYTHMS = (
    "Hằng năm",
    "Hằng tháng",
    "Định kỳ hằng quý",
    "Tháng 11 của năm trước",
    "Ngày 25 hằng tháng",
    "Hằng tuần",
    "Hằng tuần, hằng quý",
    "Ngày 30 hằng tháng",
    "Trước ngày 01/3 hằng năm",
    "Hằng tháng, năm (trước 10/12)",
)


@pytest.mark.parametrize("words", RHYTHMS)
def test_a_rule_falls_on_the_days_that_the_deadline_has(
    small: Register, tmp_path: Path, words: str
) -> None:
    """The calendar and an answer to "what is due in …" never differ."""
    deadline = parse_deadline(words, date(2025, 5, 19))
    assert deadline is not None and deadline.recurrence
    duty = small.get("moi-2-2025#III.đ")
    assert isinstance(duty, Duty)
    rows = rows_of_records([replace(duty, deadline=deadline)], small)
    end = date(2029, 12, 31)
    found = set().union(*(days(e, end) for e in events(rows, tmp_path / "a.ics")))
    assert found == set(occurrences(deadline, date(2025, 5, 19), end))


def test_a_bounded_rhythm_ends_with_its_deadline(small: Register, tmp_path: Path) -> None:
    deadline = parse_deadline("Hằng năm (2026-2028)", date(2025, 5, 19))
    duty = small.get("moi-2-2025#III.đ")
    assert isinstance(duty, Duty)
    rows = rows_of_records([replace(duty, deadline=deadline)], small)
    (event,) = events(rows, tmp_path / "a.ics")
    assert sorted(d.year for d in days(event, date(2040, 1, 1))) == [2026, 2027, 2028]


def test_the_half_yearly_report_of_plan_26_falls_on_its_two_days(
    five: Register, tmp_path: Path
) -> None:
    """ "trước ngày 10 tháng 6 và trước ngày 25 tháng 11": the day before each still counts."""
    record = five.get("thaibinh-26-2025#III.1-3")
    assert record is not None
    found = events(rows_of_records([record], five), tmp_path / "a.ics")
    assert [e.decoded("dtstart") for e in found] == [date(2025, 6, 9), date(2025, 11, 24)]
