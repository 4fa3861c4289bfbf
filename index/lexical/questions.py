"""Words that people ask with; plans hardly hold them, so the corpus cannot teach them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from corpus.reference.tables import read_toml

_TABLE = Path(__file__).parents[1] / "encoders" / "questions.toml"


def question_words() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Phrases that stand before and after the matter of a question (questions.toml)."""
    table = _table()
    return table["before"], table["after"]


def asking_syllables() -> tuple[str, ...]:
    """Syllables that only ask (questions.toml)."""
    return _table()["asking"]


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[str, ...]]:
    held, _ = read_toml(_TABLE)
    return {name: tuple(phrases) for name, phrases in held.items()}
