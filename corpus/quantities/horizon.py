"""The year by which a target is to be reached."""

from __future__ import annotations

import re

from corpus.lazy import pattern
from corpus.text import nfc

_STATED = pattern(
    r"\b(?:(?:đến|tới|vào|trong|trước)\s+(?:(?:hết|cuối)\s+)*|(?:hết|cuối)\s+)"
    r"(?:năm\s+|(?:ngày\s+|tháng\s+|quý\s+)?(?:[\dIV]{1,3}/){1,2})(20\d\d)\b",
    re.IGNORECASE,
)
_SPAN_OF_YEARS = r"\b20\d\d\s*[-–—]\s*(20\d\d)\b"
_HORIZON = pattern(
    r"\b(?:đến|tới|trước)\s+(?:(?:hết|cuối|ngày|tháng|quý)\s+)*(?:[\dIV]+/)*(20\d\d)\b"
    rf"|{_SPAN_OF_YEARS}"
    rf"|(?<!so với )(?<!từ )\bnăm\s+(?!{_SPAN_OF_YEARS})(20\d\d)\b"
    r"|\btầm\s+nhìn\s+(20\d\d)\b|^\s*(20\d\d)\s*$",
    re.IGNORECASE,
)
_PRINTED_DATE = pattern(r"\bngày\s+\d+\s+tháng\s+\d+\s+năm\s+\d{4}", re.IGNORECASE)


def parse_horizon(text: str) -> int | None:
    """The first year by which something is to be reached; None where the text names none.

    >>> parse_horizon("Đến hết năm 2030"), parse_horizon("giai đoạn 2026-2030")
    (2030, 2030)
    """
    found = _HORIZON.search(_PRINTED_DATE.sub("", nfc(text)))
    return int(next(filter(None, found.groups()))) if found else None


def year_stated(text: str, before: int) -> int | None:
    """The last year that a sentence sets ("đến năm 2028") before an offset."""
    years = [int(m[1]) for m in _STATED.finditer(text, 0, before)]
    return years[-1] if years else None


def year_next(text: str) -> int | None:
    """The first year that a text sets; what it sets further on is of something else.

    >>> year_next(" dân số vào năm 2026 và toàn dân vào năm 2030")
    2026
    """
    found = _STATED.search(text)
    return int(found[1]) if found else None
