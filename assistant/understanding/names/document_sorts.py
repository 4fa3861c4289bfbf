"""Sorts of documents that a question asks for: by kind and by who issued them."""

from __future__ import annotations

from assistant.labels import DOCUMENT_KINDS
from corpus.issuers import issuers_in
from corpus.lazy import pattern
from corpus.text import key

# "kế hoạch nào" may ask for the plan itself, "thực hiện kế hoạch nào" does not.
_LETTER = "Công văn"  # its number has no letters for a kind
_KINDS = {key(kind): kind.lower() for kind in (*DOCUMENT_KINDS, _LETTER) if kind != "Kế hoạch"}
_SORT = rf"(?:{'|'.join(_KINDS)})"
_KIND = pattern(rf"(?<!\w)({'|'.join(_KINDS)})(?: hanh dong)?(?: so)? (?:nao|gi|may)(?!\w)")
_PLAN = pattern(
    r"(?<!\w)(?:(?:thuc hien|trien khai|theo|can cu|cu the hoa) (?:nhung |cac )?ke hoach"
    r"(?: hanh dong)?|ke hoach hanh dong)(?: so)? (?:nao|gi|may)(?!\w)"
)
_ISSUED = pattern(r"(?<!\w)(?:cua|do|tu)\s+(.+)")
_NAMING = r"(?:nhac(?: den| toi)?|dan chieu|trich dan|vien dan|de cap(?: den| toi)?)"
_SAYS_NAMING = pattern(rf"(?<!\w){_NAMING}(?!\w)")
_SORTS = rf"(?:(?:nhung|cac|moi|tat ca|bao nhieu|may) )?(?:{_SORT[3:-1]}|van ban)"
# "Kế hoạch 26 nhắc đến những nghị quyết nào?", "Các văn bản được nhắc trong kế hoạch 86".
_NAMED = pattern(
    rf"(?<!\w){_NAMING} (?P<after>{_SORTS})(?: nao| gi)?(?! (?:so )?\d)(?=\W*$| cua | khong)"
    rf"|(?<!\w)(?P<before>{_SORTS})(?: nao)?(?: cua [^·]{{2,40}}?)?(?: nao)? (?:duoc|bi)"
    rf" (?:[^?]{{0,30}} )?{_NAMING}(?!\w)"
    # "Các nghị quyết HĐND tỉnh mà kế hoạch 26 viện dẫn"
    rf"|(?<!\w)(?P<of>{_SORTS})(?: nao)?(?: [^·?]{{2,40}}?)? ma (?:[^?]{{0,40}} )?"
    rf"(?:co )?{_NAMING}(?!\w)"
    # "Các công văn của Bộ Y tế về dữ liệu là số bao nhiêu"
    rf"|(?<!\w)(?P<numbers>{_SORTS}) (?:[^·?]{{2,80}} )?(?:la|mang|co) (?:nhung )?so (?:hieu )?"
    rf"(?:nao|may|gi|bao nhieu)(?!\w)"
)


def says_naming(folded: str) -> bool:
    """Does a folded text speak of a document's being named ("nhắc đến nghị quyết 57")?"""
    return _SAYS_NAMING.search(folded) is not None


def asked_for(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The kinds of document and the issuers that a question asks for; () for any.

    >>> asked_for("thực hiện nghị quyết nào của Bộ Chính trị")
    (('nghị quyết',), ('Bộ Chính trị',))
    """
    asked = key(text)
    kinds = tuple(dict.fromkeys(_KINDS[found[1]] for found in _KIND.finditer(asked)))
    kinds += ("kế hoạch",) if _PLAN.search(asked) else ()
    issued = _ISSUED.search(asked)
    return kinds, issuers_in(issued[1]) if issued else ()


def named_sorts(text: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The same of documents that a plan is asked to name anywhere; None where it is not.

    >>> named_sorts("Kế hoạch 26 nhắc đến những quyết định nào của Thủ tướng Chính phủ?")
    (('quyết định',), ('Thủ tướng Chính phủ',))
    >>> named_sorts("Tín chỉ carbon được nhắc ở đâu?") is None
    True
    """
    found = _NAMED.search(key(text))
    if found is None:
        return None
    said = found["after"] or found["before"] or found["of"] or found["numbers"]
    kinds = tuple(kind for words, kind in _KINDS.items() if said.endswith(words))
    issued = _ISSUED.search(key(text))
    by = found[0].partition(" ma ")[0] if found["of"] else issued[1] if issued else ""
    return kinds, issuers_in(by) if by else ()
