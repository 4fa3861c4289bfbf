"""Closing sections ("Tổ chức thực hiện", "Tiến độ", "Giám sát") → duties.

A duty has somebody who must do it or a day by which it is due. The doer is named in
the heading ("5. Sở Nội vụ"), before a colon, after "Giao"/"Đề nghị", or as the subject
that opens the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from corpus.agencies import Directory
from corpus.directed import is_single_order, orders_in
from corpus.doers import NOBODY, Doer, coordinating_of, deadline_of, doer_of
from corpus.labels import field_lines
from corpus.lazy import pattern
from corpus.naming import names
from corpus.outline import flatten
from corpus.plan import Duty, Manifest, Paragraph, Section, Span
from corpus.text import fold

_SECTION = pattern(
    r"to chuc (trien khai )?thuc hien|tien do|giam sat|che do (thong tin|bao cao)|bao cao|"
    r"phan cong|trach nhiem"
)
# Under a department's heading it is the department that asks somebody.
_ASKS_OTHERS = pattern(r"(?:yeu cau|de nghi)\s")
# A heading that asks many at once, and no subject such as "Doanh nghiệp".
_MANY = pattern(r"(?:cac|ubnd|uy ban nhan dan)\b")
# Under "THỜI GIAN, TIẾN ĐỘ" a day is enough: its words name steps, not who takes them.
_TIMES = pattern(r"\b(?:tien do|thoi gian|lo trinh)\b")
_HEADING = 120
# What a heading says of whom it names: "Phòng Tổ chức chịu trách nhiệm:".
_TASKED = pattern(
    r"\s*(?:(?:co|chiu) trach nhiem|chu tri|duoc giao|thuc hien)"
    r"(?:[ ,]+(?:va|to chuc|tham muu|thuc hien|trien khai|(?:cac )?(?:nhiem vu|noi dung|cong viec)"
    r"|sau(?: day)?))*\s*:"
)


def read_duties(
    sections: tuple[Section, ...],
    assigned: frozenset[str],
    manifest: Manifest,
    directory: Directory,
    *,
    everywhere: bool = False,
) -> tuple[Duty, ...]:
    """The duties of the closing sections; what is an assignment already is left out.

    `everywhere`: all of the document asks somebody to act, as a directive or letter does.
    """
    doers: dict[str, Doer] = {}
    found: list[Duty] = []
    for section, above in flatten(sections):
        asks = everywhere or any(_SECTION.search(fold(s.title)) for s in above)
        if not asks and not any(doers[s.locator].names for s in above):
            doers[section.locator] = named = _addressed(section, above, sections, directory)
            if named.names and not section.children and section.locator not in assigned:
                duty = _duty(section, _statement(section), named, manifest, directory)
                found += [duty] if duty else []
            elif section.locator not in assigned:
                found += _closing(section, manifest, directory)
            continue
        paragraph = _statement(section)
        doers[section.locator] = own = _own_doer(section, paragraph, directory)
        if section.children or section.locator in assigned or _is_label(section, above, assigned):
            continue
        inherited = _inherited(section, above, doers, directory)
        several = _unnumbered(section, inherited or NOBODY, manifest, directory)
        if len(several) > 1:
            found += several
            continue
        asks_others = bool(inherited) and bool(_ASKS_OTHERS.match(fold(paragraph.text)))
        doer = own if own.names and not asks_others else inherited
        for part, who in _parts(paragraph, doer, manifest, directory):
            duty = _duty(section, part, who, manifest, directory)
            found += [duty] if duty else []
        found += _behind(section, paragraph, manifest, directory)
    return tuple(found)


def _behind(
    section: Section, statement: Paragraph, manifest: Manifest, directory: Directory
) -> Iterator[Duty]:
    """Orders without a number behind the last item: "Giao Sở A đôn đốc … Chỉ thị này"."""
    for paragraph in section.body:
        doer = doer_of(paragraph.text, directory)
        later = paragraph.span.first > statement.span.last
        if later and is_single_order(doer, fold(paragraph.text), directory):
            duty = _duty(section, paragraph, doer, manifest, directory)
            yield from [duty] if duty else []


def _parts(
    statement: Paragraph, doer: Doer | None, manifest: Manifest, directory: Directory
) -> list[tuple[Paragraph, Doer | None]]:
    """A statement, or its orders where each sets another body a day of its own: "Giao Sở A …
    trước ngày 30/11; giao Sở B … trong tháng 7"."""
    orders = tuple(orders_in(statement.text, manifest, directory))
    if len(orders) < 2 or not all(deadline_of(text, manifest) for text in orders):
        return [(statement, doer)]
    return [(replace(statement, text=text), doer_of(text, directory)) for text in orders]


def _own_doer(section: Section, statement: Paragraph, directory: Directory) -> Doer:
    """Whom a heading names that its paragraphs follow, else whom the words name."""
    named = _named(Paragraph(section.title, section.head), directory) if section.body else NOBODY
    return named if named.names else doer_of(statement.text, directory)


def _is_label(section: Section, above: tuple[Section, ...], assigned: frozenset[str]) -> bool:
    """A labelled item ("- Đơn vị chủ trì: …") that the assignment above it has used."""
    used = bool(above) and above[-1].locator in assigned
    return used and bool(field_lines(Paragraph(section.title, section.head)))


def _addressed(
    section: Section, above: tuple[Section, ...], roots: tuple[Section, ...], directory: Directory
) -> Doer:
    """Whom an item names before all else ("2. Sở Y tế"): what stands under it is theirs.

    "1. Các cơ quan, đơn vị" heads general remarks as often as it hands out work: it does
    where another item beside it names a body of its own.
    """
    doer = _foremost(section, directory)
    if not doer.names or _is_single(doer, directory):
        return doer
    if not _MANY.match(fold(doer.raw)):
        return NOBODY  # "2. Doanh nghiệp" is a subject
    beside = (_foremost(other, directory) for other in (above[-1].children if above else roots))
    return doer if any(_is_single(other, directory) for other in beside) else NOBODY


def _foremost(section: Section, directory: Directory) -> Doer:
    """The bodies that are a heading, or stand before the colon of a numbered item."""
    heading, colon, behind = section.title.strip().partition(":")
    told = bool(colon and behind.strip()) and not section.is_bullet
    if not (told or section.children or section.body):
        return NOBODY
    doer = doer_of(f"{heading.rstrip('.')}:", directory)
    return doer if doer.raw and heading.rstrip(" .").endswith(doer.raw) else NOBODY


def _is_single(doer: Doer, directory: Directory) -> bool:
    return any(not agency.collective for agency in directory.split(doer.raw))


def _inherited(
    section: Section, above: tuple[Section, ...], doers: dict[str, Doer], directory: Directory
) -> Doer | None:
    """The doer of the nearest heading, numbered or not ("Sở Y tế:" above its bullets)."""
    for parent in reversed(above):
        for paragraph in _before(parent, section):
            if (doer := _named(paragraph, directory)).names:
                return doer
        if doers[parent.locator].names:
            return doers[parent.locator]
    return None


def _before(parent: Section, section: Section) -> list[Paragraph]:
    """What stands without a number in `parent` above `section`, the nearest first."""
    parts = [*parent.body, *(p for child in parent.children for p in child.body)]
    above = [p for p in parts if p.span.first < section.span.first]
    return sorted(above, key=lambda p: -p.span.first)


def _named(paragraph: Paragraph, directory: Directory) -> Doer:
    """Whom a line without a number names and nothing else: "Sở Y tế:"."""
    text = paragraph.text.strip()
    if len(text) > _HEADING or text.endswith((".", ";")):
        return NOBODY
    doer = doer_of(f"{text.rstrip(':')}:", directory)
    wholly = doer.raw == text.rstrip(": ") or _TASKED.fullmatch(fold(text[len(doer.raw) :]))
    return doer if wholly else NOBODY


def _unnumbered(
    section: Section, inherited: Doer, manifest: Manifest, directory: Directory
) -> list[Duty]:
    """Duties that stand in paragraphs without numbers under a bare heading: a closing one,
    or one under which each paragraph says who acts."""
    if section.children or section.is_bullet:
        return []
    if not (_is_closing(section) or _each_says_who(section, directory)):
        return []
    doer, found = inherited, []
    for paragraph in section.body:
        named = _named(paragraph, directory)
        doer = named if named.names else doer
        own = doer_of(paragraph.text, directory)
        timed = _TIMES.search(fold(section.title)) and deadline_of(paragraph.text, manifest)
        if named.names or not (own.names or doer.names or timed):
            continue
        duty = _duty(section, paragraph, own if own.names else doer, manifest, directory)
        found += [duty] if duty else []
    return found


def _closing(section: Section, manifest: Manifest, directory: Directory) -> list[Duty]:
    """The duties right under a closing heading; what the issuer says of itself is none."""
    issuer = names(directory, manifest.issuer)
    found = _unnumbered(section, NOBODY, manifest, directory) if _is_closing(section) else []
    return [duty for duty in found if duty.lead != issuer]


def _is_closing(section: Section) -> bool:
    return len(section.title) < _HEADING and bool(_SECTION.search(fold(section.title)))


def _each_says_who(section: Section, directory: Directory) -> bool:
    short = bool(section.body) and len(section.title) < _HEADING
    return short and all(doer_of(p.text, directory).names for p in section.body)


def _statement(section: Section) -> Paragraph:
    """The words that state the duty; a bare heading is followed by its paragraphs."""
    notes = [p for p in section.body if not p.text.startswith("(") and not field_lines(p)]
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
    doer: Doer | None,
    manifest: Manifest,
    directory: Directory,
) -> Duty | None:
    who = doer or _in_body(section, directory)
    deadline = deadline_of(paragraph.text, manifest)
    if not who.names and deadline is None:
        return None
    others = coordinating_of(paragraph.text, directory)
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


def _in_body(section: Section, directory: Directory) -> Doer:
    """The doer that a paragraph under a bare heading names ("5. Chế độ báo cáo"), or the
    words behind a heading's colon."""
    behind = section.title.partition(":")[2]
    texts = (*(p.text for p in section.body), behind.strip())
    doers = (doer_of(text, directory) for text in texts if text)
    return next((d for d in doers if d.names), NOBODY)
