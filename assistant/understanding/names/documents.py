"""Documents that a question names: by their number as typed, or by kind and figure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.understanding.words.phrase_book import Known
from assistant.understanding.words.spans import Spotted, flat
from corpus.deadlines.documents import YEAR_ALONE
from corpus.documents import repair_number
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
        found.append(Spotted(kind.start() if kind else match.start(), match.end(), number))
    return tuple(found)


_TYPED = pattern(
    r"(?<!\w)(?P<type>nghi quyet|quyet dinh|thong bao|cong van|chi thi|nghi dinh|thong tu|ket luan"
    r"|huong dan|cong dien|to trinh|luat|quy dinh)\s+(?:so\s*)?(?P<no>\d{1,5}(?:/\d{4})?)"
    r"(?![\w/%]|[-.,]\w"
    r"|\s*(?:nam(?! \d{4}\b)|thang|ngay|quy(?! (?:dinh|che|hoach|trinh|mo)\b))\b)"
)


def find_typed_documents(
    text: str, numbered: Callable[[str], Sequence[str]], known: Known
) -> tuple[Spotted, ...]:
    """Documents called by kind and figure alone ("Nghị quyết 57"): the one that fits of
    those `numbered` so, where there is just one. One that no plan has, by number or in words, is
    called as it was typed."""
    found = []
    for match in _TYPED.finditer(flat(text)):
        initials = "".join(word[0] for word in match["type"].split())
        fits = [
            n for n in numbered(match["no"]) if is_called(key(n).split(), match["no"], initials)
        ]
        typed = squeeze(text[slice(*match.span())])
        if len(fits) == 1 or not (fits or known(key(typed).split()[-2:])):
            found.append(Spotted(*match.span(), fits[0] if fits else typed))
    return tuple(found)


def is_called(number: Sequence[str], figure: str, initials: str) -> bool:
    """Is "243 tb vpcp" (a number in words) what "Thông báo 243" calls?"""
    figures = figure.split("/")
    codes = number[len(figures) :]
    return number[: len(figures)] == figures and any(c.startswith(initials) for c in codes)


def _looks_like_code(code: str, text: str, found: re.Match[str]) -> bool:
    """ "57-nq/tw" is a number of a document; "5-7 tháng" and "và/hoặc" are not."""
    joined = bool(re.search(r"[-/]", code))
    typed = text[found.start("code") : found.end("code")]
    return joined or (len(code) >= 2 and (typed.isupper() or any(c.isdigit() for c in code)))
