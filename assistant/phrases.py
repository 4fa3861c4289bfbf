"""phrases.toml: what phrases tell about a question, and which words carry no topic."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.text import accented, fold

_FILE = Path(__file__).parent / "phrases.toml"


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase found at [start, end) of the flat text, and what it speaks for."""

    start: int
    end: int
    kinds: frozenset[str]
    phrase: str


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrase book, ready to search."""

    kinds_of: dict[str, frozenset[str]]
    pattern: re.Pattern[str]
    off_topic: re.Pattern[str]
    off_plain: re.Pattern[str]
    stop: frozenset[str]
    plain: frozenset[str]
    bare: frozenset[str]
    about: re.Pattern[str]

    def is_off_topic(self, text: str) -> bool:
        """Is a phrase of something that plans are not about in this text?"""
        written = accented(text)
        plain = written if written != fold(text) else None
        return bool(self.off_topic.search(written) or (plain is None and self.off_plain.search(written)))

    def cues(self, flat: str) -> tuple[Cue, ...]:
        """Phrases of a flat text, longest at each place, in order."""
        return tuple(
            Cue(m.start(), m.end(), self.kinds_of[m.group()], m.group())
            for m in self.pattern.finditer(flat)
        )


@cache
def load_phrases() -> Phrases:
    """The shipped phrase book."""
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    kinds_of: dict[str, set[str]] = {}
    for kind, phrases in data["cues"].items():
        for phrase in phrases:
            kinds_of.setdefault(phrase, set()).add(kind)
    words = data["words"]
    return Phrases(
        kinds_of={phrase: frozenset(kinds) for phrase, kinds in kinds_of.items()},
        pattern=_any_of(kinds_of),
        off_topic=_any_of([accented(p) for p in data["scope"]["off_topic"]]),
        off_plain=_any_of([fold(p) for p in data["scope"]["off_topic"] if " " in p]),
        stop=frozenset(words["stop"]),
        plain=frozenset(words["plain"]),
        bare=_safe_bare(words),
        about=re.compile(rf"(?:{_alternatives(words['about'])})\s+$"),
    )


def _safe_bare(words: dict[str, list[str]]) -> frozenset[str]:
    """Function words of a text typed without diacritics: the listed ones, and those that
    never had any."""
    own = {word for word in words["stop"] if word == fold(word) and len(word) > 2}
    return frozenset(words["plain"]) | own


def _any_of(phrases: object) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_alternatives(phrases)})(?!\w)")


def _alternatives(phrases: object) -> str:
    return "|".join(re.escape(p) for p in sorted(phrases, key=len, reverse=True))  # type: ignore[call-overload]
