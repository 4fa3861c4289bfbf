"""What the columns of a table hold, by the words of their headings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from corpus.deadlines import folded, scan, stretches
from corpus.lazy import pattern
from corpus.quantities import parse_horizon, unit_in_name
from corpus.text import key

# What a column holds, by the words of its heading; the first that fits wins.
_COLUMNS: tuple[tuple[str, str], ...] = (
    ("coordinating", r"phoi hop"),
    (
        "lead",
        r"chu tri|theo doi|phan cong|trach nhiem|dau moi|chu dau tu"
        r"|(co quan|don vi|bo phan|nguoi|can bo) (duoc giao|thuc hien|phu trach)",
    ),
    ("start", r"bat dau|khoi cong"),
    (
        "deadline",
        r"thoi gian|thoi han|tien do|hoan thanh|ket thuc|lo trinh|\bhan\b(?! che)"
        r"|^(cac )?moc( |$)(?!gioi)",
    ),
    ("unit", r"^don vi( tinh)?$|^dvt$"),
    ("number", r"^(s?tt|so tt|so thu tu|ma( so| chi so| chi tieu| nhiem vu)?)$"),
    ("task", r"nhiem vu|noi dung|cong viec|hoat dong|giai phap|de an|du an"),
    ("output", r"ket qua|san pham|dau ra"),
    ("target", r"chi tieu|muc tieu|nganh linh vuc"),
    ("value", r"gia tri|ke hoach|nam \d{4}|toc do|\d{4}"),
    ("note", r"ghi chu|can cu|cap trinh|nguon"),
)

_BOTH = pattern(r"chu tri\b.*\bphoi hop|phoi hop\b.*\bchu tri")
# "Thời gian trình" beside "Thời gian hoàn thành": a step on the way, and the end.
_HANDED_IN = pattern(r"\btrinh\b(?!.*hoan thanh)")
_DONE = pattern(r"hoan thanh|ket thuc")
# "Chủ trì/ Phối hợp": a stroke parts the cells as it does the heading.
_STROKE = pattern(r"chủ trì\s*/[^/]*phối hợp[^/]*", re.I)
OUTPUT = pattern(dict(_COLUMNS)["output"])

# What a change leaves behind: "Theo Quyết định số 305/QĐ-UBND | Điều chỉnh".
_LEFT_BEHIND = (
    r"\btheo (?:ke hoach|kh|quyet dinh|qd|nghi quyet|chuong trinh)\b"
    r"|\bda (?:duoc )?(?:giao|phe duyet)\b|truoc (?:khi )?(?:dieu chinh|sua doi)|hien hanh"
)
_SUPERSEDED = pattern(_LEFT_BEHIND)
_REACHED = pattern(
    r"(?<!lo trinh )(?<!ke hoach )(?<!tien do )(?<!thoi gian )(?<!muc tieu )(?<!chi tieu )thuc hien"
    r"|\bu?th\b|hien trang|uoc |da dat|ket qua|so sanh|ghi chu"
    r"|" + _LEFT_BEHIND
)
# A heading that ends with its year: "KH 2026", "Kế hoạch 2026".
_ENDS_WITH_YEAR = pattern(r"\b(20\d\d)$")
# What a cell holds that only marks its column's period.
_FIGURE = pattern(r"\d")
_MARK = pattern(r"[xX×✓✔√●•*+v]")


def column_roles(header: tuple[str, ...]) -> Mapping[str, int]:
    """Role → column index. In a table of targets "Kết quả" is the value.

    >>> dict(column_roles(("TT", "Chỉ tiêu", "Đơn vị", "Kết quả")))
    {'number': 0, 'target': 1, 'unit': 2, 'value': 3}
    """
    roles: dict[str, int] = {}
    # A remark in brackets names what a column holds where no heading does.
    for remarks in (False, True):
        for index, cell in enumerate(header):
            role = _role(cell if remarks else re.sub(r"\([^()]*\)", " ", cell))
            if role == "target" and roles.get("target", index) != index:
                role = "value"
            if role == "task" and "task" in roles and OUTPUT.search(key(cell)):
                role = "output"  # "Nhiệm vụ cụ thể/Sản phẩm" behind "Nhiệm vụ chung"
            if role and index not in roles.values() and _is_open(role, roles, header):
                roles[role] = index
    if not roles.keys() & {"task", "target"} and "lead" in roles:
        roles |= _named_task(roles, header)
    if "task" not in roles and "target" in roles and "output" in roles:
        roles.setdefault("value", roles.pop("output"))
    if "deadline" in roles and _HANDED_IN.search(key(header[roles["deadline"]])):
        free = (i for i, name in enumerate(header) if i not in roles.values())
        done = next((i for i in free if _DONE.search(key(header[i]))), None)
        roles["deadline"] = roles["deadline"] if done is None else done
    if "start" in roles and "deadline" not in roles:  # "Bắt đầu - kết thúc" in one column
        roles["deadline"] = roles.pop("start")
    return roles


def parted_by_stroke(heading: str) -> bool:
    """Whether a heading names who leads and who helps on the two sides of a stroke."""
    return bool(_STROKE.search(heading))


def _named_task(roles: Mapping[str, int], header: tuple[str, ...]) -> dict[str, int]:
    """In a table that says who leads, the first column with a name of its own is the work,
    whatever it is called: "Tên nền tảng", "Mô hình"."""
    free = (i for i, name in enumerate(header) if i not in roles.values() and key(name))
    first = next(free, None)
    return {} if first is None or first > min(roles["lead"], 1) else {"task": first}


def _role(heading: str) -> str | None:
    """What a heading says that its column holds."""
    text = key(heading)
    if _BOTH.search(text):
        return "lead"  # "Đơn vị chủ trì/phối hợp": each cell parts them itself
    return next((role for role, words in _COLUMNS if re.search(words, text)), None)


def _is_open(role: str, roles: Mapping[str, int], header: tuple[str, ...]) -> bool:
    """Whether no column has a role, or only one that a change leaves behind."""
    return role not in roles or bool(_SUPERSEDED.search(key(header[roles[role]])))


def value_columns(
    header: tuple[str, ...], roles: Mapping[str, int]
) -> tuple[tuple[int, int | None, str], ...]:
    """Columns that hold values: (index, horizon, unit in the heading).

    Several columns count when each names its own year ("Năm 2026", "Năm 2030"); what was
    reached before ("Thực hiện 2024") is no target.

    >>> value_columns(("TT", "Chỉ tiêu", "Năm 2026", "Năm 2030"), {"target": 1, "value": 2})
    ((2, 2026, ''), (3, 2030, ''))
    """
    # "Lộ trình 2026" reads like a deadline, and holds a value.
    taken = {index for role, index in roles.items() if role not in ("value", "deadline")}
    found = [
        (index, _year_of(name), _unit_in(name))
        for index, name in enumerate(header)
        if index not in taken and not _REACHED.search(key(name))
    ]
    dated = [column for column in found if column[1] is not None]
    if len(dated) > 1 and len({horizon for _, horizon, _ in dated}) == len(dated):
        return tuple(dated)
    index = roles["value"]
    if dated and _REACHED.search(key(header[index])):
        return tuple(dated[:1])
    return ((index, _year_of(header[index]), _unit_in(header[index])),)


def _year_of(name: str) -> int | None:
    found = _ENDS_WITH_YEAR.search(key(name))
    return parse_horizon(name) or (int(found[1]) if found else None)


def _unit_in(name: str) -> str:
    """The unit that a heading ends with: "Tốc độ (%/năm)" → "%/năm"."""
    found = re.search(r"\(([^()]+)\)\s*$", name)
    unit = found[1].strip() if found else ""
    return unit.lower() if unit.startswith("%") or unit_in_name(f"x ({unit.lower()})") else ""


def period_columns(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> dict[int, str]:
    """Columns that are periods of time, to be marked with a cross, and what each is called.

    >>> period_columns(("TT", "Nhiệm vụ", "Quý I", "Quý II"), [("1", "Rà soát", "", "x")])
    {2: 'Quý I', 3: 'Quý II'}
    """
    named = {index: _period_in(name) for index, name in enumerate(header)}
    periods = {index: name for index, name in named.items() if name}
    filled = [row[index] for row in rows for index in periods if row[index]]
    marks = [bool(_MARK.fullmatch(cell)) for cell in filled]
    # Among crosses a step may be named ("Chuẩn bị", "Hoàn thành"); figures are values.
    steps = not any(_FIGURE.search(cell) for cell in filled) and 2 * sum(marks) > len(marks)
    return periods if len(set(periods.values())) > 1 and steps else {}


def _period_in(name: str) -> str:
    """The period that ends a heading: "Thời gian thực hiện năm 2026 Quý I" → "Quý I"."""
    source = folded(name)
    found = stretches(source, source.text, scan(source, source.text))
    ends = bool(found) and found[-1].end >= len(source.text.rstrip())
    return source.slice(found[-1].lead, found[-1].end).strip() if ends else ""


def marked_year(header: tuple[str, ...], periods: Mapping[int, str]) -> int | None:
    """The year that stands over columns to be marked: "Thời gian thực hiện năm 2026"."""
    sources = [folded(header[index]) for index in periods]
    years = {p.first.year for source in sources for p in scan(source, source.text)} - {None}
    return years.pop() if len(years) == 1 else None
