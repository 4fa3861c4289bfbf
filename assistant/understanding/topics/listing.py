"""The things that a topic lists side by side: "kinh tế số, dữ liệu mở và nhân lực"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.understanding.topics.topic import Piece
from assistant.understanding.words.edges import is_function_word, trimmed
from assistant.understanding.words.phrase_book import Known
from assistant.understanding.words.phrases import is_marked
from assistant.understanding.words.spans import flat
from corpus.lazy import pattern
from corpus.text import accented

_MOST = 4
_JOIN = pattern(r"[,;&/+]|(?<!\w)(?:va|cung|voi|lan|hoac|hay)(?!\w)")
_TYPED = frozenset(("voi", "cung", "lan", "hay"))  # beside acronyms alone: "PACS voi LIS"
_JOINS, _PLAIN = frozenset(("và", "cùng", "với", "lẫn", "hoặc", "hay")), frozenset(("va", "hoac"))


def things_listed(pieces: Sequence[Piece], text: str, known: Known) -> tuple[str, ...]:
    """What the pieces of a topic list, as typed: cut where a comma, "và" … stands between two
    of them or inside of one. Empty where they name one thing, or more than anybody lists.

    Whether these are several things or the name of one ("khoa học và công nghệ") is for the
    plans to tell.
    """
    marked, bare = is_marked(text), flat(text)
    listed: list[list[str]] = [[]]
    end = 0
    for piece in pieces:
        if end and _JOIN.search(bare, end, piece.start):
            listed.append([])
        head, *rest = _cut(piece, marked)
        listed[-1] += head
        listed += rest
        end = piece.end
    things = [" ".join(_core(words, marked, known)) for words in listed]
    named = tuple(dict.fromkeys(thing for thing in things if thing))
    lone = any(is_function_word(accented(thing), marked) for thing in named)
    return named if 1 < len(named) <= _MOST and not lone else ()


def _cut(piece: Piece, marked: bool) -> Iterator[list[str]]:
    """The words of a piece, cut at those that join."""
    joins = _JOINS if marked else _JOINS | _PLAIN
    part: list[str] = []
    for i, word in enumerate(piece.words):
        beside = (*piece.words[max(0, i - 1) : i], *piece.words[i + 1 : i + 2])
        between = not marked and word in _TYPED and all(w.isupper() for w in beside)
        if between or accented(word) in joins:
            yield part
            part = []
        else:
            part.append(word)
    yield part


def _core(words: Sequence[str], marked: bool, known: Known) -> Sequence[str]:
    first, last = trimmed(words, marked, known)
    return words[first:last]
