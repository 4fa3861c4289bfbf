"""An answer whose items do not fulfil what it says of them is none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.answer import Settings
from assistant.cite import CitationError, check
from assistant.condition import Condition, Named, Prints
from assistant.respond import Assistant


@pytest.mark.parametrize(
    "condition",
    [
        Condition(Prints("thong tu"), "thông tư"),
        Condition(Named("lead", ("Sở Y tế",)), "Sở Y tế", negated=True),
    ],
)
def test_a_list_that_leaves_a_condition_out_is_refused(
    assistant: Assistant, condition: Condition
) -> None:
    answer = assistant.ask("Sở Y tế phải làm gì?", (), Settings(date(2025, 11, 21)))
    check(answer, assistant.register)
    limited = replace(answer.question, conditions=(condition,))
    with pytest.raises(CitationError, match="not as asked for"):
        check(replace(answer, question=limited), assistant.register)
