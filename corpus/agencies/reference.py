"""What agencies.toml says, as frozen records: agencies, heads, nouns, mergers, words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal, NamedTuple, TypeVar

from corpus.agencies.faults import content_faults, word_faults
from corpus.reference.tables import Shape, block_lines, check_table, read_toml, refuse
from corpus.spelling.words import Abbreviation

LEVELS = ("cac", "cap")  # "Ủy ban nhân dân các cấp"
DEFAULT_PATH = Path(__file__).parents[1] / "reference" / "agencies.toml"

Part = Literal["whole", "part"]
_R = TypeVar("_R")


class Entry(NamedTuple):
    """One agency of the reference: official name, kind, other spellings.

    `spoken` holds short forms that count in questions only, never in a printed cell.
    """

    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    spoken: tuple[str, ...] = ()


class Head(NamedTuple):
    """First words of a name and the kind they announce."""

    words: str
    kind: str
    proper: bool = False


class Noun(NamedTuple):
    """A common noun of a collective and the kinds that it covers."""

    words: str
    members: tuple[str, ...]
    central: tuple[str, ...] = ()
    generic: bool = False


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

    def plain(self) -> tuple[Any, ...]:
        """Everything in it as plain values; `Reference.of` makes it a reference again."""
        records = (self.entries, self.heads, self.nouns, self.abbreviations)
        rows = [[tuple(record) for record in each] for each in records]
        mergers = [
            (m.date.toordinal(), m.from_, m.to, m.part, m.source, m.field) for m in self.mergers
        ]
        return dict(self.kinds), *rows, mergers, dict(self.words)

    @classmethod
    def of(cls, plain: tuple[Any, ...]) -> Reference:
        """The reference that `plain` was called on."""
        kinds, entries, heads, nouns, abbreviations, mergers, words = plain
        return cls(
            kinds,
            tuple(Entry(*row) for row in entries),
            tuple(Head(*row) for row in heads),
            tuple(Noun(*row) for row in nouns),
            tuple(Abbreviation(*row) for row in abbreviations),
            tuple(
                Merger(from_, to, part, date.fromordinal(day), source, field)
                for day, from_, to, part, source, field in mergers
            ),
            words,
        )


# Table → key → (type, required). Dates are TOML dates, not strings.
_TABLES: dict[str, Shape] = {
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


def load_reference(path: Path = DEFAULT_PATH) -> Reference:
    """Read and check the reference. Errors: `ReferenceDataError`, all faults in one."""
    data, text = read_toml(path)
    faults = [f"{path}: bảng lạ [{t}]" for t in data.keys() - _TABLES.keys() - {"kinds", "words"}]
    for table, shape in _TABLES.items():
        lines = block_lines(text, table)
        found = list(check_table(data.get(table, []), shape)) or list(content_faults(data, table))
        faults += [f"{path}:{lines[i]}: [[{table}]] {what}" for i, what in sorted(found)]
    faults += [f"{path}: [words] {what}" for what in word_faults(data.get("words", {}))]
    refuse(faults)
    return _build(data)


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
