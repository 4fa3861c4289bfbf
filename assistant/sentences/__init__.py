"""The sentences of answers: what was found, in the words of a careful colleague."""

from assistant.sentences.facts import (
    RELATIONS,
    deadline,
    details,
    of_year,
    recurrence,
    target,
    unstopped,
    values,
    when,
)
from assistant.sentences.head import head

__all__ = [
    "RELATIONS",
    "deadline",
    "details",
    "head",
    "of_year",
    "recurrence",
    "target",
    "unstopped",
    "values",
    "when",
]
