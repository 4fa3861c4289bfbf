"""The one role that is asked for: "chỉ những việc chủ trì"."""

from __future__ import annotations

from assistant.condition import Condition, Plays
from assistant.understanding.conditions.sentence import Claim, Sentence
from assistant.understanding.words.spoken import Spoken

_ONLY = Spoken(
    r"(?<!hay )(?<!hoặc )<role.only>(?!\s+<role.never>)(?:\s+(?!<role.stops>)\w+){0,8}?\s+"
    r"(?:(?P<lead><role.leads>)|<role.aids>)",
    needs="role.only",
)


def find_roles(sentence: Sentence) -> list[Claim]:
    """The condition that the asked agency leads, or that it coordinates. Its words also ask for
    work and name who does it."""
    found = _ONLY.search(sentence)
    if found is None:
        return []
    role = Plays("lead" if found["lead"] else "coordinating")
    said = sentence.text[slice(*found.span())]
    return [Claim(*found.span(), Condition(role, said), keeps=True)]
