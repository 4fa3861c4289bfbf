"""Provinces: the 63 before 1 July 2025, the 34 since, and which went into which.

A province inside an agency's name ("UBND thành phố Thái Bình", "Báo Thái Bình",
"Trường Đại học Thái Bình") belongs to that agency: a caller finds agencies first and
passes their places as `taken`; those provinces are then not reported.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import astuple, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from corpus.reference.tables import Shape, block_lines, check_table, read_toml, refuse
from corpus.spelling.trie import PRINTED_EXACT, Hit, Node, Rule, insert, longest
from corpus.spelling.words import Speller, Word, name_key

DEFAULT_PATH = Path(__file__).parent / "reference" / "provinces.toml"
_SHAPE: Shape = {
    "name": (str, True),
    "city": (bool, False),
    "aliases": (list, False),
    "common": (str, False),
    "merged_into": (str, False),
    "date": (date, False),
    "source": (str, True),
}
_RULE = Rule(words=2)
_LEADS = {"tinh", "tp", "pho", "o", "tai", "cua"}


@dataclass(frozen=True, slots=True)
class Province:
    """A province; `merged_into` since `date` where another one took it over."""

    name: str
    source: str
    city: bool = False
    common: str = ""
    aliases: tuple[str, ...] = ()
    merged_into: str | None = None
    date: date | None = None


@dataclass(frozen=True, slots=True)
class ProvinceMention:
    """A province named at [start, end) of a text, `surface` as written there."""

    start: int
    end: int
    name: str
    surface: str
    exact: bool


class Provinces:
    """The provinces of provinces.toml. Pure after loading."""

    def __init__(self, provinces: Iterable[Province], district_end: date) -> None:
        self.all = tuple(provinces)
        self.district_end = district_end
        self._by_key = {name_key(n): p for p in self.all for n in (p.name, *p.aliases)}
        self._speller = Speller(())
        self._root = Node()
        for number, p in enumerate(self.all):
            for name in (p.name, *p.aliases):
                insert(self._root, re.findall(r"\w+", name), number, exact=True)

    @classmethod
    def load(cls, path: Path = DEFAULT_PATH) -> Provinces:
        """Read and check the file. Errors: `ReferenceDataError`, all faults in one."""
        data, text = read_toml(path)
        rows = data.get("province", [])
        lines = block_lines(text, "province")
        found = list(check_table(rows, _SHAPE)) or list(_content(rows))
        faults = [f"{path}:{lines[i]}: [[province]] {what}" for i, what in sorted(found)]
        level = data.get("district_level", {})
        if set(level) != {"end", "source"} or not isinstance(level.get("end"), date):
            faults.append(f'{path}: [district_level] phải có "end" (một ngày) và "source"')
        faults += [f"{path}: bảng lạ [{t}]" for t in data.keys() - {"province", "district_level"}]
        refuse(faults)
        return cls((_record(r) for r in rows), level["end"])

    def plain(self) -> tuple[Any, ...]:
        """Everything in it as plain values; `Provinces.of` makes it provinces again."""
        rows = [(p.date.toordinal() if p.date else None, *astuple(p)[:-1]) for p in self.all]
        return self.district_end.toordinal(), rows

    @classmethod
    def of(cls, plain: tuple[Any, ...]) -> Provinces:
        """The provinces that `plain` was called on; the file need not be read."""
        end, rows = plain
        dated = ((*row, date.fromordinal(on) if on else None) for on, *row in rows)
        return cls((Province(*row) for row in dated), date.fromordinal(end))

    def get(self, name: str) -> Province | None:
        """The province of that name, in any spelling; None where there is none."""
        return self._by_key.get(name_key(name))

    def current(self, name: str, on: date) -> str:
        """The province that a name stands for on a day.

        `current("Thái Bình", date(2025, 7, 1))` is "Hưng Yên"; a day earlier it is
        "Thái Bình". Errors: KeyError for a name that is no province.
        """
        province = self._by_key[name_key(name)]
        while province.merged_into and province.date and province.date <= on:
            province = self._by_key[name_key(province.merged_into)]
        return province.name

    def predecessors(self, name: str, on: date) -> tuple[Province, ...]:
        """The provinces that had gone into this one by that day."""
        return tuple(p for p in self.all if p.merged_into == name and p.date and p.date <= on)

    def find(
        self, text: str, taken: Collection[tuple[int, int]] = ()
    ) -> tuple[ProvinceMention, ...]:
        """Provinces named in a text, in order; those inside a `taken` place left out. What
        follows a taken place is a name ("so tu phap can tho")."""
        words = self._speller.words(text)
        out: list[ProvinceMention] = []
        at = 0
        while at < len(words):
            hit = longest(self._root, words, at, _RULE)
            before = text[words[at - 1].end : words[at].start] if at else ""
            beside = at > 0 and not before.strip() and words[at - 1].end in {b for _, b in taken}
            if hit is None or not self._counts(words, hit, beside):
                at += 1
                continue
            start, end = words[at].start, words[hit.last - 1].end
            if not any(a <= start and end <= b for a, b in taken):
                name = self.all[hit.names[0]].name
                out.append(ProvinceMention(start, end, name, text[start:end], hit.exact))
            at = hit.last
        return tuple(out)

    def length_at(self, words: Sequence[Word], at: int) -> int:
        """How many words the province's name at word `at` takes; 0 for none."""
        hit = longest(self._root, words, at, PRINTED_EXACT)
        return hit.last - at if hit else 0

    def _counts(self, words: Sequence[Word], hit: Hit, beside: bool) -> bool:
        """Whether the words are meant as the name: "hòa bình" is also peace."""
        first, last = hit.first, hit.last
        capital = words[first].capital and words[last - 1].capital
        led = first > 0 and words[first - 1].folded in _LEADS
        if hit.errors:  # "công an tỉnh đóng vai …"
            return (capital or (led and not beside)) and last - first > 1
        if any("," in w.gap or "." in w.gap for w in words[first + 1 : last]):
            return False
        common = self.all[hit.names[0]].common
        plain = all(w.marked == w.folded for w in words[first:last])
        return capital or led or beside or not (common == "always" or (common == "plain" and plain))


def _content(rows: list[dict[str, Any]]) -> list[tuple[int, str]]:
    faults: list[tuple[int, str]] = []
    seen: set[str] = set()
    names = {r["name"] for r in rows}
    for i, row in enumerate(rows):
        for name in (row["name"], *row.get("aliases", ())):
            if name_key(name) in seen:
                faults.append((i, f'"{name}" có hai lần'))
            seen.add(name_key(name))
        if row.get("common", "plain") not in ("plain", "always"):
            faults.append((i, f'common = "{row["common"]}" phải là "plain" hoặc "always"'))
        if ("merged_into" in row) != ("date" in row):
            faults.append((i, '"merged_into" và "date" phải đi cùng nhau'))
        if row.get("merged_into", row["name"]) not in names:
            faults.append((i, f'merged_into = "{row["merged_into"]}" không phải tỉnh nào ở đây'))
    return faults


def _record(row: dict[str, Any]) -> Province:
    fields: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}
    return Province(**fields)
