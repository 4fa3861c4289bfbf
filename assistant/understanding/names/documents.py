"""Documents that a question names: by their number as typed, or by kind and figure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from assistant.understanding.words.phrase_book import Known
from assistant.understanding.words.spans import Span, Spotted, flat
from corpus.deadlines.documents import YEAR_ALONE
from corpus.documents import repair_number
from corpus.issuers import is_letter
from corpus.lazy import pattern
from corpus.text import key, nfc, squeeze

_NUMBER = pattern(
    rf"(?<![\w/.])(?!{YEAR_ALONE})"
    r"(?P<no>\d{1,5})(?:/\d{4})?\s?[-/]\s?(?P<code>[a-zđ]{1,8}\d{0,2}(?:\s?[-/]\s?[a-zđ]{2,8}\d{0,2})?)(?![\w/])"
)
_KIND_BEFORE = pattern(
    r"(?<!\w)(?:(?:nghi quyet|nq|quyet dinh|qd|thong bao|tb|cong van|cv|chi thi|ct|nghi dinh|nd"
    r"|thong tu|tt|ket luan|kl|chuong trinh(?: hanh dong)?|ctr|huong dan|cong dien|to trinh|luat"
    r"|van ban|quy dinh|ke hoach hanh dong)\s+(?:so\s*)?)$"
)


def find_documents(text: str) -> tuple[Spotted, ...]:
    """Numbers of documents as typed, however they are cased ("1552/btttt-thh")."""
    bare = flat(text)
    found = []
    for match in _NUMBER.finditer(bare):
        code = match["code"]
        if code in ("nam", "thang", "ngay", "quy") or not _looks_like_code(code, text, match):
            continue
        kind = _KIND_BEFORE.search(bare[: match.start()])
        number = repair_number(nfc(text)[match.start() : match.end()])
        start = kind.start() if kind else match.start()
        found.append(Spotted(start, _with_year(bare, match.end()), number))
    return tuple(found)


_ITS_YEAR = pattern(r" nam (?:19|20)\d\d(?!\w)")


def _with_year(bare: str, end: int) -> int:
    """ "Quyết định 1335 năm 2024": the year belongs to the number, nothing is due in it."""
    year = _ITS_YEAR.match(bare, end)
    return year.end() if year else end


_TYPED = pattern(
    r"(?<!\w)(?P<type>nghi quyet|quyet dinh|thong bao|cong van|chi thi|nghi dinh|thong tu|ket luan"
    r"|huong dan|cong dien|to trinh|luat|quy dinh|van ban|chuong trinh hanh dong)"
    r"\s+(?:so\s*)?(?P<no>\d{1,5}(?:/\d{4})?)"
    r"(?![\w/%]|[-.,]\w"
    r"|\s*(?:nam(?! \d{4}\b| nao)|thang(?! nao)|ngay(?! nao| may)"
    r"|quy(?! (?:dinh|che|hoach|trinh|mo)\b))\b)"
)


# "NQ 57", "QĐ1335": initials, in capitals where they may be those of something else.
_SHORT = pattern(
    r"(?<!\w)(?P<type>nq|qd|nd|ct|tt)\s?(?:so\s*)?(?P<no>\d{1,5}(?:/\d{4})?)"
    r"(?![\w/%]|[-.,]\w|\s*(?:nam(?! \d{4}\b| nao)|thang(?! nao)|ngay(?! nao| may))\b)"
)
_WRITTEN_OUT = {
    "nq": "Nghị quyết", "qd": "Quyết định", "nd": "Nghị định", "ct": "Chỉ thị", "tt": "Thông tư",
}  # fmt: skip
_SURELY_DOCUMENTS = ("nq", "qd")


def _long_forms(text: str, bare: str) -> Iterator[tuple[re.Match[str], str]]:
    for match in _TYPED.finditer(bare):
        yield match, squeeze(text[slice(*match.span())])


def _short_forms(text: str, bare: str) -> Iterator[tuple[re.Match[str], str]]:
    """Documents called by the initials of their kind, with the kind written out."""
    for match in _SHORT.finditer(bare):
        letters = text[slice(*match.span("type"))]
        if match["type"] in _SURELY_DOCUMENTS or letters.isupper():
            yield match, f"{_WRITTEN_OUT[match['type']]} {match['no']}"


def find_typed_documents(
    text: str, numbered: Callable[[str], Sequence[str]], known: Known
) -> tuple[Spotted, ...]:
    """Documents called by kind and figure alone ("Nghị quyết 57"): the one that fits of
    those `numbered` so, where there is just one. One that no plan has, by number or in words, is
    called as it was typed."""
    found, bare = [], flat(text)
    for match, typed in (*_long_forms(text, bare), *_short_forms(text, bare)):
        kind = match["type"]
        initials = "".join(word[0] for word in kind.split()) if " " in kind else kind
        initials = "ctr" if kind.startswith("chuong trinh") else initials
        fits = [n for n in numbered(match["no"]) if _is_of_kind(n, match, initials)]
        if len(fits) == 1 or not (fits or known(key(typed).split()[-2:])):
            end = _with_year(bare, match.end())
            found.append(Spotted(match.start(), end, fits[0] if fits else typed))
    return tuple(found)


def _is_of_kind(number: str, match: re.Match[str], initials: str) -> bool:
    """A letter's number has no code of its kind: "Công văn 1552" is 1552/BTTTT-THH."""
    if match["type"] in ("cong van", "van ban"):
        figures = match["no"].split("/")
        same = key(number).split()[: len(figures)] == figures
        return same and (match["type"] == "van ban" or is_letter(number))
    return is_called(key(number).split(), match["no"], initials)


# "Quyết định 1335 của tỉnh là duyệt đề án gì?"
_MATTER = pattern(
    r"[ ·]*(?:cua[ ·]+(?:[\w·]+[ ·]+){0,4}?)?(?:la |da |thi |von |co |nham |noi dung |de )*"
    r"(?:phe duyet|duyet|thong qua|ban hanh|quy dinh|noi|viet|giao|ve)"
    r"(?! (?:vao |tu |boi |do |theo )?(?:ngay|thang|nam|khi|luc|ai|so|co quan)(?!\w))"
    r"(?: \w+){0,4}? (?:gi|nao)(?!\w)"
)


def find_matter(bare: str, documents: Sequence[Spotted]) -> Span | None:
    """The words that ask what a document is about, right behind it: no work is asked for.
    `bare` is the flat text with the names in it blanked."""
    found = (_MATTER.match(bare, document.end) for document in documents)
    return next((match.span() for match in found if match), None)


def is_called(number: Sequence[str], figure: str, initials: str) -> bool:
    """Is "243 tb vpcp" (a number in words) what "Thông báo 243" calls?"""
    figures = figure.split("/")
    codes = number[len(figures) :]
    own = (initials, *_OF_ASSEMBLY) if initials in _ASSEMBLY else (initials,)
    return number[: len(figures)] == figures and any(c.startswith(own) for c in codes)


# Codes of the National Assembly and of its standing committee name no kind: "70/2025/UBTVQH15".
_OF_ASSEMBLY = ("qh", "ubtvqh")
_ASSEMBLY = frozenset(("nq", "luat", "pl"))


def _looks_like_code(code: str, text: str, found: re.Match[str]) -> bool:
    """ "57-nq/tw" is a number of a document; "5-7 tháng" and "và/hoặc" are not."""
    joined = bool(re.search(r"[-/]", code))
    typed = text[found.start("code") : found.end("code")]
    return joined or (len(code) >= 2 and (typed.isupper() or any(c.isdigit() for c in code)))
