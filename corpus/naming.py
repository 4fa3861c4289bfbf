"""Small questions that the parser asks a Directory."""

from __future__ import annotations

import re

from corpus.agencies import Directory
from corpus.text import key

_PARENT = re.compile(r"(?P<name>.+?)\s*\((?P<parent>[^)]+)\)")


def names(directory: Directory, raw: str) -> tuple[str, ...]:
    """Canonical names of the agencies that a printed cell or line holds."""
    found = [agency.name for agency in directory.split(raw)] if raw else []
    return tuple(dict.fromkeys(name for long in found for name in _with_parent(directory, long)))


def _with_parent(directory: Directory, name: str) -> tuple[str, ...]:
    """"Trung tâm xúc tiến đầu tư (Văn phòng UBND tỉnh)": the centre and the office over it."""
    found = _PARENT.fullmatch(name)
    parents = directory.split(found["parent"]) if found else ()
    if found is None or not parents or parents[0].kind == "other":
        return (name,)
    return (found["name"], *(parent.name for parent in parents))


def is_agencies(directory: Directory, raw: str) -> bool:
    """Is this wholly a list of agencies? "Nguồn kinh phí thực hiện" is not.

    It is when it opens with the first agency's own first word, and every name is of a
    known kind or a collective.
    """
    found = directory.split(raw)
    if not found or not all(a.collective or a.kind != "other" for a in found):
        return False
    return key(raw).split()[:1] == key(found[0].name).split()[:1] or raw[:2].isupper()
