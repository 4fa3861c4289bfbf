"""A case passes when all that it states holds; what could not be scored is counted."""

from __future__ import annotations

import doctest
from pathlib import Path
from typing import Any

import pytest

from eval.answers import Row, asked, read_run
from eval.measures import reading
from eval.reports.summary import summarise
from eval.score import STATED, Scored, score, score_run
from tests.eval.golden_kit import (
    LINES,
    ONE,
    PLAN,
    ROWS,
    TRUTH,
    TWO,
    answer,
    cite,
    golden,
    made,
    row,
)


def scored(folder: Path, held: dict[str, Any], **expect: Any) -> Scored:
    """One answer scored on one case with this expectation."""
    case = golden(folder, row("x-1", "Hỏi?", **expect))[0]
    return score(case, Row(case.id, asked(case), answer=held), TRUTH)


def failed(one: Scored) -> set[str]:
    return {fault.what for fault in one.faults}


def test_the_examples_in_the_docstrings_hold() -> None:
    assert doctest.testmod(reading).failed == 0


def test_an_answer_that_does_all_that_is_stated_passes(tmp_path: Path) -> None:
    one = scored(
        tmp_path,
        answer(ONE),
        items=[ONE["id"]],
        deadlines={ONE["id"]: {"raw": "Tháng 6/2025", "due": "2025-06-30"}},
        leads={ONE["id"]: ["Sở Y tế"]},
        rows={"An Tỉnh": [ONE["id"]]},
        count=1,
        says=["đề án"],
        quotes=[{"plan": PLAN, "lines": [2, 2], "text": "xây dựng đề án"}],
    )
    assert one.passed
    assert {name for name in STATED if one.measures[name] is None} == {
        *("related", "values", "passages")
    }


@pytest.mark.parametrize(
    ("expect", "what"),
    [
        ({"status": "none"}, "status"),
        ({"items": [TWO["id"]]}, "list"),
        ({"items_not": [ONE["id"]]}, "list"),
        ({"related_has": [TWO["id"]]}, "related"),
        ({"count": 2}, "count"),
        ({"rows": {"An Tỉnh": []}}, "rows"),
        ({"deadlines": {ONE["id"]: {"raw": "Tháng 6/2025", "due": None}}}, "deadlines"),
        ({"leads": {ONE["id"]: ["Sở Nội vụ"]}}, "leads"),
        ({"values": {ONE["id"]: [[">=", 3, None, None]]}}, "values"),
        ({"says": ["30 %"]}, "says"),
        ({"says_not": ["đề án"]}, "says"),
        ({"quotes": [{"plan": PLAN, "lines": [3, 3], "text": "thi tuyển"}]}, "citation_recall"),
        ({"passages": [{"plan": PLAN, "lines": [3, 3]}]}, "passages"),
    ],
)
def test_each_broken_expectation_is_a_fault_of_its_own(tmp_path: Path, expect, what) -> None:
    one = scored(tmp_path, answer(ONE), **expect)
    assert failed(one) == {what}
    assert one.measures["passed"] == 0.0


def test_a_quotation_that_is_not_in_its_lines_fails_any_case(tmp_path: Path) -> None:
    one = scored(tmp_path, answer(ONE, citations=[cite(1, ONE, "Tháng 7/2025")]))
    assert failed(one) == {"verbatim"}
    assert one.faults[0].places == ((PLAN, 2, 2),)


def test_a_wrong_list_tells_what_is_missing_and_what_is_too_much(tmp_path: Path) -> None:
    fault = scored(tmp_path, answer(ONE), items=[TWO["id"]]).faults[0]
    assert fault.expected == f"missing 1 of 1:\n{TWO['id']}"
    assert fault.got == f"too many: 1 of 1:\n{ONE['id']}"
    assert fault.places == ((PLAN, 3, 3), (PLAN, 2, 2))


def test_citations_of_related_records_do_not_count_against_precision(tmp_path: Path) -> None:
    held = answer(ONE, related=[TWO | {"cites": [2]}], citations=[cite(1, ONE), cite(2, TWO)])
    assert scored(tmp_path, held, items=[ONE["id"]]).measures["citation_precision"] == 1.0


def test_a_ranking_is_measured_where_passages_are_expected(tmp_path: Path) -> None:
    held = answer(citations=[cite(1, ONE), cite(2, TWO)])
    one = scored(tmp_path, held, passages=[{"plan": PLAN, "lines": [3, 3]}])
    assert (one.measures["recall_5"], one.measures["mrr_10"]) == (1.0, 0.5)
    assert scored(tmp_path, held).measures["mrr_10"] is None


def test_an_error_is_wrong_wherever_a_measure_applies(tmp_path: Path) -> None:
    case = golden(tmp_path, ROWS[0])[0]
    one = score(case, Row(case.id, asked(case), error="ValueError: hỏng"), TRUTH)
    assert (one.measures["status"], one.measures["list_exact"], one.passed) == (0.0, 0.0, False)
    assert one.measures["values"] is None
    assert one.faults[0].got == "ValueError: hỏng"


def test_only_a_conversation_counts_as_a_followup(tmp_path: Path) -> None:
    several = row("x-1", "", items=[ONE["id"]]) | {"turns": ["Sở Nội vụ?", "Còn Sở Y tế?"]}
    case = golden(tmp_path, several)[0]
    one = score(case, Row(case.id, asked(case), answer=answer(ONE)), TRUTH)
    assert one.measures["followup"] == 1.0
    assert scored(tmp_path, answer(ONE)).measures["followup"] is None


def test_what_could_not_be_scored_is_counted_with_its_reason(tmp_path: Path) -> None:
    _, rows = read_run(made(tmp_path, golden(tmp_path / "g")) / "answers.jsonl")
    now = golden(tmp_path / "g", row("a-1", "Hỏi khác?"), ROWS[1], row("a-9", "Mới?"))
    scores = score_run(now, rows, TRUTH)
    assert [s.case.id for s in scores.scored] == ["a-2"]
    assert scores.unscored == {
        "a-1": "the case has changed since it was asked",
        "a-9": "not asked in this run",
        "h-1": "no such case any more",
    }


def test_a_summary_keeps_unscored_cases_in_view_and_refuses_nothing(tmp_path: Path) -> None:
    _, rows = read_run(made(tmp_path, golden(tmp_path / "g"), a_2=answer(ONE)) / "answers.jsonl")
    scores = score_run(golden(tmp_path / "g"), rows, TRUTH)
    summary = summarise(scores.part(held_out=False))
    assert (summary.right, summary.passed.n, summary.kinds["responsibility"].mean) == (1, 2, 0.5)
    assert "values" not in summary.measures
    with pytest.raises(ValueError, match="none of 0 cases"):
        summarise(())


def test_source_lines_are_those_of_the_plan_and_no_others() -> None:
    assert TRUTH.source(PLAN, 2, 99) == [(2, LINES[1]), (3, LINES[2])]
    assert TRUTH.source("unknown", 1, 2) == []
