"""A raw answer and what its case expects → every measure, and every fault.

A case passes when everything that it states holds, each quotation shown stands word for word
in the source, and each record shown cites its own place. Nothing here is averaged: see
`summary.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from eval.answers import Row, asked
from eval.cases import Case
from eval.faults import Fault, described
from eval.measures.citations import (
    citation_precision,
    citation_recall,
    cited_rate,
    of_summary,
    passage_hit,
    ranked_passages,
    summary_kept,
    verbatim_rate,
)
from eval.measures.content import (
    deadlines_correct,
    leads_correct,
    says_correct,
    tuple_correctness,
    value_correctness,
)
from eval.measures.lists import (
    count_correct,
    exact_match,
    list_correct,
    related_correct,
    rows_correct,
    set_precision,
    set_recall,
    whole_list,
)
from eval.measures.rankings import ndcg, recall, reciprocal_rank
from eval.measures.reading import ids, plain, rows_of, shown
from eval.measures.status import refusal, response, status_correct
from eval.truth import Truth

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Scored:
    """One case with its measures: 0..1, or None where a measure does not apply to it."""

    case: Case
    measures: Mapping[str, float | None]
    faults: tuple[Fault, ...] = ()
    answer: Json | None = None
    error: str | None = None

    @property
    def passed(self) -> bool:
        return not self.faults

    @property
    def milliseconds(self) -> float | None:
        """What the last turn took inside the assistant, a language model's time apart."""
        if not self.answer:
            return None
        return float(self.answer["timing_ms"]["total"]) - (self.model_milliseconds or 0.0)

    @property
    def model_milliseconds(self) -> float | None:
        """What the language model took, where it was asked."""
        spent = self.answer["timing_ms"].get("model") if self.answer else None
        return float(spent) if spent is not None else None


@dataclass(frozen=True, slots=True)
class Scores:
    """Every case that a run answers. `unscored` tells of each other one why it is not here."""

    scored: tuple[Scored, ...]
    unscored: Mapping[str, str] = field(default_factory=dict)

    def part(self, *, held_out: bool) -> tuple[Scored, ...]:
        """Held-out cases alone, or all others."""
        return tuple(s for s in self.scored if s.case.held_out is held_out)


def score_run(cases: Sequence[Case], rows: Mapping[str, Row], truth: Truth) -> Scores:
    """Score each row that answers one of the cases as it stands now."""
    scored, unscored = [], {}
    for case in cases:
        row = rows.get(case.id)
        if row is None:
            unscored[case.id] = "not asked in this run"
        elif row.asked != asked(case):
            unscored[case.id] = "the case has changed since it was asked"
        else:
            scored.append(score(case, row, truth))
    gone = set(rows) - {c.id for c in cases}
    unscored |= dict.fromkeys(sorted(gone), "no such case any more")
    return Scores(tuple(scored), unscored)


def score(case: Case, row: Row, truth: Truth) -> Scored:
    """All measures of one answer. A row with an error gets 0 wherever a measure applies."""
    answer = row.answer if row.answer is not None else _NO_ANSWER
    measures = {name: measure(case.expect, answer, truth) for name, measure in _MEASURES.items()}
    faults = tuple(
        described(name, case.expect, answer, truth)
        for name in STATED
        if (value := measures[name]) is not None and value < 1
    )
    if row.error:
        measures = {k: None if v is None else 0.0 for k, v in measures.items()}
        faults = (Fault("error", "an answer", row.error),)
    measures["passed"] = float(not faults)
    measures["followup"] = float(not faults) if case.is_followup else None
    return Scored(case, measures, faults, row.answer, row.error)


_NO_ANSWER: Json = {
    **dict.fromkeys(("items", "related", "citations"), ()),
    "status": "error",
    "answer": "",
    "understood": {},
}


def _asked_of(answer: Json) -> list[str]:
    """The agencies whose role the items claim. Not in a question of who or when, where an
    agency may be part of the topic; not a group ("Các sở, ban, ngành"), which every plan
    prints in its own words; and not in a message of several questions, each of which may ask
    of others."""
    understood = answer["understood"]
    if "parts" in answer:
        return []
    if understood.get("kind") not in ("responsibility", "count"):
        return []
    named: list[str] = understood["agencies"]
    return [] if any(name.startswith("Các ") for name in named) else named


def _of_what_was_asked(answer: Json) -> list[Json]:
    """The citations but those of records under other headings, which are no claim to fit."""
    beside = set(ids(answer["related"])) - set(ids(answer["items"]))
    return [c for c in answer["citations"] if c["record"] not in beside]


_Measure = Callable[[Json, Json, Truth], float | None]


def _listed(measure: Callable[[Iterable[str], Iterable[str]], float]) -> _Measure:
    """Only where the expectation names the whole list."""

    def measured(expect: Json, answer: Json, truth: Truth) -> float | None:
        whole = whole_list(expect, answer["items"])
        return measure(*whole) if whole else None

    return measured


def _ranked(measure: Callable[[Sequence[str], Mapping[str, int], int], float], k: int) -> _Measure:
    def measured(expect: Json, answer: Json, truth: Truth) -> float | None:
        ranking = ranked_passages(expect, answer["citations"])
        return measure(*ranking, k) if ranking else None

    return measured


_MEASURES: Mapping[str, _Measure] = {
    "status": lambda e, a, t: status_correct(e, a["status"]),
    "refusal": lambda e, a, t: refusal(e, a["status"]),
    "response": lambda e, a, t: response(e, a["status"]),
    "list_precision": _listed(set_precision),
    "list_recall": _listed(set_recall),
    "list_exact": _listed(exact_match),
    "list": lambda e, a, t: list_correct(e, a["items"]),
    "related": lambda e, a, t: related_correct(e, ids(a["related"])),
    "count": lambda e, a, t: count_correct(e, ids(a["items"])),
    "rows": lambda e, a, t: rows_correct(e.get("rows", {}), rows_of(a, t.provinces)),
    "tuple": lambda e, a, t: tuple_correctness(a["items"], t.records, _asked_of(a)),
    "deadlines": lambda e, a, t: deadlines_correct(e.get("deadlines", {}), shown(a)),
    "leads": lambda e, a, t: leads_correct(e.get("leads", {}), shown(a)),
    "values": lambda e, a, t: value_correctness(e.get("values", {}), a["items"]),
    "says": lambda e, a, t: says_correct(e, plain(a["answer"])),
    "citation_recall": lambda e, a, t: citation_recall(e, a["citations"]),
    "citation_precision": lambda e, a, t: citation_precision(e, _of_what_was_asked(a)),
    "verbatim": lambda e, a, t: verbatim_rate(a["citations"], t.lines),
    "summary_kept": lambda e, a, t: summary_kept(a.get("summary")),
    "summary_precision": lambda e, a, t: citation_precision(e, of_summary(a)),
    "cited": lambda e, a, t: cited_rate(shown(a), a["citations"]),
    "passages": lambda e, a, t: passage_hit(e, a["citations"]),
    "recall_5": _ranked(recall, 5),
    "mrr_10": _ranked(reciprocal_rank, 10),
    "ndcg_10": _ranked(ndcg, 10),
}

# What a case states outright, so that a value below 1 fails it; verbatim and cited hold for all.
STATED = (
    *("status", "list", "related", "count", "rows", "deadlines", "leads", "values", "says"),
    *("citation_recall", "passages", "verbatim", "cited"),
)
MEASURES = (*_MEASURES, "passed", "followup")
