"""A question as the models see it: names are signs, the other words have flags."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.understanding.words.phrase_book import Cue
from corpus.lazy import pattern
from corpus.text import accented

_TOKEN = pattern(r"\w+|[^\w\s]")
Slot = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a sign of punctuation, or a whole name ("<A>") at [start, end) of the text.

    `typed` is the word with its diacritics. `left`, `right`: the plans know it beside its
    neighbour. `empty`: it carries no topic by itself. `cues`: what phrases that it belongs
    to speak for. `topic`, `known`: the rules left it over, and the plans know all of it.
    """

    start: int
    end: int
    word: str
    typed: str = ""
    left: bool = False
    right: bool = False
    empty: bool = False
    cues: tuple[str, ...] = ()
    topic: bool = False
    known: bool = False

    @property
    def is_slot(self) -> bool:
        return self.word[0] == "<"

    @property
    def is_word(self) -> bool:
        return self.word[0].isalnum()

    @property
    def flags(self) -> str:
        """Its four signs as letters, capitals where they hold."""
        signs = zip("lrec", (self.left, self.right, self.empty, self.cues), strict=True)
        return "".join(name.upper() if holds else name for name, holds in signs)


def tokens_of(
    bare: str,
    written: str,
    slots: Iterable[Slot],
    cues: Sequence[Cue],
    is_empty: Callable[[str], bool],
    has_pair: Callable[[tuple[str, str]], bool],
) -> tuple[Token, ...]:
    """The tokens of a flat text; `written` is the same, letter for letter, as typed.

    `slots` are names with the sign of each; of two that overlap the first one stays.
    """
    found: list[Token] = []
    at = 0
    for start, end, sign in sorted(slots):
        if start >= at:
            found += _words(bare, written, at, start)
            found.append(Token(start, end, f"<{sign}>"))
            at = end
    found += _words(bare, written, at, len(bare))
    beside = [a.is_word and b.is_word and has_pair((a.word, b.word)) for a, b in pairwise(found)]
    return tuple(
        replace(
            token,
            left=i > 0 and beside[i - 1],
            right=i < len(beside) and beside[i],
            empty=token.word.isalpha() and is_empty(token.typed),
            cues=_spoken(token, cues),
        )
        for i, token in enumerate(found)
    )


def _words(bare: str, written: str, start: int, end: int) -> list[Token]:
    found = _TOKEN.finditer(bare, start, end)
    return [Token(*m.span(), m.group(), accented(written[slice(*m.span())])) for m in found]


def _spoken(token: Token, cues: Sequence[Cue]) -> tuple[str, ...]:
    kinds: set[str] = set()
    for cue in cues:
        if cue.start <= token.start < cue.end:
            kinds |= cue.kinds
    return tuple(sorted(kinds))


def pieces_marked(
    tokens: Sequence[Token], pieces: Iterable[tuple[int, int, bool]]
) -> tuple[Token, ...]:
    """Tokens with what the rules say: which lie in a piece of the topic, which in one that
    the plans know. Pieces are (start, end, known)."""
    held = list(pieces)

    def marked(token: Token) -> Token:
        inside = [known for start, end, known in held if start <= token.start < end]
        return replace(token, topic=True, known=inside[0]) if inside else token

    return tuple(marked(token) for token in tokens)
