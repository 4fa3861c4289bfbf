"""Searches over one retrieval set, asked the same queries in turn, scored and timed."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean, median

from eval.measures.rankings import ndcg, recall, reciprocal_rank
from eval.retrieval.beir import RetrievalSet

TOP = 10  # documents a query

_Row = tuple[float, float, float, float, float]  # nDCG, recall@5 and @10, reciprocal rank, ms


@dataclass(frozen=True, slots=True)
class System:
    """A search built over a set: query → ids of its ten best documents, best first.

    `pieces` counts the windows or chunks that it cut the documents into.
    """

    search: Callable[[str], list[str]]
    pieces: int
    build_s: float


@dataclass(frozen=True, slots=True)
class Scores:
    """Means over n queries, and the times of a query in ms."""

    ndcg_10: float
    recall_5: float
    recall_10: float
    mrr_10: float
    n: int
    query_ms_p50: float
    query_ms_p95: float


def measure(
    held: RetrievalSet,
    systems: Mapping[str, System],
    limit: int | None = None,
    asked: Callable[[str], str] = str,
) -> dict[str, Scores]:
    """Ask every system the same queries and score each.

    The systems take turns within each query, another one first each time, so that
    whatever else the machine does falls on all of them alike.
    """
    rows: dict[str, list[_Row]] = {name: [] for name in systems}
    names = list(systems)
    for turn, (number, text) in enumerate(list(held.queries.items())[:limit]):
        first = turn % len(names)
        for name in names[first:] + names[:first]:
            rows[name].append(_row(systems[name], asked(text), held.grades[number]))
    return {name: _scores(found) for name, found in rows.items()}


def _row(system: System, query: str, grades: Mapping[str, int]) -> _Row:
    began = time.perf_counter()
    ranked = system.search(query)
    spent = (time.perf_counter() - began) * 1000
    recalls = recall(ranked, grades, 5), recall(ranked, grades)
    return ndcg(ranked, grades), *recalls, reciprocal_rank(ranked, grades), spent


def _scores(rows: Sequence[_Row]) -> Scores:
    gains, fives, tens, ranks, spent = zip(*rows, strict=True)
    late = sorted(spent)[int(0.95 * (len(spent) - 1))]
    rates = mean(gains), mean(fives), mean(tens), mean(ranks)
    return Scores(*rates, len(rows), median(spent), late)
