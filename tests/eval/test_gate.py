"""The gate lets nothing through that is worse than what was recorded."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from eval.gate import BaselineError, baseline, faults, read_baseline, write_baseline
from eval.reports.report import Report, load
from eval.run import run
from tests.eval.golden_kit import HEADER, ONE, RIGHT, TRUTH, TWO, Told, answer, cite, golden, made


def report(folder: Path, **answers: dict) -> Report:
    cases = golden(folder / "g")
    return load(made(folder / "run", cases, **answers), cases, TRUTH)


def test_the_same_run_passes_its_own_baseline(tmp_path: Path) -> None:
    found = report(tmp_path, a_2=answer(ONE))
    assert faults(found, baseline(found)) == []


def test_a_list_that_was_right_and_is_wrong_is_refused(tmp_path: Path) -> None:
    recorded = baseline(report(tmp_path / "old"))
    found = faults(report(tmp_path / "new", a_2=answer(ONE)), recorded)
    assert found[0] == "a-2: its list was right in the baseline and is wrong now"
    assert "development: passed: 100.00% in the baseline, 50.00% now" in found


def test_a_list_that_was_wrong_before_may_stay_wrong(tmp_path: Path) -> None:
    recorded = baseline(report(tmp_path / "old", a_1=answer(TWO)))
    assert (recorded.right_lists, recorded.wrong_lists) == (("a-2",), ("a-1",))
    assert faults(report(tmp_path / "new"), recorded) == []


def test_a_wrong_list_that_the_baseline_does_not_know_is_refused(tmp_path: Path) -> None:
    """A new case must be right from the start, or be recorded as wrong on purpose."""
    before = baseline(report(tmp_path / "old"))
    recorded = replace(before, right_lists=("a-1",), rates={})
    found = faults(report(tmp_path / "new", a_2=answer(ONE)), recorded)
    assert found == ["a-2: its list is wrong, and the baseline does not know the case"]


def test_a_record_without_a_citation_of_its_own_is_refused(tmp_path: Path) -> None:
    bare = {name: answer(ONE, items=[ONE | {"cites": []}]) for name in ("a_1", "h_1")}
    told = "a record is shown without a citation of its own"
    found = faults(report(tmp_path, **bare), baseline(report(tmp_path / "old", **bare)))
    assert found == [f"a-1: {told}", f"a held-out case: {told}"]


def test_a_drop_among_held_out_cases_is_refused_without_naming_one(tmp_path: Path) -> None:
    recorded = baseline(report(tmp_path / "old"))
    found = faults(report(tmp_path / "new", h_1=answer(ONE)), recorded)
    assert "held_out: list_exact: 100.00% in the baseline, 0.00% now" in found
    assert not [f for f in found if "h-1" in f]


def test_a_broken_citation_is_refused_whatever_the_baseline_says(tmp_path: Path) -> None:
    broken = {name: answer(ONE, citations=[cite(1, ONE, "khác")]) for name in ("a_1", "h_1")}
    found = report(tmp_path, **broken)
    told = "a quotation does not stand in the lines that its citation names"
    assert faults(found, baseline(found)) == [f"a-1: {told}", f"a held-out case: {told}"]


def test_an_answer_that_could_not_be_made_is_refused(tmp_path: Path) -> None:
    def broken() -> dict:
        raise ValueError("Câu hỏi giữ kín?")

    cases = golden(tmp_path / "g")
    run(cases, Told(RIGHT | {"a-1": broken, "h-1": broken}), tmp_path, HEADER)
    found = load(tmp_path, cases, TRUTH)
    assert faults(found, baseline(found)) == [
        "a-1: no answer: ValueError: Câu hỏi giữ kín?",
        "a held-out case: no answer: ValueError",
    ]


def test_what_is_no_longer_measured_is_refused(tmp_path: Path) -> None:
    recorded = baseline(report(tmp_path / "old"))
    cases = golden(tmp_path / "g")
    found = faults(load(made(tmp_path, cases[1:2]), cases, TRUTH), recorded)
    assert "a-1: its list was right in the baseline, and it was not scored now" in found
    assert "held_out: passed: 100.0% in the baseline, not measured now" in found


def test_a_baseline_is_read_as_it_was_written(tmp_path: Path) -> None:
    recorded = baseline(report(tmp_path))
    write_baseline(recorded, tmp_path / "baseline.json")
    assert read_baseline(tmp_path / "baseline.json") == recorded
    assert json.loads((tmp_path / "baseline.json").read_text("utf-8"))["run"] == "c0de-1dec"


@pytest.mark.parametrize("text", ["{", "[]", '{"run": "x"}'])
def test_a_file_that_is_no_baseline_says_so(tmp_path: Path, text: str) -> None:
    (tmp_path / "baseline.json").write_text(text)
    with pytest.raises(BaselineError, match="no baseline"):
        read_baseline(tmp_path / "baseline.json")


def test_a_missing_baseline_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(BaselineError, match="gate --update"):
        read_baseline(tmp_path / "baseline.json")
