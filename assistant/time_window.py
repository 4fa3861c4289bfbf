"""A question's words about time, "trước tháng 6", become a Window of days.

The calendar periods and the words before them are read as in the plans
(`corpus.deadlines`); here the relative ones ("tháng này", "30 ngày tới", "quá hạn") are
added and the whole is turned into first and last days.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from corpus.deadlines import (
    Day,
    Folded,
    Period,
    Stretch,
    folded,
    scan,
    stretches,
    with_years,
    without_documents,
)

SOON_DAYS = 30
_LEAP = 2024  # stands in for an open year: every day of a year exists in it


class InvalidDate(ValueError):
    """A day, month or span that does not exist; the message is for the user."""


@dataclass(frozen=True, slots=True)
class Window:
    """The days a question asks about, both ends inclusive; None is open.

    `boundary` is set for "trước …": the last day of the period just past the limit, so
    what falls due in (before, boundary] can be mentioned apart. `span` counts characters
    of the question. `assumed` tells the user how the words were understood.

    `yearless`: the question names no year and none was given. Then `after`, `before` and
    `boundary` are None and `open` carries month and day of the three; `resolve` fills in
    a plan's year. `overdue`: only days before the as-of date count, also when the words
    name a span beside ("quá hạn trong tháng 6"). `horizon`: only years are named, which
    in a question about targets are the year to be reached ("đến năm 2030").
    """

    after: date | None
    before: date | None
    phrase: str
    span: tuple[int, int]
    boundary: date | None = None
    assumed: tuple[str, ...] = ()
    yearless: bool = False
    overdue: bool = False
    horizon: bool = False
    open: tuple[Day | None, Day | None, Day | None] = (None, None, None)


def printed(day: date) -> str:
    """A day as Vietnamese official style prints it.

    >>> printed(date(2025, 6, 1)), printed(date(2025, 2, 13))
    ('01/6/2025', '13/02/2025')
    """
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"{day.day:02}/{month}/{day.year}"


def add_months(day: date, months: int) -> date:
    """The same day some months on, or the last day of a shorter month.

    >>> add_months(date(2025, 1, 31), 1)
    datetime.date(2025, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


# --- Words that count from the as-of date ---------------------------------------------


def _days(start: int, end: int, first: date, last: date) -> Period:
    low, high = (Day(d.year, d.month, d.day) for d in (first, last))
    return Period(start, end, "range", low, high)


def _unit(name: str, as_of: date, step: int) -> tuple[date, date]:
    """First and last day of the week, month, quarter or year `step` away from as_of's."""
    if name == "tuan":
        first = as_of - timedelta(as_of.weekday()) + timedelta(7 * step)
        return first, first + timedelta(6)
    size = {"thang": 1, "quy": 3, "nam": 12}[name]
    month = (as_of.month - 1) // size * size + 1
    first = add_months(as_of.replace(month=month, day=1), step * size)
    return first, add_months(first, size) - timedelta(1)


def _shifted(name: str, as_of: date, count: int) -> date:
    if name in ("ngay", "tuan"):
        return as_of + timedelta(count * (7 if name == "tuan" else 1))
    return add_months(as_of, count * {"thang": 1, "quy": 3, "nam": 12}[name])


_NUMBERS = {
    "mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8,
    "chin": 9, "muoi": 10,
}  # fmt: skip
_N = rf"(?P<n>\d{{1,3}}|{'|'.join(_NUMBERS)})"
_NEW_PERIOD = r"(?![a-z]|\s*(?:ngay|thang|quy|nam|het|cuoi|dau|\d))"
_NEXT = r"(?:sap toi|tiep theo|ke tiep|toi)"
_PAST = r"(?:vua qua|vua roi|truoc day|gan day|qua)"
_SPAN_AHEAD = re.compile(
    rf"(?<![\w/])(?:(?:trong\s*)?(?:vong\s*)?{_N}\s*(?P<u>ngay|tuan|thang|quy|nam)\s*"
    rf"(?:(?P<next>{_NEXT}|nua){_NEW_PERIOD}|(?P<past>{_PAST}){_NEW_PERIOD})"
    rf"|(?:trong\s*)?vong\s*(?P<n2>\d{{1,3}})\s*(?P<u2>ngay|tuan|thang|quy|nam)(?![a-z])"
    r"|trong\s*(?P<n3>\d{1,3})\s*(?P<u3>ngay|tuan)(?![a-z]|\s*(?:ke tu|lam viec)))"
)
_STEPS = {
    "nay": 0, "hien tai": 0, "sau": 1, "toi": 1, "sap toi": 1, "tiep theo": 1, "ke tiep": 1,
    "truoc": -1, "qua": -1, "vua qua": -1, "vua roi": -1, "ngoai": -1,
}  # fmt: skip
_STEP = "|".join(sorted(_STEPS, key=len, reverse=True))
_UNIT_STEP = re.compile(
    r"(?<!cac )(?<!nhung )(?<![a-z\d])(?<!\d )(?P<u>tuan|thang|quy|nam)"
    rf"\s*(?P<s>{_STEP}){_NEW_PERIOD}"
)
_NAMED_DAYS = {"hom nay": 0, "ngay mai": 1, "ngay kia": 2, "hom qua": -1}
_NAMED_DAY = re.compile(rf"(?<![a-z])(?P<d>{'|'.join(_NAMED_DAYS)})(?![a-z])")
_NOW = re.compile(r"(?<=tu )(?:bay gio|nay|gio)(?![a-z])|(?<=den )(?:hien nay|nay)(?![a-z])")
_THIS_END = re.compile(
    rf"(?<=het )(?P<u>thang|quy){_NEW_PERIOD}|cuoi\s*(?P<u2>thang|quy){_NEW_PERIOD}"
)
_OPEN_YEAR = re.compile(rf"(?:(?<=het )|(?<=trong ))nam(?![a-z]|\s*(?:\d|{_STEP}))")
_DAY_ALONE = re.compile(
    rf"ngay\s*(?P<d>\d{{1,2}})\s*thang\s*(?P<s>{_STEP}){_NEW_PERIOD}"
    r"|(?:(?<=truoc )|(?<=den )|(?<=nhat )|(?<=sau )|(?<=tu ))ngay\s*(?P<d2>\d{1,2})"
    r"(?!\d|\s*[/.-]\s*\d|\s*thang\s*\d)"
)


def _count(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word]


def _ahead(text: str, as_of: date) -> Iterator[Period]:
    """ "30 ngày tới", "2 tuần qua", "trong vòng 3 tháng"."""
    for found in _SPAN_AHEAD.finditer(text):
        got = found.groupdict()
        count = _count(got["n"] or got["n2"] or got["n3"] or "")
        unit = got["u"] or got["u2"] or got["u3"] or ""
        other = _shifted(unit, as_of, -count if got["past"] else count)
        yield _days(*found.span(), min(as_of, other), max(as_of, other))


def _day_alone(found: re.Match[str], as_of: date) -> Period:
    """ "trước ngày 15" is of this month, "ngày 15 tháng sau" of the next."""
    month = add_months(as_of.replace(day=1), _STEPS[found["s"] or "nay"])
    day = Day(month.year, month.month, int(found["d"] or found["d2"]))
    return Period(*found.span(), "day", day, day)


def _relative(text: str, as_of: date) -> list[Period]:
    found = list(_ahead(text, as_of))
    for m in _UNIT_STEP.finditer(text):
        found.append(_days(*m.span(), *_unit(m["u"], as_of, _STEPS[m["s"]])))
    for m in _THIS_END.finditer(text):
        found.append(_days(*m.span(), *_unit(m["u"] or m["u2"], as_of, 0)))
    for m in _NAMED_DAY.finditer(text):
        day = as_of + timedelta(_NAMED_DAYS[m["d"]])
        found.append(_days(*m.span(), day, day))
    found += [_days(*m.span(), as_of, as_of) for m in _NOW.finditer(text)]
    found += [_day_alone(m, as_of) for m in _DAY_ALONE.finditer(text)]
    for m in _OPEN_YEAR.finditer(text):
        found.append(Period(*m.span(), "year", Day(None, 1, 1), Day(None, 12, 31)))
    return found


_OF_RELATIVE_YEAR = re.compile(rf"\s*,?\s*(?:cua\s*)?(?P<nam>nam\s*)?(?P<s>{_STEP}){_NEW_PERIOD}")


def _placed(period: Period, text: str, as_of: date) -> Period:
    """A yearless period with the word after it: "tháng 6 này", "quý II năm sau"."""
    found = _OF_RELATIVE_YEAR.match(text, period.end)
    if period.year is not None or not found:
        return period
    step, named = _STEPS[found["s"]], found["nam"] or period.unit == "part"
    if not named and found["s"] in ("sau", "truoc"):
        return period
    year = as_of.year + step
    if step and not named:  # "tháng 6 tới" is the next one to come
        here = replace(period.last, day=0).on(as_of.year)
        year = as_of.year + (here < as_of) if step > 0 else as_of.year - (here >= as_of)
    return replace(period.in_year(year), end=found.end())


def _periods(source: Folded, text: str, as_of: date) -> list[Period]:
    """All periods of a question in order; of two that overlap the longer one stays."""
    found = [_placed(p, text, as_of) for p in scan(source, text)]
    found += _relative(text, as_of)
    kept: list[Period] = []
    for period in sorted(found, key=lambda p: (p.start - p.end, p.start)):
        if all(period.end <= k.start or k.end <= period.start for k in kept):
            kept.append(period)
    return sorted(kept, key=lambda p: p.start)


# --- From stretches to a window -------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Draft:
    """A window whose days may lack their year."""

    start: int
    end: int
    after: Day | None
    before: Day | None
    boundary: Day | None
    horizon: bool
    cued: bool
    told: bool

    @property
    def years(self) -> set[int | None]:
        return {d.year for d in (self.after, self.before) if d}


def _back(day: Day, delta: int) -> Day:
    return replace(day, delta=delta)


_ONWARDS = re.compile(r"\s*(?:tro di|tro ve sau|ve sau)")


def _draft(stretch: Stretch, text: str, relative: bool) -> _Draft:
    first, last, cue = stretch.first, stretch.last, stretch.cue
    onwards = _ONWARDS.match(text, stretch.end)
    after, before, boundary = {
        "before": (None, _back(first, -1), last),
        "by": (None, last, None),
        "from": (first, None, None),
        "after": (_back(last, 1), None, None),
    }.get(cue, (first, None if onwards else last, None))
    horizon = not relative and (stretch.unit == "year" or _years_only(stretch))
    cued = cue not in ("", "in") or bool(onwards) or (stretch.unit == "range" and not horizon)
    end = onwards.end() if onwards else stretch.end
    told = relative or stretch.unit == "part"
    return _Draft(stretch.start, end, after, before, boundary, horizon, cued, told)


def _years_only(stretch: Stretch) -> bool:
    """ "2026-2030", "từ năm 2026 đến năm 2030"."""
    first, last = stretch.first, stretch.last
    whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 0)
    return stretch.unit == "range" and whole and first.year != last.year


def _drafts(source: Folded, text: str, as_of: date) -> list[_Draft]:
    periods = _periods(source, text, as_of)
    exact = {p.end for p in with_years(scan(source, text), text) if p.year is not None}
    drafts = []
    for stretch in stretches(source, text, periods):
        if stretch.unit == "year" and not stretch.marked and not stretch.cue:
            continue  # a bare "2030" may be any number
        drafts.append(_draft(stretch, text, stretch.end not in exact))
    return drafts


def _on(day: Day | None, year: int, phrase: str) -> date | None:
    try:
        return day.on(year) if day else None
    except ValueError:
        raise InvalidDate(
            f"Thời điểm “{phrase}” không có trong lịch; xin kiểm tra lại ngày, tháng."
        ) from None


def _meaning(window: Window) -> str:
    if window.boundary and window.before:
        since = f"từ ngày {printed(window.after)} và " if window.after else ""
        return f"{since}trước ngày {printed(window.before + timedelta(1))}"
    if window.after is None and window.before:
        return f"đến hết ngày {printed(window.before)}"
    if window.before is None and window.after:
        return f"từ ngày {printed(window.after)} trở đi"
    if window.after and window.after == window.before:
        return f"ngày {printed(window.after)}"
    if window.after and window.before:
        return f"từ ngày {printed(window.after)} đến hết ngày {printed(window.before)}"
    return "mọi thời điểm"


def _assume(window: Window) -> Window:
    note = f"Hiểu “{window.phrase}” là {_meaning(window)}"
    return replace(window, assumed=(*window.assumed, note))


def _checked(window: Window) -> Window:
    if window.after and window.before and window.after > window.before:
        raise InvalidDate(f"Khoảng thời gian “{window.phrase}” có ngày đầu sau ngày cuối.")
    return window


def resolve(window: Window, year: int) -> Window:
    """A yearless window in a plan's year, with the assumption said; others unchanged.

    Raises InvalidDate where the day does not exist in that year ("29/2").
    """
    if not window.yearless:
        return window
    after, before, boundary = (_on(day, year, window.phrase) for day in window.open)
    return _assume(_checked(replace(
        window, after=after, before=before, boundary=boundary, yearless=False,
        open=(None, None, None),
    )))  # fmt: skip


def _met(one: _Draft, other: _Draft) -> _Draft | None:
    """ "sau tháng 3 và trước tháng 9": a lower and an upper limit as one window."""
    for low, high in ((one, other), (other, one)):
        if low.before is None and high.after is None:
            return replace(
                low, start=min(one.start, other.start), end=max(one.end, other.end),
                before=high.before, boundary=high.boundary, told=one.told or other.told,
            )  # fmt: skip
    if one.cued == other.cued and one.after and one.before and other.after and other.before:
        end, start = one.before.on(_LEAP), other.after.on(_LEAP)
        if start == end + timedelta(1):  # "quý I và quý II"
            return replace(one, end=other.end, before=other.before)
    return None


def _filled(day: Day | None, year: int) -> Day | None:
    return replace(day, year=year + day.wrap, wrap=0) if day and day.year is None else day


def _lent(draft: _Draft, year: int | None) -> _Draft:
    """The draft with a year that stands elsewhere in the question."""
    if year is None or None not in draft.years:
        return draft
    after, before, boundary = (
        _filled(day, year) for day in (draft.after, draft.before, draft.boundary)
    )
    return replace(draft, after=after, before=before, boundary=boundary, told=False)


def _valid(draft: _Draft, phrase: str) -> None:
    for day in (draft.after, draft.before, draft.boundary):
        _on(day, _LEAP, phrase)


def _chosen(drafts: Sequence[_Draft], phrases: Sequence[str]) -> tuple[_Draft, tuple[str, ...]]:
    """The draft that limits the question, and a note on what was left aside.

    A bare "năm 2025" beside a sharper window only lends it its year.
    """
    weak = [d for d in drafts if d.horizon and not d.cued]
    strong = sorted([d for d in drafts if d not in weak] or weak, key=lambda d: not d.cued)
    lent = {y for d in weak if d not in strong for y in d.years}
    strong = [_lent(d, lent.pop() if len(lent) == 1 else None) for d in strong[:1]] + strong[1:]
    first, left = strong[0], []
    for other in strong[1:]:
        if joined := _met(first, other):
            first = joined
        else:
            left.append(phrases[[d.start for d in drafts].index(other.start)])
    notes = tuple(f"Chưa xét thêm “{phrase}”; xin hỏi riêng mốc này" for phrase in left)
    return first, notes


_OVERDUE = re.compile(
    r"(?:da\s*)?(?<!sap )(?<!chua )(?:qua|tre|cham)\s*(?:thoi\s*)?han(?![a-z])"
    r"|da\s*het\s*(?:thoi\s*)?han|(?:tre|cham)\s*tien\s*do"
)
_SOON = re.compile(r"(?:sap|gan)\s*(?:den|toi|het)\s*(?:thoi\s*)?han")


def _by_state(source: Folded, text: str, as_of: date) -> Window | None:
    """ "quá hạn", "sắp đến hạn": windows that name no date at all."""
    if late := _OVERDUE.search(text):
        window = Window(None, as_of - timedelta(1), source.slice(*late.span()),
                        source.span(*late.span()), overdue=True)  # fmt: skip
        return _assume(window)
    if soon := _SOON.search(text):
        last = as_of + timedelta(SOON_DAYS)
        window = Window(as_of, last, source.slice(*soon.span()), source.span(*soon.span()))
        return _assume(window)
    return None


def find_window(text: str, as_of: date, default_year: int | None) -> Window | None:
    """The window that a question names, or None.

    `as_of` is the day that relative words count from. `default_year` fills a missing
    year (the plan's year of issue); None leaves it open for `resolve`. Raises
    InvalidDate for a day or span that does not exist, with a message for the user.

    >>> find_window("Sở Nội vụ phải làm gì trước tháng 6?", date(2025, 3, 1), 2025).before
    datetime.date(2025, 5, 31)
    """
    source = folded(text)
    masked = without_documents(source.text)
    drafts = _drafts(source, masked, as_of)
    if not drafts:
        return _by_state(source, masked, as_of)
    phrases = [source.slice(d.start, d.end).strip() for d in drafts]
    for draft, phrase in zip(drafts, phrases, strict=True):
        _valid(draft, phrase)
    draft, notes = _chosen(drafts, phrases)
    return _window(source, draft, notes, default_year, bool(_OVERDUE.search(masked)))


def _window(
    source: Folded, draft: _Draft, notes: tuple[str, ...], year: int | None, overdue: bool
) -> Window:
    phrase = source.slice(draft.start, draft.end).strip()
    days = (draft.after, draft.before, draft.boundary)
    span = source.span(draft.start, draft.end)
    window = Window(None, None, phrase, span, None, notes, True, overdue, draft.horizon, days)
    if None in draft.years:
        return window if year is None else resolve(window, year)
    after, before, boundary = (_on(day, _LEAP, phrase) for day in days)
    window = _checked(replace(
        window, after=after, before=before, boundary=boundary, yearless=False,
        open=(None, None, None),
    ))  # fmt: skip
    return _assume(window) if draft.told else window
