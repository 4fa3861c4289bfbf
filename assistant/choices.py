"""Phrases of the TOML tables with their choices written out: "(phải|cần) làm gì"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from corpus.lazy import pattern

_NAMED = pattern(r"<(\w+)>")
_OPEN = pattern(r"\(([^()]*)\)")
_CHOICE = pattern(r"\{([^{}]*)\}")
_NONE: Mapping[str, str] = {}


def spread(phrases: Iterable[str], choices: Mapping[str, str] = _NONE) -> Iterator[str]:
    """Every way to say some phrases; `choices` are those that phrases call by name.

    >>> list(spread(["(phải|cần) <do> gì"], {"do": "làm|lo"}))[:3]
    ['phải làm gì', 'phải lo gì', 'cần làm gì']
    """
    for phrase in phrases:
        named = _NAMED.sub(lambda m: f"{{{choices[m[1]]}}}", phrase)
        yield from (" ".join(way.split()) for way in _ways(_OPEN.sub(_flattened, named)))


def _ways(text: str) -> Iterator[str]:
    """A text with one of each choice "{a|b}"."""
    parts = _CHOICE.split(text)
    chosen = [p.split("|") if i % 2 else [p] for i, p in enumerate(parts)]
    return map("".join, product(*chosen))


def _flattened(found: re.Match[str]) -> str:
    """A choice that holds named choices among others: "(<job>|nội dung)"."""
    ways = re.split(r"\|(?![^{]*\})", found[1])
    return "{" + "|".join(way for text in ways for way in _ways(text)) + "}"
