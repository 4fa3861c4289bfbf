"""Which heading the records stand under: "nhóm nhiệm vụ về …", "mục V phụ lục II"."""

from __future__ import annotations

import re

from assistant.condition import Condition, Under
from assistant.understanding.conditions.payload import payload
from assistant.understanding.conditions.sentence import Claim, Sentence
from assistant.understanding.words.spoken import Spoken
from corpus.lazy import pattern
from corpus.text import key

_ROMAN = r"(?P<roman>x{0,2}(?:ix|iv|v?i{1,3}|v|x))"
_ANNEX = r"(?:phụ lục|pl)\s*(?:số\s*)?(?:[ivx]+|\d+)?"
_NUMBERED = Spoken(
    rf"(?:<group.numbered group.nouns>)\s+(?:số\s+|thứ\s+)?{_ROMAN}"
    rf"(?=\s*,?\s*(?:của|ở|trong|thuộc|tại)?\s*{_ANNEX})",
    needs="group.numbered group.nouns",
)
_BEHIND = Spoken(rf"(?:<group.numbered group.nouns>)\s+(?:số\s+)?{_ROMAN}")
_ANNEX_WORD = Spoken(r"(?:phụ lục|pl)")
_GROUP = Spoken(rf"<group.nouns>\s+(?:số\s+|thứ\s+)?{_ROMAN}", needs="group.nouns")
_TITLED = Spoken(
    r"(?:thuộc\s+|trong\s+)?<group.nouns>(?!\s+(?:<group.never>)(?!\w))(?:\s*<group.about>)?",
    needs="group.nouns",
)
_IN_ANNEX = Spoken(_ANNEX)
_PART = Spoken(
    r"(?:(?:ở|trong|tại|thuộc|theo)\s+(?:phần|mục)|(?<!.)phần)"
    r"(?=\s+(?!(?:<group.no_part>|[ivx]{1,5}|\w|\d[\d.]*)(?!\w)))"
)
_OF_WORK = Spoken(r"việc|nhiệm vụ|chủ trì|phối hợp|giao|phải\s+làm|làm\s+gì|trách nhiệm")
_VERB = Spoken(r"giao|phân công|yêu cầu|quy định|có|nêu")
_LEAST = 2


def find_groups(sentence: Sentence) -> list[Claim]:
    """The heading that is named, by its number or its title; one at most."""
    for numbered in (_NUMBERED, _GROUP):
        if match := numbered.search(sentence):
            return _numbered(sentence, match)
    for match in _BEHIND.finditer(sentence):
        if _of_annex(sentence, match.start()):
            return _numbered(sentence, match)
    return _titled(sentence) or _part(sentence)


def _part(sentence: Sentence) -> list[Claim]:
    """A part of the body by its heading: "ở phần nhiệm vụ, giải pháp", "Phần tổ chức thực hiện
    kế hoạch 86 giao …"."""
    match = _PART.search(sentence)
    if match is None or not _OF_WORK.search(sentence):
        return []
    start, end, quoted = payload(sentence, match.end(), commas=True)
    if verb := sentence.ends_at(_VERB, end):
        end = verb.start() - 1
    words = key(sentence.text[start:end])
    if len(words.split()) < _LEAST or not words[0].isalpha():
        return []
    test = Under(words=words, part=True)
    return [_claim(sentence, match.start(), end + 1 if quoted else end, test, start, end)]


def _numbered(sentence: Sentence, match: re.Match[str]) -> list[Claim]:
    """The heading by its number; brackets behind it or its annex only say what it is called."""
    claim = _claim(sentence, *match.span(), Under(numeral=match["roman"].upper()))
    bracket = _BRACKET.search(sentence.low, claim.end)
    if bracket is None or any(bracket.start() < end <= bracket.end() for _, end in sentence.stops):
        return [claim]
    between = sentence.low
    for start, end in sentence.stops:
        between = f"{between[:start]}{' ' * (end - start)}{between[end:]}"
    only = set(between[claim.end : bracket.start()].split()) <= _JOINING
    return [claim, Claim(*bracket.span(), claim.found)] if only else [claim]


_BRACKET = pattern(r"\([^()]*\)")
_JOINING = frozenset(
    ("của", "cua", "ở", "o", "trong", "thuộc", "thuoc", "tại", "tai", "tỉnh", "tinh", ",")
)


def _of_annex(sentence: Sentence, at: int) -> bool:
    """Does an annex stand right before, or its plan between?"""
    low = sentence.low
    for start, end in sentence.stops:
        if end <= at and not _ANNEX_WORD.at(sentence, start):
            low = f"{low[:start]}{' ' * (end - start)}{low[end:]}"
    annexes = (m.end() for m in _IN_ANNEX.finditer(sentence) if m.end() <= at)
    return any(not low[end:at].strip(" ,.-") for end in annexes)


def _titled(sentence: Sentence) -> list[Claim]:
    for match in _TITLED.finditer(sentence):
        start, end, quoted = payload(sentence, match.end(), commas=True)
        words = key(sentence.text[start:end])
        if len(words.split()) >= _LEAST and not words.isdigit() and words[0].isalpha():
            close = end + 1 if quoted else end
            return [_claim(sentence, match.start(), close, Under(words=words), start, end)]
    return []


def _claim(
    sentence: Sentence, start: int, end: int, test: Under, first: int = 0, last: int = 0
) -> Claim:
    said = sentence.text[first or start : last or end].strip(" ,:")
    return Claim(start, end, Condition(test, said))
