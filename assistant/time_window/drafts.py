"""What a question's words limit, before every day has its year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from assistant.time_window.calendar_days import calendar_days
from assistant.time_window.relative import placed, relative_periods
from assistant.time_window.window import LEAP, day_in
from corpus.deadlines import Day, Folded, Period, Stretch, scan, stretches, with_years
from corpus.lazy import pattern


@dataclass(frozen=True, slots=True)
class Draft:
    """A window whose days may lack their year; `start` and `end` count folded text.

    `cued`: a word such as "trước" limits it. `told`: what was understood is to be said.
    `relative`: it counts from today or lacks its year.
    """

    start: int
    end: int
    after: Day | None
    before: Day | None
    boundary: Day | None
    horizon: bool
    cued: bool
    told: bool
    relative: bool = False
    parts: tuple[tuple[Day, Day], ...] = ()

    @property
    def years(self) -> set[int | None]:
        return {d.year for d in (self.after, self.before) if d}


def _periods(source: Folded, text: str, as_of: date) -> list[Period]:
    """All periods of a question in order; of two that overlap the longer one stays."""
    found = [placed(p, text, as_of) for p in scan(source, text)]
    found += [*relative_periods(text, as_of), *calendar_days(text, as_of)]
    kept: list[Period] = []
    for period in sorted(found, key=lambda p: (p.start - p.end, p.start)):
        if all(period.end <= k.start or k.end <= period.start for k in kept):
            kept.append(period)
    return sorted(kept, key=lambda p: p.start)


def _back(day: Day, delta: int) -> Day:
    return replace(day, delta=delta)


_ALSO = pattern(r"\s*(?:,|va|hoac|hay)\s*")  # "năm 2025 và 2026"
_ONWARDS = pattern(r"\s*(?:tro di|tro ve sau|ve sau)")
# "từ hôm nay", "tính từ tuần này": no end is said.
_FROM = pattern(r"(?:(?:tinh|ke)\s+)?tu\s+(?!.*(?<![a-z])(?:den|toi|het)(?![a-z])).+")
# "sang năm 2026 thì sao", "đổi sang tháng 9", "giai đoạn 2026-2028".
_ONTO = pattern(
    r"(?<![a-z])(?:(?:buoc |doi |chuyen )?sang"
    r"|(?:trong )?(?<!cac )(?<!tung )(?<!moi )(?:giai doan|thoi ky))\s*$"
)

# "kéo dài đến năm 2030", "mãi tới năm 2030 mới xong": what ends then, nothing done before.
_LASTS = pattern(r"(?<![a-z])(?:keo(?: dai)?(?: ra| sang)?|mai|tan)\s*$")
_NOT_BEFORE = pattern(r"(?<![a-z])(?:phai|doi|cho)\s*$")
_ONLY_THEN = pattern(r"\s*(?:thi )?moi(?![a-z])")


def _draft(stretch: Stretch, text: str, relative: bool) -> Draft:
    first, last = stretch.first, stretch.last
    led = text[: stretch.start]
    lasts = _LASTS.search(led)
    if _ONLY_THEN.match(text, stretch.end):
        lasts = lasts or _NOT_BEFORE.search(led)
    until = stretch.cue == "by" and (lasts or text.startswith("keo dai", stretch.start))
    cue = "until" if until else stretch.cue
    onwards = _ONWARDS.match(text, stretch.end)
    if relative and _FROM.fullmatch(text, stretch.start, stretch.end):
        cue = "from"
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
    onto = _ONTO.search(text[: stretch.start])
    onto = onto or (lasts if until else None)
    start = onto.start() if onto else stretch.start
    return Draft(start, end, after, before, boundary, horizon, cued, told, relative)


_REST_BEFORE = pattern(r"con lai\s*(?:(?:cua|trong)\s*)?$")
_REST_AFTER = pattern(r"\s*con lai(?![a-z])")


def _remaining(draft: Draft, text: str, as_of: date) -> Draft:
    """ "Các quý còn lại của năm 2025" begin today."""
    said = _REST_BEFORE.search(text[: draft.start]) or _REST_AFTER.match(text, draft.end)
    if not (said and draft.after and draft.before):
        return draft
    year = draft.before.year or as_of.year
    if not draft.after.on(year) <= as_of <= draft.before.on(year):
        return draft
    today = Day(as_of.year, as_of.month, as_of.day)
    return replace(draft, after=today, told=True, cued=True, horizon=False)


def _years_only(stretch: Stretch) -> bool:
    """ "2026-2030", "từ năm 2026 đến năm 2030"."""
    first, last = stretch.first, stretch.last
    whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 0)
    return stretch.unit == "range" and whole and first.year != last.year


def drafts_of(source: Folded, text: str, as_of: date) -> list[Draft]:
    """The limits that a question sets, in text order; `text` is its masked folded form."""
    periods = _periods(source, text, as_of)
    exact = {p.end for p in with_years(scan(source, text), text) if p.year is not None}
    drafts: list[Draft] = []
    for stretch in stretches(source, text, periods):
        joined = drafts and _ALSO.fullmatch(text[drafts[-1].end : stretch.start])
        if stretch.unit == "year" and not (stretch.marked or stretch.cue or joined):
            continue  # a bare "2030" may be any number
        draft = _draft(stretch, text, stretch.end not in exact)
        drafts.append(_remaining(draft, text, as_of))
    return drafts


_SEVERAL = 2
_AND = pattern(
    r"\s*(?:,|va|voi|lan|cung|roi|hay|hoac|&|\+|;)?"
    r"(?:\s*(?:va|trong|vao|o|ca|den\s+han|co\s+han|han))*\s*"
)


def listed(drafts: Sequence[Draft], phrases: Sequence[str], text: str) -> Draft | None:
    """ "Tháng 6, tháng 9/2025": periods side by side that do not touch as one window of several
    parts, where they are all that limits the question; a year that the last one names is that
    of all. None where they are not. Raises InvalidDate."""
    each = [d for d in drafts if d.after and d.before and not d.boundary]
    beside = all(_AND.fullmatch(text[a.end : b.start]) for a, b in pairwise(drafts))
    if len(drafts) < _SEVERAL or len(each) < len(drafts) or not beside:
        return None
    (year,) = drafts[-1].years if len(drafts[-1].years) == 1 else (None,)
    each = [_lent(draft, year) for draft in each]
    ends: list[tuple[Day, Day]] = []
    until: date | None = None
    for draft, phrase in zip(each, phrases, strict=True):
        since, last = (day_in(day, LEAP, phrase) for day in (draft.after, draft.before))
        if not (draft.after and draft.before and since and last) or (until and since <= until):
            return None
        touches = until is not None and since == until + timedelta(1)
        first = ends.pop()[0] if touches else draft.after  # "tháng 6, tháng 7, tháng 9"
        ends.append((first, draft.before))
        until = last
    if len(ends) < _SEVERAL or len({d.years == {None} for d in each}) > 1:
        return None
    told, before = any(d.told for d in each), each[-1].before
    return replace(each[0], end=drafts[-1].end, before=before, told=told, parts=tuple(ends))


def _met(one: Draft, other: Draft) -> Draft | None:
    """ "sau tháng 3 và trước tháng 9": a lower and an upper limit as one window."""
    for low, high in ((one, other), (other, one)):
        if low.before is None and high.after is None:
            return replace(
                low, start=min(one.start, other.start), end=max(one.end, other.end),
                before=high.before, boundary=high.boundary, told=one.told or other.told,
            )  # fmt: skip
    if one.cued == other.cued and one.after and one.before and other.after and other.before:
        end, start = one.before.on(LEAP), other.after.on(LEAP)
        if start == end + timedelta(1):  # "quý I và quý II"
            return replace(one, end=other.end, before=other.before)
    return None


def _filled(day: Day | None, year: int) -> Day | None:
    return replace(day, year=year + day.wrap, wrap=0) if day and day.year is None else day


def _lent(draft: Draft, year: int | None) -> Draft:
    """The draft with a year that stands elsewhere in the question."""
    if year is None or None not in draft.years:
        return draft
    after, before, boundary = (
        _filled(day, year) for day in (draft.after, draft.before, draft.boundary)
    )
    return replace(draft, after=after, before=before, boundary=boundary, told=False)


def _within(draft: Draft, year: Draft) -> Draft:
    """ "Năm 2025 … từ tháng 10": no work of another year."""
    after, before = draft.after or year.after, draft.before or year.before
    return replace(draft, after=after, before=before, told=True)


def chosen(drafts: Sequence[Draft], phrases: Sequence[str]) -> tuple[Draft, tuple[str, ...]]:
    """The draft that limits the question, and a note on what was left aside.

    A bare "năm 2025" beside a sharper window only lends it its year. Of two, the one that
    names its days counts: "cuối tháng họp; quý II/2025 phải xong gì?".
    """
    weak = [d for d in drafts if d.horizon and not d.cued]
    strong = sorted(
        [d for d in drafts if d not in weak] or weak, key=lambda d: (d.relative, not d.cued)
    )
    lending = [d for d in weak if d not in strong]
    lent = {y for d in lending for y in d.years}
    if len(lent) == 1 and (None in strong[0].years or strong[0].years == lent):
        strong[0] = _within(_lent(strong[0], lent.pop()), lending[0])
    first, left = strong[0], []
    for other in strong[1:]:
        if joined := _met(first, other):
            first = joined
        else:
            left.append(phrases[[d.start for d in drafts].index(other.start)])
    notes = tuple(f"Chưa xét thêm “{phrase}”; xin hỏi riêng mốc này" for phrase in left)
    return first, notes
