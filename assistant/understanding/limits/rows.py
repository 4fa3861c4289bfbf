"""Which rows are asked for: of a group, of a figure, without a day, the first or last due."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.answer import Edge, Figure
from assistant.understanding.limits.words import Span
from corpus.lazy import pattern


@dataclass(frozen=True, slots=True)
class Named:
    """Where the words stand that a limit takes, and the span that says the limit."""

    said: Span
    span: Span


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure that the rows must state, and the span that says it."""

    figure: Figure
    span: Span


_ROW = r"(?:nhiem vu|viec|cong viec|giai phap|chi tieu|muc tieu|noi dung)"
_GROUP = pattern(
    rf"(?<!\w)nhom (?:cac |nhung )?(?:(?:{_ROW}(?:,? (?:va )?{_ROW})*"
    r"(?: (?:ve|la|so))?\s*:?\s*(?:[“\"](?P<quoted>[^”\"]+)[”\"]|(?P<bare>[^,.;:?!“\"·()]{3,160})))"
    r"|(?:so )?(?P<roman>[ivx]{1,5})(?!\w))"
)
_ENDS = pattern(
    r"\s+(?:(?:o|tai|gom|bao gom|la|ghi|neu|theo|nao|trong (?:phu luc|pl|ke hoach|kh)"
    r"|cua (?:phu luc|pl|ke hoach|kh|tinh)|co (?:nhung|cac|bao nhieu|may|gi))(?!\w)).*$"
    r"|\s+(?:cua|trong|thuoc|va)?\s*$"
)
_ASKS = pattern(r"^(?:nao|gi|nay|do|kia|ay|tren|sau|khac|den|phai|can|duoc)(?!\w)")


def asked_group(bare: str) -> Named | None:
    """The heading of rows that is asked for: "nhóm nhiệm vụ về hợp tác quốc tế", "nhóm V"."""
    found = _GROUP.search(bare)
    if found is None:
        return None
    part = next(name for name in ("quoted", "bare", "roman") if found[name])
    said = _ENDS.sub("", found[part]) if part == "bare" else found[part]
    if _ASKS.search(said) or not said.strip():
        return None
    start = found.start(part)
    end = found.end() if part == "quoted" else start + len(said)
    return Named((start, start + len(said)), (found.start(), end))


_TARGETS = pattern(
    r"(?<!\w)(?:(?:chi tieu|muc tieu) (?:nao|gi)"
    r"|(?:nhung|cac|bao nhieu|may|liet ke) (?:chi tieu|muc tieu))"
)
_FIGURE = pattern(
    r"(?<!\w)(?:(?:dat|co|la|o|de ra|yeu cau|phai dat) )*(?:muc |gia tri |ty le )?"
    r"(?P<op>(?:tren|hon|vuot|lon hon|cao hon|tu|it nhat|toi thieu|khong duoi|duoi|it hon|nho hon"
    r"|thap hon|khong qua|toi da|bang|dung|[<>≥≤=]+)\s*)?"
    r"(?P<number>\d+(?:[.,]\d+)?)\s*(?:%|phan tram)(?P<up> tro len| tro xuong)?"
)
_MORE = frozenset(("tren", "hon", "vuot", "lon hon", "cao hon", ">"))
_LEAST = frozenset(("tu", "it nhat", "toi thieu", "khong duoi", "≥", ">="))
_LESS = frozenset(("duoi", "it hon", "nho hon", "thap hon", "<"))
_MOST = frozenset(("khong qua", "toi da", "≤", "<="))


def asked_figure(bare: str) -> Measured | None:
    """The share that targets must state: "chỉ tiêu nào đặt mức 100%", "trên 90%"."""
    found = _FIGURE.search(bare) if _TARGETS.search(bare) else None
    if found is None:
        return None
    said, up = (found["op"] or "").strip(), (found["up"] or "").strip()
    ops = ((_MORE, ">"), (_LEAST, ">="), (_LESS, "<"), (_MOST, "<="))
    op = next((op for words, op in ops if said in words), "=")
    op = {"tro len": ">=", "tro xuong": "<="}.get(up, op)
    number = float(found["number"].replace(",", "."))
    return Measured(Figure(op, number), found.span())


_UNDATED = pattern(
    r"(?<!\w)(?:khong|chua) (?:co |ghi |neu |an dinh |dat |quy dinh )*"
    r"(?:thoi |moc )?(?:han|thoi gian)(?: hoan thanh| thuc hien| cuoi| chot| ket thuc)*"
    r" (?:cu the|co dinh|ro rang|ro|dut khoat|nhat dinh)"
)


def is_undated(bare: str) -> bool:
    """ "Không có hạn cụ thể": what goes on, comes back or depends, too."""
    return _UNDATED.search(bare) is not None


_EDGES: tuple[tuple[Edge, str], ...] = (
    ("next", r"gap (?:han )?nhat|(?:gan|sap) (?:den |toi )?han nhat|han (?:den |toi )?gan nhat"),
    (
        "first",
        r"han (?:hoan thanh )?(?:som|truoc) nhat|(?:den|toi) han (?:dau tien|truoc tien)"
        r"|han dau tien|xong (?:som|truoc) nhat",
    ),
    (
        "last",
        r"han (?:hoan thanh )?(?:muon|xa|dai|tre|lau) nhat|(?:muon|xa|dai) han nhat"
        r"|xong (?:sau cung|muon nhat)|(?:den|toi) han (?:sau cung|cuoi cung)",
    ),
)
_EDGE = tuple((edge, pattern(rf"(?<!\w)(?:{words})(?!\w)")) for edge, words in _EDGES)
_ROWS = pattern(
    rf"(?<!\w)(?:{_ROW}|de an|cai|khoan) (?:nao|gi)|(?:nhung|cac|liet ke) {_ROW}|la {_ROW}"
)


def asked_edge(bare: str) -> Edge:
    """Is the work asked for that is due first, last, or next ("việc nào gấp nhất")?"""
    if not _ROWS.search(bare):
        return ""
    return next((edge for edge, words in _EDGE if words.search(bare)), "")
