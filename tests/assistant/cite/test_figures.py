"""Numbers in an answer's text come from what it cites, or count what it shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.answer import Answer, Found, Item, Question, Settings
from assistant.cite import CitationError, check
from assistant.compose import compose
from assistant.lookups.target_rows import horizons_of
from assistant.respond import Assistant
from assistant.writers.layout import LINES_SHOWN
from tests.assistant.cite.kit import answer_of, record, reworded

_SETTINGS = Settings(date(2025, 3, 1))


def ask(assistant: Assistant, text: str) -> Answer:
    return assistant.ask(text, (), _SETTINGS)


def refused(assistant: Assistant, answer: Answer, fault: str) -> None:
    with pytest.raises(CitationError, match=fault):
        check(answer, assistant.register)


def test_a_number_that_its_line_does_not_cite_fails(assistant: Assistant) -> None:
    """It may stand in another cited line: each line answers for its own."""
    tasks = [record(assistant.register, f"thaibinh-26-2025#PL2.{n}") for n in (19, 44)]
    answer = answer_of(assistant.register, *map(Item, tasks))
    check(answer, assistant.register)
    refused(assistant, reworded(answer, " [1]", " (nhiệm vụ 44) [1]"), "44 in ")


def test_a_changed_deadline_in_the_text_fails(assistant: Assistant) -> None:
    """In the head, which has no marker, and in the lines under a marked one."""
    answer = ask(assistant, "Khi nào phải xong Đề án số hóa các điểm đến du lịch?")
    refused(assistant, reworded(answer, "30/9/2025", "31/9/2025"), "31 in ")
    below = answer.markdown.rindex("30/9/2025")
    text = answer.markdown[:below] + "31" + answer.markdown[below + 2 :]
    refused(assistant, replace(answer, markdown=text), "31 in ")


def test_a_changed_value_in_the_text_fails(assistant: Assistant) -> None:
    """Plan 26 wants a digital economy of at least 30 % GRDP."""
    answer = ask(assistant, "Mục tiêu kinh tế số đến 2030 của Kế hoạch 26?")
    refused(assistant, reworded(answer, "≥ 30", "≥ 35"), "35 in ")


def test_a_number_in_a_remark_must_be_known(assistant: Assistant) -> None:
    """Annex II of plan 26 has 99 tasks."""
    answer = ask(assistant, "Nhiệm vụ 120 Phụ lục II Kế hoạch 26?")
    note = answer.notes[0]
    assert "99" in note
    false = replace(answer, notes=(note.replace("99", "98"), *answer.notes[1:]))
    refused(assistant, reworded(false, note, note.replace("99", "98")), "98 in ")


def test_a_count_that_is_not_the_count_of_the_items_fails(assistant: Assistant) -> None:
    """The number in the head, and how it is made up."""
    answer = ask(assistant, "Sở Y tế chủ trì bao nhiêu nhiệm vụ?")
    n = len(answer.items)
    refused(assistant, reworded(answer, f"**{n}** việc", f"**{n + 1}** việc"), "the head counts")
    tasks = sum(s.item.record.kind == "task" for s in answer.items)
    more = reworded(answer, f"{tasks} nhiệm vụ", f"{n + 9} nhiệm vụ")
    refused(assistant, more, f"the head counts {n + 9}")


def test_a_heading_counts_the_lines_under_it(assistant: Assistant) -> None:
    """Those shown and those left out together, and all headings everything related."""
    answer = ask(assistant, "Sở Y tế phải làm gì trong quý 3?")
    assert "**Việc tham gia phối hợp**" in answer.markdown
    refused(assistant, replace(answer, related=answer.related[1:]), "headings count")
    cut = next(line for line in answer.markdown.split("\n") if line.startswith("- … và "))
    left = cut.split()[3]
    refused(assistant, reworded(answer, f"… và {left} ", f"… và {int(left) + 1} "), "then")


def test_a_list_too_long_to_read_is_cut_and_says_how_many_it_leaves_out(
    assistant: Assistant,
) -> None:
    """Every item is in the answer; a wrong count of those left out is refused."""
    work = [Item(r) for r in assistant.register.records(kinds=["task", "assignment", "duty"])]
    question = Question("Có bao nhiêu việc?", "count", _SETTINGS.as_of)
    answer = compose(question, Found("answered", tuple(work * 4)), assistant.register)
    check(answer, assistant.register)
    left = len(work) * 4 - LINES_SHOWN
    assert f"\n- … và {left} mục khác; xuất Excel để xem đủ {len(work) * 4} mục." in answer.markdown
    assert [shown.item for shown in answer.items] == work * 4
    refused(assistant, reworded(answer, f"… và {left} ", f"… và {left + 1} "), "items are shown")


def test_a_long_table_counts_its_rows_which_are_not_all_items(assistant: Assistant) -> None:
    """A target without a year has no row in a series."""
    targets = [Item(r) for r in assistant.register.records(kinds=["target"])] * 8
    years = sorted({year for item in targets for year in horizons_of(item.record)})
    rows = [(str(y), tuple(i for i in targets if y in horizons_of(i.record))) for y in years]
    dated = sum(len(own) for _, own in rows)
    assert LINES_SHOWN < dated < len(targets)
    question = Question("Các chỉ tiêu qua các mốc", "series", _SETTINGS.as_of)
    found = Found("answered", tuple(targets), rows=tuple(rows))
    answer = compose(question, found, assistant.register)
    check(answer, assistant.register)
    assert f"để xem đủ {dated} mục." in answer.markdown


def test_lines_are_numbered_through(assistant: Assistant) -> None:
    """A line that is left out shows in the numbers."""
    answer = ask(assistant, "Sở Y tế phải làm gì?")
    refused(assistant, reworded(answer, "\n2. ", "\n3. "), "lines are numbered")


def test_every_item_has_its_own_citation(assistant: Assistant) -> None:
    """Also the records that the text leaves out."""
    answer = ask(assistant, "Sở Khoa học và Công nghệ phải làm gì?")
    assert all(shown.cites for shown in (*answer.items, *answer.related))
    last = replace(answer.related[-1], cites=())
    bare = replace(answer, related=(*answer.related[:-1], last))
    refused(assistant, bare, "shown without a citation of its own")


def test_another_records_citation_is_not_an_items_own(assistant: Assistant) -> None:
    """A marker that exists is not enough."""
    answer = ask(assistant, "Sở Y tế phải làm gì?")
    other = replace(answer.items[0], cites=answer.items[1].cites)
    swapped = replace(answer, items=(other, *answer.items[1:]))
    refused(assistant, swapped, "without a citation of its own")


@pytest.mark.parametrize(
    "change",
    [{"lines": (398, 399)}, {"locator": "PL2.20"}, {"page": 7}],
    ids=["lines", "locator", "page"],
)
def test_a_citation_names_the_place_of_its_record(
    assistant: Assistant, change: dict[str, object]
) -> None:
    """Wider lines would hold the quotation too, but not show it."""
    answer = ask(assistant, "Nhiệm vụ 19 Phụ lục II Kế hoạch 26")
    moved = replace(answer.citations[0], **change)  # type: ignore[arg-type]
    refused(assistant, replace(answer, citations=(moved, *answer.citations[1:])), "not the place")


def test_a_citation_names_the_file_and_number_of_its_plan(assistant: Assistant) -> None:
    """A number of another plan sends the reader astray."""
    answer = ask(assistant, "Nhiệm vụ 19 Phụ lục II Kế hoạch 26")
    wrong = replace(answer.citations[0], number="86/KH-UBND")
    refused(assistant, replace(answer, citations=(wrong, *answer.citations[1:])), "not the file")
