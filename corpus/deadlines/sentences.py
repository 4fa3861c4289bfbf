"""The phrases of a sentence that set a date or a rhythm for somebody's work.

Dates that are merely mentioned and rhythms that only describe a thing are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from corpus.deadlines.documents import without_documents
from corpus.deadlines.folded import Folded, folded
from corpus.deadlines.printed import parse_deadline
from corpus.deadlines.rhythms import (
    ADHOC,
    DAY_IN_QUARTER,
    DAY_IN_RHYTHM,
    WEEKDAY,
    YEAR_BEFORE,
    frequency,
)
from corpus.deadlines.scan import scan
from corpus.deadlines.stretches import Stretch, stretches
from corpus.lazy import pattern
from corpus.plan import Deadline

_VERB = (
    r"(?:bao cao|tong hop|danh gia|so ket|tong ket|ra soat|to chuc|kiem tra|cap nhat|gui|thong ke"
    r"|xay dung|tham muu|cong bo|chu dong|tien hanh|do luong|hop|giao ban)"
)
_THEN_DOES = pattern(rf"[\s,]*(?:hoac dot xuat\s*)?{_VERB}\b")
_THEN_DOES_AT_ONCE = pattern(rf"\s*{_VERB}\b")
_CLAUSE_START = pattern(r"(?:^|[;.:,(*+\-])\s*(?:va\s*)?$")
_REPORTS = pattern(r"(?:bao cao|so ket|tong ket)[^;.:]{0,30}$")
_MEETS = pattern(r"(?:phien|cuoc|ky) hop[^;.:,]{0,20}$")
_DONE_AGAIN = pattern(r"(?:cap nhat|ra soat|danh gia|kiem tra|cong bo|bo sung|dieu chinh)\s*$")
# "… công bố tỷ trọng kinh tế số hằng quý.": how often what is done again and again.
_REPEATED = pattern(
    r"(?:cong bo|thong ke|tinh toan|do luong|kiem dem|doi soat|phat song|sao luu)\b[^;.:]{0,80}$"
)
# "Họp mỗi tháng một lần": how often, counted.
_SO_OFTEN = pattern(r"\s*(?:it nhat\s*|toi thieu\s*)?(?:\d{1,2}|mot|hai|ba)\s*(?:lan|dot|ky)\b")
_ENDS_CLAUSE = pattern(r"\s*(?:[.;)/]|$)")
_ADJECTIVE = pattern(r"(?:ke hoach|kinh phi|du toan|chuong trinh|cong tac|ngan sach)[^;.:]*$")
_AT_LEAST = pattern(r"(?:it nhat|toi thieu)\s*$")
_GLUE = pattern(r"[\s,(*+&]*(?:va|hoac|vao)?[\s(*]*")
# A term that runs from an event: "trong vòng 15 ngày làm việc kể từ ngày ban hành".
_TERM = pattern(
    r"(?<![a-z])(?:trong\s*)?(?:(?:thoi han|thoi gian|vong)\s*)?\d{1,3}\s*(?:ngay|tuan|thang)"
    r"(?:\s*lam viec)?,?\s*(?:ke tu|tu ngay|sau (?:khi|ngay))[^,;.:()]*"
)
_GOES_ON = pattern(
    r"[,;(]\s*(?P<said>(?:thuc hien |trien khai )?thuong xuyen(?:,? lien tuc)?"
    r"(?:,? (?:trong )?(?:ca nam|hang nam|nam 20\d\d))?)[\s.;)/]*$"
    r"|\bgiao [^.;:,]{3,80} (?:thuc hien|trien khai|duy tri) (?P<done>thuong xuyen)\s*[.;]?\s*$"
)
# "Thường xuyên kiểm tra …": how often, before all that an item of one sentence does.
_ALWAYS = pattern(
    r"[\s+*•–-]*(?:(?:de nghi|yeu cau|giao)\s[^,;:.]{3,80}?\s)?(?P<said>thuong xuyen)[ ,]"
    r"[^.;:]*[.;]?\s*$"
)
# "Thời gian thực hiện: Thường xuyên": a field of its own behind the words of an order.
_FIELD = pattern(
    r"[.;(]\s*(?:thoi (?:gian|han)|tien do)(?: thuc hien| hoan thanh)?\s*(?::\s*|(?=20\d\d))"
    r"(?P<said>[^.;()]{3,160}?)\s*(?:[.;)]|$)"
)
_AFTER = pattern(r"(?:ngay )?(?:sau khi|khi)\b")
_WITHIN_ERA = pattern(r"(?P<clause>[^;.]*)\btrong (?:giai doan|thoi ky)\s*$")
# "… góp phần thực hiện mục tiêu của tỉnh trong giai đoạn …": the years of the goal.
_AIMED_AT = pattern(r"\b(?:muc tieu|chi tieu|gop phan|nhu cau|chu truong|dinh huong)\b")
_ENDS_SENTENCE = pattern(r"\s*(?:[.;]|$)")
_ERA = pattern(r"(?:giai doan|thoi ky|nhiem ky|nien khoa)\s*$")

# "Kế hoạch 5 năm 2026-2030": years that a name counts.
_COUNTED_YEARS = pattern(r"(?<![\d/])\d{1,2}\s*$")


def _asks(text: str, found: re.Match[str]) -> bool:
    """A rhythm of doing ("hằng năm báo cáo"), not a kind of thing ("kế hoạch hằng năm")."""
    before, phrase = text[: found.start()], found.group()
    bare = phrase == "dinh ky"
    if phrase.startswith(("dinh ky", "bao cao")) and not bare:
        return True
    if any(day.end() + 1 >= found.start() for day in WEEKDAY.finditer(before + phrase)):
        return True
    if (_THEN_DOES_AT_ONCE if bare else _THEN_DOES).match(text, found.end()):
        return True
    if not bare and not phrase.startswith("moi") and _CLAUSE_START.search(before):
        return True
    if _AT_LEAST.search(before) or _MEETS.search(before) or _SO_OFTEN.match(text, found.end()):
        return True
    clause = before[-60:]
    asked = _REPORTS.search(clause) or (not bare and _DONE_AGAIN.search(clause))
    if not bare and not asked and _ENDS_CLAUSE.match(text, found.end()):
        asked = _REPEATED.search(before[-110:])
    return bool(asked) and not _ADJECTIVE.search(clause)


def _obliges(text: str, stretch: Stretch) -> bool:
    """A date by which something is to be done, rather than one that is merely mentioned."""
    if _runs_within(text, stretch):
        return True
    if _is_era(text, stretch):
        return False
    if stretch.unit == "year" or (stretch.unit == "range" and not stretch.marked):
        near = text[max(0, stretch.start - 30) : stretch.end + 15]
        return stretch.cue in ("before", "in", "from") or (
            stretch.cue == "by" and ("hoan thanh" in near or "den het nam" in near)
        )
    if stretch.cue or stretch.unit in ("quarter", "part", "range"):
        return True
    return stretch.unit == "month" and not stretch.yearless


def _runs_within(text: str, stretch: Stretch) -> bool:
    """ "… trong giai đoạn 2026 - 2028.": years that close a sentence, within which it is done."""
    within = _WITHIN_ERA.search(text[: stretch.start])
    if not within or _AIMED_AT.search(within["clause"]):
        return False
    return bool(_ENDS_SENTENCE.match(text, stretch.end))


def _is_era(text: str, stretch: Stretch) -> bool:
    """Years behind "giai đoạn" or a count of years ("05 năm 2026-2030") name a plan, they set
    no day."""
    if _ERA.search(text[: stretch.start]):
        return True
    counted = text.startswith("nam", stretch.lead) and _COUNTED_YEARS.search(text[: stretch.lead])
    return bool(counted) and stretch.unit == "range"


class _Piece(NamedTuple):
    """A part of a phrase. A weak one counts only beside another part."""

    start: int
    end: int
    weak: bool


def _pieces(source: Folded, text: str) -> list[_Piece]:
    pieces = []
    for stretch in stretches(source, text, scan(source, text)):
        after = YEAR_BEFORE.match(text, stretch.end)
        end = after.end() if after else stretch.end
        weak = not _obliges(text, stretch)
        if not (weak and (stretch.unit == "year" or _is_era(text, stretch))):
            pieces.append(_Piece(stretch.start, end, weak))
    for phrase in frequency().finditer(text):
        pieces.append(_Piece(*phrase.span(), not _asks(text, phrase)))
    for rule in (DAY_IN_RHYTHM, DAY_IN_QUARTER, WEEKDAY):
        weak = rule is not DAY_IN_QUARTER
        pieces += [_Piece(*found.span(), weak) for found in rule.finditer(text)]
    return sorted(pieces, key=lambda piece: piece.start)


_CLOSING = pattern(r"\s*\)")


def _closed(text: str, start: int, end: int) -> int:
    """The end moved over the bracket that closes one opened inside."""
    opened = text.count("(", start, end) > text.count(")", start, end)
    found = _CLOSING.match(text, end) if opened else None
    return found.end() if found else end


def _phrases(text: str, pieces: Sequence[_Piece]) -> list[tuple[int, int]]:
    """Neighbours as one phrase: "trước ngày 01/6 và 15/11 hằng năm (hoặc đột xuất)"."""
    merged: list[_Piece] = []
    for piece in pieces:
        start, end, weak = piece.start, piece.end, piece.weak
        if merged and _GLUE.fullmatch(text, merged[-1].end, max(start, merged[-1].end)):
            previous = merged.pop()
            start, end, weak = previous.start, max(end, previous.end), False
        end = _closed(text, start, end)
        if adhoc := ADHOC.match(text, end):
            end = _closed(text, start, adhoc.end())
        merged.append(_Piece(start, end, weak))
    return [(p.start, p.end) for p in merged if not p.weak]


def find_deadlines(text: str, issued: date | None = None) -> tuple[tuple[int, int, Deadline], ...]:
    """The dated and recurring phrases of a sentence: (start, end, Deadline), in order.

    Offsets count characters of `text`. Dates of documents ("Nghị quyết 57-NQ/TW ngày
    22/12/2024"), horizons ("tầm nhìn 2045", "giai đoạn 2026-2030") and rhythms that only
    describe a thing ("kinh phí hằng năm") are not deadlines.
    """
    source = folded(text)
    masked = without_documents(source.text)
    found: list[tuple[int, int, Deadline]] = []
    for span in _phrases(masked, _pieces(source, masked)):
        start, end = source.span(*span)
        deadline = parse_deadline(text[start:end], issued)
        if deadline and deadline.kind != "conditional":
            found.append((start, end, deadline))
    return (
        tuple(found)
        or tuple(_terms(text, source))
        or tuple(_stated(text, source, issued))
        or tuple(_standing(text, source))
    )


def _stated(text: str, source: Folded, issued: date | None) -> Iterator[tuple[int, int, Deadline]]:
    """What a field of its own says of the time, in words that stand in no sentence."""
    for field in _FIELD.finditer(source.text):
        start, end = source.span(*field.span("said"))
        found = parse_deadline(text[start:end], issued)
        if found and (found.kind != "conditional" or _AFTER.match(field["said"])):
            yield start, end, found


def _standing(text: str, source: Folded) -> Iterator[tuple[int, int, Deadline]]:
    """A clause that says only that the work goes on: "…, thực hiện thường xuyên"."""
    if found := _GOES_ON.search(source.text) or _ALWAYS.match(source.text):
        said = "done" if found.groupdict().get("done") else "said"
        start, end = source.span(*found.span(said))
        yield start, end, Deadline(text[start:end], "ongoing")


def _terms(text: str, source: Folded) -> Iterator[tuple[int, int, Deadline]]:
    """What is to be done within so many days of an event: no calendar knows the day."""
    for term in _TERM.finditer(source.text):
        start, end = source.span(*term.span())
        yield start, end, Deadline(text[start:end].rstrip(), "conditional")
