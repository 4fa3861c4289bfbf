"""A topic in everyday words: how much of it stands in a text, each part in the words that
plans have for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from assistant.terms import alike
from assistant.thesaurus import Known, Saying, sayings, telling
from corpus.text import key

_OTHER = 0.95  # what official words count for those that were said
_KNOWN = 0.8  # the same where plans have what was said, too
_MOST = 12
_FIRST = 3

Pair = tuple[str, str]


class Way(NamedTuple):
    """Words side by side, between spaces, with diacritics and without, and what they weigh:
    alone, in pairs, the rare ones."""

    marked: str
    folded: str
    single: float
    paired: float
    rare: float
    size: int


class Unit(NamedTuple):
    """A part of a topic: as it was said, word by word, and as plans say it."""

    own: Way
    each: tuple[Way, ...]
    pairs: tuple[Way, ...]
    others: tuple[Way, ...]
    worth: float


class Said(NamedTuple):
    """A topic as parts, and in official words. `strict` tells that it was typed with
    diacritics."""

    units: tuple[Unit, ...]
    strict: bool
    official: str

    @property
    def others(self) -> Iterator[str]:
        """What plans say for any part, without diacritics."""
        return (way.folded.strip() for unit in self.units for way in unit.others)

    @property
    def sayings(self) -> frozenset[str]:
        """The words, without diacritics, of parts that plans may say otherwise."""
        return frozenset(w for u in self.units if u.others for w in u.own.folded.split())


class Scale(NamedTuple):
    """What words weigh: how rare each is, which records hold, which few records hold, which
    pairs none holds. Words have the diacritics that were typed, pairs none."""

    rarity: Mapping[str, float]
    known: frozenset[str]
    rare: frozenset[str]
    unseen: frozenset[Pair]
    doubt: float  # what a pair of known words that stands nowhere still weighs
    strict: bool


def spoken(folded: Sequence[str], marked: Sequence[str], known: Known) -> tuple[Saying, ...]:
    """The sayings of a topic, each with every other way of saying it; none where nothing
    of it is everyday language. Typed without diacritics, words that plans have side by side
    are their own ("khoa hoc" is no "khóa học")."""
    found = sayings(folded, marked)
    sure = (s for s in found if marked or not known(folded[s.first : s.last]))
    return tuple(s._replace(others=_with_alike(s.others)) for s in sure)


def _with_alike(others: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    every = [*others, *(same for other in others for same in alike(other))]
    return tuple(dict.fromkeys(every))[:_MOST]


def in_parts(
    folded: Sequence[str],
    marked: Sequence[str],
    found: Sequence[Saying],
    scale: Scale,
    known: Known,
) -> Said:
    """The topic in parts: its sayings, and what stands between them. `known` tells whether
    plans have words side by side."""
    spelt, told = marked or folded, set(telling(folded, marked, known))
    units: list[Unit] = []
    official: list[str] = []
    at = 0
    for saying in [*found, Saying(len(folded), len(folded), ())]:
        between = sorted(told & set(range(at, saying.first)))
        units += [_unit([spelt[i] for i in run], (), scale, 1.0) for run in _runs(between)]
        official += [spelt[i] for i in between]
        if saying.others:
            own = slice(saying.first, saying.last)
            worth = _KNOWN if known(folded[own]) else _OTHER
            units.append(_unit(spelt[own], saying.others, scale, worth))
            official += [word for other in saying.others[:_FIRST] for word in other]
        at = saying.last
    return Said(tuple(units), scale.strict, " ".join(official))


def _runs(places: Sequence[int]) -> Iterator[list[int]]:
    """Places side by side."""
    run: list[int] = []
    for place in places:
        if run and place != run[-1] + 1:
            yield run
            run = []
        run.append(place)
    if run:
        yield run


def _unit(own: Sequence[str], others: Sequence[Sequence[str]], scale: Scale, worth: float) -> Unit:
    ways = sorted((_way(other, scale) for other in others), key=lambda way: -way.single)
    return Unit(
        own=_way(own, scale),
        each=tuple(_way([word], scale) for word in own),
        pairs=tuple(_way(pair, scale) for pair in pairwise(own)),
        others=tuple(ways),
        worth=worth,
    )


def _way(spelt: Sequence[str], scale: Scale) -> Way:
    folded = key(" ".join(spelt)).split()
    typed = spelt if scale.strict else folded
    each = [scale.rarity.get(word, 1.0) for word in typed]
    sure = [word in scale.known for word in typed]
    paired = sum(
        sum(weights) * (scale.doubt if pair in scale.unseen and all(known) else 1.0)
        for pair, weights, known in zip(
            pairwise(folded), pairwise(each), pairwise(sure), strict=True
        )
    )
    return Way(
        marked=f" {' '.join(spelt)} ",
        folded=f" {' '.join(folded)} ",
        single=sum(each),
        paired=paired if len(folded) > 1 else sum(each),
        rare=sum(w for word, w in zip(typed, each, strict=True) if word in scale.rare),
        size=len(typed),
    )


class Share(NamedTuple):
    """Of words, pairs: what stands in a text, and all; of rare words what stands."""

    words: float
    of_words: float
    pairs: float
    of_pairs: float
    rare: float


def held(said: Said, plain: str, marked: str, single: float, joined: float) -> float:
    """0-1: how much of a topic stands in a text between spaces, folded and with diacritics,
    where the words alone make `single` of it and those side by side `joined`."""
    text = marked if said.strict else plain
    shares = [_share(unit, text, said.strict) for unit in said.units]
    words, of_words, pairs, of_pairs, rare = map(sum, zip(*shares, strict=True))
    return single * words / of_words + joined * max(pairs / of_pairs, rare / of_words)


def whole(said: Said, plain: str, marked: str) -> bool:
    """Does every part of a topic stand in a text between spaces, as it was said or as plans
    say it? What plans say in no other words may have some between."""
    text = marked if said.strict else plain

    def there(way: Way) -> bool:
        return (way.marked if said.strict else way.folded) in text

    return all(
        any(map(there, (unit.own, *unit.others))) if unit.others else all(map(there, unit.each))
        for unit in said.units
    )


def _share(unit: Unit, text: str, strict: bool) -> Share:
    own = unit.own
    if (own.marked if strict else own.folded) in text:
        return Share(own.single, own.single, own.paired, own.paired, own.rare)
    for way in unit.others:
        if (way.marked if strict else way.folded) in text:
            return _in_other_words(own, way, unit.worth)
    there = [way for way in unit.each if (way.marked if strict else way.folded) in text]
    pairs = [way for way in unit.pairs if (way.marked if strict else way.folded) in text]
    return Share(
        sum(way.single for way in there),
        own.single,
        sum(way.paired for way in pairs),
        own.paired,
        sum(way.rare for way in there),
    )


def _in_other_words(own: Way, way: Way, worth: float) -> Share:
    """A part that stands in words of plans, as many as were said: long terms weigh no more."""
    more = max(1.0, own.size / way.size)
    single, paired = min(own.single, more * way.single), min(own.paired, more * way.paired)
    rare = min(single, more * way.rare)
    return Share(worth * single, single, worth * paired, paired, worth * rare)
