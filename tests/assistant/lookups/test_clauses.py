"""Places that a question names, and what is near where there is none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.answer import Settings
from assistant.respond import Assistant

_HEAD = """ỦY BAN NHÂN DÂN TỈNH LÀO CAI
Số: 7/KH-UBND
Lào Cai, ngày 05 tháng 3 năm 2026
KẾ HOẠCH
Phát triển y tế
I. NHIỆM VỤ
1. Nâng cao chất lượng khám bệnh.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn An
"""


def _annex(roman: str, rows: int) -> str:
    head = f"PHỤ LỤC {roman}\nDANH MỤC NHIỆM VỤ\nTT\tNhiệm vụ\tCơ quan chủ trì\tThời hạn\n"
    row = "{n}\tXây dựng đề án {name}\tSở Y tế\tTháng 6/2026\n"
    return head + "".join(row.format(n=n, name="abcde"[n - 1]) for n in range(1, rows + 1))


@pytest.fixture(scope="module")
def two_annexes(assistant_with: Callable[[str], Assistant]) -> Assistant:
    """With a plan of two task annexes, of two rows and of three."""
    return assistant_with(_HEAD + _annex("I", 2) + _annex("II", 3))


def test_the_rows_of_one_annex_are_counted_not_those_of_all(two_annexes: Assistant) -> None:
    """Asked for a row that no annex has, the last annex is named with its own count."""
    settings = Settings(date(2026, 4, 1), province="Lào Cai")
    answer = two_annexes.ask("Nhiệm vụ 9 của Kế hoạch 7/KH-UBND?", (), settings)
    assert answer.status == "none"
    assert answer.notes == ("Phụ lục II của Kế hoạch 7/KH-UBND có 3 nhiệm vụ, đánh số từ 1 đến 3.",)


def test_what_no_annex_has_is_sought_in_each(two_annexes: Assistant) -> None:
    """Which annexes there are is told, of each its own rows."""
    settings = Settings(date(2026, 4, 1), province="Lào Cai")
    asked = "Phụ lục của Kế hoạch 7 có gì về vệ tinh?"
    answer = two_annexes.ask(asked, (), settings)
    assert answer.status == "none"
    assert answer.notes == (
        "Phụ lục I của Kế hoạch 7/KH-UBND có 2 nhiệm vụ, đánh số từ 1 đến 2."
        " Phụ lục II của Kế hoạch 7/KH-UBND có 3 nhiệm vụ, đánh số từ 1 đến 3.",
    )


@pytest.mark.parametrize(
    "question",
    [
        "Phụ lục I Kế hoạch 25 Thái Nguyên, chỉ tiêu 8.10",
        "chỉ tiêu 8.10 của kế hoạch 25, tỉnh Thái Nguyên, phụ lục I",
    ],
)
def test_the_plan_may_stand_between_annex_and_row(assistant: Assistant, question: str) -> None:
    """003:251-255."""
    answer = assistant.ask(question, (), Settings(date(2025, 11, 21)))
    assert [s.item.record.id for s in answer.items] == ["thainguyen-25-2025#PL1.8.10"]


def test_the_work_that_names_a_document(assistant: Assistant) -> None:
    """000:394 is the one task that names it; it is shown with lead and deadline."""
    text = "Nghị quyết 09/2023/NQ-HĐND nằm ở nhiệm vụ nào?"
    answer = assistant.ask(text, (), Settings(date(2025, 11, 21)))
    assert [s.item.record.id for s in answer.items] == ["thaibinh-26-2025#PL2.14"]
    assert "Sở Khoa học và Công nghệ" in answer.markdown and "Tháng 3/2026" in answer.markdown


def test_an_annex_that_is_not_there_is_said(assistant: Assistant) -> None:
    """002 announces an annex (286) and comes without it."""
    text = "Phụ lục của Kế hoạch 283 giao Sở Y tế Đồng Tháp làm việc gì?"
    answer = assistant.ask(text, (), Settings(date(2025, 11, 21)))
    assert answer.status == "none"
    said = "Kế hoạch 283/KH-UBND có nhắc phụ lục nhưng bản trong kho không kèm phụ lục."
    assert answer.notes == (said,)


def test_plans_without_the_annex_are_named_in_one_line_after_what_is_near(
    two_annexes: Assistant,
) -> None:
    answer = two_annexes.ask("Nhiệm vụ 120 Phụ lục II?", (), Settings(date(2026, 4, 1)))
    *near, without = answer.notes
    assert "Phụ lục II của Kế hoạch 26/KH-UBND có 99 nhiệm vụ, đánh số từ 1 đến 99." in near
    assert without.startswith("Trong kho không có Phụ lục II của: ")
    assert "Kế hoạch 86/KH-UBND" in without and "Kế hoạch 283/KH-UBND" in without


@pytest.mark.parametrize(
    ("question", "kind", "rows"),
    [
        # 003:193-389: rows 1 to 28, sub-rows 8.1 to 8.12 and 18.1, 18.2.
        ("Cho xem Phụ lục I Kế hoạch 25", "target", 42),
        ("Phụ lục I Kế hoạch 25 gồm những chỉ tiêu nào?", "target", 42),
        ("xem toàn bộ phụ lục II kế hoạch 26", "responsibility", 99),
    ],
)
def test_a_whole_annex_is_shown_row_by_row(
    assistant: Assistant, question: str, kind: str, rows: int
) -> None:
    answer = assistant.ask(question, (), Settings(date(2025, 11, 21)))
    assert (answer.status, answer.question.kind, len(answer.items)) == ("answered", kind, rows)


def test_a_number_below_several_headings_is_each_of_them(assistant: Assistant) -> None:
    """Plan 86 has a section 5 in part II (001:109) and in part III (001:234)."""
    answer = assistant.ask("Mục 5 kế hoạch 86", (), Settings(date(2025, 11, 21)))
    cited = {c.locator for c in answer.citations}
    assert {"II.5", "III.5"} <= cited and "II.5.1" in cited


def test_of_several_plans_each_is_shown_by_itself_and_the_parts_are_named(
    assistant: Assistant,
) -> None:
    answer = assistant.ask("Mục 5", (), Settings(date(2025, 11, 21)))
    assert "mục II.5" in answer.markdown and "xin nêu cả phần" in answer.markdown
    assert "mục II.5.1" not in answer.markdown


_NOW = Settings(date(2025, 11, 21))


@pytest.mark.parametrize(
    ("question", "records"),
    [
        # 000: two rows of annex I say it; targets of other annexes and plans are none.
        ("Phụ lục I kế hoạch 26 có gì về kinh tế số?", ("PL1.4", "PL1.38")),
        # 000: row 2 of annex II.
        ("Phụ lục II kế hoạch 26 có gì về học tập số?", ("PL2.2",)),
        # 001:226-235: what part III gives, and to whom.
        (
            "Mục III kế hoạch 86 giao ai làm gì?",
            ("III.1-1", "III.1-2", "III.1-3", "III.1-4", "III.2", "III.3", "III.4", "III.5"),
        ),
        ("Phần III kế hoạch 86: ai chủ trì?", ("III.2", "III.3", "III.5")),
    ],
)
def test_what_stands_in_an_annex_or_a_part(
    assistant: Assistant, question: str, records: tuple[str, ...]
) -> None:
    answer = assistant.ask(question, (), _NOW)
    assert set(records) <= {s.item.record.locator for s in answer.items}


@pytest.mark.parametrize(
    "question",
    [
        "Phụ lục II kế hoạch 26 có gì về 6G?",
        "Phụ lục I kế hoạch 26 có chỉ tiêu nào về 6G không?",
        "mục II.4 kế hoạch 86 có nói gì về nhân tài không?",
    ],
)
def test_a_topic_that_the_named_part_lacks_is_not_there(
    assistant: Assistant, question: str
) -> None:
    """The annex is there; nothing of another part is an answer (001:134-168 is part II.7)."""
    answer = assistant.ask(question, (), _NOW)
    assert (answer.status in ("none", "not_found"), answer.items) == (True, ())
    assert answer.markdown.startswith(("Không tìm thấy nội dung", "Không có mục tiêu"))


def test_the_first_and_the_last_row(assistant: Assistant) -> None:
    """000: annex II numbers 1 to 99."""
    asked = ("Nhiệm vụ đầu tiên", "Nhiệm vụ thứ hai", "Dòng cuối cùng")
    answers = [assistant.ask(f"{row} của Phụ lục II kế hoạch 26 là gì?", (), _NOW) for row in asked]
    assert [a.items[0].item.record.locator for a in answers] == ["PL2.1", "PL2.2", "PL2.99"]
