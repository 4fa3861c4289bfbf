"""phrases.toml: what phrases tell about a question, and which words carry no topic."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from assistant.choices import spread
from assistant.kept import Shelves, kept
from assistant.understanding.words.phrase_book import TOKEN, Phrases, Spellings, folded
from corpus.lazy import pattern
from corpus.text import accented, fold

_FILE = Path(__file__).parent / "phrases.toml"

# A phrase without diacritics: its spellings, each with the kinds that it speaks for.
Spelt = dict[tuple[str, ...], tuple[tuple[tuple[str, ...], frozenset[str]], ...]]


def is_marked(text: str) -> bool:
    """Is a text typed with its diacritics?

    >>> is_marked("Sở Nội vụ làm gì"), is_marked("so noi vu lam gì")
    (True, False)
    """
    return load_phrases().is_marked(text)


@cache
def load_phrases() -> Phrases:
    """The shipped phrase book."""
    data = kept("phrases", written_out)
    words, off_topic = data["words"], data["scope"]["off_topic"]
    return Phrases(
        spelt=Shelves.kept("cues", spell),
        off_topic=_any_of([accented(p) for p in off_topic]),
        off_plain=_any_of([fold(p) for p in off_topic if " " in p]),
        chat=tuple(data["scope"]["chat"]),
        stop=frozenset(words["stop"]),
        plain=frozenset(words["plain"]),
        bare=_safe_bare(words),
        loose=frozenset(map(fold, words["stop"])),
        edges=words["edges"],
        whole=words["whole"],
        about=re.compile(rf"(?:{_alternatives(words['about'])})\s+$"),
        short=data["short"],
        bound={word: tuple(after) for word, after in data["bound"].items()},
        weak=frozenset(words["weak"]),
        halves=_halves(words["halves"], {*words["free"], *map(fold, words["free"])}),
        tails=frozenset(words["tails"]),
        unmarked=frozenset(words["unmarked"]),
        time=tuple(words["time"]),
        talk=frozenset(words["talk"]),
        generic=words["generic"],
        heads=frozenset(words["heads"]) | frozenset(map(fold, words["heads"])),
        joins=frozenset(words["joins"]) | frozenset(map(fold, words["joins"])),
        classes=frozenset(map(fold, words["classes"])),
        measures=frozenset(map(fold, words["measures"])),
        asking=frozenset(map(accented, words["asking"])),
        counting=frozenset(map(accented, words["counting"])),
    )


def _shortened(table: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each way to shorten, with what it stands for."""
    for short, long in table.items():
        for way in spread([short]):
            yield way, long.replace("…", way.rpartition(" ")[0])


def written_out() -> dict[str, Any]:
    """The phrase book without its cues."""
    data = read_book()
    rest = {table: rows for table, rows in data.items() if table != "cues"}
    rest["short"] = dict(_shortened(data["short"]))
    rest["words"] |= {name: _by_plain(data["words"][name]) for name in _SPREAD}
    return rest


_SPREAD = ("edges", "whole", "generic")  # phrases of [words] with choices in brackets


def read_book() -> dict[str, Any]:
    """phrases.toml as it stands."""
    from corpus.reference.tables import read_toml

    return read_toml(_FILE)[0]


def spell() -> Spelt:
    """Every cue phrase written out: without diacritics → its spellings and their kinds."""
    data = read_book()
    found: dict[tuple[str, ...], dict[tuple[str, ...], set[str]]] = {}
    for kind, phrases in data["cues"].items():
        for phrase in spread(phrases, data["choices"]):
            spelling = tuple(_tokens(phrase))
            plain = tuple(map(folded, spelling))
            found.setdefault(plain, {}).setdefault(spelling, set()).add(kind)
    return {p: tuple((s, frozenset(k)) for s, k in e.items()) for p, e in found.items()}


def _by_plain(phrases: list[str]) -> Spellings:
    """Phrases by their words without diacritics, with their spellings."""
    found: Spellings = {}
    for phrase in spread(phrases):
        words = tuple(phrase.split())
        plain = tuple(map(folded, words))
        found[plain] = (*found.get(plain, ()), words)
    return found


def _tokens(phrase: str) -> list[str]:
    return TOKEN.findall(phrase) if "," in phrase or "%" in phrase else phrase.split()


def _safe_bare(words: dict[str, list[str]]) -> frozenset[str]:
    """Function words of a text typed without diacritics: the listed ones, and those that
    never had any."""
    own = {word for word in words["stop"] if word == fold(word) and len(word) > 2}
    return frozenset(words["plain"]) | own


def _halves(pairs: Iterable[str], free: set[str]) -> dict[str, frozenset[str]]:
    """Syllables, with and without diacritics, by the words that they are half of."""
    found: dict[str, set[str]] = {}
    for pair in (*pairs, *map(fold, pairs)):
        for half in pair.split():
            if half not in free:
                found.setdefault(half, set()).add(pair)
    return {half: frozenset(own) for half, own in found.items()}


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    return pattern(rf"(?<!\w)(?:{_alternatives(phrases)})(?!\w)")


def _alternatives(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(p) for p in sorted(phrases, key=len, reverse=True))
