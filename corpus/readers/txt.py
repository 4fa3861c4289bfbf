"""Plain text, UTF-8: one Line a physical line, table cells where tabs part them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from corpus.plan import Line
from corpus.readers.aligned import with_aligned_rows
from corpus.readers.errors import ReadError
from corpus.text import nfc

_BOM = "\ufeff"
_MARKDOWN_ROW = re.compile(r"\s*\|[^|]*[^|\s][^|]*\|.*\|\s*")
_FEWEST_NAMES = 3


def read(path: Path) -> tuple[Line, ...]:
    """Lines counted from 1 in the file's bytes (split at LF), text in NFC."""
    text = _decode(path, _load(path))
    if not text.strip():
        raise ReadError(f"{path}: tệp rỗng; hãy đưa nội dung văn bản vào hoặc bỏ tệp này")
    lines = text.removeprefix(_BOM).split("\n")
    barred = _barred(_line(number, raw) for number, raw in enumerate(lines, 1))
    return tuple(with_aligned_rows(tuple(barred)))


def _load(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise ReadError(f"{path}: không có tệp này; hãy kiểm tra lại tên tệp") from None
    except OSError as fault:
        raise ReadError(f"{path}: không đọc được ({fault.strerror})") from None


def _decode(path: Path, data: bytes) -> str:
    if b"\x00" in data:
        raise ReadError(f"{path}: là tệp nhị phân, không phải văn bản; hãy lưu thành văn bản UTF-8")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        raise ReadError(
            f"{path}: dòng {line} không phải UTF-8; hãy lưu thành văn bản UTF-8"
        ) from None


def _line(number: int, raw: str) -> Line:
    text = nfc(raw.rstrip("\r"))
    return Line(number=number, text=text, cells=_cells(text))


def _cells(text: str) -> tuple[str, ...] | None:
    """Cells of a row parted by tabs, or of a Markdown row between bars."""
    if "\t" in text:
        return tuple(cell.strip() for cell in text.split("\t"))
    if _MARKDOWN_ROW.fullmatch(text):
        return tuple(cell.strip() for cell in text.strip()[1:-1].split("|"))
    return None


def _barred(lines: Iterable[Line]) -> Iterator[Line]:
    """Lines whose rows are parted by bars between the cells alone: one with three cells filled
    opens a table, those right below it have as many."""
    width = 0
    for line in lines:
        cells = tuple(cell.strip() for cell in line.text.split("|"))
        filled = sum(map(bool, cells))
        opens = filled == len(cells) >= _FEWEST_NAMES
        width = len(cells) if opens or (filled and len(cells) == width) else 0
        yield replace(line, cells=cells) if width and not line.cells else line
