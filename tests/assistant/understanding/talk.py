"""A conversation, as the tests of follow-ups hold it."""

from __future__ import annotations

from datetime import date

from assistant.answer import Answer, Settings
from assistant.respond import Assistant

AS_OF = date(2025, 11, 21)


def talk(assistant: Assistant, *turns: str, as_of: date = AS_OF) -> list[Answer]:
    """The answers to the turns of one conversation."""
    answers: list[Answer] = []
    for turn in turns:
        history = [answer.question for answer in answers]
        answers.append(assistant.ask(turn, history, Settings(as_of)))
    return answers


def ask(assistant: Assistant, *turns: str) -> Answer:
    """The answer to the last of some turns."""
    return talk(assistant, *turns)[-1]
