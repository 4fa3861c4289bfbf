"""A file that is asked for: "xuất danh sách này ra Excel", "gửi cho tôi bản in"."""

from __future__ import annotations

from typing import NamedTuple

from assistant.answer import FileKind
from assistant.understanding.words.spoken import Heard, Spoken, heard

_KINDS: tuple[FileKind, ...] = ("xlsx", "docx", "ics")
_NAMED = r"(?:<file.xlsx file.docx file.ics>)"
_WHOLE = "file.xlsx file.docx file.ics"
# "xuất Excel", "gửi cho tôi bản in", "… ra file Word".
_ASKED = Spoken(
    rf"(?:(?:<file.opens>\s+)*<file.verbs>(?:\s+<file.between file.forms>)*?|<file.into>)"
    rf"(?:\s+<file.forms>)*\s+{_NAMED}(?:\s+<file.closes>)*",
    needs=_WHOLE,
)
_ALONE = Spoken(
    rf"\W*(?:<file.forms>\s+)*{_NAMED}(?:\s+<file.between file.closes>)*\W*$", needs=_WHOLE
)
# "in danh sách này", "tải về": nothing else is said.
_SAVED = Spoken(
    r"\W*(?:<file.opens>\s+)*(?:(?:xuất|lưu|tải)(?:\s+<file.between file.forms>)+|<file.saves>)"
    r"(?:\s+<file.between file.forms file.closes>)*\W*$"
)
_PRINTED = Spoken(r"\W*(?:<file.opens>\s+)*in(?:\s+<file.between>)+(?:\s+<file.closes>)*\W*$")
_NOTHING = Spoken(r"[\W·]*(?:<file.opens file.verbs file.between file.forms file.closes>[\W·]*)*$")


class Wanted(NamedTuple):
    """The kind of file that a text asks for, and what else it says ("" where nothing)."""

    kind: FileKind
    rest: str


def file_wanted(text: str) -> Wanted | None:
    """The file that a clean text asks for; None where it asks for none.

    >>> file_wanted("Xuất Excel danh sách việc của Sở Y tế")
    Wanted(kind='xlsx', rest='danh sách việc của Sở Y tế')
    >>> file_wanted("gửi cho tôi bản in")
    Wanted(kind='docx', rest='')
    """
    said = heard(text)
    if _PRINTED.at(said, 0):
        return Wanted("docx", "")
    if _SAVED.at(said, 0):
        return Wanted("xlsx", "")
    found = _ALONE.at(said, 0) or _ASKED.search(said)
    kind = _kind(said, *found.span()) if found else None
    if found is None or kind is None:
        return None
    left = f"{text[: found.start()].rstrip(' ,')} {text[found.end() :].lstrip(' ,:')}".strip()
    return Wanted(kind, "" if _NOTHING.at(heard(left), 0) else left)


def _kind(said: Heard, start: int, end: int) -> FileKind | None:
    named = (k for k in _KINDS if _OF_KIND[k].within(said, start, end))
    return next(named, None)


_OF_KIND = {kind: Spoken(f"<file.{kind}>") for kind in _KINDS}
