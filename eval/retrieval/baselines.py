"""What retrieval alone would show: BM25, the encoder, a stock LlamaIndex pipeline.

Each hands on its ten best chunks for a question. They are scored on whether these hold all
the evidence, next to the assistant's citations, so that the gain of the register is seen.
Only `measure` loads anything heavy.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from eval.answers import Json, Row
from eval.cases import Case
from eval.reports.estimate import Estimate, estimate
from eval.reports.summary import cluster
from eval.retrieval.evidence import Stretch, Texts, cited, evidence, holds
from eval.truth import Truth

if TYPE_CHECKING:
    from index.encoder import Encoder

Search = Callable[[str], list[Stretch]]

TOP = 10
# About as long as the stock pipeline's 512 tokens, so that all show the same amount of text.
WINDOW, STEP = 150, 100  # words

_ASSISTANT = "this assistant (what it cites)"


def measure(
    cases: Sequence[Case], rows: Mapping[str, Row], truth: Truth, systems: Mapping[str, Search]
) -> Iterator[Json]:
    """One row a case that has evidence: its id, and by system whether all of it is shown.

    A question of several turns is searched for with all of them.
    """
    texts = Texts(truth.lines)
    for case in cases:
        wanted = evidence(case, texts, truth)
        if not wanted or case.id not in rows:
            continue
        shown = {name: search(" ".join(case.turns)) for name, search in systems.items()}
        shown[_ASSISTANT] = cited(rows[case.id].answer, texts)
        held = {name: holds(found, wanted, texts) for name, found in shown.items()}
        yield {"id": case.id, "holds": held}


def rates(rows: Iterable[Json], cases: Sequence[Case]) -> dict[tuple[str, bool], Estimate]:
    """(system, held out) → the share of cases whose evidence it shows in full."""
    known = {c.id: c for c in cases}
    pairs: dict[tuple[str, bool], list[tuple[float | None, str]]] = {}
    for row in rows:
        if case := known.get(row["id"]):
            for name, held in row["holds"].items():
                pairs.setdefault((name, case.held_out), []).append((float(held), cluster(case)))
    return {key: estimate(found) for key, found in pairs.items()}


def systems(truth: Truth) -> dict[str, Search]:
    """The three of them, each over the texts of the shipped plans."""
    from eval.retrieval.stock import CHUNK, OVERLAP, stock
    from index.settings import load_encoder

    texts, encoder = Texts(truth.lines), load_encoder()
    chunks = [c for plan in texts.of for c in windows(plan, texts.of[plan])]
    held = [texts.of[c.plan][c.start : c.end] for c in chunks]
    return {
        f"BM25 alone, top {TOP}": _lexical(chunks, held),
        f"encoder alone, top {TOP}": _dense(chunks, held, encoder),
        f"LlamaIndex {CHUNK}/{OVERLAP}, top {TOP}": stock(texts, encoder, TOP),
    }


def windows(plan: str, text: str, width: int = WINDOW, step: int = STEP) -> list[Stretch]:
    """A text in stretches of `width` words, `step` apart.

    >>> [(w.start, w.end) for w in windows("p", "a b c d", width=3, step=2)]
    [(0, 5), (4, 7)]
    """
    words = [m.span() for m in re.finditer(r"\S+", text)]
    found = []
    for at in range(0, max(1, len(words) - width + step), step):
        held = words[at : at + width]
        if held:
            found.append(Stretch(plan, held[0][0], held[-1][1]))
    return found


def _lexical(chunks: Sequence[Stretch], texts: Sequence[str]) -> Search:
    from index.lexical import LexicalIndex

    index = LexicalIndex()
    index.add(range(len(texts)), texts)
    return lambda query: [chunks[i] for i in index.search(query, TOP).ids.tolist()]


def _dense(chunks: Sequence[Stretch], texts: Sequence[str], encoder: Encoder) -> Search:
    vectors = encoder.encode_passages(texts)

    def search(query: str) -> list[Stretch]:
        scores = vectors @ encoder.encode_queries([query])[0]
        return [chunks[i] for i in (-scores).argsort(kind="stable")[:TOP].tolist()]

    return search
