"""What the models learn from: questions made of the phrasings, with tokens and labels."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import pairwise
from random import Random

from assistant.understanding.opinion import Token
from assistant.understanding.reading.reading import read
from assistant.understanding.typed.cleaning import cleaned
from assistant.understanding.understand import Context, meant
from assistant.understanding.words.edges import is_function_word
from assistant.understanding.words.phrases import load_phrases
from assistant.understanding.words.spans import flat
from corpus.text import accented, squeeze
from eval.phrasings.book import Book, Phrasing
from eval.phrasings.questions import AS_OF, Made, make
from index.register import Register

HANDS = ("older", "seen", "seen2", "seen3")
_WORD = re.compile(r"\w+|[^\w\s]")
_LONGEST, _SHORTEST = 8, 2
_CHATTY = 0.15
_TIMES = 15  # how often the book's topics count beside the plans' own words


@dataclass(frozen=True, slots=True)
class Example:
    """A question's tokens, which of them are the topic, and what it asks."""

    text: str
    phrasing: str
    label: str
    tokens: tuple[Token, ...]
    topic: tuple[bool, ...]


_NOT_LEARNT = ("seen4", "seen5")


def hand_of(phrasing: Phrasing) -> str | None:
    """Whose phrasing it is; None for one that nothing learns from: held apart, or of `seen4` or
    `seen5`, with which the models lose as much as they win."""
    if phrasing.held or phrasing.register in _NOT_LEARNT:
        return None
    return phrasing.register if phrasing.register in HANDS else "older"


@dataclass(frozen=True, slots=True)
class Wording:
    """Words of phrasings outside of their slots, with how many phrasings have each, and pairs
    of them of which one carries a sense ("a b")."""

    words: dict[str, int]
    pairs: frozenset[str]


def wording_of(phrasings: Sequence[Phrasing]) -> Wording:
    """What the phrasings have in common besides their slots."""
    words: Counter[str] = Counter()
    pairs: set[str] = set()
    for phrasing in phrasings:
        parts = re.split(r"\{[^{}]*\}", accented(phrasing.text))
        found = [_WORD.findall(part) for part in parts]
        words.update({word for part in found for word in part})
        beside = (pair for part in found for pair in pairwise(part))
        pairs.update(" ".join(pair) for pair in beside if not all(map(_is_empty, pair)))
    return Wording(dict(sorted(words.items())), frozenset(pairs))


def _is_empty(word: str) -> bool:
    return not word.isalpha() or is_function_word(word, marked=True)


def questions(
    book: Book, register: Register, hands: Sequence[str], n: int, seed: int
) -> list[Made]:
    """`n` questions of some hands, over topics of the book and of the plans' own words."""
    rng = Random(seed)
    plans_of: dict[str, tuple[str, ...]] = {}
    for plan in register.plans():
        plans_of[plan.province] = (*plans_of.get(plan.province, ()), plan.id)
    phrasings = tuple(p for p in book.phrasings if hand_of(p) in hands)
    more = tuple(plan_spans(register, rng, 600))
    topics = {name: (*more, *(own * _TIMES)) for name, own in book.topics.items()}
    chosen = replace(book, phrasings=phrasings, topics=topics)
    return make(chosen, plans_of, n, seed, _CHATTY)


def examples(made: Iterable[Made], context: Context) -> list[Example]:
    """What the models see of questions; where a disguise hides the topic nothing is learnt."""
    found = []
    for one in made:
        reading = read(_plain(one.text, context), AS_OF, context)
        topic = _labels(reading.tokens, one.topic)
        if topic is not None:
            found.append(
                Example(one.text, one.phrasing.text, _label(one.phrasing), reading.tokens, topic)
            )
    return found


def digest(made: Iterable[Made]) -> str:
    """A name for these questions and what is to be learnt of them."""
    total = sha256()
    for one in made:
        total.update("\n".join((one.text, one.topic, _label(one.phrasing), "")).encode())
    return total.hexdigest()[:16]


def _label(phrasing: Phrasing) -> str:
    """The kind, with the role behind a slash where a list of work is not that of the lead."""
    plain = phrasing.role == "lead" or phrasing.kind != "responsibility"
    return phrasing.kind if plain else f"{phrasing.kind}/{phrasing.role}"


def _plain(text: str, context: Context) -> str:
    return meant(squeeze(cleaned(text)), context)


def plan_spans(register: Register, rng: Random, n: int) -> Iterator[str]:
    """Words of the plans' work and targets that stand side by side, as somebody may name
    them: none begins or ends with a function word."""
    stop = load_phrases().stop
    texts = [r.text for p in register.plans() for r in register.records([p.id], ["task", "target"])]
    while n:
        piece = rng.choice(re.split(r"[.;:()\n]", rng.choice(texts))).split()
        size = rng.randint(_SHORTEST, _LONGEST)
        start = rng.choice((0, 0, rng.randint(0, max(0, len(piece) - size))))
        words = piece[start : start + size]
        whole = len(words) == size and all(re.fullmatch(r"[^\W_]+,?", w) for w in words)
        if not whole or words[-1].endswith(",") or any(w.isdigit() for w in words):
            continue
        if accented(words[0]) in stop or accented(words[-1]) in stop:
            continue
        said = " ".join(words)
        yield said if rng.random() < 0.3 else said[0].lower() + said[1:]
        n -= 1


def _labels(tokens: Sequence[Token], topic: str) -> tuple[bool, ...] | None:
    """Which tokens are the topic; None where it does not stand there word for word."""
    words = _WORD.findall(flat(topic))
    folded = [token.word for token in tokens]
    for at in range(len(folded) - len(words) + 1):
        if folded[at : at + len(words)] == words:
            return tuple(bool(words) and at <= i < at + len(words) for i in range(len(folded)))
    return None
