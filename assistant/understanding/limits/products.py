"""What is to come of the work: "đề án nào", "có kết quả là “Văn bản hợp tác”"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from assistant.answer import Limits
from assistant.understanding.limits.book import load_limits
from assistant.understanding.limits.words import WORK, Span
from corpus.lazy import pattern
from corpus.text import key

_RESULT = (
    r"(?:ket qua|san pham|dau ra)(?: (?:dau ra|thuc hien|cuoi cung|phai co|can co|hoan thanh))*"
)
_SAYS = (
    r"(?: (?:phai|can|duoc|co|thi))*(?: (?:ghi|neu|in|de))?"
    r"(?: (?:la|gom|bang|o dang|thuoc loai|dang|ro la))?"
    r"(?P<whole>(?: (?:dung|chi|dung la|chi la|chi ghi|co))*"
    r"(?: (?:mot|1|hai|2))?(?: (?:chu|cum tu|tu|dong chu))?)\s*:?\s*"
)
_OUTPUT = pattern(
    rf"(?<!\w)(?:cot |o |muc |phan )?{_RESULT}{_SAYS}"
    r"(?:[“\"'‘«](?P<quoted>[^”\"'’»]{2,80})[”\"'’»]|(?<=la )(?P<bare>[^,.;:?!()“\"]{3,60}))"
)
_ASKS = pattern(r"^(?:gi|nao|sao|the nao|bao nhieu|may|nhu the nao|nhung gi|cai gi|ai|mot)(?!\w)")
_ENDS = pattern(
    r"\s+(?:(?:va|ma|thi|do|cua|o|trong|thuoc|khong|nhe|a|vay|nua|voi|den han|co han|han)(?!\w)).*$"
)


@dataclass(frozen=True, slots=True)
class Result:
    """Where the words of a printed result stand, whether it must say nothing else, and the
    span that says so."""

    said: Span
    whole: bool
    span: Span


def printed_result(bare: str) -> Result | None:
    """What the printed result of the work must say."""
    found = _OUTPUT.search(bare)
    if found is None:
        return None
    group = "quoted" if found["quoted"] else "bare"
    said = _ENDS.sub("", found[group]) if group == "bare" else found[group]
    if _ASKS.search(said.strip()):
        return None
    start = found.start(group)
    end = found.end() if group == "quoted" else start + len(said)
    whole = not {"dung", "chi"}.isdisjoint(found["whole"].split())
    return Result((start, start + len(said)), whole, (found.start(), end))


def asked_products(bare: str, names: Sequence[int]) -> tuple[str, ...]:
    """Products that are asked for ("những cơ chế, đề án nào"), of an agency whose name may
    follow; none beside "nhiệm vụ, đề án nào", which asks for all work."""
    for found in _asked().finditer(bare):
        before = bare[: found.start()]
        sure = found["which"] or found["counted"]
        listed = found["listed"] and (_OF.match(bare, found.end()) or found.end() + 1 in names)
        products = load_limits().products
        each = tuple(dict.fromkeys(products[key(n)] for n in _CHAIN.split(found["named"])))
        plan = each == ("kế hoạch",) and not _MADE.search(before)  # "kế hoạch nào nhắc …"
        if (sure or listed) and not (plan or _GENERAL.search(before)):
            return each
    return ()


_OF = pattern(
    r" (?:ma|do|cua|phai|can|duoc giao|den han|co han|toi han|trong (?:nam|thang|quy))(?!\w)"
    r"|[?.! ]*$"
)
_MADE = pattern(r"(?<!\w)(?:xay dung|ban hanh|lap|trinh|tham muu|soan thao) (?:nhung |cac )?$")


def without_products(topic: str, limits: Limits) -> str:
    """A topic without the products that are asked for, and without what makes them.

    >>> without_products("xây dựng báo cáo chuyên đề", Limits(makes=("báo cáo",)))
    'chuyên đề'
    """
    if not limits.makes:
        return topic
    book, typed = load_limits(), topic.split()
    for made in map(key, limits.makes):
        size, folded = len(made.split()), [key(word) for word in typed]
        at = next((i for i in range(len(typed)) if " ".join(folded[i : i + size]) == made), None)
        if at is not None:
            typed[at : at + size] = []
    for size in (2, 1):
        if key(" ".join(typed[:size])) in book.makes:
            typed = typed[size:]
    return " ".join(typed)


_CHAIN = pattern(r"\s*,\s*|\s+(?:va|hoac|hay)\s+")
_GENERAL = pattern(rf"(?<!\w){WORK}\s*(?:,|va|hoac|hay)\s*$")


@cache
def _asked() -> re.Pattern[str]:
    """ "(những) N nào", "bao nhiêu N"; "liệt kê các N", which something must follow."""
    book = load_limits()
    either = "|".join(map(re.escape, sorted(book.products, key=len, reverse=True)))
    chain = rf"(?:{either})(?:(?:\s*,\s*|\s+(?:va|hoac|hay)\s+)(?:{either}))*"
    adjective = "|".join(map(re.escape, book.between))
    return re.compile(
        r"(?<!\w)(?:(?P<counted>(?:bao nhieu|may)\s+)"
        r"|(?P<listed>(?:(?:liet ke|danh sach|danh muc|ke ten|tong hop|nhung|cac)\s+)+))?"
        rf"(?P<named>{chain})(?: (?:{adjective}))?(?P<which> (?:nao|gi))?(?!\w)"
    )
