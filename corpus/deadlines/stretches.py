"""Periods read together with their cues: "từ tháng 3 đến tháng 9/2025" is one stretch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.deadlines.cues import Cue, cue_before
from corpus.deadlines.folded import Folded
from corpus.deadlines.periods import Day, Period, Unit
from corpus.lazy import pattern


@dataclass(frozen=True, slots=True)
class Stretch:
    """A period, or two joined by "đến" or a dash, and the cue before it.

    `lead` is where the period itself starts in the folded text, `start` where its cue does.
    """

    cue: Cue
    start: int
    lead: int
    end: int
    unit: Unit
    first: Day
    last: Day
    marked: bool = True

    @property
    def yearless(self) -> bool:
        return self.first.year is None or self.last.year is None


_LISTED = pattern(
    r"[\s*,;(]*(?:va|hoac|[-+&]|(?:cho )?(?:den|toi))?\s*"
    r"(?:truoc|trong|vao|cham nhat)?\s*(?:het|cuoi)?\s*"
)


def _month_day(day: Day) -> tuple[int, int]:
    return day.month, day.day or 31


def with_years(periods: Sequence[Period], text: str) -> tuple[Period, ...]:
    """Years handed along a list: in "từ tháng 3 đến tháng 9/2025" both are 2025."""
    done = list(periods)
    pairs = list(pairwise(range(len(done))))
    joined = [bool(_LISTED.fullmatch(text, done[a].end, done[b].start)) for a, b in pairs]
    links = [pair for pair, near in zip(pairs, joined, strict=True) if near]
    for here, after in reversed(links):
        if done[here].year is None and (year := done[after].year):
            turned = _month_day(done[here].first) > _month_day(done[after].last)
            done[here] = done[here].in_year(year - turned)
    for before, here in links:
        if done[here].year is None and (year := done[before].year):
            turned = _month_day(done[before].first) > _month_day(done[here].last)
            done[here] = done[here].in_year(year + turned)
    return tuple(done)


_TO = pattern(r"[\s*]*(?:-|(?:cho )?(?:den|toi)(?:\s*(?:het|cuoi))?)\s*")
_ALSO = pattern(r"[\s*]*(?:[,+&]|va|hoac)\s*")
_AND = pattern(r"\s*va\s*")
_BETWEEN = pattern(r"(?:khoang\s*)?giua\s*$")


def _one(source: Folded, text: str, period: Period) -> Stretch:
    cue, start = cue_before(source, text, period.start)
    if period.unit == "part" and cue == "before" and period.last.month == 12:
        cue = "by"  # "trước cuối năm" leaves the year's last day in
    unit = period.unit
    if unit == "range" and period.first.month == period.last.month:
        unit = "day" if cue == "before" else unit
        cue = "" if cue == "from" else cue  # "từ ngày 21 đến ngày 25 tháng 11" ends too
    return Stretch(
        cue, start, period.start, period.end, unit,
        period.first, period.last, period.marked,
    )  # fmt: skip


def _joined(text: str, one: Stretch, last: Period) -> Stretch | None:
    """`one` stretched to `last` where "đến", a dash or "giữa … và" stands between."""
    between = _BETWEEN.search(text[: one.start])
    if between and _AND.fullmatch(text, one.end, last.start):
        one = replace(one, start=between.start())
    elif one.cue not in ("", "from", "in") or not _TO.fullmatch(text, one.end, last.start):
        return None
    end = last.last
    if end.year is None and one.first.year is None and _month_day(one.first) > _month_day(end):
        end = replace(end, wrap=1)
    marked = one.marked or last.marked or one.cue == "from"
    return replace(one, cue="", end=last.end, unit="range", last=end, marked=marked)


def stretches(source: Folded, text: str, periods: Sequence[Period]) -> tuple[Stretch, ...]:
    """Periods read together with their cues, in text order."""
    rest = list(with_years(periods, text))
    found: list[Stretch] = []
    while rest:
        one = _one(source, text, rest.pop(0))
        if rest and (whole := _joined(text, one, rest[0])):
            rest.pop(0)
            one = whole
        if found and not one.cue and _ALSO.fullmatch(text, found[-1].end, one.start):
            # In "trước ngày 01/6 và 15/11" the word holds for both days.
            one = replace(one, cue="before" if found[-1].cue == "before" else "")
        found.append(one)
    return tuple(found)
