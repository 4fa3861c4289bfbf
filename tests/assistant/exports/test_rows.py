"""An answer and a register become flat rows; what stands in them was read in the source."""

from datetime import date

import pytest

from assistant.answer import Answer, Item, Question, Shown
from assistant.cite import cite_item
from assistant.exports.rows import ExportRow, rows_of_answer, rows_of_records
from assistant.exports.words import KINDS
from index.register import Register


def of(register: Register, record: str, **more: object) -> Item:
    found = register.get(record)
    assert found is not None
    return Item(found, **more)


def answer(register: Register, items: list[Item], related: list[Item]) -> Answer:
    cited = [cite_item(n, item, register, True) for n, item in enumerate([*items, *related], 1)]
    shown = [Shown(i, (n,)) for n, i in enumerate([*items, *related], 1)]
    return Answer(
        Question("…", "responsibility", date(2025, 6, 1)), "answered", "",
        tuple(shown[: len(items)]), tuple(shown[len(items) :]), tuple(cited),
    )  # fmt: skip


# The quotation of a row is the whole row, as the source prints it.
SOURCE_LINE = (
    "Xây dựng Đề án số hóa hồ sơ | Sở Nội vụ | Các sở, ban, ngành | Quyết định | Tháng 6/2025"
)


def test_a_row_of_the_annex_carries_every_cell(rows: tuple[ExportRow, ...]) -> None:
    row = rows[0]
    assert row.text == "Xây dựng Đề án số hóa hồ sơ"
    assert row.quote == SOURCE_LINE
    assert (row.lead_raw, row.coordinating_raw) == ("Sở Nội vụ", "Các sở, ban, ngành")
    assert (row.output, row.group) == ("Quyết định", "I. Nhiệm vụ chung")
    assert (row.deadline_raw, row.due) == ("Tháng 6/2025", date(2025, 6, 30))
    assert row.citation == "Kế hoạch 2/KH-UBND (Thái Bình, 19/05/2025), Phụ lục I, nhiệm vụ 1"
    assert (row.file, row.lines, row.record) == ("moi-2-2025.txt", (1, 1), "moi-2-2025#PL1.1")


def test_timings_and_recurrences_are_said_in_words(rows: tuple[ExportRow, ...]) -> None:
    assert [row.timing for row in rows] == [
        "Có thời hạn", "Thường xuyên", "Có thời hạn", "Định kỳ", "",
    ]  # fmt: skip
    assert rows[3].recurrence == "hằng năm, trước ngày 10/6 và 25/11"


def test_a_target_gives_its_value_and_year(rows: tuple[ExportRow, ...]) -> None:
    assert (rows[4].kind, rows[4].output) == ("Chỉ tiêu", "80% (đến năm 2025)")
    assert rows[4].place == "Phụ lục II, chỉ tiêu 1"


@pytest.mark.parametrize(
    ("as_of", "standing"),
    [
        (None, "Đã được thay thế bởi 2/KH-UBND từ 19/5/2025"),
        (date(2025, 5, 19), "Đã được thay thế bởi 2/KH-UBND từ 19/5/2025"),
        (date(2025, 5, 18), "Còn hiệu lực (được thay thế bởi 2/KH-UBND từ 19/5/2025)"),
    ],
)
def test_a_replaced_plan_is_marked_from_its_last_day(
    small: Register, as_of: date | None, standing: str
) -> None:
    (row,) = rows_of_records(small.records(["cu-1-2025"]), small, as_of)
    assert row.standing == standing


def test_what_was_asked_comes_first_then_the_rest_under_headings(small: Register) -> None:
    asked = of(small, "moi-2-2025#PL1.1", role="lead", timing="due")
    ongoing = of(small, "moi-2-2025#PL1.2", role="lead", timing="ongoing")
    shared = of(small, "moi-2-2025#PL1.3", role="collective", timing="due")
    again = of(small, "moi-2-2025#III.đ", role="lead", timing="ongoing")
    found = rows_of_answer(answer(small, [asked], [ongoing, shared, again]), small)
    assert [(row.place[-1], row.heading) for row in found] == [
        ("1", ""),
        ("2", "Nhiệm vụ thường xuyên"),
        ("đ", "Nhiệm vụ thường xuyên"),
        ("3", "Nhiệm vụ giao chung cho nhiều cơ quan"),
    ]


def test_the_day_in_the_questions_window_is_the_due_day(small: Register) -> None:
    step = of(small, "moi-2-2025#PL1.3", role="lead", timing="due", due=date(2025, 12, 31))
    (row,) = rows_of_answer(answer(small, [step], []), small)
    assert row.due == date(2025, 12, 31)
    assert [s.due.year for s in row.milestones] == [2025, 2030]


def test_a_passage_that_is_only_cited_is_a_row_too(small: Register) -> None:
    item = of(small, "moi-2-2025#PL1.1")
    cited = answer(small, [item], []).citations
    (row,) = rows_of_answer(
        Answer(Question("…", "open", date(2025, 6, 1)), "answered", "", citations=cited), small
    )
    assert (row.kind, row.text) == ("Trích dẫn", SOURCE_LINE)


def test_every_record_but_the_relations_of_the_five_plans_is_exported(five: Register) -> None:
    records = [r for r in five.records() if r.kind != "relation"]
    found = rows_of_records(five.records(), five)
    assert [row.record for row in found] == [r.id for r in records]
    assert all(row.quote and row.citation for row in found)
    assert {row.kind for row in found} == {
        KINDS[k] for k in ("task", "assignment", "duty", "target")
    }


def test_a_piece_of_body_work_stands_under_its_headings(five: Register) -> None:
    record = five.get("thaibinh-26-2025#II.1.a")
    assert record is not None
    (row,) = rows_of_records([record], five)
    assert row.group.startswith("II. NHIỆM VỤ CỤ THỂ › 1. Nâng cao nhận thức")
