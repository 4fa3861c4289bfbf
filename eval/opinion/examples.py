"""What the models learn from: questions made of the phrasings, with tokens and labels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from assistant.understanding.cleaning import cleaned
from assistant.understanding.opinion import Token
from assistant.understanding.phrases import load_phrases
from assistant.understanding.reading import read
from assistant.understanding.spans import flat
from assistant.understanding.understand import Context, meant
from corpus.text import accented, squeeze
from eval.phrasings.book import Book, Phrasing
from eval.phrasings.questions import AS_OF, make
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


def hand_of(phrasing: Phrasing) -> str | None:
    """Whose phrasing it is; None for one that is held apart, which nothing learns from."""
    if phrasing.held:
        return None
    return phrasing.register if phrasing.register in HANDS else "older"


def words_of(phrasings: Sequence[Phrasing]) -> dict[str, int]:
    """Words of phrasings outside of their slots, with how many phrasings have each."""
    found: dict[str, int] = {}
    for phrasing in phrasings:
        own = _WORD.findall(accented(re.sub(r"\{[^{}]*\}", " ", phrasing.text)))
        for word in set(own):
            found[word] = found.get(word, 0) + 1
    return found


def examples(
    book: Book, context: Context, register: Register, hands: Sequence[str], n: int, seed: int
) -> list[Example]:
    """`n` questions or a few less: where a disguise hides the topic nothing is learnt."""
    rng = Random(seed)
    plans_of: dict[str, tuple[str, ...]] = {}
    for plan in context.plans:
        plans_of[plan.province] = (*plans_of.get(plan.province, ()), plan.id)
    phrasings = tuple(p for p in book.phrasings if hand_of(p) in hands)
    more = tuple(plan_spans(register, rng, 600))
    topics = {name: (*more, *(own * _TIMES)) for name, own in book.topics.items()}
    chosen = replace(book, phrasings=phrasings, topics=topics)
    found = []
    for made in make(chosen, plans_of, n, seed, _CHATTY):
        reading = read(_plain(made.text, context), AS_OF, context)
        topic = _labels(reading.tokens, made.topic)
        if topic is not None:
            role = made.phrasing.role
            plain = role == "lead" or made.phrasing.kind != "responsibility"
            label = made.phrasing.kind if plain else f"{made.phrasing.kind}/{role}"
            found.append(Example(made.text, made.phrasing.text, label, reading.tokens, topic))
    return found


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
