"""Two runs, case by case: what got better and what worse. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from eval.score import STATED, Scored, Scores

Turn = Literal["better", "worse", "mixed"]


@dataclass(frozen=True, slots=True)
class Change:
    """A case whose measures differ: which, from what, to what."""

    before: Scored
    after: Scored
    moved: tuple[tuple[str, float | None, float | None], ...]

    @property
    def turn(self) -> Turn:
        """By passing or failing; between two failures, by where all the measures moved."""
        if self.before.passed != self.after.passed:
            return "better" if self.after.passed else "worse"
        ups = {(new or 0) > (old or 0) for _, old, new in self.moved}
        return "mixed" if len(ups) > 1 else "better" if ups == {True} else "worse"


def compare(before: Scores, after: Scores) -> tuple[Change, ...]:
    """Every case scored in both whose stated measures differ, in the order of the cases."""
    old = {s.case.id: s for s in before.scored}
    pairs = ((old[s.case.id], s) for s in after.scored if s.case.id in old)
    changes = (Change(a, b, _moved(a, b)) for a, b in pairs)
    return tuple(c for c in changes if c.moved)


def _moved(a: Scored, b: Scored) -> tuple[tuple[str, float | None, float | None], ...]:
    both = ((name, a.measures.get(name), b.measures.get(name)) for name in (*STATED, "passed"))
    return tuple(m for m in both if m[1] != m[2])


def told(changes: tuple[Change, ...], compared: int) -> Iterator[str]:
    """Lines for a terminal. Held-out cases are counted, never named."""
    for part, held in (("development", False), ("held out", True)):
        own = [c for c in changes if c.after.case.held_out is held]
        counts = ", ".join(f"{sum(c.turn == t for c in own)} {t}" for t in _TURNS)
        yield f"{part}: {counts}"
        if not held:
            yield from (line for turn in _TURNS for line in _lines(own, turn))
    yield f"{compared} cases stand in both runs, {compared - len(changes)} unchanged"


_TURNS: tuple[Turn, ...] = ("worse", "better", "mixed")


def _lines(changes: list[Change], turn: Turn) -> Iterator[str]:
    for change in changes:
        if change.turn == turn:
            moved = "; ".join(f"{n} {_share(a)} → {_share(b)}" for n, a, b in change.moved)
            yield f"  {turn}: {change.after.case.id}: {change.after.case.turns[-1]!r:.90}: {moved}"


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
