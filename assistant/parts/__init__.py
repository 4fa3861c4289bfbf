"""Several questions in one message: each is answered by itself, then all stand in one answer.

`questions_in` says where one question ends and the next begins; `joined` puts the answers
together.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Question, Settings
from assistant.parts.joined import joined
from assistant.parts.split import split
from assistant.time_window import InvalidDate
from assistant.understanding.names.agencies import names_body
from assistant.understanding.reading.reading import Reading, read
from assistant.understanding.typed.cleaning import cleaned, fault_of
from assistant.understanding.typed.courtesy import without_asides
from assistant.understanding.typed.instructions import without_instructions
from assistant.understanding.understand import Context, meant, understand

__all__ = ["joined", "questions_in"]


def questions_in(
    text: str, history: Sequence[Question], settings: Settings, context: Context
) -> tuple[str, ...]:
    """The questions of a message, one after the other, each complete in its words; the text
    itself where it asks one. Never raises for any text."""
    clean = without_instructions(cleaned(text))
    clean = without_asides(clean, lambda said: names_body(said, context))
    if fault_of(clean):
        return (text,)

    def read_part(words: str) -> Reading:
        return read(meant(words, context), settings.as_of, context)

    def understand_part(words: str, earlier: Sequence[Question]) -> Question:
        return understand(words, earlier, settings, context)

    try:
        found = split(clean, history, read_part, understand_part)
    except InvalidDate:  # said of the whole message
        return (text,)
    return found if len(found) > 1 else (text,)
