"""The end of a list that is asked for, by day or by value, with all that ties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.answer import Item
from assistant.condition import Rank
from assistant.lookups.target_rows import horizons_of
from assistant.lookups.timing import deadline_of
from corpus.deadlines import due_days
from corpus.plan import Target


def ranked(items: Sequence[Item], rank: Rank, as_of: date) -> tuple[Item, ...]:
    """The first or last of the items, and every one that ties with the last of these."""
    if rank.by == "value":
        return _by_value(items, rank)
    placed = [(day, item) for item in items if (day := _day(item, rank, as_of))]
    order = sorted({day for day, _ in placed}, reverse=rank.last)
    # The year of a target is no deadline of its record.
    shown = [i if isinstance(i.record, Target) else replace(i, due=day) for day, i in placed]
    return tuple(_tied(shown, [day for day, _ in placed], order, rank.count))


def _day(item: Item, rank: Rank, as_of: date) -> date | None:
    """The day that counts: the next one not past, else the last or first."""
    days = sorted(_days(item))
    if rank.ahead:
        days = [day for day in days if day >= as_of]
    if not days:
        return None
    return days[-1] if rank.last else days[0]


def _days(item: Item) -> list[date]:
    """The last days of work; of a target those of the years that it is for."""
    if isinstance(item.record, Target):
        return [date(year, 12, 31) for year in horizons_of(item.record)]
    deadline = deadline_of(item.record)
    return list(due_days(deadline)) if deadline else []


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
