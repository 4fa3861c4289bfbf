"""Whose the thing is that must come of the work: "nghị quyết của HĐND tỉnh"."""

from __future__ import annotations

import pytest

from assistant.respond import Assistant
from tests.assistant.understanding.talk import ask


@pytest.mark.parametrize("of", ["của HĐND tỉnh", "HĐND"])
def test_the_body_that_issues_it_leads_nothing_and_the_province_stays(
    assistant: Assistant, of: str
) -> None:
    found = ask(assistant, f"Việc nào có sản phẩm là nghị quyết {of} ở Thái Bình?").question
    assert (found.agencies, found.provinces, found.topic) == ((), ("Thái Bình",), ())


def test_a_province_right_behind_the_body_is_the_place_that_is_asked_about(
    assistant: Assistant,
) -> None:
    """003, annex II, row 33: "Kế hoạch của UBND tỉnh" in the column of results."""
    found = ask(assistant, "Việc nào kết quả là kế hoạch của UBND tỉnh Thái Nguyên?")
    assert found.question.provinces == ("Thái Nguyên",)
    assert [i.record.locator for i in found.listed] == ["PL2.33"]
