"""Beside what was just told of: the rest of a list, the next one, an earlier question."""

from __future__ import annotations

from assistant.respond import Assistant
from tests.assistant.understanding.talk import talk

_LIST = "Sở Văn hóa Thái Bình có những nhiệm vụ nào trong phụ lục II?"  # 000: rows 23 and 44


def _places(assistant: Assistant, *turns: str) -> list[str]:
    return [item.record.locator for item in talk(assistant, *turns)[-1].listed]


def test_the_others_of_a_list(assistant: Assistant) -> None:
    for turn in ("việc kia hạn khi nào?", "những việc còn lại thì sao"):
        assert _places(assistant, _LIST, "việc thứ hai hạn khi nào?", turn) == ["PL2.23"]


def test_the_next_and_the_one_before(assistant: Assistant) -> None:
    assert _places(assistant, _LIST, "việc thứ nhất ai phối hợp?", "việc tiếp theo?") == ["PL2.44"]
    assert _places(assistant, _LIST, "việc thứ hai ai phối hợp?", "việc liền trước?") == ["PL2.23"]


def test_the_row_after_one_that_was_named_by_its_number(assistant: Assistant) -> None:
    row = "Ai chủ trì nhiệm vụ 55 Phụ lục II Kế hoạch 26?"
    assert _places(assistant, row, "nhiệm vụ tiếp theo thì sao?") == ["PL2.56"]


def test_back_to_an_earlier_question(assistant: Assistant) -> None:
    """What was asked of the first agency, not the targets that were asked of the other."""
    answers = talk(
        assistant, "Sở Nội vụ Thái Bình chủ trì việc gì trong kế hoạch 26?", "nhầm, Sở Xây dựng",
        "sở này theo dõi chỉ tiêu nào?", "quay lại Sở Nội vụ",
    )  # fmt: skip
    assert [i.record.id for i in answers[3].listed] == [i.record.id for i in answers[0].listed]


def test_who_does_what_mentions_a_document(assistant: Assistant) -> None:
    """000:427 and 003:571-576 name document 1552 in a row; its row says who leads."""
    *_, who = talk(assistant, "Văn bản 1552/BTTTT-THH được nhắc ở đâu?", "ai làm việc đó?")
    assert "Sở Thông tin và Truyền thông" in who.markdown
