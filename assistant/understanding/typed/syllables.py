"""Which words can be Vietnamese, by how a syllable is spelt with its diacritics."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import normalize

from corpus.lazy import pattern

# "k", "gh" and "ngh" stand before these vowels, "c", "g" and "ng" before the others.
_FRONT = "[ieêy]"
_ONSET = (
    rf"(?:(?:k|n?gh)(?={_FRONT})|(?:c|ng|g)(?!{_FRONT})|gi?(?=i)|gi"
    r"|b|ch|d|đ|h|kh|l|m|nh?|ph|qu|r|s|t[hr]?|v|x)?"
)
_RHYME = (
    r"(?:a(?:ch?|i|m|ng?|nh|o|p|t|u|y)?|ă(?:c|m|ng?|p|t)|â(?:c|m|ng?|p|t|u|y)"
    r"|e(?:c|m|ng?|o|p|t)?|ê(?:ch|m|nh?|p|t|u)?|i(?:a|ch|m|nh?|p|t|u)?|[iy]ê(?:c|m|ng?|p|t|u)"
    r"|o(?:c|i|m|ng?|p|t)?|ô(?:c|i|m|ng?|p|t)?|ơ(?:i|m|n|p|t)?|oo(?:c|ng)"
    r"|oa(?:ch?|i|m|ng?|nh|o|p|t|y)?|oă(?:c|m|ng?|t)|oe(?:n|o|t)?"
    r"|u(?:c|i|m|ng?|p|t)?|ua|uâ(?:ng?|t|y)|uê(?:ch|nh?)?|uơ|uô(?:c|i|m|ng?|t)"
    r"|uy(?:a|ch|nh?|p|t|u|ê[nt])?|ư(?:c|i|m|ng?|t|u)?|ưa|ươ(?:c|i|m|ng?|p|t|u)"
    r"|y(?:m|n|t|nh)?)"
)
_SYLLABLE = pattern(f"{_ONSET}{_RHYME}")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_OFF = pattern(f"(?:(?<!g)i|(?<!q)u\u031b?)a[{_TONES}]$")  # "phiả": the tone is on the first
_SHARP = "\u0301\u0323"  # the tones of a syllable that ends in a stop


@lru_cache(maxsize=4096)
def can_be_spelt(word: str) -> bool:
    """Can a word in small letters, with its diacritics, be a Vietnamese syllable?

    >>> [can_be_spelt(word) for word in ("được", "đưc", "tnỉh", "khế")]
    [True, False, False, True]
    """
    apart = normalize("NFD", word)
    tones = [c for c in apart if c in _TONES]
    plain = normalize("NFC", "".join(c for c in apart if c not in _TONES))
    if len(tones) > 1 or _OFF.search(apart) or not _SYLLABLE.fullmatch(plain):
        return False
    stopped = plain.endswith(("c", "ch", "p", "t"))
    return not stopped or (bool(tones) and tones[0] in _SHARP)
