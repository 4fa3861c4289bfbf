"""Text as we compare it. Pure functions, str to str; nothing here is ever shown.

Sources keep their own spelling for quoting. Whatever is matched (names, titles,
questions) passes through `fold` or `match_key` first.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from corpus.lazy import pattern

# A text layer may lose a blank: "BộTài chính".
_GLUED = pattern(r"\b(Bộ|Sở)(?=[A-ZĐ][a-zà-ỹ])")
_SPACES = pattern(r"[\s\u00a0\u200b\u200c\u200d\ufeff\u2060]+")
_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
# Old placement of the tone in an open "oa, oe, uy" (hòa) against the new one (hoà).
_OPEN_PAIRS = ("oa", "oe", "uy")


def nfc(text: str) -> str:
    """NFC, the one form that everything inside uses."""
    return unicodedata.normalize("NFC", text)


def unglued(text: str) -> str:
    """A blank that a text layer lost behind the head of a name.

    >>> unglued("BộTài chính")
    'Bộ Tài chính'
    """
    return _GLUED.sub(r"\1 ", text)


def squeeze(text: str) -> str:
    """White space collapsed to single spaces, ends trimmed.

    >>> squeeze("  Sở\\u00a0Y   tế ")
    'Sở Y tế'
    """
    return _SPACES.sub(" ", text).strip()


@lru_cache(maxsize=16384)
def old_tone(word: str) -> str:
    """One syllable with its tone moved to the old place: hoà → hòa, thuỷ → thủy.

    >>> old_tone("hoà"), old_tone("thuỷ"), old_tone("quý"), old_tone("toàn")
    ('hòa', 'thủy', 'quý', 'toàn')
    """
    parts = unicodedata.normalize("NFD", word)
    tones = [c for c in parts if c in _TONES]
    if len(tones) != 1:
        return word
    bare = nfc("".join(c for c in parts if c not in _TONES))
    low = bare.lower()
    if low[-2:] not in _OPEN_PAIRS or low[:2] == "qu":
        return word
    marked = unicodedata.normalize("NFD", bare[-2]) + tones[0]
    return nfc(bare[:-2] + marked + bare[-1])


_WORDS = pattern(r"[^\W\d_]+")


def tones(text: str) -> str:
    """Every syllable of a text with the old tone placement.

    >>> tones("văn hoá, sức khoẻ")
    'văn hóa, sức khỏe'
    """
    return _WORDS.sub(lambda m: old_tone(m.group()), nfc(text))


_STRIP = {ord("đ"): "d", ord("Đ"): "D", ord("ð"): "d", ord("Ð"): "D"}


def unaccent(text: str) -> str:
    """Without diacritics; letters keep their case.

    >>> unaccent("Sở Nội vụ đến 2030")
    'So Noi vu den 2030'
    """
    if text.isascii():
        return text
    return unicodedata.normalize("NFD", text.translate(_STRIP)).translate(_UNMARKED)


class _Unmarked(dict[int, int | None]):
    """Every letter as it is, combining marks as nothing; filled as letters are met."""

    def __missing__(self, code: int) -> int | None:
        kept = None if unicodedata.combining(chr(code)) else code
        self[code] = kept
        return kept


_UNMARKED = _Unmarked()


_DASHES = str.maketrans(
    dict.fromkeys("‐‑‒–—−", "-") | dict.fromkeys("“”„‟″«»", '"') | {"’": "'", "‘": "'"}
)


def accented(text: str) -> str:
    """The form for comparing with diacritics: NFC, lower case, old tones, plain
    dashes and quotes, single spaces.

    >>> accented("Văn  hoá – “Số”")
    'văn hóa - "số"'
    """
    return squeeze(tones(text).translate(_DASHES)).lower()


@lru_cache(maxsize=16384)  # headings and cells are folded again and again
def fold(text: str) -> str:
    """The form for comparing without diacritics.

    >>> fold("Sở Văn hoá, Thể thao và Du lịch")
    'so van hoa, the thao va du lich'
    """
    return squeeze(unaccent(nfc(text)).translate(_DASHES)).lower()


def words(text: str) -> str:
    """Words with their diacritics, lower case, old tones, punctuation dropped.

    >>> words("Sức khoẻ, Y tế!")
    'sức khỏe y tế'
    """
    return _PUNCT.sub(" ", accented(text)).strip()


_PUNCT = pattern(r"[^\w%]+")


def key(text: str) -> str:
    """Folded words alone, punctuation dropped: for equality of names.

    >>> key("Sở Lao động - Thương binh và Xã hội") == key("Sở Lao động Thương binh và xã hội")
    True
    """
    return _PUNCT.sub(" ", fold(text)).strip()
