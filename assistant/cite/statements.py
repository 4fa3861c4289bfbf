"""What a language model says of passages, held against them.

A sentence stands when everything in it that can be looked up is in the passages it names:
figures with their units and bounds, days, agencies, provinces, names, quoted words; and when
it is made of their words. Whether it draws the right conclusion from them is for the reader,
who sees the passages below it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assistant.cite.origins import figures
from assistant.lookups.matching import coverage, weigh
from corpus.agencies import Directory
from corpus.deadlines.folded import Folded, folded
from corpus.deadlines.periods import Period
from corpus.deadlines.scan import scan
from corpus.lazy import pattern
from corpus.provinces import Provinces
from corpus.quantities.figures import figure, numbers, operator_of
from corpus.quantities.horizon import parse_horizon, year_stated
from corpus.text import key, nfc, squeeze, words
from index.register import Register

# Of a sentence's words and word pairs, by rarity (docs/decisions/language-model.md).
OF_ITS_WORDS = 0.5
_LONGEST = 700
_QUOTED = pattern(r"“([^”]*)”|\"([^\"]*)\"|«([^»]*)»")
_CODED = pattern(r"\d[^\s,;]*[/-][^\W\d_][^\s,;.)”]*")  # the number of a document
_ADDRESS = pattern(r"\S*(?:://|www\.|@)\S*")
_MARKUP = frozenset("<>{}[]|`*_#$~^=\\")
_WORD = pattern(r"\w+")
_ORDINAL = pattern(r"\bthứ \w+")  # "thứ hai" counts nothing
_CLAUSE_ENDS = pattern(r"(?<=[.;])\s")
# Numbers and denials in words: a sentence may have them where its source does.
_TELLING = frozenset(
    {"hai", "ba", "bốn", "sáu", "bảy", "tám", "chín", "mười", "mươi", "chục", "trăm", "nghìn"}
    | {"ngàn", "vạn", "triệu", "tỷ", "tỉ", "rưỡi", "không", "chưa", "chẳng", "trừ"}
)


@dataclass(frozen=True, slots=True)
class Known:
    """What names and words are looked up in."""

    register: Register
    directory: Directory
    provinces: Provinces


@dataclass(frozen=True, slots=True)
class Source:
    """A passage: how it is called, the headings above it (parted by " › "; they may say the
    year that its figures are for), and its words."""

    label: str
    above: str
    text: str

    @property
    def whole(self) -> str:
        return f"{self.label}\n{self.above}\n{self.text}"


def statement_faults(text: str, sources: Sequence[Source], known: Known) -> list[str]:
    """What a sentence says that the passages it names do not; empty where it stands."""
    if len(text) > _LONGEST:
        return [f"length: {len(text)} characters"]
    whole = "\n".join(source.whole for source in sources)
    faults = [f"{kind}: {one}" for kind, look in _LOOKS.items() for one in look(text, whole, known)]
    return [*faults, *(f"values: {one}" for one in _values(text, sources))]


def _figures(text: str, source: str, known: Known) -> Iterator[str]:
    yield from sorted(figures(text) - figures(source))


def _values(text: str, sources: Sequence[Source]) -> Iterator[str]:
    """A figure keeps the unit, the bound and the year that it has in its passage."""
    told = [value for source in sources for value in _values_told(source)]
    for value in _values_of(text, None):
        same = [one for one in told if one.number == value.number]
        if same and not any(_agree(value, one) for one in same):
            yield value.printed


def _values_told(source: Source) -> Iterator[_Value]:
    """A clause that names no year has that of the nearest heading that does."""
    years = map(parse_horizon, reversed(source.above.split(" › ")))
    year = next(filter(None, years), None)
    for clause in (source.label, *_CLAUSE_ENDS.split(source.text)):
        yield from _values_of(clause, year)


@dataclass(frozen=True, slots=True)
class _Value:
    printed: str
    number: float | tuple[float, float]
    bound: str
    unit: str | None  # None where it was guessed
    percent: bool
    year: int | None


def _values_of(text: str, horizon: int | None) -> Iterator[_Value]:
    for found in numbers(text):
        end = found.unit.end
        unit = found.unit.name if found.unit.known else None
        bound = operator_of(found, text[end:])
        own = year_stated(text, found.start) or year_stated(text[end:], len(text) - end)
        printed = text[found.start : end]
        yield _Value(printed, figure(found), bound, unit, found.percent, own or horizon)


def _agree(one: _Value, other: _Value) -> bool:
    units = one.unit is None or other.unit is None or one.unit == other.unit
    years = one.year is None or other.year is None or one.year == other.year
    return units and years and (one.bound, one.percent) == (other.bound, other.percent)


def _days(text: str, source: str, known: Known) -> Iterator[str]:
    """Days, months and quarters as the source has them, however they are written. A bare
    year is seen by its figure."""
    told = {(p.first, p.last) for p in _periods(folded(source))}
    said = folded(text)
    for period in _periods(said):
        if period.unit != "year" and (period.first, period.last) not in told:
            yield said.slice(period.start, period.end)


def _periods(text: Folded) -> tuple[Period, ...]:
    return scan(text, text.text)


def _agencies(text: str, source: str, known: Known) -> Iterator[str]:
    told = {a.name for m in known.directory.find(source) for a in (m.agency, *m.alternatives)}
    held = f" {words(source)} "
    for mention in known.directory.find(text):
        named = {a.name for a in (mention.agency, *mention.alternatives)}
        if not named & told and f" {words(mention.surface)} " not in held:
            yield mention.surface


def _provinces(text: str, source: str, known: Known) -> Iterator[str]:
    told = {mention.name for mention in known.provinces.find(source)}
    for mention in known.provinces.find(text):
        if mention.name not in told:
            yield mention.surface


def _names(text: str, source: str, known: Known) -> Iterator[str]:
    """Words in capitals stand in the source side by side; not the first of the sentence,
    and not those of an agency, which may have another spelling there."""
    held = f" {words(source)} "
    agencies = [(m.start, m.end) for m in known.directory.find(text)]
    for run in _runs(text, agencies):
        tried = [run, run[1:]] if run[0].start() == _first(text) else [run]
        if not any(f" {words(' '.join(w.group() for w in some))} " in held for some in tried):
            yield " ".join(word.group() for word in run)


def _runs(text: str, taken: list[tuple[int, int]]) -> Iterator[list[re.Match[str]]]:
    """Words with a capital that nothing but spaces parts. A first word alone is none, unless
    it is an acronym."""
    run: list[re.Match[str]] = []
    for word in [*_WORD.finditer(text), None]:
        named = word and not any(a <= word.start() < b for a, b in taken) and _capital(word)
        joins = run and word and not text[run[-1].end() : word.start()].strip(" ")
        if run and not (named and joins):
            if len(run) > 1 or run[0].start() != _first(text) or run[0].group().isupper():
                yield run
            run = []
        if named and word:
            run.append(word)


def _capital(word: re.Match[str]) -> bool:
    return any(letter.isupper() for letter in word.group())


def _first(text: str) -> int:
    found = _WORD.search(text)
    return found.start() if found else 0


def _telling(text: str, source: str, known: Known) -> Iterator[str]:
    said = _ORDINAL.sub("", words(text)).split()
    yield from sorted((_TELLING & set(said)) - set(words(source).split()))


def _quoted(text: str, source: str, known: Known) -> Iterator[str]:
    held = squeeze(nfc(source))
    spans = ["".join(found) for found in _QUOTED.findall(text)]
    for said in (*spans, *_CODED.findall(text), *_ADDRESS.findall(text)):
        if squeeze(said).rstrip(".,;") not in held:
            yield said


def _marks(text: str, source: str, known: Known) -> Iterator[str]:
    """Signs of markup, which no sentence needs."""
    yield from sorted(_MARKUP & set(text) - set(source))


def _words(text: str, source: str, known: Known) -> Iterator[str]:
    """A sentence that is mostly in other words may say anything."""
    share = coverage(weigh(tuple(key(text).split()), known.register, text), source)
    if share < OF_ITS_WORDS:
        yield f"{share:.2f}"


_LOOKS: dict[str, Callable[[str, str, Known], Iterator[str]]] = {
    "figures": _figures,
    "days": _days,
    "agencies": _agencies,
    "provinces": _provinces,
    "names": _names,
    "in words": _telling,
    "verbatim": _quoted,
    "markup": _marks,
    "words": _words,
}
