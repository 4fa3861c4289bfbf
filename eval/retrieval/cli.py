"""The command bench: arguments → the story → what is printed."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from eval.commands import positive

if TYPE_CHECKING:
    from eval.retrieval.bench import Result


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, help="corpus.jsonl, queries.jsonl, qrels.tsv")
    parser.add_argument("--mode", choices=("hybrid", "dense", "lexical"), default="hybrid")
    parser.add_argument("--model", help="encoder folder or hub name; the bundled one if not given")
    parser.add_argument("--reranker", help="cross-encoder folder or hub name; none if not given")
    parser.add_argument("--limit", type=positive, help="only the first queries")
    parser.add_argument("--bare", action="store_true", help="ask without diacritics")
    parser.add_argument(
        "--stock", action="store_true", help="then a table: all modes beside a stock LlamaIndex"
    )


def command(given: argparse.Namespace) -> int:
    """Print the scores as one JSON line; with --stock then the table of all systems."""
    from corpus.text import unaccent
    from eval.retrieval.beir import BadSet, read
    from eval.retrieval.bench import bench
    from index.encoder import EncoderError
    from index.reranker import RerankerError
    from index.settings import load_encoder, load_reranker

    asked = unaccent if given.bare else str
    try:
        if given.stock:
            return _bench_against(given, asked)
        encoder = None if given.mode == "lexical" else load_encoder(given.model)
        reranker = load_reranker(given.reranker) if given.reranker else None
        result = bench(read(given.folder), given.mode, encoder, given.limit, asked, reranker)
    except (BadSet, EncoderError, RerankerError) as error:
        print(error, file=sys.stderr)
        return 2
    _print(given.folder, encoder.name if encoder else None, result)
    return 0


def _bench_against(given: argparse.Namespace, asked: Callable[[str], str]) -> int:
    from eval.retrieval.against import against, table
    from eval.retrieval.beir import read
    from eval.retrieval.stock import StockMissing, required
    from index.settings import load_encoder

    try:
        required()
    except StockMissing as error:
        print(error, file=sys.stderr)
        return 2
    encoder = load_encoder(given.model)
    compared = against(read(given.folder), encoder, given.limit, asked)
    name = None if given.mode == "lexical" else encoder.name
    _print(given.folder, name, compared.modes[given.mode])
    print(f"\n{table(compared).text()}")
    return 0


def _print(folder: Path, model: str | None, result: Result) -> None:
    print(json.dumps({"set": folder.name, "model": model, **asdict(result)}))
