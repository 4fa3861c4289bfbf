"""What the source prints of a record: its own lines, and the headings above them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from assistant.memo import once
from corpus.lazy import pattern
from corpus.plan import Record, Target, Task
from corpus.text import key, nfc, squeeze
from index.register import Register

_ABOVE = 60  # lines in which the title and the heading row of an annex stand
_YEAR = pattern(r"20\d\d")
# Rows of annexes ("PL2.19") and of tables in the body ("B1.3").
_TABLE = pattern(r"PL|B\d")


def own_lines(record: Record, register: Register) -> str:
    """A record's lines as one text, white space collapsed."""
    return register.source(record.plan, record.span.first, record.span.last)


def stands(text: str, source: str) -> bool:
    """Every word stands in the source in order; a page break may part them.

    >>> stands("Sở Y tế", "1 | Sở Y tế | 2025"), stands("Sở Y tế", "tế Sở Y")
    (True, False)
    """
    return text in source or _in_order(text, source) or _in_order(nfc(text), nfc(source))


def _in_order(text: str, source: str) -> bool:
    at = 0
    for word in text.split():
        at = source.find(word, at)
        if at < 0:
            return False
        at += len(word)
    return True


def headings(record: Record, register: Register) -> str:
    """Titles of the sections above; of an annex row, its group, else the annex's head."""
    if _TABLE.match(record.locator):
        return _over_row(record, register)
    return over(register, record.plan, record.locator.partition("~")[0])


def stands_above(text: str, record: Record, register: Register) -> bool:
    """Does a heading say it, or in an annex a row that speaks for those under it? Titles
    are compared without case."""
    above = headings(record, register)
    if _TABLE.match(record.locator):
        above = _annex(register, record.plan, record.locator.partition(".")[0]).between
    # "Quý II; Quý IV" are the headings of columns that a row marks.
    return all(f" {key(part)} " in f" {_key(above)} " for part in text.split("; "))


_key = lru_cache(maxsize=512)(key)


def stands_between(text: str, record: Record, register: Register) -> bool:
    """Does a line without a number say it, between the heading above and the record: "Giai
    đoạn 2: từ tháng 7/2026 đến tháng 12/2027"?"""
    section = register.section(record.plan, _parent(record.locator.partition("~")[0]))
    if section is None:
        return False
    between = register.source(record.plan, section.span.first, record.span.first)
    return f" {key(text)} " in f" {_key(between)} "


def _parent(locator: str) -> str:
    """ "II.2" of "II.2.a" and of "II.2-1"."""
    return max((locator.rpartition(mark)[0] for mark in "-+."), key=len)


def _over_row(record: Record, register: Register) -> str:
    """A group that names a year ("Đến năm 2030") speaks for its rows; columns of several
    years and groups that name none leave it to the head of the annex."""
    annex = _annex(register, record.plan, record.locator.partition(".")[0])
    group = record.group if isinstance(record, Task | Target) else None
    title = re.sub(r"^[IVXLC]+\. ", "", group or "")
    several = isinstance(record, Target) and len(record.values) > 1
    if title and title in annex.between and _YEAR.search(title) and not several:
        return title
    return f"{annex.head} {title}" if title in annex.between else annex.head


class _Annex(NamedTuple):
    """What an annex prints above its first row, and all that it prints beside its rows:
    titles, headings, groups."""

    head: str
    between: str


@once
def _annex(register: Register, plan: str, annex: str) -> _Annex:
    rows = register.lines_taken(plan, ["task", "target"], f"{annex}.")
    first, last = min(rows)[0], max(end for _, end in rows)
    top = _title_line(register, plan, first)
    taken = {number for row in rows for number in range(row[0], row[1] + 1)}
    lines = register.lines(plan, top, last)
    between = squeeze(" ".join(x.text for x in lines if x.number not in taken))
    return _Annex(register.source(plan, top, first), between)


def _title_line(register: Register, plan: str, first: int) -> int:
    """The line of the annex's title ("PHỤ LỤC II") above its first row."""
    top = max(first - _ABOVE, 1)
    above = reversed(register.lines(plan, top, first))
    titles = (line.number for line in above if key(line.text).startswith("phu luc"))
    return next(titles, top)


@once
def over(register: Register, plan: str, locator: str) -> str:
    """The titles of a section and of all above it, lowest first."""
    if not locator:
        return ""
    section = register.section(plan, locator)
    title = register.source(plan, section.span.first, section.span.last) if section else ""
    return f"{title} {over(register, plan, _parent(locator))}"
