"""A printed cell or line into the agencies that it names.

One pass over the words. At the start of the text and after a separator something
begins: a known name, "UBND" with its places, a collective of common nouns, or an
unlisted name with a known head. What begins with none of these continues what stands
before it, or is the rest of a sentence and is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.agency_reference import Head, Noun, Reference
from corpus.agency_words import Node, Phrases, Speller, Word, longest, phrase_at, phrases
from corpus.text import fold, nfc, squeeze

_TAGS = re.compile(r"</?[a-z]{1,6}>|\*\*")
_LABEL = re.compile(r"^\s*Cơ quan,?[^:]{0,40}?(?:chủ trì|thực hiện|phối hợp|theo dõi)[^:]{0,30}:", re.I)
_ITEM = re.compile(r"(?:(?<=\s)|^)\d{1,2}[.)]\s+(?=\w)")
_PARENS = re.compile(r"\(([^()]*)\)")
_ELLIPSIS = re.compile(r",?\s*(?:(?:\.\s?){2,}|…)")
_QUANTIFIERS = {"cac", "nhung", "moi"}
_LEADERS = phrases(["thủ trưởng", "người đứng đầu", "lãnh đạo", "giám đốc", "chủ tịch"])
_UBND = ("uy", "ban", "nhan", "dan")
_HUYEN = phrases(["huyện", "quận", "thị xã", "thành phố", "cấp huyện"])
_XA = phrases(["xã", "phường", "thị trấn", "đặc khu", "cấp xã"])
_TINH = phrases(["tỉnh", "cấp tỉnh"])
_PLACE_TABLES = (("ubnd_huyen", _HUYEN), ("ubnd_xa", _XA), ("ubnd_tinh", _TINH))
_RELATED = re.compile(r"\bliên quan\b|\bcó\s", re.I)


@dataclass(frozen=True, slots=True)
class Piece:
    """What the splitter found: a name as it is to be shown, what it is, its reference.

    `known` is the number of a listed name; `members` is set for a collective only.
    """

    name: str
    kind: str
    known: int | None = None
    members: frozenset[str] | None = None


@dataclass(slots=True)
class Lexicon:
    """The reference as the splitter looks things up: built once by the Directory."""

    speller: Speller
    full: Node
    fields: Mapping[tuple[str, ...], Mapping[str, int]]
    heads: Phrases
    head_of: Mapping[tuple[str, ...], Head]
    nouns: Phrases
    noun_of: Mapping[tuple[str, ...], Noun]
    predicates: Phrases
    openers: Phrases
    province: Callable[[Sequence[Word], int], int]


def lexicon(
    reference: Reference,
    full: Node,
    fields: Mapping[tuple[str, ...], Mapping[str, int]],
    speller: Speller,
    province: Callable[[Sequence[Word], int], int],
) -> Lexicon:
    """Look-up tables of the reference. `province` gives the words of a province's name."""
    return Lexicon(
        speller=speller,
        full=full,
        fields=fields,
        heads=phrases([h.words for h in reference.heads]),
        head_of={_folded(h.words): h for h in reference.heads},
        nouns=phrases([n.words for n in reference.nouns]),
        noun_of={_folded(n.words): n for n in reference.nouns},
        predicates=phrases(reference.words["predicates"]),
        openers=phrases(reference.words["openers"]),
        province=province,
    )


def _folded(words: str) -> tuple[str, ...]:
    return tuple(fold(words).replace("-", " ").split())


def pieces(raw: str, lex: Lexicon) -> Iterator[Piece]:
    """The agencies of a cell, in order, doubles included. Empty for an empty cell."""
    text = _LABEL.sub("", squeeze(_TAGS.sub("", nfc(raw))))
    for item in _ITEM.split(text):
        if fold(item).startswith("ve ") and ":" in item:
            item = item.split(":", 1)[1]
        yield from _Parser(_without_remarks(item, lex), lex).run()


def _without_remarks(text: str, lex: Lexicon) -> str:
    """Bracketed remarks out ("(đối với …)"); a bracketed agency stays: it is name."""

    def keep(match: re.Match[str]) -> str:
        words = lex.speller.words(match.group(1))
        known = bool(words) and longest(lex.full, words, 0, strict_marks=False) is not None
        return f"⟨{match.group(1)}⟩" if known else " "

    return _PARENS.sub(keep, text)


class _Parser:
    """One item of a cell. `at` is the next word; `last` what was found before it."""

    def __init__(self, text: str, lex: Lexicon) -> None:
        self.text = _ELLIPSIS.sub(", ", text)
        self.lex = lex
        self.words = lex.speller.words(self.text)
        self.at = 0
        self.head: str | None = None

    def run(self) -> Iterator[Piece]:
        """Pieces until the words are used up; every step moves `at` on."""
        self._skip(self.lex.openers)
        while self.at < len(self.words):
            found = list(self._start())
            yield from found
            if found and not self._at_break():
                self._skip_sentence()
            elif not found:
                self._skip_sentence()
            self._skip_link()

    # -- places in the text ---------------------------------------------------------

    def _folded(self, at: int) -> str:
        return self.words[at].folded if 0 <= at < len(self.words) else ""

    def _gap(self, at: int) -> str:
        return self.words[at].gap if at < len(self.words) else ";"

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
        several = self._folded(at) in _QUANTIFIERS and phrase_at(self.lex.nouns, self.words, at + 1)
        return bool(several) or (self.words[at].capital and self._begins(at))

    def _skip(self, table: Phrases) -> None:
        while taken := phrase_at(table, self.words, self.at):
            self.at += taken

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

    # -- what can begin here ----------------------------------------------------------

    def _begins(self, at: int) -> bool:
        """Whether a body with its own head begins at word `at`."""
        if at >= len(self.words):
            return False
        if self._known(at) is not None or self._is_ubnd(at):
            return True
        size = phrase_at(self.lex.heads, self.words, at)
        after = self.words[at + size].capital if at + size < len(self.words) else False
        return bool(size) and (self.words[at].capital or after) and not self._bare_noun(at)

    def _known(self, at: int) -> tuple[int, int] | None:
        hit = longest(self.lex.full, self.words, at, strict_marks=False)
        return (hit.names[0], hit.last) if hit else None

    def _is_ubnd(self, at: int) -> bool:
        return tuple(w.folded for w in self.words[at : at + 4]) == _UBND

    def _bare_noun(self, at: int) -> bool:
        """A collective noun that stands alone: at its end comes a break or a modifier."""
        size = phrase_at(self.lex.nouns, self.words, at)
        if not size:
            return False
        after = at + size
        if after >= len(self.words) or self._gap(after).strip() or self._folded(after) == "va":
            return True
        return not self.words[after].capital and not self._head_only(at)

    def _head_only(self, at: int) -> bool:
        return self._folded(at) in ("so", "bo", "ban") and not phrase_at(
            self.lex.nouns, self.words, at + 1
        )

    def _start(self) -> Iterator[Piece]:
        at = self.at
        if self._is_ubnd(at):
            yield from self._ubnd(at, at + 4)
            return
        if phrase_at(_LEADERS, self.words, at):
            yield from self._leaders()
            return
        elided = list(self._elided()) if self.head else []
        if elided:
            yield from elided
            return
        known = self._known(at)
        if known is not None:
            yield self._listed(*known)
        elif self._is_group(at):
            yield from self._group()
        elif phrase_at(self.lex.heads, self.words, at):
            yield self._unlisted()

    def _is_group(self, at: int) -> bool:
        if self._folded(at) in _QUANTIFIERS:
            return not phrase_at(self.lex.predicates, self.words, at + 1)
        return self._bare_noun(at)

    # -- known names -------------------------------------------------------------------

    def _listed(self, name: int, after: int) -> Piece:
        first = self._folded(self.at)
        self.head = first if first in ("so", "bo") else None
        self.at = self._after_place(after)
        return Piece("", "", known=name)

    def _after_place(self, at: int) -> int:
        """Past "tỉnh", "tỉnh Thái Bình", "Thái Bình" or "Việt Nam" behind a listed name."""
        if self._hard(at) or "," in self._gap(at):
            return at
        if self._folded(at) == "tinh" and not self._hard(at):
            at += 1
        if self._hard(at) or "," in self._gap(at):
            return at
        return at + self.lex.province(self.words, at)

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

    # -- Ủy ban nhân dân and its places ---------------------------------------------------

    def _leaders(self) -> Iterator[Piece]:
        first = self.at
        self.at += phrase_at(_LEADERS, self.words, self.at)
        title = self._printed(first, self.at)
        found = list(self._start())
        for piece in found:
            if piece.members is not None:
                name = f"{title[:1].upper()}{title[1:]} {piece.name[:1].lower()}{piece.name[1:]}"
                name = name.replace(" ủy ban", " Ủy ban")
                yield Piece(name, piece.kind, members=piece.members)
            else:
                yield piece

    def _place(self, at: int) -> tuple[str, int]:
        for kind, table in _PLACE_TABLES:
            if size := phrase_at(table, self.words, at):
                return kind, size
        return "", 0

    def _ubnd(self, first: int, at: int) -> Iterator[Piece]:
        plural = self._folded(at) in _QUANTIFIERS
        start = at
        at += plural
        kinds: list[str] = []
        while True:
            kind, size = self._place(at)
            if not size:
                break
            kinds.append(kind)
            last, at = at, at + size
            step = at + (self._folded(at) == "va" or self._folded(at) in _QUANTIFIERS)
            joined = at < len(self.words) and self._gap(at).strip() in ("", ",", "/", "-")
            if not (joined and self._place(step)[1]):
                break
            at = step
        if not kinds:
            yield from self._ubnd_bare(first, at)
        elif len(kinds) == 1 and self._names_follow(at, plural):
            yield from self._ubnd_named(kinds[0], last, at, plural)
        else:
            yield self._ubnd_group(kinds, start, at, plural)

    def _ubnd_bare(self, first: int, at: int) -> Iterator[Piece]:
        self.at = at
        yield self._with_tail("Ủy ban nhân dân", at, "ubnd_tinh")

    def _names_follow(self, at: int, plural: bool) -> bool:
        if at >= len(self.words) or not self.words[at].capital or self._begins(at):
            return False
        return not self._gap(at).strip() or (plural and self._gap(at).strip() == ":")

    def _ubnd_named(self, kind: str, unit: int, at: int, plural: bool) -> Iterator[Piece]:
        """"UBND huyện X", and one body a place for "UBND các thành phố: X, Y"."""
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
            if self._gap(end).strip():
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
        end = self._tail(at)
        tail = self._printed(at, end)
        self.at = end
        vague = bool(_RELATED.search(tail + " "))
        shown = f"{name} {tail}".strip()
        return Piece(shown, sorted(members)[0], members=frozenset() if vague else members)

    def _with_tail(self, name: str, at: int, kind: str) -> Piece:
        end = self._tail(at)
        tail = self._printed(at, end)
        self.at = end
        return Piece(f"{name} {tail}".strip(), kind)

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
            if self._stops(at) or verb > 1 or (verb and at == first and not named):
                break
            if at > first and self._next_agency(at, named):
                break
            at += 1
        return at

    def _stops(self, at: int) -> bool:
        if self._gap(at).strip(" -–⟨⟩\"'“”&") or self._folded(at) == "va":
            return True
        several = self._folded(at) in _QUANTIFIERS
        return several and bool(phrase_at(self.lex.nouns, self.words, at + 1))

    def _next_agency(self, at: int, named: bool) -> bool:
        if not named:
            return self._known(at) is not None or self._is_ubnd(at)
        complete = self._folded(at - 1) == "tinh" or any(
            self.lex.province(self.words, at - n) == n for n in (1, 2, 3) if at >= n
        )
        return complete and self._begins(at)

    def _bracket(self, at: int) -> int:
        """The word after a bracketed agency that opens at word `at`; else `at`."""
        if "⟨" not in self._gap(at):
            return at
        end = at + 1
        while end < len(self.words) and "⟩" not in self._gap(end):
            end += 1
        return end

    # -- collectives ----------------------------------------------------------------------

    def _group(self) -> Iterator[Piece]:
        if self._distributes():
            yield from self._distributed()
            return
        first = self.at
        self.head = None
        quantifier = self._folded(first) in _QUANTIFIERS
        parts: list[tuple[str, Noun | None, str]] = []
        link = ""
        self.at += quantifier
        while True:
            noun, tail = self._noun_phrase()
            parts.append((link, noun, tail))
            link = self._continues(noun)
            if not link:
                break
        yield _collective(self._printed(first, first + 1).lower() if quantifier else "", parts)

    def _noun_phrase(self) -> tuple[Noun | None, str]:
        """A noun and what qualifies it, with continuations that begin with no noun."""
        size = phrase_at(self.lex.nouns, self.words, self.at)
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
        self.at = end
        comma = "," if self._gap(start).strip() == "," and end > start else ""
        return noun, comma + " " + self._printed(start, end)

    def _comma_missing(self, at: int) -> bool:
        """ "các sở ngành": a noun right behind a noun, unless it says where."""
        size = phrase_at(self.lex.nouns, self.words, at)
        verb = phrase_at(self.lex.predicates, self.words, at)
        return bool(size) and not verb and not self._gap(at).strip() and not self._place(at)[1]

    def _continuation(self, at: int) -> bool:
        """After a qualifier: ", thông tin và truyền thông" begins nothing of its own."""
        if at >= len(self.words) or self._gap(at).strip() not in ("", ","):
            return False
        step = at + (self._folded(at) == "va")
        if step >= len(self.words) or step == at and not self._gap(at).strip():
            return False
        begins = self._begins(step) or self._is_group(step) or phrase_at(_LEADERS, self.words, step)
        verb = phrase_at(self.lex.predicates, self.words, step)
        return not begins and not verb and not phrase_at(self.lex.heads, self.words, step)

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
        several = self._folded(at) in _QUANTIFIERS
        noun_at = at + several
        size = phrase_at(self.lex.nouns, self.words, noun_at)
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

    # -- names that the reference does not list ------------------------------------------------

    def _unlisted(self) -> Piece:
        first = self.at
        size = phrase_at(self.lex.heads, self.words, first)
        head = self.lex.head_of[tuple(w.folded for w in self.words[first : first + size])]
        end = self._tail(first + size, named=True)
        while end < len(self.words) and self._in_name(end):
            end = self._tail(end + 1, named=True)
        self.at = end
        self.head = None
        return Piece(f"{head.words} {self._printed(first + size, end)}".strip(), head.kind)

    def _in_name(self, at: int) -> bool:
        """A comma or "và" inside the name: what follows begins nothing."""
        if self._folded(at) == "va" and not self._gap(at).strip():
            step = at + 1
        elif self._gap(at).strip() == ",":
            step = at
        else:
            return False
        if step >= len(self.words) or self._begins(step) or self._is_group(step):
            return False
        return not phrase_at(self.lex.predicates, self.words, step)

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


def _collective(quantifier: str, parts: Sequence[tuple[str, Noun | None, str]]) -> Piece:
    name = f"{quantifier} " if quantifier else ""
    for link, noun, tail in parts:
        name += link + f"{noun.words if noun else ''}{tail}".strip()
    return Piece(name[:1].upper() + name[1:], "other", members=_members(parts))


def _members(parts: Sequence[tuple[str, Noun | None, str]]) -> frozenset[str]:
    """Kinds covered for certain: "liên quan" leaves open the nouns since the last "và"."""
    central = any(noun is not None and "bo" in noun.members for _, noun, _ in parts)
    sure: set[str] = set()
    run: set[str] = set()
    for link, noun, tail in parts:
        if link.startswith(" và"):
            sure, run = sure | run, set()
        if noun is not None:
            run |= set(noun.central if central and noun.central else noun.members)
        if _RELATED.search(tail + " "):
            run = set()
    return frozenset(sure | run)
