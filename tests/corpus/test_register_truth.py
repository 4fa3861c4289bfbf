"""The five plans, record by record, against what people read in them.

`truth/<plan>.<kind>s.jsonl` was made by hand from the plan files. A line may carry a
`note` on how a doubt was settled, `optional` where a record may as well be left out.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from corpus.codec import record_json
from corpus.outline import flatten
from corpus.plan import Plan, Record, Section

Json = dict[str, Any]
Plans = Mapping[str, Plan]

TRUTH = Path(__file__).parent / "truth"
RECORDS = sorted(
    path.name.removesuffix(".jsonl")
    for kind in ("tasks", "targets", "assignments", "duties")
    for path in TRUTH.glob(f"*.{kind}.jsonl")
)
_KINDS = {"tasks": "task", "targets": "target", "assignments": "assignment", "duties": "duty"}
_NUMERAL = re.compile(r"([IVX]+)\. ")
_WORDS = ("lead_raw", "coordinating_raw", "output")


def truth(name: str) -> list[Json]:
    lines = (TRUTH / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def named(kind: str) -> list[str]:
    """The plans that have a truth file of this kind."""
    return sorted(path.name.split(".")[0] for path in TRUTH.glob(f"*.{kind}.jsonl"))


# --- tasks, targets, assignments, duties -----------------------------------------


@pytest.mark.parametrize("name", RECORDS)
def test_every_field_of_every_record_is_as_the_plan_prints_it(name: str, plans: Plans) -> None:
    plan, _, kinds = name.partition(".")
    found = {r.id: record_json(r) for r in plans[plan].records if r.kind == _KINDS[kinds]}
    wrong = {
        want["id"]: faults
        for want in truth(name)
        if (faults := _faults(found.get(want["id"]), want))
    }
    assert not wrong, _listed(wrong)


@pytest.mark.parametrize("name", RECORDS)
def test_no_record_is_invented_and_all_stand_in_the_order_of_the_truth(
    name: str, plans: Plans
) -> None:
    plan, _, kinds = name.partition(".")
    found = [r.id for r in plans[plan].records if r.kind == _KINDS[kinds] and not _in_body(r)]
    listed = [want["id"] for want in truth(name)]
    assert found == [i for i in listed if i in found]


def _in_body(record: Record) -> bool:
    """Targets that plan 25 states in its body have a truth file of their own."""
    bullet = record.kind == "target" and not record.locator.startswith("PL")
    return bullet and record.plan == "thainguyen-25-2025"


def _listed(wrong: Mapping[Any, list[Any]]) -> str:
    """One line a record: (field, as read, as told)."""
    return "\n".join(f"{record}: {fault}" for record, fs in wrong.items() for fault in fs)


def _faults(got: Json | None, want: Json) -> list[Any]:
    if got is None:
        return [] if want.get("optional") else ["missing"]
    faults = [(key, seen, told) for key, seen, told in _compared(got, want) if seen != told]
    text = _words(got["text"])
    faults += [("starts", text[:60])] if not text.startswith(_words(want["starts"])) else []
    faults += [("ends", text[-60:])] if not text.endswith(_words(want.get("ends"))) else []
    return faults


def _compared(got: Json, want: Json) -> Iterator[tuple[str, Any, Any]]:
    """(field, as read, as told) of the fields that the truth states."""
    yield "lines", got["lines"], want["lines"]
    for key in ("lead", "coordinating"):
        if key in want:
            yield key, sorted(got[key]), sorted(want[key])
    for key in _WORDS:
        if key in want:
            yield key, _words(got[key]), _words(want[key])
    if "group" in want:
        numeral = _NUMERAL.match(got["group"] or "")
        yield "group", numeral[1] if numeral else None, want["group"] or None
    if "deadline" in want:
        yield "deadline", _deadline(got["deadline"]), _deadline(want["deadline"])
    if "value" in want:
        yield "value", _value(got["value"]), _value(want["value"])
    if "values" in want:
        yield "values", [_figures(v) for v in got["values"]], want["values"]


def _words(text: str | None) -> str:
    return " ".join((text or "").split())


def _deadline(deadline: Json | None) -> Json | None:
    if deadline is None:
        return None
    rule = deadline.get("recurrence") or {}
    steps = deadline.get("milestones") or ()
    return {
        **{key: deadline[key] for key in ("raw", "kind", "start", "due")},
        "rule": [rule.get(key) for key in ("freq", "before_md", "exclusive")],
        "previous": rule.get("previous_year", False),
        "steps": [step if isinstance(step, str) else step["due"] for step in steps],
    }


def _value(value: Json) -> list[Any]:
    unit = (value["unit"] or "").lower()
    return [value["raw"], value["op"], value["number"], unit, value["horizon"]]


def _figures(value: Json) -> list[Any]:
    return [value[key] for key in ("op", "number", "unit", "horizon")]


# --- targets in the body of plan 25 ------------------------------------------------


def test_the_goals_under_lost_headings_are_targets(plans: Plans) -> None:
    """Plan 25 prints 16 goals without their heading, and those of 2045 as a paragraph."""
    plan = plans["thainguyen-25-2025"]
    found = {r.span.first: record_json(r) for r in plan.records if r.kind == "target"}
    for want in truth("thainguyen-25-2025.body_targets"):
        if (got := found.get(want["line"])) is None:
            assert want["line"] in (22, 23, 24), f"line {want['line']} is no target"
            continue
        assert got["text"].startswith(want["starts"])
        values = [[v["op"], v["number"], v["unit"]] for v in got["values"]]
        assert _sure(values, want) == _sure(want["values"], want)
        assert got["value"]["horizon"] == want["horizon"]


def _sure(values: list[Any], want: Json) -> list[Any]:
    """Without what readers may argue about, and without "no number" where they do."""
    arguable = want.get("arguable", [])
    return [v for v in values if v not in arguable and not (arguable and v[0] == "text")]


# --- relations -----------------------------------------------------------------------


@pytest.mark.parametrize("plan", named("relations"))
def test_every_mention_of_a_document_is_one_relation(plan: str, plans: Plans) -> None:
    """What a site prints around a plan, the plan's own number and short names are none."""
    told = {
        (want["place"], want["number"]): want
        for want in truth(f"{plan}.relations")
        if not want.get("self") and not want.get("informal") and want["place"] != "SITE"
    }
    found = {
        (r.locator.partition("~")[0], record_json(r)["target"]["number"]): record_json(r)
        for r in plans[plan].records
        if r.kind == "relation"
    }
    assert set(found) == set(told)
    wrong = {key: f for key, want in told.items() if (f := _relation_faults(found[key], want))}
    assert not wrong, _listed(wrong)


def _relation_faults(got: Json, want: Json) -> list[Any]:
    target, (first, last) = got["target"], got["lines"]
    pairs = [
        (got["relation"], want["relation"]),
        (target["date"], want["date"]),
        (first <= want["line"] <= last, True),
        (target["issuer"], want.get("issuer", target["issuer"])),
    ]
    return [pair for pair in pairs if pair[0] != pair[1]]


# --- outlines -----------------------------------------------------------------------


@pytest.mark.parametrize("plan", named("outline"))
def test_every_numbered_item_has_its_locator_and_line(plan: str, plans: Plans) -> None:
    told = truth(f"{plan}.outline")
    listed = {want["locator"] for want in told}
    sections = [section for section, _ in flatten(plans[plan].sections)]
    goals = {r.locator for r in plans[plan].records if r.kind == "target" and "-" in r.locator}
    sections = [s for s in sections if s.locator not in goals or s.locator in listed]
    found = [(s.locator, s.head.first) for s in sections]
    assert found == [(want["locator"], want["line"]) for want in told]
    assert [w for s, w in zip(sections, told, strict=True) if not _titled(s, w)] == []


def _titled(section: Section, want: Json) -> bool:
    return _words(section.title).startswith(_words(want["starts"]))


# --- counts ---------------------------------------------------------------------------


def test_the_counts_are_those_of_the_plans(plans: Plans) -> None:
    counts = {p.id: Counter(r.kind for r in p.records) for p in plans.values()}
    assert counts["thaibinh-26-2025"]["task"] == 99
    assert counts["thainguyen-25-2025"]["task"] == 68
    assert counts["dongthap-283-2025"]["target"] == 221
    assert counts["thaibinh-26-2025"]["assignment"] == 49
    assert counts["thaibinh-86-2025"]["assignment"] == 82


def test_the_target_annexes_hold_their_numbered_rows_and_no_other(plans: Plans) -> None:
    rows = _annex_rows(plans["thaibinh-26-2025"])
    assert rows == ["1", "1-bis", *(str(n) for n in range(2, 39))]
    rows = _annex_rows(plans["thainguyen-25-2025"])
    under_8 = [f"8.{n}" for n in range(1, 13)]
    whole = [str(n) for n in range(1, 29)]
    assert rows == [*whole[:8], *under_8, *whole[8:18], "18.1", "18.2", *whole[18:]]


def _annex_rows(plan: Plan) -> list[str]:
    targets = (r.locator for r in plan.records if r.kind == "target")
    return [x.removeprefix("PL1.") for x in targets if x.startswith("PL1.")]


def test_a_record_quotes_its_own_lines(plans: Plans) -> None:
    """Verbatim: every word of a record stands in its lines, in order."""
    loose = [r.id for plan in plans.values() for r in plan.records if not _stands(r, plan)]
    assert loose == []


def _stands(record: Record, plan: Plan) -> bool:
    source = " ".join(x.text for x in plan.lines[record.span.first - 1 : record.span.last])
    at = 0
    for word in record.text.split():
        at = source.find(word, at)
        if at < 0:
            return False
        at += len(word)
    return True
