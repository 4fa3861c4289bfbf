"""What answers are held against: source lines, records by id, the province of each plan.

Lines come straight from the plan files, not through the readers, so that a reader that
loses or changes text cannot prove itself right.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.codec import record_json
from corpus.manifest import PLANS, load_manifests

if TYPE_CHECKING:
    from index.home import Home

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Truth:
    """`lines`: plan id → source lines, the first at index 0; `records`: id → its JSON;
    `provinces`: plan id → province."""

    lines: Mapping[str, Sequence[str]]
    records: Mapping[str, Json]
    provinces: Mapping[str, str]

    def source(self, plan: str, first: int, last: int) -> list[tuple[int, str]]:
        """Lines first..last of a plan with their numbers; none of an unknown plan."""
        held = self.lines.get(plan, ())
        return [(n, held[n - 1]) for n in range(first, min(last, len(held)) + 1)]


def plan_lines(folder: Path = PLANS) -> dict[str, list[str]]:
    """The lines of every plan that a manifest names, counted in the bytes of its file."""
    manifests = load_manifests(folder)
    return {m.id: (folder / m.file).read_bytes().decode("utf-8").split("\n") for m in manifests}


def load_truth(home: Home) -> Truth:
    """The shipped plans, and the records that the index of a home holds.

    Raises RegisterError where there is no usable index.
    """
    records = (record_json(r) for r in home.open_register().records())
    provinces = {m.id: m.province for m in load_manifests()}
    return Truth(plan_lines(), {r["id"]: r for r in records}, provinces)
