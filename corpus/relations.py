"""Sentences that name other documents → relations.

The opening says what a plan implements and rests on, the closing what it replaces;
every other mention of a document's number is a citation of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from corpus.documents import NUMBER, Mention, laws, mentions
from corpus.lazy import pattern
from corpus.plan import Manifest, Paragraph, Relation, RelationKind
from corpus.text import fold, squeeze

_REPLACES = pattern(r"thay thế", re.I)
_IMPLEMENTS = pattern(
    r"(?:^|[;.\n]\s*|nhiệm vụ |danh mục )(?:triển khai |tổ chức |hành động )?"
    r"(?:thực hiện|triển khai)\b",
    re.I,
)
# "Triển khai thực hiện Quyết định số …": the words before "thực hiện" begin no title.
_CUE = pattern(r"^\s*(?:triển khai|tổ chức|hành động)\s+(?=thực hiện\b)", re.I)
# "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch … thực hiện Nghị quyết số 57-NQ/TW".
_ISSUED = pattern(
    r"(?:Điều \d+[.:]\s*)?(?:ban hành|phê duyệt|thông qua)\b(?:(?!\b(?:trong|tại)\b)[^.;\d])*"
    r"\b(?:kế hoạch|chương trình|đề án)\b[^.;\d]*?\bthực hiện\s+(?:các\s+)?"
    r"(?:nghị quyết|chương trình|quyết định|chỉ thị|kết luận|đề án|kế hoạch)\s*(?:số)?\s*",
    re.I,
)
_BASED_ON = pattern(r"(?:^|[;.,]\s*)căn cứ\b", re.I)
_PROPOSAL = pattern(
    r"(?:đề nghị|đề xuất)[^;]*(?:tờ trình|công văn|báo cáo|văn bản)\s*(?:số)?\s*$"
    r"|(?:^|[;.]\s*)xét\s+(?:tờ trình|đề nghị|báo cáo)[^;]*$",
    re.I,
)
_TYPE = r"(?:nghị quyết|chương trình|kế hoạch|quyết định|chỉ thị|nghị định|luật|kết luận|đề án)"
_NESTED = pattern(
    rf"\S.*\b(?:thực hiện|theo|tại|sửa đổi|của)\s+(?:về\s+)?{_TYPE}(?:\s+[^\W\d]+){{0,4}}\s*$",
    re.I | re.S,
)
# A document's title goes on ("Kế hoạch số 26/KH-UBND … thực hiện Nghị quyết số 57-NQ/TW và
# Chương trình số 41-CTr/TU"); scanners spoil "thực" in many ways.
_TITLE_GOES_ON = pattern(
    rf"\b(?:t\w{{1,3}}c hiện|về\s*việc (?:triển khai|thi hành))\s+(?:về\s+)?{_TYPE}\b", re.I
)
# "(gọi tắt là Nghị quyết số 03/NQ-CP)" closes the title that it shortens.
_CLAUSE_END = pattern(r";|\((?:sau đây )?(?:được )?(?:gọi|viết)[^()]*\)", re.I)
_AMENDS = pattern(r"kế hoạch này (?:sửa đổi|bổ sung|điều chỉnh)", re.I)
# "KẾ HOẠCH Sửa đổi, bổ sung Kế hoạch số 45/KH-UBND": what the title itself does.
_AMENDS_IN_TITLE = pattern(
    rf"(?:{_TYPE}\s+)?(?:về việc\s+)?(?:sửa đổi|bổ sung|điều chỉnh)\b(?:(?!thực hiện)[^;])*?"
    rf"{_TYPE}\s*(?:số)?\s*",
    re.I,
)
# What an article of this document does: "Điều 2. Điều chỉnh nhiệm vụ … tại Nghị quyết số
# 140/NQ-CP", "ban hành … danh mục nhiệm vụ bổ sung trong … (ban hành kèm theo …)".
_AMENDING = pattern(
    r"(?:Điều \d+[.:]\s*)?(?:(?:sửa đổi|bổ sung|điều chỉnh|bãi bỏ)\b"
    r"|ban hành kèm theo [^.;(]{0,40}\bnày [^.;(]*\b(?:sửa đổi|bổ sung|điều chỉnh) "
    r"(?:trong|vào|tại)\b)",
    re.I,
)
# A point of an amending document: "Điều chỉnh thời hạn nhiệm vụ 5 … từ … sang …".
_CHANGE = pattern(r"(?:sửa đổi|bổ sung|điều chỉnh|bãi bỏ|thay thế|thay cụm từ|đính chính)\b", re.I)
_CARRIED_OUT = pattern(
    rf"\b(?:thực hiện|triển khai|(?<!kèm )theo|căn cứ|về)\s+(?:các\s+)?{_TYPE}\s*(?:số)?\s*$", re.I
)
_AS_FOLLOWS = pattern(r"\bnhư sau\b|[.;]\s", re.I)
_GOVERNED = pattern(r"\b(thực hiện|về|theo|tại|ban hành|trong đó)\b", re.I)
_HANDED_OVER = pattern(r"trên đây là (?:kế hoạch|chương trình)[^.]*?thực hiện", re.I)
_OWN_REPLACEMENT = pattern(
    r"(?:ke hoach|nghi quyet|quyet dinh|chuong trinh|chi thi|de an|van ban)(?: \w+){0,2} "
    r"(?:nay|co hieu luc)\b[^.]*\bthay the\b"
)
_ENDED = rf"(?:{_TYPE}|công văn|thông báo|văn bản|hướng dẫn)"
# "Bãi bỏ Nghị quyết số 15/2023/NQ-HĐND … và Nghị quyết số …" ends them whole.
_REPEALS = pattern(
    rf"(?:^|[.;]\s+)(?:{_TYPE} này )?bãi bỏ (?:toàn bộ )?(?:các )?{_ENDED}\s*(?:số)?\s*(?=\d)", re.I
)
# "Nghị quyết số 15/2023/NQ-HĐND … hết hiệu lực kể từ ngày Nghị quyết này có hiệu lực."
_EXPIRES = pattern(rf"(?:^|[.;]\s+){_ENDED}\s*(?:số)?\s*\d[^;]*\bhết hiệu lực\b[^;]*\bnày\b", re.I)
_LISTED = pattern(rf"(?:^|bãi bỏ(?: toàn bộ)?(?: các)?|và|[,;])\s+{_ENDED}\s*(?:số)?\s*$", re.I)
# What is replaced may be a part: "thay thế chỉ tiêu tương ứng của Kế hoạch số 88/KH-UBND".
_PART = pattern(
    r"\b(?:chỉ tiêu|nội dung|điều|khoản|điểm|mục|phần|phụ lục|cụm từ|nhiệm vụ|danh mục|biểu)\b",
    re.I,
)
_SENTENCE = pattern(r"(?<=[.;])\s+(?=[A-ZĐÀ-Ỹ])")


# Of two kinds at one place the one that says more stands.
_SAYS_MORE: dict[RelationKind, int] = {"cites": 0, "based_on": 1}


class Place(NamedTuple):
    """Where a text stands: its locator, its words, and whether it opens or closes the plan."""

    locator: str
    paragraph: Paragraph
    zone: str


def read_relations(places: tuple[Place, ...], manifest: Manifest) -> tuple[Relation, ...]:
    """One relation per place and document; a plan's mention of itself is none."""
    found: dict[str, Relation] = {}
    for place in places:
        for relation in _relations(place, manifest):
            known = found.get(relation.id)
            if known is None or _SAYS_MORE.get(known.relation, 2) < _SAYS_MORE.get(
                relation.relation, 2
            ):
                found[relation.id] = relation
    return (*found.values(), *_changes(places, tuple(found.values())))


def _changes(places: tuple[Place, ...], found: tuple[Relation, ...]) -> Iterator[Relation]:
    """What an amending document changes, point by point: "Bãi bỏ nhiệm vụ 20 Phụ lục II" names
    no document, and speaks of the one in the title."""
    whole = next((r for r in found if r.relation == "amends" and r.locator.startswith("TD~")), None)
    if whole is None:
        return
    named = {relation.locator for relation in found}
    for place in places:
        locator = f"{place.locator}~{whole.target.number}"
        text = squeeze(place.paragraph.text)
        if place.zone == "body" and _CHANGE.match(text) and locator not in named:
            named.add(locator)
            if not mentions(text):
                yield replace(whole, locator=locator, span=place.paragraph.span, text=text)


def _relations(place: Place, manifest: Manifest) -> list[Relation]:
    text = place.paragraph.text
    return [
        Relation(
            plan=manifest.id,
            locator=f"{place.locator}~{mention.ref.number}",
            span=place.paragraph.span,
            text=squeeze(_sentence(text, mention.start)),
            relation=_kind(place, mention),
            target=mention.ref,
        )
        for mention in _named_in(place)
        if not _is_self(place, mention, manifest)
    ]


def _named_in(place: Place) -> tuple[Mention, ...]:
    """Documents by their numbers; among the grounds also laws, which have names."""
    text = place.paragraph.text
    return (*mentions(text), *(laws(text) if place.zone in ("opening", "basis") else ()))


def _is_self(place: Place, mention: Mention, manifest: Manifest) -> bool:
    """ "(Kèm theo Kế hoạch số 26/KH-UBND …)" over an annex names the plan itself."""
    before = fold(place.paragraph.text[: mention.start])
    attached = place.zone == "annex" and re.search(r"kem theo (ke hoach|\w+ \w+) so\s*$", before)
    return bool(attached) or mention.ref.number == manifest.number


def _kind(place: Place, mention: Mention) -> RelationKind:
    text = place.paragraph.text
    before = text[: mention.start]
    if place.zone in ("body", "closing") and _is_repealed(_sentence(text, mention.start), before):
        return "repeals"
    if place.zone == "basis":
        return "cites" if _in_title(_CLAUSE_END.split(before)[-1]) else "based_on"
    if place.zone == "closing":
        return _closing_kind(_sentence(text, mention.start), before)
    if place.zone == "title" and _AMENDS_IN_TITLE.fullmatch(before):
        return "amends"
    if place.zone in ("opening", "title", "annex"):
        return _opening_kind(before)
    if place.zone == "body" and place.locator.startswith("Đ") and _issues(before):
        return "implements"
    return "amends" if place.zone == "body" and _is_amended(place, mention) else "cites"


def _is_repealed(sentence: str, before: str) -> bool:
    """A document that a sentence ends whole, the first or a further one of its list."""
    ends = _REPEALS.match(sentence) or _EXPIRES.match(sentence)
    return bool(ends and _LISTED.search(f" {before}"))


def _is_amended(place: Place, mention: Mention) -> bool:
    """The first document that an article changes: not one that it merely carries out."""
    text, article = place.paragraph.text, place.locator.startswith("Đ")
    opens = _AMENDING.match(text) if article else None
    if opens is None:
        return False
    ends = _AS_FOLLOWS.search(text, opens.end())
    own = (
        m.start
        for m in mentions(text[: ends.start() if ends else len(text)])
        if not _CARRIED_OUT.search(text[: m.start])
    )
    return mention.start == next(own, -1)


def _opening_kind(before: str) -> RelationKind:
    """The cue that opens the clause decides; a document named inside another's title
    ("… về thực hiện Nghị quyết số 57") is only cited."""
    clause = _CLAUSE_END.split(before)[-1]
    if _PROPOSAL.search(clause):
        return "based_on"
    if _issues(before):
        return "implements"
    if _in_title(clause):
        return "cites"
    cues = [
        *((m.start(), "based_on") for m in _BASED_ON.finditer(before)),
        *((m.start(), "implements") for m in _IMPLEMENTS.finditer(before)),
    ]
    return max(cues)[1] if cues else "cites"  # type: ignore[return-value]


def _issues(before: str) -> bool:
    """Whether an article issues what carries out the document named behind these words."""
    return bool(_ISSUED.fullmatch(before))


def _in_title(clause: str) -> bool:
    """Does a number behind this clause stand in the title of a document named before it?"""
    first = NUMBER.search(clause)
    return bool(
        _NESTED.search(_CUE.sub("", clause))
        or (first and _TITLE_GOES_ON.search(clause, first.end()))
    )


def _closing_kind(sentence: str, before: str) -> RelationKind:
    if _AMENDS.search(sentence):
        return "amends"
    cue = list(_REPLACES.finditer(before))
    if not cue:
        handed = _HANDED_OVER.search(before) if _HANDED_OVER.match(sentence) else None
        return "implements" if handed and not _in_title(before[handed.end() :]) else "cites"
    segment = re.split(r";", before[cue[-1].end() :])[-1]
    if _GOVERNED.search(segment):
        return "cites"
    return "amends" if _PART.search(segment) else "replaces"


def _sentence(text: str, at: int) -> str:
    """The sentence around an offset, verbatim."""
    start = 0
    for cut in _SENTENCE.finditer(text):
        if text[cut.start() - 1] == ";":
            continue
        if cut.start() >= at:
            return text[start : cut.start()]
        start = cut.end()
    return text[start:]


def says_what_it_replaces(text: str) -> bool:
    """Whether a paragraph says what its own document replaces, wherever it stands.

    >>> says_what_it_replaces("Kế hoạch này thay thế Kế hoạch số 26/KH-UBND.")
    True
    """
    ends = _OWN_REPLACEMENT.search(fold(text)) or _REPEALS.match(text) or _EXPIRES.match(text)
    return bool(ends)
