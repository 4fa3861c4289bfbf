"""A printed cell, "Tháng 12/2027 (06/2025-2027)", becomes a Deadline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from corpus.deadlines.dated import Dated, exists, laid, stepped, steps_of
from corpus.deadlines.documents import without_documents
from corpus.deadlines.folded import Folded, folded
from corpus.deadlines.recurrence import recurrence
from corpus.deadlines.scan import scan
from corpus.deadlines.stretches import Stretch, stretches
from corpus.lazy import pattern
from corpus.plan import Deadline, DeadlineKind, Milestone, Recurrence

_CONDITION = pattern(
    r"[\s\-+*]*(?:(?:ngay\s+)?(?:sau\s+)?khi\b|neu\b|tuy\b|ky hop\b|sau\s+\d+|"
    r"(?:trong\s+)?(?:vong\s+)?\d+\s*(?:ngay|thang)\s*(?:lam viec\s*)?(?:ke tu|sau))"
)
_ACCORDING = pattern(r"[\s\-+*]*(?:theo|can cu)\b")
_ONGOING = pattern(
    r"thuong xuyen|lien tuc|thuong nien|(?:ca|quanh) nam|(?:hang|moi) ngay|suot|cac nam"
)
_ONWARDS = pattern(
    r"(?:cac|nhung)\s*nam\s*(?:tiep|sau|ke tiep|toi)|nam tiep theo|tro (?:di|ve sau)|ve sau"
)


# "2025 - 2030, định hướng 2035": what lies beyond is no day to be done by.
_FARTHER = pattern(r"(?:dinh huong|tam nhin)\s*(?:den\s*)?(?:nam\s*)?$")
# "Hoàn thành trong năm 2026 và duy trì các năm tiếp theo" is due in 2026.
_DONE_THEN_KEPT = pattern(r"\b(?:hoan thanh|xong)\b.*\b(?:duy tri|van hanh|cap nhat)\b")
# "Quý I/2026 và cập nhật hằng năm": done by a day, and again and again behind it.
_CLAUSES = pattern(
    r"[;\n]|,?\s+(?:và|sau đó)\s+(?=(?:cập nhật|rà soát|duy trì|bổ sung|điều chỉnh|đánh giá)\b)",
    re.I,
)


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    for found in re.finditer(r"[^;\n]+", text):
        yield found.span()


def _stretches_of(source: Folded, text: str) -> tuple[Stretch, ...]:
    """The stretches of a cell; a date inside a condition ("sau khi …") is none of its own."""
    for start, end in _clauses(text):
        if _CONDITION.match(text, start, end):
            text = text[:start] + " " * (end - start) + text[end:]
    found = stretches(source, text, scan(source, text))
    near = [s for s in found if not _FARTHER.search(text[: s.lead])]
    found = tuple(near or found)
    bound = [span for span in _clauses(text) if _ACCORDING.match(text, *span)]
    return tuple(s for s in found if s.cue or not any(a <= s.lead < b for a, b in bound))


def _milestone(source: Folded, text: str, dated: Dated, others: Sequence[Dated]) -> Milestone:
    """A step with its whole clause as its words, where no other step shares the clause."""
    here = dated.stretch
    raw = source.slice(here.start, here.end)
    for start, end in _clauses(text):
        sharing = [o for o in others if start <= o.stretch.lead < end]
        if sharing == [dated]:
            raw = source.slice(start, end).strip()
    return Milestone(raw, dated.start, dated.due)


def _refined(deadline: Deadline, main: Dated, notes: Sequence[Dated]) -> Deadline:
    """ "(2025-2028)" after a deadline gives its start; a finer date inside it, its day."""
    for note in notes:
        if note.start or note.opens:
            deadline = replace(deadline, start=deadline.start or note.first)
        elif main.first <= note.due <= main.due:
            deadline = replace(deadline, kind=note.kind, due=note.due)
        elif _says_which(main, note):
            deadline = replace(deadline, kind=note.kind, due=note.due, start=None)
    return deadline


def _says_which(main: Dated, note: Dated) -> bool:
    """ "Cuối năm (trước 30/5/2027)": the brackets print the day of what is no day itself."""
    return main.stretch.unit == "part" and note.stretch.unit == "day" and bool(note.stretch.cue)


def _mains_and_notes(text: str, found: Sequence[Dated]) -> tuple[list[Dated], list[Dated]]:
    """What the cell says, and what stands in brackets; brackets alone are what it says."""

    def bracketed(dated: Dated) -> bool:
        at = dated.stretch.lead
        return text.count("(", 0, at) > text.count(")", 0, at)

    mains = [d for d in found if not bracketed(d)] or list(found)
    return mains, [d for d in found if d not in mains]


def _dated(source: Folded, text: str, found: Sequence[Dated]) -> Deadline:
    raw = source.source
    mains, notes = _mains_and_notes(text, found)
    ends = [d for d in mains if not d.opens]
    begins = min((d.first for d in mains if d.opens), default=None)
    onward = bool(_ONWARDS.search(text)) and not _DONE_THEN_KEPT.search(text)
    goes_on = onward and all(d.stretch.unit == "year" for d in mains)
    if not ends or goes_on:
        return Deadline(raw, "ongoing", min(d.first for d in mains))
    if len(ends) == 1:
        kind: DeadlineKind = "range" if begins else ends[0].kind
        plain = Deadline(raw, kind, begins or ends[0].start, ends[0].due)
        return _refined(plain, ends[0], notes)
    return _in_steps(source, text, ends, begins)


def _in_steps(source: Folded, text: str, ends: Sequence[Dated], begins: date | None) -> Deadline:
    steps = [_milestone(source, text, d, ends) for d in ends]
    deadline = stepped(source.source, steps, [d.kind for d in ends])
    if deadline.kind == "range":
        return replace(deadline, start=min(begins or date.max, *(d.first for d in ends)))
    return replace(deadline, start=begins)


def _recurring(raw: str, rule: Recurrence, found: Sequence[Dated]) -> Deadline:
    """ "2026 và hằng năm" recurs from 2026 on; "(2026-2030)" bounds it on both sides."""
    printed = [d for d in found if not d.stretch.yearless]
    start = min((min(d.first, d.due) for d in printed if d.stretch.cue != "by"), default=None)
    closes = [d.due for d in printed if d.stretch.unit == "range" or d.stretch.cue == "by"]
    return Deadline(raw, "recurring", start, max(closes, default=None), rule)


def _beside_steps(raw: str, issued: date | None) -> Deadline | None:
    """ "Đề án quý II/2027; rà soát hằng năm": dated steps in clauses of their own stay steps
    beside the rhythm; None where all dates belong to it."""
    clauses = _CLAUSES.split(raw)
    parts = [parse_deadline(clause, issued) for clause in clauses if len(clauses) > 1]
    found = [part for part in parts if part is not None]
    dated = [d for d in found if not d.recurrence and d.due and re.search(r"\d{4}", d.raw)]
    rhythm = next((d for d in found if d.recurrence), None)
    if not dated or rhythm is None:
        return None
    steps = sorted((m for d in dated for m in steps_of(d)), key=lambda m: m.due)
    return replace(rhythm, raw=raw, milestones=tuple(steps))


@lru_cache(maxsize=4096)  # the rows of a table share a few
def parse_deadline(raw: str, issued: date | None = None) -> Deadline | None:
    """A deadline cell as a Deadline; None for an empty cell or a dash.

    `issued` is the plan's date: its year stands in for one that is not printed. Without
    it such a deadline keeps its kind and has no due day. "Trước ngày D" is due on D - 1,
    "đến", "chậm nhất" and a plain period on their last day. "Năm 2025 và những năm tiếp
    theo" is ongoing from 2025-01-01 with no due day: the work has no end. A cell that
    names no date and no rhythm is "conditional": its words are the deadline.

    >>> parse_deadline("Tháng 12/2027 (06/2025-2027)").due.isoformat()
    '2027-12-31'
    """
    source = folded(raw)
    if not re.search("[a-z0-9]", source.text):
        return None
    text = without_documents(source.text)
    found = _stretches_of(source, text)
    dated = [d for s in found if (d := laid(s, issued))]
    if rule := recurrence(text, found):
        return _beside_steps(raw, issued) or _recurring(raw, rule, dated)
    if dated:
        return _dated(source, text, dated)
    if found and all(exists(s) for s in found):
        return Deadline(raw, "range" if found[-1].unit == "part" else found[-1].unit)
    return Deadline(raw, "ongoing" if _ONGOING.search(text) else "conditional")
