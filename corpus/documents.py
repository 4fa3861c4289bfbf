"""Numbers of documents in a text, each with the day and the issuer printed beside it."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from corpus.lazy import pattern
from corpus.plan import DocumentRef
from corpus.text import squeeze

# 57-NQ/TW · 03/NQ-CP · 13/2020/QĐ-UBND · 70/2025/UBTVQH15 · 1552/BTTTT-THH · 41- CTr/TU
# · 30c/NQ-CP · 19-2016/NQ-CP · 136/2001/QĐ.TTg
NUMBER = pattern(
    # Not the year of a standard: "QCVN 40:2025/BTNMT".
    r"(?<![\w/.-])(?<!\d:)(?P<no>\d{1,5}[a-e]?)(?P<year>[/-]\d{4}(?=\s?/)|/\d{4})?\s?(?P<sep>[-/])\s?"
    r"(?P<code>(?=[^\W\d_]*[A-ZĐƯ])[A-Za-zĐđƯư]{1,6}[A-ZĐƯ0-9]{0,8}"
    r"(?:\s?[-/ ]\s?[A-Za-zĐđƯư]?[A-ZĐƯ]{1,9}"
    r"(?:(?<=[A-ZĐƯ]{2})[a-z]{1,2})?\d{0,2}(?:[-&][A-ZĐƯ]{2,9}){0,2}|\.[A-ZĐƯ]{2,9}g?|-Tg)?)(?![\w/])"
)
_DAY = pattern(
    r",?\s*ngày\s+(?:(\d{1,2})/(\d{1,2})/(\d{4})|(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4}))",
    re.I,
)
_ISSUER = pattern(
    r"\s*(?:năm \d{4}\s+)?của\s+(?P<who>(?:(?!\s(?:về|ban hành|quy định|phê duyệt|thực hiện|"
    r"sửa đổi|thí điểm|trong|khóa|theo|đảm bảo|đề|tại|tiếp tục|được|đã|nêu|là"
    r"|và (?:Chương|Nghị|Kế|Quyết|hướng dẫn)"
    r"|(?:Chương trình|Nghị quyết|Kế hoạch|Quyết định|Công văn|Chỉ thị)(?: \S+){0,2} số)\b)"
    r"(?:[^;,.():\n]|,(?=\s(?-i:Thương binh|Thể thao)\b)))+)",
    re.I,
)
# "theo đề nghị của Sở Y tế tại Tờ trình số …": who sent what is named stands before it.
_PROPOSED_BY = pattern(
    r"đề nghị của\s+(?P<who>[^;:.()\n]{3,120}?),?\s+tại\s+(?:các\s+)?"
    r"(?:Tờ trình|Công văn|Văn bản|Báo cáo)\s*(?:số\s*)?$",
    re.I,
)
_BEFORE = 200  # characters before a number in which its sender may stand
# A law is called by its name: "Luật Giao dịch điện tử ngày 22 tháng 6 năm 2023"; where a
# number stands behind the name, the number is what it is called by.
_LAW = pattern(
    r"(?<!\w)(?P<name>(?:Bộ luật|Luật) [A-ZĐÀ-Ỹ](?:(?! số \d)[^;:.()\n])*?)"
    r"(?=,?\s+(?:ngày|năm \d{4}|được|và (?:Luật|Bộ luật|Nghị))\b|,\s+(?:Luật|Bộ luật|Nghị)\b"
    r"|\s*[;:.(]|\s*$)(?!,? số \d)"
)
_LOOKALIKES = str.maketrans({"Ư": "U", "ư": "u"})


class Mention(NamedTuple):
    """A document's number in a text: where, as printed, repaired, its day and issuer."""

    start: int
    end: int
    printed: str
    ref: DocumentRef


def mentions(text: str) -> tuple[Mention, ...]:
    """Document numbers in a text, in order, with the day and issuer printed beside them."""
    return tuple(_mention(text, found) for found in NUMBER.finditer(text))


def laws(text: str) -> tuple[Mention, ...]:
    """The laws that a text calls by their names and not by numbers, with the day beside.

    >>> [law.ref.number for law in laws("Căn cứ Luật Thi đua, khen thưởng năm 2022;")]
    ['Luật Thi đua, khen thưởng']
    """
    return tuple(_law(text, found) for found in _LAW.finditer(text))


def repair_number(printed: str) -> str:
    """A number without blanks and scanner damage: "26/KH-lJBND" → "26/KH-UBND".

    >>> repair_number("41- CTr/TƯ"), repair_number("243/TB VPCP")
    ('41-CTr/TU', '243/TB-VPCP')
    """
    text = re.sub(r"\s*([-/])\s*", r"\1", squeeze(printed)).translate(_LOOKALIKES)
    text = re.sub(r"(?<=[-/])lJ(?=BND)", "U", text)
    text = re.sub(r"(?<=QĐ-)Tg\b", "TTg", text)
    text = re.sub(r"CTR/", "CTr/", text)
    return re.sub(r"(?<=\w) (?=[A-Z])", "-", re.sub(r"TBVPCP", "TB-VPCP", text))


def _mention(text: str, found: re.Match[str]) -> Mention:
    day = _DAY.match(text, found.end())
    issuer = _ISSUER.match(text, day.end() if day else found.end())
    start = max(0, found.start() - _BEFORE)
    issuer = issuer or _PROPOSED_BY.search(text[start : found.start()])
    ref = DocumentRef(
        number=repair_number(found.group()),
        date=_date(day) if day else None,
        issuer=squeeze(issuer["who"]) if issuer else None,
    )
    return Mention(found.start(), found.end(), found.group(), ref)


def _law(text: str, found: re.Match[str]) -> Mention:
    day = _DAY.match(text, found.end())
    name = squeeze(found["name"])
    return Mention(*found.span(), name, DocumentRef(name, _date(day) if day else None))


def _date(found: re.Match[str]) -> date | None:
    day, month, year = [int(g) for g in found.groups() if g is not None]
    try:
        return date(year, month, day)
    except ValueError:
        return None
