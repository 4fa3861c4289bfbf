"""The words of a piece of a topic, and what phrase book, people and plans know of each."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple, Protocol

from assistant.understanding.topics.topic import Piece
from assistant.understanding.words.edges import is_stray
from assistant.understanding.words.lexicon import Vocabulary
from assistant.understanding.words.phrases import load_phrases
from assistant.understanding.words.spans import flat
from corpus.text import accented


class Asks(Protocol):
    """Do people ask with this word, or with these two side by side?"""

    def __call__(self, *typed: str) -> bool: ...


class PieceWords(NamedTuple):
    """The words of a piece: as typed, with diacritics in small letters, flat. `asked`: people
    ask with it, `joined`: and with the next one behind it; `generic`: places of words that any
    office uses."""

    piece: Piece
    typed: tuple[str, ...]
    flat: tuple[str, ...]
    asked: tuple[bool, ...]
    joined: tuple[bool, ...]
    generic: frozenset[int]
    marked: bool
    vocabulary: Vocabulary

    @classmethod
    def of(cls, piece: Piece, asks: Asks, marked: bool, vocabulary: Vocabulary) -> PieceWords:
        typed = tuple(map(accented, piece.words))
        generic = load_phrases().generic_at(typed, not marked)
        asked = tuple(asks(word) and not is_stray(typed, i) for i, word in enumerate(piece.words))
        joined = tuple(asks(*pair) for pair in pairwise(piece.words))
        plain = tuple(map(flat, piece.words))
        return cls(piece, typed, plain, asked, joined, generic, marked, vocabulary)

    def asking(self, at: int, within: bool = False) -> bool:
        """Does a word carry no topic because people ask with it, or because any office uses it?
        The latter may stand `within` a topic."""
        return self.asked[at] or (at in self.generic and not within)

    def paired(self, at: int) -> bool:
        """Do the plans know a word with the next one?"""
        return self.vocabulary.has_phrase(self.flat[at : at + 2])

    def in_plans(self, first: int, last: int) -> bool:
        """Do the plans have three words or more side by side, two by two?"""
        return last - first > 2 and all(map(self.paired, range(first, last - 1)))

    def are_talk(self, places: Iterable[int]) -> bool:
        """Are they all words of talk?"""
        return all(self.typed[i] in load_phrases().talk for i in places)

    def only_join(self, places: Iterable[int]) -> bool:
        """Do they only join others?"""
        return all(self.typed[i] in load_phrases().joins for i in places)
