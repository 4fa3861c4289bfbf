"""Retrieval over many passages, made by varying those of the shipped plans.

    python -m eval.retrieval.scale --passages 100000

Prints build rate, latency by mode, recall of both searches against exact ones, and memory.
Queries run in a process of their own, so that its memory is that of answering. With
`--folder` the index stays, and `--query FOLDER` asks it again.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpus.agencies import Directory
from corpus.manifest import PLANS, load_manifests
from corpus.parse import parse
from index.encoder import Encoder, Vectors
from index.lexical import LexicalIndex
from index.passages import Passage, passages
from index.retrieve import MODES, Retriever
from index.search_files import LEXICAL, VECTORS, write_search
from index.settings import open_encoder
from index.vectors import VectorStore

_CHANGED = 0.3  # share of words that a variant replaces
_QUERIES = 200
_WORDS = (5, 12)  # of a query
TOP = 10


class Watched:
    """An encoder that also keeps, for fixed queries, the exact best of all it encoded."""

    def __init__(self, encoder: Encoder, queries: Sequence[str]) -> None:
        self._encoder = encoder
        self.name, self.dim, self.digest = encoder.name, encoder.dim, encoder.digest
        self._asked = encoder.encode_queries(queries)
        self._scores = np.full((len(queries), TOP), -np.inf, np.float32)
        self.best: npt.NDArray[np.int64] = np.full((len(queries), TOP), -1, np.int64)
        self.seen = 0

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        rows = self._encoder.encode_passages(texts)
        scores = np.concatenate([self._scores, self._asked @ rows.T], axis=1)
        new = np.arange(self.seen, self.seen + len(rows))
        ids = np.concatenate([self.best, np.tile(new, (len(self.best), 1))], axis=1)
        kept = np.argpartition(-scores, TOP - 1, axis=1)[:, :TOP]
        self._scores = np.take_along_axis(scores, kept, axis=1)
        self.best = np.take_along_axis(ids, kept, axis=1)
        self.seen += len(rows)
        return rows

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return self._encoder.encode_queries(texts)


def varied(count: int, seed: int = 7) -> Iterator[Passage]:
    """`count` passages: the shipped ones, then variants with words of others put in."""
    directory = Directory.load()
    shipped = [p for m in load_manifests() for p in passages(parse(m, PLANS, directory))]
    words = sorted({w for p in shipped for w in p.text.split()})
    draw = random.Random(seed)
    for n in range(count):
        passage = shipped[n % len(shipped)]
        if n >= len(shipped):
            copy, text = n // len(shipped), _changed(passage.text, words, draw)
            passage = replace(passage, locator=f"{passage.locator}~{copy}", text=text)
        yield passage


def _changed(text: str, words: Sequence[str], draw: random.Random) -> str:
    return " ".join(
        draw.choice(words) if draw.random() < _CHANGED else word for word in text.split()
    )


def queries(count: int, seed: int = 11) -> list[str]:
    """Runs of words from passages of the corpus of that size."""
    draw = random.Random(seed)
    wanted = set(draw.sample(range(count), min(_QUERIES, count)))
    found = []
    for n, passage in enumerate(varied(count)):
        if n in wanted:
            held, size = passage.text.split(), draw.randint(*_WORDS)
            at = draw.randrange(max(1, len(held) - size))
            found.append(" ".join(held[at : at + size]))
    return found


def measure(folder: Path, count: int) -> dict[str, object]:
    """Build, then query in a fresh process; figures by name (seconds, milliseconds, MiB)."""
    load = os.getloadavg()[0]
    asked = queries(count)
    watched = Watched(open_encoder(), asked)
    began = time.perf_counter()
    manifests = load_manifests()
    write_search(folder, manifests, varied(count), watched, progress=_say)
    spent = time.perf_counter() - began
    (folder / "asked.json").write_text(json.dumps(asked), encoding="utf-8")
    np.save(folder / "best.npy", watched.best)
    command = [sys.executable, "-m", "eval.retrieval.scale", "--query", str(folder)]
    ran = subprocess.run(command, check=True, capture_output=True, text=True)
    size = sum(p.stat().st_size for p in folder.iterdir()) / 2**20
    return {
        "passages": count,
        "windows": watched.seen,
        "build_s": round(spent, 1),
        "passages_per_s": round(count / spent),
        "build_peak_mib": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "disk_mib": round(size),
        "load_before": round(load, 1),
        **json.loads(ran.stdout),
        "load_after": round(os.getloadavg()[0], 1),
    }


def _say(line: str) -> None:
    print(line, end="\r", file=sys.stderr)


def ask(folder: Path) -> dict[str, object]:
    """Latency by mode, recall of the vector search, memory of this process."""
    asked = json.loads((folder / "asked.json").read_text(encoding="utf-8"))
    retriever = Retriever.open(folder)
    began = time.perf_counter()
    retriever.search(asked[0])
    figures: dict[str, object] = {"first_s": round(time.perf_counter() - began, 2)}
    one = ("dongthap-283-2025",)
    figures["first_filtered_s"] = round(_timed(retriever, asked[0], "hybrid", one)[0] / 1000, 2)
    for mode in MODES:
        figures |= _percentiles(mode, [_timed(retriever, query, mode) for query in asked])
    figures |= _percentiles("filtered", [_timed(retriever, q, "hybrid", one) for q in asked])
    figures["resident_mib"] = _resident()
    figures["load"] = round(os.getloadavg()[0], 1)
    return figures | _recall(folder, asked) | _agreement(folder, asked)


def _percentiles(name: str, spent: Sequence[tuple[float, float]]) -> dict[str, object]:
    """Of wall-clock and processor times; on a busy machine the second says more."""
    last = int(0.95 * len(spent))
    wall, processor = (sorted(column) for column in zip(*spent, strict=True))
    return {
        f"{name}_p50_ms": round(wall[len(wall) // 2], 1),
        f"{name}_p95_ms": round(wall[last], 1),
        f"{name}_p50_cpu_ms": round(processor[len(processor) // 2], 1),
        f"{name}_p95_cpu_ms": round(processor[last], 1),
    }


def _resident() -> int:
    """MiB that this process holds, mapped files as far as they were touched. A child's
    ru_maxrss starts from its parent's, so it is not used."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    kib = next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))
    return round(int(kib) / 1024)


def _timed(
    retriever: Retriever, query: str, mode: str, plans: tuple[str, ...] | None = None
) -> tuple[float, float]:
    """Milliseconds on the clock, and of a processor."""
    wall, processor = time.perf_counter(), time.thread_time()
    retriever.search(query, plans, top=TOP, mode=mode)  # type: ignore[arg-type]
    return (time.perf_counter() - wall) * 1000, (time.thread_time() - processor) * 1000


def _recall(folder: Path, asked: Sequence[str]) -> dict[str, object]:
    store, best = VectorStore.load(folder / VECTORS), np.load(folder / "best.npy")
    rows = open_encoder().encode_queries(asked)
    found = [set(store.search(row, TOP).ids.tolist()) for row in rows]
    shares = [len(f & set(b.tolist())) / TOP for f, b in zip(found, best, strict=True)]
    return {"exact": store.exact, "recall_10": round(sum(shares) / len(shares), 4)}


def _agreement(folder: Path, asked: Sequence[str]) -> dict[str, object]:
    """How much of the first ten by BM25 is what reading every posting finds."""
    index = LexicalIndex.load(folder / LEXICAL)
    part = [set(index.search(q, TOP).ids.tolist()) for q in asked]
    full = [set(index.search(q, TOP, scanned=math.inf).ids.tolist()) for q in asked]
    shares = [len(p & f) / max(1, len(f)) for p, f in zip(part, full, strict=True)]
    return {"lexical_recall_10": round(sum(shares) / len(shares), 4)}


def main(argv: Sequence[str] | None = None) -> int:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(prog="python -m eval.retrieval.scale", description=__doc__)
    parser.add_argument("--passages", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, help="an empty folder that keeps the index")
    parser.add_argument("--query", type=Path, metavar="FOLDER", help="ask a kept index again")
    given = parser.parse_args(argv)
    if given.query:
        print(json.dumps(ask(given.query), indent=1))
        return 0
    if given.passages < 1000:
        parser.error("--passages: at least 1000")
    if given.folder:
        given.folder.mkdir(parents=True)
        print(json.dumps(measure(given.folder, given.passages), indent=1))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(measure(Path(folder), given.passages), indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
