"""Golden cases: a line of JSONL → a Case, and the check of Cases against the sources.

A case is written by reading the plans, never from what the program prints. Loading
refuses a file whose shape is wrong; `validate` refuses a case whose records do not
exist or whose quotations do not stand where it says.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from corpus.manifest import load_manifests
from corpus.text import nfc, squeeze
from eval.case_fields import (
    Check,
    a_flag,
    a_text,
    an_object,
    check_row,
    expectation,
    ids,
    one_of,
    turns,
)

GOLDEN = Path(__file__).parent / "golden"
DIFFICULTIES = ("easy", "medium", "hard")
KINDS = (
    *("responsibility", "deadline", "who", "target", "comparison", "series", "count"),
    *("citation", "mention", "validity", "basis", "reporting", "open", "nothing"),
    *("out_of_scope", "injection", "markup", "nonsense", "empty", "long", "foreign"),
    *("mixed_script", "guess"),
)


class CaseError(ValueError):
    """Golden files that cannot be used: one line `file:line: what` for each fault."""


class HasId(Protocol):
    """What `validate` needs of a record."""

    @property
    def id(self) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One conversation; `kind` and `expect` are those of its last turn.

    `plans` are the plans that the answer rests on. `held_out` cases are never used
    for tuning. `place` is `file:line`, for messages. `expect` is read-only JSON; a key
    left out is not scored:

    - `status` (or `status_any`: any of several)
    - `items`: the exact set of record ids, or `due`: of what is led within the window
    - `items_has`, `items_not`, `related_has`, `related_not`: ids that must, or must not, be there
    - `deadlines`: id → raw and due (None where the source gives none); `leads`: id → names
    - `values`: id → [op, number, unit, horizon]; `rows`: name of a table row → ids
    - `count`; `says`: words of the answer, a tuple where one of several will do; `says_not`
    - `quotes`: verbatim words with their plan and lines; `passages`: lines alone, one of
      which must be shown, or each with `passages_all`
    """

    id: str
    turns: tuple[str, ...]
    kind: str
    plans: tuple[str, ...]
    expect: Mapping[str, Any]
    persona: str
    difficulty: str
    held_out: bool
    note: str
    as_of: date | None = None
    province: str | None = None
    agency: str | None = None
    place: str = ""

    @property
    def is_followup(self) -> bool:
        return len(self.turns) > 1


def load_cases(folder: Path = GOLDEN, plans: Collection[str] | None = None) -> tuple[Case, ...]:
    """Every case of every `*.jsonl` in a folder, files by name, lines in order.

    `plans` are the plan ids that may be named; by default those of the shipped
    corpus. Raises CaseError with every fault of every file, or where there is no case.
    """
    known = {m.id for m in load_manifests()} if plans is None else set(plans)
    faults: list[str] = []
    cases = tuple(c for place, line in _lines(folder) if (c := _case(place, line, known, faults)))
    faults += _doubles(cases)
    if not cases and not faults:
        faults.append(f"{folder}: no golden case here")
    if faults:
        raise CaseError("\n".join(faults))
    return cases


def validate(
    cases: Sequence[Case],
    records: Mapping[str, HasId],
    plan_lines: Mapping[str, Sequence[str]],
) -> list[str]:
    """What the sources contradict: unknown ids, quotations not in their lines, and
    cases that ask for a record here and forbid it there.

    `plan_lines` maps a plan id to its lines, the first one at index 0. One message
    `place: case id: what` a fault; empty when all is well.
    """
    return [
        f"{case.place}: {case.id}: {fault}"
        for case in cases
        for fault in (
            *_unknown_ids(case.expect, records),
            *_misquoted(case.expect, plan_lines),
            *_contradictions(case.expect),
        )
    ]


def _lines(folder: Path) -> Iterator[tuple[str, str]]:
    # Not splitlines: a question may hold U+2028, which JSON allows inside a string.
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            if line.strip():
                yield f"{path.name}:{number}", line


def _case(place: str, line: str, plans: set[str], faults: list[str]) -> Case | None:
    try:
        row = an_object(json.loads(line))
        case = Case(**check_row(row, _CASE, _NEEDED), place=place)
    except ValueError as fault:  # JSONDecodeError is one
        faults.append(f"{place}: {fault}")
        return None
    named = {*case.plans, *(p["plan"] for p in _places(case.expect))}
    faults += [f"{place}: unknown plan {p!r}" for p in sorted(named - plans)]
    return case


def _doubles(cases: Sequence[Case]) -> list[str]:
    first: dict[str, str] = {}
    return [
        f"{c.place}: id {c.id!r} stands already at {first[c.id]}"
        for c in cases
        if first.setdefault(c.id, c.place) != c.place
    ]


_CASE: Mapping[str, Check] = {
    **dict.fromkeys(("id", "persona", "note", "province", "agency"), a_text),
    "turns": turns,
    "kind": one_of(KINDS),
    "plans": ids,
    "expect": expectation,
    "difficulty": one_of(DIFFICULTIES),
    "held_out": a_flag,
    "as_of": date.fromisoformat,
}
_NEEDED = set(_CASE) - {"as_of", "province", "agency"}

# items_not too: a mistyped forbidden id would never be caught by any answer.
_WITH_IDS = ("items", "due", "items_has", "items_not", "related_has", "related_not")
_BY_ID = ("deadlines", "leads", "values")


def _places(expect: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [*expect.get("quotes", ()), *expect.get("passages", ())]


def _unknown_ids(expect: Mapping[str, Any], records: Mapping[str, HasId]) -> list[str]:
    named = [(name, i) for name in (*_WITH_IDS, *_BY_ID) for i in expect.get(name, ())]
    named += [("rows", i) for row in expect.get("rows", {}).values() for i in row]
    return [f"{name}: no record {i!r}" for name, i in named if i not in records]


def _misquoted(expect: Mapping[str, Any], plan_lines: Mapping[str, Sequence[str]]) -> list[str]:
    faults = []
    for place in _places(expect):
        plan, (first, last), text = place["plan"], place["lines"], place.get("text", "")
        lines = plan_lines.get(plan, ())
        if last > len(lines):
            faults.append(f"{plan} has {len(lines)} lines, not {last}")
        elif squeeze(nfc(text)) not in squeeze(nfc(" ".join(lines[first - 1 : last]))):
            faults.append(f"{plan} lines {first}-{last} do not hold {text!r}")
    return faults


def _contradictions(expect: Mapping[str, Any]) -> list[str]:
    listed = {name: set(expect.get(name, ())) for name in _WITH_IDS}
    wanted = listed["items"] | listed["due"] | listed["items_has"]
    pairs = (
        ("items and items_not", wanted & listed["items_not"]),
        ("items and related_has", wanted & listed["related_has"]),
        ("related_has and related_not", listed["related_has"] & listed["related_not"]),
    )
    return [f"{i!r} is in {where}" for where, both in pairs for i in sorted(both)]
