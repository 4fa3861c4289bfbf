"""Whether what a system shows holds all the evidence that a case needs. Pure.

The same yardstick for the assistant (the lines that it cites) and for retrieval alone (the
chunks that it hands on): every character of the evidence must be among what is shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from eval.answers import Json
from eval.cases import Case
from eval.truth import Truth


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters start..end (end not included) of a plan's text, lines joined by LF."""

    plan: str
    start: int
    end: int


# One of the alternatives of each group is needed.
Evidence = tuple[tuple[Stretch, ...], ...]


class Texts:
    """The plans as running text, and where each line begins in it."""

    def __init__(self, lines: Mapping[str, Sequence[str]]) -> None:
        self.of = {plan: "\n".join(held) for plan, held in lines.items()}
        self._starts = {
            plan: [0, *accumulate(len(line) + 1 for line in held)] for plan, held in lines.items()
        }

    def lines(self, plan: str, first: int, last: int) -> Stretch:
        """Lines first..last, counted from 1."""
        starts = self._starts[plan]
        return Stretch(plan, starts[first - 1], starts[last] - 1)

    def quote(self, plan: str, first: int, last: int, words: str) -> Stretch:
        """Where the words stand in these lines; all of the lines where the source spells
        them in another Unicode form."""
        whole = self.lines(plan, first, last)
        form = re.compile(r"\s+".join(map(re.escape, words.split())))
        found = form.search(self.of[plan], whole.start, whole.end)
        return Stretch(plan, *found.span()) if found else whole


def evidence(case: Case, texts: Texts, truth: Truth) -> Evidence:
    """What the case's quotations, passages and listed records rest on; empty without any."""
    return (*_quoted(case, texts), *_passages(case, texts), *_listed(case, texts, truth))


def _quoted(case: Case, texts: Texts) -> Iterator[tuple[Stretch, ...]]:
    for quote in case.expect.get("quotes", ()):
        first, last = quote["lines"]
        yield (texts.quote(quote["plan"], first, last, quote["text"]),)


def _passages(case: Case, texts: Texts) -> Evidence:
    places = case.expect.get("passages", ())
    found = tuple(texts.lines(p["plan"], *p["lines"]) for p in places)
    if case.expect.get("passages_all"):
        return tuple((one,) for one in found)
    return (found,) if found else ()


def _listed(case: Case, texts: Texts, truth: Truth) -> Iterator[tuple[Stretch, ...]]:
    expect = case.expect
    rows = (i for row in expect.get("rows", {}).values() for i in row)
    named = (i for name in ("items", "due", "items_has") for i in expect.get(name, ()))
    for i in dict.fromkeys((*named, *rows)):
        if record := truth.records.get(i):
            yield (texts.lines(record["plan"], *record["lines"]),)


def cited(answer: Json | None, texts: Texts) -> list[Stretch]:
    """The lines that an answer cites; none where there is no answer."""
    citations = answer["citations"] if answer else ()
    return [texts.lines(c["plan"], *c["lines"]) for c in citations]


def holds(shown: Iterable[Stretch], wanted: Evidence, texts: Texts) -> bool:
    """Whether the stretches shown hold an alternative of every group, white space aside."""
    seen: dict[str, bytearray] = {}
    for one in shown:
        mask = seen.setdefault(one.plan, bytearray(len(texts.of[one.plan])))
        mask[one.start : one.end] = b"\1" * (one.end - one.start)

    def covered(one: Stretch) -> bool:
        text, mask = texts.of[one.plan], seen.get(one.plan)
        spots = range(one.start, one.end)
        return mask is not None and all(mask[i] or text[i].isspace() for i in spots)

    return all(any(map(covered, group)) for group in wanted)
