"""Words of a turn that point at what earlier turns named: days, bodies, provinces, plans."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answer import Answer
from assistant.respond import Assistant
from tests.assistant.understanding.talk import ask

P26, P86 = "thaibinh-26-2025", "thaibinh-86-2025"


def locators(answer: Answer) -> list[str]:
    return [item.record.locator for item in answer.listed]


def days(answer: Answer) -> tuple[date | None, date | None]:
    window = answer.question.window
    assert window
    return window.after, window.before


@pytest.mark.parametrize(
    "turn",
    [
        "Cùng quý đó Sở Xây dựng thì sao?",
        "quy do So Xay dung co viec gi",
        "dạ thế bên Sở Xây dựng trong quý ấy có việc gì không ạ",
        "cùng quý, Sở Xây dựng?",
    ],
)
def test_those_days_are_those_of_an_earlier_turn(assistant: Assistant, turn: str) -> None:
    """Row 75 of annex II is due in June 2025, row 74 in October (000:479-480); the plan stays."""
    answer = ask(assistant, "Theo kế hoạch 26, quý II/2025 Sở Y tế có việc gì phải xong?", turn)
    assert answer.question.plans == (P26,)
    assert locators(answer) == ["PL2.75"]


@pytest.mark.parametrize(
    ("turn", "expected"),
    [
        ("năm trước đó?", (date(2026, 1, 1), date(2026, 12, 31))),
        ("còn năm liền sau?", (date(2028, 1, 1), date(2028, 12, 31))),
        ("các năm sau thì sao?", (date(2028, 1, 1), None)),
        ("những năm tiếp theo có gì", (date(2028, 1, 1), None)),
        ("từ đó trở đi?", (date(2028, 1, 1), None)),
        ("trước đó?", (None, date(2026, 12, 31))),
        ("con nam sau do", (date(2028, 1, 1), date(2028, 12, 31))),
    ],
)
def test_days_are_counted_from_those_of_the_talk(
    assistant: Assistant, turn: str, expected: tuple[date | None, date | None]
) -> None:
    """ "Năm trước đó" is that before the one just asked about, not before today's."""
    assert days(ask(assistant, "Sở Y tế kế hoạch 26 có việc nào hạn năm 2027?", turn)) == expected


def test_that_year_is_the_one_around_a_quarter(assistant: Assistant) -> None:
    """000:449-450: rows 55 and 56, June 2025."""
    answer = ask(
        assistant, "Sở Y tế theo kế hoạch 26 phải xong gì trong quý III/2025?",
        "Trường Đại học Thái Bình cùng năm đó thì sao?",
    )  # fmt: skip
    assert days(answer) == (date(2025, 1, 1), date(2025, 12, 31))
    assert locators(answer) == ["PL2.55", "PL2.56"]


@pytest.mark.parametrize(
    "turn", ["Cả hai sở trong năm 2026 có gì?", "hai sở đó trong năm 2026?", "ca hai nam 2026"]
)
def test_both_are_those_of_the_last_turns(assistant: Assistant, turn: str) -> None:
    """Each was asked about in a turn of its own."""
    answer = ask(
        assistant, "Sở Công Thương phải làm gì theo KH 26?", "Còn Sở Thông tin và Truyền thông?",
        turn,
    )  # fmt: skip
    question = answer.question
    assert question.agencies == ("Sở Công Thương", "Sở Thông tin và Truyền thông")
    assert question.plans == (P26,)
    assert {"PL2.94", "PL2.92", "PL2.37", "PL2.38"} <= set(locators(answer))


def test_both_provinces_are_set_side_by_side(assistant: Assistant) -> None:
    answer = ask(
        assistant, "Mục tiêu kinh tế số đến 2030 của Thái Bình?", "Thái Nguyên thì sao?",
        "so sánh hai tỉnh đó",
    )  # fmt: skip
    assert answer.question.kind == "comparison"
    assert set(answer.question.provinces) == {"Thái Bình", "Thái Nguyên"}


def test_the_other_is_what_was_asked_of_before(assistant: Assistant) -> None:
    answer = ask(
        assistant,
        "Sở Y tế làm gì theo Kế hoạch 26?",
        "Kế hoạch 25 thì sao?",
        "quay lại kế hoạch kia",
    )
    assert answer.question.plans == (P26,)


@pytest.mark.parametrize(
    ("first", "turn", "plan"),
    [
        ("kế hoạch 86", "thế trong kế hoạch cũ thì sao?", P26),
        ("kế hoạch 26", "kế hoạch mới giao gì?", P86),
        ("kế hoạch 26", "Kế hoạch thay thế nó giao những việc gì?", P86),
    ],
)
def test_the_older_and_the_newer_plan(
    assistant: Assistant, first: str, turn: str, plan: str
) -> None:
    """Plan 86 replaces plan 26 (001:236); what is asked stays."""
    answer = ask(assistant, f"Sở Y tế có nhiệm vụ gì trong {first}?", turn)
    assert answer.question.plans == (plan,)
    number = {P26: "26", P86: "86"}[plan]
    alone = ask(assistant, f"Sở Y tế có nhiệm vụ gì trong kế hoạch {number}?")
    assert locators(answer) == locators(alone)


def test_the_newer_plan_after_its_validity(assistant: Assistant) -> None:
    """001:112-117: what it gives Sở Y tế, not once more what replaces what."""
    answer = ask(
        assistant,
        "Kế hoạch 26 còn hiệu lực không?",
        "Kế hoạch thay thế nó giao Sở Y tế làm gì?",
    )
    assert locators(answer) == ["II.5.2", "II.5.3", "II.5.4"]


def test_a_figure_of_that_province_is_asked_anew(assistant: Assistant) -> None:
    """Only the province is pointed at: nothing of the agency asked about before (000:319)."""
    answer = ask(
        assistant, "Thái Bình giao Công an tỉnh việc gì?",
        "tỉnh này mục tiêu kinh tế số 2030 bao nhiêu?",
    )  # fmt: skip
    assert answer.question.agencies == ()
    assert locators(answer) == ["PL1.4"]


def test_a_plan_named_beside_its_province_stays_the_only_one(assistant: Assistant) -> None:
    answer = ask(assistant, "Sở Y tế Thái Bình làm gì trong kế hoạch 26?", "Còn Sở Nội vụ?")
    assert answer.question.plans == (P26,)


@pytest.mark.parametrize("turn", ["kinh phí lấy từ đâu?", "nguồn kinh phí thực hiện từ đâu"])
def test_what_any_plan_has_is_asked_of_the_one_just_told_of(
    assistant: Assistant, turn: str
) -> None:
    """002:362: the sources of its money."""
    answer = ask(assistant, "Kế hoạch 283 ai ký?", turn)
    assert answer.question.plans == ("dongthap-283-2025",)
    assert "xã hội hóa" in answer.markdown


def test_reports_are_asked_of_the_same_plan_again(assistant: Assistant) -> None:
    """000:262: to Sở Khoa học và Công nghệ."""
    answer = ask(assistant, "Theo Kế hoạch 26 bao giờ phải báo cáo 6 tháng?", "báo cáo cho ai?")
    assert {item.record.plan for item in answer.listed} == {P26}
    assert "Sở Khoa học và Công nghệ" in answer.markdown


@pytest.mark.parametrize(
    "turn",
    ["Sở đó còn phải làm gì trong kế hoạch 26?", "họ còn chủ trì việc gì trong kế hoạch 26?"],
)
def test_they_are_who_leads_what_was_told(assistant: Assistant, turn: str) -> None:
    """000:403 and 436: all that the leader of the scheme has to do, not the scheme once more."""
    answer = ask(assistant, "Ai chủ trì Đề án số hóa các điểm đến du lịch ở Thái Bình?", turn)
    assert answer.question.agencies == ("Sở Văn hóa, Thể thao và Du lịch",)
    assert {"PL2.23", "PL2.44"} <= set(locators(answer))


@pytest.mark.parametrize(
    ("turns", "agency"),
    [
        (["Sở Tư pháp chủ trì gì theo kế hoạch 26?", "Sở Xây dựng?", "quay lại sở ban đầu"], 0),
        (["Sở Tư pháp và Sở Xây dựng làm gì theo KH 26?", "riêng đơn vị sau thì sao?"], 1),
        (["Sở Tư pháp và Sở Xây dựng làm gì theo KH 26?", "đơn vị thứ nhất thì sao?"], 0),
    ],
)
def test_their_order_in_the_talk(assistant: Assistant, turns: list[str], agency: int) -> None:
    named = ("Sở Tư pháp", "Sở Xây dựng")[agency]
    assert ask(assistant, *turns).question.agencies == (named,)


@pytest.mark.parametrize(
    "turn", ["đổi sang tháng 9/2025", "đổi thành tháng 9", "t9?", "câu đó nhưng tháng 9/2025"]
)
def test_other_days_of_the_same(assistant: Assistant, turn: str) -> None:
    """000:399: row 19."""
    answer = ask(assistant, "Sở Nội vụ phải xong gì trong t6/2025 theo kế hoạch 26?", turn)
    assert locators(answer) == ["PL2.19"]


def test_a_year_alone_are_the_days_of_a_list_without_any(assistant: Assistant) -> None:
    """000:505-507: three rows of annex II, all due in December 2025."""
    answer = ask(assistant, "Kế hoạch 26 giao Bộ đội Biên phòng việc gì?", "2025 thôi")
    assert locators(answer) == ["PL2.88", "PL2.89", "PL2.90"]


def test_whether_the_one_told_of_is_late(assistant: Assistant) -> None:
    """003: row 10 of annex II is due in January 2026."""
    answer = ask(
        assistant, "Sở Nội vụ Thái Nguyên chủ trì việc gì hạn tháng 1/2026?", "đã quá hạn chưa?"
    )
    assert answer.question.kind == "deadline"
    assert locators(answer) == ["PL2.10"]
