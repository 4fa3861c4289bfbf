"""Scored cases → rates with intervals, for development and held-out cases apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from eval.cases import Case
from eval.reports.estimate import Estimate, estimate
from eval.score import MEASURES, Scored


@dataclass(frozen=True, slots=True)
class Latency:
    """Milliseconds inside the assistant: the last turn of half, and of 95 %, of the cases."""

    p50: float
    p95: float
    all_: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """Rates of one part of the cases.

    `measures` leaves out those that apply to no case. `kinds` and `plans` hold how many
    cases pass; a case over several plans counts in each of them.
    """

    passed: Estimate
    measures: Mapping[str, Estimate]
    kinds: Mapping[str, Estimate]
    plans: Mapping[str, Estimate]
    latency: Latency | None
    model_latency: Latency | None
    errors: int

    @property
    def right(self) -> int:
        """How many cases pass."""
        return round(self.passed.mean * self.passed.n)


def summarise(scored: Sequence[Scored]) -> Summary:
    """Raises ValueError where there is no case: no rate can stand for nothing."""
    by_measure = {name: _pairs(scored, name) for name in MEASURES}
    return Summary(
        passed=estimate(_pairs(scored, "passed")),
        measures={name: estimate(p) for name, p in by_measure.items() if _applies(p)},
        kinds=_passing(scored, lambda case: (case.kind,)),
        plans=_passing(scored, lambda case: case.plans or ("(none)",)),
        latency=_latency(s.milliseconds for s in scored),
        model_latency=_latency(s.model_milliseconds for s in scored),
        errors=sum(s.error is not None for s in scored),
    )


def cluster(case: Case) -> str:
    """The plan whose cases err together with this one: the first that it rests on."""
    return case.plans[0] if case.plans else ""


def _pairs(scored: Iterable[Scored], measure: str) -> list[tuple[float | None, str]]:
    return [(s.measures[measure], cluster(s.case)) for s in scored]


def _applies(pairs: Iterable[tuple[float | None, str]]) -> bool:
    return any(score is not None for score, _ in pairs)


def _passing(
    scored: Sequence[Scored], names: Callable[[Case], Sequence[str]]
) -> dict[str, Estimate]:
    found: dict[str, list[Scored]] = {}
    for one in scored:
        for name in names(one.case):
            found.setdefault(name, []).append(one)
    return {name: estimate(_pairs(found[name], "passed")) for name in sorted(found)}


def _latency(milliseconds: Iterable[float | None]) -> Latency | None:
    spent = sorted(ms for ms in milliseconds if ms is not None)
    if not spent:
        return None
    p50, p95 = (spent[round(share * (len(spent) - 1))] for share in (0.5, 0.95))
    return Latency(p50, p95, tuple(spent))
