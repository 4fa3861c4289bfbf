"""Agencies that a question names, as the plans at hand know them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.understanding.fields import find_called
from assistant.understanding.places import flat
from assistant.understanding.wording import Vocabulary
from corpus.agencies import Agency, Directory, Mention
from corpus.plan import Manifest
from corpus.provinces import Provinces
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
    called = find_called(text, found, context.directory, context.known_agencies)
    found += [_likely(mention, context) for mention in called]
    return tuple(sorted((*found, *_schools(text, found, context)), key=lambda m: m.start))


def _mentions(text: str, context: Context) -> Iterator[Mention]:
    """Agencies of the directory, without those that a slip only seems to name."""
    for mention in context.directory.find(text):
        if _is_digital(text, mention, context.vocabulary) or key(mention.agency.name) in _BARE:
            continue
        if mention.exact:
            yield mention
        else:
            rest = mention.start + len(mention.surface.split()[0])
            inner = [m for m in context.directory.find(text[rest : mention.end]) if m.exact]
            if inner and " " in inner[0].surface:  # "cho hoi Công an tỉnh"
                start, end = rest + inner[0].start, rest + inner[0].end
                yield replace(inner[0], start=start, end=end)
            else:
                yield mention


# What a question calls any body, though a document may have it as a name of one.
_BARE = frozenset(
    ("so", "ban", "bo", "co quan", "don vi", "dia phuong", "to chuc", "nganh", "phong")
)


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
