"""The words of a text with their place, known abbreviations written out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from corpus.lazy import pattern
from corpus.text import accented, fold, key, nfc

# Loading asks for the same names again and again.
name_key = lru_cache(maxsize=4096)(key)

# Combining marks belong to the word, so that NFD text keeps its own offsets.
_WORD = pattern(r"[\w\u0300-\u036f]+")
# A document number ("26/KH-UBND", "1552/BTTTT-THH") names no agency.
_NUMBER = pattern(
    r"\b\d[\w.]{0,20}\s?/[\w.\u0300-\u036f-]{1,40}(?:/[\w.\u0300-\u036f-]{1,40})*"
    r"|\b\d{1,6}-[A-ZĐ]\w{1,20}/\w{1,20}"
)
SKIPPED = "va"
# What may stand between two words of one name.
JOIN = pattern(r"[\s,&.\-–*^'\"“”]*")


class Abbreviation(NamedTuple):
    """An abbreviation of single words; `next` limits it to what may follow."""

    short: str
    long: str
    next: tuple[str, ...] = ()


class Word(NamedTuple):
    """A word at [start, end) of the text; `gap` is what stands between it and the last.

    An abbreviation that is written out ("UBND") gives several words with one place;
    `inner` marks all of them but the first.
    """

    start: int
    end: int
    text: str
    folded: str
    marked: str
    gap: str
    inner: bool = False

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()


@lru_cache(maxsize=16384)
def forms(word: str) -> tuple[str, str]:
    """A word folded, and lower-case with its marks in the old place.

    >>> forms("Hoà")
    ('hoa', 'hòa')
    """
    return fold(word), accented(word)


class Speller:
    """Cuts a text into words, writing known abbreviations out."""

    def __init__(self, abbreviations: Sequence[Abbreviation]) -> None:
        self._long = {
            fold(a.short): (a.long.split(), frozenset(fold(n) for n in a.next))
            for a in abbreviations
        }
        self._by_and = {fold(a.short) for a in abbreviations if " và " in a.long}

    def words(self, text: str) -> list[Word]:
        """Words in order. Document numbers are left out (their gap holds them)."""
        masked = _NUMBER.sub(lambda m: "/" * len(m.group()), text)
        found = [(m.start(), m.end(), nfc(m.group())) for m in _WORD.finditer(masked)]
        found = self._joined(found, masked) if "&" in masked else found
        out: list[Word] = []
        last = 0
        for i, (start, end, word) in enumerate(found):
            after = fold(found[i + 1][2]) if i + 1 < len(found) else ""
            gap = masked[last:start]
            if out and out[-1].inner:
                gap = gap.removeprefix(".")  # "TP. Hồ Chí Minh": the full stop abbreviates
            for n, part in enumerate(self._spelt(word, after)):
                out.append(Word(start, end, part, *forms(part), gap if n == 0 else " ", n > 0))
            last = end
        return out

    def _joined(self, found: list[tuple[int, int, str]], text: str) -> list[tuple[int, int, str]]:
        """ "KH&KT" as the "KHKT" that is known."""
        joined: list[tuple[int, int, str]] = []
        for start, end, word in found:
            beside = bool(joined) and text[joined[-1][1] : start] == "&"
            if beside and fold(f"{joined[-1][2]}{word}") in self._by_and:
                joined[-1] = (joined[-1][0], end, f"{joined[-1][2]}{word}")
            else:
                joined.append((start, end, word))
        return joined

    def _spelt(self, word: str, after: str) -> Sequence[str]:
        long = self._long.get(forms(word)[0])
        if long is None or (long[1] and after not in long[1]):
            return (word,)
        return long[0]
