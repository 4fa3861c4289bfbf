"""Agency, role, task, output, deadline and value of an item stand in its record's own lines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, cast

import pytest

from assistant.answer import Item
from assistant.cite import CitationError, check
from assistant.cite.facts import record_faults
from assistant.cite.values import says_unit
from assistant.respond import Assistant
from corpus.plan import Assignment, Deadline, Target, Task
from index.register import Register
from tests.assistant.cite.kit import Misread, answer_of, record

TASK = "thaibinh-26-2025#PL2.19"  # Sở Nội vụ, Tháng 9/2025
ROW = "thaibinh-26-2025#PL1.4"  # % GRDP, ≥ 30, under "Đến năm 2030"
BULLET = "dongthap-283-2025#II.2.1.b-6"  # từ 07 người … trên 01 vạn dân, under "Đến hết năm 2025"
BODY = "thaibinh-26-2025#II.4.b"  # "Cơ quan chủ trì: Sở Văn hóa, Thể thao và Du lịch"
DUTY = "thaibinh-26-2025#III.1-1"  # its lead stands in the heading III.1


def faults_of(assistant: Assistant, record_id: str, **changes: Any) -> str:
    """What the check says of a record that the register holds with these changes."""
    false = replace(record(assistant.register, record_id), **changes)
    register = cast(Register, Misread(assistant.register, false))
    return "; ".join(record_faults(Item(false), register))


@pytest.mark.parametrize("record_id", [TASK, ROW, BULLET, BODY, DUTY])
def test_a_record_read_rightly_has_no_fault(assistant: Assistant, record_id: str) -> None:
    """Also where the lead or the year stands in a heading above the record's lines."""
    assert faults_of(assistant, record_id) == ""


def test_every_record_of_the_shipped_plans_stands_in_its_source(assistant: Assistant) -> None:
    """The check refuses no true answer."""
    every = assistant.register.records()
    assert [f for r in every for f in record_faults(Item(r), assistant.register)] == []


@pytest.mark.parametrize(
    ("record_id", "changes", "fault"),
    [
        (TASK, {"text": "Xây dựng cơ chế khen thưởng"}, "text"),
        (TASK, {"lead_raw": "Sở Y tế"}, "lead"),
        (TASK, {"coordinating_raw": "Sở Y tế; Công an tỉnh"}, "coordinating"),
        (TASK, {"output": "Quyết định"}, "output"),
        (BODY, {"lead_raw": "Sở Y tế"}, "lead"),
        (DUTY, {"lead_raw": "Sở Nội vụ"}, "lead"),
        (ROW, {"lead_raw": "Sở Y tế"}, "lead"),
    ],
)
def test_words_that_are_not_in_the_lines_are_a_fault(
    assistant: Assistant, record_id: str, changes: dict[str, Any], fault: str
) -> None:
    """Task, agencies and output come word for word from where they are cited."""
    assert f"{fault} " in faults_of(assistant, record_id, **changes)


def test_a_deadline_that_is_not_in_the_lines_is_a_fault(assistant: Assistant) -> None:
    """Row 19 is due in September, not in October."""
    task = record(assistant.register, TASK)
    assert isinstance(task, Task) and task.deadline
    false = replace(task.deadline, raw="Tháng 10/2025")
    assert "deadline 'Tháng 10/2025'" in faults_of(assistant, TASK, deadline=false)


@pytest.mark.parametrize(
    ("record_id", "changes", "fault"),
    [
        (ROW, {"raw": "≥ 35"}, "is not in its lines"),
        (ROW, {"number": 35.0}, "does not print the number 35"),
        (ROW, {"op": ">"}, "does not say '>'"),
        (ROW, {"op": "="}, "does not say '='"),
        (ROW, {"unit": "% GDP"}, "the unit '% GDP'"),
        (ROW, {"unit": "tỷ đồng"}, "the unit 'tỷ đồng'"),
        (ROW, {"horizon": 2045}, "the year 2045"),
        (BULLET, {"number": 70.0}, "does not print the number 70"),
        (BULLET, {"op": "<="}, "does not say '<='"),
        (BULLET, {"unit": "doanh nghiệp"}, "the unit 'doanh nghiệp'"),
        (BULLET, {"horizon": 2035}, "the year 2035"),
    ],
)
def test_a_value_that_the_source_does_not_state_is_a_fault(
    assistant: Assistant, record_id: str, changes: dict[str, Any], fault: str
) -> None:
    """Number, comparison, unit and year, of a table row and of a sentence."""
    target = record(assistant.register, record_id)
    assert isinstance(target, Target)
    false = replace(target.value, **changes)
    assert fault in faults_of(assistant, record_id, values=(false,))


def test_a_unit_may_write_its_thousands_without_the_printed_dot() -> None:
    """ "ca/100.000 dân" is kept as "ca/100000 dân"; another count is another unit."""
    printed = "Tỷ lệ mắc dưới 40 ca/100.000 dân."
    assert says_unit("ca/100000 dân", printed)
    assert not says_unit("ca/10000 dân", printed)


@pytest.mark.parametrize(
    ("item", "fault"),
    [
        ({"agency": "Sở Y tế", "role": "lead"}, "Sở Y tế is not lead there"),
        ({"agency": "Sở Nội vụ", "role": "coordinating"}, "Sở Nội vụ is not coordinating there"),
        ({"agency": "Sở Y tế", "role": "collective"}, "Sở Y tế is not collective there"),
        ({"agency": "Sở Y tế", "role": "inherited"}, "Sở Y tế is not inherited there"),
        ({"agency": "Sở Nội vụ", "role": "tracking"}, "a task has nobody in the role tracking"),
        ({"due": date(2025, 10, 31)}, "due 2025-10-31 is not a day of its deadline"),
    ],
)
def test_a_role_or_day_that_the_record_does_not_give_is_a_fault(
    assistant: Assistant, item: dict[str, Any], fault: str
) -> None:
    """Row 19 is led by Sở Nội vụ and due on 30/9/2025."""
    shown = Item(record(assistant.register, TASK), **item)
    with pytest.raises(CitationError, match=fault):
        check(answer_of(assistant.register, shown), assistant.register)


def test_a_record_of_another_plan_is_a_fault(assistant: Assistant) -> None:
    """Everything of an item comes from the one record that the register holds."""
    body = record(assistant.register, BODY)
    assert isinstance(body, Assignment)
    false = Item(replace(body, lead=("Sở Y tế",), lead_raw="Sở Y tế"))
    answer = replace(answer_of(assistant.register, Item(body)))
    shown = replace(answer.items[0], item=false)
    with pytest.raises(CitationError, match="not as the register holds it"):
        check(replace(answer, items=(shown,)), assistant.register)


def test_a_line_above_may_set_the_day_of_work_and_nothing_else(assistant: Assistant) -> None:
    """000:123 stands between the heading II.4 and II.4.b, as "Giai đoạn 2: …" may."""
    said = "Ban Quản lý khu kinh tế"
    assert faults_of(assistant, BODY, deadline=Deadline(said, "conditional")) == ""
    assert "lead" in faults_of(assistant, BODY, lead_raw=said)
