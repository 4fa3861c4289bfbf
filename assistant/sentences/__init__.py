"""The sentences of answers: what was found, in the words of a careful colleague."""

from assistant.sentences.counted import COMES_BACK
from assistant.sentences.facts import (
    RELATIONS,
    deadline,
    details,
    recurrence,
    unstopped,
    when,
)
from assistant.sentences.head import head
from assistant.sentences.targets import of_year, target, values

__all__ = [
    "COMES_BACK",
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
