"""PDFium's view of a file → placed glyphs and rulings of each page.

The only module that knows PDFium. PDFium is not thread-safe: one document at a time.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from math import hypot
from pathlib import Path
from threading import Lock
from typing import Any

from corpus.readers import limits
from corpus.readers.errors import ReadError
from corpus.readers.glyphs import Glyph
from corpus.readers.grid import Ruling

_PDFIUM = Lock()
# A drawn shape thinner than this is a ruling.
_THIN = 3.0
_LONG = 4.0
_FORM_DEPTH = 6
# Where the mark that ends a PDF must stand; some tools write a little behind it.
_END_WITHIN = 4096
# The font size as a share of the height of a character box, where no size is stated.
_EM = 0.85
# PDFium's code for a hyphen that ends a line.
_HYPHEN = 2
_OCR_DPI = 300

_Point = tuple[float, float]
_Turn = Callable[[float, float], _Point]


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on a page, as it is seen. `pictured`: a picture covers much of it.

    `picture` renders the page as a grey PGM image, while the file is open.
    """

    glyphs: tuple[Glyph, ...]
    rulings: tuple[Ruling, ...]
    pictured: bool
    picture: Callable[[], bytes]


@contextmanager
def opened(path: Path) -> Iterator[Iterator[Page]]:
    """The pages of a PDF, read one by one.

    Raises ReadError for a file that is cut short, damaged, locked or too large.
    """
    with _PDFIUM:
        document = _open(path)
        try:
            if len(document) > limits.PAGES:
                raise ReadError(
                    f"{path}: {len(document)} trang, nhiều hơn {limits.PAGES}; hãy tách tệp"
                )
            yield (_page(document, number, path) for number in range(len(document)))
        finally:
            document.close()


def _page(document: Any, number: int, path: Path) -> Page:
    import pypdfium2 as pdfium

    try:
        page = document[number]
        glyphs = _glyphs(page, path, number)
        rulings, pictured = _drawn(page, path, number)
    except pdfium.PdfiumError:
        raise ReadError(f"{path}: trang {number + 1} bị hỏng; hãy tải hoặc lưu lại tệp") from None
    return Page(tuple(glyphs), tuple(rulings), pictured, lambda: _rendered(page))


def _rendered(page: Any) -> bytes:
    """The page as a grey image in PGM, at the resolution that OCR reads best."""
    image = page.render(scale=_OCR_DPI / 72, grayscale=True)
    rows = bytes(image.buffer)
    grey = b"".join(
        rows[at : at + image.width] for at in range(0, image.height * image.stride, image.stride)
    )
    return f"P5 {image.width} {image.height} 255\n".encode() + grey


def _open(path: Path) -> Any:
    import pypdfium2 as pdfium

    _refuse_cut(path)
    try:
        return pdfium.PdfDocument(path)
    except FileNotFoundError:
        raise ReadError(f"{path}: không có tệp này; hãy kiểm tra lại tên tệp") from None
    except pdfium.PdfiumError as fault:
        if "password" in str(fault).lower():
            why = "tệp bị khóa bằng mật khẩu; hãy lưu một bản không có mật khẩu"
        else:
            why = "tệp PDF hỏng hoặc thiếu; hãy tải hoặc lưu lại"
        raise ReadError(f"{path}: {why}") from None


def _refuse_cut(path: Path) -> None:
    """PDFium mends a file whose end is missing, without a word about the pages it lost."""
    with path.open("rb") as source:
        source.seek(max(path.stat().st_size - _END_WITHIN, 0))
        if b"%%EOF" not in source.read():
            raise ReadError(f"{path}: tệp PDF bị thiếu phần cuối; hãy tải lại")


def _glyphs(page: Any, path: Path, number: int) -> list[Glyph]:
    """Every character of a page as it is seen, rotation undone."""
    import pypdfium2.raw as raw

    textpage = page.get_textpage()
    count = textpage.count_chars()
    if count > limits.PAGE_GLYPHS:
        raise ReadError(
            f"{path}: trang {number + 1} có {count} ký tự; không phải văn bản hành chính"
        )
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    matrix = raw.FS_MATRIX()
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
        raw.FPDFText_GetMatrix(textpage, i, matrix)
        stated = raw.FPDFText_GetFontSize(textpage, i) * hypot(matrix.c, matrix.d)
        # The box of a character may fit it tightly: "a" would pass for smaller than "h".
        size = stated if stated > _THIN else max(top - bottom, 1.0) * _EM
        found.append(Glyph(char, left, bottom, right, top, base, size, apart))
        apart = False
    return found


def _turn(page: Any) -> _Turn:
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
            raise ReadError(f"{path}: trang {number + 1} có quá nhiều nét vẽ; không phải văn bản")
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


def _rulings(item: Any, outer: _Matrix, turn: _Turn) -> Iterator[Ruling]:
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
            for (x0, y0), (x1, y1) in pairwise(points):
                if min(abs(x1 - x0), abs(y1 - y0)) <= 1.0:
                    yield from _ruling(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _ruling(left: float, bottom: float, right: float, top: float) -> Iterator[Ruling]:
    if right - left >= max(top - bottom, _LONG):
        yield Ruling(True, (bottom + top) / 2, left, right)
    elif top - bottom >= _LONG:
        yield Ruling(False, (left + right) / 2, bottom, top)


def _runs(item: Any, m: _Matrix, turn: _Turn) -> Iterator[list[_Point]]:
    """The runs of straight pieces of a path, closed ones back at their start."""
    import pypdfium2.raw as raw

    x, y = ctypes.c_float(), ctypes.c_float()
    run: list[_Point] = []
    for i in range(raw.FPDFPath_CountSegments(item)):
        segment = raw.FPDFPath_GetPathSegment(item, i)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = turn(m[0] * x.value + m[2] * y.value + m[4], m[1] * x.value + m[3] * y.value + m[5])
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
