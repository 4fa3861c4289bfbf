"""The agencies by number, and every spelling that leads to one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from corpus.agencies.agency import Agency
from corpus.agencies.names import (
    field_words,
    insert_initials,
    insert_mixed,
    insert_short,
    insert_without_place,
    words_of,
)
from corpus.agencies.reference import Entry
from corpus.provinces import Provinces
from corpus.spelling.trie import Node, insert
from corpus.spelling.words import forms, name_key


class Listing:
    """Agencies in the order of the reference; learned ones follow.

    `full` holds the names that count in a printed cell, `spoken` every form that counts
    in a question, `bare` initials without a head ("KH&CN").
    """

    def __init__(self, entries: Iterable[Entry], provinces: Provinces) -> None:
        self.agencies: list[Agency] = []
        self.full, self.spoken, self.bare = Node(), Node(), Node()
        self._numbers: dict[str, int] = {}
        self._provinces = provinces
        entries = tuple(entries)
        self._listed = len(entries)
        for entry in entries:
            self._enter(entry)
        for entry in entries:
            self._enter_short(entry)

    def plain(self) -> tuple[Any, ...]:
        """Everything in it as plain values; `Listing.of` makes it a listing again."""
        agencies = [agency.plain for agency in self.agencies]
        tries = (self.full.plain(), self.spoken.plain(), self.bare.plain())
        return agencies, tries, self._numbers, self._listed

    @classmethod
    def of(cls, plain: tuple[Any, ...], provinces: Provinces) -> Listing:
        """The listing that `plain` was called on."""
        agencies, tries, numbers, listed = plain
        listing = cls((), provinces)
        listing.agencies = [Agency(*row) for row in agencies]
        listing.full, listing.spoken, listing.bare = map(Node.of, tries)
        listing._numbers, listing._listed = dict(numbers), listed
        return listing

    def listed(self, name: str) -> bool:
        """Whether the reference has that name or alias, and not a plan alone."""
        number = self.number(name)
        return number is not None and number < self._listed

    def number(self, name: str) -> int | None:
        """The number of the agency of that name or alias; None where there is none."""
        return self._numbers.get(name_key(name))

    def get(self, name: str) -> Agency | None:
        """The agency of that name or alias; None where there is none."""
        number = self.number(name)
        return None if number is None else self.agencies[number]

    def fields(self) -> dict[tuple[str, ...], dict[str, int]]:
        """Field of a listed department or ministry → its head ("so", "bo") → number."""
        fields: dict[tuple[str, ...], dict[str, int]] = {}
        for number, agency in enumerate(self.agencies[: self._listed]):
            if agency.kind in ("so", "bo"):
                head = forms(words_of(agency.name)[0])[0]
                fields.setdefault(field_words(agency.name), {})[head] = number
        return fields

    def learn(self, agency: Agency) -> None:
        """Add an agency of the corpus, unless its name is listed."""
        if self.number(agency.name) is not None:
            return
        number = len(self.agencies)
        self.agencies.append(agency)
        self._numbers[name_key(agency.name)] = number
        words = words_of(agency.name)
        if len(words) > 1:
            insert(self.spoken, words, number, exact=True)
        if not agency.collective:
            insert(self.full, words, number, exact=True)
            self._learn_short(agency.name, number)

    def _enter(self, entry: Entry) -> None:
        number = len(self.agencies)
        self.agencies.append(Agency(entry.name, entry.kind))
        for name in (entry.name, *entry.aliases):
            self._numbers[name_key(name)] = number
            if entry.kind != "other":  # a collective may go on: "Các sở, ban, ngành, đơn vị"
                insert(self.full, words_of(name), number, exact=True)
            insert(self.spoken, words_of(name), number, exact=True)

    def _enter_short(self, entry: Entry) -> None:
        number = self._numbers[name_key(entry.name)]
        for name in (entry.name, *entry.aliases):
            insert_without_place(self.full, name, number)
            insert_without_place(self.spoken, name, number)
        insert_initials(self.full, Node(), entry.name, number)
        insert_initials(self.spoken, self.bare, entry.name, number)
        insert_mixed(self.spoken, entry.name, number)
        for short in entry.spoken:
            insert(self.spoken, words_of(short), number, exact=False)
            insert_without_place(self.spoken, short, number)
        if entry.kind != "other":
            insert_short(self.spoken, entry.name, number)

    def _learn_short(self, name: str, number: int) -> None:
        """ "Hội Văn học Nghệ thuật" for "Hội Văn học Nghệ thuật Thái Bình"."""
        places = self._provinces.find(name)
        words = words_of(name[: places[-1].start]) if places else []
        if len(words) > 3 and places[-1].end == len(name):
            insert(self.spoken, words, number, exact=False)
