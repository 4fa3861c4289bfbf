"""Placed characters → lines of text. Pure geometry; the y axis points up, units are points."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from corpus.text import squeeze

# A gap of this many font sizes is a space; a wider one parts two columns.
_SPACE = 0.14
_COLUMN = 3.0
_SMALL = 0.78
_UNITS = re.compile(r"(?:^|[\s\d(/])(?:[kcdmh]?m|CO|NO|PM|SO|H)$")
_MARKER = re.compile(r"\s*(?:[IVX]+|\d{1,2}(?:\.\d{1,2})*|[a-zđ])?\s*[.)+*•–-]?\s*")
_CODE_END = re.compile(r"[\w\d]-$|\d/$|\w-\w+/$")


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character: its box, the height of its baseline and its font size.

    `apart` says that the reader saw a word begin here.
    """

    char: str
    left: float
    bottom: float
    right: float
    top: float
    base: float
    size: float
    apart: bool = False

    @property
    def x(self) -> float:
        return (self.left + self.right) / 2

    @property
    def y(self) -> float:
        return (self.bottom + self.top) / 2


@dataclass(frozen=True, slots=True)
class TextLine:
    """A visual line, or its part left or right of a wide gap."""

    text: str
    left: float
    right: float
    base: float
    size: float


def text_lines(glyphs: Iterable[Glyph]) -> list[TextLine]:
    """Visual lines from the top down; wide gaps part a line in two.

    A raised small digit is a reference to a footnote and becomes "[1]".
    """
    found = []
    for row in _rows(list(glyphs)):
        for part in _parts(row):
            text = _text(part)
            if text:
                base = median(g.base for g in part)
                size = median(g.size for g in part)
                found.append(TextLine(text, part[0].left, part[-1].right, base, size))
    return found


def cell_text(glyphs: Iterable[Glyph]) -> str:
    """The text of a cell as one line; a document code that the cell breaks is mended.

    "18-" above "NQ/TW" reads "18-NQ/TW".
    """
    texts = [_text(row) for row in _rows(list(glyphs))]
    return join_lines(t for t in texts if t)


def join_lines(texts: Iterable[str]) -> str:
    """Lines of a cell joined by spaces, but not inside a document code.

    >>> join_lines(["Nghị quyết số 66-", "NQ/TW"]), join_lines(["nghiên cứu -", "phát triển"])
    ('Nghị quyết số 66-NQ/TW', 'nghiên cứu - phát triển')
    """
    joined = ""
    for text in texts:
        glued = _CODE_END.search(joined) and (text[0].isupper() or text[0].isdigit())
        joined += text if glued or not joined else f" {text}"
    return squeeze(joined)


def _rows(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Glyphs that share a baseline, top row first, each from left to right."""
    solid = [g for g in glyphs if not g.char.isspace()]
    if not solid:
        return []
    usual = median(g.size for g in solid)
    large = [g for g in glyphs if g.size >= _SMALL * usual]
    small = [g for g in glyphs if g.size < _SMALL * usual]
    rows = _by_baseline(large)
    raised, own = [], []
    for glyph in small:
        home = next((r for r in rows if _beside(glyph, r)), None)
        (raised.append((glyph, home)) if home is not None else own.append(glyph))
    for glyph, home in raised:
        home.append(glyph)
    rows += _by_baseline(own)
    rows.sort(key=lambda r: -median(g.base for g in r))
    return [sorted(row, key=lambda g: g.left) for row in rows]


def _by_baseline(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: -g.base):
        if rows and rows[-1][0].base - glyph.base <= 0.3 * max(glyph.size, 1):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return rows


def _beside(glyph: Glyph, row: list[Glyph]) -> bool:
    """Does a small glyph stand in the height of a row, close to one of its glyphs?"""
    low = min(g.bottom for g in row)
    high = max(g.top for g in row)
    solid = [g for g in row if not g.char.isspace()]
    gaps = (max(glyph.left - g.right, g.left - glyph.right) for g in solid)
    return low <= glyph.y <= high and any(gap <= glyph.size for gap in gaps)


def _parts(row: list[Glyph]) -> list[list[Glyph]]:
    """A row cut at gaps that part columns, but never after a number or bullet."""
    solid = [g for g in row if not g.char.isspace()]
    parts: list[list[Glyph]] = []
    for glyph in row if solid else []:
        if glyph.char.isspace():
            if parts:
                parts[-1].append(glyph)
            continue
        last = (
            next((g for g in reversed(parts[-1]) if not g.char.isspace()), None) if parts else None
        )
        wide = last is not None and glyph.left - last.right > _COLUMN * glyph.size
        if last is None or (wide and not _MARKER.fullmatch(_text(parts[-1]))):
            parts.append([glyph])
        else:
            parts[-1].append(glyph)
    return parts


def _text(row: Sequence[Glyph]) -> str:
    """Characters of a row with its spaces, footnote references in brackets."""
    size = median([g.size for g in row if not g.char.isspace()] or [1.0])
    base = median([g.base for g in row if not g.char.isspace()] or [0.0])
    text, note = "", ""
    right: float | None = None
    for glyph in row:
        if glyph.char.isspace():
            text, note = with_raised(text, note), ""
            text += " "
            continue
        raised = glyph.size < _SMALL * size and glyph.base > base + 0.15 * size
        if raised and (glyph.char.isdigit() or note):
            note += glyph.char
        else:
            text, note = with_raised(text, note), ""
            gap = glyph.left - right if right is not None else 0.0
            wide = gap > _SPACE * glyph.size or (glyph.apart and gap > 0)
            text += f" {glyph.char}" if wide and not _combines(glyph) else glyph.char
        right = glyph.right
    return squeeze(unicodedata.normalize("NFC", with_raised(text, note)))


def with_raised(text: str, note: str) -> str:
    """Text with a raised run behind it: an exponent stays with its unit, a reference to a
    footnote gets brackets.

    >>> with_raised("500 m", "2"), with_raised("66-NQ/TW", "1")
    ('500 m2', '66-NQ/TW[1]')
    """
    if not note:
        return text
    if not text:
        return f"[{note}] "
    return text + note if _UNITS.search(text) else f"{text}[{note}]"


def _combines(glyph: Glyph) -> bool:
    return bool(unicodedata.combining(glyph.char))
