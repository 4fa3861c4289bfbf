"""`python -m eval run | report | gate | bench | import-feedback | speed`: one parser, each
command by itself.

Exit codes: 0 done, 1 the gate refuses, 2 bad usage or unreadable input (one line on
stderr), 3 the index is missing or damaged.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.manifest import ManifestError
from eval import commands, feedback
from eval.answers import RunError
from eval.cases import CaseError
from eval.commands import positive
from eval.gate import BaselineError
from index.register import RegisterError

if TYPE_CHECKING:
    from eval.bench import Result


def main(arguments: list[str] | None = None) -> int:
    """The command line; returns the exit code."""
    words = sys.argv[1:] if arguments is None else arguments
    if words[:1] == ["speed"]:  # has a parser of its own, and loads the assistant
        from eval import speed

        return speed.main(words[1:])
    given = _parser().parse_args(words)
    try:
        return int(given.run_command(given))
    except (RunError, CaseError, BaselineError, ManifestError) as fault:
        print(fault, file=sys.stderr)
        return 2
    except RegisterError as fault:
        print(fault, file=sys.stderr)
        return 3


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m eval", epilog="speed: cold start, latency, build time, memory"
    )
    subparsers = parser.add_subparsers(dest="command", required=True)
    for name, (told, fill, run) in _COMMANDS.items():
        command = subparsers.add_parser(name, help=told, description=told)
        fill(command)
        command.set_defaults(run_command=run)
    return parser


def _bench_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, help="corpus.jsonl, queries.jsonl, qrels.tsv")
    parser.add_argument("--mode", choices=("hybrid", "dense", "lexical"), default="hybrid")
    parser.add_argument("--model", help="encoder folder or hub name; the bundled one if not given")
    parser.add_argument("--limit", type=positive, help="only the first queries")
    parser.add_argument("--bare", action="store_true", help="ask without diacritics")
    parser.add_argument(
        "--stock", action="store_true", help="then a table: all modes beside a stock LlamaIndex"
    )


def _bench(given: argparse.Namespace) -> int:
    from corpus.text import unaccent
    from eval.beir import BadSet, read
    from eval.bench import bench
    from index.encoder import EncoderError, load_encoder

    asked = unaccent if given.bare else str
    try:
        if given.stock:
            return _bench_against(given, asked)
        encoder = None if given.mode == "lexical" else load_encoder(given.model)
        result = bench(read(given.folder), given.mode, encoder, given.limit, asked)
    except (BadSet, EncoderError) as error:
        print(error, file=sys.stderr)
        return 2
    _print(given.folder, encoder.name if encoder else None, result)
    return 0


def _bench_against(given: argparse.Namespace, asked: Callable[[str], str]) -> int:
    from eval.against import against, table
    from eval.beir import read
    from eval.stock import StockMissing, required
    from index.encoder import load_encoder

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


_COMMANDS = {
    "run": ("ask the golden set, write raw answers", commands.run_arguments, commands.run_command),
    "report": ("score a run", commands.report_arguments, commands.report_command),
    "gate": ("refuse what is worse", commands.gate_arguments, commands.gate_command),
    "bench": ("score retrieval on a BEIR folder", _bench_arguments, _bench),
    "import-feedback": ("ratings in the chat → drafts", feedback.arguments, feedback.command),
}


if __name__ == "__main__":
    raise SystemExit(main())
