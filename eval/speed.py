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
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import median

from assistant.answer import Settings
from assistant.respond import Assistant
from corpus.agencies import Directory
from corpus.manifest import PLANS, load_manifests
from corpus.parse import parse
from corpus.plan import Plan
from index.build import build
from index.home import Home
from index.register import Register
from index.register.writer import write_register

QUESTION = "Sở Nội vụ phải làm gì trước tháng 6?"
_ASKED = (
    QUESTION,
    "so y te phai lam gi trong quy 3",
    "Sở Công Thương Thái Bình chủ trì nhiệm vụ nào?",
    "Sở KH&CN Thái Nguyên phải xong gì trong năm 2026?",
    "Công an tỉnh phối hợp những việc gì?",
    "Sở Tài chính Đồng Tháp có trách nhiệm gì?",
)
# One of each other kind that the register answers: topics, places, plans as a whole.
_OTHERS = (
    "Khi nào phải xong Đề án số hóa các điểm đến du lịch?",
    "Ai chủ trì xây dựng kho dữ liệu dùng chung?",
    "Mục tiêu kinh tế số của Thái Bình đến 2030?",
    "Nhiệm vụ 19 Phụ lục II Kế hoạch 26 của Thái Bình",
    "Kế hoạch 86 của Thái Bình còn hiệu lực không?",
    "Thái Bình phải báo cáo 6 tháng vào lúc nào?",
    "Văn bản 1552/BTTTT-THH được nhắc ở đâu?",
    "Sở Y tế chủ trì bao nhiêu nhiệm vụ?",
    "Ai ký kế hoạch 25 của Thái Nguyên?",
)
_AS_OF = date(2025, 3, 1)


def main(argv: list[str] | None = None) -> int:
    """Print the table; `--copies 1000` also measures a corpus of that many plans."""
    parser = argparse.ArgumentParser(prog="python -m eval speed", description=__doc__)
    parser.add_argument("--runs", type=int, default=7, help="cold starts to take the median of")
    parser.add_argument("--copies", type=int, default=0, help="also with the plans copied to N")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(Path(folder), arguments.runs, arguments.copies)
    print(json.dumps(figures) if arguments.json else _table(figures))
    return 0


def measure(folder: Path, runs: int, copies: int) -> dict[str, float]:
    """Figures by name; seconds, milliseconds and MiB as the names say."""
    home = Home(folder / "home")
    figures = {"build_s": _timed(lambda: build(home, force=True))}
    figures |= _cold(home, runs)
    assistant = Assistant.open(home)
    figures |= _warm(assistant, "warm")
    if copies:
        figures |= _scaled(folder / "many.db", copies)
        figures["scale_ratio_p95"] = figures["scaled_p95_ms"] / figures["warm_p95_ms"]
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


def _warm(assistant: Assistant, name: str, rounds: int = 30) -> dict[str, float]:
    """Lists of work (the six questions of old), again and again; then each other kind.

    `first` is what the slowest takes when nothing of it was read before; `look_up` and
    `compose` are parts of the slowest list, the check counted with composing.
    """
    settings = Settings(_AS_OF)
    every = (*_ASKED, *_OTHERS)
    first = [_timed(lambda q=q: assistant.ask(q, (), settings)) for q in every]  # type: ignore[misc]
    lists = _totals(assistant, _ASKED, rounds)
    others = _totals(assistant, _OTHERS, max(rounds // 5, 1))
    return {
        f"{name}_p50_ms": _at(lists, 0.5)["total"],
        f"{name}_p95_ms": _at(lists, 0.95)["total"],
        f"{name}_p95_look_up_ms": _at(lists, 0.95)["look_up"],
        f"{name}_p95_compose_ms": _at(lists, 0.95)["compose"],
        f"{name}_others_p50_ms": _at(others, 0.5)["total"],
        f"{name}_others_p95_ms": _at(others, 0.95)["total"],
        f"{name}_first_ms": max(first) * 1e3,
    }


def _totals(assistant: Assistant, questions: Sequence[str], rounds: int) -> list[dict[str, float]]:
    """What each answer took, part by part, quickest first."""
    asked = [q for _ in range(rounds) for q in questions]
    spent = [assistant.ask(q, (), Settings(_AS_OF)).timing_ms for q in asked]
    return sorted(spent, key=lambda parts: parts["total"])


def _at(spent: Sequence[dict[str, float]], share: float) -> dict[str, float]:
    return spent[min(int(len(spent) * share), len(spent) - 1)]


def _scaled(path: Path, copies: int) -> dict[str, float]:
    """The same questions, of one province, over a register of many varied plans."""
    directory = Directory.load()
    seconds = _timed(lambda: write_register(path, varied(directory, copies), directory))
    from corpus.provinces import Provinces

    register = Register(path)
    learned = [name for name, _ in register.agencies()]
    assistant = Assistant(register, directory.with_names(learned), Provinces.load())
    figures = _warm(assistant, "scaled", rounds=3)
    figures["scaled_mib"] = path.stat().st_size / 2**20
    return figures | {"scaled_build_s": seconds, "scaled_records": float(register.size())}


def varied(directory: Directory, copies: int) -> Iterator[Plan]:
    """The shipped plans again and again, ids and provinces varied."""
    plans = [parse(m, PLANS, directory) for m in load_manifests()]
    for n in range(copies):
        plan = plans[n % len(plans)]
        name = f"{plan.id}-{n}" if n >= len(plans) else plan.id
        province = plan.manifest.province if n < len(plans) else f"Tỉnh số {n // len(plans)}"
        manifest = replace(plan.manifest, id=name, province=province)
        records = tuple(replace(r, plan=name) for r in plan.records)
        yield replace(plan, manifest=manifest, records=records)


def _table(figures: dict[str, float]) -> str:
    width = max(map(len, figures))
    return "\n".join(f"{name:<{width}}  {value:10.2f}" for name, value in figures.items())


if __name__ == "__main__":
    sys.exit(main())
