"""thesaurus.toml: what people say, and what plans say for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from assistant.choices import spread
from assistant.kept import Shelves, kept
from corpus.reference.tables import ReferenceDataError, read_toml
from corpus.text import fold, key, words

_FILE = Path(__file__).parent.parent / "corpus" / "reference" / "thesaurus.toml"
_PASSED = 2  # empty words that may stand inside a saying

Words = tuple[str, ...]
Known = Callable[[Sequence[str]], bool]


class Saying(NamedTuple):
    """Words [first, last) of a text, and the official ones that stand for them, each with
    its diacritics."""

    first: int
    last: int
    others: tuple[Words, ...]


class Book(NamedTuple):
    """Sayings by their first word without diacritics, the longest first: each with its
    spelling and what plans say for it (nothing where it is an official term itself, of which
    no saying takes a part); words that tell nothing, with diacritics and without."""

    sayings: Shelves
    empty: frozenset[str]
    bare: frozenset[str]


@cache
def load_thesaurus() -> Book:
    """The shipped thesaurus. Raises ReferenceDataError where the file is wrong."""
    empty = frozenset(kept("empty", read_empty))
    return Book(Shelves.kept("thesaurus", written_out), empty, frozenset(map(fold, empty)))


def read_empty() -> list[str]:
    """The words that tell nothing. Raises ReferenceDataError."""
    return [words(word) for word in read_toml(_FILE)[0]["empty"]]


def written_out() -> dict[Words, tuple[tuple[Words, Words, tuple[Words, ...]], ...]]:
    """Every saying written out, on a shelf for each first word. Raises ReferenceDataError."""
    data, _ = read_toml(_FILE)
    found: dict[tuple[Words, Words], dict[Words, None]] = {}
    for said, official in _pairs(data):
        spelt, folded = tuple(words(said).split()), tuple(key(said).split())
        found.setdefault((folded, spelt), {}).update(dict.fromkeys(official))
        for term in official:
            found.setdefault((tuple(map(fold, term)), term), {})
    shelves: dict[str, list[tuple[Words, Words, tuple[Words, ...]]]] = {}
    for (folded, spelt), terms in sorted(found.items(), key=lambda f: -len(f[0][0])):
        shelves.setdefault(folded[0], []).append((folded, spelt, tuple(terms)))
    return {(first,): tuple(shelf) for first, shelf in shelves.items()}


def _pairs(data: dict[str, Any]) -> Iterator[tuple[str, list[Words]]]:
    """Each saying and the official words for it."""
    for field in data["field"]:
        for official, ways in field["says"].items():
            if not isinstance(ways, list) or not all(isinstance(way, str) for way in ways):
                raise ReferenceDataError(f'{_FILE}: "{official}" phải là một danh sách chuỗi')
            terms = [tuple(words(term).split()) for term in official.split("|")]
            for said in spread(ways):
                yield said, terms


def sayings(folded: Sequence[str], marked: Sequence[str] = ()) -> tuple[Saying, ...]:
    """Sayings in a text of folded words, none across another; `marked` has the words with
    diacritics where they were typed, and then those must agree.

    >>> [s.others for s in sayings(["chuyen", "con", "nit"])][0][0]
    ('trẻ', 'em')
    """
    best: list[tuple[int, Saying | None]] = [(0, None)] * (len(folded) + 1)
    for at in reversed(range(len(folded))):
        here = _longest(folded, marked, at)
        size = here.last - at if here else 1
        worth = size**2 if here else 0  # "làm | nhà máy chip", not "làm nhà | máy chip"
        taken, passed = worth + best[at + size][0], best[at + 1][0]
        best[at] = (taken, here) if taken > passed else (passed, None)
    found: list[Saying] = []
    at = 0
    while at < len(folded):
        chosen = best[at][1]
        found += [chosen] if chosen and chosen.others else []
        at = chosen.last if chosen else at + 1
    return tuple(found)


def is_saying(folded: Sequence[str], marked: Sequence[str] = ()) -> bool:
    """Are these words, all of them, one saying of several words?"""
    here = _longest(folded, marked, 0) if len(folded) > 1 else None
    return here is not None and bool(here.others) and here.last == len(folded)


def is_empty(folded: str, marked: str | None) -> bool:
    """Does a word tell nothing where others do? `marked` is it with its diacritics, None
    where the text was typed without."""
    book = load_thesaurus()
    return folded in book.bare if marked is None else marked in book.empty


def _longest(folded: Sequence[str], marked: Sequence[str], at: int) -> Saying | None:
    """The longest saying that begins at a word, with all that plans say for it."""
    end, size = at, 0
    others: dict[Words, None] = {}  # in order
    for plain, spelt, official in load_thesaurus().sayings.get((folded[at],)) or ():
        if len(plain) < size:
            break
        if last := _end(plain, spelt, folded, marked, at):
            end, size = max(end, last), len(plain)
            others.update(dict.fromkeys(official))
    return Saying(at, end, tuple(others)) if size else None


def _end(
    plain: Words, spelt: Words, folded: Sequence[str], marked: Sequence[str], at: int
) -> int | None:
    """Where a saying that begins at a word ends; None where its words do not follow."""
    if len(plain) == 1 and not marked and plain != spelt:
        return None
    for n, word in enumerate(plain):
        at = _passing(word, folded, marked, at) if n else at
        if at >= len(folded) or folded[at] != word:
            return None
        if marked and marked[at] != spelt[n] and (len(plain) == 1 or marked[at] != word):
            return None
        at += 1
    return at


def _passing(word: str, folded: Sequence[str], marked: Sequence[str], at: int) -> int:
    """The place of the next word, empty ones before it passed over."""
    for _ in range(_PASSED):
        if at >= len(folded) or folded[at] == word:
            break
        if not is_empty(folded[at], marked[at] if marked else None):
            break
        at += 1
    return at


def telling(folded: Sequence[str], marked: Sequence[str], known: Known) -> list[int]:
    """Where the words stand that tell something, all of them where none does. A word of
    talk tells something beside one with which `known` finds it in plans ("không gian")."""
    told = [
        i
        for i, word in enumerate(folded)
        if not is_empty(word, marked[i] if marked else None)
        or (i > 0 and known(folded[i - 1 : i + 1]))
        or (i + 1 < len(folded) and known(folded[i : i + 2]))
    ]
    return told or list(range(len(folded)))


def every_saying() -> Iterable[Words]:
    """Every saying, with its diacritics."""
    return (spelt for shelf in written_out().values() for _, spelt, _ in shelf)
