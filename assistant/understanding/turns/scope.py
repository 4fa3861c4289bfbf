"""Whose work and which plans a follow-up asks about: those that it names, else the last ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from re import Pattern
from typing import TYPE_CHECKING, Literal

from assistant.answer import Kind, Question
from assistant.condition import Condition, Named, Plays
from assistant.understanding.names.plans import NEWER
from assistant.understanding.turns.families import FIGURES, OF_WORK
from assistant.understanding.turns.following import is_beside
from assistant.understanding.turns.pointing import says_it
from assistant.understanding.words.spans import flat
from corpus.lazy import pattern
from corpus.plan import Manifest

if TYPE_CHECKING:
    from assistant.understanding.reading.reading import Reading

_OLDER = pattern(
    r"(?<!\w)(?:van ban|ke hoach|ban|cai) (?:(?:da )?bi thay(?: the)?|cu|truoc do)(?!\w)"
)
# What a question asks for decides whom "kế hoạch đó" means.
_ASKED_NEWER = pattern(r"(?<!\w)(?:bi|duoc) thay|thay (?:the )?(?:boi|bang)|nao (?:da |moi )?thay")
_ASKED_OLDER = pattern(
    r"(?<!\w)thay (?:the )?(?:cho )?(?:nhung |cac )?(?:van ban|ke hoach|cai) (?:nao|gi)(?!\w)"
)
# "Của ba tỉnh"; "hợp tác với các tỉnh khác" is a topic.
_ALL_PROVINCES = pattern(
    r"(?<!\w)(?<!voi )(?:ba|cac|may|moi|tung|3) tinh"
    r"(?!,? (?:khac|lan can|thanh|ban|trong|ngoai)|\w)"
)
_AMONG = pattern(
    r"(?<!\w)trong (?:so )?(?:do|nay|cac viec (?:do|nay|tren)|danh sach (?:do|nay|tren))"
)


def agencies_of(question: Question, last: Question, adding: bool) -> tuple[str, ...]:
    """The agencies of this turn, else of the last; "thêm Sở Y tế" keeps both."""
    if adding and not question.tally:
        return tuple(dict.fromkeys((*last.agencies, *question.agencies)))
    if question.tally:
        return question.agencies
    return question.agencies or (() if question.strangers else last.agencies)


def provinces_of(question: Question, last: Question, adding: bool) -> tuple[str, ...]:
    """ "Thêm Đồng Tháp vào" keeps those of the last turn."""
    if adding:
        return tuple(dict.fromkeys((*last.provinces, *question.provinces)))
    return question.provinces


def compared(
    question: Question, reading: Reading, last: Question, history: Sequence[Question]
) -> Question:
    """The last question of every province that was told of: "Tỉnh nào cao nhất?" after "còn Đồng
    Tháp?" means that one and those before."""
    named = question.provinces or question.plans or question.topic
    if named or not reading.has("comparison") or not (last.kind in FIGURES and last.provinces):
        return last
    same = [q for q in history if q.kind in FIGURES and q.topic == last.topic and q.provinces]
    told = tuple(dict.fromkeys(name for q in same for name in q.provinces))
    return replace(last, provinces=told, plans=None) if len(told) > len(last.provinces) else last


def plans_of(
    question: Question, reading: Reading, last: Question, kind: Kind, plans: tuple[Manifest, ...]
) -> tuple[str, ...] | None:
    """Plans of this turn, or of the last; "văn bản thay thế" is the newer plan."""
    compared = kind == "comparison" and reading.has("comparison") and not question.provinces
    if question.plans is not None or compared or of_every_province(question, reading, last):
        return question.plans
    if means_newer(reading, last) and last.plans:
        newer = [p.replaced_by for p in plans if p.id in last.plans and p.replaced_by]
        return tuple(n for n in newer if n) or last.plans
    if means_older(reading, last) and last.plans:
        return tuple(p.id for p in plans if p.replaced_by in last.plans) or last.plans
    return None if question.provinces or question.missing else last.plans


def of_every_province(question: Question, reading: Reading, last: Question) -> bool:
    """ "Còn chỉ số HDI của ba tỉnh?", after a question about two of them; "Tỉnh nào sớm nhất?",
    after one about one."""
    if question.provinces or question.plans is not None:
        return False
    of_one = len(last.provinces) == 1 or len(last.plans or ()) == 1
    ranked = of_one and last.kind in FIGURES and _WHICH_PROVINCE.search(reading.flat)
    return bool(ranked or _ALL_PROVINCES.search(reading.flat))


_WHICH_PROVINCE = pattern(r"(?<!\w)tinh nao (?:\w+ ){0,6}?(?:nhat|hon)(?!\w)")
_OTHER_PROVINCES = pattern(
    r"(?<!\w)(?<!voi )(?:cac |nhung |may )?(?:tinh|noi|dia phuong) khac(?!\w)"
)


def elsewhere(
    question: Question, reading: Reading, last: Question, plans: tuple[Manifest, ...]
) -> Question:
    """ "Của tỉnh khác thì sao?": the question of every province but the last ones."""
    named = question.provinces or question.plans is not None or question.missing
    if named or question.topic or not _OTHER_PROVINCES.search(reading.flat):
        return question
    told = {*last.provinces, *(p.province for p in plans if p.id in (last.plans or ()))}
    others = tuple(dict.fromkeys(p.province for p in plans if p.province not in told))
    return replace(question, provinces=others) if told and others else question


def means_newer(reading: Reading, last: Question) -> bool:
    """Does this turn mean the plan that replaces the last one?"""
    return _means(reading, last, NEWER, _ASKED_NEWER)


def means_older(reading: Reading, last: Question) -> bool:
    """Does this turn mean the plan that the last one replaces?"""
    return _means(reading, last, _OLDER, _ASKED_OLDER)


def _means(reading: Reading, last: Question, said: Pattern[str], asked: Pattern[str]) -> bool:
    """By name, or as "that one" which the last turn asked for."""
    refers = (reading.has("follow_ref") or says_it(reading)) and last.kind == "validity"
    return bool(said.search(reading.flat) or (refers and asked.search(flat(last.text))))


def is_among(question: Question, reading: Reading, last: Question) -> bool:
    """ "Trong đó việc nào có Sở B phối hợp?", after a list of another agency's work."""
    other = question.agencies and last.agencies and question.agencies != last.agencies
    said = reading.has("coordinating", "lead") and _AMONG.search(reading.flat)
    among = bool(other and said and last.kind in OF_WORK)
    return among or is_beside(question, reading, last)


def beside(question: Question, reading: Reading, last: Question) -> Question:
    """The last list, narrowed to what the named agency stands beside."""
    own = (c for c in question.conditions if not isinstance(c.test, Plays))  # said of the other
    cell: Literal["lead", "coordinating"]
    cell = "coordinating" if reading.has("coordinating") else "lead"
    narrowed = Condition(Named(cell, question.agencies), ", ".join(question.agencies))
    return replace(
        question,
        agencies=last.agencies,
        role=last.role,
        kind=last.kind,
        conditions=(*own, narrowed),
    )
