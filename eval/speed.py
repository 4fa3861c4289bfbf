"""Speed, side by side in one run: cold start, warm latency, index build, memory, scale.

Absolute figures depend on the machine; the ratios are what to quote.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from statistics import median

from assistant.answer import Settings
from assistant.cli import collect_seldom
from assistant.respond import Assistant
from corpus.agencies import Directory
from eval.copies import copied
from eval.timed import KINDS, QUESTION
from index.build import build
from index.home import Home
from index.register import Register
from index.register.writer import write_register

_AS_OF = date(2025, 3, 1)


def main(argv: list[str] | None = None) -> int:
    """Print the table; `--copies 1000` also measures a corpus of that many plans."""
    parser = argparse.ArgumentParser(prog="python -m eval speed", description=__doc__)
    parser.add_argument("--runs", type=int, default=7, help="cold starts to take the median of")
    parser.add_argument("--copies", type=int, default=0, help="also with the plans copied to N")
    parser.add_argument("--reworded", action="store_true", help="each copy in other words")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args(argv)
    collect_seldom()
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(
            Path(folder), arguments.runs, arguments.copies, reworded=arguments.reworded
        )
    print(json.dumps(figures) if arguments.json else _table(figures))
    return 0


def measure(folder: Path, runs: int, copies: int, *, reworded: bool = False) -> dict[str, float]:
    """Figures by name; seconds, milliseconds and MiB as the names say."""
    home = Home(folder / "home")
    figures = {"build_s": _timed(lambda: build(home, force=True))}
    figures |= _cold(home, runs)
    assistant = Assistant.open(home)
    figures |= _warm(assistant, "warm", rounds=30)
    if copies:
        figures |= _scaled(folder / "many.db", copies, reworded)
        for kind in ("list", "others"):
            ratio = figures[f"scaled_{kind}_p95_ms"] / figures[f"warm_{kind}_p95_ms"]
            figures[f"scale_ratio_{kind}_p95"] = ratio
    figures["peak_memory_mib"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return figures


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _cold(home: Home, runs: int) -> dict[str, float]:
    """The whole process against a bare interpreter, taken in turns."""
    environment = os.environ | {"KEHOACH_HOME": str(home.root)}
    bare = [sys.executable, "-c", "import sqlite3, json"]
    kehoach = [sys.executable, "-m", "assistant.cli"]
    asked = [*kehoach, "ask", QUESTION]
    _process([*kehoach, "index"], environment)
    pairs = [(_process(bare, environment), _process(asked, environment)) for _ in range(runs)]
    return {
        "bare_ms": median(a for a, _ in pairs) * 1e3,
        "cold_ms": median(b for _, b in pairs) * 1e3,
        "cold_ratio": median(b / a for a, b in pairs),
    }


def _process(command: list[str], environment: dict[str, str]) -> float:
    return _timed(lambda: subprocess.run(command, check=True, capture_output=True, env=environment))


def _warm(assistant: Assistant, name: str, rounds: int) -> dict[str, float]:
    """Each question again and again, kind by kind; all kinds but the lists together are
    "others".

    `first` is what the slowest takes when nothing of it was read before; "cpu" is the time
    of the processor, which says more on a busy machine.
    """
    every = [question for some in KINDS.values() for question in some]
    first = [_timed(lambda q=q: _ask(assistant, q)) for q in every]  # type: ignore[misc]
    spent = {kind: _totals(assistant, some, rounds) for kind, some in KINDS.items()}
    spent["others"] = [one for kind, some in spent.items() if kind != "list" for one in some]
    figures = {f"{name}_first_ms": max(first) * 1e3}
    for kind, some in spent.items():
        figures |= {f"{name}_{kind}_{of}": value for of, value in _spread(some).items()}
    return figures


def _ask(assistant: Assistant, question: str) -> None:
    assistant.ask(question, (), Settings(_AS_OF))


def _totals(
    assistant: Assistant, questions: Sequence[str], rounds: int
) -> list[tuple[float, float]]:
    """What each answer took, in seconds: by the clock, and of the processor."""
    spent = []
    for question in (q for _ in range(rounds) for q in questions):
        before = time.process_time()
        taken = _timed(lambda q=question: _ask(assistant, q))  # type: ignore[misc]
        spent.append((taken, time.process_time() - before))
    return spent


def _spread(spent: Sequence[tuple[float, float]]) -> dict[str, float]:
    clock, cpu = (sorted(1e3 * one[which] for one in spent) for which in (0, 1))
    figures = {"p50_ms": _at(clock, 0.5), "p95_ms": _at(clock, 0.95)}
    return figures | {"p50_cpu_ms": _at(cpu, 0.5), "p95_cpu_ms": _at(cpu, 0.95)}


def _at(ordered: Sequence[float], share: float) -> float:
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


def _scaled(path: Path, copies: int, reworded: bool) -> dict[str, float]:
    """The same questions, of one province, over a register of many varied plans."""
    directory = Directory.load()
    seconds = _written(path, copies, directory, reworded)
    from corpus.provinces import Provinces

    register = Register(path)
    learned = [name for name, _ in register.agencies()]
    assistant = Assistant(register, directory.with_names(learned), Provinces.load())
    figures = _warm(assistant, "scaled", rounds=20)
    figures["scaled_mib"] = path.stat().st_size / 2**20
    return figures | {"scaled_build_s": seconds, "scaled_records": float(register.size())}


def _written(path: Path, copies: int, directory: Directory, reworded: bool) -> float:
    """Seconds to write the register. The plans end here: held on while answers are timed,
    they would lengthen each full garbage collection, and no server holds them."""
    plans = copied(directory, copies, reworded=reworded)
    return _timed(lambda: write_register(path, plans, directory))


def _table(figures: dict[str, float]) -> str:
    width = max(map(len, figures))
    return "\n".join(f"{name:<{width}}  {value:10.2f}" for name, value in figures.items())


if __name__ == "__main__":
    sys.exit(main())
