"""Titles printed in capitals or spoiled by a scanner → as the document's own text has them.

What comes out is for a manifest that a person confirms, never for quoting.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise

from corpus.lazy import pattern
from corpus.text import accented, fold, squeeze

# Columns that a text keeps apart by blanks: the issuer beside the motto, recipients beside
# the signature.
COLUMNS = pattern(r"\t|\||\s{4,}")
_FREQUENT = 5
_RARE = 2


def cased(title: str, source: Iterable[str]) -> str:
    """A title in capitals with the case of the longest passages that the text shares with it.

    >>> cased("NGHỊ QUYẾT SỐ 41-CTR/TU", ["Theo Nghị quyết số 41-CTr/TU của Tỉnh ủy"])
    'Nghị quyết số 41-CTr/TU'
    """
    words = title.split()
    pieces = (piece for line in source for piece in COLUMNS.split(line))
    printed = [w for piece in pieces if not piece.isupper() for w in piece.split()]
    places: dict[str, list[int]] = defaultdict(list)
    for at, word in enumerate(printed):
        places[_bare(word)].append(at)
    found: list[str] = []
    while len(found) < len(words):
        found += _longest(words, len(found), printed, places)
    text = squeeze(" ".join(found))
    return text[:1].upper() + text[1:]


def _longest(
    words: list[str], start: int, printed: list[str], places: dict[str, list[int]]
) -> list[str]:
    """The words from `start` in the case of their longest passage; one lowered word at least."""
    best: list[str] = []
    for at in places.get(_bare(words[start]), ()):
        length = 1
        while (
            start + length < len(words)
            and at + length < len(printed)
            and _bare(words[start + length]) == _bare(printed[at + length])
        ):
            length += 1
        if length > max(len(best), 1):
            best = [_like(printed[at + i], words[start + i]) for i in range(length)]
    return best or [words[start].lower() if words[start].isalpha() else _code(words[start])]


def _bare(word: str) -> str:
    return accented(word).strip(".,;:()\"'")


def _like(printed: str, title: str) -> str:
    """The printed word's letters with the title word's punctuation."""
    core = printed.strip(".,;:()\"'“”")
    outer = re.match(r"^([.,;:()\"'“”]*).*?([.,;:()\"'“”]*)$", title, re.S)
    return f"{outer[1]}{core}{outer[2]}" if outer else core


def _code(word: str) -> str:
    """A document code keeps its capitals, other words lose them."""
    return word if any(c.isdigit() for c in word) or "/" in word else word.lower()


def mended(title: str, source: Iterable[str]) -> str:
    """A title whose rare words, next to the same neighbour, the text mostly spells otherwise.

    >>> mended("Tổ chúc thi", ["tổ chức", "tổ chức", "Tổ chức", "tổ chức", "tổ chức thi"])
    'Tổ chức thi'
    """
    words = [w for line in source for w in re.findall(r"[^\W\d_]+", line)]
    form = {w: accented(w) for w in set(words)}
    lowered = [form[w] for w in words]
    counts = Counter(lowered)
    pairs = Counter(pairwise(lowered))
    forms: dict[str, set[str]] = defaultdict(set)
    for word in counts:
        forms[fold(word)].add(word)
    parts = re.split(r"([^\W\d_]+)", title)
    for i in range(1, len(parts), 2):
        before = accented(parts[i - 2]) if i > 1 else ""
        after = accented(parts[i + 2]) if i + 2 < len(parts) else ""
        own = accented(parts[i])
        better = max(forms[fold(own)] - {own}, key=lambda w: counts[w], default=own)
        kept = pairs[before, own] + pairs[own, after]
        backed = pairs[before, better] + pairs[better, after]
        if counts[own] <= _RARE and counts[better] >= _FREQUENT and backed > max(kept, 1):
            parts[i] = better.capitalize() if parts[i][:1].isupper() else better
    return "".join(parts)
