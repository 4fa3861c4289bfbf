"""PDF with a text layer → lines with their page; a ruled table gives one line a row.

Scanned pages have no text to read: the file is refused with what to do, never read as
empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from corpus.plan import Line
from corpus.readers import ocr
from corpus.readers.errors import ReadError
from corpus.readers.glyphs import Glyph, TextLine, cell_text, text_lines
from corpus.readers.grid import Cell, Grid, grids
from corpus.readers.pdfium import Page, opened
from corpus.readers.rows import Printed

# A rule typed out of characters, under a title.
_RULE = re.compile(r"[_\-–—=*. ]{3,}")
# Fewer characters than this on a page that bears a picture: the page is a scan.
_SPARSE = 40
# More pages than this without any text: not blank pages, but lost ones.
_EMPTY_SHARE = 0.25


def read(path: Path) -> tuple[Line, ...]:
    """Lines counted from 1 in the extracted text, with pages counted from 1.

    Lines of prose stand as printed, an empty line where the page leaves a gap. A table
    row is one line whose `cells` are set; a cell that spans rows stands in each of them.
    Raises ReadError for a file that is damaged, locked, too large or a scan.
    """
    with opened(path) as pages:
        printed = [
            _recognised(page, path) if _is_scan(page) else list(_printed(page)) for page in pages
        ]
    _refuse_scans(path, printed)
    _refuse_lost(path, printed)
    lines: list[Line] = []
    for number, page in enumerate(printed, 1):
        for text, cells in page or ():
            lines.append(Line(len(lines) + 1, text, number, cells))
    return tuple(lines)


def _is_scan(page: Page) -> bool:
    return page.pictured and sum(not g.char.isspace() for g in page.glyphs) < _SPARSE


def _recognised(page: Page, path: Path) -> list[Printed] | None:
    """The text that OCR finds on a scan; None where OCR is not switched on."""
    if not ocr.enabled():
        return None
    return [(text, None) for text in ocr.recognise(page.picture(), path)]


def _refuse_lost(path: Path, pages: list[list[Printed] | None]) -> None:
    """A file damaged inside opens, but pages of it come out empty."""
    empty = [number for number, page in enumerate(pages, 1) if not page]
    if len(empty) > max(1, _EMPTY_SHARE * len(pages)):
        raise ReadError(
            f"{path}: tệp hỏng, {len(empty)} trên {len(pages)} trang không có chữ; hãy tải lại"
        )


def _refuse_scans(path: Path, pages: list[list[Printed] | None]) -> None:
    """A page of pictures must not pass for an empty one."""
    scans = [number for number, page in enumerate(pages, 1) if page is None]
    if scans:
        shown = ", ".join(map(str, scans[:8])) + (", …" if len(scans) > 8 else "")
        raise ReadError(
            f"{path}: bản quét, {len(scans)} trên {len(pages)} trang không có lớp chữ "
            f"(trang {shown}); hãy nhận dạng chữ trước (ví dụ: ocrmypdf -l vie VÀO.pdf RA.pdf), "
            f"hoặc đặt {ocr.SETTING}=1 nếu máy có tesseract"
        )
    if not any(pages):
        raise ReadError(f"{path}: tệp không có chữ; hãy kiểm tra lại tệp")


def _printed(page: Page) -> Iterator[Printed]:
    """Prose and tables from the top down."""
    tables = grids(page.rulings)
    held: list[dict[Cell, list[Glyph]]] = [{} for _ in tables]
    prose: list[Glyph] = []
    for glyph in page.glyphs:
        places = ((h, t.at(glyph.x, glyph.y)) for h, t in zip(held, tables, strict=True))
        home, cell = next(((h, c) for h, c in places if c), (None, None))
        (prose if home is None or cell is None else home.setdefault(cell, [])).append(glyph)
    lines = text_lines(prose)
    left = min((line.left for line in lines), default=0.0)
    right = max((line.right for line in lines), default=0.0)
    usual = _usual_pitch(lines)
    last: TextLine | None = None
    for i, table in enumerate((*tables, None)):
        above = [x for x in lines if table is None or x.base > table.top]
        lines = lines[len(above) :]
        for line in above:
            if last is not None and _opens(last, line, left, right, usual):
                yield "", None
            yield ("" if _RULE.fullmatch(line.text) else line.text), None
            last = line
        if table is not None:
            yield from _table(table, held[i])
            last = None


def _usual_pitch(lines: list[TextLine]) -> float:
    """The distance of two lines of one paragraph, as most of the page has it."""
    pitches = [a.base - b.base for a, b in pairwise(lines)]
    close = sorted(p for p, line in zip(pitches, lines, strict=False) if p > 0.5 * line.size)
    return close[len(close) // 4] if close else 0.0


def _opens(last: TextLine, line: TextLine, left: float, right: float, usual: float) -> bool:
    """Whether a paragraph opens: by space above it, or by an indent after a full line."""
    pitch = last.base - line.base
    if pitch > max(1.25 * usual, usual + 3):
        return True
    indent = line.left - left
    centred = abs((line.left - left) - (right - line.right)) < 12 and indent > 30
    return 12 < indent < 60 and not centred and pitch > 0.5 * line.size


def _table(table: Grid, held: dict[Cell, list[Glyph]]) -> Iterator[Printed]:
    """One line a row. Text stands in every row its cell covers, in the first column."""
    texts = {cell: cell_text(glyphs) for cell, glyphs in held.items()}
    for row in range(table.rows):
        cells = [""] * table.columns
        for cell, text in texts.items():
            if cell.row <= row < cell.row + cell.rows:
                cells[cell.column] = text
        if any(cells):
            yield " | ".join(cells), tuple(cells)
