"""Where a reader of a printed cell stands, and what can begin there.

`Cursor` answers questions about the words around it and takes listed names and
qualifiers; tails.py, committees.py and collectives.py read what needs more words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from corpus.agencies.lexicon import Lexicon
from corpus.lazy import pattern
from corpus.spelling.phrases import Phrases, phrase_at, phrases
from corpus.spelling.trie import PRINTED, longest
from corpus.text import squeeze

_ROMAN = pattern(r"[IVXL]+")
_ELLIPSIS = pattern(r",?\s*(?:(?:\.\s?){2,}|…)")
QUANTIFIERS = {"cac", "nhung", "moi"}
_EVERY = ("moi", "mọi", "mỗi")
_UBND = ("uy", "ban", "nhan", "dan")
_HUYEN = phrases(["huyện", "quận", "thị xã", "thành phố", "cấp huyện"])
_XA = phrases(["xã", "phường", "thị trấn", "đặc khu", "cấp xã"])
_THON = phrases(
    ["thôn", "tổ dân phố", "khu phố", "khối phố", "khu dân cư", "tiểu khu", "xóm", "ấp", "khóm"]
)
_TINH = phrases(["tỉnh", "cấp tỉnh"])
_PLACE_TABLES = (
    ("ubnd_huyen", _HUYEN),
    ("ubnd_xa", _XA),
    ("ubnd_tinh", _TINH),
    ("thon", _THON),
)


class Piece(NamedTuple):
    """What the splitter found: a name as it is to be shown, what it is, its reference.

    `known` is the number of a listed name; `members` is set for a collective only.
    """

    name: str
    kind: str
    known: int | None = None
    members: frozenset[str] | None = None


class Cursor:
    """A place in one item of a cell. `at` is the next word."""

    def __init__(self, text: str, lex: Lexicon) -> None:
        self.text = _ELLIPSIS.sub(", ", text)
        self.lex = lex
        self.words = lex.speller.words(self.text)
        self.at = 0
        self.head: str | None = None  # "so" or "bo": what a bare field would belong to
        self.place = ""  # "Thành phố": what a bare place would belong to

    def _folded(self, at: int) -> str:
        return self.words[at].folded if 0 <= at < len(self.words) else ""

    def _gap(self, at: int) -> str:
        return self.words[at].gap if at < len(self.words) else ";"

    def _several(self, at: int) -> bool:
        """ "Các", "những", "mọi"; "môi" of "môi trường" is none."""
        folded = self._folded(at)
        return folded in QUANTIFIERS and (folded != "moi" or self.words[at].marked in _EVERY)

    def _hard(self, at: int) -> bool:
        return at >= len(self.words) or any(c in self._gap(at) for c in ";.:")

    def _separated(self) -> bool:
        """At the end, a separator or a "và"."""
        at = self.at
        if at >= len(self.words) or any(c in self._gap(at) for c in ",;.:/"):
            return True
        return self._folded(at) == "va"

    def _at_break(self) -> bool:
        """Separated, or before an agency whose comma is missing."""
        at = self.at
        if self._separated():
            return ":" not in self._gap(at)
        several = self._several(at) and phrase_at(self.lex.nouns, self.words, at + 1, strict=True)
        return bool(several) or (self.words[at].capital and self._begins(at))

    def _skip(self, table: Phrases) -> None:
        while taken := phrase_at(table, self.words, self.at):
            self.at += taken

    def _begins(self, at: int) -> bool:
        """Whether a body with its own head begins at word `at`."""
        if at >= len(self.words):
            return False
        if self._known(at) is not None or self._is_ubnd(at):
            return True
        size = 0 if self._is_work(at) else phrase_at(self.lex.heads, self.words, at, strict=True)
        after = self.words[at + size].capital if at + size < len(self.words) else False
        return bool(size) and (self.words[at].capital or after) and not self._bare_noun(at)

    def _known(self, at: int) -> tuple[int, int] | None:
        hit = longest(self.lex.full, self.words, at, PRINTED)
        if hit is None or self._of_lower_level(hit.last) or self._of_region(hit.last):
            return None
        if self._field_goes_on(at, hit.last):
            return None
        return hit.names[0], hit.last

    def _field_goes_on(self, first: int, at: int) -> bool:
        """ "Trung tâm Thông tin Khoa học và Công nghệ" is another body than the listed "Trung
        tâm Thông tin": a field of a department goes on with its name."""
        if at >= len(self.words) or self._gap(at).strip() or not self.words[at].capital:
            return False
        fields = (
            tuple(w.folded for w in self.words[at:end] if w.folded != "va")
            for end in range(at + 2, min(at + 8, len(self.words)) + 1)
        )
        # Behind "Sở Xây dựng" a bare field may be the next department.
        own = self._folded(first) not in ("so", "bo")
        return own and any(field in self.lex.fields for field in fields)

    def _of_region(self, at: int) -> bool:
        """ "Chi cục Hải quan khu vực XIX" is another body than the listed one of a province."""
        region = (self._folded(at), self._folded(at + 1)) == ("khu", "vuc")
        return region and self._is_numeral(at + 2) and not self._gap(at).strip()

    def _is_numeral(self, at: int) -> bool:
        text = self.words[at].text if at < len(self.words) else ""
        return text.isdecimal() or bool(_ROMAN.fullmatch(text))

    def _of_lower_level(self, at: int) -> bool:
        """ "Hội Nông dân xã" is another body than the listed "Hội Nông dân tỉnh"; so is that
        of a "huyện", and those of "các xã". A "thành phố" may be a province."""
        if self._of_each(at):
            return True
        if at >= len(self.words) or self._gap(at).strip() or self._is_society(at):
            return False
        kind, _ = self._place(at)
        return kind == "ubnd_xa" or (kind == "ubnd_huyen" and self._folded(at) != "thanh")

    def _is_society(self, at: int) -> bool:
        """ "Xã hội" is one word; in "Hội Nông dân xã, Hội Cựu chiến binh xã" a comma parts it."""
        return self._folded(at + 1) == "hoi" and not self._gap(at + 1).strip()

    def _of_each(self, at: int) -> bool:
        """ "Công an các xã, phường", "Ban Nhân dân các khối phố": a name, and right behind it
        the units that each have one."""
        if at >= len(self.words) or self._gap(at).strip() or not self._several(at):
            return False
        own = self._folded(at - 1) not in ("tinh", "nam") and not self._is_ubnd(at - 4)
        return own and self._place(at + 1)[0] in ("ubnd_huyen", "ubnd_xa", "thon")

    def _is_ubnd(self, at: int) -> bool:
        return tuple(w.folded for w in self.words[at : at + 4]) == _UBND

    def _is_work(self, at: int) -> bool:
        """ "Phòng, chống thiên tai": a comma parts two verbs that name no room."""
        return self._folded(at) == "phong" and self._folded(at + 1) in ("chong", "ngua")

    def _bare_noun(self, at: int) -> bool:
        """A collective noun that stands alone: at its end comes a break or a modifier."""
        size = phrase_at(self.lex.nouns, self.words, at, strict=True)
        named = phrase_at(self.lex.heads, self.words, at, strict=True) > size
        if not size or named or self._is_work(at):
            return False
        after = at + size
        if after >= len(self.words) or self._gap(after).strip() or self._folded(after) == "va":
            return True
        return not self.words[after].capital and not self._head_only(at)

    def _head_only(self, at: int) -> bool:
        return self._folded(at) in ("so", "bo", "ban") and not phrase_at(
            self.lex.nouns, self.words, at + 1
        )

    def _is_group(self, at: int) -> bool:
        if self._several(at):
            return not phrase_at(self.lex.predicates, self.words, at + 1)
        return self._bare_noun(at)

    def _place(self, at: int) -> tuple[str, int]:
        for kind, table in _PLACE_TABLES:
            if size := phrase_at(table, self.words, at):
                return kind, size
        return "", 0

    def _listed(self, name: int, after: int) -> Piece:
        first = self._folded(self.at)
        self.head = first if first in ("so", "bo") else None
        self.at = self._after_place(after)
        return Piece("", "", known=name)

    def _after_place(self, at: int) -> int:
        """Past "tỉnh", "tỉnh Thái Bình", "Thái Bình" or "Việt Nam" behind a listed name."""
        if self._hard(at) or "," in self._gap(at):
            return at
        at += self._of_province(at)
        if self._hard(at) or "," in self._gap(at):
            return at
        return at + self.lex.province(self.words, at)

    def _of_province(self, at: int) -> int:
        """The words of "tỉnh", or of "thành phố" that opens no other name."""
        if self._folded(at) == "tinh":
            return 1
        city = (self._folded(at), self._folded(at + 1)) == ("thanh", "pho")
        named = at + 2 < len(self.words) and self.words[at + 2].capital and not self._gap(at + 2)
        return 2 if city and (not named or self.lex.province(self.words, at + 2)) else 0

    def _elided(self) -> Iterator[Piece]:
        """A field whose "Bộ" or "Sở" was said before: "Bộ Xây dựng, Khoa học và Công nghệ"."""
        if not self.words[self.at].capital:
            return
        for end in range(min(self.at + 9, len(self.words)), self.at, -1):
            words = tuple(w.folded for w in self.words[self.at : end] if w.folded != "va")
            number = self.lex.fields.get(words, {}).get(self.head or "")
            if number is not None and self._elided_ends(end):
                self.at = end
                yield Piece("", "", known=number)
                return

    def _elided_ends(self, at: int) -> bool:
        """The field stands alone: "Công an" of "Bộ Ngoại giao, Công an", not "Công an tỉnh"."""
        if self.words[at - 1].folded == "va":
            return False
        alone = self._hard(at) or "," in self._gap(at) or self._folded(at) == "va"
        return alone or bool(phrase_at(self.lex.predicates, self.words, at))

    def _printed(self, first: int, last: int) -> str:
        """Words [first, last) as printed, abbreviations written out."""
        out = ""
        for w in self.words[first:last]:
            gap = squeeze(w.gap.replace("⟨", "(").replace("⟩", ")"))
            out += (" " if out and not gap.startswith((",", ")")) else "") + self._mark(gap, out)
            out += w.text
        if "(" in out and out.count("(") > out.count(")"):
            out += ")"
        return out

    @staticmethod
    def _mark(gap: str, out: str) -> str:
        if not gap or (not out and gap != "("):
            return ""
        return gap if gap == "(" else f"{gap} "
