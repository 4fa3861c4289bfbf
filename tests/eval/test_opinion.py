"""The training of the second opinion: what it learns from, and that it learns."""

from __future__ import annotations

from random import Random

from assistant.respond import Assistant
from assistant.understanding.opinion import asked, tagged
from eval.opinion.examples import examples, hand_of, plan_spans, words_of
from eval.opinion.train import train
from eval.phrasings.book import load_book


def test_nothing_is_learnt_from_what_is_held_apart() -> None:
    """A phrasing that is held belongs to no hand."""
    assert all((hand_of(p) is None) == p.held for p in load_book().phrasings)


def test_words_of_asking_are_those_outside_of_slots() -> None:
    """Names and topics are no words of asking."""
    words = words_of([p for p in load_book().phrasings if not p.held])
    assert words["nào"] > 50
    assert "agency" not in words


def test_topics_of_the_plans_have_no_function_words_at_their_edges(assistant: Assistant) -> None:
    """They are made of what the plans say, as somebody may name it."""
    spans = list(plan_spans(assistant.register, Random(1), 30))
    assert len(spans) == 30
    assert not any(span.split()[-1] in ("và", "của", "các") for span in spans)


def test_a_small_training_learns_its_own_questions(assistant: Assistant) -> None:
    """The same seed gives the same weights; most of what was seen comes out right."""
    book = load_book()
    made = examples(book, assistant.context, assistant.register, ["seen"], 250, seed=1)
    words = words_of([p for p in book.phrasings if hand_of(p) == "seen"])
    weights = train(made, words, seed=1)
    assert weights.written() == train(made, words, seed=1).written()
    topics = [tagged(e.tokens, weights) for e in made]
    assert sum(t == e.topic for t, e in zip(topics, made, strict=True)) > 0.8 * len(made)
    kinds = [asked(e.tokens, t, weights).label for t, e in zip(topics, made, strict=True)]
    assert sum(k == e.label for k, e in zip(kinds, made, strict=True)) > 0.7 * len(made)
