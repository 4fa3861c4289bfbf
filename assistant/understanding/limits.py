"""What narrows a list beside agency, days, place and topic.

"… có kết quả là “Văn bản hợp tác”", "đề án nào", "trừ các việc của Sở Y tế", "Sở A phối
hợp với Sở B".
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from assistant.answer import Limits
from corpus.agencies import Mention
from corpus.lazy import pattern
from corpus.text import key

_FILE = Path(__file__).parent / "limits.toml"
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Limited:
    """The limits of a text, the spans that say them, the agencies that are asked about
    still, and in which role where the limits tell."""

    limits: Limits
    spans: tuple[Span, ...]
    asked: tuple[Mention, ...]
    role: Literal["lead", "coordinating"] | None = None


@dataclass(frozen=True, slots=True)
class Book:
    """limits.toml: documents and things by their folded names, what may stand between one and
    what asks for it, and what stands before one in the text of the work that makes it."""

    documents: dict[str, str]
    things: dict[str, str]
    between: tuple[str, ...]
    writes: frozenset[str]
    makes: frozenset[str]
    passed: frozenset[str]

    @property
    def products(self) -> dict[str, str]:
        return self.documents | self.things


@cache
def load_limits() -> Book:
    """The shipped words."""
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    documents, things = ({key(n): n for n in data[kind]} for kind in ("documents", "things"))
    writes = frozenset(data["writes"])
    return Book(
        documents=documents,
        things=things,
        between=tuple(data["between"]),
        writes=writes,
        makes=writes | frozenset(data["makes"]),
        passed=frozenset(data["passed"]),
    )


def find_limits(text: str, bare: str, found: tuple[Mention, ...]) -> Limited:
    """The limits of a text, also given flat, in which agencies were found."""
    without, spans = _without(bare, found)
    rest = tuple(m for m in found if m not in without)
    asked, beside, role = _beside(bare, rest)
    result = _output(bare)
    output, whole = "", False
    if result:
        said, whole, span = result
        output, spans = text[slice(*said)].strip(), (*spans, span)
    makes = () if output else _makes(bare, [m.start for m in found])
    limits = Limits(makes, output, whole, _names(without), _names(beside))
    return Limited(limits, spans, asked, role)


def _names(found: Sequence[Mention]) -> tuple[str, ...]:
    every = (name for m in found for name in (m.agency.name, *(a.name for a in m.alternatives)))
    return tuple(dict.fromkeys(every))


_WORK = r"(?:viec|nhiem vu|cong viec|dau viec|phan viec|phan|khoan|cai|de an)"
_EXCEPT = pattern(
    r"(?<!\w)(?:ngoai tru|loai tru|tru|khong (?:tinh|ke|gom|bao gom|lay)|bo qua|bo ra)"
    rf"(?: (?:ra|di|het|ca))*(?: (?:cac|nhung|moi))?(?: {_WORK})?"
    r"(?: (?:cua|do|thuoc(?: ve)?|ma))?\s*$"
)
_AND = pattern(r"\s*(?:,|;|va|va ca|hoac|hay)\s*(?:cua |do )?$")
_AFTER = pattern(r"(?: (?:chu tri|phu trach|lam|dam nhiem|ra|thoi|dau))*")


def _without(bare: str, found: Sequence[Mention]) -> tuple[list[Mention], tuple[Span, ...]]:
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


def _beside(
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


_RESULT = (
    r"(?:ket qua|san pham|dau ra)(?: (?:dau ra|thuc hien|cuoi cung|phai co|can co|hoan thanh))*"
)
_SAYS = (
    r"(?: (?:phai|can|duoc|co|thi))*(?: (?:ghi|neu|in|de))?"
    r"(?: (?:la|gom|bang|o dang|thuoc loai|dang|ro la))?"
    r"(?P<whole>(?: (?:dung|chi|dung la|chi la|chi ghi|co))*"
    r"(?: (?:mot|1|hai|2))?(?: (?:chu|cum tu|tu|dong chu))?)\s*:?\s*"
)
_OUTPUT = pattern(
    rf"(?<!\w)(?:cot |o |muc |phan )?{_RESULT}{_SAYS}"
    r"(?:[“\"'‘«](?P<quoted>[^”\"'’»]{2,80})[”\"'’»]|(?<=la )(?P<bare>[^,.;:?!()“\"]{3,60}))"
)
_ASKS = pattern(r"^(?:gi|nao|sao|the nao|bao nhieu|may|nhu the nao|nhung gi|cai gi|ai|mot)(?!\w)")
_ENDS = pattern(
    r"\s+(?:(?:va|ma|thi|do|cua|o|trong|thuoc|khong|nhe|a|vay|nua|voi|den han|co han|han)(?!\w)).*$"
)


def _output(bare: str) -> tuple[Span, bool, Span] | None:
    """Where the words of the printed result that is asked for stand, whether it must say
    nothing else, and the span that says so."""
    found = _OUTPUT.search(bare)
    if found is None:
        return None
    group = "quoted" if found["quoted"] else "bare"
    said = _ENDS.sub("", found[group]) if group == "bare" else found[group]
    if _ASKS.search(said.strip()):
        return None
    start = found.start(group)
    end = found.end() if group == "quoted" else start + len(said)
    whole = not {"dung", "chi"}.isdisjoint(found["whole"].split())
    return (start, start + len(said)), whole, (found.start(), end)


def _makes(bare: str, names: Sequence[int]) -> tuple[str, ...]:
    """Products that are asked for ("những cơ chế, đề án nào"), of an agency whose name may
    follow; none beside "nhiệm vụ, đề án nào", which asks for all work."""
    for found in _asked().finditer(bare):
        before = bare[: found.start()]
        sure = found["which"] or found["counted"]
        listed = found["listed"] and (_OF.match(bare, found.end()) or found.end() + 1 in names)
        products = load_limits().products
        each = tuple(dict.fromkeys(products[key(n)] for n in _CHAIN.split(found["named"])))
        plan = each == ("kế hoạch",) and not _MADE.search(before)  # "kế hoạch nào nhắc …"
        if (sure or listed) and not (plan or _GENERAL.search(before)):
            return each
    return ()


_OF = pattern(
    r" (?:ma|do|cua|phai|can|duoc giao|den han|co han|toi han|trong (?:nam|thang|quy))(?!\w)"
    r"|[?.! ]*$"
)
_MADE = pattern(r"(?<!\w)(?:xay dung|ban hanh|lap|trinh|tham muu|soan thao) (?:nhung |cac )?$")


def without_products(topic: str, limits: Limits) -> str:
    """A topic without the products that are asked for, and without what makes them.

    >>> without_products("xây dựng báo cáo chuyên đề", Limits(makes=("báo cáo",)))
    'chuyên đề'
    """
    if not limits.makes:
        return topic
    book, typed = load_limits(), topic.split()
    for made in map(key, limits.makes):
        size, folded = len(made.split()), [key(word) for word in typed]
        at = next((i for i in range(len(typed)) if " ".join(folded[i : i + size]) == made), None)
        if at is not None:
            typed[at : at + size] = []
    for size in (2, 1):
        if key(" ".join(typed[:size])) in book.makes:
            typed = typed[size:]
    return " ".join(typed)


_CHAIN = pattern(r"\s*,\s*|\s+(?:va|hoac|hay)\s+")
_GENERAL = pattern(rf"(?<!\w){_WORK}\s*(?:,|va|hoac|hay)\s*$")


@cache
def _asked() -> re.Pattern[str]:
    """ "(những) N nào", "bao nhiêu N"; "liệt kê các N", which something must follow."""
    book = load_limits()
    either = "|".join(map(re.escape, sorted(book.products, key=len, reverse=True)))
    chain = rf"(?:{either})(?:(?:\s*,\s*|\s+(?:va|hoac|hay)\s+)(?:{either}))*"
    adjective = "|".join(map(re.escape, book.between))
    return re.compile(
        r"(?<!\w)(?:(?P<counted>(?:bao nhieu|may)\s+)"
        r"|(?P<listed>(?:(?:liet ke|danh sach|danh muc|ke ten|tong hop|nhung|cac)\s+)+))?"
        rf"(?P<named>{chain})(?: (?:{adjective}))?(?P<which> (?:nao|gi))?(?!\w)"
    )
