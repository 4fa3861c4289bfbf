"""HTML → lines: what a page shows as text, tables row by row. Scripts and styles are dropped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from corpus.plan import Line
from corpus.readers.errors import ReadError
from corpus.readers.glyphs import with_raised
from corpus.readers.limits import small_number
from corpus.readers.numbering import in_style
from corpus.readers.rows import Printed, RawCell, printed_table
from corpus.text import nfc, squeeze

_SILENT = {"script", "style", "noscript", "template", "svg", "select", "button", "nav", "title"}
_BLOCKS = {
    "p", "div", "br", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "section",
    "article", "header", "footer", "main", "blockquote", "pre", "hr", "dl", "dt", "dd", "center",
}  # fmt: skip
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
_STYLES = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
}
_CLOSES = {"I": ".", "1": ".", "a": ")", "A": ".", "i": "."}


def read(path: Path) -> tuple[Line, ...]:
    """Lines counted from 1 in the shown text; a table row is one line with `cells`.

    Raises ReadError for a file that is not text or shows none.
    """
    page = _Page()
    page.feed(_decode(path, path.read_bytes()))
    page.close()
    printed = page.printed()
    if not any(text for text, _ in printed):
        raise ReadError(
            f"{path}: trang không có chữ; hãy lưu lại từ trình duyệt khi trang đã tải xong"
        )
    return tuple(
        Line(number, nfc(text), None, tuple(map(nfc, cells)) if cells else None)
        for number, (text, cells) in enumerate(printed, 1)
    )


def _decode(path: Path, data: bytes) -> str:
    declared = _CHARSET.search(data[:4096])
    name = declared[1].decode("ascii") if declared else "utf-8"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        name = "utf-16"
    try:
        return data.decode("utf-8-sig" if name.lower() in ("utf-8", "utf8") else name)
    except (UnicodeError, LookupError):
        raise ReadError(f"{path}: không phải {name} như đã khai báo; hãy lưu thành UTF-8") from None


@dataclass(slots=True)
class _Table:
    """A table being read: closed rows, the open row, and the lines of the open cell."""

    rows: list[list[RawCell]] = field(default_factory=list)
    cell: _Flow | None = None
    across: int = 1
    down: int = 1
    nested: bool = False


@dataclass(slots=True)
class _Flow:
    """Lines of running text, and the line that is open."""

    lines: list[Printed] = field(default_factory=list)
    text: str = ""

    def close(self) -> None:
        line = squeeze(self.text)
        if line:
            self.lines.append((line, None))
        self.text = ""


class _Page(HTMLParser):
    """Collects what a page shows. Unclosed and crossed tags are taken as browsers do."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._flow = _Flow()
        self._tables: list[_Table] = []
        self._silent: list[str] = []
        self._lists: list[list[str | int]] = []
        self._raised = False

    def printed(self) -> list[Printed]:
        while self._tables:
            self._end_table()
        self._flow.close()
        return self._flow.lines

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        if self._silent or tag in _SILENT:
            self._silent += [tag] if tag in _SILENT else []
            return
        given = {name: found or "" for name, found in attrs}
        if tag == "table":
            self._here().close()
            if self._tables:
                self._tables[-1].nested = True
            self._tables.append(_Table())
        elif tag == "tr" and self._tables:
            self._end_cell()
            self._tables[-1].rows.append([])
        elif tag in ("td", "th") and self._tables:
            self._open_cell(given)
        elif tag in ("ul", "ol"):
            self._here().close()
            self._lists.append([given.get("type", "1") if tag == "ol" else "-", _start(given)])
        elif tag in _BLOCKS:
            self._here().close()
            self._here().text += self._label() if tag == "li" else ""
        self._raised = self._raised or tag == "sup"

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            if tag in self._silent:
                del self._silent[self._silent.index(tag) :]
            return
        if tag == "table" and self._tables:
            self._end_table()
        elif tag in ("td", "th", "tr") and self._tables:
            self._end_cell()
        elif tag in ("ul", "ol") and self._lists:
            self._here().close()
            self._lists.pop()
        elif tag in _BLOCKS:
            self._here().close()
        self._raised = self._raised and tag != "sup"

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        flow, digits = self._here(), data.strip()
        if self._raised and digits.isdigit():
            flow.text = with_raised(flow.text, digits)
        else:
            flow.text += re.sub(r"\s", " ", data)

    def _here(self) -> _Flow:
        """The flow that text goes to: the innermost open cell, else the page."""
        return next((t.cell for t in reversed(self._tables) if t.cell), self._flow)

    def _open_cell(self, given: dict[str, str]) -> None:
        self._end_cell()
        table = self._tables[-1]
        if not table.rows:
            table.rows.append([])
        table.cell = _Flow()
        table.across, table.down = _span(given, "colspan"), _span(given, "rowspan")

    def _end_cell(self) -> None:
        table = self._tables[-1]
        if table.cell is None:
            return
        table.cell.close()
        if table.nested:
            # A table that holds tables arranges the page: its text goes on in order.
            outer = self._outer().lines
            outer += [(x, None) for row in table.rows for cell in row for x in cell.lines]
            outer += table.cell.lines
            table.rows = [[]]
        else:
            lines = tuple(text for text, _ in table.cell.lines)
            table.rows[-1].append(RawCell(lines, table.across, table.down))
        table.cell = None

    def _outer(self) -> _Flow:
        return next((t.cell for t in reversed(self._tables[:-1]) if t.cell), self._flow)

    def _end_table(self) -> None:
        self._end_cell()
        table = self._tables.pop()
        rows = [row for row in table.rows if row]
        if not table.nested:
            self._here().lines += printed_table(rows)

    def _label(self) -> str:
        """The number or dash that a list item shows."""
        if not self._lists or self._lists[-1][0] == "-":
            return "- "
        style, count = str(self._lists[-1][0]), int(self._lists[-1][1])
        self._lists[-1][1] = count + 1
        return f"{in_style(count, _STYLES.get(style, 'decimal'))}{_CLOSES.get(style, '.')} "


def _span(given: dict[str, str], name: str) -> int:
    return max(small_number(given.get(name, "").strip(), 1), 1)


def _start(given: dict[str, str]) -> int:
    return small_number(given.get("start", "").strip(), 1)
