"""What was typed, with words of messages written out and slips of the fingers put right.

A word is a slip only where nothing here knows it: not the phrase book, not the names, not
the plans. What it is put right to must be one edit away and fit the words beside it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise, product
from typing import Any, Protocol

from assistant.kept import kept
from assistant.thesaurus import every_saying
from assistant.understanding.condition_words import every_wording
from assistant.understanding.courtesy import said_plainly
from assistant.understanding.phrases import (
    Phrases,
    Spelt,
    is_marked,
    load_phrases,
    read_book,
    spell,
)
from corpus.agencies import Directory
from corpus.lazy import pattern
from corpus.provinces import Provinces
from corpus.spelling.trie import one_edit
from corpus.text import accented, fold, nfc

_WORD = pattern(r"[^\W\d_]+")
_SHORTEST = 3
_SURE = 5
_IN_PHRASE = 2
_VOWELS = frozenset("aeiouy")


class Vocabulary(Protocol):
    """What the corpus knows of words: in how many records each folded word stands."""

    def word_counts(self, words: Sequence[str]) -> dict[str, int]: ...

    def has_phrase(self, words: Sequence[str]) -> bool: ...

    def documents_numbered(self, figure: str) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Folded words that a question is made of, and which stand side by side, each pair
    with its spelling. `spelt` has the words with their diacritics; `names` are words that
    count only beside the others of a name, `initials` what stands for a whole one."""

    words: frozenset[str]
    spelt: frozenset[str]
    names: frozenset[str]
    initials: frozenset[str]
    pairs: dict[tuple[str, str], tuple[str, str]]
    triples: frozenset[tuple[str, ...]]
    often: Counter[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    typed: str
    folded: str
    in_code: bool


@lru_cache(maxsize=4)
def lexicon(directory: Directory, provinces: Provinces) -> Lexicon:
    """The words of the phrase book, of agencies and of provinces."""
    names = _names(directory, provinces)
    told, *values = kept("lexicon", lambda: _lexicon_of(names))
    if told != names:  # kept for other agencies
        _, *values = _lexicon_of(names)
    accents, words, own, pairs, triples, often = values
    return Lexicon(words, accents, own, directory.initials, pairs, triples, Counter(often))


def kept_lexicon(directory: Directory, provinces: Provinces) -> tuple[Any, ...]:
    """What `lexicon` takes from where it is kept: the names, and what follows from them."""
    return _lexicon_of(_names(directory, provinces))


def _names(directory: Directory, provinces: Provinces) -> tuple[str, ...]:
    short = load_phrases().short
    return (*directory.spellings, *directory.heads, *(p.name for p in provinces.all), *short)


def _lexicon_of(names: tuple[str, ...]) -> tuple[Any, ...]:
    """The names, and of them and the phrase book: words with and without diacritics, words of
    names, pairs with their spelling, three side by side, and how often."""
    accents, words, pairs, triples, often = kept(
        "words", lambda: phrase_words(load_phrases(), spell(read_book()))
    )
    named = {tuple(_WORD.findall(nfc(name).lower())) for name in names}
    beside = list(_neighbours(named))
    pairs = pairs | {(_folded(a), _folded(b)): (a, b) for a, b in beside}
    every = Counter(often) + Counter((_folded(a), _folded(b)) for a, b in beside)
    own = frozenset(_folded(w) for name in named for w in name)
    return names, accents, words, own, pairs, triples, dict(every)


def phrase_words(book: Phrases, written: Spelt) -> tuple[Any, ...]:
    """Of the phrase book alone: words with and without diacritics, the pairs that stand
    side by side with their spelling, three side by side, and how often."""
    spelt = {spelling for entries in written.values() for spelling, _ in entries}
    for table in (book.edges, book.whole):
        spelt |= {spelling for spellings in table.values() for spelling in spellings}
    spelt |= set(every_wording())
    spelt |= {(word, after) for word in book.time for after in ("này", "sau", "tới")}
    accents = {w for phrase in spelt for w in phrase} | book.stop
    everyday = {w for saying in every_saying() for w in saying}  # stand as they are
    words = {_folded(w) for w in accents} | book.plain
    words |= set(_WORD.findall(book.off_plain.pattern))
    beside = list(_neighbours(spelt))
    spellings = {(_folded(a), _folded(b)): (a, b) for a, b in beside}
    often = Counter((_folded(a), _folded(b)) for a, b in beside)
    folded = [tuple(map(_folded, phrase)) for phrase in spelt]
    triples = frozenset(p[i : i + 3] for p in folded for i in range(len(p) - 2))
    return frozenset(accents | everyday), frozenset(words), spellings, triples, dict(often)


def _neighbours(phrases: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Words side by side; none stands twice in a row ("phải phải" joins two choices)."""
    return ((a, b) for phrase in phrases for a, b in pairwise(phrase) if a != b)


_folded = lru_cache(maxsize=16384)(fold)


def corrected(text: str, words: Lexicon, vocabulary: Vocabulary) -> str:
    """The text as it was meant.

    "so y te phai lma gi, ko roi" → "so y te phai làm gi, không roi"
    """
    text = written_out(said_plainly(text), load_phrases())
    tokens = [_token(found) for found in _WORD.finditer(text)]
    marked, shouting = is_marked(text), text.isupper()
    asked = [t.folded for t in tokens if not _is_known(t, words, marked)]
    if not asked:
        return text
    counts = vocabulary.word_counts(asked)
    for i in reversed(range(len(tokens))):
        if _is_known(tokens[i], words, marked) or (tokens[i].typed.isupper() and not shouting):
            continue
        if meant := _meant(tokens, i, words, counts, vocabulary, marked):
            text = text[: tokens[i].start] + meant + text[tokens[i].end :]
    return written_out(text, load_phrases())


def _token(found: re.Match[str]) -> _Token:
    """A word; one that is tied to figures or signs ("KH&CN", "26/KH") is part of a code."""
    before, after = found.string[: found.start()][-1:], found.string[found.end() :][:1]
    tied = any(c and (c in "/&-_@" or c.isdigit()) for c in (before, after))
    return _Token(*found.span(), found.group(), _folded(found.group()), tied)


def written_out(text: str, phrases: Phrases) -> str:
    """Words of messages and of regions as official language has them.

    >>> written_out("ko biết làm chi", load_phrases())
    'không biết làm gì'
    """
    shouting = text.isupper()

    def whole(found: re.Match[str]) -> str:
        typed = found.group()
        if typed.isupper() and not shouting and len(typed) > 1:
            return typed
        return _long_form(accented(typed), phrases) or typed

    return _short_pattern(tuple(phrases.short)).sub(whole, nfc(text))


def _long_form(typed: str, phrases: Phrases) -> str | None:
    for short, long in phrases.short.items():
        pairs = zip(typed.split(), accented(short).split(), strict=True)
        if fold(typed) == fold(short) and all(t in (s, fold(s)) for t, s in pairs):
            return long
    return None


@lru_cache(maxsize=4)
def _short_pattern(shorts: tuple[str, ...]) -> re.Pattern[str]:
    forms = sorted({form for s in shorts for form in _forms(s)}, key=len, reverse=True)
    either = "|".join(f"{re.escape(form)}{_unbound(form)}" for form in forms)
    return re.compile(rf"(?<![\w&/.-])(?<!sở )(?<!so )(?:{either})(?![\w&/-])", re.IGNORECASE)


def _forms(phrase: str) -> list[str]:
    """A phrase with each of its words as spelt or without diacritics; one that begins other
    words too ("mô") only as spelt."""
    bound = load_phrases().bound
    ways = [{accented(w)} if w in bound else {accented(w), fold(w)} for w in phrase.split()]
    return [" ".join(words) for words in product(*ways)]


def _unbound(form: str) -> str:
    """A pattern that forbids what would make another word of the last one."""
    after = load_phrases().bound.get(form.rpartition(" ")[2], ())
    ways = "|".join(f"{accented(w)}|{fold(w)}" for w in after)
    return rf"(?!\s+(?:{ways})(?!\w))" if ways else ""


def _meant(
    tokens: Sequence[_Token],
    at: int,
    words: Lexicon,
    counts: dict[str, int],
    vocabulary: Vocabulary,
    marked: bool,
) -> str | None:
    """What a token should be; None where it may stand."""
    token = tokens[at]
    if token.typed.isupper() and len(token.folded) < _SURE and not set(token.folded) & _VOWELS:
        return None  # initials
    sayable = bool(SYLLABLE.fullmatch(token.folded))
    if at and sayable and token.typed.istitle():
        return None  # a name
    own = _pairs(tokens, at, token.folded)
    if token.folded in words.names and any(pair in words.pairs for pair in own):
        return None
    count = counts.get(token.folded, 0) or int(token.folded in words.words)
    if count and _stands(tokens, at, vocabulary):
        return None
    if count and not sayable:
        return None  # initials of the plans ("hdi"), a foreign word
    if not count and (apart := _apart(token.folded, words, vocabulary)):
        return apart
    every = words.words | words.names
    near = [w for w in every if len(w) > 1 and one_edit(token.folded, w)]
    near = [
        w
        for w in near
        if w != token.folded and _is_near(token, _spelt(tokens, at, w, words), sayable)
    ]
    fits = {w: _fits(tokens, at, w, words, vocabulary) for w in near}
    best = max(fits.values(), default=0)
    top = [w for w in near if fits[w] == best]
    top = [w for w in top if not _replaced(token.folded, w)] or top
    plain = token.typed.lower() == token.folded
    unsure = sayable and (count or (plain and not marked))
    top = [w for w in top if not unsure or _in_triple(tokens, at, w, words)]
    if (top and best >= _IN_PHRASE) or (not count and _is_likely(token.folded, best, len(top))):
        often = {w: sum(words.often[pair] for pair in _pairs(tokens, at, w)) for w in top}
        word = min(top, key=lambda w: (-often[w], w))
        return _spelt(tokens, at, word, words)
    return None


_PARTS = 3
_LONGESTSYLLABLE = 7  # "nghieng"


def _apart(folded: str, words: Lexicon, vocabulary: Vocabulary) -> str | None:
    """Syllables typed without the space between: "yte", "noivu". Each must be one that can
    be said, and stand beside the next in a name or a phrase, or in the plans."""
    if len(folded) > _PARTS * _LONGESTSYLLABLE:
        return None
    for count in range(2, _PARTS + 1):
        for cuts in combinations(range(1, len(folded)), count - 1):
            parts = [folded[a:b] for a, b in pairwise((0, *cuts, len(folded)))]
            if all(map(SYLLABLE.fullmatch, parts)) and all(
                pair in words.pairs or (len(folded) > _SURE and vocabulary.has_phrase(pair))
                for pair in pairwise(parts)
            ):
                return _joined(parts, words)
    return None


def _joined(parts: Sequence[str], words: Lexicon) -> str:
    """The syllables with the spelling that their pairs have."""
    spelt = list(parts)
    for i, pair in enumerate(pairwise(parts)):
        if pair in words.pairs:
            spelt[i : i + 2] = words.pairs[pair]
    return " ".join(spelt)


def _is_likely(folded: str, best: int, ways: int) -> bool:
    """Is an unknown word surely a slip? Initials ("nhnn") have no vowel."""
    if not set(folded) & _VOWELS:
        return False
    if SYLLABLE.fullmatch(folded):
        return best > 0 and ways == 1 and len(folded) >= _SURE
    return ways == 1 or best > 0


SYLLABLE = pattern(
    r"(?:b|c|ch|d|gh?|h|kh?|l|m|n|ngh?|nh|p|ph|qu?|r|s|th?|tr|v|x)?[aeiouy]{1,3}(?:ch?|m|n|ng|nh|p|t)?"
)


def _is_near(token: _Token, spelt: str, sayable: bool) -> bool:
    """One edit away also with the diacritics, where some were typed: "thuê" is no "thức"."""
    typed = accented(token.typed)
    unspelt = spelt == fold(spelt) and not sayable
    return typed == token.folded or unspelt or one_edit(typed, spelt)


def _is_known(token: _Token, words: Lexicon, marked: bool) -> bool:
    """May a word stand as it is? In a text with diacritics it must be spelt as a known one."""
    if token.in_code or len(token.folded) < _SHORTEST or token.folded in words.initials:
        return True
    typed = accented(token.typed)
    strict = marked or typed != token.folded
    return typed in words.spelt if strict else token.folded in words.words


def _replaced(typed: str, meant: str) -> bool:
    """Is a letter another one? Lost, doubled and swapped ones are likelier."""
    return len(typed) == len(meant) and sorted(typed) != sorted(meant)


def _in_triple(tokens: Sequence[_Token], at: int, word: str, words: Lexicon) -> bool:
    """Does a word stand in a phrase with two words around it?"""
    folded = [t.folded for t in tokens[:at]] + [word] + [t.folded for t in tokens[at + 1 :]]
    windows = (tuple(folded[i : i + 3]) for i in range(max(0, at - 2), at + 1))
    return any(window in words.triples for window in windows)


def _stands(tokens: Sequence[_Token], at: int, vocabulary: Vocabulary) -> bool:
    """Do the plans know a rare word beside one of its neighbours here?"""
    return any(vocabulary.has_phrase(pair) for pair in _pairs(tokens, at, tokens[at].folded))


def _spelt(tokens: Sequence[_Token], at: int, word: str, words: Lexicon) -> str:
    """The word with its diacritics, as it is spelt beside its neighbours."""
    for pair in _pairs(tokens, at, word):
        if pair in words.pairs:
            return words.pairs[pair][pair.index(word)]
    return word


def _fits(
    tokens: Sequence[_Token], at: int, word: str, words: Lexicon, vocabulary: Vocabulary
) -> int:
    """How well a word stands between its neighbours: in phrases and names 2, in plans 1."""
    score = 0
    for pair in _pairs(tokens, at, word):
        score += _IN_PHRASE if pair in words.pairs else int(vocabulary.has_phrase(pair))
    return score


def _pairs(tokens: Sequence[_Token], at: int, word: str) -> list[tuple[str, str]]:
    before = [(tokens[at - 1].folded, word)] if at else []
    after = [(word, tokens[at + 1].folded)] if at + 1 < len(tokens) else []
    return before + after
