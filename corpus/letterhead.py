"""The head of a document → number, day, issuer, province, with every doubt listed.

What a site prints about the document stands in where the letterhead is lost.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from corpus.casing import COLUMNS, cased
from corpus.documents import mentions, repair_number
from corpus.layout import Layout, opens_document
from corpus.lazy import pattern
from corpus.plan import Line
from corpus.provinces import Provinces
from corpus.text import fold, squeeze

_HEAD_LINES = 30
_LONGEST_PIECE = 200
_PREAMBLE = pattern(r"(?:can cu|thuc hien|trien khai|xet|theo) ")
_MOTTO = pattern(
    r"cong h[oò]?a xa hoi|chu nghia viet nam|doc .ap\s*-|tu do\s*-\s*hanh phuc"
    r"|dang cong san viet nam"
)
# The body that issues stands below the one it belongs to; what a line break cut off a name
# ("BAN NHÂN DÂN", "TỈNH …") opens no body of its own.
_COMMITTEE = pattern(
    r"(?:ubnd|uy ban nhan dan) (?:tinh|thanh pho|huyen|quan|thi xa|xa|phuong|thi tran|dac khu)"
    r"(?: \w+){1,4}"
)
_BODY = pattern(
    r"(?:ubnd|uy ban|hoi dong|so|cuc|chi cuc|vu|tong cuc|phong|chi bo"
    r"|dang (?:bo|uy|doan)|(?:tinh|thanh|huyen|quan|thi) uy|ban (?!nhan dan\b)\S+|truong|trung tam"
    r"|cong an|van phong)\b"
)
_NUMBER = pattern(
    r"\bso\s*:?\s*(?P<no>(?P<figure>(?=[lio]{0,4}\d)[\dlio]{1,5})[a-z]?"
    r"\s*[/-]\s*(?!ngay\b)[^\s,;|]+)"
)
_OWN_NUMBER = pattern(r"so\s*:?\s*[\dlio]")
_CITED = pattern(
    r"(?:nghi quyet|quyet dinh|nghi dinh|chi thi|ket luan|hanh dong|luat|to trinh|cong van) $"
)
_CARRIED = pattern(r"\bkem theo (?:quyet dinh|nghi quyet)(?: so)?\s*$")
_DIGITS = str.maketrans("lio", "110")  # as a scanner reads them
_BLANK_NUMBER = pattern(r"\bso\s*:?[\s.…_]*[/-]\s*(?P<code>[^\s,;|]+)")
_DAY = pattern(r"\bngay\s*(\d{1,2})\s*thang\s*(\d{1,2})\s*nam\s*(\d{4})")
_MONTH = pattern(r"\bthang\s*(\d{1,2})\s*nam\s*(\d{4})")
_YEAR = pattern(r"\bthang\b.{0,12}\bnam\s*(\d{4})")
_SLASHED = pattern(r"(\d{1,2})/(\d{1,2})/(\d{4})")
# Labels that a site prints about a document, several on a line; the second half only ends
# the value before it.
_LABEL = (
    r"(?:số hiệu|số ký hiệu|ngày ban hành|người ký|nơi ban hành|cơ quan ban hành"
    r"|loại văn bản|ngày (?:có |hết )?hiệu lực|(?:ngày đăng |ngày |số )công báo|tình trạng"
    r"|lĩnh vực)"
)
_META = pattern(
    rf"(?P<name>{_LABEL})\s*(?::\s*\||[:|])\s*(?P<value>[^|]+?)\s*(?=\||$|{_LABEL}\s*[:|])", re.I
)
# A piece of a letterhead whose line was broken inside: "Số:", "Lai Châu, ngày 25", "ỦY", "CỘNG".
_BROKEN = pattern(
    r"(?:^so\s*:?|^uy|^cong(?: hoa(?: xa hoi)?)?"
    r"|\b(?:ngay(?: \d{1,2})?|thang(?: \d{1,2})?|(?<!viet )nam))$"
)
# A label of a site with its value on the line below.
_LABEL_ALONE = pattern(rf"{_LABEL}\s*:", re.I)
# What opens the body where the letterhead is lost.
_HEADING = pattern(r"[ivx]+\s*[.-]\s")
# Who signs acts with this ending of the number, where the letterhead is lost.
_BY_CODE: tuple[tuple[str, str], ...] = (
    ("UBND", "Ủy ban nhân dân"),
    ("HĐND", "Hội đồng nhân dân"),
    ("NQ-CP", "Chính phủ"),
    ("TTG", "Thủ tướng Chính phủ"),
    ("TU", "Tỉnh ủy"),
)
CENTRAL_BODIES = pattern(
    r"(thu tuong )?chinh phu|quoc hoi|bo chinh tri|ban (bi thu|chap hanh trung uong)"
    r"|(dang (doan|uy)|ban can su dang) (quoc hoi|chinh phu|bo)\b|bo \w"
    r"|(uy ban|ban chi dao|hoi dong) (quoc gia|trung uong)\b|(van phong|thanh tra) chinh phu"
    r"|ngan hang nha nuoc viet nam|(toa an|vien kiem sat) nhan dan toi cao"
)
# "ỦY BAN NHÂN DÂN TỈNH X / SỞ Y TẾ": the department issues, not the committee above it.
_DEPARTMENT = pattern(
    r"(?:^|(?<!doi)(?<!ky)\s)(?P<name>so (?!:)[a-z].*)$"
    r"|\b(?:uy ban nhan dan|ubnd)\b.*\s(?P<unit>(?:ban quan ly|ban dan toc|thanh tra|van phong"
    r"|trung tam|cong an|chi cuc|truong (?:dai|cao))\b.*)$"
)
_OFFICES = ("van phong", "thanh tra")
_OFFICE_OF = pattern(
    r"(?P<office>van phong|thanh tra) (?:uy ban nhan dan|hoi dong nhan dan|doan dai bieu)\b"
)
# A number that is followed by what the letter is about: "Số: 12/UBND-VX V/v tuyển sinh".
_SUBJECT = pattern(r"(?:^|\s)(?:v/v|ve viec)\s*:?\s*(?P<what>\S.*)")
_NOT_SUBJECT = pattern(r"[^,]{2,40},\s*ngay\b|kinh gui|cong hoa|doc lap|so\s*:")
_LOCAL = pattern(r"(?:xa|phuong|thi tran|huyen|quan|thi xa|dac khu|thanh pho)\s+\S.*")


def head_pieces(layout: Layout, lines: tuple[Line, ...]) -> tuple[str, ...]:
    """The printed pieces above the title; of a text without a title its first lines."""
    front = layout.front
    if not front and not (layout.title and opens_document(layout.title[0])):
        front = tuple(x for x in lines[:_HEAD_LINES] if x not in layout.running)
    elif not any(_NUMBER.search(fold(line.text)) for line in front):
        front = (*front, *_below_title(layout))
    pieces = (squeeze(piece) for line in front for piece in COLUMNS.split(line.text))
    joined: list[str] = []
    for piece in filter(None, pieces):
        if joined and _BROKEN.search(fold(joined[-1])):
            joined[-1] = f"{joined[-1]} {piece}"
        else:
            joined.append(piece)
    return tuple(joined)


def _below_title(layout: Layout) -> Iterator[Line]:
    """The letterhead that a page sets below its title: every line up to the preamble."""
    for line in layout.title[1:_HEAD_LINES]:
        if _PREAMBLE.match(fold(line.text)) or len(line.text) > _LONGEST_PIECE:
            return
        yield line


def metadata(lines: tuple[Line, ...]) -> dict[str, str]:
    """What a site prints about the document: "Số hiệu | 25/KH-UBND | Người ký: | Lê An |"."""
    rows = (x.text.strip().replace("\t", " | ") for x in lines if len(x.text) < 300)
    texts = [squeeze(row).lstrip("-*•| ") for row in rows]
    texts = [
        f"{text} {below}" if _LABEL_ALONE.fullmatch(text) else text
        for text, below in zip(texts, (*texts[1:], ""), strict=True)
    ]
    found = [m for text in texts if _META.match(text) for m in _META.finditer(text)]
    return {fold(m["name"]): m["value"] for m in reversed(found)}


def attached(layout: Layout) -> dict[str, str]:
    """Number and day of the decision that a document without a letterhead of its own is
    issued with: "(Ban hành kèm theo Quyết định số 377/QĐ-UBND ngày 06/3/2026)"."""
    text = squeeze(" ".join(line.text for line in layout.title))
    for mention in mentions(text):
        if _CARRIED.search(fold(text[: mention.start])):
            day = mention.ref.date
            issued = {"ngay ban hanh": f"{day:%d/%m/%Y}"} if day else {}
            return {"so hieu": mention.ref.number, **issued}
    return {}


def read_number(head: tuple[str, ...], meta: dict[str, str], doubts: list[str]) -> str | None:
    """The number as printed, else as the site lists it; a doubt is noted where there is none."""
    listed = meta.get("so hieu") or meta.get("so ky hieu")
    for piece in sorted(head, key=lambda piece: not _OWN_NUMBER.match(fold(piece))):
        if found := _numbered(piece, cites=not listed):
            printed = piece[found.start("no") : found.end("no")].rstrip(".")
            figure = found["figure"].translate(_DIGITS)
            if figure != found["figure"]:
                doubts.append(f"Số văn bản in là “{printed}”, đọc là {figure}; cần kiểm tra lại.")
            return repair_number(figure + printed[len(figure) :])
        if (found := _BLANK_NUMBER.search(fold(piece))) and not listed:
            doubts.append("Số văn bản để trống hoặc không đọc được.")
            return None
    if listed:
        return repair_number(listed)
    doubts.append("Không tìm thấy số văn bản.")
    return None


def _numbered(piece: str, *, cites: bool) -> re.Match[str] | None:
    """Where a piece states a number; that of an act it only names is taken where it `cites`."""
    folded = fold(piece)
    found = _NUMBER.finditer(folded)
    return next((n for n in found if cites or not _CITED.search(folded[: n.start()])), None)


def read_issued(
    head: tuple[str, ...], meta: dict[str, str], layout: Layout, doubts: list[str]
) -> tuple[date | None, bool]:
    """The day of issue, and whether the day itself is known; else what the opening lets guess."""
    for piece in head:
        if (found := _DAY.search(fold(piece))) and (day := _date(found[3], found[2], found[1])):
            return day, True
    printed = _SLASHED.search(meta.get("ngay ban hanh", ""))
    if printed and (day := _date(printed[3], printed[2], printed[1])):
        return day, True
    for piece in head:
        if (found := _MONTH.search(fold(piece))) and (day := _date(found[2], found[1], "1")):
            doubts.append("Ngày ban hành không đọc được, chỉ đọc được tháng và năm.")
            return day, False
    year = next((int(m[1]) for piece in head if (m := _YEAR.search(fold(piece)))), None)
    earliest = _latest_mention(layout, year)
    if year is None and earliest is None:
        doubts.append("Không tìm thấy ngày ban hành.")
        return None, False
    issued = earliest or date(year or 1, 1, 1)
    doubts.append(
        f"Ngày ban hành để trống; tạm lấy tháng của văn bản mới nhất được viện dẫn: {issued:%m/%Y}."
    )
    return issued, False


def _latest_mention(layout: Layout, year: int | None) -> date | None:
    """The first of the month of the youngest act that the opening names, in that year."""
    text = " ".join(x.text for x in layout.title)
    days = [m.ref.date for m in mentions(text) if m.ref.date]
    days = [d for d in days if year is None or d.year == year]
    return max(days).replace(day=1) if days else None


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def read_subject(head: tuple[str, ...]) -> str:
    """What an official letter is about: the words behind "V/v", up to the place and day.

    >>> read_subject(("Số: 12/UBND-VX", "V/v tuyển sinh", "năm học 2026", "Huế, ngày 1 tháng 3"))
    'Tuyển sinh năm học 2026'
    """
    words: list[str] = []
    for piece in head:
        folded = fold(piece)
        if words and _NOT_SUBJECT.match(folded):
            break
        if words:
            words.append(piece)
        elif found := _SUBJECT.search(folded):
            words.append(piece[found.start("what") :])
    text = squeeze(" ".join(words))
    return text[:1].upper() + text[1:]


def read_letterhead(head: tuple[str, ...]) -> str:
    """The issuer's words in the letterhead: capitals that are neither motto nor number."""
    words = []
    for piece in head:
        own = re.split(r"\s*CỘNG H[OÒ][AÀ] XÃ HỘI", piece, flags=re.I)[0]
        own = re.split(r"\s*Độc [^\s]{2,4}\s*-", own, flags=re.I)[0]
        folded = fold(own)
        named = folded != "viet nam" and not re.match(r"so\s*:|kinh gui", folded)
        named = named and not _HEADING.match(folded)
        if (own.isupper() or _COMMITTEE.fullmatch(folded)) and named and not _MOTTO.search(folded):
            words.append(re.sub(r"\bUBND\b", "ỦY BAN NHÂN DÂN", own))
    issuing = max((i for i, word in enumerate(words) if _BODY.match(fold(word))), default=0)
    own = squeeze(" ".join(words[issuing:]))
    # "UBND TỈNH X / VĂN PHÒNG": an office is called by whom it serves.
    return squeeze(" ".join([own, *words[:issuing]])) if fold(own) in _OFFICES else own


def read_province(
    head: tuple[str, ...],
    letterhead: str,
    meta: dict[str, str],
    title: str,
    provinces: Provinces,
) -> str:
    """The province that the line with the date, the letterhead, the site or the title names."""
    dated = [p for p in head if re.search(r"\bnam\s*\d{4}", fold(p))]
    places = [re.sub(r"(?i)^.*?-\s*[UƯ]BND", "", p) for p in dated]
    listed = [meta.get("noi ban hanh", ""), meta.get("co quan ban hanh", "")]
    for text in (*places, letterhead.title(), *listed, title):
        if found := provinces.find(text):
            return found[0].name
    return ""


def read_province_named(texts: Sequence[str], provinces: Provinces, doubts: list[str]) -> str:
    """The province that a commune's document names most often as one: "UBND tỉnh Nghệ An"."""
    # A place may stand across a line's end: "của tỉnh" / "Thanh Hóa".
    joined = (f"{a} {b}" for a, b in zip(texts, (*texts[1:], ""), strict=True))
    named = Counter(
        found.name
        for text in joined
        for found in provinces.find(text)
        if fold(text[: found.start]).split()[-1:] in (["tinh"], ["pho"])
    )
    if not named:
        doubts.append("Không xác định được tỉnh, thành phố ban hành.")
        return ""
    (name, _), *_ = named.most_common(1)
    doubts.append(f"Tỉnh, thành phố ({name}) lấy từ phần nội dung, cần kiểm tra lại.")
    return name


def read_issuer(
    letterhead: str,
    number: str | None,
    province: str,
    provinces: Provinces,
    source: Sequence[str],
    doubts: list[str],
) -> str:
    """Who issues; capitals take the case that `source`, the document's text, has."""
    folded = fold(letterhead)
    body = re.search(r"thu tuong chinh phu|chinh phu|uy ban nhan dan|hoi dong nhan dan", folded)
    if office := _OFFICE_OF.match(folded):
        whose = letterhead[office.end("office") :].strip()
        served = read_issuer(whose, None, province, provinces, source, doubts)
        return f"{letterhead[: office.end('office')].capitalize()} {served}"
    if department := _DEPARTMENT.search(folded):
        name = letterhead[max(department.start("name"), department.start("unit")) :]
        return _with_place(cased(name, source), province, provinces)
    if body is None and (by_code := _by_code(number)):
        return _with_place(by_code, province, provinces)
    if body is None and letterhead:
        doubts.append("Cơ quan ban hành đọc từ tiêu ngữ, cần kiểm tra lại.")
        return cased(letterhead, source)
    if body is None:
        doubts.append("Không xác định được cơ quan ban hành.")
        return ""
    name = {
        "thu tuong chinh phu": "Thủ tướng Chính phủ",
        "chinh phu": "Chính phủ",
        "uy ban nhan dan": "Ủy ban nhân dân",
        "hoi dong nhan dan": "Hội đồng nhân dân",
    }[body.group()]
    local = _LOCAL.match(folded[body.end() :].strip())
    if local and not provinces.get(re.sub(r"^thanh pho\s+", "", local.group())):
        place = letterhead[len(letterhead) - len(local.group()) :].title()
        return f"{name} {place[:1].lower()}{place[1:]}"
    return _with_place(name, province, provinces)


def _by_code(number: str | None) -> str | None:
    code = (number or "").upper()
    ends = ((ending, name) for ending, name in _BY_CODE if code.endswith(ending))
    # "TB-VPUBND" is of the committee's office.
    return next((n for e, n in ends if not code.removesuffix(e)[-1:].isalpha()), None)


def _with_place(name: str, province: str, provinces: Provinces) -> str:
    """A provincial body with its province: "Ủy ban nhân dân tỉnh Thái Bình"."""
    known = provinces.get(province) if province else None
    if known is None or name in ("Chính phủ", "Thủ tướng Chính phủ"):
        return name
    if name == "Tỉnh ủy":
        return f"Thành ủy {known.name}" if known.city else f"Tỉnh ủy {known.name}"
    return f"{name} {'thành phố' if known.city else 'tỉnh'} {known.name}"
