"""Words at the edges of a topic that carry none, and where a topic begins and ends without."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.thesaurus import is_saying
from assistant.understanding.words.phrase_book import Known, runs_on
from assistant.understanding.words.phrases import load_phrases
from assistant.understanding.words.spans import flat
from corpus.text import accented

LONGEST_EDGE = 4  # words


def is_function_word(typed: str, marked: bool) -> bool:
    """Does a word carry no topic by itself? In a text that is `marked` it has its diacritics."""
    phrases = load_phrases()
    if not typed:
        return True
    if marked and typed not in phrases.unmarked:
        return typed in phrases.stop
    return typed in phrases.stop or typed in phrases.bare


def is_stray(typed: Sequence[str], at: int, marked: bool = True) -> bool:
    """Is a word half of one that carries no topic, with another word beside it than its other
    half, which in a text that is not `marked` may lack its diacritics?

    >>> is_stray(["yêu", "cầu"], 1), is_stray(["cầu", "vượt"], 0)
    (False, True)
    """
    whole = load_phrases().halves.get(typed[at])
    if whole is None or len(typed) < 2:
        return False
    beside = [" ".join(typed[max(0, i) : i + 2]) for i in (at - 1, at)]
    if not marked:
        whole, beside = frozenset(map(flat, whole)), list(map(flat, beside))
    return whole.isdisjoint(beside)


def trimmed(words: Sequence[str], marked: bool, known: Known) -> tuple[int, int]:
    """Where the words begin and end without what carries no topic at both edges. In a text
    that is not `marked` with all its diacritics a function word may lack them."""
    typed = [accented(w).strip("-–/'\"") for w in words]
    first, last = 0, len(words)
    while first < last and (size := _edge(words, typed, (first, last), marked, known, 1)):
        first += size
    while last > first and (size := _edge(words, typed, (first, last), marked, known, -1)):
        last -= size
    return first, last


def _edge(
    words: Sequence[str],
    typed: Sequence[str],
    span: tuple[int, int],
    marked: bool,
    known: Known,
    way: int,
) -> int:
    """How many words at the beginning (way 1) or the end (-1) of a span carry no topic."""
    phrases, (first, last) = load_phrases(), span
    sizes = range(min(LONGEST_EDGE, last - first), 0, -1)
    sides = {n: typed[first : first + n] if way > 0 else typed[last - n : last] for n in sizes}
    if any(phrases.is_whole(side, not marked) or _is_said(side, marked) for side in sides.values()):
        return 0
    edges = (n for n, side in sides.items() if phrases.is_edge(side, not marked))
    if way > 0 and not marked:
        plain = [flat(word) for word in typed[first:last]]
        edges = (n for n in edges if not runs_on(_spelt(plain[:n]), plain[n - 1 : n + 1], known))
    at = first if way > 0 else last - 1
    if is_stray(typed, at, marked):
        return 0
    if size := next(edges, 0):
        split = size == 1 and phrases.generic_at(sides.get(2, ()), not marked)
        return 0 if split else size  # "lịch trình" is not cut in half
    if _is_name(words, at):
        return 0
    inner, sure = at + way, is_function_word(typed[at], marked)
    if not sure and (marked or typed[at] not in phrases.loose):
        return 0
    paired = not marked and first <= inner < last and (not sure or flat(typed[at]) in phrases.weak)
    return int(not (paired and known([flat(typed[min(at, inner)]), flat(typed[max(at, inner)])])))


def _spelt(plain: Sequence[str]) -> Sequence[str]:
    """A phrase that carries no topic, with its diacritics."""
    return load_phrases().edges[tuple(plain)][0]


def _is_said(typed: Sequence[str], marked: bool) -> bool:
    """Are these words, together, everyday language for something?"""
    return is_saying([flat(word) for word in typed], typed if marked else ())


def _is_name(words: Sequence[str], at: int) -> bool:
    """Part of a name: "Tân Lập" with both capitals."""
    beside = [*words[max(0, at - 1) : at], *words[at + 1 : at + 2]]
    return words[at].istitle() and at > 0 and any(w.istitle() for w in beside)
