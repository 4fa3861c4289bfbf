"""limits.toml: what may come of work, and the words around it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.text import key

_FILE = Path(__file__).parent / "limits.toml"


@dataclass(frozen=True, slots=True)
class Book:
    """limits.toml: documents and things by their folded names, what may stand between one and
    what asks for it, and what stands before one in the text of the work that makes it."""

    documents: dict[str, str]
    things: dict[str, str]
    between: tuple[str, ...]
    writes: frozenset[str]
    makes: frozenset[str]
    passed: frozenset[str]

    @property
    def products(self) -> dict[str, str]:
        return self.documents | self.things


@cache
def load_limits() -> Book:
    """The shipped words."""
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    documents, things = ({key(n): n for n in data[kind]} for kind in ("documents", "things"))
    writes = frozenset(data["writes"])
    return Book(
        documents=documents,
        things=things,
        between=tuple(data["between"]),
        writes=writes,
        makes=writes | frozenset(data["makes"]),
        passed=frozenset(data["passed"]),
    )
