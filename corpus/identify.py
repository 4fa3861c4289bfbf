"""What an unknown document is: number, title, issuer, province, date, signer, replaces.

Read from the letterhead, the title, the signature and, where those are damaged, from
what a site prints around the text. Nothing is guessed silently: each doubt is listed,
in Vietnamese, for the person who adds the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from corpus.casing import cased, mended
from corpus.layout import Layout, lay_out
from corpus.paragraphs import paragraphs
from corpus.plan import Line, Manifest, Relation
from corpus.provinces import Provinces
from corpus.relations import Place, mentions, read_relations, repair_number
from corpus.text import fold, key, squeeze

CENTRAL = "Trung ương"

_HEAD_LINES = 30
_MOTTO = re.compile(r"cong h[oò]?a xa hoi|chu nghia viet nam|doc .ap\s*-|tu do\s*-\s*hanh phuc")
_NUMBER = re.compile(r"\bso\s*:?\s*(?P<no>\d{1,5}[a-z]?\s*[/-]\s*[^\s,;|]+)")
_BLANK_NUMBER = re.compile(r"\bso\s*:?[\s.…_]*[/-]\s*(?P<code>[^\s,;|]+)")
_DAY = re.compile(r"\bngay\s*(\d{1,2})\s*thang\s*(\d{1,2})\s*nam\s*(\d{4})")
_MONTH = re.compile(r"\bthang\s*(\d{1,2})\s*nam\s*(\d{4})")
_YEAR = re.compile(r"\bthang\b.{0,12}\bnam\s*(\d{4})")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_META = re.compile(
    r"[-*•\s]*(?P<name>số hiệu|số ký hiệu|ngày ban hành|người ký|nơi ban hành|cơ quan ban hành)"
    r"\s*[:|]\s*(?P<value>[^|]+?)\s*\|?",
    re.I,
)
_OPENING = re.compile(
    r"(thuc hien|trien khai|can cu|de |nham |theo |tren co so|xet |chinh phu$|thu tuong chinh phu$"
    r"|uy ban nhan dan|hoi dong nhan dan|quyet (nghi|dinh)\s*:|\(|i\s*\.|dieu 1)"
)
_CAPACITY = re.compile(
    r"(tm|kt|tl|tuq|q)\s*\.|(pho )?(chu tich|thu tuong|bo truong|giam doc|bi thu|chanh van phong|"
    r"thong doc|tong giam doc|truong ban)\b|thu truong\b"
)
_NAME = re.compile(r"[A-ZĐÀ-Ỹ][^\W\d_]+(?: [A-ZĐÀ-Ỹ][^\W\d_]*){1,4}")
_PRINTED_RANK = re.compile(r"^(?:PGS|GS|TS|ThS|BS|KS|CN)\.?\s*(?:TS\.?\s*)?")
_REPLACES = re.compile(
    r"(?:ke hoach|nghi quyet|quyet dinh|chuong trinh|chi thi|de an|van ban) nay\b[^.]*\bthay the\b"
)
# Who signs acts with this ending of the number, where the letterhead is lost.
_BY_CODE: tuple[tuple[str, str], ...] = (
    ("UBND", "Ủy ban nhân dân"),
    ("HĐND", "Hội đồng nhân dân"),
    ("NQ-CP", "Chính phủ"),
    ("TTG", "Thủ tướng Chính phủ"),
    ("TU", "Tỉnh ủy"),
)
_CENTRAL_BODIES = re.compile(r"(thu tuong )?chinh phu|quoc hoi|bo chinh tri|ban chap hanh trung uong|bo \w")
_LOCAL = re.compile(r"(?:xa|phuong|thi tran|huyen|quan|thi xa|dac khu|thanh pho)\s+\S.*")


@dataclass(frozen=True, slots=True)
class Identity:
    """What a document says it is. `issued` is None where not even the year is printed;
    `day_known` is False where the day is not readable. `unsure` holds the doubts."""

    number: str | None
    title: str
    issuer: str
    province: str
    issued: date | None
    day_known: bool
    signer: str
    replaces: tuple[str, ...]
    unsure: tuple[str, ...]


def identify(
    lines: tuple[Line, ...], provinces: Provinces, known: Iterable[Manifest] = ()
) -> Identity:
    """The identity of a document. `known` plans lend ids to what it replaces, and the
    spelling of signers whose name a scan damaged."""
    known = tuple(known)
    layout = lay_out(lines)
    head, meta = _head(layout, lines), _metadata(lines)
    doubts: list[str] = []
    number = _number(head, meta, doubts)
    issued, day_known = _issued(head, meta, layout, doubts)
    letterhead = _letterhead(head)
    title = _title(layout, lines, doubts)
    province = _province(head, letterhead, meta, title, provinces, doubts)
    issuer = _issuer(letterhead, number, province, provinces, doubts)
    if _CENTRAL_BODIES.match(fold(issuer)):
        province = CENTRAL
    return Identity(
        number=number,
        title=title,
        issuer=issuer,
        province=province,
        issued=issued,
        day_known=day_known,
        signer=_signer(lines, meta, known, doubts),
        replaces=_replaces(layout, number, province, known),
        unsure=tuple(doubts),
    )


def _head(layout: Layout, lines: tuple[Line, ...]) -> tuple[str, ...]:
    """The printed pieces above the title; of a text without a title its first lines."""
    front = layout.front or tuple(x for x in lines[:_HEAD_LINES] if x not in layout.running)
    pieces = (squeeze(piece) for line in front for piece in line.text.split("|"))
    return tuple(piece for piece in pieces if piece)


def _metadata(lines: tuple[Line, ...]) -> dict[str, str]:
    """What a site prints about the document: "Số hiệu | 25/KH-UBND |"."""
    found = (_META.fullmatch(squeeze(x.text)) for x in lines if len(x.text) < 200)
    return {fold(m["name"]): m["value"] for m in reversed([m for m in found if m])}


def _number(head: tuple[str, ...], meta: dict[str, str], doubts: list[str]) -> str | None:
    listed = meta.get("so hieu") or meta.get("so ky hieu")
    for piece in head:
        if found := _NUMBER.search(fold(piece)):
            return repair_number(piece[found.start("no") : found.end("no")].rstrip("."))
        if (found := _BLANK_NUMBER.search(fold(piece))) and not listed:
            doubts.append("Số văn bản để trống hoặc không đọc được.")
            return None
    if listed:
        return repair_number(listed)
    doubts.append("Không tìm thấy số văn bản.")
    return None


def _issued(
    head: tuple[str, ...], meta: dict[str, str], layout: Layout, doubts: list[str]
) -> tuple[date | None, bool]:
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
        "Ngày ban hành để trống; tạm lấy tháng của văn bản mới nhất được viện dẫn: "
        f"{issued:%m/%Y}."
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


def _letterhead(head: tuple[str, ...]) -> str:
    """The issuer's words in the letterhead: capitals that are neither motto nor number."""
    words = []
    for piece in head:
        own = re.split(r"\s*CỘNG H[OÒ][AÀ] XÃ HỘI", piece, flags=re.I)[0]
        own = re.split(r"\s*Độc [^\s]{2,4}\s*-", own, flags=re.I)[0]
        folded = fold(own)
        if own.isupper() and not _MOTTO.search(folded) and not re.match(r"so\s*:|kinh gui", folded):
            words.append(own)
    return squeeze(" ".join(words))


def _province(
    head: tuple[str, ...],
    letterhead: str,
    meta: dict[str, str],
    title: str,
    provinces: Provinces,
    doubts: list[str],
) -> str:
    dated = [p for p in head if re.search(r"\bnam\s*\d{4}", fold(p))]
    places = [re.sub(r"(?i)^.*?-\s*[UƯ]BND", "", p) for p in dated]
    listed = [meta.get("noi ban hanh", ""), meta.get("co quan ban hanh", "")]
    for text in (*places, letterhead.title(), *listed, title):
        if found := provinces.find(text):
            return found[0].name
    doubts.append("Không xác định được tỉnh, thành phố ban hành.")
    return ""


def _issuer(
    letterhead: str,
    number: str | None,
    province: str,
    provinces: Provinces,
    doubts: list[str],
) -> str:
    folded = fold(letterhead)
    body = re.search(r"thu tuong chinh phu|chinh phu|uy ban nhan dan|hoi dong nhan dan", folded)
    if body is None and (by_code := _by_code(number)):
        return _with_place(by_code, province, provinces)
    if body is None and letterhead:
        return letterhead[:1] + letterhead[1:].lower()
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
    return next((name for ending, name in _BY_CODE if code.endswith(ending)), None)


def _with_place(name: str, province: str, provinces: Provinces) -> str:
    """A provincial body with its province: "Ủy ban nhân dân tỉnh Thái Bình"."""
    known = provinces.get(province) if province else None
    if known is None or name in ("Chính phủ", "Thủ tướng Chính phủ"):
        return name
    if name == "Tỉnh ủy":
        return f"Thành ủy {known.name}" if known.city else f"Tỉnh ủy {known.name}"
    return f"{name} {'thành phố' if known.city else 'tỉnh'} {known.name}"


def _title(layout: Layout, lines: tuple[Line, ...], doubts: list[str]) -> str:
    """The words under "KẾ HOẠCH", up to the opening paragraph."""
    words: list[str] = []
    for line in layout.title[1:]:
        text = squeeze(line.text.replace("|", " "))
        capitals = bool(words) and words[-1].isupper() and text.isupper()
        opens = _OPENING.match(fold(text)) and text[:1].isupper() | text.startswith("(")
        if words and opens and (not capitals or _CENTRAL_BODIES.fullmatch(fold(text))):
            break
        words += [text] if text else []
    title = squeeze(" ".join(words))
    if not title or len(title) > 1200:
        doubts.append("Không đọc được trích yếu (tên) văn bản.")
        return title[:300]
    source = [x.text for x in lines]
    return cased(title, source) if title.isupper() else mended(title, source)


def _signer(
    lines: tuple[Line, ...], meta: dict[str, str], known: tuple[Manifest, ...], doubts: list[str]
) -> str:
    printed = _signed(lines) or meta.get("nguoi ky", "")
    if not printed:
        doubts.append("Không tìm thấy người ký.")
        return ""
    same = next((m.signer for m in known if key(m.signer) == key(printed)), None)
    return same or printed


def _signed(lines: tuple[Line, ...]) -> str:
    """The name under the signer's capacity ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")."""
    waiting = 0
    for line in lines:
        text = squeeze(line.text.replace("|", " "))
        if not text or line.cells:
            continue
        bare = _PRINTED_RANK.sub("", text)
        if _CAPACITY.match(fold(text)) and text.split("(")[0].isupper():
            waiting = 4
        elif waiting and _NAME.fullmatch(bare) and not bare.isupper():
            return bare
        else:
            waiting = max(waiting - 1, 0)
    return ""


def _replaces(
    layout: Layout, number: str | None, province: str, known: tuple[Manifest, ...]
) -> tuple[str, ...]:
    """Ids of known plans, else numbers, of what the document says it replaces."""
    zones = (*paragraphs(layout.body), *paragraphs(layout.closing))
    said = [p for p in zones if _REPLACES.search(fold(p.text))]
    stand_in = Manifest("new", "", number, "", "", province, date.min, "")
    relations = read_relations(tuple(Place(f"KL{i}", p, "closing") for i, p in enumerate(said)), stand_in)
    found = [_known_id(r, province, known) for r in relations if r.relation == "replaces"]
    return tuple(dict.fromkeys(found))


def _known_id(relation: Relation, province: str, known: tuple[Manifest, ...]) -> str:
    target = relation.target
    for manifest in known:
        same_day = target.date is None or target.date == manifest.issued
        if manifest.number == target.number and manifest.province == province and same_day:
            return manifest.id
    return target.number
