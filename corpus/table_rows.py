"""Printed rows of a table → data rows: repeated heads, groups and page breaks resolved.

A row that a page cut becomes one; two results under one merged number become two; what
a group row says once holds for its rows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from corpus.lazy import pattern
from corpus.plan import Issue, Span
from corpus.text import key, squeeze

NUMBER = pattern(r"\(?(?P<no>\d{1,3}(?:\.\d{1,3})*)\s*[.)]{0,2}")
GROUP = pattern(r"(?P<no>[IVXL]{1,6}|[A-H])\s*[.)]?")
_MERGED_GROUP = pattern(r"(?P<no>[IVXL]{1,6}|[A-H]|\d{1,3})\s*[.)/:-]\s*(?P<title>\S.*)", re.S)
INDEX = pattern(r"\(?\d{1,2}\)?")
_LABEL = pattern(r"(?:trong đó|bao gồm|gồm|cụ thể|gồm có)\s*:?", re.I)


@dataclass(frozen=True, slots=True)
class Row:
    """A table row: number as printed without punctuation ("8.10", "" for none)."""

    number: str
    cells: tuple[str, ...]
    span: Span
    group: str | None


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as printed: its cells, all rows of a table equally many."""

    cells: tuple[str, ...]
    span: Span


def read_rows(
    headers: list[tuple[str, ...]], raws: list[RawRow], file: str
) -> tuple[list[Row], list[Issue]]:
    """Data rows in order, and the rows that were not understood.

    `headers` are the rows that name the columns; they are skipped where a page repeats them.
    """
    rows: list[Row] = []
    issues: list[Issue] = []
    group: str | None = None
    shared: tuple[str, ...] = ()
    broken = False
    before: RawRow | None = None
    names = [[key(cell) for cell in header] for header in headers]
    headed, numbered = _numbers_head(raws), _numbers_groups(raws)
    for raw in raws:
        if any(_same(raw.cells, header) for header in names) or _is_index(raw.cells):
            broken = True
            continue
        turned = before is not None and before.span.page != raw.span.page
        fresh = broken or turned
        if _is_label(raw.cells):
            issues.append(Issue(file, raw.span, raw.cells[1], "nhãn của các dòng bên dưới"))
        elif rows and _runs_on(raw, fresh, before if numbered else None):
            rows[-1] = _joined(rows[-1], raw)
        elif (found := _group(raw.cells, headed=headed)) is not None:
            group, shared = found, _shared(raw.cells)
        elif rows and _is_subrow(raw, before, fresh):
            rows.append(_subrow(rows[-1], raw))
        elif rows and _continues(raw, broken, turned):
            rows[-1] = _joined(rows[-1], raw)
        elif any(raw.cells):
            cells = _inherited(raw.cells, shared)
            rows.append(Row(_number(raw.cells[0]), cells, raw.span, group))
            issues += _doubt(raw, file)
        broken, before = False, raw
    return rows, issues


def _is_label(cells: tuple[str, ...]) -> bool:
    """The row "Trong đó:" between an item and its parts."""
    return bool(_LABEL.fullmatch(cells[1])) and not cells[0] and not any(cells[2:])


def _runs_on(raw: RawRow, fresh: bool, before: RawRow | None) -> bool:
    """The rest of a name, no number and nothing beside it: in small letters where a page break
    cut it, or behind a row (`before`) whose name is still open."""
    if raw.cells[0] or any(raw.cells[2:]):
        return False
    open_ended = before is not None and before.cells[1].endswith((",", ";"))
    return bool(raw.cells[1]) and (open_ended or (fresh and raw.cells[1][:1].islower()))


def _numbers_groups(raws: list[RawRow]) -> bool:
    """Whether groups bear a numeral: a bare title without one opens no group then."""
    heads = (raw.cells for raw in raws if raw.cells[1] and not any(raw.cells[2:]))
    return any(GROUP.fullmatch(cells[0]) for cells in heads)


def _is_subrow(raw: RawRow, before: RawRow | None, fresh: bool) -> bool:
    """A second row under a merged number and name, with an agency, result or date of its own.

    The reader of a PDF repeats a merged cell, on the next page it finds it empty.
    """
    number, name, *others = raw.cells
    if number or before is None:
        return False
    filled = [cell for cell in others if cell]
    if name:
        return not fresh and name == before.cells[1] and not before.cells[0] and len(filled) > 1
    opens = all(cell[0].isupper() or not cell[0].isalpha() for cell in filled)
    return len(filled) >= 3 and opens


def _subrow(above: Row, raw: RawRow) -> Row:
    """It takes the number and name from above; its lines reach back to where they stand."""
    span = replace(raw.span, first=above.span.first)
    return Row(above.number, (*above.cells[:2], *raw.cells[2:]), span, above.group)


def _shared(cells: tuple[str, ...]) -> tuple[str, ...]:
    """What a group row says once for all rows below it."""
    return ("", "", *cells[2:])


def _inherited(cells: tuple[str, ...], shared: tuple[str, ...]) -> tuple[str, ...]:
    if not any(shared):
        return cells
    return tuple(own or above for own, above in zip(cells, shared, strict=True))


def _same(cells: tuple[str, ...], header: list[str]) -> bool:
    return all(key(cell) == name for cell, name in zip(cells, header, strict=True))


def _is_index(cells: tuple[str, ...]) -> bool:
    """The row "(1) (2) (3)" that numbers the columns, its first cell empty or not."""
    filled = [c for c in cells if c]
    if len(filled) < 3 or not all(INDEX.fullmatch(c) for c in filled):
        return False
    numbers = [int(c.strip("()")) for c in filled]
    bracketed = all("(" in c for c in filled)
    return bracketed or numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _numbers_head(raws: list[RawRow]) -> bool:
    """Whether plain numbers head groups: "1" bears a title and nothing else, all work stands
    under "1.1", "1.2"."""
    numbered = [raw.cells for raw in raws if NUMBER.fullmatch(raw.cells[0])]
    plain = [cells for cells in numbered if "." not in _number(cells[0])]
    bare = all(cells[1] and not any(cells[2:]) for cells in plain)
    return len(plain) > 1 and bare and len(plain) < len(numbered)


def _group(cells: tuple[str, ...], *, headed: bool) -> str | None:
    """The group's numeral and title, or its bare title; None for a data row.

    A group row may name an agency for all its rows, but leaves a column open.
    """
    filled = [c for c in cells[1:] if c]
    if headed and len(filled) == 1 and (number := _number(cells[0])) and "." not in number:
        return f"{number}. {cells[1]}"
    if cells[0] and not filled and not NUMBER.fullmatch(cells[0]):
        merged = _MERGED_GROUP.fullmatch(cells[0])
        return f"{merged['no']}. {merged['title']}" if merged else cells[0]
    if not cells[1]:
        return None
    if (found := GROUP.fullmatch(cells[0])) and not all(cells[2:]):
        return f"{found['no']}. {cells[1]}"
    return cells[1] if len(filled) == 1 and not cells[0] else None


def _continues(raw: RawRow, broken: bool, turned: bool) -> bool:
    """A row without a number below a repeated header or at the top of a page, or one
    without number and name. A new unnumbered row at the top of a page opens each cell."""
    number, name, *others = raw.cells
    if number:
        return False
    if not name or (broken and raw.span.page is None):
        return True
    filled = [cell for cell in others if cell]
    opens = all(cell[0].isupper() or not cell[0].isalpha() for cell in (name, *filled))
    return (broken or turned) and not (opens and (name.startswith("-") or len(filled) > 1))


def _joined(row: Row, raw: RawRow) -> Row:
    cells = tuple(squeeze(f"{a} {b}") for a, b in zip(row.cells, raw.cells, strict=True))
    return replace(row, cells=cells, span=replace(row.span, last=raw.span.last))


def group_title(group: str) -> str:
    """What a group is called, without its numeral: "II. Sở Xây dựng" → "Sở Xây dựng"."""
    found = _MERGED_GROUP.fullmatch(group)
    return found["title"] if found else group


def _number(cell: str) -> str:
    found = NUMBER.fullmatch(cell)
    return found["no"] if found else ""


def _doubt(raw: RawRow, file: str) -> list[Issue]:
    if not raw.cells[0] or NUMBER.fullmatch(raw.cells[0]):
        return []
    return [Issue(file, raw.span, " | ".join(raw.cells)[:200], "không hiểu số thứ tự của dòng")]
