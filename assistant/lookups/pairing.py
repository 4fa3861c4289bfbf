"""Records of two plans that say the same.

Two are taken for one where a share of the rarer runs of three words of the shorter stands in the
other (docs/decisions/read-by-eye.md).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.lazy import pattern
from corpus.plan import Record
from corpus.text import key

_RUN = 3  # words
_COMMON, _FEWEST = 0.04, 4  # of all records: a run of words that more have tells nothing
_SAME, _APART = 0.4, 0.2  # of the runs of the shorter
_SAME_MEASURE = 0.8
_BRACKETS = pattern(r"\([^()]*\)")
_FIGURE = pattern(r"^[\d.,]+$")  # "5G" is a word
Runs = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Compared:
    """Work of two plans: what the newer has of the older, each with its older counterparts;
    what only the older, or only the newer has; what the older words alike in part."""

    kept: Mapping[Record, tuple[Record, ...]]
    dropped: tuple[Record, ...]
    added: tuple[Record, ...]
    partly: tuple[Record, ...]


def compare(old: Sequence[Record], new: Sequence[Record], same: float = _SAME) -> Compared:
    """Records of two plans side by side; `same` is the share of runs that makes two one."""
    runs = _telling([*old, *new])
    holding: dict[tuple[str, ...], list[str]] = {}
    for record in new:
        for run in runs[record.id]:
            holding.setdefault(run, []).append(record.id)
    kept: dict[str, list[Record]] = {}
    dropped: list[Record] = []
    partly: list[Record] = []
    for record in old:
        shared = Counter(name for run in runs[record.id] for name in holding.get(run, ()))
        near = {name: _share(n, runs[record.id], runs[name]) for name, n in shared.items()}
        best = max(near, key=lambda name: (near[name], shared[name]), default=None)
        share = near[best] if best else 0.0
        if best and share >= same:
            kept.setdefault(best, []).append(record)
        else:
            (partly if share >= _APART else dropped).append(record)
    added = tuple(r for r in new if r.id not in kept and _alone(r, old, runs))
    ordered = {r: tuple(kept[r.id]) for r in new if r.id in kept}
    return Compared(ordered, tuple(dropped), added, tuple(partly))


def alike(record: Record, others: Sequence[Record]) -> tuple[Record, ...]:
    """Those that say the same as a record of another plan."""
    runs = _telling([record, *others])
    own = runs[record.id]
    return tuple(o for o in others if _share(len(own & runs[o.id]), own, runs[o.id]) >= _SAME)


def same_measure(one: Record, other: Record) -> bool:
    """Do two rows of one plan word the same thing, each with figures of its own?

    Most pairs of words of the shorter stand in the other, figures and brackets left aside.
    """
    a, b = (_pairs(row.text) for row in (one, other))
    return bool(a and b) and len(a & b) >= _SAME_MEASURE * min(len(a), len(b))


def _pairs(text: str) -> frozenset[tuple[str, str]]:
    said = [word for word in key(_BRACKETS.sub(" ", text)).split() if not _FIGURE.search(word)]
    return frozenset(pairwise(said))


def _alone(record: Record, old: Iterable[Record], runs: Mapping[str, Runs]) -> bool:
    """Does no older work share as much with a newer one as a part of it?"""
    own = runs[record.id]
    return all(_share(len(own & runs[o.id]), own, runs[o.id]) < _APART for o in old)


def _share(shared: int, one: Runs, other: Runs) -> float:
    return shared / max(1, min(len(one), len(other)))


def _telling(records: Sequence[Record]) -> dict[str, Runs]:
    """The runs of words of each record without those that many have."""
    every = {record.id: _runs(record.text) for record in records}
    often = Counter(run for runs in every.values() for run in runs)
    most = max(_FEWEST, _COMMON * len(records))
    return {name: frozenset(r for r in runs if often[r] <= most) for name, runs in every.items()}


def _runs(text: str) -> Runs:
    words = key(text).split()
    return frozenset(tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1))
