"""Due days as a calendar file (RFC 5545). The only module that knows icalendar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from icalendar import Alarm, Calendar, Event, vRecur

from assistant.exports.files import ExportError, clean, write_whole
from assistant.exports.rows import ExportRow
from assistant.exports.table import lines_words
from assistant.exports.words import KINDS, dated
from corpus.deadlines import occurrences
from corpus.plan import Deadline

REMIND_DAYS = (7, 1)
_REMIND_HOUR = 8  # an all-day event begins at midnight; telephones would ring then

_SUMMARY = 160
_LEAP = 2024  # a whole year to lay a rhythm over; in it February has all its days
_YEARS_AHEAD = 6  # far enough for the first day of any yearly rhythm
_WORK = {KINDS[kind] for kind in ("task", "assignment", "duty")}
_NOTHING = (
    "Không có nhiệm vụ nào có ngày đến hạn để đưa vào lịch: các nhiệm vụ được chọn đều "
    "thường xuyên, theo điều kiện hoặc không nêu thời hạn."
)

_Rule = tuple[tuple[str, object], ...]


@dataclass(frozen=True, slots=True)
class _Day:
    """One event: an all-day date, what of the deadline it is, its rhythm where it recurs.

    `step` is the words of a milestone, "" where the deadline has only one day.
    """

    key: str
    day: date
    step: str = ""
    rule: _Rule = ()


def write_ics(rows: Sequence[ExportRow], path: Path, *, now: datetime | None = None) -> int:
    """One all-day event for every due day or milestone, recurring duties as RRULE.

    Returns how many pieces of work were left out because they have no day (ongoing,
    conditional, undated). A record's events keep their UID from export to export. `now`
    stamps the events. Raises ExportError when the path cannot be written, or when there
    is no event at all: a calendar without one is not valid.
    """
    stamp = now or datetime.now(UTC)
    events: dict[str, Event] = {}
    for row in rows:
        for day in _days(row):
            events.setdefault(_uid(row, day), _event(row, day, stamp))
    if not events:
        raise ExportError(_NOTHING)
    data = _calendar(events.values()).to_ical()
    write_whole(path, lambda beside: _save(beside, data))
    return len({row.record for row in rows if row.kind in _WORK and not any(_days(row))})


def _save(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def _calendar(events: Iterable[Event]) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//kehoach//Lich nhiem vu//VI")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", "Nhiệm vụ theo kế hoạch")
    for event in events:
        calendar.add_component(event)
    return calendar


# --- Which days ---------------------------------------------------------------------------


def _days(row: ExportRow) -> Iterator[_Day]:
    """The days of a row; of several steps due on one day the first gives its words."""
    deadline = row.deadline
    if deadline is None:
        return
    if deadline.recurrence:
        yield from _rhythms(row, deadline)
    if deadline.milestones:
        for step in deadline.milestones:
            yield _Day(step.due.isoformat(), step.due, step.raw)
    elif deadline.due and not deadline.recurrence:
        yield _Day(deadline.due.isoformat(), deadline.due)


def _rhythms(row: ExportRow, deadline: Deadline) -> Iterator[_Day]:
    """A recurring deadline as few rules: months that share a day of the month are one.

    Counted from the plan's own day, or from the deadline's start where that is later.
    """
    since = max(row.issued, deadline.start or row.issued)
    if deadline.recurrence and "weekly" in deadline.recurrence.freq:
        sunday = since + timedelta(6 - since.weekday())
        yield from _bounded("W", (sunday,), (("freq", "weekly"), ("byday", "su")), deadline)
    yearly = _without_weeks(deadline)
    for month_day, months in _pattern(yearly).items():
        days = occurrences(yearly, since, date(since.year + _YEARS_AHEAD, 12, 31))
        days = tuple(d for d in days if d.month in months and _month_day(d) == month_day)
        yield from _bounded(f"R{month_day}", days, _rule(month_day, months), deadline)


def _bounded(key: str, days: Sequence[date], rule: _Rule, deadline: Deadline) -> Iterator[_Day]:
    """An event from the first day on, until the deadline's own end where it has one."""
    if days and (deadline.due is None or days[0] <= deadline.due):
        yield _Day(key, days[0], rule=(*rule, ("until", deadline.due)) if deadline.due else rule)


def _without_weeks(deadline: Deadline) -> Deadline:
    rule = deadline.recurrence
    if rule is None or "weekly" not in rule.freq:
        return deadline
    kept = tuple(name for name in rule.freq if name != "weekly")
    return replace(deadline, recurrence=replace(rule, freq=kept))


def _pattern(deadline: Deadline) -> dict[int, list[int]]:
    """Day of the month (-1: the last) → months, over one whole year."""
    free = replace(deadline, start=None, due=None)
    pattern: dict[int, list[int]] = {}
    for day in occurrences(free, date(_LEAP, 1, 1), date(_LEAP, 12, 31)):
        pattern.setdefault(_month_day(day), []).append(day.month)
    return pattern


def _month_day(day: date) -> int:
    return -1 if (day + timedelta(1)).day == 1 else day.day


def _rule(month_day: int, months: Sequence[int]) -> _Rule:
    if len(months) == 12:
        return (("freq", "monthly"), ("bymonthday", month_day))
    return (("freq", "yearly"), ("bymonth", list(months)), ("bymonthday", month_day))


# --- What an event says ---------------------------------------------------------------------


def _uid(row: ExportRow, day: _Day) -> str:
    """Stable, and plain ASCII: locators may hold "đ", which some servers spoil."""
    return str(uuid5(NAMESPACE_URL, f"kehoach:{row.record}/{day.key}"))


def _event(row: ExportRow, day: _Day, stamp: datetime) -> Event:
    summary = _summary(row, day)
    event = Event()
    event.add("uid", _uid(row, day))
    event.add("dtstamp", stamp)
    event.add("dtstart", day.day)
    event.add("dtend", day.day + timedelta(1))
    event.add("summary", summary)
    event.add("description", clean(_description(row, day)))
    event.add("categories", [clean(word) for word in (row.plan_name, row.role) if word])
    event.add("transp", "TRANSPARENT")  # a due day does not make anyone busy
    if day.rule:
        event.add("rrule", vRecur(dict(day.rule)))
    for days in REMIND_DAYS:
        event.add_component(_alarm(summary, days))
    return event


def _alarm(summary: str, days: int) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", f"Còn {days} ngày: {summary}")
    alarm.add("trigger", timedelta(days=-days, hours=_REMIND_HOUR))
    return alarm


def _summary(row: ExportRow, day: _Day) -> str:
    """ "[Kế hoạch 26/KH-UBND] Xây dựng …", a milestone's own words after it."""
    step = f" – {_short(day.step)}" if day.step else ""
    replaced = "" if row.in_force else " (kế hoạch đã được thay thế)"
    return f"[{clean(row.plan_name)}] {_short(row.text)}{step}{replaced}"


def _short(text: str) -> str:
    text = clean(text).replace("\n", " ")
    return text if len(text) <= _SUMMARY else text[:_SUMMARY].rpartition(" ")[0] + " …"


def _description(row: ExportRow, day: _Day) -> str:
    told = {
        "Nội dung": row.text,
        "Mốc": day.step,
        "Thời hạn (nguyên văn)": row.deadline_raw,
        "Định kỳ": row.recurrence,
        "Hạn cuối": "" if day.rule else dated(day.day),
        "Cơ quan chủ trì": row.lead_raw or "; ".join(row.lead),
        "Cơ quan phối hợp": row.coordinating_raw,
        "Kết quả": row.output,
        "Hiệu lực của kế hoạch": row.standing,
        "Ghi chú": row.note,
        "Căn cứ": f"{row.citation} (tệp {row.file}, dòng {lines_words(row)})",
        "Trích nguyên văn": f"“{row.quote}”",
    }
    return "\n".join(f"{name}: {words}" for name, words in told.items() if words)
