"""The word lists of reference/quantities.toml, read and checked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from corpus.plan import Operator
from corpus.reference.tables import read_toml, refuse
from corpus.text import nfc

WORDS = Path(__file__).parents[1] / "reference" / "quantities.toml"
OPERATORS: tuple[Operator, ...] = (">=", "<=", ">", "<")
_LISTS = (
    "predicates", "fillers", "verbs", "cell_leads", "not_value_after", "qualifier_after",
    "durations", "places", "percent_bases", "magnitudes", "measures", "nouns", "compounds",
    "stops",
)  # fmt: skip


class Words(NamedTuple):
    """reference/quantities.toml: operator words by operator, the other lists by name."""

    operators: Mapping[Operator, tuple[str, ...]]
    lists: Mapping[str, tuple[str, ...]]


def load_words(path: Path = WORDS) -> Words:
    """The word lists. Raises ReferenceDataError with all that is wrong with the file."""
    data, _ = read_toml(path)
    tables = {k: data.get(k, {}) for k in ("operators", "words")}
    faults = [
        f"{path}: {table}.{key} phải là danh sách từ"
        for table, keys in (("operators", OPERATORS), ("words", _LISTS))
        for key in keys
        if not _is_list(tables[table].get(key))
    ]
    refuse(faults)
    operators = {sign: _composed(tables["operators"][sign]) for sign in OPERATORS}
    return Words(operators, {name: _composed(tables["words"][name]) for name in _LISTS})


def _is_list(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(v, str) for v in value)


def _composed(listed: list[str]) -> tuple[str, ...]:
    return tuple(nfc(word) for word in listed)


@cache
def words() -> Words:
    """The shipped word lists, read once."""
    return load_words()


def either(choices: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first, their spaces flexible.

    >>> either(["a b", "a"])
    '(?:a\\\\s+b|a)'
    """
    ordered = sorted(choices, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(r"\s+".join(map(re.escape, w.split())) for w in ordered) + ")"
