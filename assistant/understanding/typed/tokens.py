"""The words of a text as typed, and what questions, names and plans know of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from assistant.understanding.words.lexicon import SYLLABLE, WORD, Lexicon, Vocabulary
from assistant.understanding.words.phrase_book import folded
from corpus.text import accented

SHORTEST = 3  # letters of a word that may be a slip
IN_PHRASE = 2


class Token(NamedTuple):
    """A word of a text. One that is tied to figures or signs ("KH&CN", "26/KH") is part of a
    code; one that can be said has the letters of a syllable."""

    start: int
    end: int
    typed: str
    folded: str
    in_code: bool

    @property
    def sayable(self) -> bool:
        return bool(SYLLABLE.fullmatch(self.folded))


class Typed(NamedTuple):
    """The words of a text, and what is known of them. `marked`: typed with diacritics;
    `counts`: in how many records of the plans each word stands that nothing else knows."""

    tokens: Sequence[Token]
    marked: bool
    words: Lexicon
    vocabulary: Vocabulary
    counts: Mapping[str, int]

    def count(self, token: Token) -> int:
        """How often a word is known; 0 where it is not."""
        return self.counts.get(token.folded, 0) or int(token.folded in self.words.words)

    def pairs(self, at: int, word: str) -> list[tuple[str, str]]:
        """A word in the place of a token, with the one before it and the one behind it."""
        before = [(self.tokens[at - 1].folded, word)] if self.touches(at, -1) else []
        after = [(word, self.tokens[at + 1].folded)] if self.touches(at, 1) else []
        return before + after

    def touches(self, at: int, way: int) -> bool:
        """Does a word stand right before (`way` -1) or behind a token, with no sign between?"""
        first = at - (way < 0)
        if not 0 <= first < len(self.tokens) - 1:
            return False
        return self.tokens[first + 1].start - self.tokens[first].end == 1

    def go_together(self, pair: tuple[str, str]) -> bool:
        """Do questions, names or plans have two words side by side?"""
        return pair in self.words.beside().pairs or self.vocabulary.has_phrase(pair)

    def in_triple(self, at: int, word: str) -> bool:
        """Does a word in the place of a token stand in a phrase with two words around it:
        between them, unless the text begins or ends here? "muc tieu thue bao" is no "mục tiêu
        thế"."""
        said = [t.folded for t in self.tokens]
        said[at] = word
        inside = 0 < at < len(said) - 1
        first = [at - 1] if inside else range(max(0, at - 2), at + 1)
        return any(tuple(said[i : i + 3]) in self.words.beside().triples for i in first)

    def spelt(self, at: int, word: str) -> str:
        """A word with its diacritics, as it is spelt beside the neighbours of a token."""
        known = self.words.beside().pairs
        for pair in self.pairs(at, word):
            if pair in known:
                return known[pair][pair.index(word)]
        return word

    def fits(self, at: int, word: str) -> int:
        """How well a word stands between the neighbours: in phrases and names 2, in plans 1."""
        known = self.words.beside().pairs
        return sum(
            IN_PHRASE if pair in known else int(self.vocabulary.has_phrase(pair))
            for pair in self.pairs(at, word)
        )

    def fits_spelt(self, at: int, word: str) -> int:
        """The same of a word with its diacritics."""
        known, plain = self.words.beside().pairs, folded(word)
        return sum(
            IN_PHRASE if known.get(pair, ())[pair[0] != plain :][:1] == (word,) else 0
            for pair in self.pairs(at, plain)
        )


def tokens_of(text: str) -> tuple[Token, ...]:
    """The words of a text, in order."""
    return tuple(_token(found) for found in WORD.finditer(text))


def _token(found: re.Match[str]) -> Token:
    before, after = found.string[: found.start()][-1:], found.string[found.end() :][:1]
    tied = any(c and (c in "/&-_@" or c.isdigit()) for c in (before, after))
    return Token(*found.span(), found.group(), folded(found.group()), tied)


def is_known(token: Token, words: Lexicon, marked: bool) -> bool:
    """May a word stand as it is? In a text with diacritics it must be spelt as a known one."""
    typed = accented(token.typed)
    short = len(token.folded) < SHORTEST and typed == token.folded
    if token.in_code or short or token.folded in words.initials:
        return True
    strict = marked or typed != token.folded
    return typed in words.spelt if strict else token.folded in words.words


def is_bare(token: Token, words: Lexicon) -> bool:
    """Is it a known word but for its diacritics?"""
    plain = accented(token.typed) == token.folded
    known = token.folded in words.words and token.folded not in words.spelt
    return plain and known and not token.in_code
