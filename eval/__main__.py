"""`python -m eval run | report | gate | bench | import-feedback | speed`: one parser, each
command by itself.

Exit codes: 0 done, 1 the gate refuses, 2 bad usage or unreadable input (one line on
stderr), 3 the index is missing or damaged.
"""

from __future__ import annotations

import argparse
import sys

from assistant.errors import ModelSettingError
from corpus.manifest import ManifestError
from corpus.reference.tables import ReferenceDataError
from eval import commands, feedback
from eval.answers import RunError
from eval.cases import CaseError
from eval.gate import BaselineError
from eval.retrieval import cli as retrieval
from index.register import RegisterError

_REFUSED = (
    RunError, CaseError, BaselineError, ManifestError, ModelSettingError, ReferenceDataError,
)  # fmt: skip


def main(arguments: list[str] | None = None) -> int:
    """The command line; returns the exit code."""
    words = sys.argv[1:] if arguments is None else arguments
    if words[:1] == ["speed"]:  # has a parser of its own, and loads the assistant
        from eval import speed

        return speed.main(words[1:])
    given = _parser().parse_args(words)
    try:
        return int(given.run_command(given))
    except _REFUSED as fault:
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


_COMMANDS = {
    "run": ("ask the golden set, write raw answers", commands.run_arguments, commands.run_command),
    "report": ("score a run", commands.report_arguments, commands.report_command),
    "gate": ("refuse what is worse", commands.gate_arguments, commands.gate_command),
    "bench": ("score retrieval on a BEIR folder", retrieval.arguments, retrieval.command),
    "import-feedback": ("ratings in the chat → drafts", feedback.arguments, feedback.command),
}


if __name__ == "__main__":
    raise SystemExit(main())
