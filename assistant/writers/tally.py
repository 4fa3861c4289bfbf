"""A table of counts, and the records of the row that was asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant import sentences
from assistant.answer import Found, Item
from assistant.lookups.tally import is_shared
from assistant.markdown import escape
from assistant.sentences.tallied import ranking, thing, winners
from assistant.writers.draft import Draft
from assistant.writers.layout import by_plan
from assistant.writers.work import work_line
from corpus.plan import Assignment, Duty, Task

_MOST_ROWS = 40
_MOST_MARKS = 3
_LISTED = 60
_FIRST = {
    "agency": "Cơ quan",
    "month": "Hạn",
    "quarter": "Hạn",
    "year": "Hạn",
    "plan": "Kế hoạch",
    "province": "Tỉnh",
    "group": "Nhóm nhiệm vụ",
}
# Columns beside the count, shown where they tell something.
_PARTS: tuple[tuple[str, Callable[[Item], bool]], ...] = (
    ("Phụ lục", lambda i: isinstance(i.record, Task)),
    ("Nội dung", lambda i: isinstance(i.record, Assignment)),
    ("Tổ chức thực hiện", lambda i: isinstance(i.record, Duty)),
)


def write_tally(draft: Draft, found: Found) -> list[str]:
    """The head, the table, then the records of the rows that come first."""
    head = sentences.head(draft.question, found, draft.register)
    if not found.rows or draft.question.tally is None:
        return [head]
    if draft.question.tally.order == "none":
        return [head, *_named(draft, found)]
    return [head, _table(draft, found), *_listed(draft, found)]


def _named(draft: Draft, found: Found) -> list[str]:
    """Each agency, with a record that names it."""
    rows = (f"- **{escape(name)}** [{draft.item(items[0])}]" for name, items in found.rows)
    return ["\n".join(rows)]


def _table(draft: Draft, found: Found) -> str:
    layout = draft.question.tally
    assert layout is not None
    columns = _columns(found, draft)
    titles = [_FIRST[layout.by], f"Số {thing(found.items)}", *(name for name, _ in columns)]
    lines = [
        f"| {' | '.join([*titles, 'Nguồn'])} |",
        f"| {' | '.join(['---', *['---:'] * (len(titles) - 1), '---'])} |",
    ]
    for name, items in found.rows[:_MOST_ROWS]:
        cells = [escape(name), str(len(items))]
        cells += [str(sum(map(counts, items))) for _, counts in columns]
        lines.append(f"| {' | '.join([*cells, _marks(draft, items)])} |")
    left = len(found.rows) - _MOST_ROWS
    more = f"\n\nBảng còn {left} dòng nữa; xuất Excel để xem đủ." if left > 0 else ""
    return "\n".join(lines) + more


def _columns(found: Found, draft: Draft) -> list[tuple[str, Callable[[Item], bool]]]:
    """Parts of the plans, where the records stand in more than one; led together."""
    own = [(name, part) for name, part in _PARTS if any(map(part, found.items))]
    columns = own if len(own) > 1 else []
    layout = draft.question.tally
    of_agency = layout is not None and layout.by == "agency" and not layout.beside
    if of_agency and draft.question.role != "coordinating" and any(map(is_shared, found.items)):
        columns = [*columns, ("Cùng cơ quan khác", is_shared)]
    return columns


def _marks(draft: Draft, items: Sequence[Item]) -> str:
    marks = " ".join(f"[{draft.item(item)}]" for item in items[:_MOST_MARKS])
    return marks + (" …" if len(items) > _MOST_MARKS else "")


def _listed(draft: Draft, found: Found) -> list[str]:
    """The records of those that come first, or that are compared."""
    layout = draft.question.tally
    if layout is None or layout.order is None:
        return []
    rows = ranking(draft.question, found, draft.register)
    if not (layout.by == "agency" and len(draft.question.agencies) > 1):
        rows = winners(rows, layout.order)
    items = list({item.record.id: item for _, own in rows for item in own}.values())
    return by_plan(draft, items, work_line) if len(items) <= _LISTED else []
