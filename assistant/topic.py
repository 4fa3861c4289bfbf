"""The words of a question that name a topic: what no slot and no phrase has claimed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from assistant.phrases import Cue, Phrases, is_marked
from assistant.places import flat
from assistant.terms import variants
from assistant.thesaurus import is_saying
from assistant.wording import Vocabulary
from corpus.lazy import pattern
from corpus.text import accented, key

_LONGEST_EDGE = 4
_YEAR = pattern(r"20[2-5]\d")
_SHARE = pattern(r"\d+(?:[.,]\d+)?%")  # a figure that is asked about, and no topic


def topic_words(
    text: str,
    bare: str,
    spans: Sequence[tuple[int, int]],
    cues: Sequence[Cue],
    phrases: Phrases,
    vocabulary: Vocabulary,
) -> tuple[str, str]:
    """All the words that are left, and those of them that surely name a topic: led by
    "về …", or made of word pairs that the plans know."""
    every: list[str] = []
    known: list[str] = []
    marked = is_marked(text)
    of_work = any(cue.kinds & _OF_WORK for cue in cues)
    for start, end in _segments(text, [*spans, *((c.start, c.end) for c in cues)]):
        piece = text[start:end].split()
        words = _trim(piece, phrases, marked, vocabulary.has_phrase)
        said = [word for word in words if not _SHARE.fullmatch(word)]
        if not _trim(said, phrases, marked, vocabulary.has_phrase):
            continue
        if of_work:
            words = _with_plan(piece, words, vocabulary.has_phrase)
        every += words
        led = phrases.about.search(bare[: text.index(words[0], start)])
        if led or _known(words, vocabulary, phrases, text):
            known += words
    return " ".join(every), " ".join(known)


_OF_WORK = frozenset(("deadline", "due", "who"))


def _with_plan(
    piece: list[str], words: list[str], known: Callable[[Sequence[str]], bool]
) -> list[str]:
    """ "Kế hoạch chuyển đổi số hằng năm" is a piece of work where its day is asked for."""
    at = next(i for i in range(len(piece)) if piece[i : i + len(words)] == words)
    head = piece[max(0, at - 2) : at]
    is_plan = [flat(word) for word in head] == ["ke", "hoach"]
    return head + words if is_plan and known(["hoach", flat(words[0])]) else words


def _segments(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    found, at = [], 0
    for start, end in [*sorted(spans), (len(text), len(text))]:
        for piece in re.finditer(r"[^,.;:?!()\"“”\n]+", text[at : max(at, start)]):
            found.append((at + piece.start(), at + piece.end()))
        at = max(at, end)
    return found


def _trim(
    words: list[str], phrases: Phrases, marked: bool, known: Callable[[Sequence[str]], bool]
) -> list[str]:
    """Words without what carries no topic at both edges. In a text that is not `marked`
    with all its diacritics a function word may lack them."""
    typed = [accented(w).strip("-–/'\"") for w in words]
    first, last = 0, len(words)
    while first < last and (size := _edge(words, typed, first, last, phrases, marked, known, 1)):
        first += size
    while last > first and (size := _edge(words, typed, first, last, phrases, marked, known, -1)):
        last -= size
    return words[first:last]


def _edge(
    words: list[str],
    typed: list[str],
    first: int,
    last: int,
    phrases: Phrases,
    marked: bool,
    known: Callable[[Sequence[str]], bool],
    way: int,
) -> int:
    """How many words at the beginning (way 1) or the end (-1) carry no topic."""
    sizes = range(min(_LONGEST_EDGE, last - first), 0, -1)
    sides = {n: typed[first : first + n] if way > 0 else typed[last - n : last] for n in sizes}
    if any(phrases.is_whole(side, not marked) or _is_said(side, marked) for side in sides.values()):
        return 0
    if size := next((n for n, side in sides.items() if phrases.is_edge(side, not marked)), 0):
        return size
    at = first if way > 0 else last - 1
    if _is_name(words, at):
        return 0
    inner, sure = at + way, is_function_word(typed[at], phrases, marked)
    if not sure and (marked or typed[at] not in phrases.loose):
        return 0
    paired = not marked and first <= inner < last and (not sure or flat(typed[at]) in phrases.weak)
    return int(not (paired and known([flat(typed[min(at, inner)]), flat(typed[max(at, inner)])])))


def _is_said(typed: Sequence[str], marked: bool) -> bool:
    """Are these words, together, everyday language for something?"""
    return is_saying([flat(word) for word in typed], typed if marked else ())


def _is_name(words: list[str], at: int) -> bool:
    """Part of a name: "Tân Lập" with both capitals."""
    beside = words[max(0, at - 1) : at] + words[at + 1 : at + 2]
    return words[at].istitle() and at > 0 and any(w.istitle() for w in beside)


def is_function_word(typed: str, phrases: Phrases, marked: bool) -> bool:
    if not typed:
        return True
    if marked and typed not in phrases.unmarked:
        return typed in phrases.stop
    return typed in phrases.stop or typed in phrases.bare


def _known(words: list[str], vocabulary: Vocabulary, phrases: Phrases, text: str) -> bool:
    """Do the plans know every pair of these words, those around a function word left out?
    One word must be a name (AI, BIM)."""
    words = [word for word in words if not _YEAR.fullmatch(word)] or words
    folded = key(" ".join(words)).split()
    if len(folded) == 1:
        named = words[0].isupper() and not text.isupper()
        return named and vocabulary.word_counts(folded)[folded[0]] > 0
    marked = is_marked(text)
    typed = accented(" ".join(words)).split()
    empty = [is_function_word(word, phrases, marked) for word in typed]
    if len(typed) != len(folded):  # codes ("KH&CN")
        empty = [False] * len(folded)
    pairs = [folded[i : i + 2] for i in range(len(folded) - 1) if not any(empty[i : i + 2])]
    pairs = pairs or [folded]
    said = [pair for pair in pairs if not vocabulary.has_phrase(pair)]
    return not said or _in_other_words(folded, vocabulary)


def _in_other_words(folded: list[str], vocabulary: Vocabulary) -> bool:
    """Do the plans know the words with a term in another form ("smart city")?"""
    others = variants(tuple(folded))[1:]
    return any(all(vocabulary.has_phrase(pair) for pair in pairwise(words)) for words in others)
