"""Who should be answered, and who refused."""

from __future__ import annotations

import pytest

from eval.measures import status as m


def test_refusal_is_scored_on_the_unanswerable_and_response_on_the_answerable():
    absent, present = {"status_any": ["none", "not_found"]}, {"status": "answered"}
    assert (m.refusal(absent, "not_found"), m.refusal(absent, "answered")) == (1.0, 0.0)
    assert (m.response(present, "answered"), m.response(present, "none")) == (1.0, 0.0)
    assert m.refusal(present, "none") is None and m.response(absent, "none") is None
    assert m.status_correct(absent, "none") == 1.0 and m.status_correct(present, "none") == 0.0


def test_a_case_that_accepts_answer_and_question_back_is_neither():
    either = {"status_any": ["answered", "clarify"]}
    assert m.refusal(either, "clarify") is None and m.response(either, "answered") is None
    assert m.status_correct(either, "clarify") == 1.0


def test_an_expectation_without_a_status_is_an_error():
    with pytest.raises(ValueError, match="status"):
        m.status_correct({}, "answered")
