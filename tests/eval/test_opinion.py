"""The training of the second opinion: what it learns from, and that it learns."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from random import Random

from assistant.respond import Assistant
from assistant.understanding.opinion import asked, load_weights, tagged
from assistant.understanding.opinion.weights import weights_file
from eval.bed import program_files
from eval.opinion.__main__ import TRAINED_ON, taught
from eval.opinion.examples import (
    HANDS,
    digest,
    examples,
    hand_of,
    plan_spans,
    questions,
    wording_of,
)
from eval.opinion.train import train
from eval.phrasings.book import load_book

_CHECKOUT = Path(__file__).parents[2]


def test_nothing_is_learnt_from_what_is_held_apart() -> None:
    """A phrasing that is held belongs to no hand."""
    every = load_book().phrasings
    assert all(hand_of(p) is None for p in every if p.held)
    assert {p.register for p in every if not p.held and hand_of(p) is None} == {"seen4", "seen5"}


def test_words_of_asking_are_those_outside_of_slots() -> None:
    """Names and topics are no words of asking."""
    wording = wording_of([p for p in load_book().phrasings if not p.held])
    assert wording.words["nào"] > 50
    assert "agency" not in wording.words
    assert "thẩm quyền" in wording.pairs


def test_topics_of_the_plans_have_no_function_words_at_their_edges(assistant: Assistant) -> None:
    """They are made of what the plans say, as somebody may name it."""
    spans = list(plan_spans(assistant.register, Random(1), 30))
    assert len(spans) == 30
    assert not any(span.split()[-1] in ("và", "của", "các") for span in spans)


def test_a_small_training_learns_its_own_questions(assistant: Assistant) -> None:
    """Most of what was seen comes out right."""
    book = load_book()
    asks = questions(book, assistant.register, ["seen"], 250, seed=1)
    made = examples(asks, assistant.context)
    weights = train(made, wording_of([p for p in book.phrasings if hand_of(p) == "seen"]), seed=1)
    topics = [tagged(e.tokens, weights) for e in made]
    assert sum(t == e.topic for t, e in zip(topics, made, strict=True)) > 0.8 * len(made)
    kinds = [asked(e.tokens, t, weights).label for t, e in zip(topics, made, strict=True)]
    assert sum(k == e.label for k, e in zip(kinds, made, strict=True)) > 0.7 * len(made)


def test_the_command_makes_the_same_file_again(tmp_path: Path) -> None:
    """Whatever order the sets of a process have, and in whichever home."""
    made = []
    for seed in ("1", "2"):
        out = tmp_path / f"{seed}.bin"
        command = ["-m", "eval.opinion", "train", "--n", "150", "--out", str(out)]
        environment = os.environ | {"KEHOACH_HOME": str(tmp_path / seed), "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, *command], check=True, env=environment, cwd=_CHECKOUT)
        made.append(out.read_bytes())
    assert made[0] == made[1]


def test_the_shipped_weights_were_taught_with_the_phrasings_as_they_are(
    assistant: Assistant,
) -> None:
    """After a change of what is learnt from: `python -m eval.opinion train`."""
    assert load_weights().learnt == digest(taught(assistant, HANDS, TRAINED_ON))


def test_other_weights_are_another_program() -> None:
    """A run that was made with the ones before is not continued."""
    assert weights_file() in program_files()
