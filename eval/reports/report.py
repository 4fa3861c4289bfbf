"""The story of a report: a run's folder → scores → tables for terminal, Markdown and page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from eval.answers import FILE, Header, read_run
from eval.cases import Case
from eval.reports.estimate import Estimate
from eval.reports.summary import Summary, summarise
from eval.reports.tables import Table
from eval.score import Scores, score_run
from eval.truth import Truth

EVIDENCE_FILE = "baselines.jsonl"


@dataclass(frozen=True, slots=True)
class Report:
    """A run as scored now. `evidence` is (system, held out) → how often its contexts hold
    all the evidence, where the run has baselines. A part without cases has no summary."""

    header: Header
    scores: Scores
    development: Summary | None
    held_out: Summary | None
    evidence: Mapping[tuple[str, bool], Estimate]


def load(folder: Path, cases: tuple[Case, ...], truth: Truth) -> Report:
    """Score the run in a folder. Raises RunError where there is none."""
    header, rows = read_run(folder / FILE)
    scores = score_run(cases, rows, truth)
    parts = [scores.part(held_out=held) for held in (False, True)]
    development, held_out = (summarise(part) if part else None for part in parts)
    return Report(header, scores, development, held_out, _evidence(folder, cases))


def _evidence(folder: Path, cases: tuple[Case, ...]) -> dict[tuple[str, bool], Estimate]:
    from eval.retrieval.baselines import rates

    path = folder / EVIDENCE_FILE
    if not path.is_file():
        return {}
    return rates(map(json.loads, path.read_text(encoding="utf-8").splitlines()), cases)


def facts(report: Report) -> list[tuple[str, str]]:
    """Which run this is: name and value."""
    header, scores = report.header, report.scores
    found = [
        ("run", f"{header.code}-{header.index}"),
        ("made", header.made),
        ("commit", header.commit or "(none)"),
        ("corpus", header.corpus),
        ("settings", json.dumps(dict(header.settings), ensure_ascii=False)),
        ("scored", f"{len(scores.scored)} cases, {len(scores.unscored)} unscored"),
    ]
    reasons = sorted(set(scores.unscored.values()))
    told = [f"{sum(r == x for x in scores.unscored.values())} {r}" for r in reasons]
    return found + ([("unscored", "; ".join(told))] if told else [])


def tables(report: Report) -> list[Table]:
    """Every table of a report, development and held-out cases in columns of their own."""
    both = (report.development, report.held_out)
    return [
        Table("Cases that pass, by kind", _head("kind"), _pass_rows(both, "kinds")),
        Table("Cases that pass, by plan", _head("plan"), _pass_rows(both, "plans")),
        Table("Measures", _head("measure"), _measure_rows(both)),
        *_evidence_tables(report.evidence),
        Table("Time for the last turn", ("", "development", "held out"), _latency_rows(both)),
    ]


def _head(first: str) -> tuple[str, ...]:
    columns = ("n", "mean", "95 % interval")
    return (first, *columns, *(f"{c} (held out)" for c in columns))


_Both = tuple[Summary | None, Summary | None]


def _pass_rows(both: _Both, what: str) -> list[tuple[str, ...]]:
    held: list[Mapping[str, Estimate]] = [getattr(s, what) if s else {} for s in both]
    names = sorted({n for part in held for n in part})
    total = _row("all", [s.passed if s else None for s in both])
    return [_row(name, [part.get(name) for part in held]) for name in names] + [total]


def _measure_rows(both: _Both) -> list[tuple[str, ...]]:
    held = [s.measures if s else {} for s in both]
    names = dict.fromkeys(n for part in held for n in part)
    return [_row(name, [part.get(name) for part in held]) for name in names]


def _row(name: str, estimates: list[Estimate | None]) -> tuple[str, ...]:
    return (name, *(cell for e in estimates for cell in cells(e)))


def cells(estimate: Estimate | None) -> tuple[str, str, str]:
    """n, mean and interval as printed; dashes where nothing was measured."""
    if estimate is None:
        return "–", "–", "–"
    interval = "–"
    if estimate.low is not None and estimate.high is not None:
        interval = f"{estimate.low:.1%} – {estimate.high:.1%}"
    return str(estimate.n), f"{estimate.mean:.1%}", interval


def _evidence_tables(evidence: Mapping[tuple[str, bool], Estimate]) -> list[Table]:
    if not evidence:
        return []
    names = dict.fromkeys(name for name, _ in evidence)
    rows = [_row(name, [evidence.get((name, held)) for held in (False, True)]) for name in names]
    return [Table("What is shown holds all the evidence", _head("system"), rows)]


def _latency_rows(both: _Both) -> list[tuple[str, ...]]:
    """Of the assistant; of the language model too, where one was asked."""
    times = {"": [s.latency if s else None for s in both]}
    times[" (language model)"] = [s.model_latency if s else None for s in both]
    return [
        (name + of, *(f"{getattr(x, name):.0f} ms" if x else "–" for x in held))
        for of, held in times.items()
        for name in ("p50", "p95")
        if any(held) or not of
    ]


def markdown(report: Report) -> str:
    """The report as a page of the docs; its first line says which run it came from."""
    run = "; ".join(f"{k}: {v}" for k, v in facts(report))
    parts = [
        f"<!-- Generated by `python -m eval report --markdown`. {run} -->",
        "# How good the assistant is",
        _EXPLAINED,
        *(f"## {t.title}\n\n{t.markdown()}" for t in tables(report)),
    ]
    return "\n\n".join(parts) + "\n"


def in_brief(report: Report) -> Table:
    """The few rates that the README shows."""
    held = [s.measures if s else {} for s in (report.development, report.held_out)]
    rows = [_row(told, [part.get(name) for part in held]) for name, told in _BRIEF.items()]
    evidence = _evidence_tables(report.evidence)
    rows += [(f"all evidence shown: {row[0]}", *row[1:]) for t in evidence for row in t.rows]
    return Table("In brief", _head("what"), rows)


_BRIEF = {
    "passed": "cases that pass",
    "list_exact": "lists neither too long nor too short",
    "deadlines": "deadlines right",
    "values": "values right",
    "refusal": "nothing there, and says so",
    "verbatim": "quotations word for word at their place",
}

_EXPLAINED = """\
This page is generated, never typed: `python -m eval run --include-held-out --baselines`, then
`python -m eval report --markdown docs/evaluation.md`. Held-out cases are a fifth of the golden
set that nobody tunes on. A case passes when everything that it states holds and every quotation
shown stands word for word in the source. Intervals are 95 %, clustered by plan: cases of one
plan err together. Each measure is defined where it is computed, in `eval/measures/`; `n` is
the number of cases that it applies to."""
