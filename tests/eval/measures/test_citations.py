"""Citations held against three lines of a plan."""

from __future__ import annotations

import pytest

from eval.measures import citations as m

PLAN = {"p": ["I. MỤC TIÊU", "Quy mô kinh tế số", "đạt 30%  GRDP."]}


def cited(quote: str, lines: tuple[int, int] = (2, 3), plan: str = "p", **more: object) -> dict:
    return {"plan": plan, "lines": list(lines), "quote": quote, "record": None, **more}


def test_a_quotation_counts_only_at_its_place():
    expect = {"quotes": [{"plan": "p", "lines": [2, 3], "text": "đạt 30% GRDP"}]}
    good = cited("Quy mô kinh tế số đạt 30% GRDP.")
    assert m.citation_recall(expect, [good]) == 1.0
    assert m.citation_recall(expect, [{**good, "plan": "q"}, {**good, "lines": [7, 8]}]) == 0.0
    assert m.citation_recall(expect, []) == 0.0
    assert m.citation_recall({}, [good]) is None


def test_a_citation_that_proves_nothing_expected_lowers_precision():
    expect = {"rows": {"Thái Bình": ["p#1"]}, "passages": [{"plan": "p", "lines": [2, 2]}]}
    row, passage = cited("x", (9, 9), record="p#1"), cited("y", (1, 2))
    assert m.citation_precision(expect, [row, passage, cited("z", (5, 5))]) == pytest.approx(2 / 3)
    assert m.citation_precision(expect, []) is None
    assert m.citation_precision({"status": "none"}, [row]) is None


def test_verbatim_forgives_white_space_and_nothing_else():
    good = cited("Quy mô kinh tế số đạt 30% GRDP.")
    assert m.verbatim_rate([good], PLAN) == 1.0
    broken = [cited("đạt 31% GRDP."), cited("I. MỤC TIÊU"), cited(""), {**good, "plan": "q"}]
    assert m.verbatim_rate([good, *broken], PLAN) == 0.2
    assert m.verbatim_rate([], PLAN) is None


def test_any_expected_passage_among_the_first_citations_is_a_hit():
    passages = [{"plan": "p", "lines": [1, 1]}, {"plan": "p", "lines": [8, 9]}]
    citations = [cited("a", (5, 5)), cited("b", (9, 12))]
    assert m.passage_hit({"passages": passages}, citations) == 1.0
    assert m.passage_hit({"passages": passages}, citations, first=1) == 0.0
    assert m.passage_hit({"passages": passages, "passages_all": True}, citations) == 0.0
    assert m.passage_hit({}, citations) is None


def test_a_record_must_cite_its_own_place():
    citations = [cited("x", n=1, record="p#1"), cited("y", n=2, record="p#2")]
    own = {"id": "p#1", "cites": [1]}
    assert m.cited_rate([own, {"id": "p#2", "cites": [1, 2]}], citations) == 1.0
    assert m.cited_rate([own, {"id": "p#2", "cites": [1]}], citations) == 0.5
    assert m.cited_rate([{"id": "p#1", "cites": []}], citations) == 0.0
    assert m.cited_rate([], citations) is None


def test_of_a_summary_the_share_that_passed_the_check_is_kept():
    summary = {"sentences": [{"cites": [2]}, {"cites": [2, 3]}], "dropped": 1}
    assert m.summary_kept(summary) == pytest.approx(2 / 3)
    assert m.summary_kept({"sentences": [], "dropped": 0}) is None, "the model found no answer"
    assert m.summary_kept(None) is None
    answer = {"summary": summary, "citations": [cited("x", n=n) for n in (1, 2, 3)]}
    assert [c["n"] for c in m.of_summary(answer)] == [2, 3]
    assert m.of_summary({"citations": answer["citations"]}) == []
