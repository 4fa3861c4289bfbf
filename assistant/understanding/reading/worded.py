"""The words that no name has claimed: by the rules, and as the trained models see them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, partial

from assistant.understanding.opinion import (
    Asked,
    Known,
    Token,
    Weights,
    asked,
    pieces_marked,
    tagged,
    tokens_of,
)
from assistant.understanding.reading.claims import Claims
from assistant.understanding.topics.listing import things_listed
from assistant.understanding.topics.narrowing import aside, narrowed
from assistant.understanding.topics.topic import Piece, find_pieces, said
from assistant.understanding.words.condition_words import listed
from assistant.understanding.words.edges import is_function_word
from assistant.understanding.words.lexicon import Vocabulary
from assistant.understanding.words.phrases import is_marked, load_phrases
from assistant.understanding.words.spans import flat, meets, spans_of
from corpus.text import accented, fold

_DEPARTMENT = "so"


@dataclass(frozen=True, slots=True)
class Topics:
    """What may be the topic: `left` are all words that remain, `known` those of them that
    surely name one, `named` those that the trained model takes for one, `meant` those that
    describe what is asked for; `subject` has the names beside them. `listed` are the things
    that the words list side by side."""

    left: str
    known: str
    named: str
    meant: str
    subject: str
    listed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Worded:
    """The topics by the rules alone and with the models, what the trained model takes the
    question to ask (None: not asked for), and words that were left aside although nobody asks
    with them."""

    plain: Topics
    topics: Topics
    tokens: tuple[Token, ...]
    second: Asked | None = None
    unused: tuple[str, ...] = ()


def find_words(claims: Claims, vocabulary: Vocabulary, weights: Weights | None) -> Worded:
    """What a text says beside its names; with weights, as the trained models see it too, unless
    it has conditions: no question with any has been learnt from."""
    text, bare = claims.text, flat(claims.text)
    pieces = find_pieces(text, bare, claims.spans, claims.cues, vocabulary)
    if not is_marked(text):  # "so duoc neu ten phoi hop": "sở", which is nobody's name
        pieces = tuple(p for p in pieces if bare[p.start : p.end] != _DEPARTMENT)
    own = [*spans_of(claims.agencies), *spans_of(claims.documents)]
    beside = [span for span in claims.spans if span not in own]
    subjects = find_pieces(text, bare, beside, claims.cues, vocabulary) if own else pieces
    tokens = _tokens(claims, pieces, vocabulary)
    surely = said(piece for piece in pieces if piece.known)
    every = said(pieces)
    things = things_listed(pieces, text, vocabulary.has_phrase)
    plain = Topics(every, surely, every, surely or every, said(subjects), things)
    if weights is None or claims.limits:
        plain_of_all = replace(plain, meant=every or plain.meant)
        whole = weights is not None and not claims.limits.spans  # nothing is blanked
        second = asked(tokens, tagged(tokens, weights), weights) if weights and whole else None
        return Worded(plain, plain_of_all, tokens, second)
    labels = tagged(tokens, weights) if pieces else (False,) * len(tokens)
    named = [(t.start, t.end) for t, held in zip(tokens, labels, strict=True) if held]
    asks = partial(_is_talk, words=weights.words, marked=is_marked(text))
    cut = partial(narrowed, text=text, asks=asks, vocabulary=vocabulary)
    left = cut(pieces, is_named=partial(meets, named))
    subjects = cut(subjects, is_named=partial(meets, [*named, *own])) or subjects
    return Worded(
        plain,
        _narrowed(left, plain, said(subjects), things_listed(left, text, vocabulary.has_phrase)),
        tokens,
        asked(tokens, labels, weights),
        aside(pieces, left, text, asks),
    )


@cache
def _doing() -> frozenset[str]:
    """Verbs of doing anything, with their diacritics and without."""
    verbs = (*listed("product.writes"), *listed("product.makes"))
    return frozenset((*verbs, *map(fold, verbs)))


def _narrowed(
    left: Iterable[Piece], plain: Topics, subject: str, things: tuple[str, ...]
) -> Topics:
    """The topics where only some pieces are left; those of the rules where none is."""
    pieces = tuple(left)
    if pieces and all(" ".join(map(accented, p.words)) in _doing() for p in pieces):
        return plain  # "…, ai tổ chức": what is done is told before
    named, known = said(pieces), said(piece for piece in pieces if piece.known)
    listed = things if named else plain.listed
    return Topics(named or plain.left, known, named, named or plain.meant, subject, listed)


def _tokens(claims: Claims, pieces: Iterable[Piece], vocabulary: Vocabulary) -> tuple[Token, ...]:
    text, bare = claims.text, flat(claims.text)
    empty = partial(is_function_word, marked=is_marked(text))
    tokens = tokens_of(bare, text, claims.signs, claims.cues, empty, vocabulary.has_phrase)
    return pieces_marked(tokens, [(p.start, p.end, p.known) for p in pieces])


def _is_talk(*typed: str, words: Known, marked: bool) -> bool:
    """Do people ask with this word, or with these two side by side? Where diacritics are typed
    "bay" is no "bây". Two that carry no topic by themselves may stand beside each other."""
    own = [accented(word) for word in typed]
    talk = [w in load_phrases().talk for w in own]
    said = [a or w in words.spelt for a, w in zip(talk, own, strict=True)]
    if not marked:
        said = [a or words.has(w, flat(w)) for a, w in zip(said, own, strict=True)]
    if not all(said) or len(own) == 1:
        return all(said)
    empty = [a or is_function_word(w, marked) for a, w in zip(talk, own, strict=True)]
    return all(empty) or words.has_pair(*own)
