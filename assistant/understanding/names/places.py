"""Places in plans that a question names: clauses, annexes, their rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from assistant.locator import BELOW, LAST, LocatorRef
from assistant.understanding.words.spans import Spotted, flat
from corpus.lazy import pattern
from corpus.numerals import ROMANS
from corpus.text import fold, nfc, unaccent

_NO = r"(?P<no>(?:[ivx]{1,5}[.,]\s?)?\d{1,3}(?:\.\d{1,3})*)"
_NAMED = r"(?:phu luc|pl)\s*(?:so\s*)?(?P<annex>[ivx]+(?!\w)|\d+(?!\d))"
_ANNEX = rf"(?:{_NAMED}|phu luc|pl)"
_ROW_NAME = r"(?:nhiem vu|chi tieu|dong|muc|stt|tt|so thu tu|hang|viec|dau viec)"
_JOIN = r"(?:,|o|cua|tai|trong|thuoc|theo|-)?\s*"
# The plan or province it is of, blanked; possessive, so that a long one is read once.
_ELSE_NAMED = r"(?:(?:cua|thuoc|trong|tai|theo)\s)?·"
_ELSE = r"(?:(?:cua |thuoc |trong |tai |theo )?·[· ,.\-:]*+)*+"
_IN_BRACKETS = pattern(r"\((\d{1,3})\)")  # as annexes print a row's number
_NTH = {
    "nhat": "1", "hai": "2", "ba": "3", "tu": "4", "nam": "5",
    "sau": "6", "bay": "7", "tam": "8", "chin": "9", "muoi": "10",
}  # fmt: skip
_ORDINAL = rf"(?P<no>thu (?:{'|'.join(_NTH)})|dau tien|dau|cuoi cung|cuoi)"
_ROWS = (
    pattern(
        rf"(?<!\w)(?:{_ROW_NAME}\s*(?:so|thu)?|so)\s*{_NO}\s*{_JOIN}{_ELSE}{_JOIN}{_ANNEX}(?!\w)"
    ),
    pattern(rf"(?<!\w){_ROW_NAME} {_ORDINAL}\s*{_JOIN}{_ELSE}{_JOIN}{_ANNEX}(?!\w)"),
    pattern(rf"(?<!\w){_NAMED}\s*[,\-:]?\s*{_ELSE}{_ROW_NAME} {_ORDINAL}(?!\w)"),
    pattern(
        rf"(?<!\w){_NAMED}\s*[,.\-:]?\s*{_ELSE}(?:{_ROW_NAME})?\s*(?:so|thu)?\s*{_NO}(?![\w/])"
    ),
    pattern(rf"(?<!\w)(?:phu luc|pl)\s*[,.\-:]?\s*{_ROW_NAME}\s*(?:so|thu)?\s*{_NO}(?![\w/])"),
    pattern(
        rf"(?<!\w)(?:nhiem vu|chi tieu|stt|so thu tu)\s*(?:so\s*)?{_NO}"
        r"(?![\w/%]|\s*(?:thang|nam|ngay|quy)\b)"
    ),
    pattern(rf"(?<!\w)(?:nhiem vu|chi tieu)\s*thu\s*{_NO}(?=\s*{_ELSE_NAMED})"),
    # "Kế hoạch 25, dòng 48", "việc 48 kế hoạch 25": of a plan, and no line of a text
    pattern(rf"(?<!\w)(?:dong|viec|dau viec)\s*(?:so|thu)?\s*{_NO}(?=\s*{_ELSE_NAMED})"),
    pattern(rf"(?<=·)[ ,.\-:]*(?:dong|viec|dau viec)\s*(?:so|thu)?\s*{_NO}(?![\w/%])"),
)
_WHOLE_ANNEX = pattern(
    rf"(?<!\w){_ANNEX}(?!\w)"
    r"|(?<=trong )bieu (?:phan cong|kem theo)(?: (?:nhiem vu|kem theo))?(?!\w)"
    # what plans call the annex that lists their work, however many rows are said to be in it
    r"|(?<=trong )(?:danh muc|bang|bieu|danh sach) (?:(?:cac |\d{1,3} )?nhiem vu kem theo"
    r"|\d{1,3} nhiem vu)(?!\w)"
)
_NUMBER = r"(?:[ivx]+|\d+)(?!\w)"
_ANNEXES = pattern(
    rf"(?<!\w)(?:phu luc|pl)(?:\s*(?:so\s*)?{_NUMBER}(?:,? va |, ?){_NUMBER})"
    rf"|{_WHOLE_ANNEX.pattern}"
)
_BODY = pattern(
    r"(?<!\w)(?:(?:điem|đIEM|diem|Diem|DIEM)\s+)?"
    r"(?:(?P<point>[a-zđ]|(?<=IEM )[A-ZĐ])\)?\s*,?\s*(?:cua|của)?\s+)?"
    r"(?:muc|khoan|phan|diem|tiet|y|Muc|Khoan|MUC|KHOAN)?\s*"
    r"(?P<loc>(?:[IVX]{1,5}|[ivx]{1,5})(?:[.,]\s?\d{1,2})+"
    r"(?:\.?[a-zđ](?!\w)|\s[a-eg-np-tvxđ](?!\w)|\.[A-ZĐ](?!\w))?(?:\s?-\s?\d{1,2})?)"
)
_PATH = pattern(
    r"(?<!\w)(?:muc|khoan|diem|tieu muc|noi dung|y|phan|sang kien(?: dot pha)?)\s+"
    r"(?P<path>\d{1,2}(?:\.\d{1,2})+)"
    r"(?:\.?(?P<letter>[a-zđ])\)?|\s*,?\s*(?:phan|diem|tiet|y)\s+(?P<after>[a-zđ])\)?)?(?![\w%/])"
)
# "Điểm a khoản 2 Điều 3" or "Điều 3 khoản 2 điểm a".
_ARTICLE = pattern(
    r"(?<!\w)(?:(?:diem\s+(?P<letter1>[a-z])\)?,?\s+)?khoan\s+(?P<clause1>\d{1,2}),?\s+(?:cua\s+)?)?"
    r"dieu\s+(?P<no>\d{1,3})(?!\w)"
    r"(?:,?\s+khoan\s+(?P<clause2>\d{1,2})(?:,?\s+diem\s+(?P<letter2>[a-z])(?!\w))?)?"
)
_LETTER = r"(?:(?:diem|tiet)\s+(?P<letter>[a-zđ])\)?\s*,?\s*(?:cua\s+)?)?"
# "Mục 5", "điểm a mục 5": a number below some heading; "phần 3" is part III. What may follow
# tells it from a count ("hạng mục 5 tỷ đồng").
_END = (
    r"(?=\s*(?:[?.,;:!)·]|$)|\s+(?:cua|o|trong|tai|thuoc|la|ghi|noi|neu|quy dinh|yeu cau|giao|co"
    r"|gom|gi|nhu|the|ra|viet|trich|nguyen van|noi dung|ke hoach|nay|ai|khi|han)(?!\w))"
)
# "mục III"; in small letters where nothing else can follow: "danh muc vi tri", "phan vi pham".
_ROMAN_ALONE = pattern(
    rf"(?<!\w)(?<!danh )(?<!hang )(?:muc|phan)\s+(?P<roman>[ivx]{{1,5}})(?!\w)(?P<end>{_END})?"
)
_BARE = pattern(
    rf"(?<!\w)(?<!danh )(?<!hang )(?<!tai )(?<!so ){_LETTER}"
    r"(?:(?:khoan|diem)\s+(?P<below>\d{1,2})\s*,?\s*(?:cua\s+)?)?"
    r"(?:muc|khoan|diem|tieu muc)\s+(?P<num>\d{1,2})"
    rf"(?:\.?(?P<beside>[a-zđ])\)?|\s*,?\s*diem\s+(?P<after>[a-zđ]))?{_END}"
)
_PART = pattern(rf"(?<!\w)(?<!gop )(?<!mot )(?<!thanh )phan\s+(?P<part>\d{{1,2}}){_END}")
_SPOKEN = pattern(
    rf"(?<!\w){_LETTER}(?:khoan|muc|diem)\s+(?P<num>\d{{1,2}}(?:\.\d{{1,2}})*)"
    r"(?:\s*,?\s*(?:diem\s+)?(?P<letter2>[a-zđ])\)?(?!\w))?\s*,?\s*(?:cua\s+)?(?:muc|phan)\s+"
    r"(?P<roman>[ivx]{1,5})(?!\w)"
)


def find_annexes(bare: str) -> Iterator[tuple[int, int]]:
    """Where annexes are named, also several by one word ("Phụ lục I và II")."""
    return (found.span() for found in _ANNEXES.finditer(bare))


def find_place(text: str) -> Spotted | None:
    """The clause or annex row that a question names."""
    bare = flat(text)
    return next((found for find in _FINDERS if (found := find(text, bare))), None)


def _row(text: str, bare: str) -> Spotted | None:
    """ "nhiệm vụ 5 Phụ lục II", "nhiệm vụ (5)": a row with its annex, or its number alone."""
    bare = _IN_BRACKETS.sub(r" \1 ", bare)
    found = next((f for row in _ROWS if (f := row.search(bare))), None)
    if found is None:
        return None
    number = _number(found["no"])
    annex = _arabic(found.groupdict().get("annex"))
    return Spotted(*found.span(), LocatorRef(annex, number, row=_row_kind(found.group())))


def _number(said: str) -> str:
    """ "05" → "5", "ii. 14" → "II.14", "thứ hai" → "2"."""
    if said.startswith("cuoi"):
        return LAST
    if said.startswith("dau"):
        return "1"
    if said.startswith("thu "):
        return _NTH[said.removeprefix("thu ")]
    return said.upper().replace(",", ".").replace(" ", "").lstrip("0") or "0"


def _row_kind(said: str) -> Literal["task", "target"] | None:
    """What "chỉ tiêu 5" or "nhiệm vụ 5" is a row of."""
    if "chi tieu" in said:
        return "target"
    return "task" if "nhiem vu" in said else None


def _spoken(text: str, bare: str) -> Spotted | None:
    """ "điểm a khoản 2 mục III"."""
    if not (found := _SPOKEN.search(bare)):
        return None
    letter = text[slice(*found.span("letter"))] or text[slice(*found.span("letter2"))]
    parts = [found["roman"].upper(), found["num"], *([letter.lower()] if letter else [])]
    return Spotted(*found.span(), LocatorRef(locator=".".join(parts)))


def _written(text: str, bare: str) -> Spotted | None:
    """ "mục II.2.e"."""
    if not (found := _BODY.search(_keep_d(text))):
        return None
    start, at = found.start(), found.start("point")
    if found["point"] and not _is_point(text[at], start == at):
        start, at = found.end("point") + 1, -1
    point = f".{found['point'].lower()}" if at >= 0 else ""
    return Spotted(start, found.end(), LocatorRef(locator=_locator(found["loc"]) + point))


def _is_point(typed: str, alone: bool) -> bool:
    """Is a letter before "mục II.5" one of a list, and no "ở"?"""
    return fold(typed) == typed.lower().replace("đ", "d") and not (alone and typed in "oO")


def _article(text: str, bare: str) -> Spotted | None:
    """ "điểm a khoản 2 Điều 3"."""
    if not (found := _ARTICLE.search(bare)):
        return None
    under = (found["clause1"] or found["clause2"], found["letter1"] or found["letter2"])
    path = ".".join(part for part in (f"Đ{found['no']}", *under) if part)
    return Spotted(*found.span(), LocatorRef(locator=path))


def _path(text: str, bare: str) -> Spotted | None:
    """ "mục 2.1": the number below any heading."""
    if not (found := _PATH.search(bare)):
        return None
    letter = found["letter"] or text[slice(*found.span("after"))].lower()
    path = f"{found['path']}.{letter}" if letter else found["path"]
    return Spotted(*found.span(), LocatorRef(locator=f"{BELOW}{path}"))


def _part(text: str, bare: str) -> Spotted | None:
    """ "mục III", "phần 3"."""
    for one in _ROMAN_ALONE.finditer(bare):
        if one["end"] is not None or text[slice(*one.span("roman"))].isupper():
            return Spotted(*one.span(), LocatorRef(locator=one["roman"].upper()))
    found = _PART.search(bare)
    if not found or not 0 < int(found["part"]) <= len(ROMANS):
        return None
    return Spotted(*found.span(), LocatorRef(locator=ROMANS[int(found["part"]) - 1]))


def _bare(text: str, bare: str) -> Spotted | None:
    """ "điểm a mục 5": below headings that are not said."""
    if not (found := _BARE.search(bare)):
        return None
    spans = (found.span(name) for name in ("letter", "beside", "after"))
    letter = next((text[start:end].lower() for start, end in spans if start >= 0), "")
    numbers = [str(int(each)) for each in (found["num"], found["below"]) if each]
    path = ".".join([*numbers, *([letter] if letter else [])])
    return Spotted(*found.span(), LocatorRef(locator=f"{BELOW}{path}"))


def _annex(text: str, bare: str) -> Spotted | None:
    found = _WHOLE_ANNEX.search(bare)
    return Spotted(*found.span(), LocatorRef(_arabic(found["annex"]) or "")) if found else None


_FINDERS = (_row, _spoken, _written, _article, _path, _part, _bare, _annex)


def _keep_d(text: str) -> str:
    """Flat text that keeps capitals and đ, which tell locators apart."""
    return "".join(
        "đ" if c in "đĐ" else unaccent(c) if len(unaccent(c)) == 1 else c[:1] for c in nfc(text)
    )


def _locator(printed: str) -> str:
    bare = re.sub(r"\s", "", printed).replace(",", ".")
    roman, _, rest = bare.partition(".")
    rest = re.sub(r"(?<=\d)(?=[a-zđ])", ".", rest)
    return ".".join(p for p in (roman.upper(), rest.lower()) if p)


def _arabic(annex: str | None) -> str | None:
    if annex is None:
        return None
    upper = annex.upper()
    return str(ROMANS.index(upper) + 1) if upper in ROMANS else annex.lstrip("0") or "0"
