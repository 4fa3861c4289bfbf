"""What stands after a number: "%" with its base, a measure, or the noun that is counted."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from corpus.quantities.words import either, words
from corpus.text import nfc, squeeze


class Unit(NamedTuple):
    """A unit read after a number; `end` is the offset behind it.

    `known` is False where the words are not in the lists and were guessed.
    """

    name: str | None
    end: int
    known: bool = False


# What a rate is counted by: "/năm", "/vạn dân", "/1.000 dân".
_PER = (
    r"(?:\s?/\s?(?:năm|tháng|quý|tuần|ngày|giờ|lượt|lần|người|hộ|xã|phường|huyện|thôn|ha|km2|km²|m2"
    r"|trạm|trường|lớp|vụ|con|cây|căn|suất|điểm"
    r"|(?:[\d.]+\s?|vạn\s|triệu\s|nghìn\s)?dân)\b)*"
)
_EACH_YEAR = r"\s+(?:mỗi|hằng|hàng)\s+năm\b"


def _shapes() -> dict[str, str]:
    """What a unit may look like, by the name of the shape."""
    w = words().lists
    large, noun = either(w["magnitudes"]), either(w["nouns"])
    cell = rf"{either((*w['compounds'], *w['nouns']))}\b"
    free = rf"(?!{either(w['stops'])}\b)[^\W\d_]+"
    # A tab parts the cells of a row: a guess never reaches over one.
    guess = rf"[^\S\t]+(?:(?:các|những)\s+)?{free}(?:[^\S\t]+{free})?"
    return {
        "percent": rf"\s*(?:%|phần\s+trăm\b)(?P<base>\s*{either(w['percent_bases'])}\b)?",
        "compound": rf"\s+{cell}(?:(?:,\s+|\s+và\s+|/){cell})*",
        "measure": rf"\s*(?:{large}\s+)?{either(w['measures'])}(?!\w)",
        "noun": rf"\s+(?:{large}\s+)?{noun}\b",
        "large": rf"\s+{large}\b(?:{guess})?",
        "duration": rf"\s+{either(w['durations'])}\b",
        "guess": guess,
    }


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    tail = rf"(?P<per>{_PER})(?P<each>{_EACH_YEAR})?"
    return {
        name: re.compile(rf"(?P<unit>{shape}){tail}", re.IGNORECASE)
        for name, shape in _shapes().items()
    }


def read_unit(text: str, at: int, *, compound: bool = False) -> Unit:
    """The unit that starts at offset `at` (NFC text), right behind a number.

    With `compound` a longer noun or several joined ones count: for table cells.

    >>> read_unit("2% GRDP, trong đó", 1)
    Unit(name='% GRDP', end=7, known=True)
    >>> read_unit("20 nhiệm vụ khoa học", 2).name
    'nhiệm vụ'
    """
    shapes = ("percent", "compound", "measure", "noun", "large", "duration", "guess")
    for name in shapes:
        if (name != "compound" or compound) and (found := _patterns()[name].match(text, at)):
            return _unit(found, known=name != "guess")
    return Unit(None, at)


def _unit(found: re.Match[str], *, known: bool) -> Unit:
    # "3% tổng chi … hằng năm" is a share of each year's spending, not a rate per year.
    share = found.groupdict().get("base")
    name = re.sub(r"^\s*phần\s+trăm", "%", found["unit"], flags=re.IGNORECASE) + found["per"]
    if found["each"] and not share:
        return Unit(normal_unit(name + "/năm"), found.end(), known)
    return Unit(normal_unit(name), found.end("per"), known)


def normal_unit(raw: str) -> str | None:
    """A unit in one spelling; None for an empty one.

    >>> normal_unit("%GRDP"), normal_unit("Người / vạn dân"), normal_unit("Thứ bậc")
    ('% GRDP', 'người/vạn dân', 'Thứ bậc')
    """
    unit = squeeze(nfc(raw)).strip(" .,;:-")
    unit = re.sub(r"\s*/\s*", "/", unit)
    unit = re.sub(r"(?<=\d)\.(?=\d{3})", "", unit)
    unit = re.sub(r"^%\s*(?=[^\W\d_])", "% ", unit)
    unit = re.sub(r"^điểm\s*(?:%|phần trăm)", "điểm %", unit, flags=re.IGNORECASE)
    counted = "/" in unit or unit.lower() in words().lists["nouns"]
    # Only what is counted is lowered: "Thứ bậc", "USD", "Chỉ số …" stay as printed.
    return (unit[:1].lower() + unit[1:] if counted and unit[1:2].islower() else unit) or None


def unit_in_name(name: str) -> str | None:
    """The unit that a target's name ends with in brackets.

    >>> unit_in_name("GDP bình quân đầu người đến năm 2030 (USD)")
    'USD'
    >>> unit_in_name("Chỉ số phát triển con người (HDI)") is None
    True
    """
    found = re.search(r"\(([^()]+)\)[\s.:;*]*$", nfc(name))
    if not found:
        return None
    unit = read_unit(f" {found[1]}", 0)
    whole = unit.known and unit.end == len(found[1].rstrip()) + 1
    return normal_unit(found[1]) if whole or found[1].startswith("%") else None
