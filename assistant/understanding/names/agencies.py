"""Agencies that a question names, as the plans at hand know them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from assistant.understanding.names.fields import find_called
from assistant.understanding.names.localities import find_localities
from assistant.understanding.names.plans import locality_of
from assistant.understanding.names.shared_heads import find_sharing
from assistant.understanding.names.sorts import find_sorts
from assistant.understanding.words.lexicon import Vocabulary
from assistant.understanding.words.spans import flat
from corpus.agencies import Agency, Directory, Mention
from corpus.lazy import pattern
from corpus.plan import Manifest
from corpus.provinces import Provinces
from corpus.text import accented, fold, key

_INITIALS = 2


class Context(NamedTuple):
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
    sharing = find_sharing(text, found, context.directory)
    found += [_completed(_likely(mention, context), context) for mention in sharing]
    found += [
        m
        for m in find_sorts(text, context.known_agencies, context.directory, context.vocabulary)
        if not _overlaps(m, found)
    ]
    found += [m for m in _localities(text, context) if not _overlaps(m, found)]
    found = [_with_office(text, mention) for mention in found]
    return tuple(sorted((*found, *_schools(text, found, context)), key=lambda m: m.start))


def names_body(text: str, context: Context) -> bool:
    """Is a body named, by its name or its initials?"""
    return bool(find_agencies(text, context))


def _localities(text: str, context: Context) -> Iterator[Mention]:
    """Communes and districts that are called without their committee; one whose plan is here is a
    scope, and so is a city that is a province."""
    for mention in find_localities(text, context.directory):
        issues = any(plan.issuer == mention.agency.name for plan in context.plans)
        if not issues and not _is_province(mention.surface, context):
            yield mention


def _is_province(surface: str, context: Context) -> bool:
    """ "Thành phố Đà Nẵng": one that none of the plans here is of."""
    named = {found.name for found in context.provinces.find(surface, ())}
    return bool(named) and named.isdisjoint(plan.province for plan in context.plans)


def _overlaps(mention: Mention, found: Sequence[Mention]) -> bool:
    return any(m.start < mention.end and mention.start < m.end for m in found)


# Who sits in a body and asks for it: "văn phòng Sở Y tế".
_OFFICE = pattern(r"(?<!\w)(?:van phong|chuyen vien|can bo|bo phan)\s+$")


def _with_office(text: str, mention: Mention) -> Mention:
    """The mention with the office of it that is named before."""
    office = _OFFICE.search(flat(text[: mention.start]))
    if office is None or mention.agency.kind == "ubnd_tinh":
        return mention
    return replace(mention, start=office.start(), surface=text[office.start() : mention.end])


def _mentions(text: str, context: Context) -> Iterator[Mention]:
    """Agencies of the directory, without those that a slip only seems to name."""
    for mention in context.directory.find(text):
        if _is_digital(text, mention, context.vocabulary) or _is_word(mention):
            continue
        if _is_across(text, mention, context.vocabulary):
            continue
        if key(mention.agency.name) in _BARE:
            continue
        if mention.exact:
            yield mention
        elif not (_is_place(mention, context) or _runs_on(text, mention, context)):
            rest = mention.start + len(mention.surface.split()[0])
            inner = [m for m in context.directory.find(text[rest : mention.end]) if m.exact]
            if inner and " " in inner[0].surface:  # "cho hoi Công an tỉnh"
                start, end = rest + inner[0].start, rest + inner[0].end
                yield replace(inner[0], start=start, end=end)
            else:
                yield mention


def _is_place(mention: Mention, context: Context) -> bool:
    """ "so Thái Nguyên với …" is no "Sở Tài nguyên": what only resembles a name is none where a
    place is spelt in it that the name does not have."""
    places = (place for place in context.provinces.find(mention.surface) if place.exact)
    return any(key(place.name) not in key(mention.agency.name) for place in places)


def _is_across(text: str, mention: Mention, vocabulary: Vocabulary) -> bool:
    """ "phân công an toàn thông tin" has no "công an": both of its words go with others."""
    own = flat(mention.surface).split()
    before, behind = (
        _BEFORE.search(flat(text[: mention.start])),
        _BEHIND.match(flat(text[mention.end :])),
    )
    if len(own) != _PAIR or mention.surface[0].isupper() or not (before and behind):
        return False
    return all(map(vocabulary.has_phrase, ([before[1], own[0]], [own[1], behind[1]])))


_PAIR = 2
_BEFORE = pattern(r"([^\W\d_]+) $")


def _runs_on(text: str, mention: Mention, context: Context) -> bool:
    """ "co quan thuc hien" is no "cơ quan thuế": the last word of what only resembles a name
    is none of it, and goes with the one behind."""
    behind = _BEHIND.match(flat(text[mention.end :]))
    said = key(mention.surface)
    last = said.split()[-1]
    named = last in key(mention.agency.name).split() or said in _spelt(context.directory)
    return bool(behind and not named and context.vocabulary.has_phrase([last, behind[1]]))


_BEHIND = pattern(r" ([^\W\d_]+)")


@lru_cache(maxsize=2)
def _spelt(directory: Directory) -> frozenset[str]:
    return frozenset(map(key, directory.spellings))


def _is_word(mention: Mention) -> bool:
    """ "cả tỉnh" is no "CA tỉnh": initials have no diacritics on a vowel."""
    typed, named = (accented(s.split()[0]) for s in (mention.surface, mention.agency.name))
    said = any(c != fold(c) and fold(c) in "aeiouy" for c in typed)
    return len(typed) == _INITIALS and typed != named and said


# What a question calls any body, though a document may have it as a name of one.
_BARE = frozenset(
    ("so", "ban", "bo", "co quan", "don vi", "dia phuong", "to chuc", "nganh", "phong")
)


def _is_digital(text: str, mention: Mention, vocabulary: Vocabulary) -> bool:
    """ "kinh te so nong nghiep": "so" that ends a word of the plans is no "Sở"; a whole name
    is one ("de an So Tu phap") unless the plans have it behind that word too, and so is one
    with a capital behind a small letter."""
    beside = _BESIDE.search(flat(text[: mention.start]))
    named = key(mention.surface).split()
    if named[0] != "so" or mention.surface[:2].lower() != "so" or beside is None:
        return False
    if mention.surface[0] == "S" and text[mention.start - 2].islower():
        return False
    whole = mention.exact and named == key(mention.agency.name).split()
    words = [beside[2], *named[:2]] if whole else [beside[1], beside[2], "so"]
    return vocabulary.has_phrase(words, without="sở")


_BESIDE = pattern(r"(\w+) (\w+) $")


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
    if own := _branch(mention, context) or _at_home(mention, context):
        return replace(mention, agency=own)
    longer = _without_head(context.known_agencies).get(key(mention.agency.name), ())
    agency = context.directory.get(longer[0]) if len(longer) == 1 else None
    if agency:
        return replace(mention, agency=agency, exact=False)
    return _with_near(mention, context)


_OF_PLACES = ("ubnd_tinh", "ubnd_huyen", "ubnd_xa", "hdnd")  # their level is in their name
_TELLING = 5  # words that tell one body of a kind from another
_FEWEST = 4  # words that do where one body alone has them: "Đại học Y Dược"


def _with_near(mention: Mention, context: Context) -> Mention:
    """A body that no plan knows, as those of its kind that the plans call by all its words
    and more: "Ban Quản lý các KCN" stands for one of each province."""
    words = [word for word in key(mention.agency.name).split() if word != "tinh"]
    kind = mention.agency.kind
    if len(words) < _FEWEST or kind in _OF_PLACES or mention.alternatives:
        return mention
    every = (context.directory.get(name) for name in sorted(context.known_agencies))
    near = [a for a in every if a and not a.collective and a.kind == kind and _has(a.name, words)]
    if not near or (len(words) < _TELLING and len(near) > 1):
        return mention
    first, *others = near
    return replace(mention, agency=first, exact=False, alternatives=tuple(others))


def _has(name: str, words: Sequence[str]) -> bool:
    """Does a name have all these words in their order?"""
    rest = iter(key(name).split())
    return all(word in rest for word in words)


def _at_home(mention: Mention, context: Context) -> Agency | None:
    """A body called by the place whose plan is here, which leaves that out or says the level
    alone: "Bệnh viện Đa khoa huyện Mai Sơn" is its "Bệnh viện Đa khoa huyện"."""
    said = flat(mention.agency.name)
    for place in filter(None, map(locality_of, context.plans)):
        if not said.endswith(f" {place['place']}"):
            continue
        words = len(place["name"].split())
        for size in (words, words + len(place["unit"].split())):
            agency = context.directory.get(" ".join(mention.agency.name.split()[:-size]))
            if agency and agency.name in context.known_agencies:
                return agency
    return None


def _branch(mention: Mention, context: Context) -> Agency | None:
    """The province's branch of a body of the centre that goes by the short name of both:
    of "Ngân hàng Nhà nước" the plans know the one "tỉnh"."""
    if key(mention.surface) == key(mention.agency.name):
        return None
    branch = context.directory.get(f"{mention.agency.name} tỉnh")
    return branch if branch and branch.name in context.known_agencies else None
