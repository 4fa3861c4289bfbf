"""Closing sections ("Tổ chức thực hiện", "Tiến độ", "Giám sát") → duties.

A duty has somebody who must do it or a day by which it is due. The doer is named in
the heading ("5. Sở Nội vụ"), before a colon, after "Giao"/"Đề nghị", or as the subject
that opens the sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from corpus.agencies import Directory
from corpus.assignments import field_line
from corpus.deadlines import combine, find_deadlines
from corpus.lazy import pattern
from corpus.naming import is_agencies, names
from corpus.outline import flatten
from corpus.plan import Deadline, Duty, Manifest, Paragraph, Section, Span
from corpus.text import fold

_SECTION = pattern(
    r"to chuc (trien khai )?thuc hien|tien do|giam sat|che do (thong tin|bao cao)|bao cao|"
    r"phan cong|trach nhiem"
)
# What may stand before the doer.
_LEAD_IN = pattern(
    r"(?:(?:tren co so|can cu|de trien khai|de thuc hien)\b[^,;:]*(?:,[^,;:]*){0,4}?,\s*)?"
    r"(?:(?:giao|de nghi|yeu cau|phan cong|giao nhiem vu cho|moi)\s+)?",
)
# The verb that ends the doer's name.
_VERB = pattern(
    r"(?:^|\s*,?\s+)(?:co trach nhiem|chiu trach nhiem|chu tri|phoi hop|can cu|tren co so|"
    r"to chuc(?! (?:chinh tri|xa hoi|dang|khoa hoc|doan the))|xay dung|tong hop|dinh ky|"
    r"tham muu|la co quan|la dau moi|phat huy|tien hanh|theo doi|chi dao|tuyen t\w{1,2}yen|"
    r"day manh|thuc hien|trien khai|bao cao|bao dam|dam bao|ban hanh|chu dong|tap trung|"
    r"tiep tuc|huong dan|kiem tra|bo tri|ra soat|tang cuong|xem xet|theo chuc nang|"
    r"khan truong|nghiem tuc|lam dau moi|cap nhat|phan bo|de xuat|kien nghi|pho bien|lap|"
    r"don doc)\b"
)
# The head of a body acts for it: "Thủ trưởng các sở" are the departments.
_HEADS = pattern(r"\b(?:thủ trưởng|chủ tịch|giám đốc|người đứng đầu|lãnh đạo)\s+", re.I)
_AGAIN = pattern(r"[.;]\s+(?:de nghi|giao|yeu cau)\s+")
_COORDINATION = pattern(r"phoi hop (?:chat che )?(?:voi|cung)\s+(?P<who>[^;.]*)")
_LIMIT = 260


@dataclass(frozen=True, slots=True)
class _Doer:
    raw: str
    names: tuple[str, ...]


_NOBODY = _Doer("", ())


def read_duties(
    sections: tuple[Section, ...],
    assigned: frozenset[str],
    manifest: Manifest,
    directory: Directory,
) -> tuple[Duty, ...]:
    """The duties of the closing sections; what is an assignment already is left out."""
    doers: dict[str, _Doer] = {}
    found = []
    for section, above in flatten(sections):
        inherited = next(
            (doers[s.locator] for s in reversed(above) if doers[s.locator].names), None
        )
        if not any(_SECTION.search(fold(s.title)) for s in above):
            doers[section.locator] = _NOBODY
            continue
        paragraph = _statement(section)
        doers[section.locator] = own = _doer(paragraph.text, directory)
        if section.children or section.locator in assigned:
            continue
        duty = _duty(section, paragraph, own if own.names else inherited, manifest, directory)
        found += [duty] if duty else []
    return tuple(found)


def _statement(section: Section) -> Paragraph:
    """The words that state the duty; a bare heading is followed by its paragraphs."""
    notes = [p for p in section.body if not p.text.startswith("(") and not field_line(p)]
    heading = len(section.title) < 120 and not section.title.rstrip().endswith((".", ";"))
    body = notes if heading or _runs_on(section, notes) else []
    last = body[-1].span.last if body else section.head.last
    text = " ".join([section.title, *(p.text for p in body)])
    return Paragraph(text, Span(section.span.first, last, section.span.page))


def _runs_on(section: Section, notes: list[Paragraph]) -> bool:
    return bool(notes) and not section.title.rstrip().endswith((".", ";", ":", "./."))


def _duty(
    section: Section,
    paragraph: Paragraph,
    doer: _Doer | None,
    manifest: Manifest,
    directory: Directory,
) -> Duty | None:
    who = doer or _in_body(section, directory)
    deadline = _deadline(paragraph.text, manifest)
    if not who.names and deadline is None:
        return None
    others = _coordinating(paragraph.text)
    return Duty(
        plan=manifest.id,
        locator=section.locator,
        span=paragraph.span,
        text=paragraph.text,
        lead=who.names,
        lead_raw=who.raw,
        coordinating=names(directory, others),
        coordinating_raw=others,
        deadline=deadline,
    )


def _in_body(section: Section, directory: Directory) -> _Doer:
    """The doer that a paragraph under a bare heading names ("5. Chế độ báo cáo"), or the
    words behind a heading's colon."""
    behind = section.title.partition(":")[2]
    texts = (*(p.text for p in section.body), behind.strip())
    doers = (_doer(text, directory) for text in texts if text)
    return next((d for d in doers if d.names), _NOBODY)


def _doer(text: str, directory: Directory) -> _Doer:
    """Who must act: the words before a colon or verb, when they are agencies."""
    folded = fold(text)
    # Folding keeps length for Vietnamese letters, so offsets serve both forms.
    start = found.end() if (found := _LEAD_IN.match(folded)) else 0
    raw = text[start : start + _subject_end(folded[start:])].strip(" ,;:")
    bare = _HEADS.sub("", raw)
    if not raw or len(raw) > _LIMIT or not is_agencies(directory, bare):
        return _NOBODY
    return _Doer(raw, tuple(dict.fromkeys((*names(directory, bare), *_also(text, directory)))))


def _also(text: str, directory: Directory) -> tuple[str, ...]:
    """Others whom a later sentence of the same item asks ("… Đề nghị Ủy ban Mặt trận …")."""
    found: list[str] = []
    for again in _AGAIN.finditer(fold(text)):
        rest = text[again.end() :]
        raw = rest[: _subject_end(fold(rest))].strip(" ,;:")
        if raw and len(raw) <= _LIMIT and is_agencies(directory, raw):
            found += names(directory, raw)
    return tuple(found)


def _subject_end(folded: str) -> int:
    verb = _VERB.search(folded[: _LIMIT + 40])
    colon = re.search(r":(\s|$)", folded[: _LIMIT + 40])
    ends = [m.start() for m in (verb, colon) if m]
    return min(ends, default=len(folded))


def _coordinating(text: str) -> str:
    found = _COORDINATION.search(fold(text))
    if not found:
        return ""
    start, end = found.span("who")
    verb = _VERB.search(found["who"])
    return text[start : start + verb.start() if verb else end].strip(" ,")


def _deadline(text: str, manifest: Manifest) -> Deadline | None:
    found = find_deadlines(text, manifest.counted_from)
    if not found:
        return None
    first, last = min(start for start, _, _ in found), max(end for _, end, _ in found)
    return replace(combine([d for _, _, d in found]), raw=text[first:last])
