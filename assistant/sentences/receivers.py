"""Who gets a report, as the duty prints it."""

from __future__ import annotations

from corpus.lazy import pattern

# "… gửi về Sở Khoa học và Công nghệ để tổng hợp": up to what it is for, or by when.
_SENT = pattern(
    r"(?i)(?<!\w)(?:báo cáo|sơ kết|tổng kết|gửi|nộp)(?!\w)[^.;]*?"
    r"(?<!\w)(?:gửi về|gửi|về|lên|cho)\s+(?P<whom>[^\W\d_][^.;*]*?)"
    r"(?=[,\s]+(?:để|trước|chậm nhất|định kỳ|theo quy định|nhằm|vào)(?!\w)|\s*[.;*]|\s*$)"
)
# "tổng hợp kết quả, báo cáo UBND tỉnh trước ngày …": a body right behind the word.
_TOLD = pattern(
    r"(?<!\w)[Bb]áo cáo(?:\s+(?:kết quả|tình hình|tiến độ|thực hiện)){0,3}\s+"
    r"(?P<whom>(?:UBND|Ủy ban|Uỷ ban|HĐND|Hội đồng|Thường trực|Chủ tịch|Tỉnh ủy|Thành ủy|Ban"
    r"|Chính phủ|Thủ tướng|Bộ|Sở|Giám đốc|Lãnh đạo)(?!\w)[^.;*]*?)"
    r"(?=[,\s]+(?:để|trước|chậm nhất|định kỳ|theo|nhằm|vào|trong|hằng|hàng|kết quả|tình hình|về|xem"
    r"|kịp thời|khi|đúng)(?!\w)|\s*[,.;*]|\s*$)"
)


def receiver(text: str) -> str:
    """Whom a text of a plan sends a report to; empty where it names nobody.

    >>> receiver("báo cáo kết quả gửi về Sở Nội vụ để tổng hợp.")
    'Sở Nội vụ'
    >>> receiver("Tổng hợp kết quả, báo cáo UBND tỉnh trước ngày 15/12 hằng năm.")
    'UBND tỉnh'
    """
    whom = (found["whom"] for words in (_SENT, _TOLD) for found in words.finditer(text))
    return next((name for name in whom if name[0].isupper()), "")
