"""What carries over between turns: a follow-up keeps every slot that it does not name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answer import Question
from assistant.locator import LocatorRef
from assistant.understanding.turns.alike import alike_asked
from assistant.understanding.turns.carried import merged
from assistant.understanding.turns.families import OF_WORK
from assistant.understanding.turns.following import asks_within_its_plans, follows
from assistant.understanding.turns.more import more_asked
from assistant.understanding.turns.pointing import (
    NO_RECORD,
    is_no_topic,
    places,
    says_rest,
    step,
)
from assistant.understanding.turns.references import Pointed
from assistant.understanding.turns.remarks import asked_again, is_remark
from assistant.understanding.turns.replaced import replaced_asked
from assistant.understanding.turns.scope import compared
from corpus.lazy import pattern
from corpus.outline import LETTERS
from corpus.plan import Manifest

if TYPE_CHECKING:
    from assistant.understanding.reading.reading import Reading


def carry_over(
    question: Question,
    reading: Reading,
    history: Sequence[Question],
    pointed: Pointed,
    plans: tuple[Manifest, ...],
) -> Question:
    """The question in its conversation; itself when it stands alone. `question` and `reading`
    are of the text without the words that point, `pointed` is what those mean."""
    last = last_asked(history)
    if last is None:
        return question
    if is_remark(question.text):
        return asked_again(last, question.text)
    alone, question = question, _slots_read(question, reading, last, plans)
    question = _filled(question, pointed)
    if alike := alike_asked(question, reading, last):
        return alike
    if more := more_asked(question, reading, history):
        return more
    if replaced := replaced_asked(question, reading, last, plans):
        return replaced
    if asks_within_its_plans(question, reading, last, pointed):
        return _within(question, last)
    if not (pointed or follows(question, reading, last)):
        return alone
    if not reading.topic:  # what is left of words that ask is no topic of a follow-up
        question = replace(question, topic_text="", subject_text="")
    last = _returned_to(question, reading, history) or last
    last = compared(question, reading, last, history)
    last = _of_the_first(question, reading, last)
    question = _beside_row(question, reading, last)
    of_one = last.about and len(last.answered) < _SEVERAL  # a list, one of it, another of it
    if last.answered == (NO_RECORD,) or (places(reading) and of_one):
        last = replace(last, answered=_last_list(history))
    elif several := _rows_told(reading, history):
        question = replace(question, topic_text="", subject_text="")
        last = replace(last, answered=several, about=(), place=None)
    elif says_rest(reading) or step(reading):
        last = replace(last, answered=_list_around(last.about, history) or last.answered)
    return merged(question, reading, last, pointed.window, plans)


def last_asked(history: Sequence[Question]) -> Question | None:
    """The last question that asked something of the plans."""
    asked = (q for q in reversed(history) if q.kind not in ("invalid", "out_of_scope"))
    return next(asked, None)


_YEARS, _YEAR_LONG = range(2020, 2060), 4
_SEVERAL = 2


def _slots_read(
    question: Question, reading: Reading, last: Question, plans: tuple[Manifest, ...]
) -> Question:
    """ "Thế 2045?", "283 thì sao": a figure alone is a year or a plan's number, after a row
    another one; a part of the last answer is no topic."""
    figure = " ".join(question.topic)
    bare = replace(question, topic_text="", subject_text="")
    if question.topic and is_no_topic(figure, reading):
        return bare
    if last.kind == "mention" and question.kind in ("who", "deadline") and len(question.topic) == 1:
        return bare  # "giao sở nào sửa?", of the work that names the document
    years = {int(w) for w in question.topic if w.isdecimal() and int(w) in _YEARS}
    if len(years) > 1 and len(question.topic) == len(years):  # "còn 2035, 2040?"
        return replace(bare, horizon=None, horizons=tuple(sorted(years)))
    if not figure.isdecimal():  # "²" is a digit and no number
        return question
    if last.place and last.place.number and len(figure) < _YEAR_LONG:
        return replace(bare, place=LocatorRef(None, figure))
    called = tuple(p.id for p in plans if p.number and p.number.split("/")[0] == figure)
    if called:
        return replace(bare, plans=called)
    return bare if int(figure) in _YEARS else question


_BACK = pattern(r"^\W*(?:\w+ )?(?:quay lai|quay ve|tro lai|tro ve|ve lai)(?!\w)")


def _returned_to(
    question: Question, reading: Reading, history: Sequence[Question]
) -> Question | None:
    """ "Quay lại Sở Y tế": the last question about that, not the one just asked."""
    if not _BACK.match(reading.flat):
        return None
    named = {"agencies": question.agencies, "plans": question.plans}
    named |= {"provinces": question.provinces}
    wanted = {slot: set(names) for slot, names in named.items() if names}
    asked = [q for q in reversed(history) if q.kind not in ("invalid", "out_of_scope")]
    found = (q for q in asked[1:] if all(_holds(q, slot, of) for slot, of in wanted.items()))
    return next(found, None) if wanted else None


def _holds(question: Question, slot: str, names: set[str]) -> bool:
    return bool(names & set(getattr(question, slot) or ()))


# "Liệt kê các việc đó", "là những việc nào?", after who has the most.
_ITS_WORK = pattern(
    r"^\W*(?:\w+ ){0,5}?(?:viec|nhiem vu|de an|dau viec) (?:do|nay|ay|kia|nao|gi)"
    r"(?: (?:ra|vay|the|a))?\W*$"
)


def _of_the_first(question: Question, reading: Reading, last: Question) -> Question:
    """After who has the most: whose work it is."""
    if last.kind != "tally" or not last.leads or question.agencies or question.tally:
        return last
    if not _ITS_WORK.match(reading.flat):
        return last
    return replace(last, kind="responsibility", agencies=last.leads, tally=None)


def _beside_row(question: Question, reading: Reading, last: Question) -> Question:
    """ "Nhiệm vụ tiếp theo" after a row that was named by its number, "mục tiếp theo" after a
    clause: the one beside it."""
    by, place = step(reading), last.place
    if not by or not place or len(last.answered) > 1:
        return question
    if place.locator and (next_ := _clause_beside(place.locator, by)):
        return replace(question, place=replace(place, locator=next_))
    if not (place.number or "").isdecimal():
        return question
    return replace(question, place=replace(place, number=str(int(place.number or 0) + by)))


def _clause_beside(locator: str, by: int) -> str:
    """ "II.4.6" behind "II.4.5", "II.2.đ" behind "II.2.d"; empty where none can stand."""
    above, dot, last = locator.rpartition(".")
    if last.isdecimal():
        return f"{above}{dot}{int(last) + by}" if int(last) + by > 0 else ""
    at = LETTERS.find(last) + by if last and last in LETTERS else -1
    return f"{above}{dot}{LETTERS[at]}" if 0 <= at < len(LETTERS) else ""


_ROWS = pattern(
    r"(?<!\w)(?:ca (?P<all>hai|ba)(?: (?:viec|nhiem vu|muc|cai))?"
    r"|(?P<n>hai|ba) (?:viec|nhiem vu|muc|cai)) ?(?:do|nay|tren|kia)?(?!\w)"
)


def _rows_told(reading: Reading, history: Sequence[Question]) -> tuple[str, ...]:
    """ "Cả hai ai chủ trì?", "hai việc đó", after so many records that were told of one by one."""
    found = _ROWS.search(reading.flat)
    if not found or places(reading):
        return ()
    count = 2 if (found["all"] or found["n"]) == "hai" else 3
    told: list[str] = []
    for question in reversed(history):
        if len(question.answered) >= _SEVERAL:
            break
        told += [i for i in question.answered if i not in told and i != NO_RECORD]
    return tuple(reversed(told[:count])) if len(told) >= count else ()


def _list_around(about: tuple[str, ...], history: Sequence[Question]) -> tuple[str, ...]:
    """The last list that some records were told out of."""
    held = (q.answered for q in reversed(history) if set(about) < set(q.answered))
    return next(held, ()) if about else ()


def _filled(question: Question, pointed: Pointed) -> Question:
    """The question with the names that it points at, where it has none of its own."""
    own = question.provinces or question.plans is not None
    return replace(
        question,
        agencies=question.agencies or pointed.agencies,
        provinces=question.provinces if own else pointed.provinces,
        plans=question.plans if own else pointed.plans or None,
    )


def _within(question: Question, last: Question) -> Question:
    """What is asked anew, of the plans of the last question; of a body its work."""
    if question.agencies and question.kind not in OF_WORK:
        question = replace(question, kind="responsibility")
    if question.provinces or question.plans is not None:
        return replace(question, follows=True)
    return replace(question, provinces=last.provinces, plans=last.plans, follows=True)


def _last_list(history: Sequence[Question]) -> tuple[str, ...]:
    """The records of the last answer that showed several, else of the last that showed some."""
    shown = [q.answered for q in reversed(history) if q.answered and q.answered != (NO_RECORD,)]
    return next((some for some in shown if len(some) >= _SEVERAL), shown[0] if shown else ())
