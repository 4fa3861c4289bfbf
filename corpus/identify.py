"""What an unknown document is: number, title, issuer, province, date, signer, replaces.

Read from the letterhead, the title, the signature and, where those are damaged, from
what a site prints around the text. Nothing is guessed silently: each doubt is listed,
in Vietnamese, for the person who adds the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from corpus.casing import COLUMNS, cased, mended
from corpus.layout import Layout, lay_out, opens_document
from corpus.lazy import pattern
from corpus.letterhead import (
    CENTRAL_BODIES,
    attached,
    head_pieces,
    metadata,
    read_issued,
    read_issuer,
    read_letterhead,
    read_number,
    read_province,
    read_province_named,
    read_subject,
)
from corpus.paragraphs import paragraphs
from corpus.plan import CENTRAL, Line, Manifest, Relation
from corpus.provinces import Provinces
from corpus.relations import Place, read_relations, says_what_it_replaces
from corpus.text import fold, key, squeeze

_OPENING = pattern(
    r"(thuc hien|trien khai|can cu|de |nham |theo |tren co so|xet |chinh phu$|thu tuong chinh phu$"
    r"|uy ban nhan dan|hoi dong nhan dan|quyet (nghi|dinh)\s*:|\(|[ivx]+\s*\.|dieu 1)"
)
_TYPE = pattern(
    r"(?:KẾ HOẠCH|CHƯƠNG TRÌNH|ĐỀ ÁN|QUYẾT ĐỊNH|NGHỊ QUYẾT|CHỈ THỊ|THÔNG BÁO|CÔNG ĐIỆN|PHƯƠNG ÁN|"
    r"HƯỚNG DẪN)\s*[:.]?\s*"
)
_ISSUES = pattern(
    r"(?:ban hành|phê duyệt)(?: kèm theo (?:Quyết định|Nghị quyết|văn bản) này)? "
    r"(?P<title>(?:Kế hoạch|Chương trình|Đề án|Phương án) .{8,400}?)"
    r"(?=\s*(?:[;:.(]|, (?:cụ thể|gồm|với|như)|(?:gồm|với) (?:các|những)(?: \S+)? nội dung"
    r"|như sau|$))",
    re.I,
)
# Lines of the letterhead, where no title stands below them.
_HEADLIKE = pattern(r"^so\s*:|cong hoa xa hoi|^(uy ban|hoi dong) nhan dan( tinh)?$")
_GROUND = pattern(r"(can cu|thuc hien|theo de nghi|xet|tren co so)\b")
_LONGEST_TITLE = 1200
_PROSE = 80
_ACTS = pattern(
    r"(?:pho )?(?:chu tich|giam doc|bo truong|thong doc|tong giam doc|truong ban|cuc truong|"
    r"chanh van phong|thu tuong) \S|(?:uy ban|hoi dong) nhan dan (?:tinh|thanh pho|xa|phuong)\b|"
    r"khoa \w+"
)
_GOES_ON = (" cua", " do", " va", " voi", " cho", " boi", " tai")
_SIGNED_WIDTH = 3
_CAPACITY = pattern(
    r"(tm|kt|tl|tuq|q)\s*\.|(pho )?(chu tich|thu tuong|bo truong|giam doc|bi thu|chanh van phong|"
    r"thong doc|tong giam doc|truong ban)\b|thu truong\b"
)
_NAME = pattern(r"[A-ZĐÀ-Ỹ][^\W\d_]*(?: [A-ZĐÀ-Ỹ][^\W\d_]*){1,4}")
# "- Bộ Công Thương; KT. CHỦ TỊCH", and below it "- Lưu: VT, KT. Đoàn Thanh Sơn".
_CAPACITY_BESIDE = pattern(
    r"(?:-|Nơi nhận).*[:;.,]\s+(?:(?:TM|KT|TL|TUQ|Q)\s*\.\s*[A-ZĐÀ-Ỹ\s]{4,}"
    r"|(?:PHÓ )?(?:CHỦ TỊCH|GIÁM ĐỐC|CHÁNH VĂN PHÒNG))$"
)
_BESIDE_RECIPIENT = pattern(r"-.*[;.)]\s+(?P<name>[A-ZĐÀ-Ỹ][^\W\d_]*(?: [A-ZĐÀ-Ỹ][^\W\d_]*){2,4})$")
_PRINTED_RANK = pattern(r"^(?:PGS|GS|TS|ThS|BS|KS|CN)\.?\s*(?:TS\.?\s*)?")


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
    head, meta = head_pieces(layout, lines), {**attached(layout), **metadata(lines)}
    doubts: list[str] = []
    number = read_number(head, meta, doubts)
    issued, day_known = read_issued(head, meta, layout, doubts)
    letterhead = read_letterhead(head) or meta.get("co quan ban hanh", "")
    typed = bool(layout.title) and opens_document(layout.title[0])
    subject = "" if typed else read_subject(head)
    title = subject or _title(layout, lines, doubts)
    texts = [x.text for x in lines]
    province = read_province(head, letterhead, meta, title, provinces)
    province = province or read_province_named(texts, provinces, doubts)
    issuer = read_issuer(letterhead, number, province, provinces, texts, doubts)
    if CENTRAL_BODIES.match(fold(issuer)):
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


def _title(layout: Layout, lines: tuple[Line, ...], doubts: list[str]) -> str:
    """The words under "KẾ HOẠCH", up to the opening paragraph."""
    words = _title_lines(layout)
    title = squeeze(" ".join(words))
    lost = not title or any(_HEADLIKE.search(fold(word)) for word in words)
    if lost and (said := _said_title(layout)):
        doubts.append("Trích yếu lấy từ phần nội dung, cần kiểm tra lại.")
        return said
    if not title or len(title) > _LONGEST_TITLE:
        doubts.append("Không đọc được trích yếu (tên) văn bản.")
        return title[:300]
    source = [x.text for x in lines]
    if not words[0].isupper():
        return mended(title, source)
    # A heading in capitals may go on in small letters.
    loud = squeeze(" ".join(w for w in words if w.isupper()))
    quiet = squeeze(" ".join(w for w in words if not w.isupper()))
    return squeeze(f"{cased(loud, source)} {quiet[:1].lower()}{quiet[1:]}")


def _said_title(layout: Layout) -> str:
    """What the document says that it issues: "ban hành Kế hoạch … với những nội dung sau"."""
    texts = (p.text for p in (*paragraphs(layout.title), *paragraphs(layout.body)))
    own = (text for text in texts if not _GROUND.match(fold(text)))
    found = next(filter(None, map(_ISSUES.search, own)), None)
    return found["title"] if found else ""


def _title_lines(layout: Layout) -> list[str]:
    texts = [squeeze(x.text.replace("|", " ")) for x in layout.title]
    rest = _TYPE.sub("", texts[0], count=1) if texts and _TYPE.match(texts[0]) else ""
    words = [rest] if rest else []
    needed = len(words)
    prose = _prose_lines(layout)
    # Where no line names the type, the title opens the zone itself, in capitals.
    untyped = bool(layout.front and texts) and not opens_document(layout.title[0])
    for line, text in list(zip(layout.title, texts, strict=True))[0 if untyped else 1 :]:
        if untyped and not words and not text.isupper():
            break
        goes_on = bool(words) and words[-1].isupper() and text.isupper()
        opens = _OPENING.match(fold(text)) and (text[:1].isupper() or text.startswith("("))
        names_body = CENTRAL_BODIES.fullmatch(fold(text)) or _acts(text, words)
        stops = names_body or line.number in prose or (opens and not goes_on)
        if len(words) > needed and stops:
            break
        words += [text] if any(map(str.isalnum, text)) else []
    return words


def _prose_lines(layout: Layout) -> frozenset[int]:
    """Lines under the heading that stand in closed sentences: no part of a title."""
    closed = [
        p for p in paragraphs(layout.title[1:]) if len(p.text) > _PROSE and p.text[-1] in ".:;"
    ]
    return frozenset(n for p in closed for n in range(p.span.first, p.span.last + 1))


def _acts(text: str, words: list[str]) -> bool:
    """The line that names who decides, between the title and "Căn cứ": in capitals."""
    inside = bool(words) and fold(words[-1]).endswith(_GOES_ON)
    return text.isupper() and not inside and bool(_ACTS.match(fold(text)))


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
    merged = False  # a scan has run recipients and signature together, a line of each in one
    for text in _pieces(lines):
        signed = _BESIDE_RECIPIENT.match(text) if merged else None
        if signed and not signed["name"].isupper():
            return signed["name"]
        beside = bool(_CAPACITY_BESIDE.match(text))
        merged = merged or beside
        bare = _PRINTED_RANK.sub("", text)
        if _CAPACITY.match(fold(text)) and (name := _name_behind(text)):
            return name
        if beside or (_CAPACITY.match(fold(text)) and text.split("(")[0].isupper()):
            waiting = 4
        elif waiting and _NAME.fullmatch(bare) and not bare.isupper():
            return bare
        elif not text.startswith(("-", "+")):  # a recipient beside the signature
            waiting = max(waiting - 1, 0)
    return ""


def _name_behind(text: str) -> str:
    """The name in "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH (Đã ký) Lê Văn An", a signature in one piece."""
    words = [word for word in text.split() if not word.startswith("(") and not word.endswith(")")]
    loud = sum(1 for _ in takewhile(str.isupper, words))
    name = " ".join(words[loud:])
    return name if loud > 1 and len(words) > loud + 1 and _NAME.fullmatch(name) else ""


def _pieces(lines: tuple[Line, ...]) -> Iterator[str]:
    """What stands beside each other in the signature, piece by piece; no rows of data."""
    for line in lines:
        if len(line.cells or ()) <= _SIGNED_WIDTH:
            yield from filter(None, map(squeeze, COLUMNS.split(line.text)))


def _replaces(
    layout: Layout, number: str | None, province: str, known: tuple[Manifest, ...]
) -> tuple[str, ...]:
    """Ids of known plans, else numbers, of what the document says it replaces."""
    zones = (*paragraphs(layout.body), *paragraphs(layout.closing))
    said = [p for p in zones if says_what_it_replaces(p.text)]
    stand_in = Manifest("new", "", number, "", "", province, date.min, "")
    relations = read_relations(
        tuple(Place(f"KL{i}", p, "closing") for i, p in enumerate(said)), stand_in
    )
    found = [
        _known_id(r, province, known) for r in relations if r.relation in ("replaces", "repeals")
    ]
    return tuple(dict.fromkeys(found))


def _known_id(relation: Relation, province: str, known: tuple[Manifest, ...]) -> str:
    target = relation.target
    for manifest in known:
        same_day = target.date is None or target.date == manifest.issued
        if manifest.number == target.number and manifest.province == province and same_day:
            return manifest.id
    return target.number
