"""Texts as syllables, and syllables and their pairs as numbers. Pure.

Vietnamese writes a space between syllables, not words; most words are two of them.
So the terms of the lexical index are syllables and pairs of neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from threading import Lock

import numpy as np
import numpy.typing as npt

from corpus.text import nfc, old_tone, unaccent

Keys = npt.NDArray[np.uint64]
_WORD = re.compile(r"[^\W_]+")


def syllables(text: str) -> list[str]:
    """Letters and digits in lower case, old tone placement, NFC.

    >>> syllables("Sở Văn hoá: 57/2020/QH14")
    ['sở', 'văn', 'hóa', '57', '2020', 'qh14']
    """
    return [old_tone(word) for word in _WORD.findall(nfc(text).lower())]


def replace(text: str, typed: Sequence[str], meant: Sequence[str]) -> str:
    """A text with its i-th syllable `typed[i]` changed to `meant[i]` where the two differ.

    >>> replace("So Noi vu?", ["so", "noi", "vu"], ["sở", "nội", "vu"])
    'sở nội vu?'
    """
    changes = zip(typed, meant, strict=True)

    def change(found: re.Match[str]) -> str:
        old, new = next(changes)
        return found.group() if old == new else new

    return _WORD.sub(change, nfc(text))


class Lexicon:
    """Syllables and their numbers, from 0, in the order first seen."""

    def __init__(self, known: Iterable[str] = ()) -> None:
        self.names: list[str] = list(known)
        self.ids: dict[str, int] = {name: i for i, name in enumerate(self.names)}
        self._bare: dict[str, list[int]] = {}
        self._bared = 0
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self.names)

    def number(self, text: str) -> list[int]:
        """The numbers of a text's syllables; new syllables are taken in."""
        return [self._learn(s) for s in syllables(text)]

    def _learn(self, name: str) -> int:
        found = self.ids.setdefault(name, len(self.names))
        if found == len(self.names):
            self.names.append(name)
        return found

    def same_letters(self, syllable: str) -> Sequence[int]:
        """Every known syllable that reads the same without diacritics."""
        with self._lock:  # readers in several threads; each name goes in once
            for i in range(self._bared, len(self.names)):
                self._bare.setdefault(unaccent(self.names[i]), []).append(i)
            self._bared = len(self.names)
        return self._bare.get(unaccent(syllable), ())


def single_keys(ids: npt.NDArray[np.int64]) -> Keys:
    """The term keys of single syllables."""
    return (ids.astype(np.uint64) + np.uint64(1)) << np.uint64(32)


def is_single(keys: Keys) -> npt.NDArray[np.bool_]:
    """Of each term key whether it is that of a single syllable.

    >>> left, right = np.array([3]), np.array([4])
    >>> is_single(np.concatenate([single_keys(left), pair_keys(left, right)])).tolist()
    [True, False]
    """
    return np.asarray(keys & np.uint64(0xFFFFFFFF) == 0)


def pair_keys(left: npt.NDArray[np.int64], right: npt.NDArray[np.int64]) -> Keys:
    """The term keys of pairs; broadcasts."""
    return single_keys(left) | (right.astype(np.uint64) + np.uint64(1))
