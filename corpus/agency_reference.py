"""The reference file of agencies: read, checked, handed on as frozen records.

The checks gather everything wrong into one `ReferenceDataError`, each with file and
line, so that a person who edits the file sees all of it at once.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, TypeVar

from corpus.text import key

# Loading asks for the same names again and again.
name_key = lru_cache(maxsize=4096)(key)

DEFAULT_PATH = Path(__file__).parent / "reference" / "agencies.toml"

Part = Literal["whole", "part"]
_R = TypeVar("_R")


class ReferenceDataError(ValueError):
    """A reference file is wrong. The message lists every fault as `file:line: what`."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One agency of the reference: official name, kind, other spellings.

    `spoken` holds short forms that count in questions only, never in a printed cell.
    """

    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    spoken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """First words of a name and the kind they announce."""

    words: str
    kind: str
    proper: bool = False


@dataclass(frozen=True, slots=True)
class Noun:
    """A common noun of a collective and the kinds that it covers."""

    words: str
    members: tuple[str, ...]
    central: tuple[str, ...] = ()
    generic: bool = False


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """An abbreviation of single words; `next` limits it to what may follow."""

    short: str
    long: str
    next: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Merger:
    """`from_` went into `to` on `date`: the whole body, or the `field` named."""

    from_: str
    to: str
    part: Part
    date: date
    source: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """Everything that agencies.toml says."""

    kinds: Mapping[str, str]
    entries: tuple[Entry, ...]
    heads: tuple[Head, ...]
    nouns: tuple[Noun, ...]
    abbreviations: tuple[Abbreviation, ...]
    mergers: tuple[Merger, ...]
    words: Mapping[str, tuple[str, ...]]


# Table → key → (type, required). Dates are TOML dates, not strings.
_TABLES: dict[str, dict[str, tuple[type, bool]]] = {
    "agency": {
        "name": (str, True),
        "kind": (str, True),
        "aliases": (list, False),
        "spoken": (list, False),
    },
    "head": {"words": (str, True), "kind": (str, True), "proper": (bool, False)},
    "noun": {
        "words": (str, True),
        "members": (list, True),
        "central": (list, False),
        "generic": (bool, False),
    },
    "abbreviation": {"short": (str, True), "long": (str, True), "next": (list, False)},
    "merger": {
        "from": (str, True),
        "to": (str, True),
        "part": (str, True),
        "field": (str, False),
        "date": (date, True),
        "source": (str, True),
    },
}
WORD_LISTS = ("predicates", "openers", "compounds", "not_heads", "cues_after", "cues_before")


def read_toml(path: Path) -> tuple[dict[str, Any], str]:
    """The parsed file and its text; `ReferenceDataError` where it is not TOML."""
    try:
        text = path.read_text(encoding="utf-8")
        return tomllib.loads(text), text
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ReferenceDataError(f"{path}: {error}") from error


def block_lines(text: str, table: str) -> list[int]:
    """Line numbers (from 1) of every `[[table]]` or `[table]` header, in order."""
    header = re.compile(rf"\s*\[\[?{re.escape(table)}\]\]?")
    return [n for n, line in enumerate(text.split("\n"), 1) if header.match(line)]


def check_table(
    rows: list[dict[str, Any]], shape: Mapping[str, tuple[type, bool]]
) -> Iterator[tuple[int, str]]:
    """Faults of shape as (row index, what): unknown, missing and mistyped keys."""
    for i, row in enumerate(rows):
        for name in row.keys() - shape.keys():
            yield i, f'unknown key "{name}"'
        for name, (kind, required) in shape.items():
            if name not in row:
                if required:
                    yield i, f'"{name}" is missing'
            elif type(row[name]) is not kind:
                yield i, f'"{name}" must be a {kind.__name__}, not {row[name]!r}'
            elif kind is list and not all(isinstance(x, str) for x in row[name]):
                yield i, f'"{name}" must hold strings only'


def load_reference(path: Path = DEFAULT_PATH) -> Reference:
    """Read and check the reference. Errors: `ReferenceDataError`, all faults in one."""
    data, text = read_toml(path)
    faults = [
        f"{path}: unknown table [{t}]" for t in data.keys() - _TABLES.keys() - {"kinds", "words"}
    ]
    for table, shape in _TABLES.items():
        lines = block_lines(text, table)
        found = list(check_table(data.get(table, []), shape)) or list(_content(data, table))
        faults += [f"{path}:{lines[i]}: [[{table}]] {what}" for i, what in sorted(found)]
    faults += [f"{path}: [words] {what}" for what in _word_faults(data.get("words", {}))]
    if faults:
        raise ReferenceDataError("\n".join(faults))
    return _build(data)


def _word_faults(words: Mapping[str, object]) -> Iterator[str]:
    for name in words.keys() ^ set(WORD_LISTS):
        yield f'"{name}" is {"unknown" if name in words else "missing"}'


def _content(data: dict[str, Any], table: str) -> Iterator[tuple[int, str]]:
    """Faults of content, looked for once the table has the right shape."""
    rows = data.get(table, [])
    yield from _doubles(rows, table)
    kinds = data.get("kinds", {})
    for i, row in enumerate(rows):
        for kind in [row.get("kind"), *row.get("members", ()), *row.get("central", ())]:
            if kind is not None and kind not in kinds:
                yield i, f'kind "{kind}" is not in [kinds]'
        if table == "merger":
            yield from ((i, what) for what in _merger_faults(row, data))


def _doubles(rows: list[dict[str, Any]], table: str) -> Iterator[tuple[int, str]]:
    seen: dict[str, int] = {}
    for i, row in enumerate(rows):
        own = {name_key(n): n for n in _names(row, table)}
        for folded, name in own.items():
            if folded in seen:
                yield i, f'"{name}" stands twice'
            seen[folded] = i
        listed = list(_names(row, table))
        if len(own) != len(listed):
            yield i, f'"{listed[0]}" repeats one of its own spellings'


def _names(row: dict[str, Any], table: str) -> Iterator[str]:
    if table == "agency":
        yield from (row["name"], *row.get("aliases", ()), *row.get("spoken", ()))
    elif table in ("head", "noun"):
        yield row["words"]
    elif table == "abbreviation":
        yield row["short"]


def _merger_faults(row: dict[str, Any], data: dict[str, Any]) -> Iterator[str]:
    known = {a.get("name") for a in data.get("agency", [])}
    for end in ("from", "to"):
        if row[end] not in known:
            yield f'"{end}" names "{row[end]}", which is no [[agency]]'
    if row["part"] not in ("whole", "part"):
        yield f'"part" must be "whole" or "part", not "{row["part"]}"'
    if row["part"] == "part" and not row.get("field"):
        yield '"field" is missing: what part moved?'


def _build(data: dict[str, Any]) -> Reference:
    return Reference(
        kinds=data["kinds"],
        entries=tuple(_record(Entry, row) for row in data["agency"]),
        heads=tuple(_record(Head, row) for row in data["head"]),
        nouns=tuple(_record(Noun, row) for row in data["noun"]),
        abbreviations=tuple(_record(Abbreviation, row) for row in data["abbreviation"]),
        mergers=tuple(
            _record(Merger, {"from_" if k == "from" else k: v for k, v in row.items()})
            for row in data["merger"]
        ),
        words={name: tuple(values) for name, values in data["words"].items()},
    )


def _record(kind: type[_R], row: dict[str, Any]) -> _R:
    return kind(**{k: tuple(v) if isinstance(v, list) else v for k, v in row.items()})
