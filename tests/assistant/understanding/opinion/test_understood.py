"""Questions in words that no phrase of the book has."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answer import Question, Settings
from assistant.respond import Assistant
from assistant.understanding.understand import understand

SETTINGS = Settings(date(2025, 3, 12))


def _read(assistant: Assistant, text: str) -> Question:
    return understand(text, (), SETTINGS, assistant.context)


@pytest.mark.parametrize(
    ("text", "kind", "topic"),
    [
        (
            "Phòng mình vừa nhận đơn hỏi về bệnh án điện tử, chẳng biết chuyển bên nào lo?",
            "who", "bệnh án điện tử",
        ),
        (
            "Vụ hạ tầng 5G chắc phải nghiệm thu lúc nào để còn ghi vô lịch họp nhỉ",
            "deadline", "hạ tầng 5G",
        ),
        (
            "Anh nhớ giùm em con số tỉnh đặt cho kinh tế số năm 2030 được không",
            "target", "kinh tế số",
        ),
    ],
)  # fmt: skip
def test_chatter_around_a_topic_is_no_part_of_it(
    assistant: Assistant, text: str, kind: str, topic: str
) -> None:
    """What the plans know, and what stands around it, tell a topic from the talk."""
    question = _read(assistant, text)
    assert question.kind == kind
    assert " ".join(question.topic_text.split()) == topic


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ai chủ trì xây dựng sân bay Thái Bình?", {"san", "bay"}),
        ("Kế hoạch nào nhắc tới đường sắt tốc độ cao?", {"duong", "sat", "toc", "do", "cao"}),
        ("Bao giờ xong hệ thống cảnh báo lũ quét?", {"lu", "quet"}),
    ],
)
def test_what_no_plan_has_stays_in_the_topic(
    assistant: Assistant, text: str, words: set[str]
) -> None:
    """Without it the answer would speak of something else."""
    assert words <= set(_read(assistant, text).topic)


def test_words_that_join_and_heads_stay_with_their_topic(assistant: Assistant) -> None:
    """ "Đề án …" begins a name, "trên" stands in the middle of one."""
    text = "Tỉnh nào đặt mục tiêu người nghiên cứu trên vạn dân cao nhất?"
    assert _read(assistant, text).topic_text == "người nghiên cứu trên vạn dân"


def test_an_agency_that_gets_the_result_is_not_asked_about(assistant: Assistant) -> None:
    """Whom work is handed to or by is beside the question who leads it, and when."""
    for text in (
        "Khi nào sở hữu trí tuệ phải trình UBND tỉnh?",
        "Ai được UBND tỉnh phân công làm hạ tầng 5G?",
    ):
        assert not _read(assistant, text).agencies


def test_of_two_windows_the_one_that_names_its_days_counts(assistant: Assistant) -> None:
    """When one asks, and how often something recurs, limit no list."""
    question = _read(
        assistant, "Cuối tháng họp rồi, Sở Y tế trước 30/6/2025 phải nộp những sản phẩm gì?"
    )
    assert question.window is not None and question.window.before == date(2025, 6, 29)
    assert _read(assistant, "Sở Y tế báo cáo về đâu, mấy tháng một lần?").window is None


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Lịch trình của hệ sinh thái khởi nghiệp sáng tạo chốt ngày nào?",
         "hệ sinh thái khởi nghiệp sáng tạo"),
        ("Hồ sơ về hạ tầng 5G gửi sở nào chủ trì?", "hạ tầng 5G"),
        ("Ai ganh do thi thong minh rua?", "do thi thong minh"),
    ],
)  # fmt: skip
def test_words_of_any_office_are_no_topic_beside_one(
    assistant: Assistant, text: str, topic: str
) -> None:
    """The plans know them too, but they name no piece of work; half of a word is not cut."""
    assert _read(assistant, text).topic_text == topic


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch 26 quán triệt nghị quyết nào?",
        "Nghị quyết nào là nền tảng của Kế hoạch 86?",
        "Kế hoạch 283 tuân theo văn bản nào của cấp trên?",
    ],
)
def test_what_a_plan_rests_on_is_no_work_that_makes_documents(
    assistant: Assistant, text: str
) -> None:
    """ "Nghị quyết nào" is a condition on work only where work is asked for."""
    question = _read(assistant, text)
    assert (question.kind, question.conditions) == ("basis", ())


def test_what_nobody_asks_with_keeps_a_question_from_being_one_of_the_plan(
    assistant: Assistant,
) -> None:
    """Worded like "dựa vào đâu", but of money, of which the models know nothing."""
    assert _read(assistant, "Kinh phí thực hiện Kế hoạch 283 lấy từ đâu?").kind == "open"


def test_two_words_of_asking_may_be_one_of_the_topic(assistant: Assistant) -> None:
    """People ask of "thẩm quyền" and "quy định"; "thẩm định" is work."""
    question = _read(assistant, "Ai thẩm định công nghệ của các dự án đầu tư?")
    assert question.topic_text.startswith("thẩm định công nghệ")


def test_the_kind_of_an_act_stays_with_its_title(assistant: Assistant) -> None:
    """ "Luật …" is a name, though people ask "dựa vào luật nào"."""
    question = _read(assistant, "Kế hoạch nào dẫn Luật Khoa học và công nghệ?")
    assert question.topic_text == "Luật Khoa học và công nghệ"


def test_a_name_is_not_cut_behind_what_sort_of_thing_it_is(assistant: Assistant) -> None:
    """ "Đầu tư công" alone is something else than the act."""
    asked = _read(assistant, "Luật Đầu tư công có được nhắc trong kế hoạch 86 không")
    assert asked.topic_text == "Luật Đầu tư công"
