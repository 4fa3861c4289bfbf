"""The gate: what a run must not do, given what the baseline file records.

broken citation, error → fault; a wrong list that the baseline does not own up to → fault;
a rate below the recorded one → fault
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from eval.reports.report import Report
from eval.reports.summary import Summary
from eval.score import Scored

BASELINE = Path(__file__).parent / "baseline.json"
# Rates are recorded with four decimals.
_ROUNDING = 5e-5


class BaselineError(ValueError):
    """A baseline file that cannot be used: one line that says so and what to run."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """What a run reached: development cases whose exact list was right, those whose list was
    wrong, and every rate.

    `rates` is part ("development", "held_out") → name → mean; a name is a measure or
    "kind KIND" for the share of a kind's cases that pass.
    """

    run: str
    right_lists: tuple[str, ...]
    rates: Mapping[str, Mapping[str, float]]
    wrong_lists: tuple[str, ...] = ()


def baseline(report: Report) -> Baseline:
    """What to record of a run. Held-out cases leave their rates there, never their ids."""
    right = sorted(s.case.id for s in _exact(report) if s.measures["list_exact"] == 1)
    wrong = sorted(s.case.id for s in _exact(report) if s.measures["list_exact"] != 1)
    parts = {"development": report.development, "held_out": report.held_out}
    rates = {name: _rates(part) for name, part in parts.items() if part}
    return Baseline(
        f"{report.header.code}-{report.header.index}", tuple(right), rates, tuple(wrong)
    )


def faults(report: Report, recorded: Baseline) -> list[str]:
    """Every reason to refuse a run; empty when it may pass."""
    return [*_broken(report), *_lost_lists(report, recorded), *_drops(report, recorded)]


def read_baseline(path: Path = BASELINE) -> Baseline:
    """Raises BaselineError where the file is missing or is none."""
    try:
        held: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        run, right, rates = held["run"], tuple(held["right_lists"]), held["rates"]
        return Baseline(run, right, rates, tuple(held.get("wrong_lists", ())))
    except FileNotFoundError:
        raise BaselineError(f"{path.name} is missing; run: python -m eval gate --update") from None
    except (ValueError, KeyError, TypeError) as fault:
        raise BaselineError(f"{path.name} is no baseline ({fault})") from None


def write_baseline(new: Baseline, path: Path = BASELINE) -> None:
    text = json.dumps(asdict(new), ensure_ascii=False, indent=1, sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8")


def _exact(report: Report) -> Sequence[Scored]:
    development = report.scores.part(held_out=False)
    return [s for s in development if s.measures["list_exact"] is not None]


def _rates(part: Summary) -> dict[str, float]:
    named = {**part.measures, **{f"kind {k}": e for k, e in part.kinds.items()}}
    return {name: round(e.mean, 4) for name, e in sorted(named.items())}


def _broken(report: Report) -> Iterator[str]:
    for scored in report.scores.scored:
        name = "a held-out case" if scored.case.held_out else scored.case.id
        if scored.error:
            told = scored.error.partition(":")[0] if scored.case.held_out else scored.error
            yield f"{name}: no answer: {told}"
        elif (scored.measures["verbatim"] or 0) < 1 and scored.measures["verbatim"] is not None:
            yield f"{name}: a quotation does not stand in the lines that its citation names"
        elif scored.measures["cited"] not in (None, 1):
            yield f"{name}: a record is shown without a citation of its own"


def _lost_lists(report: Report, recorded: Baseline) -> Iterator[str]:
    now = {s.case.id: s.measures["list_exact"] for s in _exact(report)}
    for case in recorded.right_lists:
        if case not in now:
            yield f"{case}: its list was right in the baseline, and it was not scored now"
    for case, exact in now.items():
        if exact != 1 and case in recorded.right_lists:
            yield f"{case}: its list was right in the baseline and is wrong now"
        elif exact != 1 and case not in recorded.wrong_lists:
            yield f"{case}: its list is wrong, and the baseline does not know the case"


def _drops(report: Report, recorded: Baseline) -> Iterator[str]:
    parts = {"development": report.development, "held_out": report.held_out}
    for part, rates in recorded.rates.items():
        summary = parts.get(part)
        now = _rates(summary) if summary else {}
        for name, before in rates.items():
            if name not in now:
                yield f"{part}: {name}: {before:.1%} in the baseline, not measured now"
            elif now[name] < before - _ROUNDING:
                yield f"{part}: {name}: {before:.2%} in the baseline, {now[name]:.2%} now"
