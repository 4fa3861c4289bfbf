"""A second opinion on a question: which of its words name a topic, and what is asked.

Rules and phrases (`kinds`, `topic`) know what their authors thought of. Here small linear
models, trained on the phrasings of several hands (`python -m eval.opinion`), weigh every word
by what stands around it; words that no phrasing has are told by their place and by whether
the plans know them. card.md says what was trained and how well it does.
"""

from assistant.understanding.opinion.features import question_features, word_features
from assistant.understanding.opinion.kind import Asked, asked
from assistant.understanding.opinion.tagger import STEPS, step, tagged, transitions
from assistant.understanding.opinion.tokens import Token, pieces_marked, tokens_of
from assistant.understanding.opinion.weights import Known, Weights, load_weights

__all__ = [
    "STEPS",
    "Asked",
    "Known",
    "Token",
    "Weights",
    "asked",
    "load_weights",
    "pieces_marked",
    "question_features",
    "step",
    "tagged",
    "tokens_of",
    "transitions",
    "word_features",
]
