"""Small questions that the parser asks a Directory."""

from __future__ import annotations

from corpus.agencies import Directory
from corpus.text import key


def names(directory: Directory, raw: str) -> tuple[str, ...]:
    """Canonical names of the agencies that a printed cell or line holds."""
    return tuple(agency.name for agency in directory.split(raw)) if raw else ()


def is_agencies(directory: Directory, raw: str) -> bool:
    """Is this wholly a list of agencies? "Nguồn kinh phí thực hiện" is not.

    It is when it opens with the first agency's own first word, and every name is of a
    known kind or a collective.
    """
    found = directory.split(raw)
    if not found or not all(a.collective or a.kind != "other" for a in found):
        return False
    return key(raw).split()[:1] == key(found[0].name).split()[:1] or raw[:2].isupper()
