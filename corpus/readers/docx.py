"""DOCX → lines: paragraphs with the numbers that Word counts, tables row by row.

Nothing in the file is run or followed. Macros, linked-in parts, and archives that
unpack to more than a document can be are refused. Page headers and footers are not text.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from zipfile import BadZipFile, ZipFile, ZipInfo

from corpus.plan import Line
from corpus.readers import limits
from corpus.readers.errors import ReadError
from corpus.readers.glyphs import with_raised
from corpus.readers.numbering import Numbering, attribute
from corpus.readers.rows import Printed, RawCell, printed_table
from corpus.text import nfc

_BODY = "word/document.xml"
_DROPPED = {"del", "moveFrom", "Fallback", "instrText", "pPr", "rPr", "drawing", "pict"}
_LINKED = ("subDocument", "frame", "oleObject", "aFChunk", "package")


def read(path: Path) -> tuple[Line, ...]:
    """Lines counted from 1 in the extracted text; a table row is one line with `cells`.

    Tracked deletions are left out, insertions kept. Footnotes stand at the end as "[1] …".
    Raises ReadError for a damaged, locked, oversized or active file.
    """
    parts = _parts(path)
    body = _tree(path, parts, _BODY).find("{*}body")
    if body is None:
        raise ReadError(f"{path}: tệp hỏng, không có phần thân văn bản; hãy lưu lại")
    numbering = Numbering(_optional(path, parts, "numbering"), _optional(path, parts, "styles"))
    printed = [*_blocks(body, numbering), *_footnotes(path, parts)]
    if not any(text.strip() for text, _ in printed):
        raise ReadError(f"{path}: tệp không có chữ; ảnh quét thì không đọc được")
    return tuple(
        Line(number, nfc(text), None, tuple(map(nfc, cells)) if cells else None)
        for number, (text, cells) in enumerate(printed, 1)
    )


def _parts(path: Path) -> dict[str, bytes]:
    """The XML parts of the archive, checked for size, macros and links."""
    try:
        with ZipFile(path) as archive:
            _check_sizes(path, archive.infolist())
            names = {info.filename for info in archive.infolist()}
            _check_kind(path, names)
            wanted = [n for n in names if n.startswith("word/") and n.endswith((".xml", ".rels"))]
            parts = {name: _unpack(path, archive, name) for name in wanted}
    except (BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError, zlib.error) as fault:
        raise ReadError(f"{path}: tệp DOCX hỏng hoặc bị khóa ({fault}); hãy lưu lại") from None
    _check_links(path, parts)
    return parts


def _check_sizes(path: Path, infos: list[ZipInfo]) -> None:
    total = sum(info.file_size for info in infos)
    packed = max(sum(info.compress_size for info in infos), 1)
    if (
        len(infos) > limits.PACKED_PARTS
        or total > limits.UNPACKED_BYTES
        or (total > limits.MIB and total / packed > limits.PACKED_RATIO)
    ):
        raise ReadError(f"{path}: giải nén thành {total // limits.MIB} MiB; không phải văn bản")


def _check_kind(path: Path, names: set[str]) -> None:
    if _BODY not in names:
        raise ReadError(f"{path}: là tệp ZIP nhưng không phải văn bản Word; hãy lưu thành .docx")
    if any(name.lower().endswith(("vbaproject.bin", "vbadata.xml")) for name in names):
        raise ReadError(f"{path}: có macro; hãy lưu thành .docx không có macro")


def _unpack(path: Path, archive: ZipFile, name: str) -> bytes:
    """One part; the size that the archive declares is not trusted."""
    with archive.open(name) as source:
        data = source.read(limits.UNPACKED_BYTES + 1)
    if len(data) > limits.UNPACKED_BYTES:
        raise ReadError(f"{path}: {name} giải nén quá lớn; không phải văn bản")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in data[:4096]:
        raise ReadError(f"{path}: {name} không phải UTF-8; không phải tệp của Word")
    if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data:
        raise ReadError(f"{path}: {name} khai báo thực thể; không phải tệp của Word")
    return data


def _check_links(path: Path, parts: dict[str, bytes]) -> None:
    """Parts of the text that lie outside of the file would be missing without a word."""
    for name in parts:
        if not name.endswith(".rels"):
            continue
        for relation in _tree(path, parts, name):
            kind = relation.get("Type", "").rpartition("/")[2]
            target = relation.get("Target", "")
            remote = kind == "attachedTemplate" and target.lower().startswith(("http", "\\\\"))
            if relation.get("TargetMode") == "External" and (kind in _LINKED or remote):
                raise ReadError(
                    f"{path}: lấy {kind} từ {target}; hãy lưu lại, bỏ liên kết ra ngoài"
                )


def _tree(path: Path, parts: dict[str, bytes], name: str) -> Element:
    try:
        return ElementTree.fromstring(parts[name])
    # LookupError and ValueError: an encoding that is none, or none of XML.
    except (ElementTree.ParseError, LookupError, ValueError) as fault:
        raise ReadError(f"{path}: tệp hỏng ở {name} ({fault}); hãy lưu lại") from None


def _optional(path: Path, parts: dict[str, bytes], name: str) -> Element | None:
    full = f"word/{name}.xml"
    return _tree(path, parts, full) if full in parts else None


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _blocks(parent: Element, numbering: Numbering) -> Iterator[Printed]:
    """Paragraphs and tables in order, through content controls and insertions."""
    for element in parent:
        tag = _tag(element)
        if tag == "p":
            yield from ((text, None) for text in _paragraph(element, numbering))
        elif tag == "tbl":
            yield from printed_table([_row(r, numbering) for r in _rows(element)])
        elif tag in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"):
            yield from _blocks(element, numbering)


def _rows(parent: Element) -> Iterator[Element]:
    for element in parent:
        if _tag(element) == "tr":
            if element.find("{*}trPr/{*}del") is None:
                yield element
        elif _tag(element) in ("sdt", "sdtContent", "customXml", "ins"):
            yield from _rows(element)


def _row(row: Element, numbering: Numbering) -> list[RawCell]:
    before = limits.small_number(attribute(row.find("{*}trPr/{*}gridBefore")), 0)
    cells = [RawCell((), before)] if before else []
    return [*cells, *(_cell(cell, numbering) for cell in _own_cells(row))]


def _own_cells(parent: Element) -> Iterator[Element]:
    """The cells of the row itself, not of a table inside one of its cells."""
    for element in parent:
        if _tag(element) == "tc":
            yield element
        elif _tag(element) in ("sdt", "sdtContent", "customXml"):
            yield from _own_cells(element)


def _cell(cell: Element, numbering: Numbering) -> RawCell:
    across = limits.small_number(attribute(cell.find("{*}tcPr/{*}gridSpan")), 1)
    merge = cell.find("{*}tcPr/{*}vMerge")
    lines = tuple(t for t, _ in _blocks(cell, numbering) if t.strip())
    goes_on = merge is not None and attribute(merge) != "restart"
    return RawCell(lines, across, goes_on=goes_on)


def _paragraph(paragraph: Element, numbering: Numbering) -> list[str]:
    """The lines of a paragraph: its number as Word counts it, line breaks kept.

    An empty paragraph of a list is counted and shows its number: so tables number their rows.
    """
    text = _collapsed(_text(paragraph))
    return [line.strip() for line in f"{numbering.label(paragraph)}{text}".split("\n")]


def _collapsed(text: str) -> str:
    return re.sub(r"[^\S\n]+", " ", text)


def _text(element: Element) -> str:
    text = ""
    for child in element:
        tag = _tag(child)
        if tag in _DROPPED:
            continue
        if tag == "r":
            run = _text(child)
            raised = attribute(child.find("{*}rPr/{*}vertAlign")) == "superscript"
            text = with_raised(text, run) if raised and run.isdigit() else text + run
        elif tag == "t":
            text += child.text or ""
        elif tag in ("br", "cr"):
            text += "\n" if attribute(child, "type") in ("", "textWrapping") else " "
        elif tag in ("tab", "ptab"):
            text += " "
        elif tag in ("noBreakHyphen",):
            text += "-"
        elif tag in ("footnoteReference", "endnoteReference"):
            text += f"[{attribute(child, 'id')}]"
        else:
            text += _text(child)
    return text


def _footnotes(path: Path, parts: dict[str, bytes]) -> Iterator[Printed]:
    for name in ("footnotes", "endnotes"):
        root = _optional(path, parts, name)
        for note in root if root is not None else ():
            text = _collapsed(_text(note)).strip()
            if attribute(note, "type") in ("", "normal") and text:
                yield f"[{attribute(note, 'id')}] {text}", None
