"""Long lists of an answer: numbered at once, made and cited when somebody looks.

A department stands beside others in tens of thousands of records of many plans. The text
shows some of each list; only those are read, cited and checked before the answer is shown.
An export or the JSON looks at the rest, and then each passes the same check.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import accumulate, count
from typing import NamedTuple

from assistant.answer import Citation, Group, Item, Shown
from assistant.cite import checked_citation, checked_item, cite_item
from assistant.deferred import Deferred
from assistant.lookups.scope import in_force
from index.register import Register


class Later(NamedTuple):
    """The lists of an answer, and all its citations: those that the text has, then one for
    each record that has none of them."""

    items: Deferred[Shown]
    related: Deferred[Shown]
    citations: Sequence[Citation]


def shown_later(
    items: Sequence[Item],
    groups: Sequence[Group],
    citations: Sequence[Citation],
    numbers: Mapping[object, int],
    register: Register,
    as_of: date,
) -> Later:
    """What was asked (made from its items) and what stands under the headings (from places).

    `citations` are those of the text, `numbers` the citations of records by their ids. Of
    `items`, those that the text cites are made.
    """
    known = {register.numbered(name): n for name, n in numbers.items() if isinstance(name, str)}
    given = frozenset(known)
    asked = [register.numbered(item.record.id) for item in items]
    every = dict.fromkeys([*asked, *_records(groups, register)])
    late = [record for record in every if record not in given]
    known.update(zip(late, count(len(citations) + 1)))
    starts = [0, *accumulate(len(group.items) for group in groups)]

    def shown(item: Item) -> Shown:
        record = register.numbered(item.record.id)
        found = Shown(checked_item(item, register), (known[record],))
        if record not in given:
            _ = cites[known[record] - 1]  # nothing is handed out without its citation
        return found

    def beside(place: int) -> Shown:
        group = bisect_right(starts, place) - 1
        return shown(groups[group].items[place - starts[group]])

    def cited(which: Citation | int) -> Citation:
        if isinstance(which, Citation):
            return which
        one = Item(register.at(which))
        force = in_force(register.plan(one.record.plan), as_of)
        return checked_citation(cite_item(known[which], one, register, force), register)

    cites = Deferred[Citation]([*citations, *late], cited)
    _ = cites[: len(citations)]  # those given are there already
    later = Later(Deferred(items, shown), Deferred(range(starts[-1]), beside), cites)
    for place, record in enumerate(asked):
        if record in given:
            _ = later.items[place]
    return later


def _records(groups: Sequence[Group], register: Register) -> Iterator[int]:
    """The numbers of the items' records, which are not read for it."""
    for group in groups:
        if isinstance(group.items, Deferred):
            yield from [row[0] for row in group.items.keys]
        else:
            yield from [register.numbered(item.record.id) for item in group.items]
