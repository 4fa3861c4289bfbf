"""Is a count wanted of each agency, month or plan, or which of them has the most?"""

from __future__ import annotations

from typing import Literal

from assistant.answer import Tally, TallyBy
from assistant.understanding.reading.reading import Reading
from assistant.understanding.words.spans import only
from corpus.lazy import pattern

# Whose count is the largest: "sở nào", "tháng nào".
_WHICH: tuple[tuple[TallyBy, str], ...] = (
    ("month", r"thang (?:nao|may)"),
    ("quarter", r"quy (?:nao|may)"),
    ("year", r"nam (?:nao|may)"),
    ("province", r"(?:tinh|hai tinh|ba tinh) nao"),
    ("plan", r"(?:ke hoach|van ban) nao"),
    ("group", r"nhom(?: (?:nhiem vu|viec))? nao"),
    # "5 sở nhiều việc nhất", "ba cơ quan có nhiều nhiệm vụ nhất"
    (
        "agency",
        r"(?:so|so nganh|so, nganh|nganh|co quan|don vi|dia phuong|noi|ben) nao|ai"
        r"|(?:\d{1,2}|hai|ba|bon|nam|muoi|top|cac|nhung) (?:\d{1,2} )?(?:so|co quan|don vi)"
        r"(?= (?:(?:co|chu tri|phoi hop|lam|duoc giao|nhan) )*(?:nhieu|it)(?!\w))",
    ),
)
_ASKED = tuple((by, pattern(rf"(?<!\w)(?:{words})(?!\w)")) for by, words in _WHICH)
_CUES: tuple[tuple[TallyBy, str], ...] = (
    ("agency", "by_agency"),
    ("month", "by_month"),
    ("quarter", "by_quarter"),
    ("year", "by_year"),
    ("plan", "by_plan"),
    ("group", "by_group"),
)
_COUNTED = r"(?:nhiem vu|viec|cong viec|dau viec|phan viec|chi tieu|de an)"
_DEPARTMENT = pattern(
    r"(?<!\w)(?:so nao|(?:bao nhieu|may|moi|tung|cac|nhung|theo|cua) so|giua cac so)(?!\w)"
    r"(?!,? nganh)"
)
_NUMBER = pattern(
    r"(?<!\w)(?:thong ke|dem|tong hop|lap bang|bang|"
    rf"(?:bao nhieu|may|so|so luong|tong so)(?: cac| cai)? {_COUNTED}"
    r"|(?:chu tri|phoi hop|duoc giao|theo doi) (?:bao nhieu|may))(?!\w)"
)
_BODY = r"(?:so|so nganh|so, nganh|nganh|co quan|don vi|dia phuong|to chuc)"
# "Bảng phân công nhiệm vụ các sở", "giao việc cho những sở nào".
_HANDED_OUT = pattern(
    rf"(?<!\w)(?:phan cong|phan giao|giao|chia) {_COUNTED} (?:cu the )?(?:cho |cua |giua |den )?"
    rf"(?:(?:cac|tung|moi|nhung|bao nhieu|may) {_BODY}|{_BODY} nao)(?!\w)"
    rf"|(?<!\w)(?:bao nhieu|may) {_BODY} (?:duoc giao|chu tri|phu trach)(?: {_COUNTED})?(?!\w)"
)
_THINGS = pattern(
    r"(?<!\w)(?:nhiem vu|viec|cong viec|dau viec|phan viec|de an|chi tieu|muc tieu|chu tri|phoi hop"
    r"|theo doi|duoc giao|den han|phai lam|ban nhat|nang ganh nhat|ranh nhat)(?!\w)"
)
# "Sở nào nhiều nhất?", of what was just listed.
_WHICH_ALONE = only(
    r"co quan|don vi|so nganh|dia phuong|cua|so|nao|nganh|ai|noi|thang|quy|nam|nhieu|it|nhat|do|co"
    r"|la|roi|trong|cac|nay|vay|tinh|may"
)
# "nhiều nhiệm vụ về chuyển đổi số nhất"
_APART = pattern(rf"(?<!\w)(?P<order>nhieu|it) {_COUNTED} (?:[\w/.,-]+ ){{1,12}}(?:nhat|hon)(?!\w)")


def tally_of(reading: Reading) -> Tally | None:
    """The layout of a count; None where none is asked for.

    "Sở nào chủ trì nhiều nhiệm vụ nhất?" → Tally("agency", "most", "so")
    """
    if not (_THINGS.search(reading.flat) or _WHICH_ALONE.match(reading.flat)):
        return None
    order = _order(reading)
    by = _ranked_by(reading) if order else _spread_by(reading)
    by = by or ("agency" if order == "none" else None)
    topic = reading.topic not in ("", "hai", "ba")  # "giữa hai tỉnh A, B"
    if by is None or (by in ("year", "plan", "province") and topic):
        return None  # "mỗi năm có bao nhiêu … được nghiệm thu" asks for a target
    department = by == "agency" and _DEPARTMENT.search(reading.flat)
    return Tally(by, order, "so" if department else "", _beside(reading) if order else None)


_WORKS_WITH = r"(?:phoi hop|lam viec|hop tac|cung lam|lam)"
_WITH_IT = pattern(rf"(?<!\w){_WORKS_WITH} (?:voi|cung)(?: voi)?\s+$")
_WITH_WHICH = pattern(
    rf"\s+(?:hay |phai |thuong )?{_WORKS_WITH} (?:voi|cung)(?: voi)? (?:nhung |cac )?"
    r"(?:ai|(?:so|co quan|don vi|nganh|ben) nao)(?!\w)"
)


def _beside(reading: Reading) -> Literal["helpers", "partners"] | None:
    """ "Ai phối hợp với Sở Y tế nhiều nhất?", "Sở Y tế phối hợp với sở nào nhiều nhất?": counted
    are the others."""
    if len({m.agency.name for m in reading.agencies}) != 1:
        return None
    asked = reading.agencies[0]
    if _WITH_IT.search(reading.flat[: asked.start]):
        return "helpers"
    return "partners" if _WITH_WHICH.match(reading.flat, asked.end) else None


# "Sở nào không có việc đến hạn trong quý I?"
_IDLE = pattern(
    rf"(?<!\w)(?:{_BODY} nao|ai)(?: (?:o|tai|cua|trong|thuoc) (?:(?!khong|chua)[\w&]+ ){{1,4}}| )"
    rf"(?:con |dang |hien )?(?:khong|chua) (?:\w+ ){{1,4}}?"
    rf"(?:{_COUNTED}|gi)(?!\w)"
    # "Danh sách sở ngành không được giao chủ trì việc nào"
    r"|(?<!\w)(?:danh sach|liet ke|ke ten|cac|nhung|may)(?: (?:cac|nhung))* "
    rf"{_BODY} (?:con |dang |hien )?(?:khong|chua) (?:\w+ ){{1,4}}?(?:{_COUNTED}|gi)(?!\w)"
)


_AGENCY_ASKED = pattern(r"(?<!\w)(?:so|so nganh|co quan|don vi) nao(?!\w)")


def _order(reading: Reading) -> Literal["most", "fewest", "none"] | None:
    if _IDLE.search(reading.flat) and not reading.agencies:
        return "none"
    apart = _APART.search(reading.flat)
    if reading.has("most") or (apart and apart["order"] == "nhieu"):
        return "most"
    return "fewest" if reading.has("fewest") or apart else None


def _ranked_by(reading: Reading) -> TallyBy | None:
    """What is ranked: what "nào" asks for, else agencies beside each other."""
    spread = next((by for by, cue in _CUES if reading.has(cue)), None)
    asked = next((by for by, words in _ASKED if words.search(reading.flat)), None)
    beside = len({m.agency.name for m in reading.agencies}) > 1
    places = len({p.name for p in reading.provinces}) > 1 and not beside
    if places and (asked in (None, "agency") and not _AGENCY_ASKED.search(reading.flat)):
        return "province"  # "Thái Bình và Thái Nguyên, bên nào nhiều việc hơn?"
    return asked or spread or ("agency" if beside else None)


# "Sở Nội vụ mỗi tỉnh chủ trì mấy việc?"
_EACH_PLACE = pattern(r"(?<!\w)(?:moi|tung) tinh(?!\w)")


def _spread_by(reading: Reading) -> TallyBy | None:
    """What a table goes by, where a number is asked for."""
    if _HANDED_OUT.search(reading.flat) and not (reading.agencies or reading.known):
        return "agency"
    by = next((by for by, cue in _CUES if reading.has(cue)), None)
    several = len({p.name for p in reading.provinces}) > 1 and reading.has("comparison")
    if (by is None and several) or (by in (None, "plan") and _EACH_PLACE.search(reading.flat)):
        by = "province"  # "So sánh số nhiệm vụ của Thái Bình với Thái Nguyên"
    agencies = {m.agency.name for m in reading.agencies}
    if by is None and len(agencies) > 1 and _COMPARED.search(reading.flat):
        by = "agency"
    return by if _NUMBER.search(reading.flat) else None


# "So sánh số nhiệm vụ của Sở A và Sở B"; "so với" may narrow a list
_COMPARED = pattern(
    r"(?<!\w)(?:so sanh|doi chieu|dat canh nhau|gap (?:may|bao nhieu|nhieu) lan)(?!\w)"
)


def tallied_role(reading: Reading) -> Literal["lead", "coordinating", "tracking"]:
    """In which role agencies are counted."""
    if reading.has("tracking") or "chi tieu" in reading.flat:
        return "tracking"
    aids = "phoi hop" in reading.flat and "chu tri" not in reading.flat
    return "coordinating" if aids else "lead"
