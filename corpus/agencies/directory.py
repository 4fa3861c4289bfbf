"""All that is known about agencies, and the questions that can be asked of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.agencies.agency import Agency, Mention
from corpus.agencies.find import Finder, Found
from corpus.agencies.lexicon import lexicon
from corpus.agencies.listing import Listing
from corpus.agencies.reference import DEFAULT_PATH, Merger, Reference, load_reference
from corpus.provinces import Provinces
from corpus.spelling.phrases import phrase_at, phrases
from corpus.spelling.trie import PRINTED, longest
from corpus.spelling.words import Speller, Word
from corpus.text import accented, fold

if TYPE_CHECKING:
    from corpus.agencies.cursor import Piece

# A collective's first noun stands behind "các", "thủ trưởng các", "chủ tịch ủy ban …".
_NOUN_WITHIN = 4
_PASSIVE = ("duoc", "da", "dang")

# What may follow a head of one word instead of a capital.
_UNITS = phrases(["tỉnh", "thành phố", "khu vực", "cơ sở"])


class Directory:
    """All that is known about agencies. Never changes; `with_names` makes a new one."""

    def __init__(
        self,
        reference: Reference,
        provinces: Provinces,
        learned: tuple[str, ...] = (),
        listing: Listing | None = None,
    ) -> None:
        """`listing` is that of another directory of the same; worked out where not given."""
        self._reference = reference
        self._provinces = provinces
        self._learned = learned
        self._splits: dict[str, tuple[Agency, ...]] = {}  # known beforehand
        self._named = lru_cache(maxsize=8192)(self._read)  # tables name the same few again
        self._speller = Speller(reference.abbreviations)
        self._listing = listing or Listing(reference.entries, provinces)
        self._lexicon = lexicon(
            reference,
            self._listing.full,
            self._listing.fields(),
            self._speller,
            provinces.length_at,
        )
        if listing is None:
            self._resolve_collectives()
            for name in learned:
                self._learn(name)
            self._named.cache_clear()

    @classmethod
    def load(
        cls,
        path: Path = DEFAULT_PATH,
        learned: Iterable[str] = (),
        provinces: Provinces | None = None,
    ) -> Directory:
        """The shipped reference, or another file of its shape, with names of a corpus.

        Errors: `ReferenceDataError`, all faults of the file in one.
        """
        names = tuple(dict.fromkeys(learned))
        return cls(load_reference(path), provinces or Provinces.load(), names)

    def plain(self) -> tuple[Any, ...]:
        """Everything in it as plain values; `Directory.of` makes it a directory again."""
        splits = {name: [a.plain for a in self.split(name)] for name in self._learned}
        return self._reference.plain(), self._learned, self._listing.plain(), splits

    @classmethod
    def of(cls, plain: tuple[Any, ...], provinces: Provinces) -> Directory:
        """The directory that `plain` was called on, over the same provinces; a tenth of
        the time that loading takes."""
        reference, learned, listing, splits = plain
        made = cls(Reference.of(reference), provinces, learned, Listing.of(listing, provinces))
        made._splits = {name: tuple(Agency(*a) for a in found) for name, found in splits.items()}
        return made

    @property
    def agencies(self) -> tuple[Agency, ...]:
        """Everything listed or learned, in order."""
        return tuple(self._listing.agencies)

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every spelling that the reference or the corpus has of an agency."""
        listed = (n for e in self._reference.entries for n in (*e.aliases, *e.spoken))
        return tuple(dict.fromkeys((*(a.name for a in self.agencies), *listed)))

    @property
    def heads(self) -> tuple[str, ...]:
        """First words that announce a body: "Sở", "Ban Quản lý"; no places, no Government."""
        places = ("dia_phuong", "chinh_phu")
        return tuple(h.words for h in self._reference.heads if h.kind not in places)

    @property
    def initials(self) -> frozenset[str]:
        """Folded initials that stand for an agency: "stp"."""
        tables = (self._listing.spoken.kids, self._listing.bare.kids)
        return frozenset(w for kids in tables for w, node in kids.items() if node.rigid)

    def with_names(self, names: Iterable[str]) -> Directory:
        """A directory that also finds these names (schools, associations of a corpus)."""
        more = tuple(dict.fromkeys((*self._learned, *names)))
        return Directory(self._reference, self._provinces, more)

    def get(self, name: str) -> Agency | None:
        """The listed or learned agency of that name or alias; None where there is none."""
        return self._listing.get(name)

    def is_listed(self, name: str) -> bool:
        """Whether it is a body of the reference, which each province may have, and not one
        that only some plan names ("Cục Viễn thám quốc gia")."""
        return self._listing.listed(name)

    def split(self, raw: str) -> tuple[Agency, ...]:
        """The agencies that a printed cell or line names, in order, without doubles.

        `split("Sở Nội vụ; Sở KH&CN, UBND tỉnh")` names three, the last one "Ủy ban nhân
        dân tỉnh". An empty cell gives an empty tuple.
        """
        if raw in self._splits:
            return self._splits[raw]
        return self._named(raw)

    def _read(self, raw: str) -> tuple[Agency, ...]:
        return tuple(dict.fromkeys(self._agency(p) for p in self._pieces(raw)))

    def _pieces(self, raw: str) -> Iterator[Piece]:
        # Not at import: most questions name agencies that the index has split already.
        from corpus.agencies.split import pieces

        return pieces(raw, self._lexicon)

    def named_length(self, text: str) -> int:
        """How many characters from the start of a sentence name agencies.

        "Thanh tra tỉnh kiểm tra 5 xã" names one in its first 14.
        """
        from corpus.agencies.split import named_length

        return named_length(text, self._lexicon)

    def does(self, text: str) -> bool:
        """Whether a text goes on with what a body does: "tăng cường kiểm tra …"."""
        words = self._speller.words(text)
        tables = (self._lexicon.predicates, self._lexicon.deeds)
        starts = bool(words) and not words[0].gap.strip() and not words[0].capital
        return starts and any(phrase_at(table, words, 0) for table in tables)

    def deed_in(self, text: str) -> int:
        """Where a sentence turns from bodies to what they do: 15 in "các tổ dân phố làm sạch
        dữ liệu"; its length where it does not."""
        words = self._speller.words(text)
        deeds = (w for i, w in enumerate(words) if i and self._is_deed(words, i))
        return next((w.start for w in deeds), len(text))

    def _is_deed(self, words: Sequence[Word], at: int) -> bool:
        """A deed in small letters, and no part of a name: "Quỹ hỗ trợ phụ nữ", "các cơ quan
        được phân công"."""
        lexicon = self._lexicon
        if words[at].capital or not phrase_at(lexicon.deeds, words, at):
            return False
        sizes = range(1, min(at, 2) + 1)
        behind = [
            n
            for n in sizes
            if phrase_at(lexicon.heads, words, at - n, strict=True) == n
            and not _ends_name(words, at - n)
        ]
        return not behind and words[at - 1].folded not in _PASSIVE

    def is_group(self, name: str) -> bool:
        """Whether a collective is of bodies ("Các sở"), not of things ("Các nội dung khác")."""
        words = self._speller.words(name)
        return any(
            phrase_at(self._lexicon.nouns, words, at, strict=True) for at in range(_NOUN_WITHIN)
        )

    def opens_no_name(self, text: str) -> bool:
        """Whether a text opens with words that only look like a head: "Phòng, chống thiên tai"."""
        words = self._speller.words(text.replace(",", " "))
        return bool(phrase_at(self._lexicon.not_names, words, 0))

    def is_name(self, printed: str) -> bool:
        """Whether words that open with the head of a name go on as a name does.

        They do as a listed one, behind a head of several words ("Đài truyền thanh xã" has
        one), or with a capital or a unit: "Phòng Tài chính", "Thuế thành phố Huế", no "Ban
        hành kế hoạch".
        """
        words = self._speller.words(printed)
        if self.get(printed) or longest(self._listing.full, words, 0, PRINTED):
            return True
        size = phrase_at(self._lexicon.heads, words, 0, strict=True)
        if size > 1 or len(words) <= size or words[size].gap.strip():
            return size > 1
        return words[size].capital or phrase_at(_UNITS, words, size) > 0

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

    def _resolve_collectives(self) -> None:
        """A listed collective gets its members by the same rule as a printed one."""
        listed = self._listing.agencies
        for number, agency in enumerate(listed):
            if agency.kind != "other":
                continue
            (piece,) = self._pieces(agency.name)
            if piece.members is not None:
                listed[number] = Agency(agency.name, piece.kind, True, piece.members)

    def _learn(self, name: str) -> None:
        """Add a name of the corpus. Vague collectives would match ordinary words."""
        if self._listing.get(name) is not None:
            return
        found = self.split(name)
        if len(found) == 1 and not found[0].vague:
            self._listing.learn(found[0])

    @cached_property
    def _finder(self) -> Finder:
        words = self._reference.words
        compounds: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
        for compound in words["compounds"]:
            spelt = tuple(accented(compound).split())
            compounds[fold(spelt[-1])].append(spelt)
        return Finder(
            spoken=self._listing.spoken,
            bare=self._listing.bare,
            proper=phrases([h.words for h in self._reference.heads if h.proper]),
            head_of=self._lexicon.head_of,
            compounds=compounds,
            not_heads=frozenset(words["not_heads"]),
            cues_after=phrases(words["cues_after"]),
            cues_before=phrases(words["cues_before"]),
            times_after=phrases(words["times_after"]),
            province=self._provinces.length_at,
            provincial=lambda number: self._listing.agencies[number].name.endswith(" tỉnh"),
            opens=lambda number: accented(self._listing.agencies[number].name).split()[0],
        )

    # -- from what was found to agencies -------------------------------------------------

    def _agency(self, piece: Piece) -> Agency:
        if piece.known is not None:
            return self._listing.agencies[piece.known]
        if listed := self._listing.get(piece.name):
            return listed
        members = piece.members
        return Agency(piece.name, piece.kind, members is not None, members or frozenset())

    def _candidates(self, found: Found) -> list[Agency]:
        if found.names:
            return [self._listing.agencies[n] for n in found.names]
        if not found.kind:
            return list(self.split(found.name)[:1])
        name = self._place_spelt(found.name)
        return [self._listing.get(name) or Agency(name, found.kind)]

    def _place_spelt(self, name: str) -> str:
        """ "Ủy ban nhân dân thành phố thai binh" with its place as provinces.toml has it."""
        places = self._provinces.find(name)
        if not places or places[-1].end != len(name):
            return name
        return name[: places[-1].start] + places[-1].name


def _ends_name(words: Sequence[Word], at: int) -> bool:
    """Whether a word that is a head elsewhere ends a name here: "các hội cấp tỉnh", "xã hội"."""
    society = at > 0 and (words[at - 1].folded, words[at].folded) == ("xa", "hoi")
    return society or (at > 0 and words[at].folded == "tinh")
