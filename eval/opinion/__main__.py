"""Train the second opinion, or ask how well it does for a hand that it never saw.

    python -m eval.opinion train
    python -m eval.opinion cross

The first learns from the shipped plans alone, so that the same tree gives the same file.
`cross` trains on all hands but one and asks of the one left out; it writes nothing.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from assistant.respond import Assistant
from assistant.understanding.opinion import Weights, asked, tagged
from assistant.understanding.opinion.weights import weights_file
from eval import bed
from eval.opinion.examples import (
    HANDS,
    Example,
    digest,
    examples,
    hand_of,
    questions,
    wording_of,
)
from eval.opinion.train import train
from eval.phrasings.book import load_book
from eval.phrasings.questions import Made

TRAINED_ON = 16_000  # questions that the shipped file learns from
_MADE = {"train": TRAINED_ON, "cross": 14_000}
_ASKED = 3_000
_SEED = 11


def main() -> None:
    """Run one of the two commands."""
    parser = argparse.ArgumentParser(prog="python -m eval.opinion", description=__doc__)
    parser.add_argument("command", choices=list(_MADE))
    parser.add_argument("--hands", nargs="*", default=list(HANDS), choices=HANDS)
    parser.add_argument("--n", type=int, help="how many questions to learn from")
    parser.add_argument("--out", type=Path, default=weights_file(), help="the shipped file")
    wanted = parser.parse_args()
    assistant = Assistant.open(bed.built_home(bed.folder()))
    n = wanted.n or _MADE[wanted.command]
    if wanted.command == "train":
        data = learnt(taught(assistant, HANDS, n), HANDS, assistant).written()
        wanted.out.write_bytes(data)
        print(f"{wanted.out}: {len(data):,} bytes")
        return
    for hand in wanted.hands:
        others = [name for name in HANDS if name != hand]
        weights = learnt(taught(assistant, others, n), others, assistant)
        asks = examples(taught(assistant, [hand], _ASKED, seed=12), assistant.context)
        print(f"{hand:8} {told(weights, asks)}")


def taught(assistant: Assistant, hands: Sequence[str], n: int, seed: int = _SEED) -> list[Made]:
    """Questions of some hands; the same arguments give the same ones."""
    return questions(load_book(), assistant.register, hands, n, seed)


def learnt(made: Sequence[Made], hands: Sequence[str], assistant: Assistant) -> Weights:
    """The models as questions of some hands teach them."""
    wording = wording_of([p for p in load_book().phrasings if hand_of(p) in hands])
    return train(examples(made, assistant.context), wording, _SEED, digest(made))


def told(weights: Weights, asks: Sequence[Example]) -> str:
    """The share of questions whose topic, and whose kind, come out right."""
    topics = [tagged(q.tokens, weights) for q in asks]
    right = sum(t == q.topic for t, q in zip(topics, asks, strict=True))
    same = sum(
        asked(q.tokens, t, weights).label == q.label for t, q in zip(topics, asks, strict=True)
    )
    n = len(asks)
    return f"topic {right / n:.1%}, kind and role {same / n:.1%} of {n}"


if __name__ == "__main__":
    main()
