"""What a record states, in the words of a careful colleague."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answer import Item, Question
from assistant.labels import document_name
from assistant.sentences import deadline, details, unstopped, when
from assistant.sentences.asked import asks_partners, due_words
from assistant.time_window import Window
from assistant.writers.layout import under
from corpus.plan import Deadline, Milestone, Recurrence, Span, Task


def _task(printed: Deadline) -> Task:
    return Task(
        plan="a", locator="PL1.1", span=Span(1, 1), text="Xây dựng Đề án.",
        group=None, lead=("Sở Y tế",), lead_raw="Sở Y tế", coordinating=(), coordinating_raw="",
        output="", deadline=printed,
    )  # fmt: skip


def _item(printed: Deadline, due: date | None, timing: str = "due") -> Item:
    return Item(_task(printed), "lead", timing, due)  # type: ignore[arg-type]


STEPS = Deadline(
    "Phê duyệt trong quý IV/2025; đến năm 2030 hoàn thành.", "year", None, date(2030, 12, 31), None,
    (Milestone("Phê duyệt trong quý IV/2025", None, date(2025, 12, 31)),
     Milestone("đến năm 2030 hoàn thành.", None, date(2030, 12, 31))),
)  # fmt: skip
HALF_YEARLY = Recurrence(("half_yearly",), ("06-10", "11-25"), exclusive=True)
LONG = (
    "định kỳ 06 tháng báo cáo kết quả thực hiện về Sở Khoa học và Công nghệ trước ngày 10 tháng 6"
    " và trước ngày 25 tháng 11"
)


def test_of_several_steps_the_one_that_is_due_stands_before_the_work() -> None:
    said = when(_item(STEPS, date(2025, 12, 31)))
    assert said == "**Phê duyệt trong quý IV/2025** (hạn 31/12/2025; mốc khác: 31/12/2030) — "
    assert when(_item(STEPS, date(2030, 12, 31))).startswith("**Đến năm 2030 hoàn thành**")


def test_a_rhythm_with_a_dated_step_shows_that_too() -> None:
    step = Milestone("trước ngày 30/9/2025", None, date(2025, 9, 29))
    rhythm = Deadline(LONG, "recurring", None, None, HALF_YEARLY, (step,))
    assert when(_item(rhythm, None, "recurring")).endswith("** (mốc khác: 29/9/2025) — ")


def test_a_long_rhythm_keeps_its_days() -> None:
    """Cut at its length it would read "trước ngày 10 …"."""
    said = when(_item(Deadline(LONG, "recurring", None, None, HALF_YEARLY), date(2025, 6, 9),
                      "recurring"))  # fmt: skip
    assert said == "**Định kỳ 6 tháng; trước ngày 10/6 và 25/11** (kỳ đến hạn 09/6/2025) — "


@pytest.mark.parametrize(
    ("raw", "rule", "said"),
    [
        (LONG, HALF_YEARLY, LONG),
        ("định kỳ hằng tháng, 1 năm", Recurrence(("monthly", "yearly"), (), exclusive=False),
         "định kỳ hằng tháng, 1 năm"),
        ("h^g năm", Recurrence(("yearly",), (), exclusive=False), "h^g năm (hằng năm)"),
    ],
)  # fmt: skip
def test_a_rhythm_is_not_said_twice(raw: str, rule: Recurrence, said: str) -> None:
    """Only what a reader could not see in the printed words is added."""
    assert deadline(_item(Deadline(raw, "recurring", None, None, rule), None, "recurring")) == said


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("trước tháng 6", "đến hạn trước tháng 6"),
        ("truoc thang 6", "có hạn đến hết ngày 31/5/2025"),
        ("trươc thang 6", "có hạn đến hết ngày 31/5/2025"),
        ("quý II", "đến hạn trong quý II"),
        ("Tháng 12 này", "đến hạn trong tháng 12 này"),
    ],
)
def test_words_without_their_marks_are_not_repeated(phrase: str, said: str) -> None:
    window = Window(None, date(2025, 5, 31), phrase, (0, 0))
    question = Question("?", "responsibility", date(2025, 3, 1), window=window)
    assert due_words(question) == said


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Ai phối hợp với Sở Y tế?", True),
        ("nhung co quan nao phoi hop cung So Y te", True),
        ("Sở Y tế phải làm gì?", False),
    ],
)
def test_who_works_along_is_said_where_it_is_asked(text: str, asked: bool) -> None:
    """In a list of what an agency leads, the coordinating bodies of each row; none is said too."""
    question = Question(text, "responsibility", date(2025, 3, 1), agencies=("Sở Y tế",))
    item = _item(Deadline("Tháng 6/2025", "month", None, date(2025, 6, 30)), date(2025, 6, 30))
    said = details(item, partners=asks_partners(question))
    assert ("phối hợp: không ghi" in said) is asked


def test_facts_stand_under_their_number_however_wide() -> None:
    """Three blanks under "10." would end the numbered list."""
    assert under(9, ["a"]) == "\n   - a" and under(10, ["a"]) == "\n    - a"


def test_dots_that_say_and_so_on_stay() -> None:
    assert unstopped("y tế thông minh...") == "y tế thông minh..."


def test_a_document_is_called_by_its_kind_where_its_number_tells() -> None:
    assert document_name("376-KH/TU") == "Kế hoạch số 376-KH/TU"
    assert document_name("36/2024/QH15") == "36/2024/QH15"
