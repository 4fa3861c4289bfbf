"""A long list as a table that can be sorted and leafed through."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import Answer, Shown
from assistant.labels import day, place
from assistant.writers.layout import LINES_SHOWN
from chat.escape import visible
from chat.panel import short_name
from corpus.plan import Assignment, Duty, Record, Target, Task
from index.register import Register

FEWEST = 6
_LONGEST_CELL = 240
_ROLES = {
    "lead": "Chủ trì",
    "collective": "Chủ trì chung",
    "coordinating": "Phối hợp",
    "inherited": "Tiếp nhận",
    "tracking": "Theo dõi",
}
_TIMINGS = {
    "ongoing": "Thường xuyên",
    "recurring": "Định kỳ",
    "conditional": "Theo điều kiện",
    "undated": "Không nêu",
}


@dataclass(frozen=True, slots=True)
class Table:
    """A title, column titles (none with a full stop: the page would leave it blank), rows."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]

    def json(self) -> str:
        """In the form that the page's table reads."""
        return json.dumps(
            {
                "columns": self.columns,
                "index": list(range(1, len(self.rows) + 1)),
                "data": self.rows,
            },
            ensure_ascii=False,
        )


def table(answer: Answer, register: Register) -> Table | None:
    """The answer's list as a table; None when it is short enough to read as it is, or stands in
    one already."""
    shown = answer.items
    tabled = answer.question.kind in ("comparison", "series") and len(shown) <= LINES_SHOWN
    if len(shown) < FEWEST or tabled:
        return None
    if all(isinstance(one.item.record, Target) for one in shown):
        return _targets(shown, register)
    return _tasks(shown, register)


def _tasks(shown: Sequence[Shown], register: Register) -> Table:
    columns: dict[str, Sequence[str | int]] = {
        "TT": range(1, len(shown) + 1),
        "Thời hạn": [when(one) for one in shown],
        "Nhiệm vụ": [_cut(one.item.record.text) for one in shown],
        "Chủ trì": [_cut(getattr(one.item.record, "lead_raw", "")) for one in shown],
        "Kết quả": [_cut(_output(one.item.record)) for one in shown],
        "Vai trò": [_ROLES.get(one.item.role or "", "") for one in shown],
        "Nguồn": [_where(one.item.record, register) for one in shown],
    }
    # A column that says the same on every line says nothing.
    for name in ("Chủ trì", "Kết quả", "Vai trò"):
        if len(set(columns[name])) == 1:
            del columns[name]
    rows = tuple(zip(*columns.values(), strict=True))
    return Table(f"Bảng {len(rows)} nhiệm vụ", tuple(columns), rows)


def _targets(shown: Sequence[Shown], register: Register) -> Table:
    records = [one.item.record for one in shown]
    rows = tuple(
        (n, _cut(record.text), _values(record), _where(record, register))
        for n, record in enumerate(records, 1)
    )
    columns = ("TT", "Chỉ tiêu", "Giá trị", "Nguồn")
    return Table(f"Bảng {len(rows)} chỉ tiêu", columns, rows)


def when(shown: Shown) -> str:
    """The day that counts, else what the plan prints, else how the work runs."""
    if shown.item.due:
        return day(shown.item.due)
    record = shown.item.record
    if isinstance(record, Task | Assignment | Duty) and record.deadline:
        return record.deadline.raw
    return _TIMINGS.get(shown.item.timing or "", "")


def _output(record: Record) -> str:
    return record.output if isinstance(record, Task | Assignment) else ""


def _values(record: Record) -> str:
    if not isinstance(record, Target):
        return ""
    return "; ".join(dict.fromkeys(value.raw for value in record.values))


def _where(record: Record, register: Register) -> str:
    manifest = register.plan(record.plan)
    return f"{manifest.number or short_name(manifest)}, {place(record.locator, record)}"


def _cut(text: str) -> str:
    text = visible(text)
    if len(text) <= _LONGEST_CELL:
        return text
    return text[:_LONGEST_CELL].rpartition(" ")[0] + " …"
