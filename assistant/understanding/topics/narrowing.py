"""A topic narrowed to the words that the trained model takes for one, and those around them
that belong to it: what is asked for may be in no plan."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from assistant.understanding.topics.piece_words import Asks, PieceWords
from assistant.understanding.topics.topic import WORD, YEAR, Piece, is_known, with_plan
from assistant.understanding.words.edges import LONGEST_EDGE, is_function_word, is_stray, trimmed
from assistant.understanding.words.lexicon import SYLLABLE, Vocabulary
from assistant.understanding.words.phrases import is_marked, load_phrases
from assistant.understanding.words.spans import Span
from corpus.text import accented

_ABOUT = frozenset(("ve",))
_LONGEST_NAME = 5  # words between the sort of thing and what is left of its name


def narrowed(
    pieces: Iterable[Piece],
    text: str,
    is_named: Callable[[int, int], bool],
    asks: Asks,
    vocabulary: Vocabulary,
) -> tuple[Piece, ...]:
    """The runs of words in the pieces that `is_named` says name a topic, each with the
    neighbours that the plans know beside them, and those that nobody `asks` with."""
    marked = is_marked(text)
    found: list[Piece] = []
    for piece in pieces:
        places = [m.span() for m in WORD.finditer(text, piece.start, piece.end)]
        words = PieceWords.of(piece, asks, marked, vocabulary)
        named = [is_named(*place) for place in places]
        if not any(named):
            named = _foreign(piece, words, shouting=text.isupper())
        _grow(named, words)
        _restore(named, words)
        _drop_talk(named, words)
        _complete(named, words)
        cut = (_cut(words, run, places, text) for run in _runs(named))
        found += [run for run in cut if run]
    return tuple(found)


def aside(pieces: Iterable[Piece], left: Sequence[Piece], text: str, asks: Asks) -> tuple[str, ...]:
    """Words of the pieces that are in none of those left, but in no question's wording
    either: they may be what was meant."""
    marked = is_marked(text)
    found = []
    for piece in pieces:
        typed = [accented(word) for word in piece.words]
        generic = load_phrases().generic_at(typed, not marked)
        for i, place in enumerate(WORD.finditer(text, piece.start, piece.end)):
            inside = any(p.start <= place.start() < p.end for p in left)
            empty = is_function_word(accented(place.group()), marked)
            if not (inside or empty or i in generic or asks(place.group())):
                found.append(place.group())
    return tuple(found)


def _foreign(piece: Piece, words: PieceWords, shouting: bool) -> list[bool]:
    """Which words are foreign, where all are; else initials in capitals among words that only
    ask ("TFP mốc 2025")."""
    foreign = [
        _is_foreign(word, words.vocabulary)
        or (not shouting and _is_initials(own, words.vocabulary))
        for word, own in zip(words.flat, piece.words, strict=True)
    ]
    if all(foreign):
        return foreign
    short = [
        own and w.isupper() and not shouting for own, w in zip(foreign, piece.words, strict=True)
    ]
    asks = (own or words.asking(i) or YEAR.fullmatch(words.flat[i]) for i, own in enumerate(short))
    return short if all(asks) else [False] * len(short)


def _is_foreign(folded: str, vocabulary: Vocabulary) -> bool:
    """A word of the plans that is no Vietnamese syllable: "sandbox", "BIM"."""
    if not any(c.isalpha() for c in folded):
        return False
    return not SYLLABLE.fullmatch(folded) and vocabulary.word_counts([folded])[folded] > 0


def _is_initials(typed: str, vocabulary: Vocabulary) -> bool:
    """ "AI" in capitals is no "ai", where the plans have it."""
    capitals = typed.isalpha() and typed.isascii() and typed.isupper() and len(typed) > 1
    return capitals and vocabulary.word_counts([typed.lower()])[typed.lower()] > 0


def _cut(words: PieceWords, run: Span, places: Sequence[Span], text: str) -> Piece | None:
    """A run of the topic as a piece, without what carries no topic where it was cut."""
    (first, last), piece, known = run, words.piece, words.vocabulary.has_phrase
    size = len(piece.words)
    if run != (0, size):
        head, tail = trimmed(piece.words[first:last], words.marked, known)
        first, last = first + (head if first else 0), first + tail if last < size else last
    if first >= last:
        return None
    first = _with_head(piece.words, with_plan(piece.words, first, known))
    if last < size and YEAR.fullmatch(piece.words[last]):
        last += 1  # "tầm nhìn 2045"
    kept = piece.words[first:last]
    surely = piece.known or is_known(kept, words.vocabulary, text)
    return Piece(places[first][0], places[last - 1][1], kept, surely)


def _grow(named: list[bool], words: PieceWords) -> None:
    """A word that the plans know beside one of the topic belongs to it, also over function
    words between that they know there ("nghiên cứu trên vạn dân"), and one that is no word
    of asking."""
    full = _full(words)
    for way in (1, -1):
        last: int | None = None  # the nearest word of the topic on the way
        for i in range(len(full))[::way]:
            if named[i]:
                last = i
            elif last is not None and full[i]:
                low, high = min(last, i), max(last, i)
                led = not words.asking(i) and words.only_join(range(low + 1, high))
                if led or all(map(words.paired, range(low, high))):
                    named[low : high + 1] = [True] * (high + 1 - low)
                    last = i
                else:
                    last = None


def _full(words: PieceWords) -> list[bool]:
    """Which words carry a topic by themselves."""
    full = [
        is_stray(words.typed, i) or not is_function_word(word, words.marked)
        for i, word in enumerate(words.typed)
    ]
    if words.marked:
        return full
    weak = load_phrases().weak  # "do" of "do thi" is no "do"
    pairs = zip(full, words.flat, [*words.flat[1:], ""], strict=True)
    has = words.vocabulary.has_phrase
    return [own or (a in weak and has([a, b])) for own, a, b in pairs]


def _restore(named: list[bool], words: PieceWords) -> None:
    """Of words that the plans know only a run of words of asking is left out; no figure, no
    phrase that is never cut, and nothing between two words of the topic that only joins
    them. Where no word is of the topic, two that nobody asks with may be one."""
    some = any(named)
    for first, last in _runs([not held for held in named]):
        run, within = range(first, last), first > 0 and last < len(named)
        asked = [words.asking(i, within) for i in run]
        strange = _is_strange(run, asked, words)
        rest = some and (strange or _stays(run, asked, within, words))
        if rest or (strange and words.piece.known):
            named[first:last] = [True] * len(run)


def _is_strange(run: Sequence[int], asked: Sequence[bool], words: PieceWords) -> bool:
    """Do the plans know two words side by side that nobody asks with side by side: "thẩm định",
    though people ask of "thẩm quyền" and "quy định"?"""
    beside = zip(run, pairwise(asked), strict=False)
    return any(words.paired(i) and not (a and b and words.joined[i]) for i, (a, b) in beside)


def _stays(run: range, asked: Sequence[bool], within: bool, words: PieceWords) -> bool:
    first, last = run.start, run.stop
    return (
        (within and words.only_join(run))
        or (words.piece.known and not all(asked))
        or _has_figures(words.piece.words[first:last])
        or _is_whole(words.typed[first : last + LONGEST_EDGE])
        or words.in_plans(first, last)
    )


def _has_figures(run: Sequence[str]) -> bool:
    return any(c.isdigit() and not YEAR.fullmatch(word) for word in run for c in word)


def _is_whole(typed: Sequence[str]) -> bool:
    """Does a phrase begin here that is never cut?"""
    phrases = load_phrases()
    return any(phrases.is_whole(typed[:n], True) for n in range(1, len(typed) + 1))


def _drop_talk(named: list[bool], words: PieceWords) -> None:
    """Runs of nothing but talk or of words of any office; words of talk at the edges of a
    run, where the plans do not know them beside it."""
    for first, last in _runs(named):
        run = range(first, last)
        talk = words.are_talk(run) and not words.in_plans(first, last)
        if words.generic.issuperset(run) or talk:
            named[first:last] = [False] * len(run)
        led = next((i for i in run if i not in words.generic), last)
        if first - 1 in words.generic and first < led:  # half of "lịch trình"
            named[first:led] = [False] * (led - first)
        if first < led < last and words.flat[led] in _ABOUT:  # "hồ sơ về …"
            named[first : led + 1] = [False] * (led + 1 - first)
        for order in (run, run[::-1]):
            for i, inner in pairwise(order):
                if not words.are_talk([i]) or words.paired(min(i, inner)):
                    break
                named[i] = False


def _complete(named: list[bool], words: PieceWords) -> None:
    """A phrase that is never cut ("nhỏ và vừa") is of the topic or not, as a whole."""
    for first in range(len(named)):
        for last in range(first + 2, min(first + LONGEST_EDGE, len(named)) + 1):
            some = any(named[first:last]) and not all(named[first:last])
            if some and load_phrases().is_whole(words.typed[first:last], not words.marked):
                named[first:last] = [True] * (last - first)


def _runs(named: Sequence[bool]) -> list[Span]:
    """The stretches of True."""
    ends = [i for i, (a, b) in enumerate(pairwise([False, *named, False])) if a != b]
    return list(zip(ends[::2], ends[1::2], strict=True))


def _with_head(words: Sequence[str], first: int) -> int:
    """ "Đề án PACS …": what sort of thing is named belongs to its name, and so does the
    beginning of a name in capitals ("Luật Đầu tư công")."""
    for end in range(first, max(0, first - _LONGEST_NAME), -1):
        for size in range(min(2, end), 0, -1):
            head = " ".join(accented(word) for word in words[end - size : end])
            goes_on = end == first or words[end][:1].isupper()
            if goes_on and head in load_phrases().heads:
                return end - size
    return first
