"""Words that a question is made of: those of the phrase book, of agencies and of provinces."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, NamedTuple, Protocol

from assistant.kept import kept
from assistant.thesaurus import every_saying
from assistant.understanding.words.condition_words import every_wording
from assistant.understanding.words.phrase_book import Phrases, folded
from assistant.understanding.words.phrases import load_phrases
from corpus.agencies import Directory
from corpus.lazy import pattern
from corpus.provinces import Provinces
from corpus.text import nfc

WORD = pattern(r"[^\W\d_]+")
SYLLABLE = pattern(
    r"(?:b|c|ch|d|gh?|h|kh?|l|m|n|ngh?|nh|p|ph|qu?|r|s|th?|tr|v|x)?[aeiouy]{1,3}(?:ch?|m|n|ng|nh|p|t)?"
)


class Vocabulary(Protocol):
    """What the corpus knows of words: in how many records each folded word stands."""

    def word_counts(self, words: Sequence[str]) -> dict[str, int]: ...

    def has_phrase(
        self, words: Sequence[str], *, marked: bool = False, without: str = ""
    ) -> bool: ...

    def documents_numbered(self, figure: str) -> tuple[str, ...]: ...


class Neighbours(NamedTuple):
    """Folded words that stand side by side, each pair with its spelling; three that do; how
    often a pair does; the words before each word and behind it; first and last
    words of cue phrases as spelt."""

    pairs: dict[tuple[str, str], tuple[str, str]]
    triples: frozenset[tuple[str, ...]]
    often: Counter[tuple[str, str]]
    before: dict[str, list[str]]
    behind: dict[str, list[str]]
    first: frozenset[str]
    last: frozenset[str]


class Lexicon(NamedTuple):
    """Folded words that a question is made of. `spelt` has the words with their diacritics;
    `names` are words that count only beside the others of a name, `initials` what stands for
    a whole one. `beside` reads which stand side by side, which only an unknown word asks."""

    words: frozenset[str]
    spelt: frozenset[str]
    names: frozenset[str]
    initials: frozenset[str]
    beside: Callable[[], Neighbours]


@lru_cache(maxsize=4)
def lexicon(directory: Directory, provinces: Provinces) -> Lexicon:
    """The words of the phrase book, of agencies and of provinces."""
    names = _names(directory, provinces)
    accents, words, own = _of_names("lexicon", names)

    @cache
    def beside() -> Neighbours:
        pairs, triples, often, *ends = _of_names("neighbours", names)
        before: dict[str, list[str]] = {}
        behind: dict[str, list[str]] = {}
        for first, second in pairs:
            before.setdefault(second, []).append(first)
            behind.setdefault(first, []).append(second)
        return Neighbours(pairs, triples, Counter(often), before, behind, *ends)

    return Lexicon(words, accents, own, directory.initials, beside)


def to_keep(directory: Directory, provinces: Provinces) -> dict[str, tuple[Any, ...]]:
    """What `lexicon` takes from where it is kept, by its name there: the names of agencies
    and provinces, and what follows from them."""
    names = _names(directory, provinces)
    return {name: (names, *work_out(names)) for name, work_out in _WORKED_OUT.items()}


def _of_names(name: str, names: tuple[str, ...]) -> tuple[Any, ...]:
    """What is kept under a name where it was worked out for just these names."""
    told, *values = kept(name, lambda: (None,))
    return tuple(values) if told == names else _WORKED_OUT[name](names)


def _names(directory: Directory, provinces: Provinces) -> tuple[str, ...]:
    short = load_phrases().short
    return (*directory.spellings, *directory.heads, *(p.name for p in provinces.all), *short)


def _words_of(names: tuple[str, ...]) -> tuple[Any, ...]:
    """Words with and without diacritics of the phrase book, those of names."""
    accents, words, *_ = _phrase_words()
    return accents, words, frozenset(folded(w) for name in _spoken(names) for w in name)


def _neighbours_of(names: tuple[str, ...]) -> tuple[Any, ...]:
    """Of names and the phrase book pairs with their spelling, three side by side, how often;
    of the phrase book first and last words."""
    _, _, pairs, triples, often, *ends = _phrase_words()
    beside = list(_neighbours(_spoken(names)))
    every = Counter(often) + Counter((folded(a), folded(b)) for a, b in beside)
    return pairs | _commonest(beside), triples, dict(every), *ends


_WORKED_OUT = {"lexicon": _words_of, "neighbours": _neighbours_of}


def _spoken(names: tuple[str, ...]) -> dict[tuple[str, ...], None]:
    """Names word by word, in order."""
    return dict.fromkeys(tuple(WORD.findall(nfc(name).lower())) for name in names)


@cache
def _phrase_words() -> tuple[Any, ...]:
    return kept("words", lambda: phrase_words(load_phrases()))  # type: ignore[no-any-return]


def phrase_words(book: Phrases) -> tuple[Any, ...]:
    """Of the phrase book alone: words with and without diacritics, the pairs that stand
    side by side with their spelling, three side by side, and how often."""
    cues = [spelling for entries in book.spelt.values() for spelling, _ in entries]
    spelt = set(cues)
    spelt |= {tuple(head.split()) for head in book.heads if head != folded(head)}
    for table in (book.edges, book.whole, book.generic):
        spelt |= {spelling for spellings in table.values() for spelling in spellings}
    spelt |= {(word, after) for word in book.time for after in ("này", "sau", "tới")}
    spelt |= set(every_wording())
    accents = {w for phrase in spelt for w in phrase} | book.stop
    everyday = {w for saying in every_saying() for w in saying}  # stand as they are
    everyday |= {w for phrase in book.chat for w in WORD.findall(phrase)}
    words = {folded(w) for w in accents} | book.plain
    words |= set(WORD.findall(book.off_plain.pattern))
    beside = list(_neighbours(sorted(spelt)))
    often = Counter((folded(a), folded(b)) for a, b in beside)
    plain = [tuple(map(folded, phrase)) for phrase in spelt]
    triples = frozenset(p[i : i + 3] for p in plain for i in range(len(p) - 2))
    pairs = _commonest(beside)
    ends = (frozenset(cue[at] for cue in cues if len(cue) > 1) for at in (0, -1))
    return frozenset(accents | everyday), frozenset(words), pairs, triples, dict(often), *ends


def _neighbours(phrases: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Words side by side; none stands twice in a row ("phải phải" joins two choices)."""
    return ((a, b) for phrase in phrases for a, b in pairwise(phrase) if a != b)


def _commonest(beside: Iterable[tuple[str, str]]) -> dict[tuple[str, str], tuple[str, str]]:
    """Pairs without diacritics, each with the spelling that most of them have."""
    often = sorted(Counter(beside).items(), key=lambda entry: (entry[1], entry[0]))
    return {(folded(a), folded(b)): (a, b) for (a, b), _ in often}
