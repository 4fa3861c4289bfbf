"""Every Vietnamese way to write a syllable with other diacritics."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from corpus.text import fold, nfc, old_tone

_LETTERS = {"a": "aăâ", "e": "eê", "o": "oôơ", "u": "uư", "d": "dđ"}
_TONES = ("\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_VOWELS = frozenset("aăâeêioôơuưy")
_LONGEST = 7  # letters of a syllable: "nghiêng"


@lru_cache(maxsize=1024)
def respelt(word: str) -> frozenset[str]:
    """A syllable's letters with every diacritic, each tone on each vowel; not with none at all.

    >>> sorted(w for w in respelt("vệ") if w in ("vệ", "về", "vẻ", "ve", "bề"))
    ['vẻ', 'về', 'vệ']
    """
    plain = fold(word)
    if not plain.isalpha() or len(plain) > _LONGEST:
        return frozenset()
    shapes = ("".join(letters) for letters in product(*(_LETTERS.get(c, c) for c in plain)))
    return frozenset(w for shape in shapes for w in _toned(shape)).difference((plain,))


def _toned(shape: str) -> Iterator[str]:
    """The letters without a tone, then with each on each vowel."""
    yield shape
    for at, letter in enumerate(shape):
        if letter in _VOWELS:
            for tone in _TONES:
                yield old_tone(nfc(shape[: at + 1] + tone + shape[at + 1 :]))
