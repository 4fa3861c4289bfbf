"""The words that a condition is about: in quotation marks, or up to where they end."""

from __future__ import annotations

from assistant.understanding.conditions.sentence import Sentence
from assistant.understanding.words.condition_words import listed
from assistant.understanding.words.spoken import Spoken
from corpus.lazy import pattern
from corpus.text import fold

_BLANK = pattern(r"[\s,:·]*")
_QUOTED = pattern(r"[\"“”«'‘’](?P<said>[^\"“”«»'‘’]{2,200})[\"“”»'’]")
_STOP = pattern(r"[.;?!\n()]|·|,")
_ENDS = Spoken(r"<ends>")
_ASKING = Spoken(r"<asking>")
_LONGEST = 120


def payload(sentence: Sentence, start: int, *, commas: bool = False) -> tuple[int, int, bool]:
    """Where the words behind `start` stand, and whether they are quoted; an empty span where
    there are none, or where they ask."""
    at = _BLANK.match(sentence.text, start)
    begin = at.end() if at else start
    if quoted := _QUOTED.match(sentence.text, begin):
        return (*quoted.span("said"), True)
    if _ASKING.at(sentence, begin):
        return begin, begin, False
    return begin, _end(sentence, begin, commas), False


def _end(sentence: Sentence, begin: int, commas: bool) -> int:
    """Before the first mark, name or word that ends a condition, without what only joins."""
    limit = min(begin + _LONGEST, len(sentence.text))
    marks = (
        m.start()
        for m in _STOP.finditer(sentence.low, begin, limit)
        if not (commas and m.group() == ",")
    )
    names = (start for start, _ in sentence.stops if start >= begin)
    ended = _ENDS.within(sentence, begin, limit)
    ends = [limit, *marks, *names, *([ended.start()] if ended else [])]
    return _trimmed(sentence, begin, min(ends))


def _trimmed(sentence: Sentence, begin: int, end: int) -> int:
    joins = {w for word in listed("joins") for w in (word, fold(word))}
    while begin < end:
        rest = sentence.low[begin:end].rstrip(" ,:·-")
        last = rest.split()[-1] if rest.split() else ""
        end = begin + len(rest)
        if last not in joins:
            break
        end -= len(last)
    return end
