"""`python -m eval bench DIR`: one JSON object on standard output."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path


def main(arguments: list[str] | None = None) -> int:
    """The command line. 0 scored, 2 bad usage or unreadable input (one line on stderr)."""
    parser = argparse.ArgumentParser(prog="python -m eval")
    commands = parser.add_subparsers(dest="command", required=True)
    _bench_arguments(commands.add_parser("bench", help="score retrieval on a BEIR folder"))
    return _bench(parser.parse_args(arguments))


def _bench_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, help="corpus.jsonl, queries.jsonl, qrels.tsv")
    parser.add_argument("--mode", choices=("hybrid", "dense", "lexical"), default="hybrid")
    parser.add_argument("--model", help="encoder folder or hub name; the bundled one if not given")
    parser.add_argument("--limit", type=_positive, help="only the first queries")
    parser.add_argument("--bare", action="store_true", help="ask without diacritics")


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


def _bench(given: argparse.Namespace) -> int:
    from corpus.text import unaccent
    from eval.beir import BadSet, read
    from eval.bench import bench
    from index.encoder import EncoderError, load_encoder

    try:
        encoder = None if given.mode == "lexical" else load_encoder(given.model)
        held = read(given.folder)
        result = bench(held, given.mode, encoder, given.limit, unaccent if given.bare else str)
    except (BadSet, EncoderError) as error:
        print(error, file=sys.stderr)
        return 2
    model = encoder.name if encoder else None
    print(json.dumps({"set": given.folder.name, "model": model, **asdict(result)}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
