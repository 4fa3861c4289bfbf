"""Collectives of common nouns: "Các sở, ban, ngành", "Các cơ quan, đơn vị liên quan".

Nouns that are enumerated under one "Các" make one collective. A second one begins
after "và các", and before a noun that no enumeration takes ("cơ quan đại diện").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.agencies.cursor import Piece
from corpus.agencies.reference import Noun
from corpus.agencies.tails import RELATED, Tails
from corpus.spelling.phrases import phrase_at, phrases
from corpus.text import fold

LEADERS = phrases(["thủ trưởng", "người đứng đầu", "lãnh đạo", "giám đốc", "chủ tịch", "trưởng"])
# What stands before a name or a label ("Đơn vị: …"): of itself one body, not all of them.
_SINGULAR = frozenset(("so", "bo", "ban", "phong", "co quan", "don vi"))


class Collectives(Tails):
    """Reads from a common noun, or the "các" before it, on."""

    def _group(self) -> Iterator[Piece]:
        if self._distributes():
            yield from self._distributed()
            return
        first = self.at
        self.head = None
        quantifier = self._several(first)
        parts: list[tuple[str, Noun | None, str]] = []
        link = ""
        self.at += quantifier
        while True:
            noun, tail = self._noun_phrase()
            parts.append((link, noun, tail))
            link = self._continues(noun)
            if not link:
                break
        if not quantifier and _is_bare(parts):
            return
        yield _collective(self._printed(first, first + 1).lower() if quantifier else "", parts)

    def _noun_phrase(self) -> tuple[Noun | None, str]:
        """A noun and what qualifies it, with continuations that begin with no noun."""
        size = phrase_at(self.lex.nouns, self.words, self.at, strict=True)
        noun = None
        if size:
            span = self.words[self.at : self.at + size]
            noun = self.lex.noun_of[tuple(w.folded for w in span)]
        start = self.at + size
        if noun and noun.generic and self._comma_missing(start):
            self.at = start
            return noun, ""
        end = self._tail(start)
        specific = noun is not None and not noun.generic
        while (end > start or specific) and self._continuation(end):
            end = self._tail(end + 1)
        if specific and end == start and self._of_each(end):
            end = self._units(end + 1)[-1][2]
        if end > start:
            end = self._further_levels(end)
        self.at = end
        comma = "," if self._gap(start).strip() == "," and end > start else ""
        return noun, comma + " " + self._printed(start, end)

    def _comma_missing(self, at: int) -> bool:
        """ "các sở ngành": a noun right behind a noun, unless it says where."""
        size = phrase_at(self.lex.nouns, self.words, at, strict=True)
        verb = phrase_at(self.lex.predicates, self.words, at)
        return bool(size) and not verb and not self._gap(at).strip() and not self._place(at)[1]

    def _continuation(self, at: int) -> bool:
        """After a qualifier: ", thông tin và truyền thông" begins nothing of its own."""
        if at >= len(self.words) or self._gap(at).strip() not in ("", ","):
            return False
        step = at + (self._folded(at) == "va")
        if step >= len(self.words) or (step == at and not self._gap(at).strip()):
            return False
        begins = self._begins(step) or self._is_group(step) or phrase_at(LEADERS, self.words, step)
        verb = phrase_at(self.lex.predicates, self.words, step)
        return (
            not begins and not verb and not phrase_at(self.lex.heads, self.words, step, strict=True)
        )

    def _continues(self, before: Noun | None) -> str:
        """The link to a further noun of the same collective, or "" at its end.

        "và các" begins a new collective; so does "các" before a noun that is not generic
        ("các cơ quan đại diện …"). ", các tập đoàn" goes on.
        """
        at = self.at
        if at >= len(self.words) or self._gap(at).strip() not in ("", ",", "/"):
            return ""
        link = ", "
        if self._folded(at) == "va":
            at, link = at + 1, " và "
        several = self._several(at)
        noun_at = at + several
        size = phrase_at(self.lex.nouns, self.words, noun_at, strict=True)
        verb = phrase_at(self.lex.predicates, self.words, noun_at)
        if not size or verb or self._begins(at) or (several and link == " và "):
            return ""
        noun = self.lex.noun_of[tuple(w.folded for w in self.words[noun_at : noun_at + size])]
        narrows = before is not None and not before.generic and noun.generic
        if narrows or (several and not noun.generic):
            return ""
        self.at = noun_at
        return link + ("các " if several else "")

    def _distributes(self) -> bool:
        """ "Các Bộ: Tài chính, Công an": the head is said once for several bodies."""
        at = self.at + 1
        return self._folded(at) in ("so", "bo") and ":" in self._gap(at + 1)

    def _distributed(self) -> Iterator[Piece]:
        self.head = self._folded(self.at + 1)
        self.at += 2
        while found := list(self._elided()):
            yield from found
            step = self.at + (self._folded(self.at) == "va")
            if self._hard(self.at) or (step == self.at and not self._gap(step).strip()):
                return
            self.at = step


def _is_bare(parts: Sequence[tuple[str, Noun | None, str]]) -> bool:
    """ "Sở" or "Đơn vị" alone names nobody; "Sở, ngành" and "Địa phương" mean several."""
    _, noun, tail = parts[0]
    alone = len(parts) == 1 and not tail.strip()
    return alone and noun is not None and fold(noun.words) in _SINGULAR


def _collective(quantifier: str, parts: Sequence[tuple[str, Noun | None, str]]) -> Piece:
    name = f"{quantifier} " if quantifier else ""
    for link, noun, tail in parts:
        name += link + f"{noun.words if noun else ''}{tail}".strip()
    return Piece(name[:1].upper() + name[1:], "other", members=_members(parts))


def _members(parts: Sequence[tuple[str, Noun | None, str]]) -> frozenset[str]:
    """Kinds covered for certain: "liên quan" leaves open the nouns since the last "và"."""
    levels = {kind for _, noun, _ in parts if noun for kind in noun.members}
    if parts[0][1] is None and all(kind.startswith("ubnd_") for kind in levels):
        return frozenset()  # "các đảng ủy xã, phường" are no committees of theirs
    central = any(noun is not None and "bo" in noun.members for _, noun, _ in parts)
    sure: set[str] = set()
    run: set[str] = set()
    for link, noun, tail in parts:
        if link.startswith(" và"):
            sure, run = sure | run, set()
        if noun is not None:
            run |= set(noun.central if central and noun.central else noun.members)
        if RELATED.search(tail + " "):
            run = set()
    return frozenset(sure | run)
