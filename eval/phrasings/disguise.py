"""Ways in which the same words are typed: without marks, half of them, NFD, slips …"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from random import Random

from corpus.text import unaccent

Disguise = Callable[[str, Random], str]

_WORD = re.compile(r"[^\W\d_]+")
# How people shorten words in messages; every pair is told apart by its neighbours.
SHORTENED = {
    "không": "ko", "được": "đc", "bao nhiêu": "bn", "nhiệm vụ": "nv", "gì": "j",
    "như thế nào": "ntn", "phối hợp": "p/h", "với": "vs", "trước": "trc",
    "những": "nhg",
}  # fmt: skip
_KEYS = {"a": "s", "e": "r", "i": "o", "o": "p", "u": "i", "n": "m", "h": "g", "t": "r", "c": "v"}


def unaccented(text: str, _: Random) -> str:
    """Without diacritics."""
    return unaccent(unicodedata.normalize("NFC", text))


def half_accented(text: str, rng: Random) -> str:
    """Every other word or so without diacritics."""
    return _WORD.sub(lambda m: unaccent(m.group()) if rng.random() < 0.5 else m.group(), text)


def decomposed(text: str, _: Random) -> str:
    """NFD, as some systems store and paste text."""
    return unicodedata.normalize("NFD", text)


def new_tone(text: str, _: Random) -> str:
    """The tone on the second vowel: hoà, khoẻ, thuỷ.

    >>> new_tone("văn hóa, sức khỏe", Random())
    'văn hoá, sức khoẻ'
    """
    apart = unicodedata.normalize("NFD", text)
    moved = re.sub(
        r"(?<![qQ])([oO])([\u0300\u0301\u0303\u0309\u0323])([aeAE])(?![\w\u0300-\u036f])",
        r"\1\3\2", apart,
    )  # fmt: skip
    moved = re.sub(
        r"(?<![qQ])([uU])([\u0300\u0301\u0303\u0309\u0323])([yY])(?![\w\u0300-\u036f])",
        r"\1\3\2", moved,
    )  # fmt: skip
    return unicodedata.normalize("NFC", moved)


def upper(text: str, _: Random) -> str:
    return text.upper()


def lower(text: str, _: Random) -> str:
    return text.lower()


def as_is(text: str, _: Random) -> str:
    return text


def shortened(text: str, rng: Random) -> str:
    """Some words as in a message: "ko", "đc", "nv"."""
    for whole, short in SHORTENED.items():
        if rng.random() < 0.7:
            text = re.sub(rf"(?<!\w){whole}(?!\w)", short, text)
    return text


def slip(text: str, rng: Random) -> str:
    """One slip of the fingers in one word of four letters or more."""
    long = [m for m in _WORD.finditer(text) if len(m.group()) >= 4]
    if not long:
        return text
    word = rng.choice(long)
    return text[: word.start()] + _slipped(word.group(), rng) + text[word.end() :]


def _slipped(word: str, rng: Random) -> str:
    at = rng.randint(1, len(word) - 2)
    wrong = _KEYS.get(word[at].lower(), "x")
    return rng.choice((
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[:at] + wrong + word[at + 1 :],
    ))  # fmt: skip


WHOLE: dict[str, Disguise] = {
    "as written": as_is,
    "unaccented": unaccented,
    "half accented": half_accented,
    "NFD": decomposed,
    "new tone": new_tone,
    "upper case": upper,
    "lower case": lower,
}
# These touch only the words of the phrasing, not the values of its slots.
WORDING: dict[str, Disguise] = {"shortened": shortened, "one slip": slip}
