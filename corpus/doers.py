"""Who a sentence asks to act, with whom and by when.

The doer is named before a colon, after "Giao"/"Đề nghị", or as the subject that opens
the sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from corpus.agencies import Directory
from corpus.deadlines import combine, find_deadlines
from corpus.lazy import pattern
from corpus.naming import is_agencies, names
from corpus.plan import Deadline, Manifest
from corpus.text import fold, squeeze

# What may stand before the doer.
_LEAD_IN = pattern(
    # "Hằng quý, trước ngày 15 tháng cuối quý, các sở …": when, before who.
    r"(?:(?:(?:dinh ky|(?:hang|moi) (?:tuan|thang|quy|nam)|cham nhat|(?:truoc|trong|den)(?: het)? "
    r"(?:ngay|thang|quy|nam))\b[^,;:]*,\s*){1,3})?"
    r"(?:(?:tren co so|can cu|de trien khai|de thuc hien)\b[^,;:]*(?:,[^,;:]*){0,4}?,\s*)?"
    # "UBND tỉnh yêu cầu các sở …": who asks is not who is asked.
    r"(?:(?:(?:chu tich )?(?:uy ban nhan dan|ubnd)(?: tinh| thanh pho| xa| phuong)?|chinh phu|"
    r"thu tuong chinh phu|hoi dong nhan dan tinh|ban thuong vu [^,;:]{3,30}?)\s+"
    r"(?:tran trong )?(?=giao |de nghi|yeu cau|phan cong))?"
    r"(?:(?:giao(?: cho)?(?: (?:dong chi|ong|ba))?|(?:kinh |tran trong )?de nghi"
    r"|yeu cau|phan cong|giao nhiem vu cho|moi"
    r"|doi voi|(?:trach nhiem|nhiem vu) cua"
    # Told to see that another leads: "Chỉ đạo Sở Y tế chủ trì …".
    r"|chi dao(?=\s[^,;:.]{3,80}?(?:,[^,;:.]{3,40})?\schu tri\b))\s+)?",
)
# The verb that ends the doer's name; not in "Sở Xây dựng", "Ban Tổ chức", "Ban Chỉ đạo".
_HEADED = "".join(
    rf"(?:(?<=cac {head})|(?<!{compound}\b{head}))"
    for head, compound in (
        ("so", "(?<!co )(?<!phong )(?<!tra )(?<!doc )(?<!dao )"),
        ("bo", "(?<!can )(?<!ngang )(?<!phong )(?<!tra )"),
        ("ban", ""),
        ("vien", "(?<!thanh )(?<!hoi )(?<!doan )"),
        ("phong", "(?<!van )"),
        ("vu", "(?<!noi )(?<!ngoai )(?<!nhiem )(?<!nghiep )(?<!dich )(?<!cong )(?<!phuc )"),
    )
)
_VERB = pattern(
    r"(?:^|\s*,?\s+)(?:co trach nhiem|chiu trach nhiem|(?:duoc giao |dong )?chu ?tri|duoc giao"
    r"|phoi ?hop|can cu)\b|"
    # Not in "Phòng Kế hoạch - Tổng hợp".
    rf"(?:^|{_HEADED}(?<![-–])\s*,?\s+)"
    r"(?:tren co so|"
    r"(?<!cac )(?<!co quan, )(?<!don vi, )to chuc(?! (?:chinh tri|xa hoi|dang|khoa hoc|doan the|"
    r"(?:co )?lien quan|quoc te|khac))|(?<=, )to chuc(?= (?:thuc hien|trien khai)\b)|"
    r"xay dung(?! dang\b)|(?<!dich vu )tong hop|dinh ky|"
    r"tham muu(?!,? (?:va )?giup viec)|la (?:co quan|don vi)|(?<!tien )gui|"
    r"giam sat (?=viec|qua trinh|tinh hinh|ket qua)|"
    r"(?<=[^,]\s)lanh dao (?=viec|xay dung|van dong|thuc hien|chi dao|trien khai|quan triet"
    r"|uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd|cac )|"
    r"la dau moi|phat huy|tien hanh|theo doi|chi dao|tuyen t\w{1,2}yen|"
    r"day manh|thuc hien|trien khai|bao cao|bao dam|dam bao|ban hanh|chu dong|tap trung|"
    r"tiep tuc|huong dan|kiem tra|bo tri|ra soat|tang cuong|xem xet|theo chuc nang|"
    r"khan truong|nghiem tuc|lam dau moi|cap nhat|phan bo|de xuat|kien nghi|pho bien|"
    r"(?<!thanh )(?<!thiet )(?<!xac )(?<!doc )(?<!cong )lap|"
    r"thanh lap|kien toan|huy dong|quan triet|"
    r"don doc|thuong xuyen|phan dau|day nhanh|dao tao(?= (?:\d|toi thieu|it nhat|them ))|"
    r"nghien cuu(?=,? (?:thi diem|de xuat|tham muu|ban hanh|mo hinh|phuong an))|"
    r"mo (?:rong|moi|nganh|lop|chuyen)|phu song|duy tri|hoan thien|nang cap)\b"
)
# The head of a body acts for it: "Thủ trưởng các sở" are the departments.
_HEADS = pattern(
    r"\b(?:thủ trưởng|chủ tịch|giám đốc|hiệu trưởng|người đứng đầu|lãnh đạo"
    r"|chánh (?=văn phòng|thanh tra)|bộ trưởng (?=bộ\b)|(?:chi )?cục trưởng (?=(?:chi )?cục\b)"
    # "Trưởng thôn", "Tổ trưởng tổ dân phố" act for no body.
    r"|(?<!tổ )trưởng(?!\s+(?:thôn|bản|ấp|xóm|khóm|khu|tổ)\b))\s*",
    re.I,
)
_MINISTERS = pattern(r"\b(?:các )?bộ trưởng(?=,)", re.I)  # "Bộ trưởng, Thủ trưởng cơ quan …"
# "Trên cơ sở Kế hoạch này, Chương trình …, các sở xây dựng": the doer opens one of the parts.
_GROUNDED = pattern(r"(?:tren co so|can cu|thuc hien|de trien khai|de thuc hien)\b")
_PART = pattern(r",\s+")
_AGAIN = pattern(r"[.;]\s+(?:de nghi|giao|yeu cau)\s+")
_COORDINATION = pattern(
    r"phoi ?hop(?:,? (?:va )?ho tro)? (?:chat che )?"
    r"(?:(?:voi|cung(?! (?:cap|ung|co)\b))\s+|(?=(?:so|bo|ban|cac|cong an|uy ban|ubnd) ))"
    r"(?P<who>(?:[^;.]|(?<=\d)\.(?=\d))*)"
)
# "…; Công an tỉnh, Sở Y tế phối hợp; …": who helps stands before the word.
_HELP = (
    r"(?:\s*(?:cung )?phoi ?hop(?: thuc hien)?\s*(?:[;.,]|$)"
    r"|\s*la (?:co quan|don vi) phoi ?hop\b)"
)
HELPS = pattern(_HELP)
_HELPERS = pattern(rf"(?:;|\bchu tri,)\s*(?P<who>[^;]{{3,200}}?)(?={_HELP})")
# "Các sở: Tài chính, Nội vụ" goes on behind its colon.
_COLON = pattern(r"(?<!\bcac so)(?<!\bcac bo)(?<!\bcac phong)(?<!\bcac ban):(\s|$)")
# What the others help with is no part of who they are.
_WHEREIN = pattern(r"\s+trong (?:viec|cong tac|qua trinh)\b")
# Work that is done by its day, and not merely about it.
_COMPLETED = pattern(r"\b(?:hoan thanh|xong)(?: viec| dut diem)?\s*$")
_LIMIT = 260


@dataclass(frozen=True, slots=True)
class Doer:
    """Who must act, as printed and as canonical names."""

    raw: str
    names: tuple[str, ...]


NOBODY = Doer("", ())


def doer_of(text: str, directory: Directory) -> Doer:
    """Who must act: the words before a colon or verb, when they are agencies."""
    folded = fold(text)
    # Folding keeps length for Vietnamese letters, so offsets serve both forms.
    start = found.end() if (found := _LEAD_IN.match(folded)) else 0
    parts = _PART.finditer(folded, 0, _LIMIT) if _GROUNDED.match(folded) else ()
    for at in (start, *(part.end() for part in parts)):
        raw = _subject(text[at:], folded[at:], directory)
        bare = squeeze(_bodies(raw))
        if raw and len(raw) <= _LIMIT and is_agencies(directory, bare):
            named = (*names(directory, bare), *_also(text, directory))
            return Doer(raw, tuple(dict.fromkeys(named)))
    return NOBODY


def _bodies(text: str) -> str:
    """The bodies in place of their heads, each letter where it stood."""
    said = _MINISTERS.sub(lambda found: "Các bộ".ljust(len(found.group())), text)
    return _HEADS.sub(lambda found: " " * len(found.group()), said)


def _also(text: str, directory: Directory) -> tuple[str, ...]:
    """Others whom a later sentence of the same item asks ("… Đề nghị Ủy ban Mặt trận …")."""
    found: list[str] = []
    for again in _AGAIN.finditer(fold(text)):
        rest = text[again.end() :]
        raw = _subject(rest, fold(rest), directory)
        if raw and len(raw) <= _LIMIT and is_agencies(directory, raw):
            found += names(directory, raw)
    return tuple(found)


def _subject(text: str, folded: str, directory: Directory) -> str:
    """The words before the first verb or colon; where neither is known, the names alone.

    Before a colon all is name ("Các doanh nghiệp vận hành nền tảng: …"); in a sentence a name of
    several ends at what they do ("Các cơ quan báo chí mở chuyên trang").
    """
    verb = _VERB.search(folded[: _LIMIT + 40])
    colon = _COLON.search(folded[: _LIMIT + 40])
    ends = [m.start() for m in (verb, colon) if m]
    end = min(ends, default=_LIMIT + 40)
    raw = text[:end]
    raw = raw[: directory.named_length(_bodies(raw))]
    if not (colon and colon.start() == end):
        raw = raw[: directory.deed_in(raw)]
    return raw.strip(" ,;:")


def is_deed(text: str) -> bool:
    """Whether a text opens with one of the verbs that end the name of a doer."""
    return bool(_VERB.match(fold(text).lstrip(" ,")))


def coordinating_of(text: str, directory: Directory) -> str:
    """With whom a sentence has it done, as printed; "" where it names nobody."""
    folded = fold(text)
    behind = _HELPERS.search(folded)
    if behind and is_agencies(directory, text[slice(*behind.span("who"))]):
        return text[slice(*behind.span("who"))]
    found = _COORDINATION.search(folded)
    if not found:
        return ""
    start, end = found.span("who")
    stops = [m.start() for m in (_VERB.search(found["who"]), _WHEREIN.search(found["who"])) if m]
    stops.append(directory.deed_in(text[start:end]))
    raw = text[start : start + min(stops)]
    return raw[: directory.named_length(raw)].strip(" ,:")


def deadline_of(text: str, manifest: Manifest) -> Deadline | None:
    """By when: one deadline of all that a sentence states, None where it states none."""
    found = find_deadlines(text, manifest.counted_from)
    if not found:
        return None
    first, last = min(start for start, _, _ in found), max(end for _, end, _ in found)
    return replace(combine([d for _, _, d in found]), raw=text[first:last])


def deadline_said(text: str, manifest: Manifest) -> Deadline | None:
    """The deadline that the words of a work set. A bare year may be what it is about, unless
    the work is done with it, and "định kỳ" alone says nothing."""
    found = deadline_of(text, manifest)
    if found is None or (found.kind == "year" and not _done(text, found)):
        return None
    return None if found.recurrence and not found.recurrence.freq else found


def _done(text: str, year: Deadline) -> bool:
    """ "… hoàn thành trước năm 2028"."""
    before, said = fold(text[: text.find(year.raw)]), fold(year.raw)
    return bool(_COMPLETED.search(before)) or said.startswith(("hoan thanh", "xong"))
