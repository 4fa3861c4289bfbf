"""Slips of the fingers: the word that was meant by one that nothing here knows.

A word is a slip only where neither the phrase book nor the names nor the plans know it. What
it is put right to must be one edit away and fit the words beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

from assistant.understanding.typed.respelling import (
    is_alone,
    is_replaced,
    misplaced,
    misspelt,
)
from assistant.understanding.typed.tokens import IN_PHRASE, SHORTEST, Token, Typed
from assistant.understanding.words.lexicon import SYLLABLE, Lexicon
from corpus.lazy import pattern
from corpus.spelling.trie import one_edit
from corpus.text import accented, fold

_SURE = 5  # letters of a word that is told from its letters alone
_VOWELS = frozenset("aeiouy")
_PARTS = 3  # syllables typed as one word
_LONGEST_SYLLABLE = 7  # "nghieng"


def meant(typed: Typed, at: int) -> str | None:
    """What an unknown word should be; None where it may stand."""
    token = typed.tokens[at]
    if spelt := _sounded(typed, at) or _with_y(typed, at) or _marked_anew(typed, at):
        return spelt
    if len(token.folded) < SHORTEST or _may_stand(typed, at):
        return None
    if spelt := misspelt(typed, at):
        return spelt
    if not typed.count(token) and (apart := _apart(token.folded, typed)):
        return apart
    return _nearest(typed, at) or misplaced(typed, at)


# How messages write the beginning of a syllable: "fải", "zự án", "jao".
_SOUNDS = {"f": "ph", "z": "d", "j": "gi"}


def _sounded(typed: Typed, at: int) -> str | None:
    """A word that is written as it sounds, with the letters of the known one."""
    token = typed.tokens[at]
    said = _SOUNDS.get(token.folded[:1], "") + token.folded[1:]
    known = said in typed.words.words or typed.vocabulary.word_counts([said])[said] > 0
    if said == token.folded[1:] or token.in_code or not (SYLLABLE.fullmatch(said) and known):
        return None
    return _SOUNDS[token.folded[:1]] + accented(token.typed)[1:]


def _with_y(typed: Typed, at: int) -> str | None:
    """A word spelt with the "i" that others write as "y": "quí", "kĩ"."""
    written = accented(typed.tokens[at].typed)
    spelt = written.translate(_Y)
    folded = typed.tokens[at].folded
    found = (typed.marked or written != folded) and _I_ALONE.fullmatch(folded)
    return spelt if found and spelt != written and spelt in typed.words.spelt else None


_I_ALONE = pattern(r"(?:h|k|l|m|qu|s|t)i")
_Y = str.maketrans("iíìỉĩị", "yýỳỷỹỵ")


def _marked_anew(typed: Typed, at: int) -> str | None:
    """A word whose marks are wrong beside its neighbour in a name or a phrase: "Y tê"; not
    one of talk, as "hẳn" in "bỏ hẳn"."""
    token = typed.tokens[at]
    written, spelt = accented(token.typed), typed.spelt(at, token.folded)
    if is_alone(written):
        return None
    slipped = typed.marked and token.folded not in (written, spelt) and written != spelt
    return spelt if slipped and fold(spelt) == token.folded else None


def _may_stand(typed: Typed, at: int) -> bool:
    """Initials, names, and words that the plans know beside what stands here."""
    token, known = typed.tokens[at], typed.words
    if token.typed.isupper() and len(token.folded) < _SURE and not set(token.folded) & _VOWELS:
        return True
    if at and token.sayable and token.typed.istitle():
        return True
    own = typed.pairs(at, token.folded)
    if token.folded in known.names and any(pair in known.beside().pairs for pair in own):
        return True
    if not typed.count(token):
        return False
    # What cannot be said are initials of the plans ("hdi"), or a foreign word.
    return not token.sayable or any(map(typed.vocabulary.has_phrase, own))


def _apart(word: str, typed: Typed) -> str | None:
    """Syllables typed without the space between: "yte", "noivu". Each must be one that can
    be said, and stand beside the next in a name or a phrase, or in the plans."""
    if len(word) > _PARTS * _LONGEST_SYLLABLE:
        return None

    def beside(pair: tuple[str, str]) -> bool:
        if pair in typed.words.beside().pairs:
            return True
        return len(word) > _SURE and typed.vocabulary.has_phrase(pair)

    for count in range(2, _PARTS + 1):
        for cuts in combinations(range(1, len(word)), count - 1):
            parts = [word[a:b] for a, b in pairwise((0, *cuts, len(word)))]
            if all(map(SYLLABLE.fullmatch, parts)) and all(map(beside, pairwise(parts))):
                return _joined(parts, typed.words)
    return None


def _joined(parts: Sequence[str], words: Lexicon) -> str:
    """The syllables with the spelling that their pairs have."""
    spelt = list(parts)
    known = words.beside().pairs
    for i, pair in enumerate(pairwise(parts)):
        spelt[i : i + 2] = known.get(pair, spelt[i : i + 2])
    return " ".join(spelt)


def _nearest(typed: Typed, at: int) -> str | None:
    """The known word one edit away that fits best; None where none is sure."""
    token, count = typed.tokens[at], typed.count(typed.tokens[at])
    fits = {word: typed.fits(at, word) for word in _near(typed, at)}
    best = max(fits.values(), default=0)
    top = [word for word in fits if fits[word] == best]
    top = [word for word in top if not is_replaced(token.folded, word)] or top
    plain = token.typed.lower() == token.folded
    if token.sayable and (count or (plain and not typed.marked)):
        top = [word for word in top if typed.in_triple(at, word)]
    in_phrase = bool(top) and best >= IN_PHRASE
    if not in_phrase and (count or not _is_likely(token, best, len(top))):
        return None
    counts = typed.words.beside().often
    often = {word: sum(counts[pair] for pair in typed.pairs(at, word)) for word in top}
    return typed.spelt(at, min(top, key=lambda word: (-often[word], word)))


def _near(typed: Typed, at: int) -> list[str]:
    """Known words one edit away, also with the diacritics, where some were typed: "thuê" is
    no "thức"."""
    token, written = typed.tokens[at], accented(typed.tokens[at].typed)
    every = typed.words.words | typed.words.names
    near = [w for w in every if len(w) > 1 and w != token.folded and one_edit(token.folded, w)]
    if written == token.folded:
        return near
    spelt = {word: typed.spelt(at, word) for word in near}
    return [
        word
        for word in near
        if one_edit(written, spelt[word])
        or (not token.sayable and spelt[word] == fold(spelt[word]))
    ]


def _is_likely(token: Token, best: int, ways: int) -> bool:
    """Is an unknown word surely a slip? Initials ("nhnn") have no vowel."""
    if not set(token.folded) & _VOWELS:
        return False
    if token.sayable:
        return best > 0 and ways == 1 and len(token.folded) >= _SURE
    return ways == 1 or best > 0
