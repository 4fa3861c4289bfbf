"""A deadline as printed, "Tháng 12/2027 (06/2025-2027)", becomes a Deadline.

Two layers. `scan` and `stretches` read the calendar periods that stand in any text,
a plan's or a question's, on its folded form, so that diacritics lost to OCR or never
typed do not matter. `parse_deadline` gives a whole table cell its meaning,
`find_deadlines` picks the phrases out of a sentence of the body and hands each one
to `parse_deadline`, and `occurrences` lays a recurring deadline over a calendar.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from corpus.plan import Deadline, DeadlineKind, Milestone, Recurrence
from corpus.text import accented, fold

Unit = Literal["day", "month", "quarter", "part", "year", "range"]
Cue = Literal["", "before", "by", "from", "after", "in"]


# --- Text that keeps its offsets -----------------------------------------------------


@dataclass(frozen=True, slots=True)
class Folded:
    """A text without diacritics whose every character knows where it came from."""

    source: str
    text: str
    origins: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the source of a span of the folded text."""
        return self.origins[start], self.origins[end]

    def slice(self, start: int, end: int) -> str:
        """The source's own characters under a span of the folded text."""
        return self.source[self.origins[start] : self.origins[end]]


def folded(source: str) -> Folded:
    """Fold a text character by character, white space collapsed; NFC and NFD fold alike.

    >>> folded("Quý II nãm").text
    'quy ii nam'
    """
    chars: list[str] = []
    origins: list[int] = []
    for at, char in enumerate(source):
        plain = fold(char) or (" " if fold(f"a{char}a") == "a a" else "")
        if plain == " " and chars and chars[-1] == " ":
            continue
        chars.extend(plain)
        origins.extend([at] * len(plain))
    return Folded(source, "".join(chars), (*origins, len(source)))


_DATE = r"\d{1,2}\s*(?:[/.-]|thang)\s*\d{1,2}\s*(?:[/.-]|,?\s*nam)\s*\d{2,4}"
_ACT = (
    r"(?:ke hoach|nghi quyet|quyet dinh|chi thi|cong van|thong bao|nghi dinh|thong tu|to trinh"
    r"|ket luan|huong dan|chuong trinh|van ban|luat|kh|nq|qd|cv|ct)"
)
_NUMBER = (
    r"\d+[a-z]?\s?(?:/\s?\d{4}\s?)?[/-]\s?(?!thang|nam|ngay|lan|quy)"
    r"[a-z]{1,8}\d*(?:\s?[-/]\s?[a-z]\w*)*"
)
_DOCUMENTS = re.compile(
    rf"(?<![\w/]){_NUMBER}(?:\s*,?\s*ngay\s*{_DATE})?"
    rf"|{_ACT}\s+(?:so\s*)?\d+[\w/-]*\s*,?\s*(?:ngay\s*{_DATE}|nam\s*\d{{4}}(?!\s*-))"
    # "ngày 13/02/2025 của UBND tỉnh", but not "trước ngày 30/6/2025 của Sở Nội vụ"
    r"|(?<!truoc )(?<!den )(?<!sau )(?<!tu )(?<!nhat )(?<!het )(?<!hon )(?<!vao )(?<!qua )"
    rf"(?<!trong )ngay\s*{_DATE}(?=\s*cua\s)"
    rf"|(?:ban hanh|ky|duoc ky)\s*ngay\s*{_DATE}"
    r"|(?:bo luat|luat|hien phap)\b[^,;.()\d]{0,80}?nam\s*\d{4}"
)


def without_documents(text: str) -> str:
    """A folded text with numbers and dates of documents blanked out, same length.

    >>> without_documents("nghi quyet 57-nq/tw ngay 22/12/2024 truoc thang 6")
    '################################### truoc thang 6'
    """
    return _DOCUMENTS.sub(lambda found: "#" * len(found.group()), text)


# --- Periods --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Day:
    """A day that may still lack its year. `day` 0 is the last day of the month.

    `wrap` is added to a year given later ("từ tháng 11 đến tháng 2": one year on);
    `delta` moves the result by days.
    """

    year: int | None
    month: int
    day: int
    wrap: int = 0
    delta: int = 0

    def on(self, year: int) -> date:
        """The calendar day, in `year` where none is printed. ValueError if there is none."""
        year = year + self.wrap if self.year is None else self.year
        day = self.day or calendar.monthrange(year, self.month)[1]
        return date(year, self.month, day) + timedelta(self.delta)


@dataclass(frozen=True, slots=True)
class Period:
    """A period as printed and its place in the folded text.

    `marked`: it bears a word of its own (ngày, tháng, quý, năm) or a full date; a bare
    "30/6" or "2030" is not marked and counts only after a word such as "trước".
    """

    start: int
    end: int
    unit: Unit
    first: Day
    last: Day
    marked: bool = True

    @property
    def year(self) -> int | None:
        return self.last.year

    def in_year(self, year: int) -> Period:
        """The same period with the year filled in."""
        return replace(
            self, first=replace(self.first, year=year), last=replace(self.last, year=year)
        )


_YEAR = r"(?P<y>(?:19|20)\d\d)(?!\d)"
_OF_YEAR = rf"(?:\s*(?:[/.-]|,?\s*(?:cua\s*)?nam)?\s*{_YEAR})?"
# OCR prints the Roman I as l or 1.
_QUARTER = r"(?P<q>[il1]v|[il1]{1,3}|[1-9]|vi{0,3})(?![a-z]|\d(?!\d{3}))"
_D, _M = r"(?P<d>\d{1,2})", r"(?P<m>\d{1,2})"
_PATTERNS: tuple[tuple[Unit, str], ...] = (
    ("day", rf"(?<![\w/-]){_YEAR}-{_M}-{_D}(?!\d)"),
    ("day", rf"(?P<w>ngay\s*)?(?<![\d/.-]){_D}\s*(?P<s>[/.-])\s*{_M}\s*(?P=s)\s*"
            r"(?P<y>(?:19|20)\d\d|[2-4]\d)(?!\d)"),
    ("day", rf"(?P<w>ngay\s*)?(?<!\d){_D}\s*thang\s*{_M}(?!\d)"
            rf"(?:\s*(?:/|,?\s*nam)\s*{_YEAR})?"),
    ("day", rf"(?P<w>ngay\s*){_D}\s*[/-]\s*{_M}(?![\d/])(?:\s*nam\s*{_YEAR})?"),
    ("part", r"(?P<n>\d{1,2}|sau|nua)\s*(?:thang\s*)?(?P<p>dau|cuoi)\s*(?:cua\s*)?nam"
             rf"(?:\s*{_YEAR})?"),
    ("part", rf"(?P<p>dau|giua|cuoi)\s*nam(?:\s*{_YEAR})?"),
    ("quarter", rf"qu[yi]\s*{_QUARTER}{_OF_YEAR}"),
    ("month", rf"(?<!\d)(?<!\d\s)(?:thang|thg\.?)\s*{_M}(?!\d)"
              rf"(?:\s*/\s*(?P<yy>[2-4]\d)(?!\d)|{_OF_YEAR})"),
    ("month", r"(?<!\d)(?<!\d\s)thang\s*(?P<word>gieng|mot|hai|ba|tu|nam|sau|bay|tam|chin"
              rf"|muoi mot|muoi hai|muoi|chap)(?![a-z]){_OF_YEAR}"),
    ("month", rf"(?<![\d/.-]){_M}\s*/\s*{_YEAR}"),
    ("day", rf"(?<![\d/.-]){_D}\s*/\s*{_M}(?![\d/])(?:\s*nam\s*{_YEAR})?"),
    ("year", rf"(?<!viet\s)(?<!viet)(?<!mien\s)(?P<w>nam)\s*{_YEAR}"),
    ("year", rf"(?<![\w/.,]){_YEAR}(?![\w/%]|[.,]\d)"),
)  # fmt: skip
_RULES = tuple((unit, re.compile(pattern)) for unit, pattern in _PATTERNS)
_MONTH_WORDS = {
    "tháng giêng": 1, "tháng một": 1, "tháng hai": 2, "tháng ba": 3, "tháng tư": 4,
    "tháng năm": 5, "tháng sáu": 6, "tháng bảy": 7, "tháng bẩy": 7, "tháng tám": 8,
    "tháng chín": 9, "tháng mười": 10, "tháng mười một": 11, "tháng mười hai": 12,
    "tháng chạp": 12,
}  # fmt: skip
_PARTS = {"dau": (1, 3), "giua": (4, 6), "cuoi": (10, 12)}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8}


def _part_months(got: dict[str, str | None]) -> tuple[int, int]:
    """First and last month of "6 tháng đầu năm", "nửa cuối năm", "cuối năm"."""
    part, size = got["p"] or "", got.get("n")
    if size is None:
        return _PARTS[part]
    months = int(size) if size.isdigit() else 6
    return (1, months) if part == "dau" else (13 - months, 12)


def _quarter_months(printed: str) -> tuple[int, int]:
    digit = printed.isdigit() and len(printed) == 1
    quarter = int(printed) if digit else _ROMAN[re.sub("[l1]", "i", printed)]
    return 3 * quarter - 2, 3 * quarter


def _period(unit: Unit, found: re.Match[str], source: Folded) -> Period | None:
    got = found.groupdict()
    year = int(got.get("y") or got.get("yy") or 0) or None
    year = year + 2000 if year and year < 100 else year
    if unit == "day":
        first = last = Day(year, int(got["m"]), int(got["d"]))
        return Period(*found.span(), unit, first, last, bool(got.get("w") or year))
    if word := got.get("word"):
        printed = accented(source.slice(found.start(), found.end("word")))
        if printed not in _MONTH_WORDS:
            # Without diacritics "thang sau" is next month rather than June.
            return None
        low = high = _MONTH_WORDS[printed]
    elif unit == "quarter":
        low, high = _quarter_months(got["q"] or word or "")
    elif unit == "part":
        low, high = _part_months(got)
    else:
        low, high = (int(got["m"]),) * 2 if unit == "month" else (1, 12)
    marked = unit != "year" or bool(got.get("w"))
    return Period(*found.span(), unit, Day(year, low, 1), Day(year, high, 0), marked)


_TAILS = {
    "month": re.compile(
        rf"\s*(?P<j>,|va|-|den|toi)\s*(?P<m>\d{{1,2}})"
        rf"(?!\d|/\d{{1,2}}(?!\d)|\s*(?:thang|ngay)){_OF_YEAR}"
    ),
    "quarter": re.compile(rf"\s*(?P<j>,|va|-|den|toi)\s*{_QUARTER}{_OF_YEAR}"),
}
_LIST_ENDS = re.compile(r"\s*(?:$|[;.,)?]|va\s|(?:hang|moi) )")


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
_BEFORE_BARE = re.compile(
    r"(?:^|\(|truoc|trc|den|toi|tu|sau|nhat|het|han|vao|trong|la|qua|giua)\s*$"
)
_BESIDE = re.compile(r"[\s*]*(?:,|va|hoac|-|den|toi)?\s*(?:truoc|den|het)?\s*")


def _stands(period: Period, before: Period | None, text: str) -> bool:
    if period.unit != "day" or period.marked:
        return True
    if before and before.unit == "day" and _BESIDE.fullmatch(text, before.end, period.start):
        return True
    return bool(_BEFORE_BARE.search(text[: period.start]))


def _matches(source: Folded, text: str) -> list[Period]:
    """What the rules find; an earlier rule keeps its characters from a later one."""
    taken: list[Period] = []
    for unit, pattern in _RULES:
        for found in pattern.finditer(text):
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


# --- Stretches: periods with the word before them ---------------------------------------


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


_CUES: tuple[tuple[Cue, str], ...] = (
    ("by", r"(?:cham nhat|muon nhat|tre nhat|khong muon hon|khong cham hon|khong qua)"
           r"(?:\s*(?:la|vao|den|toi|trong|het|cuoi|truoc|ngay))*"),
    ("by", r"truoc\s*(?:khi\s*)?(?:het|ket thuc)"),
    ("by", r"(?:tinh\s*|cho\s*|keo dai\s*)?(?:den|toi)(?:\s*(?:truoc )?(?:het|cuoi))?"
           r"(?:\s*thoi diem)?|het"),
    ("before", r"(?:truoc|trc)(?:\s*(?:thoi diem|moc|han))?"),
    ("from", r"(?:bat dau|khoi dong)(?:\s*(?:thuc hien|trien khai|tu|ke tu|vao|trong))*"
             r"|(?:ke\s*|tinh\s*)?(?<!dau )tu"),
    ("after", r"(?:tu\s*)?sau"),
    ("in", r"(?:(?:xong|hoan thanh)\s*)?(?:trong|vao)|xong|hoan thanh|han(?:\s*la)?"),
)  # fmt: skip
_CUE = re.compile(
    "|".join(rf"(?P<c{n}>(?<![a-z])(?:{words}))" for n, (_, words) in enumerate(_CUES))
)
_CUE_END = re.compile(r"[\s*_:]*")
# Other words that fold to a cue: đầu tư, tự, sáu, chuyên sâu, đèn, tối.
_CONFUSED = re.compile(r"(?<!\w)(?:tư|tự|tử|tứ|sáu|sâu|đèn|đen|đền|tối|tôi)(?!\w)")


def _cue(source: Folded, text: str, start: int) -> tuple[Cue, int]:
    """The cue that ends at `start`, and where it begins."""
    for found in _CUE.finditer(text, max(0, start - 40), start):
        if not _CUE_END.fullmatch(text, found.end(), start):
            continue
        if _CONFUSED.search(accented(source.slice(*found.span()))):
            break
        return _CUES[int((found.lastgroup or "c0")[1:])][0], found.start()
    return "", start


_LISTED = re.compile(
    r"[\s*,;(]*(?:va|hoac|-|(?:cho )?(?:den|toi))?\s*"
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


_TO = re.compile(r"[\s*]*(?:-|(?:cho )?(?:den|toi)(?:\s*(?:het|cuoi))?)\s*")
_ALSO = re.compile(r"[\s*]*(?:,|va|hoac)\s*")
_AND = re.compile(r"\s*va\s*")
_BETWEEN = re.compile(r"(?:khoang\s*)?giua\s*$")


def _one(source: Folded, text: str, period: Period) -> Stretch:
    cue, start = _cue(source, text, period.start)
    if period.unit == "part" and cue == "before" and period.last.month == 12:
        cue = "by"  # "trước cuối năm" leaves the year's last day in
    return Stretch(
        cue, start, period.start, period.end, period.unit,
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


# --- Recurrence ---------------------------------------------------------------------------

_EACH = r"(?:hang|moi|h\W{1,2}n?g)\s*(?:tuan|thang|quy|nam)(?![a-z])"
_EVERY = (
    r"(?:(?:0?[1369]|1[02]|mot|ba|sau)\s*(?:thang|quy|nam|tuan)(?![a-z]|\s*(?:dau|cuoi|\d))"
    r"|nua\s*nam(?![a-z]|\s*\d))"
)
_TIMES = r"(?:/|mot\s|1\s|moi\s)\s*(?:1\s*|mot\s*)?lan"
_ONE_MORE = (
    r"(?:tuan|thang|quy|nam)(?![a-z]|\s*(?:\d|[iv]+\b|dinh|mo|che|hoach|trinh|tiep|sau|truoc|nay))"
)
_ITEM = rf"(?:{_EACH}|{_EVERY}(?:\s*{_TIMES})?|{_ONE_MORE})"
_FREQUENCY = re.compile(
    rf"(?<![a-z])(?:(?:dinh ky\s*(?:theo\s*|vao\s*)?{_ITEM}|{_EACH}|{_EVERY}\s*{_TIMES})"
    rf"(?:\s*(?:,|va|hoac|/|-)\s*(?:dinh ky\s*)?{_ITEM})*"
    r"|(?P<times>\d{1,2})\s*lan\s*(?:/|moi|mot|trong)\s*(?:mot\s*)?(?:nam)"
    r"|dinh ky(?![a-z]))"
)
_COUNTED = re.compile(r"(?P<n>\d{1,2}|mot|ba|sau|nua)?\s*(?P<unit>tuan|thang|quy|nam)(?![a-z])")
_WORD_NUMBERS = {"mot": 1.0, "ba": 3.0, "sau": 6.0, "nua": 0.5}
_MONTHS = {"thang": 1, "quy": 3, "nam": 12}
_BY_MONTHS = {1: "monthly", 3: "quarterly", 6: "half_yearly", 12: "yearly"}
_MARKS = {
    "yearly": ("12-31",),
    "half_yearly": ("06-30", "12-31"),
    "quarterly": ("03-31", "06-30", "09-30", "12-31"),
    "monthly": tuple(f"{m:02}-{calendar.monthrange(2024, m)[1]}" for m in range(1, 13)),
}
_ADHOC = re.compile(
    r"[\s,;(*]*(?:va/hoac|hoac|va)?\s*(?:bao cao\s*)?dot xuat"
    r"(?:\s*\(?\s*(?:khi|theo|neu)\s*(?:co\s*)?yeu cau)?(?:\s*\))?"
)
_DAY_OF_MONTH = re.compile(r"ngay\s*(\d{1,2})(?!\d|\s*[/.-]\s*\d|\s*thang\s*\d)")
_DAY_IN_RHYTHM = re.compile(
    rf"(?:truoc\s*|vao\s*)?{_DAY_OF_MONTH.pattern}"
    r"(?:\s*(?:cua\s*)?thang cuoi(?: cua)?(?: moi)? quy)?"
)
_YEAR_BEFORE = re.compile(r"\s*(?:cua\s*)?nam truoc(?:\s*(?:lien ke|do))?")


def _frequencies(text: str) -> tuple[str, ...]:
    """The names of the frequencies in a folded text, as printed, none twice."""
    names: list[str] = []
    for phrase in _FREQUENCY.finditer(text):
        if times := phrase["times"]:
            names.append(_BY_MONTHS.get(12 // max(1, int(times)), ""))
            continue
        for item in _COUNTED.finditer(phrase.group()):
            count = _WORD_NUMBERS.get(item["n"] or "", 0) or float(item["n"] or 1)
            months = count * _MONTHS.get(item["unit"], 0)
            names.append("weekly" if item["unit"] == "tuan" else _BY_MONTHS.get(int(months), ""))
    return tuple(dict.fromkeys(name for name in names if name))


def _mark(stretch: Stretch) -> str:
    """The boundary that a stretch prints, "MM-DD"; a whole February ends on 02-29."""
    day = stretch.first if stretch.cue == "before" else stretch.last
    return f"{day.month:02}-{day.day or calendar.monthrange(2024, day.month)[1]:02}"


def _monthly_marks(text: str, freq: Sequence[str]) -> tuple[str, ...]:
    """ "Ngày 25 hằng tháng" is the 25th of every month."""
    found = _DAY_OF_MONTH.search(text)
    if not found or not 1 <= int(found[1]) <= 31:
        return ()
    marks = _MARKS.get(next((f for f in ("monthly", "quarterly") if f in freq), ""), ())
    return tuple(f"{m[:2]}-{min(int(found[1]), int(m[3:])):02}" for m in marks)


def _recurrence(text: str, found: Sequence[Stretch]) -> Recurrence | None:
    """What comes back, or None where the text names no frequency."""
    last_year = any(s.yearless and _YEAR_BEFORE.match(text, s.end) for s in found)
    phrase = _FREQUENCY.search(text)
    if not phrase and not last_year:
        return None
    freq = _frequencies(text) or (("yearly",) if last_year else ())
    dated = [s for s in found if s.yearless or s.unit not in ("year", "range", "part")]
    dated = [s for s in dated if s.cue not in ("from", "after")]
    marks = tuple(dict.fromkeys(_mark(s) for s in dated)) or _monthly_marks(text, freq)
    exclusive = any(s.cue == "before" for s in dated) or (
        not dated and bool(re.search(r"truoc\s*ngay", text))
    )
    adhoc = ("adhoc",) if "dot xuat" in text else ()
    return Recurrence((*freq, *adhoc), marks, exclusive and bool(marks), last_year)


# --- A table cell -------------------------------------------------------------------------

_CONDITION = re.compile(
    r"[\s\-+*]*(?:(?:ngay\s+)?(?:sau\s+)?khi\b|neu\b|tuy\b|ky hop\b|sau\s+\d+|"
    r"(?:trong\s+)?(?:vong\s+)?\d+\s*(?:ngay|thang)\s*(?:lam viec\s*)?(?:ke tu|sau))"
)
_ACCORDING = re.compile(r"[\s\-+*]*(?:theo|can cu)\b")
_ONGOING = re.compile(r"thuong xuyen|lien tuc|thuong nien|(?:hang|moi) ngay|suot|cac nam")
_ONWARDS = re.compile(
    r"(?:cac|nhung)\s*nam\s*(?:tiep|sau|ke tiep|toi)|nam tiep theo|tro (?:di|ve sau)|ve sau"
)


@dataclass(frozen=True, slots=True)
class _Dated:
    """A stretch laid on the calendar."""

    stretch: Stretch
    first: date
    due: date

    @property
    def opens(self) -> bool:
        """It says when work begins, not when it ends."""
        return self.stretch.cue in ("from", "after")

    @property
    def start(self) -> date | None:
        """A start counts only where one is printed."""
        return self.first if self.stretch.unit in ("range", "part") else None

    @property
    def kind(self) -> DeadlineKind:
        unit = self.stretch.unit
        return "range" if unit == "part" else unit


def _date(stretch: Stretch, issued: date | None) -> _Dated | None:
    """None without a year, or where the printed day does not exist."""
    if issued is None and stretch.yearless:
        return None
    year = issued.year if issued else 1
    try:
        first, last = stretch.first.on(year), stretch.last.on(year)
    except ValueError:
        return None
    if stretch.cue == "before":
        return _Dated(stretch, first, first - timedelta(1))
    return _Dated(stretch, last + timedelta(1) if stretch.cue == "after" else first, last)


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    for found in re.finditer(r"[^;\n]+", text):
        yield found.span()


def _stretches_of(source: Folded, text: str) -> tuple[Stretch, ...]:
    """The stretches of a cell; a date inside a condition ("sau khi …") is none of its own."""
    for start, end in _clauses(text):
        if _CONDITION.match(text, start, end):
            text = text[:start] + " " * (end - start) + text[end:]
    found = stretches(source, text, scan(source, text))
    bound = [span for span in _clauses(text) if _ACCORDING.match(text, *span)]
    return tuple(s for s in found if s.cue or not any(a <= s.lead < b for a, b in bound))


def _milestone(source: Folded, text: str, dated: _Dated, others: Sequence[_Dated]) -> Milestone:
    """A step with its whole clause as its words, where no other step shares the clause."""
    here = dated.stretch
    raw = source.slice(here.start, here.end)
    for start, end in _clauses(text):
        sharing = [o for o in others if start <= o.stretch.lead < end]
        if sharing == [dated]:
            raw = source.slice(start, end).strip()
    return Milestone(raw, dated.start, dated.due)


def _refined(deadline: Deadline, main: _Dated, notes: Sequence[_Dated]) -> Deadline:
    """ "(2025-2028)" after a deadline gives its start; a finer date inside it, its day."""
    for note in notes:
        if note.start or note.opens:
            deadline = replace(deadline, start=deadline.start or note.first)
        elif main.first <= note.due <= main.due:
            deadline = replace(deadline, kind=note.kind, due=note.due)
    return deadline


def _stepped(raw: str, steps: Sequence[Milestone], kinds: Sequence[DeadlineKind]) -> Deadline:
    """Several dated steps as one deadline, due with the last of them."""
    order = sorted(range(len(steps)), key=lambda n: steps[n].due)
    milestones = tuple(steps[n] for n in order)
    starts = [m.start for m in milestones if m.start]
    kind = "range" if starts else kinds[order[-1]]
    return Deadline(raw, kind, min(starts, default=None), milestones[-1].due, None, milestones)


def _dated(source: Folded, text: str, found: Sequence[_Dated]) -> Deadline:
    raw = source.source
    inside = [
        text.count("(", 0, d.stretch.lead) > text.count(")", 0, d.stretch.lead) for d in found
    ]
    mains = [d for d, note in zip(found, inside, strict=True) if not note] or list(found)
    notes = [d for d in found if d not in mains]
    ends = [d for d in mains if not d.opens]
    begins = min((d.first for d in mains if d.opens), default=None)
    goes_on = bool(_ONWARDS.search(text)) and all(d.stretch.unit == "year" for d in mains)
    if not ends or goes_on:
        return Deadline(raw, "ongoing", min(d.first for d in mains))
    if len(ends) == 1:
        kind: DeadlineKind = "range" if begins else ends[0].kind
        plain = Deadline(raw, kind, begins or ends[0].start, ends[0].due)
        return _refined(plain, ends[0], notes)
    steps = [_milestone(source, text, d, ends) for d in ends]
    stepped = _stepped(raw, steps, [d.kind for d in ends])
    if stepped.kind == "range":
        return replace(stepped, start=min(begins or date.max, *(d.first for d in ends)))
    return replace(stepped, start=begins)


def _recurring(raw: str, rule: Recurrence, found: Sequence[_Dated]) -> Deadline:
    """ "2026 và hằng năm" recurs from 2026 on; "(2026-2030)" bounds it on both sides."""
    printed = [d for d in found if not d.stretch.yearless]
    start = min((min(d.first, d.due) for d in printed if d.stretch.cue != "by"), default=None)
    closes = [d.due for d in printed if d.stretch.unit == "range" or d.stretch.cue == "by"]
    return Deadline(raw, "recurring", start, max(closes, default=None), rule)


def parse_deadline(raw: str, issued: date | None = None) -> Deadline | None:
    """A deadline cell as a Deadline; None for an empty cell or a dash.

    `issued` is the plan's date: its year stands in for one that is not printed. Without
    it such a deadline keeps its kind and has no due day. "Trước ngày D" is due on D - 1,
    "đến", "chậm nhất" and a plain period on their last day. "Năm 2025 và những năm tiếp
    theo" is ongoing from 2025-01-01 with no due day: the work has no end. A cell that
    names no date and no rhythm is "conditional": its words are the deadline.

    >>> parse_deadline("Tháng 12/2027 (06/2025-2027)").due.isoformat()
    '2027-12-31'
    """
    source = folded(raw)
    if not re.search("[a-z0-9]", source.text):
        return None
    text = without_documents(source.text)
    found = _stretches_of(source, text)
    dated = [d for s in found if (d := _date(s, issued))]
    if rule := _recurrence(text, found):
        return _recurring(raw, rule, dated)
    if dated:
        return _dated(source, text, dated)
    if found and all(_real(s) for s in found):
        return Deadline(raw, "range" if found[-1].unit == "part" else found[-1].unit)
    return Deadline(raw, "ongoing" if _ONGOING.search(text) else "conditional")


def _real(stretch: Stretch) -> bool:
    """Every day of it exists in some year."""
    return _date(stretch, date(2024, 1, 1)) is not None


# --- Phrases in a sentence ------------------------------------------------------------------

_VERB = (
    r"(?:bao cao|tong hop|danh gia|so ket|tong ket|ra soat|to chuc|kiem tra|cap nhat|gui|thong ke"
    r"|xay dung|tham muu|cong bo|chu dong|tien hanh|do luong|hop|giao ban)"
)
_THEN_DOES = re.compile(rf"[\s,]*(?:hoac dot xuat\s*)?{_VERB}\b")
_THEN_DOES_AT_ONCE = re.compile(rf"\s*{_VERB}\b")
_CLAUSE_START = re.compile(r"(?:^|[;.:,(*+\-])\s*(?:va\s*)?$")
_REPORTS = re.compile(r"(?:bao cao|so ket|tong ket)[^;.:]{0,30}$")
_ADJECTIVE = re.compile(r"(?:ke hoach|kinh phi|du toan|chuong trinh|cong tac|ngan sach)[^;.:]*$")
_GLUE = re.compile(r"[\s,(*]*(?:va|hoac|vao)?[\s(*]*")
_ERA = re.compile(r"(?:giai doan|thoi ky|nhiem ky|nien khoa)\s*$")


def _asks(text: str, found: re.Match[str]) -> bool:
    """A rhythm of doing ("hằng năm báo cáo"), not a kind of thing ("kế hoạch hằng năm")."""
    before, phrase = text[: found.start()], found.group()
    bare = phrase == "dinh ky"
    if phrase.startswith("dinh ky") and not bare:
        return True
    if (_THEN_DOES_AT_ONCE if bare else _THEN_DOES).match(text, found.end()):
        return True
    if not bare and not phrase.startswith("moi") and _CLAUSE_START.search(before):
        return True
    clause = before[-60:]
    return bool(_REPORTS.search(clause)) and not _ADJECTIVE.search(clause)


def _obliges(text: str, stretch: Stretch) -> bool:
    """A date by which something is to be done, rather than one that is merely mentioned."""
    if _ERA.search(text[: stretch.start]):
        return False
    if stretch.unit == "year" or (stretch.unit == "range" and not stretch.marked):
        near = text[max(0, stretch.start - 30) : stretch.end + 15]
        return stretch.cue in ("before", "in", "from") or (
            stretch.cue == "by" and "hoan thanh" in near
        )
    if stretch.cue or stretch.unit in ("quarter", "part", "range"):
        return True
    return stretch.unit == "month" and not stretch.yearless


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a phrase. A weak one counts only beside another part."""

    start: int
    end: int
    weak: bool


def _pieces(source: Folded, text: str) -> list[_Piece]:
    pieces = []
    for stretch in stretches(source, text, scan(source, text)):
        after = _YEAR_BEFORE.match(text, stretch.end)
        end = after.end() if after else stretch.end
        if stretch.unit != "year" or _obliges(text, stretch):
            pieces.append(_Piece(stretch.start, end, not _obliges(text, stretch)))
    for phrase in _FREQUENCY.finditer(text):
        pieces.append(_Piece(*phrase.span(), not _asks(text, phrase)))
    pieces += [_Piece(*found.span(), True) for found in _DAY_IN_RHYTHM.finditer(text)]
    return sorted(pieces, key=lambda piece: piece.start)


def _closed(text: str, start: int, end: int) -> int:
    """The end moved over the bracket that closes one opened inside."""
    opened = text.count("(", start, end) > text.count(")", start, end)
    found = re.compile(r"\s*\)").match(text, end) if opened else None
    return found.end() if found else end


def _phrases(text: str, pieces: Sequence[_Piece]) -> list[tuple[int, int]]:
    """Neighbours as one phrase: "trước ngày 01/6 và 15/11 hằng năm (hoặc đột xuất)"."""
    merged: list[_Piece] = []
    for piece in pieces:
        start, end, weak = piece.start, piece.end, piece.weak
        if merged and _GLUE.fullmatch(text, merged[-1].end, max(start, merged[-1].end)):
            previous = merged.pop()
            start, end, weak = previous.start, max(end, previous.end), False
        end = _closed(text, start, end)
        if adhoc := _ADHOC.match(text, end):
            end = _closed(text, start, adhoc.end())
        merged.append(_Piece(start, end, weak))
    return [(p.start, p.end) for p in merged if not p.weak]


def find_deadlines(text: str, issued: date | None = None) -> tuple[tuple[int, int, Deadline], ...]:
    """The dated and recurring phrases of a sentence: (start, end, Deadline), in order.

    Offsets count characters of `text`. Dates of documents ("Nghị quyết 57-NQ/TW ngày
    22/12/2024"), horizons ("tầm nhìn 2045", "giai đoạn 2026-2030") and rhythms that only
    describe a thing ("kinh phí hằng năm") are not deadlines.
    """
    source = folded(text)
    masked = without_documents(source.text)
    found: list[tuple[int, int, Deadline]] = []
    for span in _phrases(masked, _pieces(source, masked)):
        start, end = source.span(*span)
        deadline = parse_deadline(text[start:end], issued)
        if deadline and deadline.kind != "conditional":
            found.append((start, end, deadline))
    return tuple(found)


def _combined_rule(deadlines: Sequence[Deadline]) -> Recurrence:
    """One rule from a rhythm and the yearless days that belong to it."""
    source = folded("; ".join(d.raw for d in deadlines if d.recurrence or _yearless(d.raw)))
    rule = _recurrence(source.text, stretches(source, source.text, scan(source, source.text)))
    return rule or Recurrence(())


def _yearless(raw: str) -> bool:
    source = folded(raw)
    return any(p.year is None for p in with_years(scan(source, source.text), source.text))


def _steps(deadline: Deadline) -> tuple[Milestone, ...]:
    if deadline.milestones or deadline.due is None:
        return deadline.milestones
    return (Milestone(deadline.raw, deadline.start, deadline.due),)


def combine(deadlines: Sequence[Deadline]) -> Deadline:
    """The deadlines of one sentence as one; ValueError for none.

    Dated ones become milestones, due with the last. Beside a rhythm, days without a year
    become its boundaries and days with one its milestones, with no due day. `raw` is the
    phrases in order with " … " between them: each phrase is verbatim.
    """
    if not deadlines:
        raise ValueError("combine: no deadlines given")
    if len(deadlines) == 1:
        return deadlines[0]
    raw = " … ".join(d.raw for d in deadlines)
    recurs = any(d.recurrence for d in deadlines)
    dated = [d for d in deadlines if not d.recurrence and not (recurs and _yearless(d.raw))]
    steps = [m for d in dated for m in _steps(d)]
    kinds = [d.kind for d in dated for _ in _steps(d)]
    starts = [d.start for d in deadlines if d.start]
    if recurs:
        marks = tuple(sorted(steps, key=lambda m: m.due))
        return Deadline(raw, "recurring", None, None, _combined_rule(deadlines), marks)
    if not steps:
        return Deadline(raw, deadlines[0].kind, min(starts, default=None))
    return replace(_stepped(raw, steps, kinds), start=min(starts, default=None))


# --- Occurrences ------------------------------------------------------------------------------


def _marked_day(year: int, mark: str, exclusive: bool) -> date:
    """ "MM-DD" in a year; a day past the month's end is the month's last day."""
    month, day = int(mark[:2]), int(mark[3:])
    last = calendar.monthrange(year, month)[1]
    return date(year, month, min(day, last)) - timedelta(int(exclusive))


def _weeks(after: date, before: date) -> Iterator[date]:
    day = after + timedelta(6 - after.weekday())
    while day <= before:
        yield day
        day += timedelta(7)


def occurrences(deadline: Deadline, after: date, before: date) -> tuple[date, ...]:
    """The last days that count of a recurring deadline in [after, before], sorted.

    A rhythm with printed boundaries falls on those; a denser one beside them ("hằng
    tháng, năm (trước 10/12)") keeps its month or quarter ends. "Tháng 11 của năm trước"
    falls on 30 November of every year. Weeks end on Sunday; "đột xuất" has no days.
    The deadline's own start and due bound the result. () where nothing recurs.
    """
    rule = deadline.recurrence
    if rule is None:
        return ()
    after, before = max(after, deadline.start or after), min(before, deadline.due or before)
    printed = rule.before_md
    plain = {m for f in rule.freq if len(marks := _MARKS.get(f, ())) > len(printed) for m in marks}
    days = set(_weeks(after, before)) if "weekly" in rule.freq else set()
    for year in range(after.year, min(before.year + 2, date.max.year)):
        days |= {_marked_day(year, mark, rule.exclusive) for mark in printed}
        days |= {_marked_day(year, mark, False) for mark in plain}
    return tuple(sorted(day for day in days if after <= day <= before))
