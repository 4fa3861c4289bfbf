"""What is asked next: which of two has more, longer days, without one sort of work; deadlines by
how they are printed, and the work of a part of the body."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answer import Answer, Question, Settings
from assistant.respond import Assistant


def ask(assistant: Assistant, *turns: str) -> Answer:
    """The answer to the last turn of a conversation."""
    history: list[Question] = []
    for text in turns[:-1]:
        history.append(assistant.ask(text, history, Settings(date(2025, 11, 21))).question)
    return assistant.ask(turns[-1], history, Settings(date(2025, 11, 21)))


def locators(answer: Answer) -> set[str]:
    return {s.item.record.locator for s in answer.items}


@pytest.mark.parametrize(
    "asked",
    [
        "Việc nào của Sở Nội vụ Thái Nguyên chỉ ghi năm?",
        "Sở Nội vụ Thái Nguyên có nhiệm vụ nào chỉ ghi năm, không ghi tháng?",
        "so noi vu thai nguyen co viec nao thoi han chi ghi theo nam",
    ],
)
def test_deadlines_that_are_printed_as_a_year_alone(assistant: Assistant, asked: str) -> None:
    """Of the rows that it leads 5, 9 and 10 name a month, 7 is "thường xuyên", 31 "Năm 2025"."""
    assert locators(ask(assistant, asked)) == {"PL2.31"}


def test_a_year_that_is_printed_still_names_days(assistant: Assistant) -> None:
    answer = ask(assistant, "Việc nào của Sở Nội vụ Thái Nguyên ghi hạn năm 2025?")
    assert answer.question.window is not None


@pytest.mark.parametrize(
    "asked",
    [
        "Mục II.10 kế hoạch 86 giao những việc gì?",
        "Liệt kê các nhiệm vụ thuộc mục II.10 kế hoạch 86",
        "Mục II.10 kế hoạch 86 có những nhiệm vụ nào?",
    ],
)
def test_the_work_of_a_part_of_the_body(assistant: Assistant, asked: str) -> None:
    assert locators(ask(assistant, asked)) == {"II.10.1", "II.10.2", "II.10.3"}


def test_a_part_that_gives_nothing_to_anybody_is_shown(assistant: Assistant) -> None:
    """Plan 283, III.2 names no body: its text is no "not found"."""
    answer = ask(assistant, "Mục III.2 Kế hoạch 283 giao ai làm gì?")
    assert answer.status == "answered"
    assert answer.citations[0].locator == "III.2"


@pytest.mark.parametrize("asked", ["Bỏ các việc phối hợp ra", "không tính việc phối hợp"])
def test_work_that_it_helps_with_is_left_out(assistant: Assistant, asked: str) -> None:
    answer = ask(assistant, "Sở Y tế phải làm gì ở Thái Bình trong quý IV/2025?", asked)
    assert answer.question.role == "lead"
    shown = {s.item.role for s in answer.related}
    assert "coordinating" not in shown and "collective" in shown


@pytest.mark.parametrize(
    ("asked", "days"),
    [
        ("rộng ra cả năm 2026 thì sao?", (date(2026, 1, 1), date(2026, 12, 31))),
        ("mở rộng ra hết quý I/2026", (None, date(2026, 3, 31))),
        ("lùi thêm sang tháng 1/2026", (date(2026, 1, 1), date(2026, 1, 31))),
    ],
)
def test_longer_days_are_no_topic(
    assistant: Assistant, asked: str, days: tuple[date | None, date]
) -> None:
    question = ask(assistant, "Sở Y tế phải làm gì trong quý IV/2025?", asked).question
    assert question.agencies == ("Sở Y tế",) and not question.topic_text
    assert question.window is not None
    assert (question.window.after, question.window.before) == days


@pytest.mark.parametrize(
    ("turns", "by"),
    [
        (("Thái Bình và Thái Nguyên giao Sở Y tế việc gì?", "Bên nào nhiều hơn?"), "province"),
        (("Thái Bình giao Sở Y tế việc gì?", "còn Thái Nguyên?", "tỉnh nào ít hơn"), "province"),
        (
            ("Sở Y tế có bao nhiêu việc ở kế hoạch 26 và kế hoạch 25?", "Bên nào nhiều hơn?"),
            "plan",
        ),
        (("Sở Nội vụ Thái Bình làm gì?", "còn Sở Y tế?", "ai nhiều việc hơn?"), "agency"),
    ],
)
def test_which_of_those_told_of_has_more(
    assistant: Assistant, turns: tuple[str, ...], by: str
) -> None:
    """Counted is the work of the bodies that were told of, and no other."""
    question = ask(assistant, *turns).question
    assert question.tally is not None and question.tally.by == by
    assert "Sở Y tế" in question.agencies


@pytest.mark.parametrize(
    "turns",
    [
        ("Sở Thông tin và Truyền thông sáp nhập vào đâu?", "Sở mới đó làm gì ở Thái Nguyên?"),
        ("Sở Thông tin và Truyền thông sáp nhập vào đâu?", "Sở mới có việc gì ở Thái Nguyên?"),
        ("Sở TT&TT nay là sở nào?", "Sở đó chủ trì việc gì trong kế hoạch 86?"),
    ],
)
def test_the_body_that_another_became(assistant: Assistant, turns: tuple[str, str]) -> None:
    """It went into Sở Khoa học và Công nghệ on 01/03/2025."""
    question = ask(assistant, *turns).question
    assert question.agencies == ("Sở Khoa học và Công nghệ",)
    assert question.kind == "responsibility"


@pytest.mark.parametrize(
    ("asked", "row"),
    [("Cái nào đến trước?", "PL2.49"), ("Hạn nào muộn hơn?", "PL2.10")],
)
def test_which_of_two_rows_is_due_first(assistant: Assistant, asked: str, row: str) -> None:
    """Plan 25, annex II: row 10 is due in January 2026, row 49 in 2025."""
    answer = ask(assistant, "Nhiệm vụ 10 và nhiệm vụ 49 kế hoạch 25 hạn khi nào?", asked)
    assert locators(answer) == {row}


@pytest.mark.parametrize(
    "asked",
    [
        "Việc số 10 và việc số 49 kế hoạch 25 hạn khi nào?",
        "Nhiệm vụ 10 và nhiệm vụ 49 kế hoạch 25, việc nào xong trước?",
        "nhiem vu 10 va 49 ke hoach 25 cai nao den han truoc",
    ],
)
def test_each_row_that_is_named_has_its_day(assistant: Assistant, asked: str) -> None:
    answer = ask(assistant, asked)
    assert answer.question.kind == "deadline"
    assert {i for part in answer.parts for i in locators(part)} == {"PL2.10", "PL2.49"}


@pytest.mark.parametrize(
    "asked", ["Trích nguyên văn chỉ tiêu của Thái Bình", "nguyên văn của Thái Bình"]
)
def test_the_words_of_one_of_two_provinces(assistant: Assistant, asked: str) -> None:
    """Plan 26, annex I: the digital economy stands in rows 4 and 38."""
    answer = ask(assistant, "So sánh chỉ tiêu kinh tế số của Thái Bình và Đồng Tháp", asked)
    assert answer.question.kind == "citation"
    assert locators(answer) == {"PL1.4", "PL1.38"}


def test_what_one_plan_says_of_what_all_were_asked_about(assistant: Assistant) -> None:
    question = ask(
        assistant, "Các kế hoạch nói gì về an toàn thông tin?", "Kế hoạch 26 nói cụ thể gì?"
    ).question
    assert question.kind == "open" and question.topic_text == "an toàn thông tin"
    assert question.plans == ("thaibinh-26-2025",)


@pytest.mark.parametrize(
    "turns", [("Kế hoạch 283 nói gì?",), ("Ai ký kế hoạch 86?", "Kế hoạch 283 nói gì?")]
)
def test_a_plan_as_a_whole(assistant: Assistant, turns: tuple[str, ...]) -> None:
    answer = ask(assistant, *turns)
    assert answer.question.kind == "overview" and answer.status == "answered"


@pytest.mark.parametrize(
    "asked",
    [
        "Hai bên đùn qua đẩy lại cả tháng trời. Sở Y tế Thái Nguyên phải làm gì?",
        "Chị đang soạn bài tham luận cho sếp, bí quá. Sở Y tế Thái Nguyên phải làm gì?",
        "Đơn vị tôi là SYT Thái Nguyên. Chúng tôi phải làm gì?",
    ],
)
def test_a_story_before_the_question(assistant: Assistant, asked: str) -> None:
    """It is no topic; one that names the asker's body says whose work is asked for."""
    question = ask(assistant, asked).question
    assert question.agencies == ("Sở Y tế",) and not question.topic_text
    assert question.provinces == ("Thái Nguyên",)


@pytest.mark.parametrize(
    ("asked", "kind"),
    [
        ("Kế hoạch 25 xuất phát từ văn bản chỉ đạo nào của Tỉnh ủy, của Chính phủ?", "basis"),
        ("Kế hoạch 26 có hiệu lực kể từ ngày ký phải không?", "validity"),
        ("Sau khi sáp nhập, Kế hoạch 25 còn được tiếp tục áp dụng không?", "validity"),
        ("Xin thông tin về người có thẩm quyền đã ký Kế hoạch 86.", "signer"),
        ("Báo cáo Kế hoạch 26: gửi đâu, hạn ngày mấy?", "reporting"),
        ("Cái vụ báo cáo Kế hoạch 25, mỗi quý gửi hay cuối năm mới gửi?", "reporting"),
    ],
)
def test_what_is_asked_of_a_plan_in_other_words(
    assistant: Assistant, asked: str, kind: str
) -> None:
    answer = ask(assistant, asked)
    assert answer.question.kind == kind and answer.status == "answered"
    assert answer.question.window is None
