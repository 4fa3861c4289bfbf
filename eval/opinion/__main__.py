"""Train the second opinion, or ask how well it does for a hand that it never saw.

    python -m eval.opinion train
    python -m eval.opinion cross

`cross` trains on all hands but one and asks of the one left out; it writes nothing.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from assistant.respond import Assistant
from assistant.understanding.opinion import Weights, asked, tagged
from assistant.understanding.opinion.weights import weights_file
from eval.opinion.examples import HANDS, Example, examples, hand_of, words_of
from eval.opinion.train import train
from eval.phrasings.book import load_book
from index.home import default_home

_MADE = {"train": 16_000, "cross": 14_000}
_ASKED = 3_000
_SEED = 11


def main() -> None:
    """Run one of the two commands."""
    parser = argparse.ArgumentParser(prog="python -m eval.opinion", description=__doc__)
    parser.add_argument("command", choices=list(_MADE))
    parser.add_argument("--hands", nargs="*", default=list(HANDS), choices=HANDS)
    wanted = parser.parse_args()
    if wanted.command == "train":
        data = learnt(HANDS, _MADE["train"], _SEED).written()
        weights_file().write_bytes(data)
        print(f"{weights_file()}: {len(data):,} bytes")
        return
    for hand in wanted.hands:
        others = [name for name in HANDS if name != hand]
        print(f"{hand:8} {told(learnt(others, _MADE['cross'], _SEED), made([hand], _ASKED, 12))}")


def made(hands: Sequence[str], n: int, seed: int) -> list[Example]:
    """Questions of some hands, over the index of the home."""
    assistant = Assistant.open(default_home())
    return examples(load_book(), assistant.context, assistant.register, hands, n, seed)


def learnt(hands: Sequence[str], n: int, seed: int) -> Weights:
    """The models as some hands teach them."""
    words = words_of([p for p in load_book().phrasings if hand_of(p) in hands])
    return train(made(hands, n, seed), words, seed)


def told(weights: Weights, questions: Sequence[Example]) -> str:
    """The share of questions whose topic, and whose kind, come out right."""
    topics = [tagged(q.tokens, weights) for q in questions]
    right = sum(t == q.topic for t, q in zip(topics, questions, strict=True))
    same = sum(
        asked(q.tokens, t, weights).label == q.label for t, q in zip(topics, questions, strict=True)
    )
    n = len(questions)
    return f"topic {right / n:.1%}, kind and role {same / n:.1%} of {n}"


if __name__ == "__main__":
    main()
