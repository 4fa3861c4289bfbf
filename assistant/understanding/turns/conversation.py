"""What carries over between turns: a follow-up keeps every slot that it does not name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answer import Question
from assistant.condition import narrows
from assistant.locator import LocatorRef
from assistant.understanding.turns.carried import merged
from assistant.understanding.turns.pointing import NO_RECORD, is_no_topic, ordinal, says_it
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
    follows = _is_follow_up(question, reading) or _is_one_of(question, reading, last)
    if not (follows or _is_of_its_plan(question, reading, last)):
        return alone
    if not reading.topic:  # what is left of words that ask is no topic of a follow-up
        question = replace(question, topic_text="", subject_text="")
    if last.answered == (NO_RECORD,) or (
        ordinal(reading) is not None and len(last.answered) < _SEVERAL
    ):
        last = replace(last, answered=_last_list(history))
    return merged(question, reading, last, plans)


def last_asked(history: Sequence[Question]) -> Question | None:
    """The last question that asked something of the plans."""
    asked = (q for q in reversed(history) if q.kind not in ("invalid", "out_of_scope"))
    return next(asked, None)


_YEARS, _YEAR_LONG = range(2020, 2060), 4


def _slots_read(question: Question, last: Question, plans: tuple[Manifest, ...]) -> Question:
    """ "Thế 2045?", "283 thì sao": a figure alone is a year or a plan's number, after a row
    another one; a part of the last answer is no topic."""
    figure = " ".join(question.topic)
    bare = replace(question, topic_text="", subject_text="")
    if question.topic and is_no_topic(figure):
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
    """The records of the last answer that showed several, else of the last that showed some."""
    shown = [q.answered for q in reversed(history) if q.answered and q.answered != (NO_RECORD,)]
    return next((some for some in shown if len(some) >= _SEVERAL), shown[0] if shown else ())


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
    refers = refers or says_it(reading) or bool(_OF_PLACE.search(reading.flat))
    return bool(opens or closes or refers or not _stands_alone(question, reading))


# "Thái Bình thì ai theo dõi?", "bên Thái Nguyên thì hạn bao giờ?": the same of another place.
_OF_PLACE = pattern(r"^\W*(?:\w+ ){1,5}thi (?:ai|sao|han|khi nao|bao gio|so nao|co quan nao)(?!\w)")
_ONE = pattern(
    r"\W*(?:cai |con |co |may )?(?:viec|nhiem vu|dau viec|cai|khoan|phan) (?:nao |gi )?"
    r"(?:noi )?(?:ve|lien quan) "
)
_FEW_WORDS = 4
_SEVERAL = 2


def _is_one_of(question: Question, reading: Reading, last: Question) -> bool:
    """ "Việc về du lịch thì …": one of those that were just told of, called in a few words."""
    several = len(last.answered) >= _SEVERAL or (last.follows and last.topic)
    listed = last.kind in ("responsibility", "count") and several
    named = question.agencies or question.plans or question.provinces or question.strangers
    short = 0 < len(question.topic) <= _FEW_WORDS and not named
    return bool(listed and short and _ONE.match(reading.flat))


def _is_of_its_plan(question: Question, reading: Reading, last: Question) -> bool:
    """ "Ai ký?", "Căn cứ văn bản nào?" after something else of one plan: of that plan."""
    asked = question.kind in _ABOUT_PLANS and "ke hoach" not in reading.flat
    named = question.plans or question.provinces or question.missing or question.document
    told = last.kind in _ABOUT_PLANS and last.plans and not last.provinces
    return bool(asked and told and not named)


_ABOUT_PLANS = ("validity", "basis", "signer")


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
