"""Which collectives include an agency; asked once a name, then remembered."""

from __future__ import annotations

from functools import lru_cache

from corpus.agencies import Agency, Directory
from corpus.lazy import pattern
from corpus.text import key


@lru_cache(maxsize=16384)
def read_name(directory: Directory, name: str) -> tuple[Agency, ...]:
    """The agencies that a canonical name stands for."""
    return directory.split(name)


def members(directory: Directory, name: str) -> frozenset[str]:
    """The kinds that a collective covers for certain; none for a single agency."""
    groups = (a.members for a in read_name(directory, name) if a.collective)
    return frozenset[str]().union(*groups)


def covers(directory: Directory, collective: str, agency: str) -> bool:
    """Does a collective include an agency for certain?"""
    own = read_name(directory, agency)
    kinds = members(directory, collective)
    return bool(own) and all(not a.collective and a.kind in kinds for a in own)


def wider(directory: Directory, asked: str, other: str) -> bool:
    """Is `other` a collective that takes in all of the asked collective?"""
    kinds = members(directory, asked)
    return bool(kinds) and kinds <= members(directory, other)


def called(directory: Directory, asked: str, other: str) -> bool:
    """Does such a collective call the asked one by its name ("Các sở, ban, ngành, đơn vị" calls
    "Các sở, ban, ngành"), or take in nobody else? What is given to "Các cơ quan, địa phương" is
    given to a group to which "UBND cấp xã" belongs, not to it."""
    if not wider(directory, asked, other):
        return False
    same = members(directory, asked) == members(directory, other)
    return same or set(key(asked).split()) - {"cac"} <= set(key(other).split())


def of_levels(directory: Directory, asked: str, other: str) -> bool:
    """Is `other` a committee, or several, of the levels that an asked collective of committees
    takes in ("UBND các cấp")?"""
    levels = members(directory, asked)
    if len(levels) < _LEVELS or not all(kind.startswith("ubnd_") for kind in levels):
        return False
    kinds = members(directory, other) or {a.kind for a in read_name(directory, other)}
    return bool(kinds) and kinds <= levels


_LEVELS = 3


def of_region(directory: Directory, asked: str, other: str) -> bool:
    """Is `other` the asked body of a region ("Kho bạc Nhà nước khu vực XIV")?"""
    found = _REGION.fullmatch(other)
    if found is None:
        return False
    return any(a.name == asked for a in read_name(directory, found["body"]))


_REGION = pattern(r"(?P<body>.+) khu vực (?:\d+|[IVXL]+)")
