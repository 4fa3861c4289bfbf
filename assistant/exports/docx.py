"""Rows as an administrative document, in the form that Nghị định 30/2020/NĐ-CP prescribes.

Appendix I of the decree: A4 (on its side where the text holds a wide table), margins
20-25, 20-25, 30-35 and 15-20 mm, Times New Roman 13-14, quốc hiệu and tiêu ngữ at the
right, the names of the organs at the left, page numbers at the top from the second page
on, nơi nhận at the lower left, the signature at the lower right. Number, place, day and
signer are left open: a clerk fills them in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from assistant.exports.files import write_whole
from assistant.exports.rows import ExportRow
from assistant.exports.table import lines_words, milestones_words
from assistant.exports.word import GridRow, Margins, Page, Text
from assistant.exports.words import KINDS, dated

MARGINS = Margins(top=20, bottom=20, left=30, right=16)
HEADERS = (
    "TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Kết quả", "Thời hạn",
    "Căn cứ trích dẫn",
)  # fmt: skip
TARGET_HEADERS = (
    "TT", "Chỉ tiêu", "Cơ quan theo dõi", "Cơ quan phối hợp", "Giá trị", "Thời hạn",
    "Căn cứ trích dẫn",
)  # fmt: skip
_MAY_LACK = (3, 5)  # columns that targets seldom have: who works along, a deadline
_WIDE = (1, 4)
KIND_OF_DOCUMENT = "TỔNG HỢP NHIỆM VỤ"
KIND_FOR_TARGETS = "TỔNG HỢP CHỈ TIÊU"

_WIDTHS = (11, 84, 34, 35, 30, 30, 26)  # within the 251 mm between the margins
_SIDES = (100, 151)
_SIZE = 14
_CELL_SIZE = 13
_OPEN = "……"
_NOTE = (
    "Ghi chú: Nội dung, cơ quan, thời hạn ghi theo nguyên văn kế hoạch; “hạn cuối” là ngày "
    "cuối cùng còn trong thời hạn. Kế hoạch không ghi nhận tình trạng hoàn thành.{more}/."
)
_LEFT_OUT = (
    " Chưa gồm {count} nội dung giao chung cho nhiều cơ quan hoặc tham gia phối hợp; "
    "danh sách đầy đủ có trong bảng Excel."
)


def write_docx(
    rows: Sequence[ExportRow],
    path: Path,
    *,
    title: str,
    issuer: str | None,
    agency: str | None,
    as_of: date,
    left_out: int = 0,
) -> None:
    """A document ready for number, day and signature.

    `title` says what is summed up ("Nhiệm vụ của Sở Nội vụ …"); `issuer` is the organ
    above, `agency` the one that issues the document; either may be None, both leave a
    blank. `left_out` is how many rows of shared or coordinated work are not among `rows`;
    the note says so. Raises ExportError when the path cannot be written.
    """
    targets = _of_targets(rows)
    page = Page(MARGINS, title)
    page.columns((_organs(issuer, agency), _nation(as_of)), _SIDES)
    _title(page, title, KIND_FOR_TARGETS if targets else KIND_OF_DOCUMENT)
    page.add(Text(_opening(rows, as_of), _SIZE, align="justify", before=6, indent_mm=10))
    if rows:
        page.add(Text("", _CELL_SIZE))
        _table(page, TARGET_HEADERS if targets else HEADERS, rows)
    note = _NOTE.format(more=_LEFT_OUT.format(count=left_out) if left_out else "")
    page.add(Text(note, _CELL_SIZE, italic=True, align="justify", before=6))
    page.add(Text("", _CELL_SIZE))
    page.columns((_recipients(), _signature()), _SIDES)
    write_whole(path, page.save)


# --- The form ------------------------------------------------------------------------------


def _organs(issuer: str | None, agency: str | None) -> tuple[Text | int, ...]:
    above, own = (issuer, agency) if agency else (None, issuer)
    upper = (Text(above.upper(), 13, align="centre"),) if above else ()
    return (
        *upper,
        Text((own or "TÊN CƠ QUAN, TỔ CHỨC").upper(), 13, bold=True, align="centre"),
        35,
        Text(f"Số: {_OPEN}/{_OPEN}", 13, align="centre"),
    )


def _nation(as_of: date) -> tuple[Text | int, ...]:
    day = f"{_OPEN}{_OPEN}, ngày {_OPEN} tháng {_OPEN} năm {as_of.year}"
    return (
        Text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, bold=True, align="centre"),
        Text("Độc lập - Tự do - Hạnh phúc", 14, bold=True, align="centre"),
        66,
        Text(day, 14, italic=True, align="centre"),
    )


def _title(page: Page, title: str, kind: str) -> None:
    """The kind of document, and below it what it is about."""
    about = title.strip()
    if about.upper().startswith(kind):
        about = about[len(kind) :].strip(" :-–")
    page.add(Text(kind, _SIZE, bold=True, align="centre", before=12))
    if about:
        page.add(Text(about[0].upper() + about[1:], _SIZE, bold=True, align="centre"))
    page.rule(60, sum(_SIDES))


def _recipients() -> tuple[Text, ...]:
    return (
        Text("Nơi nhận:", 12, bold=True, italic=True),
        Text(f"- {_OPEN}{_OPEN};", 11),
        Text(f"- Lưu: VT, {_OPEN}.", 11),
    )


def _signature() -> tuple[Text, ...]:
    return (
        Text("QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ", _SIZE, bold=True, align="centre"),
        *(Text("", _SIZE) for _ in range(4)),
        Text("Họ và tên", _SIZE, bold=True, align="centre"),
    )


# --- The content ---------------------------------------------------------------------------


def _of_targets(rows: Sequence[ExportRow]) -> bool:
    """Whether what was asked for are targets, not work."""
    asked = [row for row in rows if not row.heading] or rows
    return bool(asked) and all(row.kind == KINDS["target"] for row in asked)


def _opening(rows: Sequence[ExportRow], as_of: date) -> str:
    plans = tuple(dict.fromkeys(row.plan_label for row in rows))
    day = f"Tính đến ngày {dated(as_of)}"
    if not rows:
        return f"{day}, không có nội dung nào phù hợp trong các kế hoạch đã tra cứu."
    asked = sum(not row.heading for row in rows)
    further = f" và {len(rows) - asked} nội dung liên quan" if 0 < asked < len(rows) else ""
    count = f"{asked or len(rows)} nội dung{further}"
    return f"{day}, tổng hợp {count} từ {len(plans)} kế hoạch: {'; '.join(plans)}."


def _table(page: Page, headers: Sequence[str], rows: Sequence[ExportRow]) -> None:
    """The rows under their headers, without a column that no row fills; the text and the
    result share what it leaves."""
    lines = tuple(_grid(rows))
    empty = {n for n in _MAY_LACK if not any(line.cells[n] for line in lines if not line.heading)}
    kept = [n for n in range(len(headers)) if n not in empty]
    wider = sum(_WIDTHS[n] for n in empty) // len(_WIDE)
    widths = [_WIDTHS[n] + (wider if n in _WIDE else 0) for n in kept]
    slim = (line if line.heading else GridRow(tuple(line.cells[n] for n in kept)) for line in lines)
    page.grid([headers[n] for n in kept], slim, widths, _CELL_SIZE)


def _grid(rows: Sequence[ExportRow]) -> Iterator[GridRow]:
    """Rows in their order, a heading wherever part of the answer or plan changes."""
    last = None
    for number, row in enumerate(rows, 1):
        heading = _heading(row)
        if heading != last:
            yield GridRow((heading,), heading=True)
        last = heading
        yield GridRow(_cells(number, row))


def _heading(row: ExportRow) -> str:
    standing = "" if row.in_force else f" – {row.standing[:1].lower()}{row.standing[1:]}"
    plan = row.plan_label + standing
    return f"{row.heading} – {plan}" if row.heading else plan


def _cells(number: int, row: ExportRow) -> tuple[str, ...]:
    return (
        str(number),
        f"{row.text}\n({row.note})" if row.note else row.text,
        row.lead_raw or "; ".join(row.lead),
        row.coordinating_raw or "; ".join(row.coordinating),
        row.output,
        _deadline(row),
        _source(row),
    )


def _source(row: ExportRow) -> str:
    """Where in the plan, which the heading above names."""
    place = row.place or row.citation
    return f"{place[:1].upper()}{place[1:]} (dòng {lines_words(row)})"


def _deadline(row: ExportRow) -> str:
    """As printed, with what a calendar makes of it."""
    steps = milestones_words(row)
    last = "" if steps or not row.due else f"(hạn cuối: {dated(row.due)})"
    return "\n".join(filter(None, (row.deadline_raw, steps or last)))
