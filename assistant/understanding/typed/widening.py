"""Words that only say that nothing is left out: "một mình hay cùng sở khác đều lấy"."""

from __future__ import annotations

from corpus.lazy import pattern

_OTHERS = (
    r"(?:\s+(?:với|voi))?(?:\s+(?:các|những|cac|nhung))?"
    r"(?:\s+(?:sở|trường|cơ quan|đơn vị|bên|ngành|so|truong|co quan|don vi|ben|nganh))?"
    r"(?:\s+(?:khác|khac))?"
)
_EVEN = r"(?:kể cả|tính cả|gồm cả|kể luôn|tính luôn|ke ca|tinh ca|gom ca|ke luon|tinh luon)"
_WORK = r"(?:(?:(?:các|những|cac|nhung)\s+)?(?:việc|nhiệm vụ|phần|viec|nhiem vu|phan)\s+)?"
_STANDS = r"(?:(?:đứng tên|đứng|làm|chủ trì|đồng|dung ten|dung|lam|chu tri|dong)\s+)?"
_TOGETHER = rf"{_WORK}{_STANDS}(?:chung|cùng|cung){_OTHERS}"
_ALL = r"(?:\s*,?\s*(?:đều|thì|cũng|deu|thi|cung)\s+(?:lấy|tính|được|lay|tinh|duoc))"
_JOIN = r"(?:lẫn|và|cũng như|hay|hoặc|lan|va|cung nhu|hoac)"
_BODY = (
    r"(?:(?:phần|phan)\s+)?(?:lời văn|lời|thân|nội dung|loi van|loi|than|noi dung)"
    r"(?:\s+(?:(?P<plan>(?:kế hoạch|văn bản|ke hoach|van ban|kh)\s+(?:số\s+)?\d[\w/-]*)"
    r"|kế hoạch|văn bản|ke hoach|van ban))?"
)
_ANNEX = r"(?:(?:phần|các|phan|cac)\s+)?(?:phụ lục|phu luc)(?!\s+(?:số|so|\d|[ivx]+(?!\w)))"
_IN = r"(?:(?:cả|ca)\s+)?(?:(?:trong|ở|o)\s+)?"
_WIDENING = (
    # "(kể cả đứng chung)", "tính cả việc đứng tên cùng đơn vị khác"
    pattern(rf"(?i)\(\s*{_EVEN}\s+{_TOGETHER}\s*\)"),
    pattern(rf"(?i),?\s*(?<!\w){_EVEN}\s+{_TOGETHER}(?=\s*[,.;?!]|\s*$)"),
    # "một mình hay cùng sở khác đều lấy"
    pattern(
        rf"(?i),?\s*(?:dù\s+)?(?:một mình|mot minh)\s+(?:hay|hoặc|lẫn|và|hoac|lan|va)\s+"
        rf"{_STANDS}(?:chung|cùng|cung){_OTHERS}{_ALL}?,?"
    ),
    # "cả phần lời lẫn phụ lục", "trong thân kế hoạch cũng như phụ lục"
    pattern(rf"(?i),?\s*(?<!\w){_IN}{_BODY}\s+{_JOIN}\s+{_IN}{_ANNEX}(?!\w)"),
    pattern(rf"(?i),?\s*(?<!\w){_IN}{_ANNEX}\s+{_JOIN}\s+{_IN}{_BODY}(?!\w)"),
)


# "nội dung và phụ lục ghi khác nhau" sets them against each other.
_AGAINST = pattern(
    r"(?i)(?<!\w)(?:khác nhau|khac nhau|mâu thuẫn|mau thuan|vênh|lệch|so với|so voi"
    r"|(?:không|chưa|khong|chua) (?:thống nhất|khớp|nhất quán|thong nhat|khop|nhat quan))(?!\w)"
)


def without_widening(text: str) -> str:
    """A question without words that leave nothing out.

    >>> without_widening("Sở Y tế chủ trì (kể cả đứng chung) mấy việc?")
    'Sở Y tế chủ trì mấy việc?'
    >>> without_widening("Sở Y tế làm gì, trong thân kế hoạch cũng như phụ lục?")
    'Sở Y tế làm gì?'
    """
    left = text
    if _AGAINST.search(text):
        return text
    for words in _WIDENING:
        left = words.sub(lambda said: f" {said.groupdict().get('plan') or ''} ", left)
    return text if left == text else " ".join(left.split()).replace(" ?", "?")
