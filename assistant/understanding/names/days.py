"""The days that a question names, in what no name has claimed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from assistant.time_window import Window, find_window
from assistant.understanding.words.spans import Span, flat
from corpus.lazy import pattern

# "ngày tháng năm nào" asks for a day; its "tháng năm" is no May.
_ASKED_TIME = pattern(
    r"(?<!\w)(?:(?:ngay\s+)?thang\s+nam\s+nao"
    r"|(?:bao cao|hop|kiem diem|giao ban|danh gia|binh xet) (?:cuoi|giua|dau) nam(?!\s*\d)"
    r"|(?:may|\d{1,2}) (?:ngay|tuan|thang|quy|nam) (?:mot|1) lan"
    r"|bao cao (?:0?6|sau) thang(?: (?:dau|cuoi) nam)?(?!(?: nam)? ?\d))(?!\w)"
)
_YEAR = pattern(r"(?<![\w/.,-])20[2-5]\d(?![\w/%]|[.,-]\d)")
# "đầu năm 2026 (quý I)": the same days once more.
_AGAIN = pattern(
    r"\((?:tuc |la |gom )*(?:cac )?(?:quy|thang|nam)\s+(?:[ivx]+|\d+)"
    r"(?:[-/, ]+(?:\d+|[ivx]+))*\)"
)
_THAT_IS = pattern(r"(?<!\w)(?:tuc la|nghia la|ro hon la|chinh xac la)(?!\w)")


def find_days(text: str, tails: frozenset[int], as_of: date) -> Window | None:
    """The window of a text whose names are blanked; `tails` are words that only look like
    words of time. Raises InvalidDate for a day that is none."""
    timely = _without_tails(_asked_time_blanked(text), tails)
    return find_window(_corrected(timely), as_of, None) or find_window(timely, as_of, None)


def said_again(bare: str) -> list[Span]:
    """Where a flat text says its days once more, in brackets."""
    return [found.span() for found in _AGAIN.finditer(bare)]


def find_bare_year(text: str, as_of: date) -> Window | None:
    """ "Sở Y tế 2026", "việc phải làm 2026": a year with no word of time before it."""
    found = _YEAR.search(text)
    window = find_window(f"năm {found.group()}", as_of, None) if found else None
    return replace(window, span=found.span()) if found and window else None


def _asked_time_blanked(text: str) -> str:
    found = _ASKED_TIME.search(flat(text))
    if not found:
        return text
    return text[: found.start()] + "·" * (found.end() - found.start()) + text[found.end() :]


def _corrected(text: str) -> str:
    """Of "hạn đến năm 2030, tức là trong năm 2030" what stands behind "tức là"."""
    found = _THAT_IS.search(flat(text))
    return "·" * found.end() + text[found.end() :] if found else text


def _without_tails(text: str, tails: frozenset[int]) -> str:
    """Text in which "tu" of "dien tu 2025" is no "từ"."""
    for start in tails:
        if text[start : start + 3].lower() == "tu ":
            text = f"{text[:start]}··{text[start + 2 :]}"
    return text
