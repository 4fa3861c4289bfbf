"""What the models look at, as names of features. Pure; the trainer uses the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.understanding.opinion.tokens import Token
from assistant.understanding.opinion.weights import Known

_AROUND = (-2, -1, 0, 1, 2)
_NEAR = (-1, 0, 1)


def word_features(tokens: Sequence[Token], known_words: Known) -> list[list[str]]:
    """Of each token what tells whether it is part of a topic. A word that the models do not
    know counts as "?", a figure as "0": their place and flags remain.
    """
    names = ["^", "^", *(_name(t, known_words) for t in tokens), "$", "$"]
    flags = ["", "", *(t.flags for t in tokens), "", ""]
    known = any(t.known for t in tokens)
    alike = all(t.known == t.topic for t in tokens)
    found = []
    for i, token in enumerate(tokens):
        at = i + 2
        here = [f"w{d}={names[at + d]}" for d in _AROUND]
        here += [f"f{d}={flags[at + d]}" for d in _AROUND]
        before, own, after = names[at - 1 : at + 2]
        here += (
            f"b-={before} {own}",
            f"b+={own} {after}",
            f"ww={before} {after}",
            f"ff={flags[at - 1]}{flags[at]}{flags[at + 1]}",
            f"fw={flags[at]}{own}",
            f"rt={token.topic:d}{token.known:d}",
            f"rk={token.topic:d}{token.known:d}{known:d}{alike:d}",
        )
        for d in _NEAR:
            if 0 <= i + d < len(tokens):
                here += _typed(tokens[i + d], names[at + d], d)
        found.append(here)
    return found


def _name(token: Token, words: Known) -> str:
    if token.is_slot or not token.is_word:
        return token.word
    if token.word.isdigit():
        return "0"
    return token.word if words.has(token.typed, token.word) else "?"


def _typed(token: Token, name: str, at: int) -> Iterator[str]:
    """The word with its diacritics, and what phrases around it speak for."""
    if name == token.word != token.typed:
        yield f"a{at}={token.typed}"
    for kind in token.cues:
        yield f"c{at}={kind}"


def question_features(tokens: Sequence[Token], topic: Sequence[bool]) -> list[str]:
    """What tells the kind of a question: one, two and three words side by side, names and
    the topic as signs, and what phrases speak for."""
    words = ["^"]
    for token, held in zip(tokens, topic, strict=True):
        name = "<T>" if held else "0" if token.word.isdigit() else token.word
        if name != "<T>" or words[-1] != "<T>":
            words.append(name)
    words.append("$")
    grams = set(words) | {" ".join(pair) for pair in pairwise(words)}
    grams |= {" ".join(words[i : i + 3]) for i in range(len(words) - 2)}
    signs = {token.word for token in tokens if token.is_slot} | ({"<T>"} if any(topic) else set())
    cues = {f"cue {kind}" for token in tokens for kind in token.cues}
    lacking = {f"no {sign}" for sign in ("<A>", "<P>", "<W>", "<T>", "<V>") if sign not in signs}
    several = sum(token.word == "<V>" for token in tokens) > 1
    return sorted(grams | cues | lacking | ({"several <V>"} if several else set()))
