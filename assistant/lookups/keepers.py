"""Who keeps a plan going as a whole: its standing body, who follows and urges its work."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.lazy import pattern
from corpus.plan import Duty
from corpus.text import key
from index.register import Register
from index.word_query import any_of, phrase

_KEEPS = (
    "dau moi", "thuong truc", "don doc", "theo doi", "giam sat", "dieu phoi", "kiem tra"
)  # fmt: skip
_OF_THE_PLAN = pattern(r"(?<!\w)(?:ke hoach nay|thuc hien ke hoach|trien khai ke hoach)(?!\w)")


def find_keepers(plans: Sequence[str], register: Register) -> tuple[Duty, ...]:
    """The duties of single bodies that speak of keeping the plan itself going; empty where a
    plan gives none."""
    groups = {name for name, collective in register.agencies() if collective}
    said = register.matching(any_of(phrase(words.split()) for words in _KEEPS), plans, ["duty"])
    told = (register.at(n) for n, *_ in register.holding(said, plans, ["duty"]))
    return tuple(
        duty
        for duty in told
        if isinstance(duty, Duty)
        and _OF_THE_PLAN.search(key(duty.text))
        and len(duty.lead) == 1
        and not groups.intersection(duty.lead)
    )
