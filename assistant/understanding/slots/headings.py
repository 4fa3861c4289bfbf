"""The words by which a question may name a heading of a plan ("mục đích", "nơi nhận")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from assistant.kept import kept
from assistant.understanding.reading.reading import Reading
from assistant.understanding.words.phrases import is_marked, load_phrases
from assistant.understanding.words.spans import blank, flat, only
from corpus.lazy import pattern
from corpus.reference.tables import read_toml
from corpus.text import accented, fold

_FILE = Path(__file__).parent / "headings.toml"
_WORD = pattern(r"\w+")
_MOST = 10


class Clause(NamedTuple):
    """A part that plans have without a heading: what asks for it, what it says."""

    asked: frozenset[tuple[str, ...]]
    text: tuple[tuple[str, ...], ...]


class Headings(NamedTuple):
    """headings.toml."""

    drop: frozenset[tuple[str, ...]]
    folded: frozenset[tuple[str, ...]]
    longest: int
    common: frozenset[str]
    lists_bodies: tuple[str, ...]
    clauses: tuple[Clause, ...]

    def only_asks(self, typed: Sequence[str], marked: bool) -> bool:
        """Are these words no part of a name? "thi" without its diacritics may be "thì"."""
        if marked:
            return tuple(typed) in self.drop
        sure = len(typed) > 1 or typed[0] in load_phrases().bare
        return sure and tuple(map(fold, typed)) in self.folded


def read_words() -> dict[str, Any]:
    """headings.toml as it stands."""
    return read_toml(_FILE)[0]


@cache
def load_headings() -> Headings:
    """The shipped words."""
    data = kept("headings", read_words)
    drop = frozenset(tuple(phrase.split()) for phrase in data["drop"])
    clauses = tuple(
        Clause(
            frozenset(tuple(asked.split()) for asked in clause["asked"]),
            tuple(tuple(text.split()) for text in clause["text"]),
        )
        for clause in data["clause"]
    )
    folded = frozenset(tuple(map(fold, phrase)) for phrase in drop)
    longest = max(map(len, drop))
    common, lists_bodies = frozenset(data["common"]), tuple(data["lists_bodies"])
    return Headings(drop, folded, longest, common, lists_bodies, clauses)


def heading_words(reading: Reading) -> tuple[str, ...]:
    """What is left of a question without its plans and without words that only ask; ()
    where it asks of an agency, of days, or in too many words for a heading. A part that lists
    bodies is asked for beside an agency too.

    "Mục đích của kế hoạch 26 là gì?" → ("muc", "dich")
    """
    of_plans = load_headings().lists_bodies if reading.agencies and reading.plans else ()
    for part in of_plans:
        if re.search(rf"\b{part}\b", reading.flat):
            return tuple(part.split())
    if asks_receivers(reading):
        return tuple(load_headings().lists_bodies[0].split())
    named = reading.agencies or reading.strangers or reading.window or reading.place
    if named or reading.limits:
        return ()
    rest = blank(reading.text, [*reading.plans, *reading.provinces, *reading.signers])
    typed = [accented(word) for word in _WORD.findall(rest.replace("·", " "))]
    left = _without(typed, load_headings(), is_marked(reading.text))
    uncounted = _COUNTS.sub("", " ".join(left)).split()
    if uncounted != left:
        if any(tuple(uncounted) in clause.asked for clause in load_headings().clauses):
            return ()  # "bao nhiêu kinh phí" asks for a sum
        left = uncounted
    figures = any(word.isdigit() for word in left)
    return () if figures or len(left) > _MOST else tuple(left)


# "có mấy sáng kiến đột phá", "… gồm bao nhiêu mục": how many parts it has.
_COUNTS = pattern(
    r"^(?:(?:tat ca )?(?:bao nhieu|may)|liet ke|ke ten)(?: (?:muc|phan|noi dung|y))?(?= )"
    r"|(?<= )(?:tat ca )?(?:bao nhieu|may)(?: (?:muc|phan|noi dung|y))?$"
)
_SENT = pattern(
    r"(?<!\w)gui(?: (?:cho|den|toi|ve|di))?(?: (?:nhung|cac))? (?:ai|dau|(?:\w+ ){1,2}nao)(?!\w)"
    r"|(?<!\w)(?:ai|(?:noi|co quan|don vi|nguoi) nao) (?:duoc |se )?nhan(?: duoc)?(?!\w)"
)
_ONLY_SENT = only(
    r"ke hoach|co quan|don vi|so nganh|nay|duoc|gui|den|toi|ve|di|nhung|cac|ai|dau|noi|so|nguoi"
    r"|nao|nhan|se|la|gom|co|tinh|cua"
)


def asks_receivers(reading: Reading) -> bool:
    """ "Kế hoạch 283 gửi cho những ai?": what its "nơi nhận" says; no report is meant."""
    if not reading.plans or reading.agencies or reading.place:
        return False
    rest = flat(blank(reading.text, [*reading.plans, *reading.provinces]))
    return bool(_SENT.search(rest) and _ONLY_SENT.match(rest))


def _without(typed: list[str], known: Headings, marked: bool) -> list[str]:
    """Folded words without the phrases that only ask, the longest at each place."""
    kept: list[str] = []
    at = 0
    while at < len(typed):
        sizes = range(min(known.longest, len(typed) - at), 0, -1)
        size = next((n for n in sizes if known.only_asks(typed[at : at + n], marked)), 0)
        if not size:
            kept.append(fold(typed[at]))
        at += size or 1
    return kept
