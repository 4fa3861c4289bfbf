"""Which of those just told of has more work: "Bên nào nhiều hơn?" after the lists of two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answer import Question, Tally, TallyBy
from corpus.lazy import pattern

if TYPE_CHECKING:
    from assistant.understanding.reading.reading import Reading

_BODY = r"so|so nganh|co quan|don vi|nganh"
_MORE = pattern(
    r"\W*(?:vay |the |thi |rot cuc |tom lai )*"
    rf"(?:(?P<of>ben|noi|cho|tinh|dia phuong|ke hoach|{_BODY})"
    r" nao|ai)(?: (?:thi|duoc|bi|phai|dang|co|giao|nhan|lam|om|ganh|chu tri|phu trach))*"
    r" (?P<order>nhieu|it)(?: (?:viec|nhiem vu|cong viec|dau viec))? hon"
    r"(?: (?:vay|the|nhi|a|ha|han|em|anh|chi))*\W*"
)
_LISTS = ("responsibility", "count")
_SEVERAL = 2


def more_asked(
    question: Question, reading: Reading, history: Sequence[Question]
) -> Question | None:
    """The count of the work just told of, a row for each agency, province or plan that the last
    turns compared; None where that is not asked."""
    found = _MORE.fullmatch(reading.flat)
    named = question.agencies or question.plans or question.provinces or question.topic
    told = [] if named or not found else _told(history)
    if not (found and told):
        return None
    last = told[0]
    agencies = _every(told, "agencies")
    provinces, plans = _every(told, "provinces"), _every(told, "plans")
    by = _side(found["of"] or "", len(agencies), len(provinces), len(plans))
    return by and replace(
        last,
        text=question.text,
        kind="tally",
        tally=Tally(by, "most" if found["order"] == "nhieu" else "fewest"),
        agencies=agencies,
        provinces=provinces,
        plans=plans or (last.plans if len(provinces) < _SEVERAL else None),
        rank=None,
        about=(),
        answered=(),
        leads=(),
        wants=None,
        follows=True,
    )


def _told(history: Sequence[Question]) -> list[Question]:
    """The lists at the end of the conversation, the last first: it alone where it is of several,
    else those that it goes on from."""
    told: list[Question] = []
    for question in reversed(history):
        if question.kind not in _LISTS:
            break
        told.append(question)
        sides = (_every(told, slot) for slot in ("agencies", "provinces", "plans"))
        if any(len(side) >= _SEVERAL for side in sides) or not question.follows:
            break
    return told


def _every(told: Sequence[Question], slot: str) -> tuple[str, ...]:
    """All that the turns named, in order; a province's plans are no plans that were named."""
    named = [q for q in reversed(told) if not (slot == "plans" and q.provinces)]
    return tuple(dict.fromkeys(name for q in named for name in getattr(q, slot) or ()))


def _side(asked: str, agencies: int, provinces: int, plans: int) -> TallyBy | None:
    """By what the rows go: by what is asked for, or by what there are several of."""
    sides: tuple[tuple[TallyBy, int, tuple[str, ...]], ...] = (
        ("agency", agencies, (*_BODY.split("|"), "")),
        ("province", provinces, ("tinh", "dia phuong")),
        ("plan", plans, ("ke hoach",)),
    )
    fits = (
        by for by, n, words in sides if n >= _SEVERAL and asked in (*words, "ben", "noi", "cho")
    )
    return next(fits, None)
