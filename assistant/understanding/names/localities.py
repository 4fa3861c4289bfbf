"""Communes and districts called without their committee: "xã tôi phải làm gì"."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.understanding.words.phrases import is_marked
from assistant.understanding.words.spans import flat
from assistant.understanding.words.spoken import Spoken, heard
from corpus.agencies import Directory, Mention
from corpus.lazy import pattern

_COMMITTEE = "UBND "
_NAME = r"(?:\s+(?!<locality.never locality.at locality.own locality.does>)\w+){1,3}?"
_LEVEL = r"(?:<locality.levels>)(?!\s+<locality.never>)"
# "Cấp huyện Thái Nguyên": a level is called by no name, so the province is none.
_A_LEVEL = pattern(r"(?:(?:cac|nhung|moi) )?cap (?:xa|huyen|phuong)(?!\w)")
_CALLED = Spoken(
    rf"(?P<place>(?:<locality.several>\s+)?{_LEVEL}(?:,\s*{_LEVEL})*(?P<name>{_NAME})?)"
    r"(?P<whose>(?:\s+<locality.own>)?)"
    r"(?:\s*\([^)]*\)|(?:\s+<locality.at>(?:\s+\w+){0,3}?)?)"
    r"(?=\s+(?:<locality.at>\s+)?<locality.does>)",
    needs="locality.levels",
)
# "Danh sách việc của thành phố Thái Bình theo Kế hoạch 26".
_OWNED = Spoken(
    r"(?:<locality.work>)\s+(?:của|cho)\s+"
    rf"(?P<place><locality.several>\s+{_LEVEL}(?:,\s*{_LEVEL})*(?!\w)"
    rf"|{_LEVEL}(?P<name>{_NAME})?(?=\s+<locality.goes_on>|\s*(?:[.,;:?!(]|$)))(?P<whose>)",
    needs="locality.levels",
)
# "Còn cấp xã?", "của cấp xã nữa": all that a turn says.
_ALONE = Spoken(
    r"^\W*(?:(?:thế|vậy|còn|của|thêm|và|cả|với|chỉ|riêng|bên|việc|nhiệm vụ|cho)\s+)*"
    r"(?P<place>(?:các\s+)?(?:xã|phường|huyện|cấp xã|cấp huyện))(?P<name>)(?P<whose>)"
    r"(?:\s+(?:nữa|thì sao|thì|sao|thế nào|ra sao|đi|luôn|ạ|nhé|thôi|vậy))*\W*$",
    needs="locality.levels",
)
# Where a body can stand: at the beginning, behind days or what hands it work.
_BEFORE = pattern(
    r"(?:^|[.,;:?!(·]|(?<=\d)\s|"
    r"(?<!\w)(?:của|cho|giao|còn|thế|vậy|thì|với|hỏi|là|bên|cua|con|the|vay|thi"
    r"|voi|hoi|la|ben|và|lẫn|cùng|va|lan|cung))\s*$"
)


def find_localities(text: str, directory: Directory) -> Iterator[Mention]:
    """Their committees, where a text says what they must do.

    "Huyện Vũ Thư phải làm gì?" → Ủy ban nhân dân huyện Vũ Thư
    """
    said = heard(text)
    called_so = (m for m in _CALLED.finditer(said) if _BEFORE.search(said.low[: m.start("place")]))
    for called in (*called_so, *_OWNED.finditer(said), *_ALONE.finditer(said)):
        start, end = called.span("place")
        level = _A_LEVEL.match(flat(text[start:end]))
        named_so = called["name"] and not level
        if named_so and not _is_named(text, called.span("name")):
            continue
        end = start + level.end() if level else end
        named = directory.find(_COMMITTEE + text[start:end])
        if len(named) == 1:
            close = end if level else called.end("whose")
            yield Mention(start, close, named[0].agency, text[start:end], exact=False)


def _is_named(text: str, span: tuple[int, int]) -> bool:
    """Has each word a capital, unless the text has neither capitals nor diacritics?"""
    plain = not any(c.isupper() for c in text[1:]) and not is_marked(text)
    return plain or all(word[0].isupper() for word in text[slice(*span)].split())
