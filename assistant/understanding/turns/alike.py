"""What another plan has like the record just told of: "Thái Bình có việc tương tự không?"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answer import Question
from assistant.condition import Alike, Condition
from assistant.understanding.turns.pointing import NO_RECORD
from corpus.lazy import pattern

if TYPE_CHECKING:
    from assistant.understanding.reading.reading import Reading

_SAID = pattern(
    r"(?<!\w)(?:tuong tu|tuong ung|giong(?: nhu)? (?:vay|the|no)|nhu (?:vay|the))(?!\w)"
)
_WORDS = 3  # of a topic that may be left beside it ("số mấy, ai làm")


def alike_asked(question: Question, reading: Reading, last: Question) -> Question | None:
    """What is asked of another plan after one record was told of; None where it is not. After a
    question with a topic the same topic is asked of the other plan."""
    told = [i for i in last.about or last.answered if i != NO_RECORD]
    moved = question.plans or question.provinces
    row = last.place is not None and last.place.number is not None
    if not (moved and row and len(told) == 1 and _SAID.search(reading.flat)):
        return None
    if question.agencies or question.window or len(question.topic) > _WORDS:
        return None
    worded = Condition(Alike(tuple(told)), "tương tự")
    return replace(
        question,
        kind="target" if last.place and last.place.row == "target" else "responsibility",
        topic_text="",
        subject_text="",
        things=(),
        place=None,
        conditions=(worded,),
        follows=True,
    )
