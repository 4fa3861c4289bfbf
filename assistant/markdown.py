"""Corpus text inside Markdown: shown as printed, never taken for markup."""

from __future__ import annotations

from functools import lru_cache

from corpus.lazy import pattern
from corpus.text import squeeze

# What some sources left of their own formatting; it is no part of the words.
_LEFTOVER = pattern(r"\*\*|</?[biu]>|(?<!\w)\*(?=\w)|(?<=[\w/])\*(?!\w)")
_SPECIAL = pattern(r"([\\`*_~\[\]<>|#$])")
_DIRECTIVE = pattern(r":(?=[^\W\d_])")


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Words without leftover formatting marks of the source."""
    return squeeze(_LEFTOVER.sub("", text))


@lru_cache(maxsize=8192)
def escape(text: str) -> str:
    """Text that a Markdown reader shows letter for letter.

    >>> escape("5*3 [1] Căn cứ:Luật")
    '5\\\\*3 \\\\[1\\\\] Căn cứ\\\\:Luật'
    """
    return _DIRECTIVE.sub(r"\\:", _SPECIAL.sub(r"\\\1", plain(text)))


def shorten(text: str, longest: int) -> str:
    """The start of a text, cut between words, with an ellipsis where something is left out."""
    words = plain(text)
    if len(words) <= longest:
        return words
    return words[:longest].rsplit(" ", 1)[0].rstrip(" ,;:.-") + " …"
