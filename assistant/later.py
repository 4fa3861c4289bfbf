"""Long lists beside an answer: numbered at once, made and cited when somebody looks.

A department stands beside others in tens of thousands of records of many plans. The text
shows a few of each heading; only those are read, cited and checked before the answer is
shown. An export or the JSON looks at the rest, and then each passes the same check.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import accumulate

from assistant.answer import Citation, Group, Item, Shown
from assistant.cite import checked_citation, checked_item, cite_item
from assistant.deferred import Deferred
from assistant.lookups.scope import in_force
from index.register import Register


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

    known = {register.numbered(name): n for name, n in numbers.items() if isinstance(name, str)}
    cites: list[int] = []
    late: list[int] = []  # places of the items whose records are cited for the first time
    for place, record in enumerate(_records(groups, register)):
        n = known.get(record)
        if n is None:
            n = known[record] = len(citations) + len(late) + 1
            late.append(place)
        cites.append(n)
    starts = [0, *accumulate(len(group.items) for group in groups)]

    def item(place: int) -> Item:
        group = bisect_right(starts, place) - 1
        return groups[group].items[place - starts[group]]

    def shown(place: int) -> Shown:
        return Shown(checked_item(item(place), register), (cites[place],))

    def cited(place: Citation | int) -> Citation:
        if isinstance(place, Citation):
            return place
        one = item(place)
        force = in_force(register.plan(one.record.plan), as_of)
        return checked_citation(cite_item(cites[place], one, register, force), register)

    every = Deferred[Citation]([*citations, *late], cited)
    _ = every[: len(citations)]  # those given are there already
    return Deferred(range(len(cites)), shown), every


def _records(groups: Iterable[Group], register: Register) -> Iterator[int]:
    """The numbers of the items' records, which are not read for it."""
    for group in groups:
        if isinstance(group.items, Deferred):
            yield from (row[0] for row in group.items.keys)
        else:
            yield from (register.numbered(item.record.id) for item in group.items)
