"""Small questions that the parser asks a Directory."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.agencies import Agency, Directory
from corpus.lazy import pattern
from corpus.plan import Assignment, Duty, Record, Target, Task
from corpus.text import key, unglued

_LINK = pattern(r"[,;]|\bvà\b", re.I)
_UNITS = ("huyện", "quận", "xã", "phường")
_PARENT = pattern(r"(?P<name>.+?)\s*\((?P<parent>[^)]+)\)")


def names(directory: Directory, raw: str) -> tuple[str, ...]:
    """Canonical names of the agencies that a printed cell or line holds."""
    found = [agency.name for agency in directory.split(raw)] if raw else []
    return tuple(dict.fromkeys(name for long in found for name in _with_parent(directory, long)))


def _with_parent(directory: Directory, name: str) -> tuple[str, ...]:
    """ "Trung tâm xúc tiến đầu tư (Văn phòng UBND tỉnh)": the centre and the office over it."""
    found = _PARENT.fullmatch(name)
    parents = directory.split(found["parent"]) if found else ()
    if found is None or not parents or parents[0].kind == "other":
        return (name,)
    return (found["name"], *(parent.name for parent in parents))


def is_agencies(directory: Directory, raw: str) -> bool:
    """Is this wholly a list of agencies? "Nguồn kinh phí thực hiện" is not.

    It is when it opens with the first agency's own first word or a shorter form of its
    name ("Mặt trận Tổ quốc tỉnh"), and every name is of a known kind or a collective.
    """
    raw = unglued(raw)
    found = directory.split(raw)
    if (
        not found
        or directory.opens_no_name(raw)
        or not all(_is_body(directory, agency) for agency in found)
    ):
        return False
    said, name = key(raw).split(), key(found[0].name).split()
    if len(said) == 1 and found[0].collective:
        return False  # "Sở" names nobody
    if not found[0].collective and said[:1] == ["cac"]:
        said = said[1:]  # "Các sở: Tài chính, Nội vụ"
    opening = _LINK.split(raw)[0].strip()
    first = key(opening).split()
    listed = directory.get(opening) is not None  # "Đoàn Thanh niên …" for "Tỉnh đoàn"
    shortened = len(first) > 2 and _stands_in(first, name)
    return said[:1] == name[:1] or raw[:2].isupper() or shortened or listed


def _is_body(directory: Directory, agency: Agency) -> bool:
    if agency.collective:
        return bool(agency.members) or directory.is_group(agency.name)
    return agency.kind != "other" and directory.is_name(agency.name)


def _stands_in(words: list[str], name: list[str]) -> bool:
    """All of the words stand in the name, in their order."""
    rest = iter(name)
    return all(word in rest for word in words)


def resolve_short_names(
    records: tuple[Record, ...], directory: Directory, issuer: str = ""
) -> tuple[Record, ...]:
    """A plan that names one city's committee in full means it by "Ủy ban nhân dân thành phố"."""
    every = {name for record in records for name in _all_names(record)}
    full = _of_own_level(every, issuer)
    for name in every:
        longer = [other for other in every if other.startswith(f"{name} ")]
        if len(longer) == 1 and _is_local(directory, name) and _is_local(directory, longer[0]):
            full[name] = longer[0]
    return tuple(_renamed(record, full) for record in records) if full else records


def _of_own_level(every: set[str], issuer: str) -> dict[str, str]:
    """To a district or commune "Phòng Nội vụ huyện" is the "Phòng Nội vụ" that it also writes.

    An office that initials alone name ("VP HĐND&UBND") is the commune's where nothing else is
    known; a district that also writes its own out means that one.
    """
    own = next((f" {unit}" for unit in _UNITS if f" {unit} " in issuer), None)
    if own is None:
        return {}
    shorter = {name: name.removesuffix(own) for name in every if name.endswith(own)}
    twins = {n: n.removesuffix(" xã") + own for n in every if n.endswith(" xã") and own != " xã"}
    return {name: other for name, other in (shorter | twins).items() if other in every}


def _all_names(record: Record) -> tuple[str, ...]:
    if isinstance(record, Task | Assignment | Duty):
        return (*record.lead, *record.coordinating)
    return record.lead if isinstance(record, Target) else ()


def _is_local(directory: Directory, name: str) -> bool:
    found = directory.split(name)
    return len(found) == 1 and not found[0].collective and found[0].kind.startswith("ubnd")


def _renamed(record: Record, full: dict[str, str]) -> Record:
    if isinstance(record, Task | Assignment | Duty):
        lead = tuple(full.get(name, name) for name in record.lead)
        others = tuple(full.get(name, name) for name in record.coordinating)
        return replace(record, lead=lead, coordinating=others)
    if isinstance(record, Target):
        return replace(record, lead=tuple(full.get(name, name) for name in record.lead))
    return record
