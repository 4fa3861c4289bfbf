"""What carries over between turns: a follow-up keeps every slot that it does not name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answer import Question
from assistant.condition import narrows
from assistant.locator import LocatorRef
from assistant.understanding.turns.carried import NO_RECORD, merged, ordinal
from corpus.lazy import pattern
from corpus.plan import Manifest

if TYPE_CHECKING:
    from assistant.understanding.reading.reading import Reading


def carry_over(
    question: Question,
    reading: Reading,
    history: Sequence[Question],
    plans: tuple[Manifest, ...],
) -> Question:
    """The question in its conversation; itself when it stands alone."""
    if not history:
        return question
    last = last_asked(history)
    if last is None:
        return question
    alone, question = question, _slots_read(question, last, plans)
    if not (_is_follow_up(question, reading) or _is_one_of(question, reading, last)):
        return alone
    if last.answered == (NO_RECORD,):
        last = replace(last, answered=_last_list(history))
    return merged(question, reading, last, plans)


def last_asked(history: Sequence[Question]) -> Question | None:
    """The last question that asked something of the plans."""
    asked = (q for q in reversed(history) if q.kind not in ("invalid", "out_of_scope"))
    return next(asked, None)


_YEARS, _YEAR_LONG = range(2020, 2060), 4
# What every answer about work tells of it: "kết quả phải có là gì?".
_PARTS = ("ket qua", "san pham", "dau ra", "noi dung")


def _slots_read(question: Question, last: Question, plans: tuple[Manifest, ...]) -> Question:
    """ "Thế 2045?", "283 thì sao": a figure alone is a year or a plan's number, after a row
    another one; a part of the last answer is no topic."""
    figure = " ".join(question.topic)
    bare = replace(question, topic_text="", subject_text="")
    if figure in _PARTS:
        return bare
    if not figure.isdecimal():  # "²" is a digit and no number
        return question
    if last.place and last.place.number and len(figure) < _YEAR_LONG:
        return replace(bare, place=LocatorRef(None, figure))
    called = tuple(p.id for p in plans if p.number and p.number.split("/")[0] == figure)
    if called:
        return replace(bare, plans=called)
    return bare if int(figure) in _YEARS else question


def _last_list(history: Sequence[Question]) -> tuple[str, ...]:
    """The records of the last answer that showed some."""
    shown = (q.answered for q in reversed(history) if q.answered and q.answered != (NO_RECORD,))
    return next(shown, ())


def _is_follow_up(question: Question, reading: Reading) -> bool:
    """It says so ("Còn …", "… thì sao", "việc đó"), or names no subject of its own."""
    opens = any(
        "follow_start" in cue.kinds and not reading.flat[: cue.start].strip(" ,.·")
        for cue in reading.cues
    )
    closes = any(
        "follow_end" in cue.kinds and not reading.flat[cue.end :].strip(" ?!.")
        for cue in reading.cues
    )
    refers = reading.has("follow_ref", "any_time", "adding") or ordinal(reading) is not None
    return bool(opens or closes or refers or not _stands_alone(question, reading))


_ONE = pattern(r"\W*(?:cai |con )?(?:viec|nhiem vu|dau viec|cai|khoan|phan) (?:ve|lien quan) ")
_FEW_WORDS = 4


def _is_one_of(question: Question, reading: Reading, last: Question) -> bool:
    """ "Việc về du lịch thì …": one of those that were just told of, called in a few words."""
    listed = last.kind in ("responsibility", "count") and len(last.answered) > 1
    named = question.agencies or question.plans or question.provinces or question.strangers
    short = 0 < len(question.topic) <= _FEW_WORDS and not named
    return bool(listed and short and _ONE.match(reading.flat))


def _stands_alone(question: Question, reading: Reading) -> bool:
    """Does the text name what it asks about? A bare row number needs its plan, conditions
    alone ask of the last list."""
    if narrows(question.conditions) or question.rank:
        return bool(question.agencies or question.plans or question.provinces or question.missing)
    if question.place and not question.place.locator and question.place.annex is None:
        return question.plans is not None
    if question.agencies:
        return bool(
            reading.has("responsibility", "coordinating", "tracking", "count", "lead")
            or question.topic
        )
    if len(question.topic) > 1 or question.place or question.document:
        return True
    if question.topic and question.topic_text.isupper():
        return True
    about_plans = ("plans", "overview", "validity", "basis", "signer", "reporting")
    return reading.has(*about_plans) and question.kind in about_plans
