"""Numbers and dates of documents in a text: they are no deadlines."""

from __future__ import annotations

import re
from functools import cache

_DATE = r"\d{1,2}\s*(?:[/.-]|thang)\s*\d{1,2}\s*(?:[/.-]|,?\s*nam)\s*\d{2,4}"
_ACT = (
    r"(?:ke hoach|nghi quyet|quyet dinh|chi thi|cong van|thong bao|nghi dinh|thong tu|to trinh"
    r"|ket luan|huong dan|chuong trinh|van ban|luat|kh|nq|qd|cv|ct)"
)
YEAR_ALONE = r"(?:\d{1,2}/)?20[2-5]\d\s-\s"  # "năm 2028 - Sở …" is a list, no number
_NUMBER = (
    rf"(?!{YEAR_ALONE})"
    r"\d+[a-z]?\s?(?:/\s?\d{4}\s?)?[/-]\s?(?!thang|nam|ngay|lan|quy)"
    r"[a-z]{1,8}\d*(?:\s?[-/]\s?[a-z]\w*)*"
)


@cache
def _documents() -> re.Pattern[str]:
    return re.compile(
        # "quý 3 - Sở Y tế" is a list
        rf"(?<![\w/])(?<!thang )(?<!quy )(?<!tuan ){_NUMBER}(?:\s*,?\s*ngay\s*{_DATE})?"
        rf"|{_ACT}\s+(?:so\s*)?\d+[\w/-]*\s*,?\s*(?:ngay\s*{_DATE}|nam\s*\d{{4}}(?!\s*-))"
        # "Nghị quyết số 70/2025", but not "kế hoạch 6/2025"
        rf"|{_ACT}\s+(?:so\s*\d+|1[3-9]|[2-9]\d|\d{{3,}})/\d{{4}}(?![\w/])"
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
    return _documents().sub(lambda found: "#" * len(found.group()), text)
