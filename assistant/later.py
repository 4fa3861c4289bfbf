"""Long lists beside an answer: numbered at once, made and cited when somebody looks.

A department stands beside others in tens of thousands of records of many plans. The text
shows a few of each heading; only those are read, cited and checked before the answer is
shown. An export or the JSON looks at the rest, and then each passes the same check.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from assistant.answer import Citation, Group, Item, Shown
from assistant.cite import checked_citation, checked_item, cite_item
from assistant.deferred import Deferred
from assistant.lookups.scope import in_force
from index.register import Register


class _Place(NamedTuple):
    """Where an item stands, and the number of its citation."""

    items: Sequence[Item]
    at: int
    n: int


def related_later(
    groups: Sequence[Group],
    citations: Sequence[Citation],
    numbers: Mapping[object, int],
    register: Register,
    as_of: date,
) -> tuple[Sequence[Shown], Sequence[Citation]]:
    """What stands under the headings, and all citations of the answer: those given, then
    one for each record that has none of them. `numbers` are those of cited records by id.
    """

    def shown(place: _Place) -> Shown:
        return Shown(checked_item(place.items[place.at], register), (place.n,))

    def cited(place: Citation | _Place) -> Citation:
        if isinstance(place, Citation):
            return place
        item = place.items[place.at]
        force = in_force(register.plan(item.record.plan), as_of)
        return checked_citation(cite_item(place.n, item, register, force), register)

    known = {register.numbered(name): n for name, n in numbers.items() if isinstance(name, str)}
    places: list[_Place] = []
    late: list[_Place] = []
    for items, at in ((group.items, at) for group in groups for at in range(len(group.items))):
        record = _record(items, at, register)
        new = record not in known
        place = _Place(items, at, known.setdefault(record, len(citations) + len(late) + 1))
        places.append(place)
        late += [place] if new else []
    every = Deferred[Citation]([*citations, *late], cited)
    _ = every[: len(citations)]  # those given are there already
    return Deferred(places, shown), every


def _record(items: Sequence[Item], at: int, register: Register) -> int:
    """The number of an item's record, which is not read for it."""
    if isinstance(items, Deferred):
        return int(items.keys[at].record)
    return register.numbered(items[at].record.id)
