"""[1] in an answer becomes a link to the cited place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs, quote, unquote, urlsplit

from assistant.answer import Citation
from chat.escape import escape, unlinked

_MARK = re.compile(r"(?<!\\)\[(\d+)\](?![(\[:])|(?<!\\)\[(\d+)\](?=\[\d)")
_LINES = re.compile(r"(\d{1,7})-(\d{1,7})")
ROOT = "/ke-hoach/"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a link points: a plan, its lines, and the locator of the clause."""

    plan: str
    lines: tuple[int, int]
    locator: str


def link(plan: str, locator: str, lines: tuple[int, int] | None = None) -> str:
    """The address of a clause in the plan browser.

    >>> link("thaibinh-26-2025", "II.2.đ", (73, 75))
    '/ke-hoach/thaibinh-26-2025?dong=73-75#II.2.%C4%91'
    """
    query = f"?dong={lines[0]}-{lines[1]}" if lines else ""
    return f"{ROOT}{quote(plan, safe='')}{query}#{quote(locator, safe='~/-._')}"


def place(address: str) -> Place | None:
    """What `link` wrote, read back; None for anything else.

    >>> place("/ke-hoach/a-1?dong=3-4#I.1")
    Place(plan='a-1', lines=(3, 4), locator='I.1')
    """
    parts = urlsplit(address)
    found = _LINES.fullmatch("".join(parse_qs(parts.query).get("dong", ())))
    if parts.scheme or parts.netloc or not parts.path.startswith(ROOT) or not found:
        return None
    plan = unquote(parts.path.removeprefix(ROOT))
    return Place(plan, (int(found[1]), int(found[2])), unquote(parts.fragment))


def with_chips(markdown: str, citations: Sequence[Citation]) -> str:
    """The answer's Markdown with each marker that has a citation made a link; nothing else
    in it is one."""
    known = {str(citation.n): citation for citation in citations}

    def chip(match: re.Match[str]) -> str:
        citation = known.get(match[1] or match[2])
        return _chip(citation) if citation else match.group()

    return _MARK.sub(chip, unlinked(markdown))


def _chip(citation: Citation) -> str:
    address = link(citation.plan, citation.locator, citation.lines)
    return f'[\\[{citation.n}\\]]({address} "{escape(citation.label)}")'
