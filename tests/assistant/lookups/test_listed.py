"""A topic that lists several things, and work listed by its topic alone."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answer import Answer, Settings
from assistant.respond import Assistant

_SETTINGS = Settings(date(2025, 11, 21))


def ask(assistant: Assistant, text: str) -> Answer:
    return assistant.ask(text, (), _SETTINGS)


def ids(answer: Answer) -> set[str]:
    return {shown.item.record.id for shown in answer.items}


def test_each_thing_that_a_topic_lists_is_looked_up(assistant: Assistant) -> None:
    """000:320 and 363 set the digital economy, 000:343 the researchers; no row has both."""
    answer = ask(assistant, "Mục tiêu về kinh tế số và nhân lực nghiên cứu của Thái Bình")
    assert answer.question.things == ("kinh tế số", "nhân lực nghiên cứu")
    assert ids(answer) == {f"thaibinh-26-2025#PL1.{n}" for n in (4, 38, 23)}


def test_the_years_of_both_stand_beside_each_other(assistant: Assistant) -> None:
    """002:127, 129 and 131 are of 2030; those of other years stay apart."""
    answer = ask(
        assistant,
        "Chỉ tiêu kinh tế số và tỷ lệ thanh toán không dùng tiền mặt của Đồng Tháp đến 2030?",
    )
    assert ids(answer) == {f"dongthap-283-2025#II.2.2.e-{n}" for n in (15, 17, 19)}


def test_what_no_plan_sets_is_said_to_be_missing(assistant: Assistant) -> None:
    """The other thing is answered all the same."""
    answer = ask(assistant, "Mục tiêu kinh tế số và số vườn thú của Thái Bình đến 2030")
    assert "thaibinh-26-2025#PL1.4" in ids(answer)
    assert any("vườn thú" in note for note in answer.notes)


@pytest.mark.parametrize(
    "topic", ["khoa học và công nghệ", "khoa học, công nghệ và đổi mới sáng tạo"]
)
def test_a_name_with_a_join_in_it_stays_one(assistant: Assistant, topic: str) -> None:
    """Records say it in one breath."""
    whole = ask(assistant, f"Các nhiệm vụ về {topic} của Kế hoạch 25")
    assert topic in whole.markdown


def test_work_is_listed_by_its_topic_whoever_leads_it(assistant: Assistant) -> None:
    """003:692, 698 and 716 speak of e-commerce in annex II; no prose of plan 25 does."""
    answer = ask(assistant, "Kế hoạch 25 giao những nhiệm vụ nào về thương mại điện tử?")
    assert answer.question.kind == "responsibility"
    assert ids(answer) == {f"thainguyen-25-2025#PL2.{n}" for n in (48, 49, 52)}


def test_prose_that_names_nobody_stands_below_the_list(assistant: Assistant) -> None:
    """003:476 is a row of annex II; 003:82, 93 and 137 are bullets without an agency. "Đổi mới sáng
    tạo", which nearly every row has, is not what was asked for."""
    answer = ask(assistant, "Kế hoạch 25 giao những nhiệm vụ nào về khởi nghiệp sáng tạo?")
    assert ids(answer) == {"thainguyen-25-2025#PL2.13"}
    lines = {citation.lines[0] for citation in answer.citations if citation.record is None}
    assert lines == {82, 93, 137}


def test_where_no_row_has_the_topic_the_prose_answers(assistant: Assistant) -> None:
    """003:85 alone speaks of intellectual property in plan 25."""
    answer = ask(assistant, "Thái Nguyên có những nhiệm vụ nào về sở hữu trí tuệ?")
    assert (answer.status, answer.question.kind) == ("answered", "open")
    assert [citation.lines for citation in answer.citations] == [(85, 85)]


def test_what_may_be_mentioned_is_looked_for_in_the_text(assistant: Assistant) -> None:
    """No plan speaks of care for the old; targets on health services are no answer."""
    answer = ask(assistant, "chăm sóc người cao tuổi có được đề cập không")
    assert answer.status == "not_found"


def test_the_work_of_two_plans_is_compared_side_by_side(assistant: Assistant) -> None:
    """001:105 is the tourism of plan 86; annex II of plan 26 has it in rows 44 and 46."""
    answer = ask(assistant, "So sánh nhiệm vụ về du lịch giữa kế hoạch 26 và 86")
    assert answer.question.kind == "responsibility"
    assert {i.split("#")[0] for i in ids(answer)} == {"thaibinh-26-2025", "thaibinh-86-2025"}
    assert {"thaibinh-86-2025#II.4.4", "thaibinh-26-2025#PL2.44"} <= ids(answer)


def test_days_and_leads_of_many_are_a_list(assistant: Assistant) -> None:
    """Each line has its own day and lead: 003:692, 698 and 716."""
    answer = ask(
        assistant, "Những việc về thương mại điện tử trong kế hoạch 25 do ai làm và bao giờ xong?"
    )
    assert ids(answer) == {f"thainguyen-25-2025#PL2.{n}" for n in (48, 49, 52)}
    assert "chủ trì: Công an tỉnh" in answer.markdown and "hạn 31/12/2025" in answer.markdown


def test_what_has_only_some_words_of_the_topic_stands_apart(assistant: Assistant) -> None:
    """001:116 and 000:450 are on artificial intelligence in health care, others on one of both."""
    answer = ask(assistant, "các nhiệm vụ về trí tuệ nhân tạo trong y tế ở Thái Bình")
    assert ids(answer) == {"thaibinh-86-2025#II.5.4", "thaibinh-26-2025#PL2.54"}
    assert "Việc có nội dung gần với chủ đề" in answer.markdown


def test_each_line_names_the_lead_where_several_agencies_are_asked_for(
    assistant: Assistant,
) -> None:
    """000:396: a task of Sở Y tế, asked for together with another department's."""
    answer = ask(assistant, "Việc của Sở Y tế hoặc Sở Giáo dục Thái Bình đến hạn tháng 9/2025")
    assert "chủ trì: Sở Y tế" in answer.markdown
