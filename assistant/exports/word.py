"""Pages, paragraphs and tables of a Word file. The only module that knows python-docx."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from assistant.exports.files import clean

FONT = "Times New Roman"
Align = Literal["left", "centre", "right", "justify"]

_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "centre": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
_FONTS = ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia")
_THEMES = ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme")


@dataclass(frozen=True, slots=True)
class Margins:
    """Millimetres."""

    top: int
    bottom: int
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class Text:
    """One paragraph: its words, size in points, and how it stands. `before` is in points."""

    words: str
    size: int = 14
    bold: bool = False
    italic: bool = False
    align: Align = "left"
    before: int = 0
    indent_mm: int = 0


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row of a table; with `heading`, its one cell spans them all."""

    cells: tuple[str, ...]
    heading: bool = False


class Page:
    """A new A4 document in Times New Roman, landscape, page numbers from the second page on."""

    def __init__(self, margins: Margins, title: str) -> None:
        self._file: Any = Document()
        _describe(self._file.core_properties, clean(title))
        _style(self._file)
        section = self._file.sections[0]
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(297), Mm(210)
        section.top_margin, section.bottom_margin = Mm(margins.top), Mm(margins.bottom)
        section.left_margin, section.right_margin = Mm(margins.left), Mm(margins.right)
        _number_pages(section)

    def add(self, text: Text) -> None:
        _write(self._file.add_paragraph(), text)

    def rule(self, width_mm: int, across_mm: int) -> None:
        """A centred line of `width_mm` on a column of `across_mm`."""
        _rule(self._file.add_paragraph(), width_mm, across_mm)

    def columns(self, columns: Sequence[Sequence[Text | int]], widths_mm: Sequence[int]) -> None:
        """Columns side by side without borders; a number is a line of that many millimetres."""
        table = self._file.add_table(rows=1, cols=len(columns))
        _fix(table, widths_mm)
        for cell, parts, width in zip(table.rows[0].cells, columns, widths_mm, strict=True):
            for at, part in enumerate(parts):
                paragraph = cell.add_paragraph() if at else cell.paragraphs[0]
                if isinstance(part, Text):
                    _write(paragraph, part)
                else:
                    _rule(paragraph, part, width)

    def grid(
        self, headers: Sequence[str], rows: Iterable[GridRow], widths_mm: Sequence[int], size: int
    ) -> None:
        """A bordered table whose header row comes again on every page."""
        table = self._file.add_table(rows=1, cols=len(headers), style="Table Grid")
        _fix(table, widths_mm)
        _set(table.rows[0], "w:tblHeader", "w:cantSplit")
        for cell, words in zip(table.rows[0].cells, headers, strict=True):
            _write(cell.paragraphs[0], Text(words, size, bold=True, align="centre"))
        for row in rows:
            _grid_row(table.add_row(), row, size)

    def save(self, path: Path) -> None:
        self._file.save(str(path))


def _describe(properties: Any, title: str) -> None:
    """Document properties: none of the template's own stay."""
    properties.title, properties.language, properties.comments = title, "vi-VN", ""
    properties.author = properties.last_modified_by = "kehoach"
    properties.created = properties.modified = datetime.now(UTC).replace(tzinfo=None)


def _style(file: Any) -> None:
    """One font for every script, black, Vietnamese; no theme that could bring another."""
    style = file.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(14)
    style.paragraph_format.space_after = Pt(0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in _FONTS:
        fonts.set(qn(name), FONT)
    for name in _THEMES:
        fonts.attrib.pop(qn(name), None)
    for language in file.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "vi-VN")


def _number_pages(section: Any) -> None:
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = _ALIGN["centre"]
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run = paragraph.add_run("2")
    run.font.size = Pt(14)
    field.append(run._r)
    paragraph._p.append(field)


def _write(paragraph: Any, text: Text) -> None:
    paragraph.alignment = _ALIGN[text.align]
    paragraph.paragraph_format.space_before = Pt(text.before)
    if text.indent_mm:
        paragraph.paragraph_format.first_line_indent = Mm(text.indent_mm)
    run = paragraph.add_run(clean(text.words))
    run.font.name, run.font.size = FONT, Pt(text.size)
    run.bold, run.italic = text.bold, text.italic


def _rule(paragraph: Any, width_mm: int, across_mm: int) -> None:
    """A paragraph's upper border, drawn in from both sides."""
    side = Mm(max(0, across_mm - width_mm) // 2)
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = side
    form.space_before, form.line_spacing = Pt(2), Pt(6)
    border = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        border.set(qn(f"w:{name}"), value)
    borders = OxmlElement("w:pBdr")
    borders.append(border)
    form_element = paragraph._p.get_or_add_pPr()
    form_element.insert_element_before(borders, *_AFTER_BORDER)


# Elements that the schema puts after w:pBdr in w:pPr; Word refuses another order.
_AFTER_BORDER = (
    "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:overflowPunct",
    "w:topLinePunct", "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", "w:adjustRightInd",
    "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents",
    "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap",
    "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange",
)  # fmt: skip


def _grid_row(row: Any, content: GridRow, size: int) -> None:
    cells = row.cells
    if content.heading:
        whole = cells[0].merge(cells[-1])
        _set(row, "w:cantSplit")
        _write(whole.paragraphs[0], Text(content.cells[0], size, bold=True))
        whole.paragraphs[0].paragraph_format.keep_with_next = True
        return
    _set(row, "w:cantSplit")
    for place, (cell, words) in enumerate(zip(cells, content.cells, strict=True)):
        align: Align = "left" if place else "centre"
        _write(cell.paragraphs[0], Text(words, size, align=align))


def _fix(table: Any, widths_mm: Sequence[int]) -> None:
    """Widths as given, whatever the text: rows added later take them over."""
    table.autofit = False
    for column, width in zip(table.columns, widths_mm, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def _set(row: Any, *names: str) -> None:
    """Switches of a row: "w:tblHeader" repeats it, "w:cantSplit" keeps it on one page."""
    form = row._tr.get_or_add_trPr()
    for name in sorted(names):
        form.append(OxmlElement(name))
