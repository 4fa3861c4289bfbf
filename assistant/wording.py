"""What was typed, with words of messages written out and slips of the fingers put right.

A word is a slip only where nothing here knows it: not the phrase book, not the names, not
the plans. What it is put right to must be one edit away and fit the words beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from assistant.phrases import Phrases, load_phrases
from corpus.agencies import Directory
from corpus.provinces import Provinces
from corpus.spelling.trie import one_edit
from corpus.text import accented, fold, nfc

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 3
_SURE = 5
_SPAN = (4, 3)
_RARE = 8


class Vocabulary(Protocol):
    """What the corpus knows of words: in how many records each folded word stands."""

    def word_counts(self, words: Sequence[str]) -> dict[str, int]: ...

    def has_phrase(self, words: Sequence[str]) -> bool: ...


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Folded words that a question is made of, which stand side by side, and phrases of
    three or four with one word left open."""

    words: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    gaps: dict[tuple[int, tuple[str, ...]], frozenset[str]]
    phrases: frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    typed: str
    folded: str


@lru_cache(maxsize=4)
def lexicon(directory: Directory, provinces: Provinces) -> Lexicon:
    """The words of the phrase book, of agencies and of provinces."""
    book = load_phrases()
    phrases = {*book.spelt, *book.edges, *book.whole}
    phrases |= {(w, n) for w in book.time_words for n in ("nay", "sau", "toi")}
    names = {tuple(_WORD.findall(fold(a.name))) for a in directory.agencies}
    names |= {tuple(fold(p.name).split()) for p in provinces.all}
    known = phrases | names
    words = {w for p in known for w in p} | {fold(w) for w in book.stop} | book.plain
    words |= book.time_words | set(_WORD.findall(book.off_plain.pattern))
    pairs = {pair for p in known for pair in zip(p, p[1:], strict=False)}
    return Lexicon(frozenset(words), frozenset(pairs), _gaps(phrases), frozenset(phrases))


def _gaps(phrases: Iterable[tuple[str, ...]]) -> dict[tuple[int, tuple[str, ...]], frozenset[str]]:
    found: dict[tuple[int, tuple[str, ...]], set[str]] = {}
    for phrase in phrases:
        if len(phrase) in _SPAN:
            for i, word in enumerate(phrase):
                found.setdefault((i, (*phrase[:i], *phrase[i + 1 :])), set()).add(word)
    return {gap: frozenset(words) for gap, words in found.items()}


def corrected(text: str, words: Lexicon, vocabulary: Vocabulary) -> str:
    """The text as it was meant.

    "so y te phai lma gi, ko roi" → "so y te phai lam gi, không roi"
    """
    text = written_out(text, load_phrases())
    tokens = [_Token(*m.span(), m.group(), fold(m.group())) for m in _WORD.finditer(text)]
    counts = vocabulary.word_counts([t.folded for t in tokens])
    changes = {
        i: meant
        for i, token in enumerate(tokens)
        if (meant := _meant(tokens, i, words, counts, vocabulary, text.isupper()))
    }
    for i in sorted(changes, reverse=True):
        text = text[: tokens[i].start] + changes[i] + text[tokens[i].end :]
    return text


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
        if typed in (accented(short), fold(short)):
            return long
    return None


@lru_cache(maxsize=4)
def _short_pattern(shorts: tuple[str, ...]) -> re.Pattern[str]:
    forms = sorted({f for s in shorts for f in (accented(s), fold(s))}, key=len, reverse=True)
    either = "|".join(map(re.escape, forms))
    return re.compile(rf"(?<![\w&/.-])(?<!sở )(?<!so )(?:{either})(?![\w&/-])", re.IGNORECASE)


def _meant(
    tokens: Sequence[_Token],
    at: int,
    words: Lexicon,
    counts: dict[str, int],
    vocabulary: Vocabulary,
    shouting: bool,
) -> str | None:
    """What a token should be; None where it may stand."""
    token = tokens[at]
    if token.folded in words.words or _is_short_form(token, shouting):
        return None
    if counts[token.folded] or len(token.folded) < _SHORTEST:
        rare = counts[token.folded] <= _RARE
        return _filled_gap(tokens, at, words, vocabulary) if rare else None
    near = [w for w in words.words if len(w) > 1 and one_edit(token.folded, w)]
    fits = {w: _fits(tokens, at, w, words, vocabulary) for w in near}
    best = max(fits.values(), default=0)
    top = sorted(w for w in near if fits[w] == best)
    if best or (len(token.folded) >= _SURE and len(top) == 1):
        return min(top, key=lambda w: (w[0] != token.folded[0], abs(len(w) - len(token.folded)), w))
    return None


def _is_short_form(token: _Token, shouting: bool) -> bool:
    """Initials: in capitals, or without a vowel ("nhnn")."""
    return (token.typed.isupper() and not shouting) or not set(token.folded) & set("aeiouy")


def _fits(
    tokens: Sequence[_Token], at: int, word: str, words: Lexicon, vocabulary: Vocabulary
) -> int:
    """How well a word stands between its neighbours: in phrases and names 2, in plans 1."""
    score = 0
    for pair in _pairs(tokens, at, word):
        score += 2 if pair in words.pairs else int(vocabulary.has_phrase(pair))
    return score


def _pairs(tokens: Sequence[_Token], at: int, word: str) -> list[tuple[str, str]]:
    before = [(tokens[at - 1].folded, word)] if at else []
    after = [(word, tokens[at + 1].folded)] if at + 1 < len(tokens) else []
    return before + after


def _filled_gap(
    tokens: Sequence[_Token], at: int, words: Lexicon, vocabulary: Vocabulary
) -> str | None:
    """A word that exists, but stands where a phrase of three words or more has one that is
    one edit away, and that nothing knows beside its neighbours."""
    own = tokens[at].folded
    pairs = _pairs(tokens, at, own)
    for size in _SPAN:
        for start in range(max(0, at - size + 1), min(at, len(tokens) - size) + 1):
            rest = tuple(
                t.folded for i, t in enumerate(tokens[start : start + size], start) if i != at
            )
            for word in sorted(words.gaps.get((at - start, rest), ())):
                near = len(word) > 1 and word != own and one_edit(own, word)
                if near and not any(vocabulary.has_phrase(pair) for pair in pairs):
                    return word
    return None
