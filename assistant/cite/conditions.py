"""What is shown as asked for fulfils the conditions that the answer says it does."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.answer import Answer, Item, Question
from assistant.cite.source import own_lines, stands
from assistant.condition import Alike, Condition, Prints, Receives, Speaks
from assistant.deferred import made
from assistant.lookups.conditions.passing import Bench, passes
from assistant.lookups.conditions.texts import says
from corpus.text import key
from index.register import Register


def condition_faults(answer: Answer, register: Register) -> Iterator[str]:
    """Every item that a condition does not hold for, whatever lookup found it. Words that an
    output must have stand in the lines of the record. What a record speaks of, what
    it is worded like and whom it hands something to, is for the lookup alone to say."""
    question = answer.question
    asked = [c for c in question.conditions if not isinstance(c.test, Receives | Speaks | Alike)]
    for _, shown in made(answer.items) if asked else ():
        for condition in asked:
            if not _holds(condition, shown.item, question, register):
                yield f"{shown.item.record.id}: not as asked for ({condition.said!r})"


def _holds(condition: Condition, item: Item, question: Question, register: Register) -> bool:
    bench = Bench(register, question.as_of, question.horizon)
    printed = isinstance(condition.test, Prints) and not condition.negated
    if printed and condition.said and not _is_printed(condition, item, register):
        return False
    return passes(condition, item.record, item.role, bench)


def _is_printed(condition: Condition, item: Item, register: Register) -> bool:
    words = condition.test.words if isinstance(condition.test, Prints) else ""
    lines = key(own_lines(item.record, register))
    return stands(words, lines) or says(words, lines)
