"""Ủy ban nhân dân and the places behind it.

One body ("UBND huyện Phú Bình"), one a place ("UBND các thành phố: A, B") or a
collective ("UBND huyện, thành phố", "UBND các cấp").
"""

from __future__ import annotations

from collections.abc import Iterator

from corpus.agencies.cursor import Piece
from corpus.agencies.reference import LEVELS
from corpus.agencies.tails import RELATED, Tails

_OF_LEVELS = frozenset(("ubnd_tinh", "ubnd_huyen", "ubnd_xa"))
# First words of what narrows a group; other small words behind it are what it does.
_NARROWING = frozenset(
    (
        "lien", "co", "thuoc", "trong", "tren", "tai", "o", "noi", "ven", "bien", "vung", "mien",
        "duoc", "con", "cua", "khac", "cap", "lan", "giap", "truc", "tinh", "trung", "dong", "nong",
        "do", "chua", "da", "dang", "bi", "moi", "nam", "dan", "theo", "va", "duoi",
    )
)  # fmt: skip


class Committees(Tails):
    """Reads from the words "Ủy ban nhân dân" on."""

    def _ubnd(self, at: int) -> Iterator[Piece]:
        plural = self._several(at) or self._of_level(at)
        if (self._folded(at), self._folded(at + 1)) == LEVELS:
            self.at = at + len(LEVELS)
            yield Piece("Ủy ban nhân dân các cấp", "ubnd_tinh", members=_OF_LEVELS)
            return
        units = self._units(at + plural)
        if not units:
            self.at = at + plural
            yield self._with_tail("Ủy ban nhân dân", self.at, "ubnd_tinh")
            return
        if len(units) > 1 and self._is_one(units[-1][2]):
            units.pop()  # "các xã, phường, đặc khu Phú Quý": the last is a body of its own
        kinds = [kind for kind, _, _ in units]
        _, last, end = units[-1]
        if len(kinds) == 1 and self._names_follow(end, plural):
            yield from self._ubnd_named(kinds[0], last, end, plural)
        else:
            yield self._ubnd_group(kinds, at, end, plural)
            yield from self._also()

    def _of_level(self, at: int) -> bool:
        """Whether word `at` names each committee of a level ("cấp xã"); a province has one."""
        return self._folded(at) == "cap" and self._place(at + 1)[0] in ("ubnd_huyen", "ubnd_xa")

    def _is_one(self, at: int) -> bool:
        """Whether the unit that ends at word `at` bears a place's own name."""
        return self._names_follow(at, plural=False) and not self.lex.province(self.words, at)

    def _also(self) -> Iterator[Piece]:
        """A unit of its own behind all of them: "… và đặc khu Lý Sơn"."""
        if self._gap(self.at).strip() not in ("", ","):
            return
        step = self.at + (self._folded(self.at) == "va")
        kind, size = self._place(step)
        if size and self._is_one(step + size):
            yield from self._ubnd_named(kind, step, step + size, plural=False)

    def _ubnd_named(self, kind: str, unit: int, at: int, plural: bool) -> Iterator[Piece]:
        """ "UBND huyện X", and one body a place for "UBND các thành phố: X, Y"."""
        if kind == "ubnd_tinh" and not plural:
            known = self._known(self.at)
            self.at = at
            if known is not None:
                yield self._listed(known[0], at)
                return
        unit_words = self._printed(unit, at).lower()
        while True:
            end = self._name_end(at)
            yield Piece(f"Ủy ban nhân dân {unit_words} {self._printed(at, end)}", kind)
            self.at = end
            more = end + (self._folded(end) == "va")
            if not plural or self._hard(end) or more >= len(self.words):
                return
            if not self.words[more].capital or self._begins(more):
                return
            at = more

    def _name_end(self, at: int) -> int:
        end = at
        while end < len(self.words) and self.words[end].capital:
            end += 1
            # A cell may break its line between two bodies where a comma would stand.
            if self._gap(end).strip() or self._is_ubnd(end):
                break
        return max(end, at + 1)

    def _ubnd_group(self, kinds: list[str], start: int, at: int, plural: bool) -> Piece:
        self.at = at
        name = "Ủy ban nhân dân " + self._printed(start, at).lower()
        if len(kinds) == 1 and not plural:
            known = self._known(start - 4)
            if known is not None and known[1] == at:
                return self._listed(*known)
            return self._with_tail(name, at, kinds[0])
        both = "ubnd_tinh" in kinds
        members = frozenset("ubnd_tinh" if both and k == "ubnd_huyen" else k for k in kinds)
        end = self._tail(at) if self._narrows(at) else at
        tail = self._printed(at, end)
        self.at = end
        vague = bool(RELATED.search(tail + " "))
        shown = f"{name} {tail}".strip()
        return Piece(shown, sorted(members)[0], members=frozenset() if vague else members)

    def _narrows(self, at: int) -> bool:
        """Whether what follows says which of them: "liên quan", "ven biển", a place's name."""
        return at < len(self.words) and (self.words[at].capital or self._folded(at) in _NARROWING)

    def _with_tail(self, name: str, at: int, kind: str) -> Piece:
        end = self._tail(at)
        tail = self._printed(at, end)
        self.at = end
        return Piece(f"{name} {tail}".strip(), kind)
