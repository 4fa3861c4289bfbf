"""Words that only say that nothing is left out: "một mình hay cùng sở khác đều lấy"."""

from __future__ import annotations

from corpus.lazy import pattern

_OTHERS = (
    r"(?:\s+(?:với|voi))?(?:\s+(?:các|những|cac|nhung))?"
    r"(?:\s+(?:sở|trường|cơ quan|đơn vị|bên|ngành|so|truong|co quan|don vi|ben|nganh))?"
    r"(?:\s+(?:khác|khac))?"
)
_TOGETHER = rf"(?:(?:đứng|làm|chủ trì|đồng|dung|lam|chu tri|dong)\s+)?(?:chung|cùng|cung){_OTHERS}"
_ALL = r"(?:\s*,?\s*(?:đều|thì|cũng|deu|thi|cung)\s+(?:lấy|tính|được|lay|tinh|duoc))"
_WIDENING = (
    # "(kể cả đứng chung)"
    pattern(rf"(?i)\(\s*(?:kể cả|tính cả|gồm cả|ke ca|tinh ca|gom ca)\s+{_TOGETHER}\s*\)"),
    pattern(
        rf"(?i),\s*(?:kể cả|tính cả|gồm cả|ke ca|tinh ca|gom ca)\s+{_TOGETHER}(?=\s*[,.;?!]|\s*$)"
    ),
    # "một mình hay cùng sở khác đều lấy"
    pattern(
        rf"(?i),?\s*(?:dù\s+)?(?:một mình|mot minh)\s+(?:hay|hoặc|lẫn|và|hoac|lan|va)\s+"
        rf"(?:(?:đứng|làm|dung|lam)\s+)?(?:chung|cùng|cung){_OTHERS}{_ALL}?,?"
    ),
    # "cả phần lời lẫn phụ lục"
    pattern(
        r"(?i),?\s*(?:cả|ca)\s+(?:(?:phần|phan)\s+)?(?:lời|lời văn|thân|nội dung|loi|loi van|than"
        r"|noi dung)\s+(?:lẫn|và|lan|va)\s+(?:(?:phần|phan)\s+)?(?:phụ lục|phu luc)"
    ),
)


def without_widening(text: str) -> str:
    """A question without words that leave nothing out.

    >>> without_widening("Sở Y tế chủ trì (kể cả đứng chung) mấy việc?")
    'Sở Y tế chủ trì mấy việc?'
    """
    left = text
    for words in _WIDENING:
        left = words.sub(" ", left)
    return text if left == text else " ".join(left.split()).replace(" ?", "?")
