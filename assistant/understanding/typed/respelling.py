"""Slips in a text typed with diacritics: words that no Vietnamese word is spelt like, and words
that are some but not beside these."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.understanding.typed.syllables import can_be_spelt
from assistant.understanding.typed.tokens import IN_PHRASE, Typed
from assistant.understanding.words.phrases import load_phrases
from corpus.spelling.trie import one_edit
from corpus.text import accented, fold

_SHORTEST = 3  # letters of a word that may be another one
_VOWELS = frozenset("aeiouy")
_OFTEN = 2  # times that two words stand side by side for one to vouch for the other


def misspelt(typed: Typed, at: int) -> str | None:
    """The word meant by one that cannot be spelt so: "đưc" is "được". One that fits the words
    beside it, else one that stands alone in questions, else the only one that is near."""
    token, written = typed.tokens[at], accented(typed.tokens[at].typed)
    if not typed.marked or token.in_code or can_be_spelt(written):
        return None
    near = [w for w in typed.words.spelt if one_edit(written, w) and can_be_spelt(w)]
    ranks = {word: _rank(typed, at, word) for word in near}
    best = max(near, key=lambda word: (ranks[word], word), default=None)
    if best is None or ranks[best][0] >= IN_PHRASE:
        return best
    initials = not set(token.folded) & _VOWELS and is_replaced(written, best)
    return best if (ranks[best][1] or len(near) == 1) and not initials else None


def _rank(typed: Typed, at: int, word: str) -> tuple[int, bool, bool]:
    """How well a word as spelt fits the words beside a token, whether it stands alone in
    questions, and whether it differs by no other letter."""
    written = accented(typed.tokens[at].typed)
    alone = word in load_phrases().stop
    return typed.fits_spelt(at, word), alone, not is_replaced(written, word)


def misplaced(typed: Typed, at: int) -> str | None:
    """The word meant by a known one that stands beside nothing that it goes with, where one
    with a letter more does: "phi hợp" is "phối hợp"."""
    token, written = typed.tokens[at], accented(typed.tokens[at].typed)
    if not typed.marked or token.in_code or len(written) < _SHORTEST or is_alone(written):
        return None
    named = at and token.typed[:1].isupper()
    if named or any(map(typed.go_together, typed.pairs(at, token.folded))):
        return None
    found = dict(_beside(typed, at))
    near = [w for w in found if len(w) > len(written) and one_edit(written, w)]
    return max(near, key=lambda w: (found[w], w), default=None)


def is_alone(word: str) -> bool:
    """Is it a word of questions or of talk, as spelt, whatever stands beside it?"""
    return word in load_phrases().stop or word in load_phrases().talk


def _beside(typed: Typed, at: int) -> Iterator[tuple[str, int]]:
    """Words as spelt beside a neighbour of a token, with how often they stand there."""
    known = typed.words.beside()
    for way, partners in ((-1, known.behind), (1, known.before)):
        if not typed.touches(at, way):
            continue
        neighbour = typed.tokens[at + way]
        if _stands_anywhere(accented(neighbour.typed)):
            continue
        for word in partners.get(neighbour.folded, ()):
            pair = (neighbour.folded, word) if way < 0 else (word, neighbour.folded)
            spelt = known.pairs[pair]
            same = accented(neighbour.typed) == spelt[way > 0]
            meant = spelt[way < 0]
            if same and known.often[pair] >= _OFTEN and _fits_on(typed, at, -way, meant):
                yield meant, known.often[pair]


def _fits_on(typed: Typed, at: int, way: int, word: str) -> bool:
    """May a phrase begin or end with a word on that side, or go on with what stands there?
    "Hai việc" is no "khai việc"."""
    known = typed.words.beside()
    if word in (known.first if way < 0 else known.last):
        return True
    pairs = typed.pairs(at, fold(word)) if typed.touches(at, way) else ()
    return bool(pairs) and pairs[0 if way < 0 else -1] in known.pairs


def _stands_anywhere(word: str) -> bool:
    return word in load_phrases().joins or word in load_phrases().asking


def is_replaced(typed: str, meant: str) -> bool:
    """Is a letter another one? Lost, doubled and swapped ones are likelier."""
    return len(typed) == len(meant) and sorted(typed) != sorted(meant)
