"""Agencies named in running text, above all in a question.

From left to right, the longest name wins. Full names and initials come first, then
the short forms that people say; both forgive a slip or two in long names.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from corpus.agencies.reference import LEVELS, Head
from corpus.spelling.phrases import Phrases, phrase_at
from corpus.spelling.trie import EXACT, Hit, Node, longest
from corpus.spelling.words import Word
from corpus.text import fold

_UBND = ("uy", "ban", "nhan", "dan")
_UNITS: dict[str, dict[tuple[str, ...], str]] = {
    "ubnd_huyen": {
        ("huyen",): "huyện",
        ("quan",): "quận",
        ("thi", "xa"): "thị xã",
        ("thanh", "pho"): "thành phố",
    },
    "ubnd_xa": {
        ("xa",): "xã",
        ("phuong",): "phường",
        ("thi", "tran"): "thị trấn",
        ("dac", "khu"): "đặc khu",
    },
    "ubnd_tinh": {("tinh",): "tỉnh"},
}
# After a short form these make it another body: "công an xã", "công an nhân dân".
_OTHER_BODY = {"huyen", "xa", "phuong", "quan", "nhan", "thanh", "vien", "cap"}
_MAX_NAME = 8


class Found(NamedTuple):
    """A place in the text: words [first, last) and either listed names or a new one.

    A new name without a kind is a printed collective, to be split.
    """

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
    compounds: Mapping[str, Sequence[tuple[str, ...]]]
    not_heads: frozenset[str]
    cues_after: Phrases
    cues_before: Phrases
    times_after: Phrases
    province: Callable[[Sequence[Word], int], int]
    provincial: Callable[[int], bool]  # is a listed name that of a body of the province?
    opens: Callable[[int], str]  # the first word of a listed name, as spelt, in small letters

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
        longer = named is not None and (listed is None or named.last > listed.last)
        if named is not None and longer and not self._is_placed(words, listed, named):
            return named
        return listed or self._initials(words, at)

    def _is_placed(self, words: Sequence[Word], listed: Found | None, named: Found) -> bool:
        """Is the longer name the listed one and where it sits: "… ở Thái Nguyên", and of a body
        of the province also "Chi nhánh … Thái Nguyên"?"""
        at = listed.last if listed else len(words)
        if listed is None or at >= len(words):
            return False
        if all(map(self.provincial, listed.names)) and at + self.province(words, at) == named.last:
            return True
        if words[at].folded not in ("o", "tai"):
            return False
        at += 2 if _folded(words[at + 1 : at + 2]) == ("tinh",) else 1
        return at + self.province(words, at) == named.last

    def _may_begin(self, word: Word) -> bool:
        return word.folded in self.bare.kids or word.folded in self.proper

    def _inside_compound(self, words: Sequence[Word], at: int) -> bool:
        """ "cơ sở y tế", "cán bộ y tế": the head is the tail of another word."""
        if at == 0 or words[at].gap.strip():
            return False
        lenient = not _is_capital_of_name(words, at)
        compounds = self.compounds.get(words[at].folded, ())
        return any(_ends_with(words, at, compound, lenient) for compound in compounds)

    def _listed(self, words: Sequence[Word], at: int) -> Found | None:
        hit = longest(self.spoken, words, at)
        if hit is None or not self._head_agrees(words[at], hit):
            return None
        after = words[hit.last] if hit.last < len(words) else None
        if not hit.exact and "," in words[at + 1].gap:
            return None  # "các sở, Kế hoạch này"
        short = not hit.exact and hit.errors == 0
        if short and after is not None and not after.gap.strip() and after.folded in _OTHER_BODY:
            return None
        return Found(at, hit.last, hit.names, exact=hit.exact)

    def _head_agrees(self, word: Word, hit: Hit) -> bool:
        """A first word with other marks ("Sỏ") passes only as a slip of the pen."""
        child = self.spoken.kids[word.folded]
        if word.marked == word.folded:
            return True
        if word.marked in child.marked:  # of "Bảo hiểm xã hội", and no "Báo Thái Nguyên"
            opens = {self.opens(number) for number in hit.names}
            return word.marked not in self.not_heads or word.marked in opens
        return word.marked not in self.not_heads and hit.last - hit.first > 2 and hit.errors == 1

    def _initials(self, words: Sequence[Word], at: int) -> Found | None:
        """ "KH&CN" alone: the agency only where the words around it speak of one."""
        hit = longest(self.bare, words, at, EXACT)
        if hit is None:
            return None
        before = any(phrase_at(self.cues_before, words, at - n) == n for n in (1, 2) if at - n >= 0)
        after = hit.last + self.province(words, hit.last)  # "TTTT Thái Bình phải …"
        timed = at == 0 and phrase_at(self.times_after, words, after)  # "GD&ĐT trước tháng 4"
        if not before and not timed and not phrase_at(self.cues_after, words, after):
            return None
        return Found(at, hit.last, hit.names, exact=False)

    def _committee(self, words: Sequence[Word], at: int) -> Found | None:
        """ "UBND thành phố Thái Bình", "UBND xã", "UBND các huyện, thành phố", "UBND cấp xã",
        "UBND các cấp"."""
        start = at + (4 if _folded(words[at : at + 4]) == _UBND else 2)
        if _folded(words[at : at + 2]) != _UBND[:2]:
            return None
        said = words[start].folded if start < len(words) else ""
        if _folded(words[start : start + 2]) == LEVELS:
            return Found(at, start + 2, name=_text(words[at : start + 2]))
        kind, unit, end = self._unit(words, start + (said in ("cac", "cap")))
        more = self._more_units(words, end) if kind else end
        if kind and (said == "cac" or more > end):
            return Found(at, more, name=_text(words[at:more]))
        if not kind or kind == "ubnd_tinh":
            return None
        if said == "cap":
            return Found(at, end, name=f"Ủy ban nhân dân cấp {unit}", kind=kind)
        name_end = self._place_end(words, end)
        if start == at + 2 and name_end == end:
            return None  # "ủy ban xã hội": without "nhân dân" only before a place
        place = " ".join(w.text for w in words[end:name_end])
        name = f"Ủy ban nhân dân {unit} {place}".strip()
        return Found(at, name_end, name=name, kind=kind, exact=bool(place))

    def _unit(self, words: Sequence[Word], at: int) -> tuple[str, str, int]:
        """Kind, spelling and end of the unit ("thành phố") at a word; "" for none."""
        for kind, units in _UNITS.items():
            for unit, spelt in units.items():
                end = at + len(unit)
                society = unit == ("xa",) and end < len(words) and words[end].folded == "hoi"
                if tuple(w.folded for w in words[at:end]) == unit and not society:
                    return kind, spelt, end
        return "", "", at

    def _more_units(self, words: Sequence[Word], end: int) -> int:
        while end < len(words) and words[end].gap.strip() in ("", ","):
            joined = words[end].folded == "va"
            if not joined and not words[end].gap.strip():
                return end
            kind, _, after = self._unit(words, end + joined)
            if not kind:
                return end
            end = after
        return end

    def _place_end(self, words: Sequence[Word], at: int) -> int:
        if at >= len(words) or words[at].gap.strip(" ."):
            return at
        if size := self.province(words, at):
            return at + size
        end = at
        # In a text that is all capitals a capital says nothing; only provinces are known.
        while end < min(len(words), at + 3) and words[end].text.istitle():
            if end > at and words[end].gap != " ":
                break
            end += 1
        return end

    def _proper(self, words: Sequence[Word], at: int) -> Found | None:
        """ "Trường Đại học Bách khoa Hà Nội": capitals behind a head that takes a name.

        It ends with a province or two capitals; else its end is not certain.
        """
        size = phrase_at(self.proper, words, at)
        if not size or not words[at].capital:
            return None
        head = self.head_of[tuple(w.folded for w in words[at : at + size])]
        last = self._proper_end(words, at + size)
        if last == 0:
            return None
        return Found(at, last, name=_text(words[at:last]), kind=head.kind)

    def _proper_end(self, words: Sequence[Word], first: int) -> int:
        if first >= len(words) or not words[first].capital:
            return 0
        last = 0
        for end in range(first, min(len(words), first + _MAX_NAME)):
            if words[end].gap.strip(" -–") or words[end].marked in _IN_NO_NAME:
                break
            if size := self.province(words, end):
                return end + size
            if end > first and words[end].capital and words[end - 1].capital:
                last = end + 1
        return last


# Also in capitals they are part of no name: "BỆNH VIỆN Ở THÁI BÌNH".
_IN_NO_NAME = frozenset((
    "và", "va", "ở", "tại", "của", "có", "là", "phải", "trong", "được", "nào", "chúng", "tôi", "em",
    "muốn", "biết", "cần", "xin", "hỏi", "thì", "sẽ",
))  # fmt: skip


def _is_capital_of_name(words: Sequence[Word], at: int) -> bool:
    """A capital behind a small letter or behind the first word: "cần có So Y te"."""
    before = words[at - 1]
    first = at == 1 and not before.text.isupper()
    return words[at].capital and (first or not before.capital)


def _ends_with(words: Sequence[Word], at: int, compound: Sequence[str], lenient: bool) -> bool:
    """Do the words up to this one spell a compound, each with its marks or, where that is
    `lenient`, without?"""
    own = words[max(0, at + 1 - len(compound)) : at + 1]
    if len(own) < len(compound):
        return False
    both = zip(own, compound, strict=True)
    return all(w.marked == c or (lenient and w.marked == fold(c)) for w, c in both)


def _folded(words: Sequence[Word]) -> tuple[str, ...]:
    return tuple(w.folded for w in words)


def _text(words: Sequence[Word]) -> str:
    return "".join((w.gap if i else "") + w.text for i, w in enumerate(words))
