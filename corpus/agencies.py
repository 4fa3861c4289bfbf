"""Names of agencies, as printed or asked for, made one canonical agency each.

`Directory.split` reads a printed cell, `Directory.find` a question. The reference
(reference/agencies.toml) lists what rules cannot know: kinds, special spellings,
mergers. A name that it does not list is its own canonical name, spelled out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from corpus.agency_cursor import Lexicon, Piece, lexicon
from corpus.agency_find import Finder, Found
from corpus.agency_names import (
    field_words,
    insert_initials,
    insert_short,
    insert_without_place,
    words_of,
)
from corpus.agency_reference import (
    DEFAULT_PATH,
    Entry,
    Merger,
    Reference,
    ReferenceDataError,
    load_reference,
    name_key,
)
from corpus.agency_split import pieces
from corpus.agency_words import Node, Speller, forms, insert, phrases
from corpus.provinces import Provinces

__all__ = ["Agency", "Directory", "Mention", "Merger", "ReferenceDataError"]


@dataclass(frozen=True, slots=True)
class Agency:
    """A canonical agency.

    A collective ("Các sở, ban, ngành") has the kinds that it covers for certain in
    `members`; `vague` is one that covers nobody for certain ("Các đơn vị liên quan").
    """

    name: str
    kind: str
    collective: bool = False
    members: frozenset[str] = frozenset()

    @property
    def vague(self) -> bool:
        return self.collective and not self.members


@dataclass(frozen=True, slots=True)
class Mention:
    """An agency at [start, end) of a text, `surface` as written there.

    `exact` is False for a short form or a misspelling. `alternatives` are the other
    agencies that the same words may mean ("Sở Nông nghiệp").
    """

    start: int
    end: int
    agency: Agency
    surface: str
    exact: bool
    alternatives: tuple[Agency, ...] = ()


class Directory:
    """All that is known about agencies. Never changes; `with_names` makes a new one."""

    def __init__(
        self, reference: Reference, provinces: Provinces, learned: tuple[str, ...] = ()
    ) -> None:
        self._reference = reference
        self._provinces = provinces
        self._learned = learned
        self._speller = Speller(reference.abbreviations)
        self._agencies: list[Agency] = []
        self._numbers: dict[str, int] = {}
        self._full, self._spoken, self._bare = Node(), Node(), Node()
        for entry in reference.entries:
            self._enter(entry)
        for entry in reference.entries:
            self._enter_short(entry)
        self._lexicon = self._new_lexicon()
        self._resolve_collectives()
        for name in learned:
            self._learn(name)

    @classmethod
    def load(cls, path: Path = DEFAULT_PATH) -> Directory:
        """The shipped reference, or another file of its shape.

        Errors: `ReferenceDataError`, all faults of the file in one.
        """
        return cls(load_reference(path), Provinces.load())

    @property
    def agencies(self) -> tuple[Agency, ...]:
        """Everything listed or learned, in order."""
        return tuple(self._agencies)

    def with_names(self, names: Iterable[str]) -> Directory:
        """A directory that also finds these names (schools, associations of a corpus)."""
        more = tuple(dict.fromkeys((*self._learned, *names)))
        return Directory(self._reference, self._provinces, more)

    def get(self, name: str) -> Agency | None:
        """The listed or learned agency of that name or alias; None where there is none."""
        number = self._numbers.get(name_key(name))
        return None if number is None else self._agencies[number]

    def split(self, raw: str) -> tuple[Agency, ...]:
        """The agencies that a printed cell or line names, in order, without doubles.

        `split("Sở Nội vụ; Sở KH&CN, UBND tỉnh")` names three, the last one "Ủy ban nhân
        dân tỉnh". An empty cell gives an empty tuple.
        """
        found = (self._agency(p) for p in pieces(raw, self._lexicon))
        return tuple(dict.fromkeys(found))

    def find(self, text: str) -> tuple[Mention, ...]:
        """The agencies named in running text: in order, not overlapping, longest first.

        Takes text without diacritics, in capitals, with initials and with small slips.
        """
        words = self._speller.words(text)
        out = []
        for found in self._finder.places(words):
            start, end = words[found.first].start, words[found.last - 1].end
            first, *others = self._candidates(found)
            out.append(Mention(start, end, first, text[start:end], found.exact, tuple(others)))
        return tuple(out)

    def covers(self, collective: str, agency: str) -> bool:
        """Whether a collective includes an agency for certain.

        "Các sở, ban, ngành" covers "Sở Y tế" and "Công an tỉnh", not "Ủy ban nhân dân
        thành phố Thái Bình". A vague collective covers nobody.
        """
        groups = [a for a in self.split(collective) if a.collective]
        members = frozenset[str]().union(*(g.members for g in groups))
        found = self.split(agency)
        return bool(found) and all(not a.collective and a.kind in members for a in found)

    def predecessors(self, name: str, on: date) -> tuple[Merger, ...]:
        """The mergers by which others had gone into this agency by that day."""
        return tuple(m for m in self._reference.mergers if m.to == name and m.date <= on)

    def successors(self, name: str, on: date) -> tuple[Merger, ...]:
        """The mergers by which this agency had gone into others by that day."""
        return tuple(m for m in self._reference.mergers if m.from_ == name and m.date <= on)

    # -- building --------------------------------------------------------------------

    def _enter(self, entry: Entry) -> None:
        number = len(self._agencies)
        self._agencies.append(Agency(entry.name, entry.kind))
        for name in (entry.name, *entry.aliases):
            self._numbers[name_key(name)] = number
            if entry.kind != "other":  # a collective may go on: "Các sở, ban, ngành, đơn vị"
                insert(self._full, words_of(name), number, exact=True)
            insert(self._spoken, words_of(name), number, exact=True)

    def _enter_short(self, entry: Entry) -> None:
        number = self._numbers[name_key(entry.name)]
        for name in (entry.name, *entry.aliases):
            insert_without_place(self._full, name, number)
            insert_without_place(self._spoken, name, number)
        insert_initials(self._full, Node(), entry.name, number)
        insert_initials(self._spoken, self._bare, entry.name, number)
        for short in entry.spoken:
            insert(self._spoken, words_of(short), number, exact=False)
        if entry.kind != "other":
            insert_short(self._spoken, entry.name, number)

    def _new_lexicon(self) -> Lexicon:
        fields: dict[tuple[str, ...], dict[str, int]] = {}
        for number, agency in enumerate(self._agencies):
            head = forms(words_of(agency.name)[0])[0]
            if agency.kind in ("so", "bo"):
                fields.setdefault(field_words(agency.name), {})[head] = number
        return lexicon(
            self._reference, self._full, fields, self._speller, self._provinces.length_at
        )

    def _resolve_collectives(self) -> None:
        """A listed collective gets its members by the same rule as a printed one."""

        for number, agency in enumerate(self._agencies):
            if agency.kind != "other":
                continue
            (piece,) = pieces(agency.name, self._lexicon)
            if piece.members is not None:
                self._agencies[number] = Agency(agency.name, piece.kind, True, piece.members)

    def _learn(self, name: str) -> None:
        """Add a name of the corpus. Vague collectives would match ordinary words."""
        found = self.split(name)
        if len(found) != 1 or found[0].vague or name_key(found[0].name) in self._numbers:
            return
        number = len(self._agencies)
        self._agencies.append(found[0])
        self._numbers[name_key(found[0].name)] = number
        words = words_of(found[0].name)
        if len(words) > 1:
            insert(self._spoken, words, number, exact=True)
        if not found[0].collective:
            insert(self._full, words, number, exact=True)
            self._learn_short(found[0].name, number)

    def _learn_short(self, name: str, number: int) -> None:
        """ "Hội Văn học Nghệ thuật" for "Hội Văn học Nghệ thuật Thái Bình"."""
        places = self._provinces.find(name)
        words = words_of(name[: places[-1].start]) if places else []
        if len(words) > 3 and places[-1].end == len(name):
            insert(self._spoken, words, number, exact=False)

    @cached_property
    def _finder(self) -> Finder:
        words = self._reference.words
        pairs = (tuple(c.lower().split()[-2:]) for c in words["compounds"])
        return Finder(
            spoken=self._spoken,
            bare=self._bare,
            proper=phrases([h.words for h in self._reference.heads if h.proper]),
            head_of=self._lexicon.head_of,
            compounds=frozenset((a, b) for a, b in pairs),
            not_heads=frozenset(words["not_heads"]),
            cues_after=phrases(words["cues_after"]),
            cues_before=phrases(words["cues_before"]),
            province=self._provinces.length_at,
        )

    # -- from what was found to agencies -------------------------------------------------

    def _agency(self, piece: Piece) -> Agency:
        if piece.known is not None:
            return self._agencies[piece.known]
        number = self._numbers.get(name_key(piece.name))
        if number is not None:
            return self._agencies[number]
        members = piece.members
        return Agency(piece.name, piece.kind, members is not None, members or frozenset())

    def _candidates(self, found: Found) -> list[Agency]:
        if found.names:
            return [self._agencies[n] for n in found.names]
        if not found.kind:
            return list(self.split(found.name)[:1])
        name = self._place_spelt(found.name)
        number = self._numbers.get(name_key(name))
        return [self._agencies[number] if number is not None else Agency(name, found.kind)]

    def _place_spelt(self, name: str) -> str:
        """ "Ủy ban nhân dân thành phố thai binh" with its place as provinces.toml has it."""
        places = self._provinces.find(name)
        if not places or places[-1].end != len(name):
            return name
        return name[: places[-1].start] + places[-1].name
