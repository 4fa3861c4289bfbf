"""What a follow-up points at in the last answer: a place in its list, all of it, a part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answer import Question
from corpus.lazy import pattern

if TYPE_CHECKING:
    from assistant.understanding.reading.reading import Reading

# A follow-up that points past the end of the last answer points at no record at all.
NO_RECORD = "#"
SHORTER = "Danh sách vừa nêu chỉ có"
_FEW = 12  # records of the last answer that are shown once more in full
_ORDINAL = pattern(
    r"(?:thu|so|viec|nhiem vu|muc|cai)\s+"
    r"(?P<word>nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi|dau tien|cuoi cung|\d{1,2})(?!\w)"
)
_ORDINALS = ("nhat", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi")
# Words of a topic that are left of an ordinal: "nhiệm vụ thứ 2 kết quả là gì".
_PLACE = pattern(rf"^thu (?:{'|'.join(_ORDINALS)}|\d{{1,2}})(?: |$)")
# What every answer about work tells of it: "kết quả phải có là gì?".
_PARTS = pattern(r"(?:(?:ket qua|san pham|dau ra|noi dung)(?: (?:cuoi cung|phai co|cu the))?)")
_PART = pattern(rf"(?<!\w){_PARTS.pattern}(?!\w)")
# Without its diacritics "nó" is sure only where it begins what is asked of a plan.
_IT = pattern(r"(?<!\w)nó(?!\w)|^\W*no (?=can cu|thay|bi thay|do |con hieu|co hieu|het hieu|han )")


def ordinal(reading: Reading) -> int | None:
    """The place in the last list that is meant ("việc thứ hai": 2; -1: the last one)."""
    found = _ORDINAL.search(reading.flat)
    if not found or (reading.place and not found["word"].isalpha()):
        return None
    word = found["word"]
    if word.startswith("dau"):
        return 1
    if word.startswith("cuoi"):
        return -1
    if word in _ORDINALS:
        return _ORDINALS.index(word) + 1
    return int(word) if word.isdigit() else None


def says_it(reading: Reading) -> bool:
    """ "Nó căn cứ vào đâu?": what the last turn was about."""
    return bool(_IT.search(reading.text.lower()))


def asks_part(reading: Reading) -> bool:
    """ "Sản phẩm là gì?": what every answer about work tells of it."""
    return bool(_PART.search(reading.flat))


def is_no_topic(topic: str) -> bool:
    """Is a folded topic only a place in a list, or a part of what was told ("thứ 2 kết quả")?"""
    rest = _PLACE.sub("", topic).strip()
    return not rest or bool(_PARTS.fullmatch(rest))


def pointed_at(reading: Reading, last: Question, kind: str) -> tuple[str, ...]:
    """The records of the last answer that a turn asks about, which names nothing itself."""
    place = ordinal(reading)
    if place is not None and last.answered:
        index = len(last.answered) - 1 if place < 0 else place - 1
        return (last.answered[index],) if 0 <= index < len(last.answered) else (NO_RECORD,)
    if kind in ("who", "deadline") or (kind == "citation" and len(last.answered) <= _FEW):
        return last.answered
    return ()
