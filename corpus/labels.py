"""Labelled lines: "Cơ quan chủ trì: Sở Y tế. Thời gian: quý III/2026" states two fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from corpus.lazy import pattern
from corpus.plan import Paragraph, Span
from corpus.text import fold

_LABEL = pattern(r"\(?(?P<label>[^\W\d_][^:]{2,60}?)\s*:\s*(?P<value>\S.*?)\)?", re.S)
_OPENS = pattern(r"\s*(?P<label>[A-ZĐÀ-Ỹ][^:.;]{2,60}?)\s*:\s*\S")
_FIELDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("task", re.compile(r"ten (nhiem vu|cong viec|de an|du an)")),
    (
        "coordinating",
        re.compile(r"((cac )?(co quan(, don vi)?|don vi|phong|bo phan))?\s*phoi hop( thuc hien)?"),
    ),
    (
        "lead",
        re.compile(
            r"((cac )?(co quan(, don vi)?|don vi|so, (ban, )?nganh|to chuc|phong|bo phan)\s+)?"
            r"(duoc giao )?"
            r"(chu tri|dau moi|thuc hien|tham muu|chiu trach nhiem|phu trach)"
            r"((,| va|\s*/)?\s*(tham muu|thuc hien|to chuc thuc hien|chu tri|trien khai|dau moi))*"
            r"|phan cong( thuc hien| nhiem vu)?|trach nhiem( thuc hien)?"
        ),
    ),
    (
        "deadline",
        re.compile(
            r"(thoi gian|thoi han|tien do|lo trinh|han)( hoan thanh| thuc hien)?|hoan thanh"
        ),
    ),
    ("output", re.compile(r"(ket qua|san pham)( dat duoc| du kien| dau ra)?")),
)
# Behind a value another field may be stated: "…; phối hợp: Công an tỉnh. Xong trước 30/6".
_NEXT = pattern(
    r"[.;]\s+(?=(?P<label>[^\W\d_][^:.;]{2,60}?)\s*:\s*\S|(?P<day>hoàn thành|xong)\s)", re.I
)


# Fields that open behind the words of an item, after a full stop or in brackets.
_TAIL = pattern(
    r"(?:(?P<stop>[.;])\s+|\s+(?P<bracket>\())(?P<label>[^\W\d_][^:.;()]{2,60}?)\s*:\s*\S"
)
# "Thực hiện: …" inside a sentence says what is done, not who does it.
_LEADS = pattern(r"(?:cac )?(?:co quan|don vi)\b|chu tri|dau moi|phu trach")


class FieldLine(NamedTuple):
    """A labelled line: which field it states, and its value without the full stop."""

    field: str
    value: str
    span: Span


def field_lines(paragraph: Paragraph) -> tuple[FieldLine, ...]:
    """What a paragraph such as "Cơ quan chủ trì: Sở Y tế." states; () for prose.

    >>> here = Paragraph("Chủ trì: Sở Y tế; phối hợp: Công an tỉnh.", Span(1, 1))
    >>> [(line.field, line.value) for line in field_lines(here)]
    [('lead', 'Sở Y tế'), ('coordinating', 'Công an tỉnh')]
    """
    found = _LABEL.fullmatch(paragraph.text)
    name = _field(found["label"]) if found else None
    if not found or not name:
        return ()
    value = found["value"]
    while (again := _LABEL.fullmatch(value)) and _field(again["label"]) == name:
        value = again["value"]  # "Chủ trì: Chủ trì: Sở Y tế"
    return tuple(_stated(name, value, paragraph.span))


def labelled_tail(paragraph: Paragraph) -> tuple[str, tuple[FieldLine, ...]]:
    """The words of an item and the fields that it goes on to state, where it says who leads:
    "Xây dựng Đề án. Cơ quan chủ trì: Sở Y tế; thời gian: quý III/2026".

    >>> here = Paragraph("Mở lớp (Chủ trì: Sở Y tế; phối hợp: Công an tỉnh).", Span(1, 1))
    >>> text, fields = labelled_tail(here)
    >>> text, [(line.field, line.value) for line in fields]
    ('Mở lớp', [('lead', 'Sở Y tế'), ('coordinating', 'Công an tỉnh')])
    """
    for found in _TAIL.finditer(paragraph.text):
        if not _LEADS.match(fold(found["label"])) or _field(found["label"]) != "lead":
            continue
        tail = paragraph.text[found.start("label") :].rstrip(" .;")
        tail = tail.removesuffix(")") if found["bracket"] else tail
        text = paragraph.text[: found.start()] + (found["stop"] or "")
        return text, field_lines(replace(paragraph, text=tail))
    return paragraph.text, ()


def opens_field(text: str) -> bool:
    """Whether a line opens with a label: "Thời gian hoàn thành: 31/7/2026"."""
    found = _OPENS.match(text)
    return found is not None and _field(found["label"]) is not None


def _field(label: str) -> str | None:
    folded = fold(label)
    return next((name for name, words in _FIELDS if words.fullmatch(folded)), None)


def _stated(field: str, value: str, span: Span) -> Iterator[FieldLine]:
    """The fields of a line, cut where a sentence or a clause opens with a label."""
    for found in _NEXT.finditer(value):
        name = "deadline" if found["day"] else _field(found["label"])
        if name and name != field:
            yield FieldLine(field, _bare(value[: found.start()]), span)
            rest = value[found.end() :]
            yield from _stated(name, rest if found["day"] else rest.partition(":")[2].strip(), span)
            return
    yield FieldLine(field, _bare(value), span)


def _bare(value: str) -> str:
    """A value without its full stop, nor the quotation mark that closes an amended item."""
    return value.rstrip(" .;" if "“" in value else " .;”")
