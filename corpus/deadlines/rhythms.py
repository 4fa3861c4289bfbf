"""The words of a rhythm, "hằng quý", "định kỳ 6 tháng một lần", and its frequencies."""

from __future__ import annotations

import re
from functools import cache

from corpus.lazy import pattern

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


@cache
def frequency() -> re.Pattern[str]:
    """A phrase that says how often: "hằng quý", "định kỳ 6 tháng một lần", "2 lần/năm"."""
    return re.compile(
        rf"(?<![a-z])(?:(?:dinh ky\s*(?:theo\s*|vao\s*)?{_ITEM}|{_EACH}|{_EVERY}\s*{_TIMES})"
        rf"(?:\s*(?:,|va|hoac|/|-)\s*(?:dinh ky\s*)?{_ITEM})*"
        # "Báo cáo quý, 6 tháng và năm": several at once need no word for "every".
        rf"|(?:{_EVERY}|{_ONE_MORE})(?:\s*(?:,|va)\s*(?:{_EVERY}|{_ONE_MORE}))+"
        # "Báo cáo năm trước ngày 15/11": what is reported says how often.
        r"|bao cao (?:6 thang|quy|nam)(?=[\s(]*(?:truoc|cham nhat)(?:\s*ngay)?\s*\d{1,2}"
        r"(?:/|\s*thang\s*)\d{1,2}(?![\d/]|\s*nam))"
        r"|(?P<times>\d{1,2})\s*(?:lan|dot)\s*(?:/|moi|mot|trong)\s*(?:mot\s*)?"
        r"(?P<span>nam|quy|thang|tuan)(?![a-z])"
        r"|dinh ky(?![a-z]))"
    )


_COUNTED = pattern(r"(?P<n>\d{1,2}|mot|ba|sau|nua)?\s*(?P<unit>tuan|thang|quy|nam)(?![a-z])")
_WORD_NUMBERS = {"mot": 1.0, "ba": 3.0, "sau": 6.0, "nua": 0.5}
_MONTHS = {"thang": 1, "quy": 3, "nam": 12}
_BY_MONTHS = {1: "monthly", 3: "quarterly", 6: "half_yearly", 12: "yearly"}
# "Tối thiểu 02 lần/tháng" comes back every month, however often in it.
_BY_SPAN = {"quy": "quarterly", "thang": "monthly", "tuan": "weekly"}
ADHOC = pattern(
    r"[\s,;(*]*(?:va/hoac|hoac|va)?\s*(?:bao cao\s*)?dot xuat"
    r"(?:\s*\(?\s*(?:khi|theo|neu)\s*(?:co\s*)?yeu cau)?(?:\s*\))?"
)
DAY_OF_MONTH = pattern(r"ngay\s*(\d{1,2})(?!\d|\s*[/.-]\s*\d|\s*thang\s*\d)")
DAY_IN_RHYTHM = pattern(rf"(?:truoc\s*|vao\s*)?{DAY_OF_MONTH.pattern}")
# "Trước ngày 15 tháng cuối quý" comes back every quarter, whether it says so or not.
DAY_IN_QUARTER = pattern(
    rf"{DAY_IN_RHYTHM.pattern}\s*(?:cua\s*)?thang (?P<part>dau|cuoi)(?: cua)?(?: moi)? quy"
    r"(?:\s*(?:sau|tiep theo|ke tiep))?"
)
# The day of a week that comes back: "trước 15 giờ thứ Năm hằng tuần".
WEEKDAY = pattern(
    r"(?:(?:truoc|vao)\s*)?(?:\d{1,2}\s*(?:gio|h)(?:\s*\d{2}(?:\s*phut)?)?,?\s*)?(?:ngay\s*)?"
    r"(?:thu\s*(?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)(?=\s*(?:hang|moi)\s*tuan)"
)
YEAR_BEFORE = pattern(r"\s*(?:cua\s*)?nam truoc(?:\s*(?:lien ke|do))?")


def frequencies(text: str) -> tuple[str, ...]:
    """The names of the frequencies in a folded text, as printed, none twice."""
    names: list[str] = []
    for phrase in frequency().finditer(text):
        if times := phrase["times"]:
            often = _BY_MONTHS.get(12 // max(1, int(times)), "")
            names.append(often if phrase["span"] == "nam" else _BY_SPAN[phrase["span"]])
            continue
        for item in _COUNTED.finditer(phrase.group()):
            count = _WORD_NUMBERS.get(item["n"] or "", 0) or float(item["n"] or 1)
            months = count * _MONTHS.get(item["unit"], 0)
            names.append("weekly" if item["unit"] == "tuan" else _BY_MONTHS.get(int(months), ""))
    if DAY_IN_QUARTER.search(text):
        names.append("quarterly")
    return tuple(dict.fromkeys(name for name in names if name))
