"""The words of a question that name a topic: what no slot and no phrase has claimed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from assistant.terms import variants
from assistant.understanding.words.edges import is_function_word, trimmed
from assistant.understanding.words.lexicon import Vocabulary
from assistant.understanding.words.phrase_book import Cue, Known
from assistant.understanding.words.phrases import is_marked, load_phrases
from assistant.understanding.words.spans import Span, flat, spans_of
from corpus.lazy import pattern
from corpus.text import accented, key

WORD = pattern(r"\S+")
YEAR = pattern(r"20[2-5]\d")
_SHARE = pattern(r"\d+(?:[.,]\d+)?%")  # a figure that is asked about, and no topic
_OF_WORK = frozenset(("deadline", "due", "who"))


class Piece(NamedTuple):
    """Words at [start, end) of a text that may name a topic; `known`: surely, for they are
    led by "về …" or made of word pairs that the plans know."""

    start: int
    end: int
    words: tuple[str, ...]
    known: bool

    def __str__(self) -> str:
        return " ".join(self.words)


def said(pieces: Iterable[Piece]) -> str:
    """All the words of some pieces."""
    return " ".join(map(str, pieces))


def find_pieces(
    text: str, bare: str, spans: Iterable[Span], cues: Sequence[Cue], vocabulary: Vocabulary
) -> tuple[Piece, ...]:
    """What no slot and no phrase has claimed, without what carries no topic at its edges."""
    of_work = any(cue.kinds & _OF_WORK for cue in cues)
    segments = _segments(text, [*spans, *spans_of(cues)])
    found = (_piece(text, bare, segment, of_work, vocabulary) for segment in segments)
    return tuple(piece for piece in found if piece)


def _piece(
    text: str, bare: str, segment: Span, of_work: bool, vocabulary: Vocabulary
) -> Piece | None:
    """What may name a topic in a segment."""
    marked, known = is_marked(text), vocabulary.has_phrase
    places = [m.span() for m in WORD.finditer(text, *segment)]
    typed = [text[a:b] for a, b in places]
    first, last = trimmed(typed, marked, known)
    own = [word for word in typed[first:last] if not _SHARE.fullmatch(word)]
    if _is_empty(trimmed(own, marked, known)):
        return None
    if of_work:
        first = with_plan(typed, first, known)
    led = load_phrases().about.search(bare[: places[first][0]])
    while _SHARE.fullmatch(typed[last - 1]):  # "5G 100%"
        last -= 1
    while _SHARE.fullmatch(typed[first]):
        first += 1
    words = tuple(typed[first:last])
    surely = bool(led) or is_known(words, vocabulary, text)
    return Piece(places[first][0], places[last - 1][1], words, surely)


def _is_empty(span: Span) -> bool:
    return span[0] == span[1]


def _segments(text: str, spans: Sequence[Span]) -> list[Span]:
    """What lies between the spans, cut at punctuation."""
    found, at = [], 0
    for start, end in [*sorted(spans), (len(text), len(text))]:
        for piece in re.finditer(r"[^,.;:?!()\"“”\n·]+", text[at : max(at, start)]):
            found.append((at + piece.start(), at + piece.end()))
        at = max(at, end)
    return found


def with_plan(typed: Sequence[str], first: int, known: Known) -> int:
    """ "Kế hoạch chuyển đổi số hằng năm" is a piece of work where its day is asked for."""
    is_plan = [flat(word) for word in typed[max(0, first - 2) : first]] == ["ke", "hoach"]
    return first - 2 if is_plan and known(["hoach", flat(typed[first])]) else first


def is_known(words: Sequence[str], vocabulary: Vocabulary, text: str) -> bool:
    """Do the plans know every pair of these words, those around a function word left out?
    One word must be a name (AI, BIM)."""
    words = [word for word in words if not YEAR.fullmatch(word)] or words
    folded = key(" ".join(words)).split()
    if len(folded) == 1:
        named = words[0].isupper() and not text.isupper()
        return named and vocabulary.word_counts(folded)[folded[0]] > 0
    typed = accented(" ".join(words)).split()
    empty = [is_function_word(word, is_marked(text)) for word in typed]
    if len(typed) != len(folded):  # codes ("KH&CN")
        empty = [False] * len(folded)
    initials = [_is_known_initials(word, text, vocabulary) for word in typed_as(words, folded)]
    loose = [a or b for a, b in zip(empty, initials, strict=True)]  # "đề án PACS"
    pairs = [folded[i : i + 2] for i in range(len(folded) - 1) if not any(loose[i : i + 2])]
    return all(map(vocabulary.has_phrase, pairs or [folded])) or _in_other_words(folded, vocabulary)


def typed_as(words: Sequence[str], folded: Sequence[str]) -> Sequence[str]:
    """The words as typed, where each is one word when folded; else the folded ones."""
    return words if len(words) == len(folded) else folded


def _is_known_initials(word: str, text: str, vocabulary: Vocabulary) -> bool:
    """ "PACS", "BIM": initials in capitals that the plans have."""
    named = len(word) > 1 and word.isupper() and word.isalpha() and not text.isupper()
    return named and vocabulary.word_counts([word.lower()])[word.lower()] > 0


def _in_other_words(folded: list[str], vocabulary: Vocabulary) -> bool:
    """Do the plans know the words with a term in another form ("smart city")?"""
    others = variants(tuple(folded))[1:]
    return any(all(vocabulary.has_phrase(pair) for pair in pairwise(words)) for words in others)
