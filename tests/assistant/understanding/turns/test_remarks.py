"""A turn that only speaks of the last answer asks it again, and what follows it is asked of it."""

from __future__ import annotations

import pytest

from assistant.respond import Assistant
from assistant.understanding.turns.remarks import CHECKED, is_remark
from tests.assistant.understanding.talk import talk


@pytest.mark.parametrize(
    "text",
    ["sai rồi, thiếu việc", "bạn thiếu rồi", "có chắc không?", "kiem tra lai giup", "xếp theo hạn"],
)
def test_what_only_speaks_of_an_answer(text: str) -> None:
    assert is_remark(text)


@pytest.mark.parametrize(
    "text", ["sai rồi, Sở Y tế cơ", "tháng 9 còn thiếu việc gì", "việc nào theo hạn tháng 6"]
)
def test_what_asks_something_is_no_remark(text: str) -> None:
    assert not is_remark(text)


def test_an_answer_called_wrong_is_given_again(assistant: Assistant) -> None:
    """000: rows 82 and 83 of annex II are Sở Tư pháp's; the note is not carried further."""
    first, again, other = talk(
        assistant, "Kế hoạch 26 giao Sở Tư pháp việc gì?", "sai rồi, thiếu việc", "Sở Xây dựng?"
    )
    assert [i.record.id for i in again.listed] == [i.record.id for i in first.listed]
    assert CHECKED in again.markdown and CHECKED not in other.markdown


def test_a_correction_behind_a_remark(assistant: Assistant) -> None:
    """000:454-455: Sở Xây dựng leads rows 74 and 75."""
    for turn in ("sai rồi, Sở Xây dựng cơ", "không đúng, ý tôi hỏi Sở Xây dựng"):
        _, second = talk(assistant, "Kế hoạch 26 giao Sở Tư pháp việc gì?", turn)
        assert second.question.agencies == ("Sở Xây dựng",) and not second.question.topic
        assert {"PL2.74", "PL2.75"} <= {i.record.locator for i in second.listed}
