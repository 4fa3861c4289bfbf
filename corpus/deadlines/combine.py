"""The deadlines of one sentence as one Deadline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.deadlines.dated import stepped, steps_of
from corpus.deadlines.folded import folded
from corpus.deadlines.recurrence import recurrence
from corpus.deadlines.scan import scan
from corpus.deadlines.stretches import stretches, with_years
from corpus.plan import Deadline, Recurrence


def _combined_rule(deadlines: Sequence[Deadline]) -> Recurrence:
    """One rule from a rhythm and the yearless days that belong to it."""
    source = folded("; ".join(d.raw for d in deadlines if d.recurrence or _yearless(d.raw)))
    rule = recurrence(source.text, stretches(source, source.text, scan(source, source.text)))
    return rule or Recurrence(())


# Rhythms that no day of a year bounds: "trước 15/5; … trước ngày 25 hằng tháng".
_SHORT = frozenset(("weekly", "monthly"))


def _yearless(raw: str) -> bool:
    source = folded(raw)
    return any(p.year is None for p in with_years(scan(source, source.text), source.text))


def combine(deadlines: Sequence[Deadline]) -> Deadline:
    """The deadlines of one sentence as one; ValueError for none.

    Dated ones become milestones, due with the last. Beside a rhythm, days without a year
    become its boundaries and days with one its milestones, with no due day. `raw` is the
    phrases in order with " … " between them: each phrase is verbatim.
    """
    if not deadlines:
        raise ValueError("combine: no deadlines given")
    if len(deadlines) == 1:
        return deadlines[0]
    raw = " … ".join(d.raw for d in deadlines)
    recurs = any(d.recurrence for d in deadlines)
    yearly = any(d.recurrence and not _SHORT.issuperset(d.recurrence.freq) for d in deadlines)
    dated = [d for d in deadlines if not d.recurrence and not (yearly and _yearless(d.raw))]
    steps = [m for d in dated for m in steps_of(d)]
    kinds = [d.kind for d in dated for _ in steps_of(d)]
    starts = [d.start for d in deadlines if d.start]
    if recurs:
        marks = tuple(sorted(steps, key=lambda m: m.due))
        rule = _combined_rule([d for d in deadlines if d not in dated])
        return Deadline(raw, "recurring", None, None, rule, marks)
    if not steps:
        return Deadline(raw, deadlines[0].kind, min(starts, default=None))
    return replace(stepped(raw, steps, kinds), start=min(starts, default=None))
