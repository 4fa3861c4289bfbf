"""Provinces that a question names, as the plans at hand know them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.understanding.names.agencies import Context
from assistant.understanding.words.lexicon import Vocabulary
from corpus.lazy import pattern
from corpus.provinces import ProvinceMention
from corpus.text import key


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
    """Is a province without plans the end of a longer name ("ĐHQG Hà Nội"), by a capital or
    by the words that the plans have before it?"""
    known = any(mention.name in (p.province, _heir(p.province, context)) for p in context.plans)
    claimed = any(a < mention.start <= b + 1 for a, b in taken)
    if known or claimed:
        return False
    if _is_printed_behind(text, mention, context.vocabulary):
        return True
    before = re.search(r"(?<!\w)([A-ZĐ]\w+) $", text[: mention.start])
    return bool(before and text[: before.start()].strip() and not text.isupper())


_NAMING = 3  # words before a place that make it part of a name: "đại học quốc gia Hà Nội"


def _is_printed_behind(text: str, mention: ProvinceMention, vocabulary: Vocabulary) -> bool:
    """Do the plans have the words before a place side by side with it?"""
    before = key(text[: mention.start]).split()[-_NAMING:]
    named = len(before) == _NAMING and before[-1] not in _LEADS
    return named and vocabulary.has_phrase([*before, *key(mention.surface).split()])


def _heir(name: str, context: Context) -> str | None:
    province = context.provinces.get(name)
    return province.merged_into if province else None


_LEADS = frozenset(("tinh", "o", "tai", "cua", "tp", "pho", "trong", "va", "giua"))


def _continues(text: str, mention: ProvinceMention, vocabulary: Vocabulary) -> bool:
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
        if initials not in text:
            continue
        for match in re.finditer(rf"(?<![\w&/.-]){re.escape(initials)}(?![\w&/-])", text):
            if not any(a <= match.start() < b for a, b in taken):
                found.append(ProvinceMention(*match.span(), name, initials, False))
    return found
