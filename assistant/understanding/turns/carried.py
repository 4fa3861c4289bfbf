"""A follow-up's slots: those that it names, and for the others those of the last turn."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answer import Kind, Question
from assistant.condition import Alike, Condition, Costs, Measured, OwnPlan, Plays, Timed, Told
from assistant.locator import LocatorRef
from assistant.time_window import Window
from assistant.understanding.turns.asked import asks_verbatim, kind_of_turn, role_of
from assistant.understanding.turns.days import window_of
from assistant.understanding.turns.families import ABOUT_PLANS, FIGURES, OF_WORK
from assistant.understanding.turns.pointing import (
    NO_RECORD,
    SHORTER,
    places,
    pointed_at,
    says_rest,
)
from assistant.understanding.turns.remarks import CHECKED
from assistant.understanding.turns.scope import (
    agencies_of,
    beside,
    elsewhere,
    is_among,
    means_older,
    of_every_province,
    plans_of,
    provinces_of,
)
from corpus.lazy import pattern
from corpus.plan import Manifest

if TYPE_CHECKING:
    from assistant.understanding.reading.reading import Reading

_SEVERAL = 2
_OF_DOCUMENT = "~"  # in the id of a record of one plan's relation to a document


def merged(
    question: Question,
    reading: Reading,
    last: Question,
    meant: Window | None,
    plans: tuple[Manifest, ...],
) -> Question:
    """The last question with the slots that this turn names; `meant` are the days of an earlier
    turn that it points at."""
    last = _widened(last) if _asks_for_more(reading, last) else last
    question = elsewhere(question, reading, last, plans)
    kind = kind_of_turn(question, reading, last)
    named = question.plans is not None or question.provinces or question.missing
    few = len(last.provinces) < _SEVERAL  # a comparison of one place is of all
    every = of_every_province(question, reading, last)
    scope = named or every or (kind == "comparison" and last.kind != "comparison" and few)
    subject = question.topic or question.place or question.document
    compared = reading.has("comparison") and question.provinces and not question.topic
    adding = reading.has("adding") or bool(compared)
    among = is_among(question, reading, last)
    if among:
        question = beside(question, reading, last)
    window = window_of(question, reading, last, meant)
    about = _about(question, reading, last, kind) or _quoted(question, reading, last, kind, plans)
    found = replace(
        last,
        text=question.text,
        kind=kind,
        agencies=agencies_of(question, last, adding),
        tally=question.tally or last.tally,
        blank=question.blank or last.blank,
        strangers=question.strangers or (() if question.agencies else last.strangers),
        role=role_of(question, reading, last, among),
        provinces=provinces_of(question, last, adding) if scope else last.provinces,
        plans=plans_of(question, reading, last, kind, plans),
        window=window,
        horizon=question.horizon or _horizon(question, reading, kind, window, last),
        horizons=question.horizons or (() if question.horizon else last.horizons),
        ongoing=question.ongoing,
        conditions=_conditions(question, reading, last, kind),
        rank=question.rank or last.rank,
        day_and_body=question.day_and_body,
        tracks=question.tracks or last.tracks or last.kind in FIGURES,
        heading=question.heading,
        place=_place(question, reading, last),
        document=question.document or last.document,
        assumed=_assumed(question, reading, last, about),
        missing=question.missing if scope else last.missing,
        about=about,
        answered=(),
        leads=(),
        wants=None,
        follows=True,
        fault=None,
    )
    if kind in ABOUT_PLANS:  # what narrowed a list says nothing of its plans
        found = replace(found, conditions=question.conditions, rank=None)
    if other := _of_other_document(question, last):
        return replace(found, subject_text=other)
    if subject:
        topic, own, things = question.topic_text, question.subject_text, question.things
        asked = replace(found, topic_text=topic, subject_text=own, things=things)
        return replace(asked, said=question.said)
    return found


def _of_other_document(question: Question, last: Question) -> str:
    """ "Còn Nghị quyết 06/2024?" after who amends another: the same work, on this document."""
    alone = question.document and not (question.topic or question.place or question.agencies)
    if not alone or not last.document or last.document not in last.subject_text:
        return ""
    return last.subject_text.replace(last.document, question.document or "")


def _horizon(
    question: Question, reading: Reading, kind: Kind, window: Window | None, last: Question
) -> int | None:
    """The year of the last question; none where the years are what is asked for."""
    reached = any(isinstance(c.test, Measured) for c in question.conditions)
    asked = kind == "series" or (reached and _WHEN.search(reading.flat))
    return None if asked else _year_of(window, last)


_WHEN = pattern(r"(?<!\w)(?:bao gio|(?:khi|luc|nam|moc|giai doan) nao|nam may)(?!\w)")


def _year_of(window: Window | None, last: Question) -> int | None:
    """The last year that counts: that of other days, where they have one."""
    if window == last.window:
        return last.horizon
    return window.before.year if window and window.before else None


def _asks_for_more(reading: Reading, last: Question) -> bool:
    """ "Họ còn việc gì nữa?", after a list of work."""
    one_of = says_rest(reading) and last.about
    return bool(reading.has("beyond") and last.kind in OF_WORK and last.answered and not one_of)


def _widened(last: Question) -> Question:
    """The last question without what narrowed its list, and without what that showed."""
    shown = Condition(Told(last.answered), "đã nêu", negated=True)
    before = (c for c in last.conditions if isinstance(c.test, Told))
    bare = replace(last, window=None, horizon=None, rank=None, place=None, about=())
    return replace(
        bare, topic_text="", subject_text="", said="", things=(), conditions=(*before, shown)
    )


def _conditions(
    question: Question, reading: Reading, last: Question, kind: Kind
) -> tuple[Condition, ...]:
    """Those of this turn, and of the last one's all that ask something else and can be asked
    of what this turn asks for."""
    asked = {(type(c.test), c.negated) for c in question.conditions}
    asked |= {(Timed, False)} if reading.window else set()
    asked |= {(Plays, False)} if reading.has("lead", "coordinating") else set()
    asked |= {(Costs, False)} if kind not in FIGURES else set()
    asked |= {(Alike, False)} if question.topic else set()
    asked |= {(OwnPlan, False)} if kind == "reporting" else set()
    kept = (c for c in last.conditions if (type(c.test), c.negated) not in asked)
    return (*kept, *question.conditions)


def _place(question: Question, reading: Reading, last: Question) -> LocatorRef | None:
    """A bare number belongs to the annex of the last turn; a place in its list to none."""
    place = question.place
    if places(reading) and not place:
        return None
    if place is None:
        moved = question.plans or question.provinces
        scope = last.place is not None and last.place.whole_annex and not moved  # rows there
        month = reading.window and reading.has("responsibility")
        if last.place and last.place.number and (month or (moved and len(question.topic) > 1)):
            return None  # neither is in one row
        return last.place if scope or not question.agencies else None
    if place.number and place.annex is None and last.place and last.place.annex:
        return replace(place, annex=last.place.annex)
    return place


def _about(question: Question, reading: Reading, last: Question, kind: str) -> tuple[str, ...]:
    """The records of the last answer that this turn asks about."""
    if question.place and question.place.number:
        tail = f".{question.place.number}"
        return tuple(i for i in last.answered if i.endswith(tail))
    if question.agencies or question.topic or question.place or question.document:
        return ()
    if kind == "signer" and last.kind == "validity":
        older = question.provinces or means_older(reading, last)
        return tuple(i for i in last.answered if _OF_DOCUMENT in i) if older else ()
    if kind == last.kind == "reporting" and not _narrowed(question):
        return last.about or last.answered  # "nộp cho ai?", of the reports just told of
    other_scope = (question.plans or question.provinces) and not places(reading)
    return () if other_scope else pointed_at(reading, last, kind)


def _quoted(
    question: Question,
    reading: Reading,
    last: Question,
    kind: str,
    plans: tuple[Manifest, ...],
) -> tuple[str, ...]:
    """ "Trích nguyên văn của Đồng Tháp": of what was told of, the records of that place."""
    if kind != "citation" or not asks_verbatim(reading) or not _narrowed(question):
        return ()
    own = {p.id for p in plans if p.province in question.provinces} | set(question.plans or ())
    return tuple(i for i in last.answered if i.partition("#")[0] in own)


def _narrowed(question: Question) -> bool:
    return bool(question.plans or question.provinces or question.window)


def _assumed(
    question: Question, reading: Reading, last: Question, about: tuple[str, ...]
) -> tuple[str, ...]:
    """What was assumed of the slots kept, and that a list is shorter than its asked place."""
    own = question.assumed
    beyond = last.answered and max(places(reading), default=0) > len(last.answered)
    if beyond and NO_RECORD in about:
        own = (f"{SHORTER} {len(last.answered)} mục",)
    kept = (note for note in last.assumed if not note.startswith((SHORTER, CHECKED)))
    return own if question.agencies else (*kept, *own)
