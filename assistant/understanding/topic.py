"""The words of a question that name a topic: what no slot and no phrase has claimed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.terms import variants
from assistant.thesaurus import is_saying
from assistant.understanding.phrases import Cue, Phrases, is_marked
from assistant.understanding.places import flat
from assistant.understanding.wording import SYLLABLE, Vocabulary
from corpus.lazy import pattern
from corpus.text import accented, key

_LONGEST_EDGE = 4
_WORD = pattern(r"\S+")
_YEAR = pattern(r"20[2-5]\d")
_ABOUT = frozenset(("ve",))
_SHARE = pattern(r"\d+(?:[.,]\d+)?%")  # a figure that is asked about, and no topic


@dataclass(frozen=True, slots=True)
class Piece:
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
    text: str,
    bare: str,
    spans: Sequence[tuple[int, int]],
    cues: Sequence[Cue],
    phrases: Phrases,
    vocabulary: Vocabulary,
) -> tuple[Piece, ...]:
    """What no slot and no phrase has claimed, without what carries no topic at its edges."""
    found: list[Piece] = []
    marked = is_marked(text)
    of_work = any(cue.kinds & _OF_WORK for cue in cues)
    for start, end in _segments(text, [*spans, *((c.start, c.end) for c in cues)]):
        places = [m.span() for m in _WORD.finditer(text, start, end)]
        typed = [text[a:b] for a, b in places]
        first, last = _trimmed(typed, phrases, marked, vocabulary.has_phrase)
        own = [word for word in typed[first:last] if not _SHARE.fullmatch(word)]
        if _is_empty(_trimmed(own, phrases, marked, vocabulary.has_phrase)):
            continue
        if of_work:
            first = _with_plan(typed, first, vocabulary.has_phrase)
        led = phrases.about.search(bare[: places[first][0]])
        words = tuple(typed[first:last])
        known = bool(led) or _known(words, vocabulary, phrases, text)
        found.append(Piece(places[first][0], places[last - 1][1], words, known))
    return tuple(found)


def _is_empty(span: tuple[int, int]) -> bool:
    return span[0] == span[1]


def narrowed(
    pieces: Iterable[Piece],
    text: str,
    is_named: Callable[[int, int], bool],
    asks: Callable[[str], bool],
    phrases: Phrases,
    vocabulary: Vocabulary,
) -> tuple[Piece, ...]:
    """The runs of words in the pieces that `is_named` says name a topic, each with the
    neighbours that the plans know beside them, and those that nobody `asks` with: what is
    asked for may be in no plan."""
    marked = is_marked(text)
    found: list[Piece] = []
    for piece in pieces:
        places = [m.span() for m in _WORD.finditer(text, piece.start, piece.end)]
        named = [is_named(*place) for place in places]
        if not any(named) and all(_is_foreign(word, vocabulary) for word in piece.words):
            named = [True] * len(named)
        generic = phrases.generic_at([accented(word) for word in piece.words], not marked)
        asked = [i in generic or asks(word) for i, word in enumerate(piece.words)]
        _grow(named, piece.words, asked, phrases, marked, vocabulary)
        _restore(named, piece, asks, generic, phrases, vocabulary)
        _drop_talk(named, piece.words, generic, phrases, vocabulary)
        for first, last in _runs(named):
            if (first, last) != (0, len(named)):
                cut, kept = _trimmed(
                    list(piece.words[first:last]), phrases, marked, vocabulary.has_phrase
                )
                first, last = (
                    first + (cut if first else 0),
                    first + (kept if last < len(named) else last - first),
                )
            if first < last:
                first = _with_plan(piece.words, first, vocabulary.has_phrase)
                first = _with_head(piece.words, first, phrases)
                if last < len(named) and _YEAR.fullmatch(piece.words[last]):
                    last += 1  # "tầm nhìn 2045"
                words = piece.words[first:last]
                known = piece.known or _known(words, vocabulary, phrases, text)
                found.append(Piece(places[first][0], places[last - 1][1], words, known))
    return tuple(found)


def aside(
    pieces: Iterable[Piece],
    left: Sequence[Piece],
    text: str,
    asks: Callable[[str], bool],
    phrases: Phrases,
) -> tuple[str, ...]:
    """Words of the pieces that are in none of those left, but in no question's wording
    either: they may be what was meant."""
    marked = is_marked(text)
    found = []
    for piece in pieces:
        generic = phrases.generic_at([accented(word) for word in piece.words], not marked)
        for i, place in enumerate(_WORD.finditer(text, piece.start, piece.end)):
            inside = any(p.start <= place.start() < p.end for p in left)
            empty = is_function_word(accented(place.group()), phrases, marked)
            if not (inside or empty or i in generic or asks(place.group())):
                found.append(place.group())
    return tuple(found)


def _is_foreign(word: str, vocabulary: Vocabulary) -> bool:
    """A word of the plans that is no Vietnamese syllable: "sandbox", "BIM"."""
    folded = flat(word)
    if not any(c.isalpha() for c in folded):
        return False
    return not SYLLABLE.fullmatch(folded) and vocabulary.word_counts([folded])[folded] > 0


def _grow(
    named: list[bool],
    words: Sequence[str],
    asked: Sequence[bool],
    phrases: Phrases,
    marked: bool,
    vocabulary: Vocabulary,
) -> None:
    """A word that the plans know beside one of the topic belongs to it, also over function
    words between that they know there ("nghiên cứu trên vạn dân"), and one that is no word
    of asking."""
    folded = [flat(word) for word in words]
    full = [not is_function_word(accented(word), phrases, marked) for word in words]
    if not marked:  # "do" of "do thi" is no "do"
        full = [
            own or (a in phrases.weak and vocabulary.has_phrase([a, b]))
            for own, a, b in zip(full, folded, [*folded[1:], ""], strict=True)
        ]

    def joined(low: int, high: int) -> bool:
        return all(vocabulary.has_phrase(folded[i : i + 2]) for i in range(low, high))

    def led_over(low: int, high: int) -> bool:
        return all(accented(word) in phrases.joins for word in words[low + 1 : high])

    for way in (1, -1):
        places = range(len(words)) if way > 0 else range(len(words) - 1, -1, -1)
        last: int | None = None  # the nearest word of the topic on the way
        for i in places:
            if named[i]:
                last = i
            elif last is not None and full[i]:
                low, high = min(last, i), max(last, i)
                if (not asked[i] and led_over(low, high)) or joined(low, high):
                    named[low : high + 1] = [True] * (high + 1 - low)
                    last = i
                else:
                    last = None


def _restore(
    named: list[bool],
    piece: Piece,
    asks: Callable[[str], bool],
    generic: frozenset[int],
    phrases: Phrases,
    vocabulary: Vocabulary,
) -> None:
    """Of words that the plans know only a run of words of asking is left out; no figure, no
    phrase that is never cut, and nothing between two words of the topic that only joins
    them."""
    if not any(named):
        return
    for first, last in _runs([not held for held in named]):
        run = piece.words[first:last]
        figures = any(c.isdigit() and not _YEAR.fullmatch(word) for word in run for c in word)
        within = first > 0 and last < len(named)
        asked = [asks(w) or (i in generic and not within) for i, w in enumerate(piece.words)]
        joins = within and all(accented(word) in phrases.joins for word in run)
        beside = [accented(word) for word in piece.words[first : last + _LONGEST_EDGE]]
        whole = any(phrases.is_whole(beside[:n], True) for n in range(1, len(beside) + 1))
        strange = piece.known and not all(asked[first:last])
        own = any(
            not all(asked[i : i + 2])
            and vocabulary.has_phrase([flat(word) for word in piece.words[i : i + 2]])
            for i in range(first, last - 1)
        )
        if figures or joins or whole or strange or own or _in_plans(run, vocabulary):
            named[first:last] = [True] * (last - first)


def _drop_talk(
    named: list[bool],
    words: Sequence[str],
    generic: frozenset[int],
    phrases: Phrases,
    vocabulary: Vocabulary,
) -> None:
    """Runs of nothing but talk or of words of any office; words of talk at the edges of a
    run, where the plans do not know them beside it."""
    for first, last in _runs(named):
        run = range(first, last)
        talk = all(accented(words[i]) in phrases.talk for i in run)
        if generic.issuperset(run) or (talk and not _in_plans(words[first:last], vocabulary)):
            named[first:last] = [False] * len(run)
        led = next((i for i in run if i not in generic), last)
        if first - 1 in generic and first < led:  # half of "lịch trình"
            named[first:led] = [False] * (led - first)
        if first < led < last and flat(words[led]) in _ABOUT:  # "hồ sơ về …"
            named[first : led + 1] = [False] * (led + 1 - first)
        for order in (run, run[::-1]):
            for i, inner in pairwise(order):
                pair = [flat(words[min(i, inner)]), flat(words[max(i, inner)])]
                if accented(words[i]) not in phrases.talk or vocabulary.has_phrase(pair):
                    break
                named[i] = False


def _in_plans(run: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Do the plans have three words or more side by side, two by two?"""
    pairs = list(pairwise(map(flat, run)))
    return len(pairs) > 1 and all(map(vocabulary.has_phrase, pairs))


def _runs(named: Sequence[bool]) -> list[tuple[int, int]]:
    ends = [i for i, (a, b) in enumerate(pairwise([False, *named, False])) if a != b]
    return list(zip(ends[::2], ends[1::2], strict=True))


_OF_WORK = frozenset(("deadline", "due", "who"))


def _with_plan(typed: Sequence[str], first: int, known: Callable[[Sequence[str]], bool]) -> int:
    """ "Kế hoạch chuyển đổi số hằng năm" is a piece of work where its day is asked for."""
    is_plan = [flat(word) for word in typed[max(0, first - 2) : first]] == ["ke", "hoach"]
    return first - 2 if is_plan and known(["hoach", flat(typed[first])]) else first


def _with_head(words: Sequence[str], first: int, phrases: Phrases) -> int:
    """ "Đề án PACS …": what sort of thing is named belongs to its name."""
    for size in (2, 1):
        head = " ".join(accented(word) for word in words[max(0, first - size) : first])
        if head in phrases.heads:
            return first - size
    return first


def _segments(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    found, at = [], 0
    for start, end in [*sorted(spans), (len(text), len(text))]:
        for piece in re.finditer(r"[^,.;:?!()\"“”\n]+", text[at : max(at, start)]):
            found.append((at + piece.start(), at + piece.end()))
        at = max(at, end)
    return found


def _trimmed(
    words: list[str], phrases: Phrases, marked: bool, known: Callable[[Sequence[str]], bool]
) -> tuple[int, int]:
    """Where the words begin and end without what carries no topic at both edges. In a text
    that is not `marked` with all its diacritics a function word may lack them."""
    typed = [accented(w).strip("-–/'\"") for w in words]
    first, last = 0, len(words)
    while first < last and (size := _edge(words, typed, first, last, phrases, marked, known, 1)):
        first += size
    while last > first and (size := _edge(words, typed, first, last, phrases, marked, known, -1)):
        last -= size
    return first, last


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
        split = size == 1 and phrases.generic_at(sides.get(2, ()), not marked)
        return 0 if split else size  # "lịch trình" is not cut in half
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


def _known(words: Sequence[str], vocabulary: Vocabulary, phrases: Phrases, text: str) -> bool:
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
