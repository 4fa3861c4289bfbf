"""The columns of a stacked row that lost an empty cell, told by what its cells say.

Only where one placing fits: who leads is named in every row, an agency opens like one, a
time is a time. What several placings fit is left to the reader.
"""

from __future__ import annotations

from itertools import combinations

from corpus.columns import column_roles
from corpus.deadlines import parse_deadline
from corpus.lazy import pattern
from corpus.text import key

# Without one of these a row says nothing; the others may be empty.
NEEDED = frozenset({"number", "task", "target", "lead", "value"})
_BODY = pattern(
    r"(?:cac )?(?:so|ban|nganh|phong|don vi|co quan|dia phuong|to chuc|doanh nghiep|truong|vien"
    r"|benh vien|trung tam|bao|dai|hoi|hiep hoi|lien minh|lien hiep|lien doan|doan|tinh doan"
    r"|mat tran|cong an|bo|bo chi huy|cuc|chi cuc|kho bac|ngan hang|bao hiem|thanh tra"
    r"|van phong|cong doan|thong ke|uy ban|ubnd|hdnd|vnpt|viettel|mobifone|buu dien"
    r"|dien luc|thue|toa an|vien kiem sat)\b"
)
# What is made begins with the same letters: "Báo cáo", "Bộ tiêu chí", "Sổ tay", "Bản đồ".
_PRODUCT = pattern(
    r"(?:bao cao|hoi (?:nghi|thao|thi|trai|cho)|so (?:tay|lieu|do|hoa)|trung tam du lieu|dai hoi"
    r"|ban (?:do|tin|ghi nho|cam ket|thao|sao|dang ky|tong hop|mo ta|quy hoach)|doan (?:phim|video)"
    r"|bo (?:tieu chi|quy tac|hoc lieu|tai lieu|du lieu|ma|chi so|chi tieu|cong cu|quy trinh|nhan"
    r"|san pham|cau hoi|giai phap|khung|de thi|anh|thu tuc|phan mem|sach)|to (?:trinh|roi)"
    r"|vien phi|truong (?:thong tin|du lieu))\b"
)
_CONDITION = pattern(r"(?:ngay )?(?:sau khi|khi)\b")
_TIMED = frozenset({"deadline", "start"})
_BODIES = frozenset({"lead", "coordinating"})


def placed(cells: tuple[str, ...], header: tuple[str, ...]) -> tuple[str, ...] | None:
    """The cells as wide as the head, the lost ones empty; None where that is not certain.

    >>> placed(("1", "Mở lớp", "Sở Y tế", "2026"), ("TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Hạn"))
    ('1', 'Mở lớp', 'Sở Y tế', '', '2026')
    """
    roles = {index: role for role, index in column_roles(header).items()}
    width = len(header)
    free = [i for i in range(width) if roles.get(i) not in NEEDED]
    fitting = []
    for lost in combinations(free, max(width - len(cells), 0)):
        rest = iter(cells)
        row = tuple("" if i in lost else next(rest) for i in range(width))
        if all(fits(cell, roles.get(i, "")) for i, cell in enumerate(row) if i not in lost):
            fitting.append(row)
    return fitting[0] if len(fitting) == 1 else None


def fits(cell: str, role: str) -> bool:
    """Whether a filled cell may stand in a column."""
    body = opens_body(cell)
    if role in _BODIES:
        return body
    found = parse_deadline(cell)
    timed = found is not None and (found.kind != "conditional" or bool(_CONDITION.match(key(cell))))
    if role in _TIMED:
        return timed
    return role in NEEDED or not (timed or body)


def opens_body(cell: str) -> bool:
    """Whether a cell begins with the name of a body."""
    folded = key(cell)
    return bool(_BODY.match(folded)) and not _PRODUCT.match(folded)
