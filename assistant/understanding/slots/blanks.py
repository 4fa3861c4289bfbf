"""Are rows asked for whose printed cell is empty ("bỏ trống cơ quan phối hợp")?"""

from __future__ import annotations

from assistant.answer import Cell
from assistant.understanding.reading.reading import Reading
from corpus.lazy import pattern

_VERBS = "ghi|neu|dien|xac dinh|quy dinh|the hien|phan cong|an dinh|dat ra|de cap"
_EMPTY = rf"(?:bo trong|de trong|con trong|thieu|(?:khong|chua) (?:duoc |bi |he )?(?:{_VERBS}))"
# "không có hạn" is said of work that goes on all the time.
_LACKS = rf"(?:{_EMPTY}|(?:khong|chua) (?:co|thay|ro))"
_BETWEEN = r"(?: (?:ro|cu the|cot|o|phan|muc|thong tin|ve|ten|cac|bat ky|noi dung))*"
_BODY = (
    r"(?:co quan|don vi|so nganh|nguoi|so nao|co quan nao|don vi nao|ai)(?: duoc giao| phai| se)?"
)
_CELLS: tuple[tuple[Cell, str, str], ...] = (
    ("coordinating", _LACKS, rf"(?:{_BODY} )?phoi hop"),
    ("lead", _LACKS, rf"(?:{_BODY} )?(?:chu tri|theo doi|phu trach|dau moi)"),
    ("output", _LACKS, r"(?:ket qua|san pham|dau ra)"),
    (
        "deadline",
        _EMPTY,
        r"(?:thoi han|thoi gian(?: hoan thanh| thuc hien)?|han(?: hoan thanh| chot| cuoi)?"
        r"|moc thoi gian|tien do)",
    ),
)
_FIRST = tuple(
    (cell, pattern(rf"(?<!\w){lacks}{_BETWEEN} {name}(?!\w)")) for cell, lacks, name in _CELLS
)
_LAST = tuple(
    (
        cell,
        pattern(
            rf"(?<!\w){name}(?: (?:cua|o|trong) [^,.;?]{{1,40}})?(?: (?:thi|bi|duoc|con|dang|la))*"
            r" (?:bo trong|de trong|(?:khong|chua) (?:duoc )?(?:ghi|dien|neu))(?!\w)"
        ),
    )
    for cell, _, name in _CELLS
)
# "Cột “Kết quả” trong danh mục … có vài dòng không điền gì": the name and the lack far apart.
_COLUMN = tuple(
    (cell, pattern(rf"(?<!\w)(?:cot|o)\W+{name}(?!\w)[^.;?]{{0,80}}?(?<!\w){_EMPTY}(?!\w)"))
    for cell, _, name in _CELLS
)
_ROWS = pattern(
    r"(?<!\w)(?:(?:nhiem vu|viec|cong viec|dau viec|chi tieu|dong|hang|muc) (?:nao|gi)"
    r"|(?:nhung|cac|vai|bao nhieu|may|so) (?:nhiem vu|viec|cong viec|dau viec|chi tieu|dong|hang)"
    r"|liet ke|thong ke)(?!\w)"
)


def blank_of(reading: Reading) -> Cell | None:
    """The cell that must be empty; None where no such rows are asked for.

    "Nhiệm vụ nào bỏ trống cơ quan phối hợp?" → "coordinating"
    """
    if not _ROWS.search(reading.flat):
        return None
    for cell, words in (*_FIRST, *_LAST, *_COLUMN):
        if words.search(reading.flat):
            return cell
    return None
