"""Questions that suppose an answer, and orders that ask for none. Expected rows are read from the
plans."""

from __future__ import annotations

import pytest

from assistant.respond import Assistant
from tests.assistant.understanding.talk import ask


def lines(assistant: Assistant, text: str) -> list[int]:
    return sorted(item.record.span.first for item in ask(assistant, text).listed)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 000, lines 199 and 484
        ("Có đúng là Sở Y tế chủ trì đề án PACS không?", [199, 484]),
        # 000, line 352: the figure that is supposed is no part of the topic.
        ("Thái Bình đặt mục tiêu 5G 100% vào 2030 đúng không?", [352]),
        # 000, line 434, of which line 129 names other leads.
        ("Sở Y tế hay Sở Công Thương chủ trì hội nghị Logistics?", [434]),
    ],
)
def test_what_is_supposed_is_looked_up(
    assistant: Assistant, text: str, expected: list[int]
) -> None:
    assert lines(assistant, text) == expected


def test_which_of_two_leads_is_asked_of_one_piece_of_work(assistant: Assistant) -> None:
    text = "Sở Nội vụ hay Sở KH&CN chủ trì phong trào học tập số?"
    answer = ask(assistant, text)
    assert answer.question.kind == "who"
    assert {"thaibinh-26-2025#PL2.2", "thaibinh-86-2025#II.1.5-3"} <= {
        item.record.id for item in answer.listed
    }


def test_initials_with_an_ampersand_are_of_any_body(assistant: Assistant) -> None:
    """000, line 51: Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh."""
    question = ask(assistant, "Kế hoạch nào giao việc cho Liên hiệp các Hội KH&KT?").question
    assert question.agencies == ("Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh",)
    assert not question.topic


@pytest.mark.parametrize(
    "text", ["Ban Chỉ đạo 57 gồm những ai?", "Ai là người đứng đầu ban chỉ đạo?"]
)
def test_who_sits_on_a_board_is_in_no_plan(assistant: Assistant, text: str) -> None:
    answer = ask(assistant, text)
    assert (answer.question.kind, answer.status) == ("office", "not_found")


def test_how_long_an_answer_shall_be_is_no_topic(assistant: Assistant) -> None:
    question = ask(assistant, "Tóm tắt kế hoạch 86 trong 3 câu").question
    assert (question.kind, question.topic) == ("overview", ())


def test_a_letter_is_written_by_others(assistant: Assistant) -> None:
    assert ask(assistant, "Viết giúp tôi công văn đôn đốc").status == "out_of_scope"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 000, line 491; line 490 is due in 2030.
        ("Phòng em làm bên Sở Tư pháp, xem giúp em có việc nào hết hạn chưa", [491]),
        # 000, lines 322 to 329: what is done for people in administrative procedures.
        ("Chỉ tiêu về cải cách thủ tục hành chính của Thái Bình", list(range(322, 330))),
        # 000, lines 394 and 447: resolutions; 73 and 400: a decision.
        ("Việc nào sửa đổi nghị quyết của HĐND?", [394, 447]),
        ("Nhiệm vụ nào sửa đổi quyết định của UBND tỉnh?", [73, 400]),
        ("Kết quả cần đạt của việc xây CSDL chuyên gia?", [459]),
    ],
)
def test_what_officials_call_otherwise(
    assistant: Assistant, text: str, expected: list[int]
) -> None:
    assert lines(assistant, text) == expected
