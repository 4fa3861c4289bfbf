"""Long lists: numbered at once, made and checked when somebody looks at them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.answer import Group, Item
from assistant.cite import CitationError, cite_item
from assistant.deferred import Deferred, made
from assistant.later import shown_later
from assistant.respond import Assistant
from corpus.plan import Task

AS_OF = date(2025, 3, 12)


def test_a_member_is_made_when_it_is_asked_for_and_once() -> None:
    asked: list[int] = []
    squares = Deferred([1, 2, 3], lambda n: (asked.append(n), n * n)[1])
    assert (len(squares), squares[1], squares[1], asked) == (3, 4, 4, [2])
    assert list(made(squares)) == [(1, 4)]
    assert squares == (1, 4, 9) and squares != (1, 4)
    assert (squares[-1], squares[:2]) == (9, (1, 4))


def test_every_record_gets_one_number_and_what_is_cited_keeps_its_own(
    assistant: Assistant,
) -> None:
    """Numbers go on after those given; a record under two headings has one citation."""
    register = assistant.register
    first, second, third = list(register.records(kinds=["task"]))[:3]
    groups = [
        Group("Việc một", (Item(first), Item(second))),
        Group("Việc hai", (Item(second), Item(third))),
    ]
    later = shown_later((), groups, (), {second.id: 7}, register, AS_OF)
    assert [shown.cites for shown in later.related] == [(1,), (7,), (7,), (2,)]
    assert [(c.n, c.record) for c in later.citations] == [(1, first.id), (2, third.id)]


def test_of_what_was_asked_only_that_is_made_which_the_text_cites(assistant: Assistant) -> None:
    register = assistant.register
    first, second, third = (Item(r) for r in list(register.records(kinds=["task"]))[:3])
    told = (cite_item(1, second, register, in_force=True),)
    numbers = {second.record.id: 1}
    later = shown_later((first, second, third), (), told, numbers, register, AS_OF)
    assert [(place, shown.item) for place, shown in made(later.items)] == [(1, second)]
    assert [n for n, _ in made(later.citations)] == [0]
    assert [shown.cites for shown in later.items] == [(2,), (1,), (3,)]
    assert [c.record for c in later.citations] == [i.record.id for i in (second, first, third)]


def test_a_late_item_that_its_record_does_not_bear_out_is_not_handed_out(
    assistant: Assistant,
) -> None:
    record = next(iter(assistant.register.records(kinds=["task"])))
    assert isinstance(record, Task)
    wrong = Item(replace(record, output="Một kết quả khác"))
    register = assistant.register
    later = shown_later((wrong,), [Group("Việc", (wrong,))], (), {}, register, AS_OF)
    for late in (later.items, later.related):
        assert len(late) == 1
        with pytest.raises(CitationError, match="not as the register holds it"):
            _ = late[0]
