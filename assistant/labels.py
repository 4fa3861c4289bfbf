"""How plans, places and days are called in Vietnamese."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from corpus.lazy import pattern
from corpus.numerals import ROMANS
from corpus.plan import Manifest, Record, Target

_ANNEX = pattern(r"PL(?P<annex>\d*)\.?(?P<rest>.*)")
# A table that stands in the body: "B1.3" is its third row.
_BODY_TABLE = pattern(r"B(?P<table>\d+)\.(?P<rest>.+)")
# Articles ("Đ2") and parts ("P1").
_NAMED = pattern(r"(?P<kind>Đ|P)(?P<no>\d{1,3})")
_ZONES = {"TD": "tiêu đề", "MD": "phần mở đầu", "KL": "phần kết", "NN": "nơi nhận"}


def day(value: date) -> str:
    """A day as plans print it: a zero before days under ten and before months 1 and 2.

    >>> day(date(2025, 6, 30)), day(date(2026, 1, 31))
    ('30/6/2025', '31/01/2026')
    """
    month = f"{value.month:02d}" if value.month < 3 else str(value.month)
    return f"{value.day:02d}/{month}/{value.year}"


def plan_name(manifest: Manifest, *, full: bool = False) -> str:
    """ "Kế hoạch 26/KH-UBND (Thái Bình, 13/02/2025)"; without a number, its short title."""
    name = _bare_name(manifest)
    if not full:
        return name
    issued = manifest.issued
    when = f"{issued.month:02d}/{issued.year:04d}"
    when = f"{issued.day:02d}/{when}" if manifest.day_known else when
    return f"{name} ({manifest.province}, {when})"


def _bare_name(manifest: Manifest) -> str:
    """By number; else by the short title, or the start of the title."""
    if manifest.number:
        return f"{document_kind(manifest.number)} {manifest.number}"
    if manifest.short:
        return manifest.short
    title = (
        manifest.title
        if len(manifest.title) <= 70
        else manifest.title[:70].rsplit(" ", 1)[0] + " …"
    )
    return f"Kế hoạch “{title}”"


# By the letters with which the code of a number begins.
_KINDS = {
    "KH": "Kế hoạch", "NQ": "Nghị quyết", "QĐ": "Quyết định", "CT": "Chỉ thị", "TB": "Thông báo",
    "CTr": "Chương trình", "CTrHĐ": "Chương trình hành động", "HD": "Hướng dẫn", "KL": "Kết luận",
    "NĐ": "Nghị định", "TT": "Thông tư", "TTr": "Tờ trình", "BC": "Báo cáo", "QC": "Quy chế",
}  # fmt: skip
_LAW = "Luật"
DOCUMENT_KINDS = (*dict.fromkeys(_KINDS.values()), _LAW)
_UNKNOWN = "Văn bản"
_CODE = pattern(r"[^\W\d_]+")


def document_name(number: str) -> str:
    """Any document as a sentence calls it; by its number alone where the kind is not known.

    >>> document_name("57-NQ/TW"), document_name("36/2024/QH15")
    ('Nghị quyết số 57-NQ/TW', '36/2024/QH15')
    """
    kind = document_kind(number)
    return number if kind in (_UNKNOWN, _LAW) else f"{kind} số {number}"


def document_kind(number: str) -> str:
    """ "Nghị quyết" for "97/NQ-CP"; "Văn bản" for a code that is not known. A law is called
    by its name."""
    if number.startswith(("Luật ", "Bộ luật ")):
        return _LAW
    code = _CODE.search(number)
    return _KINDS.get(code.group(), _UNKNOWN) if code else _UNKNOWN


def place(locator: str, record: Record | None = None) -> str:
    """A locator in words.

    >>> place("PL2.19"), place("II.1.4-1"), place("MD")
    ('Phụ lục II, nhiệm vụ 19', 'mục II.1.4, gạch đầu dòng thứ 1', 'phần mở đầu')
    >>> place("B1.3"), place("Đ2"), place("P1.A.2")
    ('Bảng 1 trong phần nội dung, nhiệm vụ 3', 'Điều 2', 'Phần I, mục A.2')
    """
    return _place(locator, "chỉ tiêu" if isinstance(record, Target) else "nhiệm vụ")


@lru_cache(maxsize=8192)  # plans of many provinces number their places alike
def _place(locator: str, noun: str) -> str:
    locator = locator.partition("~")[0]
    if locator in _ZONES:
        return _ZONES[locator]
    if found := _ANNEX.fullmatch(locator):
        return _annex_place(found["annex"], found["rest"], noun)
    if found := _BODY_TABLE.fullmatch(locator):
        return f"Bảng {found['table']} trong phần nội dung, {noun} {found['rest']}"
    base, dash, count = locator.partition("-")
    named = _section(base)
    return f"{named}, gạch đầu dòng thứ {count}" if dash else named


def _section(locator: str) -> str:
    """ "II.1.4" → "mục II.1.4"; an article and a part are called by their names."""
    first, _, rest = locator.partition(".")
    if found := _NAMED.fullmatch(first):
        number = found["no"]
        roman = ROMANS[int(number) - 1] if int(number) <= len(ROMANS) else number
        name = f"Điều {number}" if found["kind"] == "Đ" else f"Phần {roman}"
        return f"{name}, mục {rest}" if rest else name
    return f"mục {locator}"


def annex_name(number: str) -> str:
    """ "2" → "Phụ lục II"; "" → "Phụ lục"."""
    roman = ROMANS[int(number) - 1] if number.isdigit() and 0 < int(number) <= len(ROMANS) else ""
    return f"Phụ lục {roman}".strip()


def _annex_place(number: str, rest: str, noun: str) -> str:
    name = annex_name(number)
    if not rest:
        return name
    if rest.endswith("-bis"):
        return f"{name}, dòng không đánh số sau {noun} {rest.removesuffix('-bis')}"
    return f"{name}, {noun} {rest}"
