"""Body and annex state the same work: they are linked, and a different lead is told."""

from __future__ import annotations

from corpus.links import find_links
from corpus.plan import Assignment, Span, Task

_WORK = "Xây dựng đề án số hóa các điểm đến du lịch trên địa bàn tỉnh"


def _assignment(locator: str, text: str, *lead: str) -> Assignment:
    return Assignment(
        plan="p", locator=locator, span=Span(1, 1), text=text, lead=lead, lead_raw=", ".join(lead)
    )


def _task(text: str, *lead: str) -> Task:
    return Task(
        plan="p", locator="PL2.1", span=Span(2, 2), text=text, group=None, lead=lead, lead_raw="",
        coordinating=(), coordinating_raw="", output="", deadline=None,
    )  # fmt: skip


def test_the_item_that_holds_a_task_is_linked_to_it() -> None:
    """The item says more than the task; another item shares only common words."""
    item = _assignment("II.4.b", f"{_WORK}; nâng cấp cổng du lịch", "Sở Du lịch")
    other = _assignment("II.4.c", "Xây dựng đề án phát triển nông nghiệp của tỉnh", "Sở Y tế")
    (link,) = find_links((item, other, _task(_WORK, "Sở Du lịch")))
    assert (link.assignment, link.task, link.same_lead) == ("p#II.4.b", "p#PL2.1", True)


def test_different_leads_for_the_same_work_are_told() -> None:
    """Nothing is chosen here: the link only says that the leads differ."""
    records = (_assignment("II.4.b", _WORK, "Sở Du lịch"), _task(_WORK, "Sở Y tế"))
    assert [link.same_lead for link in find_links(records)] == [False]


def test_a_long_clause_in_brackets_links_too() -> None:
    """A task may name, in brackets, the work of another item."""
    named = "Công bố danh mục các bài toán lớn về khoa học và công nghệ để doanh nghiệp tham gia"
    records = (_assignment("II.8.a", named, "Sở A"), _task(f"Ban hành khung ({named}).", "Sở B"))
    assert len(find_links(records)) == 1
