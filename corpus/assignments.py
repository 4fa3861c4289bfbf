"""Labelled lines under body items ("Cơ quan chủ trì: …") → assignments.

One record per agency line. It takes the locator of the item or bullet the line stands
under; several bullets that share one line are one record with their parent's locator.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import zip_longest

from corpus.agencies import Directory
from corpus.deadlines import parse_deadline
from corpus.doers import Doer, coordinating_of, deadline_said, doer_of
from corpus.labels import FieldLine, field_lines, labelled_tail
from corpus.lazy import pattern
from corpus.naming import is_agencies, names
from corpus.plan import Assignment, Manifest, Paragraph, Section, Span
from corpus.roles import parted

_BRACKETS = pattern(
    r"\((?:giao\s+)?(?P<lead>[^()]{3,200}?),?\s+(?:là (?:cơ quan|đơn vị) )?"
    r"(?:chủ trì|làm đầu mối|thực hiện)"
    r"(?:(?:,|\s+và)?\s+phối hợp (?:(?:với|cùng)\s+)?(?P<coordinating>[^();]{3,200}?)"
    r"|[;,]\s*(?P<helping>[^();]{3,200}?)\s+phối hợp(?: thực hiện)?)?"
    r"(?:[;,.]?\s*(?P<deadline>(?:hoàn thành|xong|thời (?:gian|hạn)|trước|trong|đến|từ"
    r"|(?:chậm|muộn) nhất|ngày|tháng|quý|năm|cuối|(?:hằng|hàng) |định kỳ|thường xuyên)\b"
    r"[^()]*))?\)",
    re.I,
)
# "(Văn phòng xã; tháng 4/2026)": who and by when, without a word for either.
_BARE_BRACKETS = pattern(
    r"\((?P<lead>[^();]{3,200}?);\s*(?P<deadline>(?:hoàn thành|xong|thời (?:gian|hạn)|trước|trong"
    r"|đến|(?:chậm|muộn) nhất|ngày|tháng|quý|năm|(?:hằng|hàng) |định kỳ|thường xuyên|\d)[^();]*)\)"
    r"(?=\W*$)",
    re.I,
)
_REMARK = pattern(r"[^\W\d_][^:.;]{2,40}:\s")
# "…; Công an xã phối hợp": who helps, said before what they do.
_SAID_BEHIND = {"helping": "coordinating"}


def read_assignments(
    sections: tuple[Section, ...], manifest: Manifest, directory: Directory
) -> tuple[Assignment, ...]:
    """Every assignment of a body, in reading order."""
    return tuple(
        _assignment(work, manifest, directory)
        for section in sections
        for work in _works(section, directory)
    )


@dataclass(frozen=True, slots=True)
class _Work:
    """Items that share labelled lines: the locator they take, their prose, the lines."""

    locator: str
    prose: tuple[Paragraph, ...]
    fields: tuple[FieldLine, ...]


def _works(section: Section, directory: Directory) -> Iterator[_Work]:
    """The works under a section; bullets wait for the line that they share."""
    labelled = {c.locator: lines for c in section.children if (lines := _labelled(c))}
    if any(line.field == "lead" for lines in labelled.values() for line in lines):
        yield from _itemised(section, labelled, directory)
        return
    own, fields = split_body(section)
    fields = fields or _bracketed(own, directory)
    if fields:
        yield _Work(section.locator, own, fields)
    waiting: list[Section] = []
    for child in section.children:
        if not child.is_bullet:
            yield from _works(child, directory)
            continue
        own, fields = split_body(child)
        if not fields and _bracketed(own, directory):
            yield from _works(child, directory)
            continue
        if fields and all(line.span == child.head for line in fields):
            waiting = []  # "- Mở lớp. Chủ trì: Sở Y tế": said in its own words, of itself alone
        waiting.append(child)
        if fields:
            yield _shared(section, waiting) if len(waiting) > 1 else next(_works(child, directory))
            waiting = []


def _bracketed(prose: tuple[Paragraph, ...], directory: Directory) -> tuple[FieldLine, ...]:
    """Who leads, where brackets say it: "(Sở Y tế chủ trì, phối hợp với Công an tỉnh)"."""
    for paragraph in prose:
        stated = (*_BRACKETS.finditer(paragraph.text), *_BARE_BRACKETS.finditer(paragraph.text))
        for found in stated:
            if is_agencies(directory, found["lead"]):
                named = {k: v.strip(" ,;.") for k, v in found.groupdict().items() if v}
                fields = {_SAID_BEHIND.get(k, k): v for k, v in named.items()}
                return tuple(FieldLine(k, v, paragraph.span) for k, v in fields.items())
    return ()


def _labelled(section: Section) -> tuple[FieldLine, ...]:
    """An item that is itself a labelled line: "- Cơ quan chủ trì: Sở Y tế"."""
    if section.children or section.body:
        return ()
    return field_lines(Paragraph(section.title, section.span))


def _itemised(
    section: Section, labelled: Mapping[str, tuple[FieldLine, ...]], directory: Directory
) -> Iterator[_Work]:
    """Works whose labelled lines are items: each run of them closes the items above it.

    One run speaks for the whole section; of several, each takes its first item's place.
    """
    runs: list[tuple[list[Section], list[FieldLine]]] = [([], [])]
    for child, following in zip_longest(section.children, section.children[1:]):
        behind = labelled.get(following.locator, ()) if following else ()
        if lines := labelled.get(child.locator):
            runs[-1][1].extend(lines)
            continue
        if _is_remark(child, runs[-1][1], behind):
            continue
        if runs[-1][1]:
            runs.append(([], []))
        runs[-1][0].append(child)
    whole = sum(bool(stated) for _, stated in runs) == 1
    for items, stated in runs:
        if not stated:
            for item in items:
                yield from _works(item, directory)
            continue
        prose = tuple(p for item in items for p in _all_prose(item))
        head = _own(section) if whole or not items else ()
        place = section.locator if whole or not items else items[0].locator
        yield _Work(place, (*head, *prose), tuple(stated))


def _is_remark(item: Section, stated: list[FieldLine], behind: tuple[FieldLine, ...]) -> bool:
    """ "- Hình thức: Hội nghị trực tuyến." inside a run of labelled lines, which goes on behind
    it with fields that it has not stated yet."""
    known = {line.field for line in stated}
    new = bool(behind) and known.isdisjoint(line.field for line in behind)
    return bool(known) and new and not item.children and bool(_REMARK.match(item.title))


def _all_prose(section: Section) -> tuple[Paragraph, ...]:
    below = (p for child in section.children for p in _all_prose(child))
    return (*_own(section), *below)


def _shared(parent: Section, bullets: list[Section]) -> _Work:
    """Bullets under one line. They speak for the whole parent when they are all of it."""
    whole = len(bullets) == len(parent.children)
    head = _own(parent) if whole else ()
    prose = tuple(p for bullet in bullets for p in split_body(bullet)[0])
    locator = parent.locator if whole else bullets[0].locator
    return _Work(locator, (*head, *prose), split_body(bullets[-1])[1])


def _own(section: Section) -> tuple[Paragraph, ...]:
    return split_body(section)[0]


def split_body(section: Section) -> tuple[tuple[Paragraph, ...], tuple[FieldLine, ...]]:
    """Title and prose up to the first labelled line, and the labelled lines."""
    prose: list[Paragraph] = []
    fields: list[FieldLine] = []
    for i, paragraph in enumerate((Paragraph(section.title, section.head), *section.body)):
        if i and (lines := field_lines(paragraph)):
            fields += lines
        elif not fields:
            text, stated = labelled_tail(paragraph)
            prose.append(replace(paragraph, text=text))
            fields += stated
    return tuple(prose), tuple(fields)


def _assignment(work: _Work, manifest: Manifest, directory: Directory) -> Assignment:
    value = {line.field: line.value for line in reversed(work.fields)}
    spans = [p.span for p in work.prose] + [line.span for line in work.fields]
    text = value.get("task") or " ".join(p.text for p in work.prose)
    lead, coordinating = _who(value, text, directory)
    return Assignment(
        plan=manifest.id,
        locator=work.locator,
        span=Span(spans[0].first, max(s.last for s in spans), spans[0].page),
        text=text,
        lead=lead.names,
        lead_raw=lead.raw,
        coordinating=names(directory, coordinating),
        coordinating_raw=coordinating,
        output=value.get("output", ""),
        deadline=parse_deadline(value.get("deadline", ""), manifest.counted_from)
        or deadline_said(text, manifest),
    )


def _who(value: Mapping[str, str], text: str, directory: Directory) -> tuple[Doer, str]:
    """Who leads and with whom: as the lines state, else as the words of the work say."""
    raw, others = parted(value.get("lead", ""))
    coordinating = value.get("coordinating", others)
    if raw:
        return Doer(raw, names(directory, raw)), coordinating
    return doer_of(text, directory), coordinating or coordinating_of(text, directory)
