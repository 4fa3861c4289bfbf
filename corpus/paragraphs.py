"""Lines → paragraphs: hard-wrapped lines and page breaks joined, markers kept apart."""

from __future__ import annotations

import re

from corpus.labels import opens_field
from corpus.lazy import pattern
from corpus.plan import Line, Paragraph, Span
from corpus.text import squeeze

# What may open a numbered item, a bullet, a note or a labelled line.
MARKER = pattern(
    r"\s*(?:Điều\s+\d{1,3}\s*[.:]\s|[A-H]\.\s+[A-ZĐÀ-Ỹ]{2}|[IVX]{1,5}\s*[.:]\s"
    r"|\d{1,2}(?:\.\d{1,2})*\s*[.,]\s*(?=\S*[^\W\d_])|\d{1,2}\.\s+(?=\d{1,3}(?:[.,]\d+)?\s?%)|\d{1,2}\)\s|[a-zđ]\s?\)\s"
    # "I- MỤC TIÊU", "1- Sở Y tế", "1/ Sở Y tế", "a. Sở Y tế"
    r"|[IVX]{1,5}\s*[-–/]\s+[A-ZĐÀ-Ỹ]|\d{1,2}\s*[-–/]\s+[A-ZĐÀ-Ỹ]|[a-zđ]\.\s+[A-ZĐÀ-Ỹ]"
    r"|[-–—•+*]\s*(?=[A-ZĐÀ-Ỹ0-9\"“≥<>(])|-\s+\S|\(\s*[A-ZĐ])"
)
# A part's number stands on its own line, over its title.
PART = pattern(
    r"\s*(?:PHẦN|Phần|CHƯƠNG|Chương)\s+(?P<no>(?:THỨ|thứ)\s+[^\W\d_]+|[IVX]{1,5}|\d{1,2})"
    r"\s*[.:]?\s*(?P<rest>.*)",
    re.S,
)
_ARTICLE = pattern(r"\s*Điều\s+\d{1,3}\s*[.:]")
# Each ground of a decision is a paragraph of its own.
_GROUND = pattern(r"(?:Căn cứ|Theo đề nghị|Xét đề nghị|Xét Tờ trình|Trên cơ sở) ")
# A line break inside a number, a day or a name: "Quyết định số" / "987/QĐ-BNN", "của Bộ" / "Y tế".
_CUT = pattern(
    r"(?:^|\s)(?:ngày|tháng|năm|của|và|với|do|bởi|cho|Bộ|Sở|Ủy|Thủ|Giám đốc Sở|Bộ trưởng Bộ)$"
)
# "Quyết định số" waits for its number; a heading may end "kinh tế số".
_CUT_BEFORE_NUMBER = pattern(r"(?:^|\s)số$")
_CUT_NUMBER = pattern(r"\d+/[\d/]*[A-ZĐ]|\d{1,2}/\d{1,2}/\d{4}")
# Behind a full stop a line may name who is spoken to next: "Sở Tài chính: thẩm định …".
_ADDRESSED = pattern(r"[A-ZĐÀ-Ỹ][^:.]{2,110}:\s+\S")
_TERMINAL = tuple('.;:!?…”"')
_WRAPPED = range(50, 115)
_FEWEST_BROKEN = 4
_OFTEN = 5
_SHORT = 20


def paragraphs(lines: tuple[Line, ...]) -> tuple[Paragraph, ...]:
    """Paragraphs of a zone of prose, in order; blank lines and page breaks vanish."""
    width = _wrap_width(lines)
    groups: list[list[Line]] = []
    gap = True
    for line in lines:
        if not line.text.strip(" \t|\u00a0"):
            gap = True
            continue
        if groups and _continues(groups[-1], line, gap, width):
            groups[-1].append(line)
        else:
            groups.append([line])
        gap = False
    return tuple(_paragraph(group) for group in groups)


def _paragraph(group: list[Line]) -> Paragraph:
    text = squeeze(" ".join(line.text for line in group))
    return Paragraph(text, Span(group[0].number, group[-1].number, group[0].page))


def _wrap_width(lines: tuple[Line, ...]) -> int | None:
    """The width at which a hard-wrapped text breaks its lines; None where it does not."""
    from statistics import median  # brings decimal and fractions: not for every command

    lengths = sorted(len(x.text.strip()) for x in lines if len(x.text.strip()) > 20)
    if len(lengths) < 4:
        return None
    middle, high = int(median(lengths)), lengths[int(len(lengths) * 0.95)]
    if middle in _WRAPPED and high < 1.5 * middle and _breaks_inside(lines, middle):
        return middle
    # Many short lines (headings, lists) among those that are full.
    broken = sum(_is_broken(x.text.strip(), high) for x in lines)
    return high if lengths[-1] in _WRAPPED and broken >= _FEWEST_BROKEN else None


def _breaks_inside(lines: tuple[Line, ...], width: int) -> bool:
    """Do full lines end inside a sentence? Where each ends one, it is a paragraph of its own."""
    texts = [x.text.strip() for x in lines if not x.text.isupper()]
    full = sum(len(text) >= 0.8 * width for text in texts)
    return _OFTEN * sum(_is_broken(text, width) for text in texts) >= full


def _is_broken(text: str, width: int) -> bool:
    """Whether a full line ends inside a sentence."""
    return len(text) >= 0.8 * width and not text.endswith(_TERMINAL)


def _continues(group: list[Line], line: Line, gap: bool, width: int | None) -> bool:
    before, text = group[-1].text.rstrip(), line.text.lstrip()
    if len(group) == 1 and (part := PART.fullmatch(before)) and not part["rest"]:
        return text.isupper() or (bool(text) and not _opens(text, ended=True))
    if len(group) == 1 and _ARTICLE.fullmatch(before) and not gap:
        return not MARKER.match(text)
    ended = before.endswith(_TERMINAL)
    if _opens(text, ended) or (before.endswith(";") and _GROUND.match(text)):
        return False
    if before.endswith(".") and _ADDRESSED.match(text):
        return False
    if len(before) > _SHORT and before.isupper() and not text.split()[0].isupper():
        return False  # a title in capitals ends where small letters begin
    if text[:1].islower() and not ended:
        return True
    if not gap and not ended and (_CUT.search(before) or _CUT_NUMBER.match(text)):
        return True
    if not gap and _CUT_BEFORE_NUMBER.search(before) and text[:1].isdigit():
        return not MARKER.match(text)
    return width is not None and not gap and len(before.strip()) >= 0.8 * width


def _opens(text: str, ended: bool) -> bool:
    """Does a marker open here? After an open sentence "- xã hội" is a broken word group."""
    found = MARKER.match(text)
    if found is None:
        return (bool(PART.fullmatch(text)) or opens_field(text)) and ended
    rest = text[found.end() :].lstrip()
    return ended or not rest[:1].islower() or not text.startswith(("-", "–"))
