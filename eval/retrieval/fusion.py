"""What each weight of the fusion is worth, one changed at a time from those in use.

    python -m eval.retrieval.fusion DIR [DIR ...]

Each set is scored in two halves: every other query, from the first and from the second.
Weights are chosen on the first halves only; the second halves say what carried over.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import mean

from eval.measures.rankings import ndcg
from eval.reports.tables import Table
from eval.retrieval.beir import BadSet, RetrievalSet, read
from eval.retrieval.bench import Searcher
from eval.retrieval.systems import TOP
from index import fuse
from index.lexical import FUSED, Weighing
from index.settings import load_encoder


@dataclass(frozen=True, slots=True)
class Weights:
    """Everything that fusion weighs by; the defaults are in use."""

    dense: float = fuse.DENSE_WEIGHT
    heading: float = fuse.HEADING_WEIGHT
    single: float = FUSED.single
    asking: float = FUSED.asking


PLAIN = Weights(heading=0, single=1, asking=1)  # cosine and BM25 as they are
_TRIED = {
    "dense": (0.0, 0.2, 0.4, 0.5, 0.7),
    "heading": (0.0, 0.1, 0.3),
    "single": (1.0, 1.4, 2.5),
    "asking": (0.0, 1.0, 1.8),
}


def variants() -> Iterator[tuple[str, Weights]]:
    """The weights in use, BM25 alone, plain fusion, then one weight changed at a time."""
    yield "in use", Weights()
    yield "BM25 alone", replace(PLAIN, dense=0)
    yield "BM25 and cosine, plain", PLAIN
    for name, values in _TRIED.items():
        for value in values:
            yield f"{name} {value}", replace(Weights(), **{name: value})


def halves(held: RetrievalSet, searcher: Searcher, weights: Weights) -> tuple[float, float]:
    """Mean nDCG@10 of the first, third, … query and of the others."""
    gains = [_gain(held, searcher, weights, number) for number in held.queries]
    return mean(gains[0::2]), mean(gains[1::2])


def _gain(held: RetrievalSet, searcher: Searcher, weights: Weights, number: str) -> float:
    weighing = Weighing(weights.single, weights.asking)
    found = searcher.candidates(held.queries[number], weighing)
    scores = fuse.fuse(found.dense, found.lexical, weights.dense, found.named, weights.heading)
    best = [found.documents[i] for i in fuse.order(scores)[:TOP]]
    return ndcg([held.documents[d].id for d in best], held.grades[number])


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m eval.retrieval.fusion", description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path, metavar="DIR")
    given = parser.parse_args(argv)
    try:
        sets = [read(folder) for folder in given.folders]
    except BadSet as fault:
        print(fault, file=sys.stderr)
        return 2
    built = [(held, Searcher(held.documents, "hybrid", load_encoder())) for held in sets]
    rows = [
        [name, *(f"{a:.4f} / {b:.4f}" for a, b in (halves(*one, weights) for one in built))]
        for name, weights in variants()
    ]
    title = "nDCG@10 of the halves that weights are chosen on / of the others"
    print(Table(title, ("weights", *(f.name for f in given.folders)), rows).text())
    return 0


if __name__ == "__main__":
    sys.exit(main())
