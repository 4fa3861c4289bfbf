"""Which end of a list is asked for: "gấp nhất", "3 việc gần nhất", "chỉ tiêu cao nhất"."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from assistant.condition import Rank
from assistant.understanding.conditions.sentence import Claim, Sentence
from assistant.understanding.words.spoken import Spoken

_DAYS = (
    (False, True, Spoken(r"<rank.next>")),
    (False, False, Spoken(r"<rank.first>")),
    (True, False, Spoken(r"<rank.last>")),
)
# "Việc cuối cùng của Sở A": without whose it may be the last of those just told.
_OF_ONE = (
    (True, Spoken(r"<things>\s+(?P<end>cuối cùng|sau cùng)\s+(?:của|mà)")),
    (False, Spoken(r"<things>\s+(?P<end>đầu tiên|trước tiên)\s+(?:của|mà)")),
)
# "Bao giờ Sở A phải xong việc cuối cùng?"
_DONE_LAST = Spoken(r"(?:xong|hoàn thành)\s+<things>\s+(?P<end>cuối cùng|sau cùng)")
# "Việc nào đến trước?", "cái nào xong muộn hơn?": which of those told of.
_ENDS = r"(?=\s*(?:$|[?.!,;]|(?:vậy|nhỉ|thế|hả|ạ|nhé)(?!\w)))"
_OF_TWO = tuple(
    (last, Spoken(rf"(?:<things>|cái|hạn|mốc)\s+nào\s+(?:\w+\s+){{0,3}}?(?P<end>{words}){_ENDS}"))
    for last, words in (
        (False, r"trước(?:\s+hơn)?|sớm\s+hơn"),
        (True, r"sau(?:\s+hơn)?|muộn\s+hơn|trễ\s+hơn|chậm\s+hơn"),
    )
)
_VALUES = (
    (True, Spoken(r"<rank.highest>")),
    (False, Spoken(r"<rank.lowest>")),
)
# "chậm nhất là ngày nào", "muộn nhất 30/6" say a day.
_A_DAY = Spoken(r"(?:\s+<rank.day>|\s*\d+)(?!\s+(?:<things>|cái)\s+(?:nào|gì))")
_WHOSE = Spoken(r"<rank.whose>")
_THING = Spoken(r"<things>|nào|gì")
_TARGET = Spoken(r"<targets>")
_SHARE = Spoken(r"tỷ lệ|tỉ lệ|phần trăm|%")
_COUNT = Spoken(r"(?P<n>\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s+(?:<things>|<targets>)")
_NUMBERS = {
    "hai": 2, "ba": 3, "bốn": 4, "bon": 4, "năm": 5, "nam": 5, "sáu": 6, "sau": 6, "bảy": 7,
    "bay": 7, "tám": 8, "tam": 8, "chín": 9, "chin": 9, "mười": 10, "muoi": 10,
}  # fmt: skip


def find_ranks(sentence: Sentence) -> list[Claim]:
    """The end of the list that is asked for; one at most."""
    for last, ahead, words in _DAYS:
        match = words.search(sentence)
        if match and _THING.search(sentence) and not _A_DAY.at(sentence, match.end()):
            return _claims(sentence, match.span(), "due", last, ahead)
    for last, words in _OF_TWO:
        if match := words.search(sentence):
            return _claims(sentence, match.span("end"), "due", last, False)
    for last, words in _OF_ONE:
        match = words.search(sentence)
        if match and sentence.names_next(match.end()):
            return _claims(sentence, match.span("end"), "due", last, False)
    done = _DONE_LAST.search(sentence)
    if done and any(m.end <= done.start() for m in sentence.mentions):
        return _claims(sentence, done.span("end"), "due", True, False)
    if _WHOSE.search(sentence) or not _TARGET.search(sentence):
        return []
    for last, words in _VALUES:
        if match := words.search(sentence):
            return _claims(sentence, match.span(), "value", last, False)
    return []


def _claims(
    sentence: Sentence, span: tuple[int, int], by: Literal["due", "value"], last: bool, ahead: bool
) -> list[Claim]:
    counts = (m for m in _COUNT.finditer(sentence) if m.end() <= span[0])
    free = (m for m in counts if not any(a <= m.start() < b for a, b in sentence.stops))
    count = next(free, None)
    shares = by == "value" and _SHARE.search(sentence) is not None
    rank = Rank(by, last, sentence.text[slice(*span)], ahead=ahead, shares=shares)
    if count is None:
        return [Claim(*span, rank)]
    number = _NUMBERS.get(count["n"]) or int(count["n"])
    rank = replace(rank, count=number)
    return [Claim(*span, rank), Claim(count.start("n"), count.end("n"), rank)]
