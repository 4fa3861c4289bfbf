"""Who gets a report, as the duty prints it."""

from __future__ import annotations

from corpus.lazy import pattern

# "… gửi về Sở Khoa học và Công nghệ để tổng hợp": up to what it is for, or by when.
_SENT = pattern(
    r"(?i)(?<!\w)(?:báo cáo|sơ kết|tổng kết|gửi|nộp)(?!\w)[^.;]*?"
    r"(?<!\w)(?:gửi về|gửi|về|lên|cho)\s+(?P<whom>[^\W\d_][^.;*]*?)"
    r"(?=[,\s]+(?:để|trước|chậm nhất|định kỳ|theo quy định|nhằm|vào)(?!\w)|\s*[.;*]|\s*$)"
)


def receiver(text: str) -> str:
    """Whom a text of a plan sends a report to; empty where it names nobody.

    >>> receiver("báo cáo kết quả gửi về Sở Nội vụ để tổng hợp.")
    'Sở Nội vụ'
    """
    whom = (found["whom"] for found in _SENT.finditer(text))
    return next((name for name in whom if name[0].isupper()), "")
