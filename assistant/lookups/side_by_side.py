"""All targets of two provinces, those that both set beside each other.

Two targets are taken for one by their words, as two pieces of work are, but more strictly: they
are short (docs/decisions/read-by-eye.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Found, Item
from assistant.lookups.pairing import compare
from index.register import Register

_SAME = 0.5
_BY_WORDS = (
    "Hai chỉ tiêu đặt cạnh nhau khi lời văn gần giống; kế hoạch không tự ghép, xin đối chiếu"
    " nguyên văn trước khi dùng."
)


def beside(found: Found, provinces: Sequence[str], register: Register) -> Found:
    """The same items, with a row for each target of the province that sets fewer and what the
    other sets like it (in its body and again in its annex), then for what only the other sets."""
    few, many = sorted((_of(p, found.items, register) for p in provinces), key=len)
    items = {item.record.id: item for item in found.items}
    compared = compare([i.record for i in many], [i.record for i in few], _SAME)
    like = {record.id: [items[r.id] for r in own] for record, own in compared.kept.items()}
    rows = [(item, *like.get(item.record.id, ())) for item in few]
    paired = {item.record.id for own in like.values() for item in own}
    rows += [(item,) for item in many if item.record.id not in paired]
    notes = (*found.notes, _BY_WORDS) if paired else found.notes
    return replace(
        found, rows=tuple(("", row) for row in rows), sides=tuple(provinces), notes=notes
    )


def _of(province: str, items: Sequence[Item], register: Register) -> list[Item]:
    return [i for i in items if register.plan(i.record.plan).province == province]
