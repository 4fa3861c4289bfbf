"""The kind of a question that no phrase of work marks."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answer import Answer, Settings
from assistant.respond import Assistant


@pytest.mark.parametrize(
    "question", ["Hình thức khen thưởng gồm những gì?", "Tiêu chuẩn thi đua gồm những gì?"]
)
def test_what_a_thing_consists_of_is_no_list_of_work(assistant: Assistant, question: str) -> None:
    """004 says it in part IV; tasks that only speak of awards are no answer."""
    answer = assistant.ask(question, (), Settings(date(2025, 11, 21)))
    assert (answer.question.kind, answer.items) == ("open", ())


def test_what_a_plan_gives_somebody_is(assistant: Assistant) -> None:
    asked = "Việc của Sở Nội vụ trong kế hoạch 26 gồm những gì?"
    answer = assistant.ask(asked, (), Settings(date(2025, 11, 21)))
    assert answer.question.kind == "responsibility"


def test_work_of_all_provinces_is_listed(assistant: Assistant) -> None:
    """ "cả ba tỉnh" says where, and compares no figures."""
    text = "Những nhiệm vụ về trí tuệ nhân tạo của cả ba tỉnh"
    found = assistant.ask(text, (), Settings(date(2025, 11, 21))).question
    assert (found.kind, found.topic_text) == ("responsibility", "trí tuệ nhân tạo")


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Kế hoạch 26 bắt đầu áp dụng từ ngày nào?", "validity"),
        ("Kế hoạch 283 được soạn thảo từ những văn bản nào?", "basis"),
        ("Theo đề nghị của ai mà Kế hoạch 283 được ban hành?", "basis"),
        ("Kế hoạch 25 được phát hành vào ngày nào?", "signer"),
        ("Kế hoạch của Đồng Tháp số bao nhiêu?", "signer"),
    ],
)
def test_a_day_or_a_body_of_a_plan_is_no_work_of_it(
    assistant: Assistant, question: str, kind: str
) -> None:
    """ "Từ ngày nào" and "của ai" ask for a deadline and a lead only of work."""
    answer = assistant.ask(question, (), Settings(date(2025, 3, 12)))
    assert answer.question.kind == kind


@pytest.mark.parametrize(
    "question",
    [
        "Phương hướng phát triển dữ liệu lớn?",
        "Kể sơ về dữ liệu lớn cho tôi",
        "Nội dung nào đụng tới dữ liệu lớn?",
        "Tỉnh làm cách nào để đẩy mạnh dữ liệu lớn?",
    ],
)
def test_words_of_asking_for_a_survey_are_no_topic(assistant: Assistant, question: str) -> None:
    asked = assistant.ask(question, (), Settings(date(2025, 3, 12))).question
    assert (asked.kind, asked.topic) == ("open", ("du", "lieu", "lon"))


def ask(assistant: Assistant, text: str) -> Answer:
    return assistant.ask(text, (), Settings(date(2025, 11, 21)))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Sáu tháng một lần phải gửi gì cho Sở Khoa học và Công nghệ?", "reporting"),
        ("Trong 3 tỉnh, tỉnh nào bắt báo cáo dày nhất?", "reporting"),
        ("Ai là người phê duyệt kế hoạch 86?", "signer"),
        ("Kế hoạch 26 bị kế hoạch nào xóa bỏ?", "validity"),
        ("Từ bao giờ kế hoạch 26 hết giá trị?", "validity"),
        ("Do đâu mà có kế hoạch 86?", "basis"),
        ("Các cột mốc về doanh nghiệp công nghệ số của Đồng Tháp", "series"),
        ("5 sở nhiều việc nhất Thái Bình theo kế hoạch 26", "tally"),
        ("Đồng Tháp tới 2045 thành tỉnh thế nào?", "target"),
    ],
)
def test_ways_of_asking_it(assistant: Assistant, text: str, kind: str) -> None:
    assert ask(assistant, text).question.kind == kind


def test_who_makes_a_list_is_asked_no_list_is(assistant: Assistant) -> None:
    """003: row 60, "Xây dựng, công bố danh mục các nhiệm vụ trọng điểm"."""
    found = ask(assistant, "Ai phải công bố danh mục nhiệm vụ trọng điểm về chuyển đổi số?")
    assert found.question.kind == "who"
    assert "thainguyen-25-2025#PL2.60" in {item.record.id for item in found.listed}


def test_limits_that_no_day_fulfils_are_told(assistant: Assistant) -> None:
    found = ask(assistant, "Sở Y tế Thái Bình có việc gì trước tháng 6 và sau tháng 9/2025?")
    assert found.status == "invalid"
    assert "có ngày đầu sau ngày cuối" in found.markdown


@pytest.mark.parametrize(
    ("text", "locator"),
    [
        ("Đồng Tháp có mấy trung tâm dữ liệu?", "II.2.2.e-22"),  # 002:134
        ("mấy trung tâm đổi mới sáng tạo ở Đồng Tháp năm 2030", "II.2.2.d-3"),  # 002:104
    ],
)
def test_things_whose_name_begins_as_that_of_bodies(
    assistant: Assistant, text: str, locator: str
) -> None:
    """No centre of the province is asked about, and no work that makes one."""
    found = ask(assistant, text)
    assert found.question.agencies == ()
    assert locator in {item.record.locator for item in found.listed}
