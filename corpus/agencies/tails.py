"""Where a name ends: at a break, at what its body does, at the next agency."""

from __future__ import annotations

import re

from corpus.agencies.cursor import Cursor
from corpus.lazy import pattern
from corpus.spelling.phrases import phrase_at

RELATED = pattern(r"\bliên quan\b|\bcó\s", re.I)
# What may narrow "liên quan": "liên quan đến …", "liên quan thuộc tỉnh", "liên quan khác".
_QUALIFIES = frozenset(
    ("den", "toi", "cua", "thuoc", "tren", "trong", "o", "tai", "tu", "cap", "khac", "truc", "tinh")
)


class Tails(Cursor):
    """Reads the qualifiers behind a head, a noun or a unit."""

    def _tail(self, at: int, *, named: bool = False) -> int:
        """The end of a modifier: up to a break, a predicate or the next agency.

        A predicate of one word ("lập") counts only right behind a collective. Without a
        comma the next agency begins only behind a name that is complete (`named`).
        """
        first = at
        while at < len(self.words):
            if self._bracket(at) > at:
                at = self._bracket(at)
                continue
            verb = 0 if self.words[at].capital else phrase_at(self.lex.predicates, self.words, at)
            if named and verb and (self._hard(at + verb) or self._in_noun(at)):
                verb = 0  # "Viện Kinh tế xây dựng", "Ban Quản lý dự án đầu tư xây dựng …"
            if verb and self._folded(at + verb) == "giup":
                verb = 0  # "các cơ quan tham mưu, giúp việc Tỉnh ủy"
            if self._stops(at) or verb > 1 or (verb and at == first and not named):
                break
            if named and at > first and self._acts(at):
                break
            if not named and self._past_related(at):
                break
            owner = self._folded(at - 1) in ("cua", "thuoc") or self._serves(at)
            if at > first and not owner and self._next_agency(at, named):
                break
            at += 1
        return at

    def _serves(self, at: int) -> bool:
        return (self._folded(at - 2), self._folded(at - 1)) == ("giup", "viec")

    def _in_noun(self, at: int) -> bool:
        """Whether a verb is part of what a name is about: "đầu tư xây dựng"."""
        table = self.lex.fields_of_work
        return any(phrase_at(table, self.words, at - n) > n for n in (1, 2) if at >= n)

    def _past_related(self, at: int) -> bool:
        """ "Các tổ chức liên quan thẩm định …": what follows is the work, or says to what."""
        related = (self._folded(at - 2), self._folded(at - 1)) == ("lien", "quan")
        return related and not self._gap(at).strip() and self._folded(at) not in _QUALIFIES

    def _stops(self, at: int) -> bool:
        if self._gap(at).strip(" -–⟨⟩\"'“”&") or self._folded(at) == "va":
            return True
        several = self._several(at)
        return several and bool(phrase_at(self.lex.nouns, self.words, at + 1, strict=True))

    def _acts(self, at: int) -> bool:
        """Whether small letters go on with what the body does: a deed, or any word behind a
        name that is complete."""
        if self.words[at].capital:
            return False
        if phrase_at(self.lex.deeds, self.words, at) and not self._in_noun(at):
            return True
        goes_on = self._folded(at) in ("thuoc", "tai", "o") or self._gap(at).strip()
        return self._complete(at) and not goes_on

    def _next_agency(self, at: int, named: bool) -> bool:
        if not named:
            return self._known(at) is not None or self._is_ubnd(at)
        return self._complete(at) and self._begins(at)

    def _complete(self, at: int) -> bool:
        """Whether a name ends at word `at`: with "tỉnh", a province or a region's numeral."""
        region = self._folded(at - 2) == "vuc" and self._is_numeral(at - 1)
        return (
            self._folded(at - 1) == "tinh"
            or region
            or any(self.lex.province(self.words, at - n) == n for n in (1, 2, 3) if at >= n)
        )

    def _bracket(self, at: int) -> int:
        """The word after a bracketed agency that opens at word `at`; else `at`."""
        if "⟨" not in self._gap(at):
            return at
        end = at + 1
        while end < len(self.words) and "⟩" not in self._gap(end):
            end += 1
        return end

    def _units(self, at: int) -> list[tuple[str, int, int]]:
        """The units enumerated from word `at` on ("huyện, thành phố"): kind, first, end."""
        units: list[tuple[str, int, int]] = []
        while size := self._place(at)[1]:
            end = at + size
            units.append((self._place(at)[0], at, end))
            at = end + (self._folded(end) == "va" or self._several(end))
            if end >= len(self.words) or self._gap(end).strip() not in ("", ",", "/", "-"):
                break
        return units

    def _further_levels(self, at: int) -> int:
        """Past the units that go on with the one a name ends with: "Công an xã, phường"."""
        if not any(self._place(at - size)[1] == size for size in (1, 2) if at > size):
            return at
        step = at + (self._folded(at) == "va")
        linked = step > at or self._gap(at).strip() == ","
        kind, size = self._place(step) if linked and not self._gap(step).strip(" ,") else ("", 0)
        alone = step + size >= len(self.words) or not self._names_follow(step + size, plural=False)
        if not size or kind == "ubnd_tinh" or not alone:
            return at
        return self._further_levels(step + size)

    def _names_follow(self, at: int, plural: bool) -> bool:
        if at >= len(self.words) or not self.words[at].capital or self._begins(at):
            return False
        return not self._gap(at).strip() or (plural and self._gap(at).strip() == ":")
