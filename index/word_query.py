"""Queries over words, in the language of SQLite's FTS5. "" matches nothing.

>>> all_of([phrase(["du", "lieu"]), any_of([phrase(["so"]), phrase(["mo"])])])
'("du lieu" AND ("so" OR "mo"))'
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def phrase(words: Sequence[str]) -> str:
    """Folded words side by side. Signs ("%") are no words here and are left out."""
    spelt = [word for word in words if any(c.isalnum() for c in word)]
    return f'"{" ".join(spelt)}"' if spelt else ""


def any_of(queries: Iterable[str]) -> str:
    """What matches one of the queries."""
    return _joined(" OR ", [q for q in queries if q])


def all_of(queries: Iterable[str]) -> str:
    """What matches every query."""
    every = list(queries)
    return _joined(" AND ", every) if all(every) else ""


def _joined(word: str, queries: Sequence[str]) -> str:
    each = list(dict.fromkeys(queries))
    return f"({word.join(each)})" if len(each) > 1 else "".join(each)
