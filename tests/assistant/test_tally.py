"""Counts by agency, by time, by plan; rankings, ties, and what the check refuses."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.answer import Answer, Question, Settings, Tally
from assistant.cite import CitationError, check
from assistant.respond import Assistant
from assistant.understanding.understand import understand

SETTINGS = Settings(date(2025, 11, 21))
ANNEX = "trong Phụ lục II kế hoạch 26"


def ask(assistant: Assistant, text: str, *history: Question) -> Answer:
    return assistant.ask(text, history, SETTINGS)


def rows(answer: Answer) -> dict[str, int]:
    """The table's rows: label → count."""
    lines = [line.split(" | ") for line in answer.markdown.split("\n") if line.startswith("| ")]
    return {cells[0].removeprefix("| "): int(cells[1]) for cells in lines if cells[1].isdigit()}


@pytest.mark.parametrize(
    ("text", "tally"),
    [
        ("Sở nào chủ trì nhiều nhiệm vụ nhất?", Tally("agency", "most", "so")),
        ("so nao duoc giao nhieu viec nhat trong ke hoach 25", Tally("agency", "most", "so")),
        ("Đơn vị nào ít việc nhất theo kế hoạch 26?", Tally("agency", "fewest")),
        ("Ai chủ trì nhiều đề án nhất?", Tally("agency", "most")),
        ("Sở Nội vụ hay Sở Tài chính chủ trì nhiều việc hơn?", Tally("agency", "most")),
        ("Sở nào nhiều việc hạn tháng 6/2025 nhất?", Tally("agency", "most", "so")),
        ("Tháng nào nhiều việc đến hạn nhất?", Tally("month", "most")),
        ("Kế hoạch nào có nhiều chỉ tiêu nhất?", Tally("plan", "most")),
        ("Mỗi sở được giao bao nhiêu nhiệm vụ?", Tally("agency", None, "so")),
        ("Thống kê số nhiệm vụ theo cơ quan", Tally("agency")),
        ("Bảng phân công nhiệm vụ các sở trong kế hoạch 26", Tally("agency", None, "so")),
        ("Kế hoạch 25 giao việc cho những đơn vị nào?", Tally("agency")),
        ("Thống kê số nhiệm vụ theo tháng", Tally("month")),
        ("Lập bảng số nhiệm vụ theo từng quý năm 2025", Tally("quarter")),
        ("Có bao nhiêu nhiệm vụ đến hạn theo từng năm?", Tally("year")),
        (
            "So sánh số nhiệm vụ của Sở KH&CN và Sở TT&TT trong kế hoạch 26",
            Tally("agency", None, "so"),
        ),
        ("Mỗi nhóm nhiệm vụ của phụ lục II kế hoạch 26 có bao nhiêu việc?", Tally("group")),
        ("Nhóm nhiệm vụ nào của kế hoạch 25 nhiều việc nhất?", Tally("group", "most")),
    ],
)
def test_a_layout_is_understood(assistant: Assistant, text: str, tally: Tally) -> None:
    question = understand(text, (), SETTINGS, assistant.context)
    assert (question.kind, question.tally) == ("tally", tally)


@pytest.mark.parametrize(
    "text",
    [
        "Đến 2035 Đồng Tháp đặt mục tiêu bao nhiêu bài báo khoa học Scopus/ISI mỗi năm?",
        "Mỗi năm có bao nhiêu nhiệm vụ khoa học và công nghệ cấp tỉnh được nghiệm thu?",
        "Tỉnh nào đặt mục tiêu kinh tế số cao nhất?",
        "Kế hoạch nào nhắc đến chuyển đổi số nhiều nhất?",
        "Sở Nội vụ chủ trì bao nhiêu nhiệm vụ?",
        "Liệt kê nhiệm vụ của từng sở trong tháng 6/2025",
    ],
)
def test_other_questions_are_no_tables_of_counts(assistant: Assistant, text: str) -> None:
    assert understand(text, (), SETTINGS, assistant.context).kind != "tally"


def test_the_most_with_what_is_counted(assistant: Assistant) -> None:
    """Column 3 of annex II (000, 371-516): 20, 15 and 14 rows."""
    answer = ask(assistant, f"Cơ quan nào chủ trì nhiều nhiệm vụ nhất {ANNEX}?")
    found = rows(answer)
    assert list(found.items())[:3] == [
        ("Sở Thông tin và Truyền thông", 20),
        ("Sở Khoa học và Công nghệ", 15),
        ("Sở Y tế", 14),
    ]
    assert len(answer.items) == 99
    head = answer.markdown.split("\n")[0]
    # Rows 2, 95, 96, 98 and 99 name others beside it.
    assert "một mình **15**, cùng cơ quan khác **5**" in head


def test_groups_of_agencies_are_counted_apart_and_never_first(assistant: Assistant) -> None:
    answer = ask(assistant, "Cơ quan nào chủ trì nhiều việc nhất trong kế hoạch 86?")
    labels = list(rows(answer))
    assert labels[0] == "Sở Khoa học và Công nghệ"
    assert labels[-1].startswith(("Các", "Trường đại học", "Ủy ban"))
    assert any("đếm riêng" in note for note in answer.notes)


def test_a_tie_names_all(assistant: Assistant) -> None:
    """Annex I, column 5: both in 12 rows."""
    answer = ask(assistant, "Cơ quan nào theo dõi nhiều chỉ tiêu nhất trong kế hoạch 26?")
    head = answer.markdown.split("\n")[0]
    assert "Sở Thông tin và Truyền thông" in head
    assert "Văn phòng Ủy ban nhân dân tỉnh" in head
    assert "cùng **12** chỉ tiêu" in head


def test_two_agencies_are_compared(assistant: Assistant) -> None:
    answer = ask(assistant, "Sở Tài chính hay Sở Nội vụ chủ trì nhiều việc hơn ở kế hoạch 26?")
    assert rows(answer) == {"Sở Nội vụ": 6, "Sở Tài chính": 1}
    assert answer.markdown.startswith("**Sở Nội vụ** chủ trì **6** việc, nhiều hơn")


def test_only_departments_where_departments_are_asked_for(assistant: Assistant) -> None:
    found = rows(ask(assistant, f"Mỗi sở được giao bao nhiêu nhiệm vụ {ANNEX}?"))
    assert all(name.startswith("Sở ") for name in found)
    assert found["Sở Công Thương"] == 6


def test_quarters_in_their_order(assistant: Assistant) -> None:
    """Column 6 of annex II: 3; 2 + 2 + 16; 1 + 20; 4 + 1 + 10 + 2 (năm 2025) + 1 (row 40)."""
    text = f"Thống kê số nhiệm vụ đến hạn năm 2025 theo quý {ANNEX}"
    assert rows(ask(assistant, text)) == {
        "Quý I/2025": 3,
        "Quý II/2025": 20,
        "Quý III/2025": 21,
        "Quý IV/2025": 18,
    }


def test_what_has_no_day_stands_last(assistant: Assistant) -> None:
    found = rows(ask(assistant, f"Thống kê số nhiệm vụ theo năm đến hạn {ANNEX}"))
    assert next(iter(found)) == "Năm 2025"
    assert list(found)[-3:] == ["Định kỳ", "Thường xuyên", "Theo điều kiện"]
    assert found["Theo điều kiện"] == 1  # row 9


def test_a_follow_up_asks_the_same_of_another_plan(assistant: Assistant) -> None:
    first = ask(assistant, "Sở nào chủ trì nhiều nhiệm vụ nhất trong kế hoạch 26?")
    answer = ask(assistant, "Còn kế hoạch 86?", first.question)
    assert answer.question.kind == "tally"
    assert next(iter(rows(answer).items())) == ("Sở Khoa học và Công nghệ", 30)


def test_a_wrong_count_in_the_table_is_refused(assistant: Assistant) -> None:
    answer = ask(assistant, f"Cơ quan nào chủ trì nhiều nhiệm vụ nhất {ANNEX}?")
    wrong = replace(
        answer,
        markdown=answer.markdown.replace("| Sở Y tế | 14 |", "| Sở Y tế | 13 |"),
    )
    with pytest.raises(CitationError, match="counts 13, 14 records are shown"):
        check(wrong, assistant.register)
    shorter = replace(answer, items=answer.items[1:])
    with pytest.raises(CitationError):
        check(shorter, assistant.register)


def test_the_groups_of_an_annex_are_counted_in_their_order(assistant: Assistant) -> None:
    """Headings of annex II (000, lines 373 to 510) between rows 1, 9, 26, 41, 46, 49, 60, 92, 95
    and 99."""
    text = "Mỗi nhóm nhiệm vụ của phụ lục II kế hoạch 26 có bao nhiêu việc?"
    answer = assistant.ask(text, (), SETTINGS)
    rows = [line.split(" | ") for line in answer.markdown.split("\n") if line.startswith("| ")]
    counts = [int(row[1]) for row in rows[2:]]
    assert counts == [8, 17, 15, 5, 3, 11, 32, 3, 5]
    assert rows[2][0].startswith("| I. Nâng cao nhận thức")


def test_who_works_most_with_a_body(assistant: Assistant) -> None:
    """000, lines 396, 407, 485 and 486: Sở Y tế leads, Sở Tài chính and Sở Kế hoạch và Đầu tư
    help; 003: row 51, in which it helps itself."""
    for text in ("Ai phối hợp với Sở Y tế nhiều nhất?", "Sở Y tế phối hợp với sở nào nhiều nhất?"):
        answer = assistant.ask(text, (), SETTINGS)
        assert answer.markdown.startswith(
            "**Sở Kế hoạch và Đầu tư** và **Sở Tài chính** phối hợp với Sở Y tế ở nhiều nhiệm vụ"
        )
        assert "cùng **4** nhiệm vụ" in answer.markdown
        assert {396, 407, 485, 486} <= {item.record.span.first for item in answer.listed}
