"""conditions.toml: the words by which questions limit what they ask for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from assistant.kept import kept

_FILE = Path(__file__).parent / "conditions.toml"


def read_words() -> dict[str, Any]:
    """conditions.toml as it stands."""
    from corpus.reference.tables import read_toml

    return read_toml(_FILE)[0]


@cache
def _words() -> dict[str, Any]:
    """The shipped words: lists by name, those of one sort of condition in a table."""
    return kept("conditions", read_words)  # type: ignore[no-any-return]


def listed(name: str) -> list[str]:
    """The list of a name ("things", "output.nouns")."""
    table, _, own = name.rpartition(".")
    found: list[str] = _words()[table][own] if table else _words()[own]
    return found


def every_wording() -> Iterator[tuple[str, ...]]:
    """All phrases, word by word."""
    for value in _words().values():
        for phrases in value.values() if isinstance(value, dict) else (value,):
            for phrase in phrases:
                if words := tuple(w for w in phrase.replace(",", " ").split() if w.isalpha()):
                    yield words
