"""This project's search beside a stock LlamaIndex pipeline: same set, queries and run.

`against(set, encoder)` is the story; `python -m eval bench DIR --stock` prints its table.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import get_args

from eval.reports.tables import Table
from eval.retrieval.beir import RetrievalSet
from eval.retrieval.bench import Mode, Result, ours, result
from eval.retrieval.stock import CHUNK, OVERLAP, systems
from eval.retrieval.systems import Scores, System, measure
from index.encoder import Encoder

# Chunks that the stock pipeline is asked for: as many as documents are wanted, which is its
# fastest, and as many candidates as our own search weighs, which is its best.
DEPTHS = (10, 100)
_HEAD = (
    "system", "nDCG@10", "recall@5", "recall@10", "MRR@10", "p50 ms", "p95 ms", "build s", "pieces",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Comparison:
    """Every system's scores, by name; `modes` are our own, by mode."""

    systems: Mapping[str, System]
    scores: Mapping[str, Scores]
    modes: Mapping[Mode, Result]


def against(
    held: RetrievalSet,
    encoder: Encoder,
    limit: int | None = None,
    asked: Callable[[str], str] = str,
) -> Comparison:
    """Build and ask all of them. Raises StockMissing where LlamaIndex's parts are absent."""
    own: dict[Mode, System] = {mode: ours(held, mode, encoder) for mode in get_args(Mode)}
    built = {_own(mode): system for mode, system in own.items()} | _stock(held, encoder)
    scores = measure(held, built, limit, asked)
    modes = {mode: result(held, mode, own[mode], scores[_own(mode)]) for mode in own}
    return Comparison(built, scores, modes)


def _own(mode: Mode) -> str:
    return f"ours: {mode}"


def _stock(held: RetrievalSet, encoder: Encoder) -> dict[str, System]:
    return {
        f"LlamaIndex: {name}, {depth} chunks": system
        for depth in DEPTHS
        for name, system in systems(held.documents, encoder, depth).items()
    }


def table(compared: Comparison) -> Table:
    """A line a system: our modes, then LlamaIndex at each depth."""
    n = next(iter(compared.scores.values())).n
    title = f"{n} queries; LlamaIndex splits at {CHUNK} tokens, overlap {OVERLAP}"
    rows = [_cells(name, s, compared.systems[name]) for name, s in compared.scores.items()]
    return Table(title, _HEAD, rows)


def _cells(name: str, scores: Scores, system: System) -> list[str]:
    rates = [scores.ndcg_10, scores.recall_5, scores.recall_10, scores.mrr_10]
    times = [scores.query_ms_p50, scores.query_ms_p95, system.build_s]
    return [name, *(f"{r:.4f}" for r in rates), *(f"{t:.2f}" for t in times), str(system.pieces)]
