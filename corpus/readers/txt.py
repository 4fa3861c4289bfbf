"""Plain text or Markdown, UTF-8: one Line a physical line, cells where tabs or bars part them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from corpus.plan import Line
from corpus.readers.aligned import with_aligned_rows
from corpus.readers.errors import ReadError
from corpus.readers.markdown import is_markdown, plain
from corpus.text import nfc

_BOM = "\ufeff"
_MARKDOWN = ".md"
_MARKDOWN_ROW = re.compile(r"\s*\|[^|]*[^|\s][^|]*\|.*\|\s*")
_FEWEST_NAMES = 3


def read(path: Path) -> tuple[Line, ...]:
    """Lines counted from 1 in the file's bytes (split at LF), text in NFC."""
    text = _decode(path, _load(path))
    if not text.strip():
        raise ReadError(f"{path}: tệp rỗng; hãy đưa nội dung văn bản vào hoặc bỏ tệp này")
    text = text.removeprefix(_BOM)
    if path.suffix.lower() == _MARKDOWN or is_markdown(text):
        text = plain(text)
    lines = text.split("\n")
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
    width = fenced = 0
    for line in lines:
        cells = tuple(cell.strip() for cell in line.text.split("|"))
        if fenced and not line.cells and _is_fenced(line.text, fenced) and any(cells):
            line = replace(line, cells=cells[1:-1])
        if line.text.strip():
            fenced = len(line.cells) if line.cells and "\t" not in line.text else 0
        filled = sum(map(bool, cells))
        opens = filled == len(cells) >= _FEWEST_NAMES
        width = len(cells) if opens or (filled and len(cells) == width) else 0
        yield replace(line, cells=cells) if width and not line.cells else line


def _is_fenced(text: str, width: int) -> bool:
    """A row of a Markdown table whose first cell a merge left empty: "| | Mở lớp | Sở Y tế |"."""
    row = text.strip()
    return row.startswith("|") and row.endswith("|") and row.count("|") == width + 1
