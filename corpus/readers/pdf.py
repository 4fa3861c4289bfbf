"""PDF with a text layer → lines with their page; a ruled table gives one line a row.

The only module that knows PDFium. Scanned pages have no text to read: the file is
refused with what to do, never read as empty.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from pathlib import Path
from threading import Lock
from typing import Any

from corpus.plan import Line
from corpus.readers import limits
from corpus.readers.errors import ReadError
from corpus.readers.glyphs import Glyph, TextLine, cell_text, text_lines
from corpus.readers.grid import Cell, Grid, Ruling, grids

# PDFium is not thread-safe.
_PDFIUM = Lock()
# A drawn shape thinner than this is a ruling.
_THIN = 3.0
_LONG = 4.0
_FORM_DEPTH = 6
# A rule typed out of characters, under a title.
_RULE = re.compile(r"[_\-–—=*. ]{3,}")
# Fewer characters than this on a page that bears a picture: the page is a scan.
_SPARSE = 40
# The font size as a share of the height of PDFium's loose character boxes.
_EM = 0.85
# PDFium's code for a hyphen that ends a line.
_HYPHEN = 2


def read(path: Path) -> tuple[Line, ...]:
    """Lines counted from 1 in the extracted text, with pages counted from 1.

    Lines of prose stand as printed, an empty line where the page leaves a gap. A table
    row is one line whose `cells` are set; a cell that spans rows stands in each of them.
    Raises ReadError for a file that is damaged, locked, too large or a scan.
    """
    with _PDFIUM:
        return _numbered(_pages(path))


def _numbered(pages: list[list[tuple[str, tuple[str, ...] | None]]]) -> tuple[Line, ...]:
    lines: list[Line] = []
    for page, printed in enumerate(pages, 1):
        for text, cells in printed:
            lines.append(Line(len(lines) + 1, text, page, cells))
    return tuple(lines)


def _pages(path: Path) -> list[list[tuple[str, tuple[str, ...] | None]]]:
    document = _open(path)
    try:
        count = len(document)
        if count > limits.PAGES:
            raise ReadError(f"{path}: {count} pages, more than {limits.PAGES}; split the file")
        found, scans = [], []
        for number in range(count):
            lines, scan = _page(document, number, path)
            found.append(lines)
            scans += [number + 1] if scan else []
    finally:
        document.close()
    _refuse_scans(path, found, scans)
    return found


def _open(path: Path) -> Any:
    import pypdfium2 as pdfium

    try:
        return pdfium.PdfDocument(path)
    except FileNotFoundError:
        raise ReadError(f"{path}: no such file; check `file` in plans.toml") from None
    except pdfium.PdfiumError as fault:
        if "password" in str(fault).lower():
            why = "locked with a password; save a copy without one and add that"
        else:
            why = "a damaged or incomplete PDF; fetch it again or save it anew"
        raise ReadError(f"{path}: {why}") from None


def _refuse_scans(path: Path, pages: list[Any], scans: list[int]) -> None:
    """A page of pictures must not pass for an empty one."""
    if scans:
        shown = ", ".join(map(str, scans[:8])) + (", …" if len(scans) > 8 else "")
        raise ReadError(
            f"{path}: scanned, without a text layer on {len(scans)} of {len(pages)} pages "
            f"({shown}); recognise it first (for example: ocrmypdf -l vie IN.pdf OUT.pdf)"
        )
    if not any(pages):
        raise ReadError(f"{path}: the file holds no text; check that it is the right one")


def _page(
    document: Any, number: int, path: Path
) -> tuple[list[tuple[str, tuple[str, ...] | None]], bool]:
    """The lines of one page, and whether it is a scan."""
    import pypdfium2 as pdfium

    try:
        page = document[number]
        glyphs = _glyphs(page, path, number)
        rulings, pictured = _drawn(page, path, number)
    except pdfium.PdfiumError:
        raise ReadError(
            f"{path}: page {number + 1} is damaged; fetch the file again or save it anew"
        ) from None
    if pictured and sum(not g.char.isspace() for g in glyphs) < _SPARSE:
        return [], True
    return list(_laid_out(glyphs, grids(rulings))), False


def _glyphs(page: Any, path: Path, number: int) -> list[Glyph]:
    """Every character of a page as it is seen, rotation undone."""
    import pypdfium2.raw as raw

    textpage = page.get_textpage()
    count = textpage.count_chars()
    if count > limits.PAGE_GLYPHS:
        raise ReadError(f"{path}: page {number + 1} holds {count} characters; not a plan")
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    turn = _turn(page)
    found, apart = [], False
    for i in range(count):
        code = raw.FPDFText_GetUnicode(textpage, i)
        if raw.FPDFText_IsGenerated(textpage, i) == 1 or (code < 32 and code != _HYPHEN):
            apart = True
            continue
        raw.FPDFText_GetLooseCharBox(textpage, i, box)
        raw.FPDFText_GetCharOrigin(textpage, i, x, y)
        x0, y0 = turn(box.left, box.bottom)
        x1, y1 = turn(box.right, box.top)
        _, base = turn(x.value, y.value)
        left, right, bottom, top = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
        char = "-" if code == _HYPHEN else chr(code)
        size = max(top - bottom, 1.0) * _EM
        found.append(Glyph(char, left, bottom, right, top, base, size, apart))
        apart = False
    return found


def _turn(page: Any) -> Any:
    """Page space → the space a reader sees, for pages stored on their side."""
    left, bottom, right, top = page.get_mediabox()
    angle = page.get_rotation()
    if angle == 90:
        return lambda x, y: (y - bottom, right - x)
    if angle == 180:
        return lambda x, y: (right - x, top - y)
    if angle == 270:
        return lambda x, y: (top - y, x - left)
    return lambda x, y: (x, y)


def _drawn(page: Any, path: Path, number: int) -> tuple[list[Ruling], bool]:
    """The rulings of a page, and whether it bears a picture of some size."""
    import pypdfium2.raw as raw

    width, height = page.get_size()
    turn = _turn(page)
    rulings: list[Ruling] = []
    pictured = False
    for count, (item, matrix) in enumerate(_objects(page)):
        if count > limits.PAGE_OBJECTS:
            raise ReadError(f"{path}: page {number + 1} holds too many drawings; not a plan")
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            rulings += _rulings(item, matrix, turn)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            pictured = pictured or _area(item) > 0.3 * width * height
    return rulings, pictured


_Matrix = tuple[float, float, float, float, float, float]
_UNIT: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def _objects(page: Any) -> Iterator[tuple[Any, _Matrix]]:
    """Objects of a page and of the forms in it, each with its form's matrix."""
    import pypdfium2.raw as raw

    def walk(count: int, get: Any, outer: _Matrix, depth: int) -> Iterator[tuple[Any, _Matrix]]:
        for i in range(count):
            item = get(i)
            if raw.FPDFPageObj_GetType(item) != raw.FPDF_PAGEOBJ_FORM:
                yield item, outer
            elif depth < _FORM_DEPTH:
                inner = _product(_matrix(item), outer)
                yield from walk(
                    raw.FPDFFormObj_CountObjects(item),
                    lambda j, form=item: raw.FPDFFormObj_GetObject(form, j),
                    inner,
                    depth + 1,
                )

    return walk(
        raw.FPDFPage_CountObjects(page), lambda i: raw.FPDFPage_GetObject(page, i), _UNIT, 0
    )


def _matrix(item: Any) -> _Matrix:
    import pypdfium2.raw as raw

    m = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, m)
    return (m.a, m.b, m.c, m.d, m.e, m.f)


def _product(m: _Matrix, n: _Matrix) -> _Matrix:
    """First `m`, then `n`."""
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


def _area(item: Any) -> float:
    import pypdfium2.raw as raw

    sides = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(item, *sides):
        return 0.0
    left, bottom, right, top = (side.value for side in sides)
    return abs((right - left) * (top - bottom))


def _rulings(item: Any, outer: _Matrix, turn: Any) -> Iterator[Ruling]:
    """A thin filled shape is one ruling; each straight piece of a stroked path is one."""
    import pypdfium2.raw as raw

    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, fill, stroke)
    runs = list(_runs(item, _product(_matrix(item), outer), turn))
    for points in runs:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        thin = min(max(xs) - min(xs), max(ys) - min(ys)) <= _THIN
        if thin and (fill.value or stroke.value):
            yield from _ruling(min(xs), min(ys), max(xs), max(ys))
        elif stroke.value:
            for (x0, y0), (x1, y1) in zip(points, points[1:], strict=False):
                if min(abs(x1 - x0), abs(y1 - y0)) <= 1.0:
                    yield from _ruling(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _ruling(left: float, bottom: float, right: float, top: float) -> Iterator[Ruling]:
    if right - left >= max(top - bottom, _LONG):
        yield Ruling(True, (bottom + top) / 2, left, right)
    elif top - bottom >= _LONG:
        yield Ruling(False, (left + right) / 2, bottom, top)


def _runs(item: Any, m: _Matrix, turn: Any) -> Iterator[list[tuple[float, float]]]:
    """The runs of straight pieces of a path, closed ones back at their start."""
    import pypdfium2.raw as raw

    x, y = ctypes.c_float(), ctypes.c_float()
    run: list[tuple[float, float]] = []
    for i in range(raw.FPDFPath_CountSegments(item)):
        segment = raw.FPDFPath_GetPathSegment(item, i)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = turn(
            m[0] * x.value + m[2] * y.value + m[4], m[1] * x.value + m[3] * y.value + m[5]
        )
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
            if len(run) > 1:
                yield run
            run = [point]
        else:
            run.append(point)
        if raw.FPDFPathSegment_GetClose(segment) and run:
            run.append(run[0])
    if len(run) > 1:
        yield run


def _laid_out(
    glyphs: list[Glyph], tables: tuple[Grid, ...]
) -> Iterator[tuple[str, tuple[str, ...] | None]]:
    """Prose and tables from the top down."""
    held: list[dict[Cell, list[Glyph]]] = [{} for _ in tables]
    prose: list[Glyph] = []
    for glyph in glyphs:
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
    pitches = [a.base - b.base for a, b in zip(lines, lines[1:], strict=False)]
    close = sorted(p for p, line in zip(pitches, lines, strict=False) if p > 0.5 * line.size)
    return close[len(close) // 4] if close else 0.0


def _opens(
    last: TextLine, line: TextLine, left: float, right: float, usual: float
) -> bool:
    """Whether a paragraph opens: by space above it, or by an indent after a full line."""
    pitch = last.base - line.base
    if pitch > max(1.25 * usual, usual + 3):
        return True
    indent = line.left - left
    centred = abs((line.left - left) - (right - line.right)) < 12 and indent > 30
    return 12 < indent < 60 and not centred and pitch > 0.5 * line.size


def _table(
    table: Grid, held: dict[Cell, list[Glyph]]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """One line a row. Text stands in every row its cell covers, in the first column."""
    texts = {cell: cell_text(glyphs) for cell, glyphs in held.items()}
    for row in range(table.rows):
        cells = [""] * table.columns
        for cell, text in texts.items():
            if cell.row <= row < cell.row + cell.rows:
                cells[cell.column] = text
        if any(cells):
            yield " | ".join(cells), tuple(cells)
