"""A table whose cells stand one under the other, as a page copied into plain text leaves it.

Read only by its places: a number, then as many lines as the head names columns. Cells that
were empty have left no line: a shorter row is placed where only one placing fits its words,
any other of another length is reported, never guessed at.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from corpus.columns import column_roles
from corpus.lazy import pattern
from corpus.lost_cells import placed
from corpus.plan import Issue, Line, Span
from corpus.table_rows import GROUP, NUMBER, RawRow
from corpus.text import key, squeeze
from corpus.wrapped_cells import broken_inside, unwrapped

# "IV. KINH PHÍ" heads what follows the table; a group's numeral stands alone, or its title
# stands right above the number of a row.
_HEADING = pattern(r"(?P<no>[IVX]+)\s*\.\s+(?P<title>\S.*)")
_NUMBERED = ("tt", "stt", "so tt", "so thu tu")
_LONGEST_NAME = 60
_FEWEST, _MOST = 3, 10


def head_at(lines: tuple[Line, ...]) -> tuple[int, int] | None:
    """Where the head of a stacked table begins and how many columns it names.

    >>> head_at(tuple(Line(n, t) for n, t in enumerate(("TT", "Nhiệm vụ", "Chủ trì", "1"))))
    (0, 3)
    """
    for at, line in enumerate(lines):
        if key(line.text) not in _NUMBERED:
            continue
        names = [squeeze(x.text) for x in lines[at : at + _MOST + 1]]
        width = next((n for n in range(1, len(names)) if _opens_row(names[n])), 0)
        known = column_roles(tuple(names[:width]))
        short = all(len(name) <= _LONGEST_NAME for name in names[:width])
        if width >= _FEWEST and short and len(known) == width:
            return at, width
    return None


def stacked_tables(lines: tuple[Line, ...]) -> Iterator[tuple[Line, ...]]:
    """The tables among the lines of a body, each from its head to the end of its last row."""
    solid = titles_apart(lines)
    at = 0
    while found := head_at(solid[at:]):
        first, width = at + found[0], found[1]
        end = _end(solid, first, width)
        if end > first + width:
            yield solid[first:end]
        at = max(end, first + 1)


def titles_apart(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines that are not blank, a group's title below its numeral: "I. HẠ TẦNG" above the
    number of a row."""
    solid = tuple(line for line in lines if line.text.strip())
    apart: list[Line] = []
    for at, line in enumerate(solid):
        found = _HEADING.fullmatch(line.text.strip())
        below = solid[at + 1].text.strip() if found and at + 1 < len(solid) else ""
        if found and NUMBER.fullmatch(below):
            apart += [replace(line, text=found["no"]), replace(line, text=found["title"])]
        else:
            apart.append(line)
    return tuple(apart)


def _end(lines: tuple[Line, ...], first: int, width: int) -> int:
    """The index behind the last row: where one is complete, and what follows neither opens
    another nor is a row of another length with the next number behind it."""
    last, opened, length = 0, first, width
    for i in range(first + width, len(lines)):
        text = lines[i].text.strip()
        if _HEADING.match(text):
            return i
        if number := _next(text, last, regrouped=length == 2 and i - opened == length):
            last, opened, length = number, i, width
        elif GROUP.fullmatch(text):
            opened, length = i, 2
        elif i - opened >= length and not _goes_on(lines[i : i + 2 * width], last + 1):
            return i
    return len(lines)


def _next(text: str, last: int, *, regrouped: bool) -> int:
    """The number of the row that a line opens; 0 for none. Behind the title of a group rows
    may be numbered anew."""
    number = text.rstrip(".")
    if number == str(last + 1):
        return last + 1
    return int(regrouped and number == "1")


def _goes_on(lines: tuple[Line, ...], number: int) -> bool:
    texts = [line.text.strip() for line in lines]
    return any(t.rstrip(".") == str(number) for t in texts) and not any(map(_HEADING.match, texts))


def stacked_rows(
    lines: tuple[Line, ...], width: int, file: str
) -> tuple[list[RawRow], list[Issue]]:
    """The rows of a table whose head comes first, and those that are not of its width."""
    head = _row(lines[:width], width)
    parts = list(_parts(_without_heads(lines[width:], head.cells)))
    texts = [tuple(squeeze(line.text) for line in part) for part in parts]
    broken = [t for t in texts if len(t) != width and t[1:] and not _is_group(t)]
    read = dict(zip(broken, _placed(broken, head.cells), strict=True))
    rows, issues = [head], list[Issue]()
    for part, text in zip(parts, texts, strict=True):
        if len(part) == width or _is_group(text):
            rows.append(_row(part, width))
        elif found := read.get(text):
            rows.append(replace(_row(part, width), cells=found))
        else:
            span = Span(part[0].number, part[-1].number, part[0].page)
            why = f"dòng có {len(part)} ô, trong khi bảng có {width} cột"
            issues.append(Issue(file, span, squeeze(" | ".join(text))[:200], why))
    return rows, issues


def _placed(rows: list[tuple[str, ...]], head: tuple[str, ...]) -> list[tuple[str, ...] | None]:
    """The cells of rows of another length: some lost theirs, or all were broken at the edge of
    their columns."""
    if any(map(broken_inside, rows)) and any(len(row) > len(head) for row in rows):
        return unwrapped(rows, head)
    return [placed(row, head) for row in rows]


def _is_group(cells: tuple[str, ...]) -> bool:
    return len(cells) == 2 and bool(GROUP.fullmatch(cells[0]))


def _without_heads(lines: tuple[Line, ...], head: tuple[str, ...]) -> tuple[Line, ...]:
    """The lines without the head that each new page repeats."""
    names = [key(name) for name in head]
    said = [key(line.text) for line in lines]
    again = {
        at + i
        for at in range(len(lines) - len(names) + 1)
        if said[at : at + len(names)] == names
        for i in range(len(names))
    }
    return tuple(line for i, line in enumerate(lines) if i not in again)


def _parts(lines: tuple[Line, ...]) -> Iterator[tuple[Line, ...]]:
    """The lines cut before each number that follows the one before, and before each group."""
    held: list[Line] = []
    last = 0
    for line in lines:
        text = line.text.strip()
        titled = len(held) == 2 and bool(GROUP.fullmatch(held[0].text.strip()))
        number = _next(text, last, regrouped=titled)
        if held and (number or GROUP.fullmatch(text)):
            yield tuple(held)
            held = []
        last = number or last
        held.append(line)
    if held:
        yield tuple(held)


def _opens_row(text: str) -> bool:
    return bool(NUMBER.fullmatch(text) or GROUP.fullmatch(text))


def _row(lines: tuple[Line, ...], width: int) -> RawRow:
    cells = [squeeze(line.text) for line in lines]
    span = Span(lines[0].number, lines[-1].number, lines[0].page)
    return RawRow((*cells, *([""] * (width - len(cells)))), span)
