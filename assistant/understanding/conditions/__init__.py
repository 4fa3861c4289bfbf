"""The conditions of a question: what it asks of the cells of records.

`find_conditions` is the story: what is left out is read first, for it may hold any other
condition; then each sort in turn reads what the ones before have left. The words stand in
conditions.toml. What is read here is claimed: no other part of the question is made of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.condition import Alone, Condition, Jointly, Rank, narrows
from assistant.understanding.conditions.body import find_body
from assistant.understanding.conditions.disputed import find_disputed
from assistant.understanding.conditions.done import find_done
from assistant.understanding.conditions.exclusions import find_exclusions
from assistant.understanding.conditions.groups import find_groups
from assistant.understanding.conditions.outputs import find_outputs
from assistant.understanding.conditions.own_plan import find_own_plan
from assistant.understanding.conditions.partners import find_partners
from assistant.understanding.conditions.ranks import find_ranks
from assistant.understanding.conditions.receivers import find_receivers
from assistant.understanding.conditions.revised import find_revised
from assistant.understanding.conditions.roles import find_roles
from assistant.understanding.conditions.sentence import Finder, Sentence, Span, sentence_of
from assistant.understanding.conditions.timings import (
    find_ongoing,
    find_printed,
    find_starts,
    find_timings,
)
from assistant.understanding.conditions.values import find_sums, find_values
from assistant.understanding.words.spoken import Spoken

__all__ = ["Limits", "find_conditions", "sentence_of"]

_FINDERS: tuple[Finder, ...] = (
    find_done,
    find_disputed,
    find_own_plan,
    find_body,
    find_groups,
    find_values,
    find_sums,
    find_revised,
    find_outputs,
    find_receivers,
    find_partners,
    find_roles,
    find_starts,
    find_printed,
    find_timings,
    find_ranks,
)
_LEFT_OUT: tuple[Finder, ...] = (find_groups, find_values, find_outputs, find_timings, find_ongoing)


@dataclass(frozen=True, slots=True)
class Limits:
    """The conditions of a question, the rank, and the spans that say them; what `kept` spans
    say also asks for work. `of_targets`: one of them speaks of targets.
    True where a list is asked for that they narrow."""

    conditions: tuple[Condition, ...] = ()
    rank: Rank | None = None
    spans: tuple[Span, ...] = ()
    kept: tuple[Span, ...] = ()
    of_targets: bool = False

    def __bool__(self) -> bool:
        return narrows(self.conditions) or self.rank is not None


def find_conditions(sentence: Sentence) -> Limits:
    """Every condition of a clean text.

    "việc gì, trừ các việc do Sở Y tế chủ trì" → Named("lead", ("Sở Y tế",)), negated
    """
    whole, claims = sentence, find_exclusions(sentence, _LEFT_OUT)
    sentence = sentence.without([(c.start, c.end) for c in claims])
    for find in _FINDERS:
        found = find(sentence)
        sentence = sentence.without([(c.start, c.end) for c in found])
        claims += found
    conditions = _agreed([c.found for c in claims if isinstance(c.found, Condition)])
    ranks = (c.found for c in claims if isinstance(c.found, Rank))
    spans = tuple(sorted((c.start, c.end) for c in claims if not c.keeps))
    kept = tuple((c.start, c.end) for c in claims if c.keeps)
    of_targets = any(_TARGETS.within(whole, *span) for span in spans)
    return Limits(tuple(dict.fromkeys(conditions)), next(ranks, None), spans, kept, of_targets)


def _agreed(conditions: list[Condition]) -> list[Condition]:
    """ "Một mình … trừ việc làm chung với sở khác": who leads alone may have others to help."""
    apart = any(isinstance(c.test, Jointly) and c.negated for c in conditions)
    return [c for c in conditions if not (apart and isinstance(c.test, Alone))]


_TARGETS = Spoken(r"<targets>")
