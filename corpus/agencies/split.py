"""A printed cell or line into the agencies that it names.

One pass over the words. At the start of the text and after a separator something
begins: a known name, "UBND" with its places, a collective of common nouns, or an
unlisted name with a known head. What begins with none of these continues what stands
before it, or is the rest of a sentence and is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.agencies.collectives import LEADERS, Collectives
from corpus.agencies.committees import Committees
from corpus.agencies.cursor import Piece
from corpus.agencies.lexicon import Lexicon
from corpus.agencies.reference import Head
from corpus.lazy import pattern
from corpus.spelling.phrases import phrase_at
from corpus.spelling.trie import PRINTED, longest
from corpus.text import fold, nfc, squeeze, unglued

_TAGS = pattern(r"</?[a-z]{1,6}>|\*\*")
_LABEL = pattern(
    r"^\s*Cơ quan,?[^:]{0,40}?(?:chủ trì|thực hiện|phối hợp|theo dõi)[^:]{0,30}:", re.I
)
_ITEM = pattern(r"(?:(?<=\s)|^)\d{1,2}[.)](?:\s+(?=\w)|(?=(?:Bộ|Sở|Ban|UBND|Văn phòng)))")
_PARENS = pattern(r"\(([^()]*)\)")
# What only a province or the centre has: "Sở Y tế các xã" lacks a comma.
_CENTRAL = ("so", "bo")


def pieces(raw: str, lex: Lexicon) -> Iterator[Piece]:
    """The agencies of a cell, in order, doubles included. Empty for an empty cell."""
    text = unglued(_LABEL.sub("", squeeze(_TAGS.sub("", nfc(raw)))))
    for item in _ITEM.split(text):
        if fold(item).startswith("ve ") and ":" in item:
            item = item.split(":", 1)[1]
        yield from _Parser(_without_remarks(item, lex), lex).run()


def named_length(raw: str, lex: Lexicon) -> int:
    """How many characters from the start name agencies; all of them where remarks, labels or
    numbers part the names."""
    parser = _Parser(raw, lex)
    if parser.text != raw or _PARENS.search(raw) or len(_ITEM.split(raw)) > 1:
        return len(raw)
    return parser.named()


def _without_remarks(text: str, lex: Lexicon) -> str:
    """Bracketed remarks out ("(đối với …)"); a bracketed agency stays: it is name."""

    def keep(match: re.Match[str]) -> str:
        words = lex.speller.words(match.group(1))
        known = bool(words) and longest(lex.full, words, 0, PRINTED) is not None
        return f"⟨{match.group(1)}⟩" if known else " "

    return _PARENS.sub(keep, text)


class _Parser(Committees, Collectives):
    """Reads one item of a cell from end to end."""

    def run(self) -> Iterator[Piece]:
        """Pieces until the words are used up; every step moves `at` on."""
        self._skip(self.lex.openers)
        while self.at < len(self.words):
            found = list(self._start())
            yield from found
            if (found and not self._at_break()) or not found:
                self._skip_sentence()
            self._skip_link()

    def named(self) -> int:
        """Where the names end that open the text, and small words go on behind them; its
        length where it opens with none or goes on as a list."""
        self._skip(self.lex.openers)
        while self.at < len(self.words) and list(self._start()):
            if not self._at_break():
                return self.words[self.at - 1].end
            self._skip_link()
        return len(self.text)

    def _skip_link(self) -> None:
        if self._folded(self.at) == "va":
            self.at += 1

    def _skip_sentence(self) -> None:
        """Past what the agency is told to do, up to the next body with its own head.

        Whoever stands behind "phối hợp với" helps; that sentence is skipped whole.
        """
        together = False
        while self.at < len(self.words):
            together |= self._folded(self.at) in ("phoi", "voi")
            self.at += 1
            ends = self._gap(self.at).strip() in (".", ";")
            own = self._begins(self.at + (self._folded(self.at) == "va"))
            if ends or (self._separated() and own and not together):
                return

    def _start(self) -> Iterator[Piece]:
        at = self.at
        if self._is_ubnd(at):
            yield from self._ubnd(at + 4)
        elif phrase_at(LEADERS, self.words, at):
            yield from self._leaders()
        elif self.head and (elided := list(self._elided())):
            yield from elided
        elif known := self._known(at):
            yield self._listed(*known)
        elif self._is_group(at):
            yield from self._group()
        elif phrase_at(self.lex.heads, self.words, at, strict=True):
            yield self._unlisted()
        elif self.place and (size := self.lex.province(self.words, at)):
            self.at = at + size
            yield Piece(f"{self.place} {self._printed(at, self.at)}", "dia_phuong")

    def _leaders(self) -> Iterator[Piece]:
        first = self.at
        self.at += phrase_at(LEADERS, self.words, self.at)
        title = self._printed(first, self.at)
        found = list(self._start())
        for piece in found:
            if piece.members is not None:
                name = f"{title[:1].upper()}{title[1:]} {piece.name[:1].lower()}{piece.name[1:]}"
                name = name.replace(" ủy ban", " Ủy ban")
                yield Piece(name, piece.kind, members=piece.members)
            else:
                yield piece

    def _unlisted(self) -> Piece:
        first = self.at
        size = phrase_at(self.lex.heads, self.words, first, strict=True)
        head = self.lex.head_of[tuple(w.folded for w in self.words[first : first + size])]
        self.place = head.words if head.kind == "dia_phuong" else ""
        end = self._field(first + size) or self._tail(first + size, named=True)
        while end < len(self.words) and (self._in_name(end) or self._further_zones(head, end)):
            end = self._tail(end + 1, named=True)
        if head.kind not in _CENTRAL and self._of_each(end):
            end = self._units(end + 1)[-1][2]
        self.at = end = self._further_levels(end)
        self.head = None
        field = self._printed(first + size, end)
        if self._printed(first, end).isupper():  # a heading in capitals
            field = field.title()
        return Piece(f"{head.words} {field}".strip(), head.kind)

    def _field(self, at: int) -> int:
        """The end of a field that departments have too: "Phòng Lao động - … và Xã hội"."""
        for end in range(min(at + 9, len(self.words)), at, -1):
            words = tuple(w.folded for w in self.words[at:end] if w.folded != "va")
            if words in self.lex.fields and self._elided_ends(end):
                return end
        return 0

    def _further_zones(self, head: Head, at: int) -> bool:
        """ "Ban Quản lý khu kinh tế X và các khu công nghiệp" is one board for all of them."""
        link = self._folded(at) == "va" and self._several(at + 1)
        return head.kind == "ban_quan_ly" and link and self._folded(at + 2) == "khu"

    def _in_name(self, at: int) -> bool:
        """A comma or "và" inside the name: what follows begins nothing."""
        if self._folded(at) == "va" and not self._gap(at).strip():
            step = at + 1
        elif self._gap(at).strip() == ",":
            step = at + (self._folded(at) == "va")
        else:
            return False
        if self.place and self.lex.province(self.words, step):
            return False
        if step >= len(self.words) or self._begins(step) or self._is_group(step):
            return False
        verb = phrase_at(self.lex.predicates, self.words, step)
        # "Phòng Quản lý quy hoạch và xây dựng": a verb that ends the name is none.
        return self.words[step].capital or not verb or self._hard(step + verb)
