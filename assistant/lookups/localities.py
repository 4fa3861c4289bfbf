"""What the plans say of a commune or district by its name, outside of whom they give work."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from assistant.answer import Group, Item, Question
from assistant.lookups.scope import plans_of
from corpus.text import key
from index.register import Register
from index.word_query import phrase

_COMMITTEE = "uy ban nhan dan "
_NAMED = 2  # words of a place with a name of its own: "huyện Vũ Thư", not "xã"
_KINDS = ("task", "assignment", "duty", "target")
_HEADING = "Nội dung khác nhắc đến địa phương này"


def home_of(agencies: Sequence[str], register: Register) -> frozenset[str]:
    """The provinces whose plans name the places of committees; none where no plan does."""
    plans = {register.at(n).plan for n in _naming(agencies, register, None)}
    return frozenset(register.plan(plan).province for plan in plans)


def spoken_of(question: Question, register: Register, shown: Collection[int]) -> tuple[Group, ...]:
    """Work and targets that name the place of an asked committee and are not shown yet; none
    where a topic or a period is asked for."""
    if question.topic or question.window or question.role != "lead":
        return ()
    plans = [plan.id for plan in plans_of(question, register)]
    named = _naming(question.agencies, register, plans)
    items = tuple(Item(register.at(n)) for n in named if n not in shown)
    return (Group(_HEADING, items),) if items else ()


def _naming(agencies: Sequence[str], register: Register, plans: Sequence[str] | None) -> list[int]:
    places = [place for name in agencies if (place := _place(name))]
    found = {n for place in places for n in register.matching(phrase(place), plans, _KINDS)}
    return [n for n, _, _ in register.holding(sorted(found), plans, _KINDS)]


def _place(name: str) -> list[str]:
    """The words of the place whose committee this is: "phường Mỹ Tho"."""
    folded = key(name)
    words = folded.removeprefix(_COMMITTEE).split() if folded.startswith(_COMMITTEE) else []
    named = len(words) > _NAMED and words[0] not in ("tinh", "cac", "cap")
    return words if named else []
