"""Agencies whose work is left out, and those that have the other part in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from assistant.understanding.limits.words import WORK, Span
from corpus.agencies import Mention
from corpus.lazy import pattern


def names(found: Sequence[Mention]) -> tuple[str, ...]:
    every = (name for m in found for name in (m.agency.name, *(a.name for a in m.alternatives)))
    return tuple(dict.fromkeys(every))


_EXCEPT = pattern(
    r"(?<!\w)(?:ngoai tru|loai tru|tru|khong (?:tinh|ke|gom|bao gom|lay)|bo qua|bo ra)"
    rf"(?: (?:ra|di|het|ca))*(?: (?:cac|nhung|moi))?(?: {WORK})?"
    r"(?: (?:cua|do|thuoc(?: ve)?|ma))?\s*$"
)
_AND = pattern(r"\s*(?:,|;|va|va ca|hoac|hay)\s*(?:cua |do )?$")
_AFTER = pattern(r"(?: (?:chu tri|phu trach|lam|dam nhiem|ra|thoi|dau))*")


def left_out(bare: str, found: Sequence[Mention]) -> tuple[list[Mention], tuple[Span, ...]]:
    """Agencies whose work is left out ("trừ các việc do Sở Y tế chủ trì"), and the spans."""
    named: list[Mention] = []
    spans: list[Span] = []
    for mention in found:
        before = _EXCEPT.search(bare[: mention.start])
        more = bool(named) and _AND.fullmatch(bare[named[-1].end : mention.start])
        if before or more:
            after = _AFTER.match(bare, mention.end)
            start = before.start() if before else mention.start
            named.append(mention)
            spans.append((start, after.end() if after else mention.end))
    return named, tuple(spans)


_FILLED = r"(?:\s|,|phai|can|se|co|duoc|duoc giao|cung|chi|tham gia|vao|thi|ma|vai tro)*"
_LEADS = pattern(rf"{_FILLED}(?:chu tri|lam dau moi|dung dau|lam chinh|phu trach chinh)(?!\w)")
_AIDS = pattern(rf"{_FILLED}(?:phoi hop|ho tro|tham gia cung)(?!\w)")
_ASIDE = pattern(r"(?<!\w)(?:phoi hop|ho tro|tham gia)(?: (?:voi|cung|cung voi|cho|la|gom))*\s*$")
_JOINT = pattern(
    r"\s*(?:[^\W\d_]+\s+){0,6}?(?P<lead>chu tri,?\s*(?:va )?)?"
    r"phoi hop (?:chat che )?(?:voi|cung(?: voi)?)\s*"
)


def with_other_part(
    bare: str, found: tuple[Mention, ...]
) -> tuple[tuple[Mention, ...], tuple[Mention, ...], Literal["lead", "coordinating"] | None]:
    """Of agencies with different parts in the work those asked about, the others, and the
    part of the asked ones."""
    lead, aids = _parts(bare, found)
    if not (lead and aids):
        return found, (), None
    if found[0] in lead:
        return tuple(lead), tuple(aids), "lead"
    return tuple(aids), tuple(lead), "coordinating"


def _parts(bare: str, found: Sequence[Mention]) -> tuple[list[Mention], list[Mention]]:
    """Agencies that lead and agencies that coordinate, where the text says so of all of them.
    "A phối hợp với B": B leads, unless "A chủ trì, phối hợp với B"."""
    lead: list[Mention] = []
    aids: list[Mention] = []
    for at, mention in enumerate(found):
        before = bare[found[at - 1].end : mention.start] if at else ""
        joint = _JOINT.fullmatch(before) if at else None
        if joint and at == 1:
            (lead if joint["lead"] else aids).append(found[0])
            (aids if joint["lead"] else lead).append(mention)
        elif _LEADS.match(bare, mention.end):
            lead.append(mention)
        elif _AIDS.match(bare, mention.end) or _ASIDE.search(bare[: mention.start]):
            aids.append(mention)
    lead = [m for m in dict.fromkeys(lead) if m not in aids]
    return (lead, aids) if len({*lead, *aids}) == len(found) else ([], [])
