"""What people say around a question: greetings, thanks, what they want the answer for."""

from __future__ import annotations

from corpus.lazy import pattern

_WHOM = r"(?:em|anh|chị|bạn|cô|chú|bác|cháu|các bạn|cả nhà|trợ lý|ad|admin|chi|ban|co|chu|bac)"
_GREETING = pattern(
    r"(?i)^\s*(?:(?:dạ|da|kính|kinh|xin|em|tôi)\s+)*(?:chào|chao|alo|a lô|hello|hi)(?!\w)"
    rf"(?:\s+{_WHOM})*(?:\s+(?:ơi|ạ|nhé|nha|oi))*\s*[,.!:;-]*\s*"
)
_THANKS = pattern(
    r"(?i)[,.;!]?\s*(?:(?:xin|trân trọng|em|rất|chân thành)\s+)*"
    r"(?:cảm ơn|cám ơn|cam on|thanks|thank you)(?!\w)"
    rf"(?:\s+(?:{_WHOM}|rất|nhiều|trước|nhé|nha|ạ|lắm|nhieu))*\s*[.!]*\s*$"
)
# "… để tôi báo cáo lãnh đạo"
_PURPOSE = pattern(
    r"(?i)(?<=[\w?,])\s*,?\s+(?:để|de)\s+"
    r"(?:tôi|em|anh|chị|mình|tui|sếp|còn|kịp|toi|chi|minh|sep|con|kip)"
    r"\s[^.?!\n]{3,120}(?=[.?!\n]|$)"
)


def said_plainly(text: str) -> str:
    """The question alone; "" where nothing is asked.

    >>> said_plainly("Alo em ơi, khi nào xong chữ ký số? Cảm ơn em nhiều!")
    'khi nào xong chữ ký số?'
    """
    return _THANKS.sub("", _GREETING.sub("", _PURPOSE.sub(" ", text), count=1), count=1)
