"""terms.toml: words that mean the same, for topics of questions."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from corpus.text import key

_FILE = Path(__file__).parent.parent / "corpus" / "reference" / "terms.toml"
_MOST = 6


@cache
def _groups() -> tuple[tuple[tuple[str, ...], ...], ...]:
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return tuple(tuple(tuple(key(term).split()) for term in group) for group in data["same"])


def variants(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The topic in other words: itself first, then with one term replaced at a time.

    >>> variants(("ung", "dung", "ai"))[1]
    ('ung', 'dung', 'tri', 'tue', 'nhan', 'tao')
    """
    found = [words]
    for group in _groups():
        for term in group:
            at = _find(words, term)
            if at is None:
                continue
            for other in group:
                if other != term:
                    found.append((*words[:at], *other, *words[at + len(term) :]))
    return tuple(dict.fromkeys(found))[:_MOST]


def _find(words: tuple[str, ...], term: tuple[str, ...]) -> int | None:
    for i in range(len(words) - len(term) + 1):
        if words[i : i + len(term)] == term:
            return i
    return None
