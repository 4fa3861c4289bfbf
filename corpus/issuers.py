"""Organs that issue documents and do no work of a plan: Quốc hội, Chính phủ, Bộ Chính trị."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from corpus.lazy import pattern
from corpus.reference.tables import Shape, block_lines, check_table, read_toml, refuse
from corpus.text import key

_PATH = Path(__file__).parent / "reference" / "issuers.toml"
_SHAPE: Shape = {"names": (list, True), "codes": (list, False)}
_LETTER = pattern(r"\d+/([^\W\d_]+)-[^\W\d_][\w&]*")  # "1552/BTTTT-THH"


class Issuer(NamedTuple):
    """An organ by all its names, the usual one first, and what its numbers end in."""

    names: tuple[str, ...]
    codes: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return self.names[0]


@lru_cache(maxsize=4)
def load_issuers(path: Path = _PATH) -> tuple[Issuer, ...]:
    """The issuers of issuers.toml. Raises ReferenceDataError with every fault in it."""
    data, text = read_toml(path)
    rows = data.get("issuer", [])
    lines = block_lines(text, "issuer")
    faults = [f"{path}:{lines[i]}: {what}" for i, what in check_table(rows, _SHAPE)]
    faults += [
        f"{path}:{lines[i]}: names chưa có tên nào"
        for i, row in enumerate(rows)
        if not row.get("names")
    ]
    refuse(faults)
    return tuple(Issuer(tuple(r["names"]), tuple(r.get("codes", ()))) for r in rows)


def issuers_in(text: str) -> tuple[str, ...]:
    """The usual names of the issuers that a text names, in order; the longest name counts.

    >>> issuers_in("Quyết định của Thủ tướng Chính phủ"), issuers_in("nghị quyết của bộ chính trị")
    (('Thủ tướng Chính phủ',), ('Bộ Chính trị',))
    """
    names, spelt = _names()
    return tuple(dict.fromkeys(names[m.group()] for m in spelt.finditer(key(text))))


def issuer_of_number(number: str) -> str | None:
    """Who issued a document, by the end of its number, or by the start of a letter's sign; None
    where that does not tell.

    >>> issuer_of_number("193/2025/QH15"), issuer_of_number("57-NQ/TW")
    ('Quốc hội', None)
    >>> issuer_of_number("708/BTTTT-CATTT")
    'Bộ Thông tin và Truyền thông'
    """
    return _sender(number) or _of_code(re.split(r"[-/]", number)[-1])


def is_letter(number: str) -> bool:
    """Is it the number of an official letter (công văn), which tells who sent it and which unit
    wrote it, and no kind (Nghị định 30/2020/NĐ-CP)?

    >>> is_letter("1552/BTTTT-THH"), is_letter("97/NQ-CP"), is_letter("57-NQ/TW")
    (True, False, False)
    """
    return _sender(number) is not None


def _sender(number: str) -> str | None:
    letter = _LETTER.fullmatch(number)
    return _of_code(letter[1]) if letter else None


def _of_code(ending: str) -> str | None:
    code = key(ending).rstrip("0123456789")
    return next((i.name for i in load_issuers() if code in map(key, i.codes)), None)


@lru_cache(maxsize=1)
def _names() -> tuple[dict[str, str], re.Pattern[str]]:
    found = {key(name): issuer.name for issuer in load_issuers() for name in issuer.names}
    either = "|".join(map(re.escape, sorted(found, key=len, reverse=True)))
    return found, re.compile(rf"(?<!\w)(?:{either})(?!\w)")
