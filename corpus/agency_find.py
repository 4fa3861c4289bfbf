"""Agencies named in running text, above all in a question.

From left to right, the longest name wins. Full names and initials come first, then
the short forms that people say; both forgive a slip or two in long names.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from corpus.agency_reference import Head
from corpus.agency_words import Hit, Node, Phrases, Word, longest, phrase_at
from corpus.text import fold

_UBND = ("uy", "ban", "nhan", "dan")
_UNITS: dict[str, tuple[tuple[str, ...], ...]] = {
    "ubnd_huyen": (("huyen",), ("quan",), ("thi", "xa"), ("thanh", "pho")),
    "ubnd_xa": (("xa",), ("phuong",), ("thi", "tran"), ("dac", "khu")),
}
# After a short form these make it another body: "công an xã", "công an nhân dân".
_OTHER_BODY = {"huyen", "xa", "phuong", "quan", "nhan", "thanh", "vien", "cap"}
_MAX_NAME = 8
_SPELT = {
    "huyen": "huyện", "quan": "quận", "thi xa": "thị xã", "thanh pho": "thành phố",
    "xa": "xã", "phuong": "phường", "thi tran": "thị trấn", "dac khu": "đặc khu",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """A place in the text: words [first, last) and either listed names or a new one."""

    first: int
    last: int
    names: tuple[int, ...] = ()
    name: str = ""
    kind: str = ""
    exact: bool = True


@dataclass(slots=True)
class Finder:
    """Tables for finding: `spoken` holds every form, `bare` initials without a head."""

    spoken: Node
    bare: Node
    proper: Phrases
    head_of: Mapping[tuple[str, ...], Head]
    compounds: frozenset[tuple[str, str]]
    not_heads: frozenset[str]
    cues_after: Phrases
    cues_before: Phrases
    province: Callable[[Sequence[Word], int], int]

    def places(self, words: Sequence[Word]) -> list[Found]:
        """All agencies of a text, in order, not overlapping."""
        out: list[Found] = []
        at = 0
        while at < len(words):
            found = None if words[at].inner else self._at(words, at)
            if found is None:
                at += 1
            else:
                out.append(found)
                at = found.last
        return out

    def _at(self, words: Sequence[Word], at: int) -> Found | None:
        if words[at].folded not in self.spoken.kids and not self._may_begin(words[at]):
            return None
        if self._inside_compound(words, at):
            return None
        listed = self._listed(words, at)
        named = self._committee(words, at) or self._proper(words, at)
        if named is not None and (listed is None or named.last > listed.last):
            return named
        return listed or self._initials(words, at)

    def _may_begin(self, word: Word) -> bool:
        return word.folded in self.bare.kids or word.folded in self.proper

    def _inside_compound(self, words: Sequence[Word], at: int) -> bool:
        """"cơ sở y tế", "cán bộ y tế": the head is the tail of another word."""
        if at == 0 or words[at].gap.strip():
            return False
        before, word = words[at - 1], words[at]
        pairs = {(before.marked, word.marked), (before.folded, word.folded)}
        plain = before.marked == before.folded and word.marked == word.folded
        marked = (before.marked, word.marked)
        return marked in self.compounds or (
            plain and bool(pairs & {(fold(a), fold(b)) for a, b in self._alike(word)})
        )

    def _alike(self, word: Word) -> list[tuple[str, str]]:
        return [c for c in self.compounds if fold(c[1]) == word.folded]

    def _listed(self, words: Sequence[Word], at: int) -> Found | None:
        hit = longest(self.spoken, words, at)
        if hit is None or not self._head_agrees(words[at], hit):
            return None
        after = words[hit.last] if hit.last < len(words) else None
        short = not hit.exact and hit.errors == 0
        if short and after is not None and not after.gap.strip() and after.folded in _OTHER_BODY:
            return None
        return Found(at, hit.last, hit.names, exact=hit.exact)

    def _head_agrees(self, word: Word, hit: Hit) -> bool:
        """A first word with other marks ("Sỏ") passes only as a slip of the pen."""
        child = self.spoken.kids[word.folded]
        if word.marked == word.folded or word.marked in child.marked:
            return True
        return word.marked not in self.not_heads and hit.last - hit.first > 2 and hit.errors == 1

    def _initials(self, words: Sequence[Word], at: int) -> Found | None:
        """ "KH&CN" alone: the agency only where the words around it speak of one."""
        hit = longest(self.bare, words, at, fuzzy=False)
        if hit is None:
            return None
        before = any(
            phrase_at(self.cues_before, words, at - n) == n for n in (1, 2) if at - n >= 0
        )
        if not before and not phrase_at(self.cues_after, words, hit.last):
            return None
        return Found(at, hit.last, hit.names, exact=False)

    def _committee(self, words: Sequence[Word], at: int) -> Found | None:
        """ "UBND thành phố Thái Bình", "UBND xã": a place behind Ủy ban nhân dân."""
        if tuple(w.folded for w in words[at : at + 4]) != _UBND:
            return None
        for kind, units in _UNITS.items():
            for unit in units:
                end = at + 4 + len(unit)
                if tuple(w.folded for w in words[at + 4 : end]) == unit:
                    name_end = self._place_end(words, end)
                    place = " ".join(w.text for w in words[end:name_end])
                    name = f"Ủy ban nhân dân {_SPELT[' '.join(unit)]} {place}".strip()
                    return Found(at, name_end, name=name, kind=kind, exact=bool(place))
        return None

    def _place_end(self, words: Sequence[Word], at: int) -> int:
        if at >= len(words) or words[at].gap.strip(" ."):
            return at
        end = at
        # In a text that is all capitals a capital says nothing; only provinces are known.
        while end < min(len(words), at + 4) and words[end].text.istitle():
            if end > at and words[end].gap.strip():
                break
            end += 1
        return max(end, at + self.province(words, at))

    def _proper(self, words: Sequence[Word], at: int) -> Found | None:
        """ "Trường Đại học Bách khoa Hà Nội": capitals behind a head that takes a name."""
        size = phrase_at(self.proper, words, at)
        if not size or not words[at].capital:
            return None
        head = self.head_of[tuple(w.folded for w in words[at : at + size])]
        end = last = at + size
        while end < min(len(words), at + size + _MAX_NAME) and not words[end].gap.strip(" -–"):
            if words[end].capital:
                last = end + 1
            elif end - last >= 1 and words[end].folded != "va":
                break
            end += 1
        if last == at + size:
            return None
        return Found(at, last, name=_text(words[at:last]), kind=head.kind)


def _text(words: Sequence[Word]) -> str:
    return "".join((w.gap if i else "") + w.text for i, w in enumerate(words))
