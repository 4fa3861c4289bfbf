"""Agencies and provinces that a question names, as the plans at hand know them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.places import flat
from assistant.wording import Vocabulary
from corpus.agencies import Agency, Directory, Mention
from corpus.lazy import pattern
from corpus.plan import Manifest
from corpus.provinces import ProvinceMention, Provinces
from corpus.text import key


@dataclass(frozen=True, slots=True)
class Context:
    """What a question is understood with."""

    plans: tuple[Manifest, ...]
    directory: Directory
    provinces: Provinces
    vocabulary: Vocabulary
    known_agencies: frozenset[str] = frozenset()
    leads: Callable[[str], bool] = bool


def find_agencies(text: str, context: Context) -> tuple[Mention, ...]:
    """Agencies named; of an ambiguous name, those that the plans know."""
    likely = (_likely(m, context) for m in _mentions(text, context))
    found = [_completed(mention, context) for mention in likely]
    return tuple(sorted((*found, *_schools(text, found, context)), key=lambda m: m.start))


def _mentions(text: str, context: Context) -> Iterator[Mention]:
    """Agencies of the directory, without those that a slip only seems to name."""
    for mention in context.directory.find(text):
        digital = _is_digital(text, mention, context.vocabulary)
        if mention.exact and not digital:
            yield mention
        elif not digital:
            rest = mention.start + len(mention.surface.split()[0])
            inner = [m for m in context.directory.find(text[rest : mention.end]) if m.exact]
            if inner and " " in inner[0].surface:  # "cho hoi Công an tỉnh"
                start, end = rest + inner[0].start, rest + inner[0].end
                yield replace(inner[0], start=start, end=end)
            else:
                yield mention


def _is_digital(text: str, mention: Mention, vocabulary: Vocabulary) -> bool:
    """ "ban do so nong nghiep": "so" that ends a word of the plans is no "Sở"."""
    before = key(text[: mention.start]).split()[-2:]
    plain = mention.surface.split()[0].lower() == "so"
    return plain and len(before) == 2 and vocabulary.has_phrase([*before, "so"])


def _schools(text: str, found: Sequence[Mention], context: Context) -> list[Mention]:
    """Schools that the plans know, called without "Trường" and in small letters."""
    bare, schools = flat(text), []
    for short, name in _short_schools(context.known_agencies).items():
        match = re.search(rf"(?<!\w){re.escape(short)}(?!\w)", bare) if short in bare else None
        agency = context.directory.get(name)
        if (
            match
            and agency
            and not any(m.start < match.end() and match.start() < m.end for m in found)
        ):
            schools.append(Mention(*match.span(), agency, text[slice(*match.span())], exact=False))
    return schools


@lru_cache(maxsize=4)
def _short_schools(known: frozenset[str]) -> dict[str, str]:
    names = {flat(name): name for name in sorted(known)}
    return {n.removeprefix("truong "): name for n, name in names.items() if n.startswith("truong ")}


@lru_cache(maxsize=4)
def _without_head(known: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """Known names by all their words but the first."""
    found: dict[str, tuple[str, ...]] = {}
    for name in sorted(known):
        tail = key(name).partition(" ")[2]
        found[tail] = (*found.get(tail, ()), name)
    return found


_SPEAKS = pattern(
    r"(?<!\w)(?:toi|em|anh|chi|minh|chau|co|chu|ben minh)\s+(?:(?:dang|hien)\s+)?"
    r"(?:la|ben|o|thuoc|cong tac (?:tai|o)|lam (?:viec )?(?:tai|o)|tu)\s+(?:\w+\s+){0,3}?$"
)


def asked_about(found: tuple[Mention, ...], bare: str) -> tuple[Mention, ...]:
    """Agencies without the one that the asker belongs to, where another is named: "anh bên
    Văn phòng UBND tỉnh đây, …"."""
    others = tuple(
        m
        for m in found
        if not (_SPEAKS.search(bare[: m.start]) or _RECEIVES.search(bare[: m.start]))
    )
    return others or found


# "phải trình UBND tỉnh", "tham mưu UBND tỉnh", "nộp gì cho Sở …".
_RECEIVES = pattern(
    r"(?<!\w)(?:(?:trinh|tham muu|giup|bao cao|xin y kien|gui|nop|de xuat|kien nghi)"
    r"(?: voi| cho| len| ve)?"
    r"|(?:gui|nop|bao cao|trinh)(?: \w+){1,2} (?:cho|ve|len|voi))\s+$"
)


_GIVES = pattern(r"\s*(?:da |se |dang )?(?:giao|phan cong)(?! thong| luu| dich)(?!\w)")
_RECEIVER = pattern(r"(?<!\w)(?:co quan|don vi|so|nganh|dia phuong|ben|ai) ?(?:nao)?(?!\w)")


def receiving(found: tuple[Mention, ...], bare: str) -> tuple[Mention, ...]:
    """Agencies without the one that hands out work to another: "UBND tỉnh giao Sở …"."""
    kept = []
    for i, mention in enumerate(found):
        gives = _GIVES.match(bare, mention.end)
        told = i + 1 < len(found) or (gives and _RECEIVER.match(bare[gives.end() :].strip()))
        passive = i > 0 and re.search(r"(?<!\w)(?:duoc|do|theo) $", bare[: mention.start])
        if not (gives and (told or passive)):
            kept.append(mention)
    return tuple(kept)


def _likely(mention: Mention, context: Context) -> Mention:
    """Of the agencies that an ambiguous name may mean those that lead work in the plans,
    else those that the plans know ("SNV" is seldom Sở Ngoại vụ)."""
    if not mention.alternatives:
        return mention
    every = (mention.agency, *mention.alternatives)
    known = [a for a in every if a.name in context.known_agencies]
    first, *others = [a for a in known if context.leads(a.name)] or known or every
    return replace(mention, agency=first, alternatives=tuple(others))


def _completed(mention: Mention, context: Context) -> Mention:
    """A name that the plans have only with a word more in front: "Đại học Thái Bình"."""
    if mention.agency.name in context.known_agencies:
        return mention
    if branch := _branch(mention, context):
        return replace(mention, agency=branch)
    longer = _without_head(context.known_agencies).get(key(mention.agency.name), ())
    agency = context.directory.get(longer[0]) if len(longer) == 1 else None
    return replace(mention, agency=agency, exact=False) if agency else mention


def _branch(mention: Mention, context: Context) -> Agency | None:
    """The province's branch of a body of the centre that goes by the short name of both:
    of "Ngân hàng Nhà nước" the plans know the one "tỉnh"."""
    if key(mention.surface) == key(mention.agency.name):
        return None
    branch = context.directory.get(f"{mention.agency.name} tỉnh")
    return branch if branch and branch.name in context.known_agencies else None


def find_provinces(
    text: str, context: Context, taken: Sequence[tuple[int, int]]
) -> tuple[ProvinceMention, ...]:
    """Provinces named in full or by their initials, outside of the taken places."""
    found = (*_provinces(text, context, taken), *_short_provinces(text, context, taken))
    return tuple(_with_unit(text, mention) for mention in found)


_UNIT = pattern(
    r"(?<!\w)(?:(?:ở|tại|o|tai)\s+)?(?:tỉnh|tinh|thành phố|thanh pho|tp|t)\.?\s+$", re.I
)


def _with_unit(text: str, mention: ProvinceMention) -> ProvinceMention:
    """The mention with "tỉnh" or "TP" before it."""
    unit = _UNIT.search(text[: mention.start])
    if unit is None:
        return mention
    return replace(mention, start=unit.start(), surface=text[unit.start() : mention.end])


def _provinces(
    text: str, context: Context, taken: Sequence[tuple[int, int]]
) -> list[ProvinceMention]:
    """Provinces named, but not in "cáp quang năm 2030" or across an agency's edge."""
    found = []
    for mention in context.provinces.find(text, taken):
        crosses = any(a < mention.end and mention.start < b for a, b in taken)
        dated = re.search(r"(?i) n[aă]m$", mention.surface) and re.match(
            r"\s*20\d\d", text[mention.end :]
        )
        year = dated and not mention.surface.istitle()
        inside = not mention.exact and _continues(text, mention, context.vocabulary)
        inside = inside or _ends_name(text, mention, context, taken)
        if not (year or inside) and (mention.exact or not crosses):
            found.append(mention)
    return found


def _ends_name(
    text: str, mention: ProvinceMention, context: Context, taken: Sequence[tuple[int, int]]
) -> bool:
    """Is a province without plans the end of a longer name ("ĐHQG Hà Nội")?"""
    before = re.search(r"(?<!\w)([A-ZĐ]\w+) $", text[: mention.start])
    known = any(mention.name in (p.province, _heir(p.province, context)) for p in context.plans)
    claimed = any(a < mention.start <= b + 1 for a, b in taken)
    first = before is not None and not text[: before.start()].strip()
    return bool(before and not (known or claimed or first or text.isupper()))


def _heir(name: str, context: Context) -> str | None:
    province = context.provinces.get(name)
    return province.merged_into if province else None


_LEADS = frozenset(("tinh", "o", "tai", "cua", "tp", "pho", "trong", "va", "giua"))


def _continues(text: str, mention: ProvinceMention | Mention, vocabulary: Vocabulary) -> bool:
    """Does a name begin in the middle of a word of the plans ("cáp quang tại")?"""
    before = key(text[: mention.start]).split()[-1:]
    first = key(mention.surface).split()[:1]
    return (
        bool(before and first) and before[0] not in _LEADS and vocabulary.has_phrase(before + first)
    )


def _short_provinces(
    text: str, context: Context, taken: Sequence[tuple[int, int]]
) -> list[ProvinceMention]:
    """Initials in capitals of a province that has plans ("ĐT", "TN")."""
    if text.isupper():
        return []
    found = []
    for name in dict.fromkeys(p.province for p in context.plans):
        initials = "".join(word[0] for word in name.split())
        for match in re.finditer(rf"(?<![\w&/.-]){re.escape(initials)}(?![\w&/-])", text):
            if not any(a <= match.start() < b for a, b in taken):
                found.append(ProvinceMention(*match.span(), name, initials, False))
    return found
