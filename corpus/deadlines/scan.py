"""A text is scanned for its calendar periods: "quý II, III/2026", "ngày 30/6".

The rules read the folded text, so that diacritics lost to OCR or never typed do not
matter. An earlier rule keeps its characters from a later one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from corpus.deadlines.folded import Folded
from corpus.deadlines.periods import Day, Period, Unit
from corpus.lazy import pattern
from corpus.text import accented

_YEAR = r"(?P<y>(?:19|20)\d\d)(?!\d)"
_OF_YEAR = rf"(?:\s*(?:[/.-]|,?\s*(?:cua\s*)?nam)?\s*{_YEAR})?"
# OCR prints the Roman I as l or 1.
_QUARTER = r"(?P<q>[il1]v|[il1]{1,3}|[1-9]|vi{0,3})(?![a-z]|\d(?!\d{3}))"
# "năm 2026", "năm" or "2026" after "6 tháng đầu".
_A_YEAR = rf"(?=nam|(?:19|20)\d\d)(?:nam)?(?:\s*{_YEAR})?"
_COUNTS = {"hai": 2, "ba": 3, "sau": 6, "chin": 9, "nua": 6}
# As typed; without diacritics the others are everyday words ("quỹ từ").
_QUARTER_WORDS = {"mot": ("quý một",), "hai": ("quý hai", "quy hai"), "ba": ("quý ba", "quy ba"),
                  "bon": ("quý bốn", "quy bon"), "tu": ("quý tư",)}  # fmt: skip
_D, _M = r"(?P<d>\d{1,2})", r"(?P<m>\d{1,2})"
# Where a day may begin; behind a dash only where another day stands before it: "30/4-01/5".
_FREE = r"(?:(?<![\d/.-])|(?<=/\d-)|(?<=/\d\d-))"
_PATTERNS: tuple[tuple[Unit, str], ...] = (
    # "01-05/10/2025", "từ ngày 21 đến ngày 25 tháng 11": the month is said once.
    ("day", rf"(?P<w>ngay\s*)?(?<![\d/.-])(?P<from>\d{{1,2}})\s*(?:-|(?:den|toi)(?:\s*het)?)\s*"
            rf"(?P<w2>ngay\s*)?{_D}\s*(?:(?P<said>thang)\s*|/\s*){_M}(?!\d)"
            rf"(?:\s*(?:/|,?\s*nam)\s*{_YEAR})?(?!\s*/)"),
    ("range", rf"nam hoc\s*{_YEAR}\s*-\s*(?P<to>(?:19|20)\d\d)(?!\d)"),
    ("day", rf"(?<![\w/-]){_YEAR}-{_M}-{_D}(?!\d)"),
    ("day", rf"(?P<w>ngay\s*)?{_FREE}{_D}\s*(?P<s>[/.-])\s*{_M}\s*(?P=s)\s*"
            r"(?P<y>(?:19|20)\d\d|[2-4]\d)(?!\d)"),
    # "Tuần 2 tháng 6" counts weeks.
    ("day", rf"(?P<w>ngay\s*)?(?<!\d)(?<!tuan )(?<!thang )(?<!tuan thu ){_D}\s*thang\s*{_M}(?!\d)"
            rf"(?:\s*(?:/|,?\s*nam)\s*{_YEAR})?"),
    ("day", rf"(?P<w>ngay\s*){_D}\s*[/-]\s*{_M}(?![\d/])(?:\s*nam\s*{_YEAR})?"),
    ("part", rf"(?P<n>\d{{1,2}}|{'|'.join(_COUNTS)})\s*(?:(?P<of>thang|quy)\s*)?"
             rf"(?P<p>dau|cuoi)\s*(?:cua\s*)?{_A_YEAR}"),
    ("part", rf"(?<!bat )(?P<p>dau|giua|cuoi)\s*{_A_YEAR}"),
    ("quarter", rf"qu[yi]\s*{_QUARTER}{_OF_YEAR}"),
    ("quarter", rf"(?<!moi )(?<!hang )(?<!tung )qu[yi]\s*(?P<word>{'|'.join(_QUARTER_WORDS)})"
                rf"(?![a-z]|\s*lan){_OF_YEAR}"),
    ("quarter", rf"(?<![a-z/-])q\.?\s?(?P<q>i{{1,3}}|iv|[1-4])(?![a-z\d]){_OF_YEAR}"),
    ("month", rf"(?<!\d)(?<!\d\s)(?:thang|thg\.?)\s*{_M}(?!\d)"
              rf"(?:\s*/\s*(?P<yy>[2-4]\d)(?!\d)|{_OF_YEAR})"),
    # "Mỗi tháng một lần" counts times.
    ("month", r"(?<!\d)(?<!\d\s)thang\s*(?P<word>gieng|mot|hai|ba|tu|nam|sau|bay|tam|chin"
              rf"|muoi mot|muoi hai|muoi|chap)(?![a-z]|\s*lan(?![a-z])){_OF_YEAR}"),
    ("month", rf"(?<![\d/.-]){_M}\s*/\s*{_YEAR}"),
    ("day", rf"{_FREE}{_D}\s*/\s*{_M}(?![\d/])(?:\s*nam\s*{_YEAR})?"),
    ("year", rf"(?<!viet\s)(?<!viet)(?<!mien\s)(?P<w>nam)\s*{_YEAR}"),
    ("year", rf"(?<![\w/.,]){_YEAR}(?![\w/%]|[.,]\d)"),
)  # fmt: skip


@cache
def _rules() -> tuple[tuple[Unit, re.Pattern[str]], ...]:
    """Compiled at first use: a command that reads no dates need not wait for it."""
    return tuple((unit, re.compile(pattern)) for unit, pattern in _PATTERNS)


_MONTH_WORDS = {
    "tháng giêng": 1, "tháng một": 1, "tháng hai": 2, "tháng ba": 3, "tháng tư": 4,
    "tháng năm": 5, "tháng sáu": 6, "tháng bảy": 7, "tháng bẩy": 7, "tháng tám": 8,
    "tháng chín": 9, "tháng mười": 10, "tháng mười một": 11, "tháng mười hai": 12,
    "tháng chạp": 12,
}  # fmt: skip
_PARTS = {"dau": (1, 3), "giua": (4, 6), "cuoi": (10, 12)}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8}


def _part_months(got: dict[str, str | None]) -> tuple[int, int]:
    """First and last month of "6 tháng đầu năm", "nửa cuối 2025", "3 quý đầu", "cuối năm"."""
    part, size = got["p"] or "", got.get("n")
    if size is None:
        return _PARTS[part]
    months = int(size) if size.isdigit() else _COUNTS[size]
    months *= 3 if got.get("of") == "quy" else 1
    return (1, months) if part == "dau" else (13 - months, 12)


def _quarter_months(printed: str) -> tuple[int, int]:
    digit = printed.isdigit() and len(printed) == 1
    quarter = int(printed) if digit else _ROMAN[re.sub("[l1]", "i", printed)]
    return 3 * quarter - 2, 3 * quarter


def _period(unit: Unit, found: re.Match[str], source: Folded) -> Period | None:
    got = found.groupdict()
    year = int(got.get("y") or got.get("yy") or 0) or None
    year = year + 2000 if year and year < 100 else year
    if unit == "range":
        # The Ministry's calendar: a school year opens in September and closes by 31 May.
        opens, closes = Day(year, 9, 1), Day(int(got["to"] or 0), 5, 31)
        return Period(*found.span(), unit, opens, closes, marked=False)
    if got.get("from"):
        return _days(found, year)
    if unit == "day":
        day = Day(year, int(got["m"]), int(got["d"]))
        return Period(*found.span(), unit, day, day, bool(got.get("w") or year))
    if unit == "part" and not _is_part(found, source):
        return None
    spelled = _spelled_quarter if unit == "quarter" else _spelled_month
    months = spelled(found, source) if got.get("word") else _months(unit, got)
    if months is None:
        return None
    marked = unit != "year" or bool(got.get("w"))
    first, last = Day(year, months[0], 1), Day(year, months[1], 0)
    return Period(*found.span(), unit, first, last, marked)


def _days(found: re.Match[str], year: int | None) -> Period | None:
    """Days of one month, that is said once; a bare "2-3/10" may be a fraction."""
    first, last = int(found["from"]), int(found["d"])
    marked = bool(year or found["w"] or found["w2"] or found["said"])
    bare = not marked and not _BEFORE_BARE.search(found.string[: found.start()])
    if first >= last or bare:
        return None
    month = int(found["m"])
    return Period(*found.span(), "range", Day(year, month, first), Day(year, month, last))


def _is_part(found: re.Match[str], source: Folded) -> bool:
    """Is it "đầu năm", and no "ở đâu năm 2026", "phấn đấu năm" or "5 quý đầu năm"?"""
    first, last = _part_months(found.groupdict())
    if not 1 <= first <= last <= 12:
        return False
    typed = accented(source.slice(*found.span("p")))
    return typed in ("đầu", "giữa", "cuối") or typed.isascii()


def _spelled_quarter(found: re.Match[str], source: Folded) -> tuple[int, int] | None:
    """ "Quý ba"."""
    typed = accented(source.slice(found.start(), found.end("word")))
    quarter = list(_QUARTER_WORDS).index(found["word"])
    return (3 * quarter + 1, 3 * quarter + 3) if typed in _QUARTER_WORDS[found["word"]] else None


def _spelled_month(found: re.Match[str], source: Folded) -> tuple[int, int] | None:
    """ "Tháng sáu". Without diacritics "thang sau" is next month rather than June: None."""
    month = _MONTH_WORDS.get(accented(source.slice(found.start(), found.end("word"))))
    return (month, month) if month else None


def _months(unit: Unit, got: dict[str, str | None]) -> tuple[int, int]:
    """First and last month of a period longer than a day."""
    if unit == "quarter":
        return _quarter_months(got["q"] or "")
    if unit == "part":
        return _part_months(got)
    return (int(got["m"] or 0),) * 2 if unit == "month" else (1, 12)


_TAILS = {
    "month": re.compile(
        rf"\s*(?P<j>,|va|[-+&]|den|toi)\s*(?P<m>\d{{1,2}})"
        rf"(?!\d|/\d{{1,2}}(?!\d)|\s*(?:thang|ngay)){_OF_YEAR}"
    ),
    "quarter": re.compile(rf"\s*(?P<j>,|va|[-+&]|den|toi)\s*{_QUARTER}{_OF_YEAR}"),
}
_LIST_ENDS = pattern(r"\s*(?:$|[;.,)?]|va\s|(?:hang|moi) )")


def _listed(period: Period, text: str, source: Folded) -> Iterator[Period]:
    """What a month or quarter lends its word to: "quý II, III/2026", "tháng 3-5"."""
    pattern = _TAILS.get(period.unit)
    while pattern and (found := pattern.match(text, period.end)):
        loose = found["j"] in (",", "va") and not found["y"]
        made = _period(period.unit, found, source)
        if made is None or (loose and not _LIST_ENDS.match(text, found.end())):
            return
        period = replace(made, start=found.start("m" if period.unit == "month" else "q"))
        yield period


# A bare "30/6" is a day after these words or beside another day; else it is a fraction.
_BEFORE_BARE = pattern(r"(?:^|\(|truoc|trc|den|toi|tu|sau|nhat|het|han|vao|trong|la|qua|giua)\s*$")
_BESIDE = pattern(r"[\s*]*(?:,|va|hoac|-|den|toi)?\s*(?:truoc|den|het)?\s*")


def _stands(period: Period, before: Period | None, text: str) -> bool:
    if period.unit != "day" or period.marked:
        return True
    if before and before.unit == "day" and _BESIDE.fullmatch(text, before.end, period.start):
        return True
    return bool(_BEFORE_BARE.search(text[: period.start]))


def _matches(source: Folded, text: str) -> list[Period]:
    """What the rules find; an earlier rule keeps its characters from a later one."""
    taken: list[Period] = []
    for unit, rule in _rules():
        for found in rule.finditer(text):
            if any(p.start < found.end() and found.start() < p.end for p in taken):
                continue
            if period := _period(unit, found, source):
                taken += [period, *_listed(period, text, source)]
    return sorted(taken, key=lambda p: (p.start, -p.end))


def scan(source: Folded, text: str) -> tuple[Period, ...]:
    """The calendar periods of `text` (the folded text, perhaps with parts blanked out).

    Dates that do not exist are returned too ("31/2"): `Day.on` raises for them.
    """
    kept: list[Period] = []
    for period in _matches(source, text):
        overlaps = kept and period.start < kept[-1].end
        if not overlaps and _stands(period, kept[-1] if kept else None, text):
            kept.append(period)
    return tuple(kept)
