"""phrases.toml: what phrases tell about a question, and which words carry no topic."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from pathlib import Path
from typing import Any

from assistant.kept import Shelves, kept, shelved
from corpus.lazy import pattern
from corpus.text import accented, fold, tones

_FILE = Path(__file__).parent / "phrases.toml"
_TOKEN = pattern(r"\w+|[%,]")
_LETTERS = pattern(r"[^\W\d_]+")
_NAMED = pattern(r"<(\w+)>")
_CHOICE = pattern(r"\{([^{}]*)\}")
_NONE: Mapping[str, str] = {}


Spelt = dict[tuple[str, ...], tuple[tuple[tuple[str, ...], frozenset[str]], ...]]


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase found at [start, end) of the flat text, and what it speaks for."""

    start: int
    end: int
    kinds: frozenset[str]
    phrase: str


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrase book, ready to search.

    `spelt` holds each phrase without diacritics with its spellings and what each speaks
    for. `edges` are folded phrases that carry no topic at the edge of one; `short` are
    words of messages ("ko") and what they stand for, `bound` what makes another word of the
    last of one ("chi tiết"). `generic` are words of any office.
    `bare` are function words without
    diacritics that are sure, `loose` all of them.
    """

    spelt: Shelves
    off_topic: re.Pattern[str]
    off_plain: re.Pattern[str]
    chat: tuple[str, ...]
    stop: frozenset[str]
    plain: frozenset[str]
    bare: frozenset[str]
    loose: frozenset[str]
    edges: dict[tuple[str, ...], tuple[tuple[str, ...], ...]]
    whole: dict[tuple[str, ...], tuple[tuple[str, ...], ...]]
    about: re.Pattern[str]
    short: dict[str, str]
    bound: dict[str, tuple[str, ...]]
    weak: frozenset[str]
    tails: frozenset[str]
    unmarked: frozenset[str]
    time: tuple[str, ...]
    joins: frozenset[str]
    heads: frozenset[str]
    talk: frozenset[str]
    generic: dict[tuple[str, ...], tuple[tuple[str, ...], ...]]
    classes: frozenset[str]
    measures: frozenset[str]
    asking: frozenset[str]

    def is_off_topic(self, text: str) -> bool:
        """Is a phrase of something that plans are not about in this text?"""
        return _is_said(text, self.off_topic, self.off_plain)

    def is_chat(self, text: str) -> bool:
        """Is this talk of other things, where the plans know nothing of it?"""
        said = " ".join(_LETTERS.findall(accented(text)))
        plain = said == fold(said)
        return bool(_small_talk(self.chat, plain).search(f" {said} "))

    def is_edge(self, typed: Sequence[str], lenient: bool) -> bool:
        """Do these words carry no topic at the edge of one? A word without diacritics
        ("so") is only sure where the others have theirs."""
        sure = len(typed) > 1 or not lenient or _bare(typed[0]) != typed[0]
        return sure and _is_listed(self.edges, typed, lenient)

    def is_whole(self, typed: Sequence[str], lenient: bool) -> bool:
        """Are these words never cut?"""
        return _is_listed(self.whole, typed, lenient)

    def generic_at(self, typed: Sequence[str], lenient: bool) -> frozenset[int]:
        """Which of these words belong to one that any office uses."""
        return frozenset(
            at
            for first in range(len(typed))
            for last in range(first + 2, min(first + 4, len(typed)) + 1)
            if _is_listed(self.generic, typed[first:last], lenient)
            for at in range(first, last)
        )

    def cues(self, flat: str, written: str, taken: frozenset[int] = frozenset()) -> tuple[Cue, ...]:
        """Phrases of a flat text, longest at each place, in order; none begins at an offset
        in `taken`. `written` is the same text, letter for letter, with the diacritics that
        were typed: they must agree.

        >>> load_phrases().cues("phai lam gi", "phải lam gì")[0].phrase
        'phai lam gi'
        """
        tokens = list(_TOKEN.finditer(flat))
        typed = [tones(written[t.start() : t.end()]).lower() for t in tokens]
        lenient = not is_marked(written)
        joined = [_reach(tokens, i, self.spelt.longest) for i in range(len(tokens))]
        found: list[Cue] = []
        at = 0
        while at < len(tokens):
            free = tokens[at].start() not in taken
            cue = self._cue(tokens, typed, at, joined[at], lenient, written) if free else None
            found += [cue] if cue else []
            at += cue.phrase.count(" ") + 1 if cue else 1
        return tuple(found)

    def _cue(
        self,
        tokens: Sequence[re.Match[str]],
        typed: Sequence[str],
        at: int,
        reach: int,
        lenient: bool,
        written: str,
    ) -> Cue | None:
        """The longest phrase that begins at a token and agrees with what was typed."""
        if tokens[at].group() not in self.spelt:
            return None
        for size in range(reach, 0, -1):
            words = tuple(t.group() for t in tokens[at : at + size])
            entries = self.spelt.get(words)
            if not entries:
                continue
            here = typed[at : at + size]
            agreeing = [kinds for spelling, kinds in entries if _agree(here, spelling, lenient)]
            start, end = tokens[at].start(), tokens[at + size - 1].end()
            if agreeing and not _is_initials(written[start:end], written):
                return Cue(start, end, frozenset[str]().union(*agreeing), " ".join(words))
        return None


@lru_cache(maxsize=2)
def _small_talk(phrases: tuple[str, ...], plain: bool) -> re.Pattern[str]:
    """Phrases with their choices as one pattern over words between single spaces. Without
    diacritics only those of two words or more are sure."""
    kept = (p for p in phrases if not plain or " " in p)
    ways = ("".join(_said(part, plain) for part in re.findall(r"\([^)]*\)|\w+", p)) for p in kept)
    return re.compile(rf" (?:{'|'.join(ways)})")


def _said(part: str, plain: bool) -> str:
    """A word, or a choice of some, with the space behind it; an empty choice may be left out."""
    spelt = fold if plain else accented
    ways = [spelt(way) for way in part.strip("()").split("|")]
    some = "|".join(f"{re.escape(way)} " for way in ways if way)
    return f"(?:{some}){'' if all(ways) else '?'}"


def _is_said(text: str, marked: re.Pattern[str], plain: re.Pattern[str]) -> bool:
    """Does a text hold a phrase? Without diacritics only where it has none at all."""
    written = accented(text)
    return bool(marked.search(written) or (written == fold(text) and plain.search(written)))


def _is_listed(
    table: dict[tuple[str, ...], tuple[tuple[str, ...], ...]], typed: Sequence[str], lenient: bool
) -> bool:
    spellings = table.get(tuple(map(_bare, typed)), ())
    return any(_agree(typed, spelling, lenient) for spelling in spellings)


def _reach(tokens: Sequence[re.Match[str]], at: int, most: int) -> int:
    """How many tokens from here stand side by side, at most `most`."""
    size = 1
    while size < most and at + size < len(tokens):
        before, after = tokens[at + size - 1], tokens[at + size]
        if after.start() - before.end() > 1 or before.string[before.end() : after.start()].strip():
            break
        size += 1
    return size


@lru_cache(maxsize=512)
def is_marked(text: str) -> bool:
    """Is a text typed with its diacritics? About three syllables of four have some.

    >>> is_marked("Sở Nội vụ làm gì"), is_marked("so noi vu lam gì")
    (True, False)
    """
    words = [word.lower() for word in _LETTERS.findall(text)]
    marked = sum(_bare(w) != w for w in words)
    return 2 * marked >= len(words) and not any(w in _always_marked() for w in words)


@cache
def _always_marked() -> frozenset[str]:
    """Function words without their diacritics that are no words so ("nhung", "phai")."""
    return load_phrases().unmarked


def _agree(typed: Sequence[str], spelling: Sequence[str], lenient: bool) -> bool:
    """Each word as spelt, or without its diacritics; in a text that has them, at most half
    of the words lack theirs, and a word alone must have them."""
    missed = 0
    for word, spelt in zip(typed, spelling, strict=True):
        if word != spelt:
            if word != _bare(spelt):
                return False
            missed += 1
    return lenient or (2 * missed <= len(spelling) if len(spelling) > 1 else not missed)


def _is_initials(typed: str, written: str) -> bool:
    """ "AI" among small letters is no "ai"; "KPI" says what it says."""
    return typed.isupper() and len(typed) == 2 and not written.isupper()


@cache
def load_phrases() -> Phrases:
    """The shipped phrase book."""
    data, shelves = kept("phrases", written_out)
    spelt = Shelves(*shelves)
    words, off_topic = data["words"], data["scope"]["off_topic"]
    return Phrases(
        spelt=spelt,
        off_topic=_any_of([accented(p) for p in off_topic]),
        off_plain=_any_of([fold(p) for p in off_topic if " " in p]),
        chat=tuple(data["scope"]["chat"]),
        stop=frozenset(words["stop"]),
        plain=frozenset(words["plain"]),
        bare=_safe_bare(words),
        loose=frozenset(map(fold, words["stop"])),
        edges=_folded(words["edges"]),
        whole=_folded(words["whole"]),
        about=re.compile(rf"(?:{_alternatives(words['about'])})\s+$"),
        short=dict(_shortened(data["short"])),
        bound={word: tuple(after) for word, after in data["bound"].items()},
        weak=frozenset(words["weak"]),
        tails=frozenset(words["tails"]),
        unmarked=frozenset(words["unmarked"]),
        time=tuple(words["time"]),
        talk=frozenset(words["talk"]),
        generic=_folded(words["generic"]),
        heads=frozenset(words["heads"]) | frozenset(map(fold, words["heads"])),
        joins=frozenset(words["joins"]) | frozenset(map(fold, words["joins"])),
        classes=frozenset(map(fold, words["classes"])),
        measures=frozenset(map(fold, words["measures"])),
        asking=frozenset(map(accented, words["asking"])),
    )


def _shortened(table: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each way to shorten, with what it stands for."""
    for short, long in table.items():
        for way in spread([short]):
            yield way, long.replace("…", way.rpartition(" ")[0])


def written_out() -> tuple[dict[str, Any], tuple[Any, ...]]:
    """The phrase book without its cues, and those, every one written out, in shelves."""
    data = read_book()
    return {table: data[table] for table in data.keys() - {"cues"}}, shelved(spell(data))


def read_book() -> dict[str, Any]:
    """phrases.toml as it stands."""
    import tomllib

    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def spell(data: Mapping[str, Any]) -> Spelt:
    """Every cue phrase written out: without diacritics → its spellings and their kinds."""
    found: dict[tuple[str, ...], dict[tuple[str, ...], set[str]]] = {}
    for kind, phrases in data["cues"].items():
        for phrase in spread(phrases, data["choices"]):
            spelling = tuple(_tokens(phrase))
            folded = tuple(map(_bare, spelling))
            found.setdefault(folded, {}).setdefault(spelling, set()).add(kind)
    return {p: tuple((s, frozenset(k)) for s, k in e.items()) for p, e in found.items()}


def spread(phrases: Iterable[str], choices: Mapping[str, str] = _NONE) -> Iterator[str]:
    """Phrases with their choices written out.

    >>> list(spread(["(phải|cần|) <do> gì"], {"do": "làm|lo"}))[:3]
    ['phải làm gì', 'phải lo gì', 'cần làm gì']
    """
    for phrase in phrases:
        named = _NAMED.sub(lambda m: f"{{{choices[m[1]]}}}", phrase)
        opened = re.sub(r"\(([^()]*)\)", _flattened, named)
        parts = _CHOICE.split(opened)
        chosen = [p.split("|") if i % 2 else [p] for i, p in enumerate(parts)]
        for words in product(*chosen):
            yield " ".join("".join(words).split())


_bare = lru_cache(maxsize=None)(fold)


def _flattened(found: re.Match[str]) -> str:
    """A choice that holds named choices among others: "(<job>|nội dung)"."""
    return "{" + _flat_choice(found[1]) + "}"


def _flat_choice(choice: str) -> str:
    """Every way to read "a|b {c|d}", joined by bars."""
    ways = []
    for way in re.split(r"\|(?![^{]*\})", choice):
        parts = _CHOICE.split(way)
        ways += [
            "".join(w)
            for w in product(*[p.split("|") if i % 2 else [p] for i, p in enumerate(parts)])
        ]
    return "|".join(ways)


def _folded(phrases: list[str]) -> dict[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Phrases by their words without diacritics, with their spellings."""
    found: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {}
    for phrase in spread(phrases):
        words = tuple(phrase.split())
        folded = tuple(map(_bare, words))
        found[folded] = (*found.get(folded, ()), words)
    return found


def _tokens(phrase: str) -> list[str]:
    return _TOKEN.findall(phrase) if "," in phrase or "%" in phrase else phrase.split()


def _safe_bare(words: dict[str, list[str]]) -> frozenset[str]:
    """Function words of a text typed without diacritics: the listed ones, and those that
    never had any."""
    own = {word for word in words["stop"] if word == fold(word) and len(word) > 2}
    return frozenset(words["plain"]) | own


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    return pattern(rf"(?<!\w)(?:{_alternatives(phrases)})(?!\w)")


def _alternatives(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(p) for p in sorted(phrases, key=len, reverse=True))
