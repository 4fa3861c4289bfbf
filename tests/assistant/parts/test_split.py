"""Several questions in one message are told apart; one question stays one."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answer import Question, Settings
from assistant.parts import questions_in
from assistant.respond import Assistant
from eval.cases import load_cases

SETTINGS = Settings(date(2025, 11, 21))


def asked(assistant: Assistant, text: str, *history: Question) -> list[str]:
    return list(questions_in(text, history, SETTINGS, assistant.context))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Ai ký Kế hoạch 86, và nhiệm vụ 69 Phụ lục II kế hoạch 26 thì ai phối hợp?",
            ["Ai ký Kế hoạch 86", "nhiệm vụ 69 Phụ lục II kế hoạch 26 thì ai phối hợp"],
        ),
        (
            "Kế hoạch 283 ban hành ngày nào, căn cứ vào đâu?",
            ["Kế hoạch 283 ban hành ngày nào", "Kế hoạch 283: căn cứ vào đâu"],
        ),
        (
            "ke hoach 86 ai ky, con hieu luc khong",
            ["ke hoach 86 ai ky", "ke hoach 86: con hieu luc khong"],
        ),
        (
            "Ai ký Kế hoạch 25, căn cứ vào đâu, và còn hiệu lực không?",
            ["Ai ký Kế hoạch 25", "Kế hoạch 25: căn cứ vào đâu", "Kế hoạch 25: còn hiệu lực không"],
        ),
        (
            "Cho biết người ký, ngày ban hành và căn cứ ban hành của Kế hoạch 283",
            [
                "Kế hoạch 283: Cho biết người ký, ngày ban hành",
                "căn cứ ban hành của Kế hoạch 283",
            ],
        ),
        (
            "Kế hoạch 26 có bao nhiêu chỉ tiêu và bao nhiêu nhiệm vụ?",
            ["Kế hoạch 26 có bao nhiêu chỉ tiêu", "Kế hoạch 26: bao nhiêu nhiệm vụ"],
        ),
        (
            "Sở Y tế chủ trì những việc gì và phối hợp những việc gì?",
            ["Sở Y tế chủ trì những việc gì", "Sở Y tế: phối hợp những việc gì"],
        ),
        (
            "Sở Y tế có việc nào quá hạn, việc nào đến hạn trong tháng 12/2025?",
            ["Sở Y tế có việc nào quá hạn", "Sở Y tế: việc nào đến hạn trong tháng 12/2025"],
        ),
        (
            "Cho mình hỏi 2 việc: 1) ai ký kế hoạch 26; 2) Sở Y tế phải làm gì trong tháng 9/2025",
            ["ai ký kế hoạch 26", "Sở Y tế phải làm gì trong tháng 9/2025"],
        ),
        (
            "Kế hoạch 26 với kế hoạch 86 khác nhau chỗ nào, cái nào còn hiệu lực?",
            [
                "Kế hoạch 26 với kế hoạch 86 khác nhau chỗ nào",
                "Kế hoạch 26, kế hoạch 86: cái nào còn hiệu lực",
            ],
        ),
        (
            "Theo kế hoạch 26, Sở Công Thương phải làm gì, Sở Tư pháp phải làm gì?",
            [
                "Theo kế hoạch 26, Sở Công Thương phải làm gì",
                "kế hoạch 26: Sở Tư pháp phải làm gì",
            ],
        ),
        (
            "Trong quý III/2025 Sở Y tế phải làm gì và Sở Nội vụ phải làm gì?",
            [
                "Trong quý III/2025 Sở Y tế phải làm gì",
                "Trong quý III/2025: Sở Nội vụ phải làm gì",
            ],
        ),
    ],
)
def test_each_question_is_complete_in_its_words(
    assistant: Assistant, text: str, parts: list[str]
) -> None:
    assert asked(assistant, text) == parts


def test_a_question_of_each_is_asked_of_each(assistant: Assistant) -> None:
    text = "Sở Nội vụ và Sở Tài chính mỗi nơi phải làm gì trong quý III/2025?"
    assert asked(assistant, text) == [
        "Sở Nội vụ phải làm gì trong quý III/2025?",
        "Sở Tài chính phải làm gì trong quý III/2025?",
    ]
    text = "Kế hoạch 25 và kế hoạch 26 mỗi kế hoạch có bao nhiêu nhiệm vụ?"
    assert asked(assistant, text) == [
        "Kế hoạch 25 có bao nhiêu nhiệm vụ?",
        "kế hoạch 26 có bao nhiêu nhiệm vụ?",
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Nhiệm vụ 44 và nhiệm vụ 45 Phụ lục II kế hoạch 26 hạn khi nào?",
            ["Nhiệm vụ 44 Phụ lục II", "Nhiệm vụ 45 Phụ lục II"],
        ),
        (
            "Chỉ tiêu 4 Phụ lục I và chỉ tiêu 8.1 Phụ lục I kế hoạch 25 là gì?",
            ["Chỉ tiêu 4 Phụ lục I", "Chỉ tiêu 8.1 Phụ lục I"],
        ),
        ("Nhiệm vụ 8.10 Phụ lục I kế hoạch 25 là gì?", ["Nhiệm vụ 8.10 Phụ lục I"]),
        ("Nhiệm vụ 12, 6 tháng đầu năm, làm đến đâu?", ["Nhiệm vụ 12, 6 tháng"]),
    ],
)
def test_rows_that_are_listed_are_asked_one_by_one(
    assistant: Assistant, text: str, rows: list[str]
) -> None:
    found = asked(assistant, text)
    assert [part[: len(row)] for part, row in zip(found, rows, strict=True)] == rows


@pytest.mark.parametrize(
    "text",
    [
        # One record tells all of it.
        "Đề án số hóa các điểm đến du lịch hạn khi nào và ai chủ trì, kết quả là gì?",
        "Đề án phát triển Trường Đại học Thái Bình khi nào xong, ai chủ trì, ai phối hợp?",
        "Ai chủ trì và ai phối hợp nhiệm vụ 69 Phụ lục II kế hoạch 26?",
        "Mục tiêu kinh tế số của Thái Bình là bao nhiêu và ai theo dõi?",
        "Kế hoạch 26 và kế hoạch 86 do ai ký, ban hành ngày nào?",
        "Bao giờ phải báo cáo 6 tháng theo kế hoạch 26, gửi cho ai?",
        # Lists, names, windows, quotations.
        "Sở Nội vụ, Sở Tài chính; UBND thành phố Thái Bình phải làm gì trước tháng 6/2025?",
        "Sở Văn hóa, Thể thao và Du lịch phải làm gì từ tháng 6 đến tháng 9 và ai phối hợp?",
        "Chương trình “ai cũng học, học mọi nơi và làm gì cũng số” được nhắc ở đâu?",
        "Ai phụ trách phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số?",
        "TP. Thái Bình phải làm gì? Ai phối hợp?",
        # A comparison, an alternative, a condition.
        "Kinh tế số của Thái Bình đến 2030 là bao nhiêu, so với Đồng Tháp thì thế nào?",
        "Kinh tế số Thái Bình 2030 bao nhiêu, Đồng Tháp bao nhiêu?",
        "Kinh tế số Thái Bình là bao nhiêu, Thái Nguyên bao nhiêu, Đồng Tháp bao nhiêu?",
        "Kế hoạch 26 đã bị thay thế chưa, nếu rồi thì bởi văn bản nào?",
        # What surrounds a question asks nothing.
        "Em là chuyên viên mới, nhờ anh chị chỉ giúp: Sở Y tế phải làm gì trong tháng 9/2025?",
    ],
)
def test_one_question_stays_one(assistant: Assistant, text: str) -> None:
    assert asked(assistant, text) == [text]


def test_rows_from_one_to_another(assistant: Assistant) -> None:
    """000:387 to 389: three rows of two departments."""
    text = "Nhiệm vụ 10 đến 12 phụ lục II kế hoạch 26 ai chủ trì?"
    assert asked(assistant, text) == [
        f"Nhiệm vụ {n} phụ lục II kế hoạch 26 ai chủ trì?" for n in (10, 11, 12)
    ]
    told = [part.items[0].item.record.id for part in assistant.ask(text, (), SETTINGS).parts]
    assert told == [f"thaibinh-26-2025#PL2.{n}" for n in (10, 11, 12)]


def test_which_of_two_comes_first_asks_for_the_days_of_both(assistant: Assistant) -> None:
    """000:484 and 485."""
    for text in (
        "PACS với LIS, đề án nào phải trình trước?",
        "PACS với LIS của y tế Thái Bình, cái nào phải xong trước?",
    ):
        answer = assistant.ask(text, (), Settings(date(2025, 11, 21)))
        assert {"PL2.76", "PL2.77"} <= {item.record.locator for item in answer.listed}


def test_two_measures_are_asked_one_by_one(assistant: Assistant) -> None:
    text = "Tỷ lệ doanh nghiệp đổi mới sáng tạo và tỷ lệ hồ sơ số hóa của Thái Bình đến 2030?"
    assert asked(assistant, text) == [
        "Thái Bình, đến 2030: Tỷ lệ doanh nghiệp đổi mới sáng tạo",
        "tỷ lệ hồ sơ số hóa của Thái Bình đến 2030?",
    ]


def test_a_list_and_its_end_are_two_questions(assistant: Assistant) -> None:
    """The number is that of all; only the second one asks for the last."""
    text = "Năm 2025 Sở Y tế Thái Bình chủ trì bao nhiêu việc, việc nào muộn nhất?"
    both = asked(assistant, text)
    assert both == [
        "Năm 2025 Sở Y tế Thái Bình chủ trì bao nhiêu việc",
        "Sở Y tế, Thái Bình, Năm 2025: việc nào muộn nhất",
    ]


def test_a_number_and_that_of_some_of_it_are_two_questions(assistant: Assistant) -> None:
    text = (
        "Công an tỉnh Thái Bình có bao nhiêu nhiệm vụ, trong đó mấy việc xong trước tháng 7/2025?"
    )
    assert asked(assistant, text) == [
        "Công an tỉnh Thái Bình có bao nhiêu nhiệm vụ",
        "trong đó mấy việc xong trước tháng 7/2025",
    ]


def test_day_and_body_asked_at_once_are_both_said(assistant: Assistant) -> None:
    """Row 44 (000, line 436)."""
    text = "Nhiệm vụ 44 Phụ lục II kế hoạch 26 ai chủ trì, hạn khi nào?"
    head = assistant.ask(text, (), SETTINGS).markdown.split("\n")[0]
    assert "Tháng 9/2025" in head
    assert "Sở Văn hóa, Thể thao và Du lịch" in head


def test_later_questions_of_a_second_turn_lean_on_the_conversation(assistant: Assistant) -> None:
    first = assistant.ask("Kế hoạch 86 còn hiệu lực không?", (), SETTINGS).question
    assert asked(assistant, "Ai ký, căn cứ vào đâu?", first) == ["Ai ký", "căn cứ vào đâu"]


# Cases that do ask two questions, told apart by reading them.
TWO_QUESTIONS = {
    "who-013", "seventh-004", "third-073", "ninth-017", "sixth-085", "thirteenth-008",
    "thirteenth-024", "thirteenth-029", "seventeenth-023", "third-077", "nineteenth-025",
    "tenth-042", "tenth-097", "thirteenth-065", "twentyfirst-005", "twentyfirst-035",
    "twentyfirst-041", "twentythird-041", "twentythird-051", "twentyfifth-027",
    "twentyfifth-009", "twentyfifth-051",
}  # fmt: skip


def test_no_golden_question_is_taken_for_several(assistant: Assistant) -> None:
    cases = [c for c in load_cases() if not (c.id.startswith("compound") or c.held_out)]
    turns = {c.id: c.turns[0] for c in cases if c.id not in TWO_QUESTIONS}
    assert {i: asked(assistant, t) for i, t in turns.items()} == {i: [t] for i, t in turns.items()}
