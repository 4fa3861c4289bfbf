"""A name that plans are searched for: of a province, a firm, a body that none gives work to."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import Question
from assistant.understanding.names.document_sorts import says_naming
from assistant.understanding.reading.reading import Reading
from assistant.understanding.slots.of_plans import asks_named_documents
from assistant.understanding.words.spans import spans_of


def as_sought(question: Question, reading: Reading) -> Question:
    """ "Tiền Giang được nhắc ở đâu?": the name is what is looked for and no scope. The question
    itself where something else is asked, or named beside."""
    name = _name_sought(question, reading)
    if not name:
        return question
    return replace(question, kind="mention", topic_text=name, provinces=())


def _name_sought(question: Question, reading: Reading) -> str:
    """The one name of a question, as typed, where it is asked who says it."""
    beside = question.topic or question.document or question.place or question.window
    if beside or question.conditions or reading.agencies or asks_named_documents(reading):
        return ""
    if not says_naming(reading.flat):
        return ""
    named = [*spans_of(reading.provinces), *spans_of(reading.strangers)]
    return reading.text[slice(*named[0])] if len(named) == 1 else ""
