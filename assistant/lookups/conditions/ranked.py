"""The end of a list that is asked for, by day or by value, with all that ties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.answer import Item
from assistant.condition import Rank
from assistant.lookups.timing import deadline_of
from corpus.deadlines import due_days
from corpus.plan import Target


def ranked(items: Sequence[Item], rank: Rank, as_of: date) -> tuple[Item, ...]:
    """The first or last of the items, and every one that ties with the last of these."""
    if rank.by == "value":
        return _by_value(items, rank)
    dated = [item for item in (_dated(item, rank, as_of) for item in items) if item.due]
    days = sorted({item.due for item in dated if item.due}, reverse=rank.last)
    return tuple(_tied(dated, [i.due for i in dated], days, rank.count))


def _dated(item: Item, rank: Rank, as_of: date) -> Item:
    """The item with the day that counts: the next one not past, else the last or first."""
    deadline = deadline_of(item.record)
    days = sorted(due_days(deadline)) if deadline else []
    if rank.ahead:
        days = [day for day in days if day >= as_of]
    if not days:
        return replace(item, due=None)
    return replace(item, due=days[-1] if rank.last else days[0])


def _tied(
    items: Sequence[Item], keys: Sequence[object], order: Sequence[object], count: int
) -> list[Item]:
    """Items in the order of their keys until `count` are there, ties with the last as well."""
    found: list[Item] = []
    for value in order:
        if len(found) >= count:
            break
        found += [item for item, own in zip(items, keys, strict=True) if own == value]
    return found


def _by_value(items: Sequence[Item], rank: Rank) -> tuple[Item, ...]:
    """Of each unit, for only values of one can be compared."""
    units: dict[str, list[tuple[float, Item]]] = {}
    for item in items:
        if isinstance(item.record, Target) and (number := item.record.value.number) is not None:
            value = (max if rank.last else min)(number) if isinstance(number, tuple) else number
            units.setdefault(unit_of(item.record), []).append((value, item))
    found: list[Item] = []
    for own in [units.get("%", [])] if rank.shares else units.values():
        values = [value for value, _ in own]
        order = sorted(set(values), reverse=rank.last)
        found += _tied([item for _, item in own], values, order, rank.count)
    return tuple(found)


def unit_of(target: Target) -> str:
    """What values are compared in: all shares of a hundred in "%"."""
    unit = target.value.unit or ""
    return "%" if unit.startswith("%") and not unit.endswith("/năm") else unit
