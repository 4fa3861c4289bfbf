"""A follow-up's slots: those that it names, and for the others those of the last turn."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from re import Pattern
from typing import TYPE_CHECKING, Literal

from assistant.answer import Kind, Question
from assistant.condition import Condition, Named, narrows
from assistant.labels import day
from assistant.locator import LocatorRef
from assistant.time_window import Window
from assistant.understanding.turns.following import is_beside
from assistant.understanding.turns.pointing import SHORTER, asks_part, ordinal, pointed_at, says_it
from assistant.understanding.words.spans import flat
from corpus.lazy import pattern
from corpus.plan import Manifest

if TYPE_CHECKING:
    from assistant.understanding.reading.reading import Reading

_OF_DOCUMENT = "~"  # in the id of a record of one plan's relation to a document
_ROLES = ("coordinating", "lead", "tracking")
_FIGURES = ("target", "series", "comparison")
_OF_WORK = ("responsibility", "count", "reporting")
_OF_ONE = ("who", "deadline", "citation")  # what is asked of a piece of work
_ABOUT_PLANS: tuple[Kind, ...] = ("signer", "basis", "validity")
_ASKED = (
    "who",
    "deadline",
    "count",
    "comparison",
    "series",
    *_ABOUT_PLANS,
    "reporting",
    "citation",
)
_AFTER = pattern(r"(?<!\w)(?:sau (?:do|thoi gian do|khoang do|moc do)|tu do tro di)(?!\w)")
_BEFORE = pattern(r"(?<!\w)truoc (?:do|thoi gian do|khoang do|moc do)(?!\w)")
# "văn bản thay thế", "kế hoạch thay nó", "cái thay cho kế hoạch này".
_NEWER = pattern(
    r"(?<!\w)(?:van ban|ke hoach|ban|cai) (?:moi |da |duoc )?"
    r"thay (?:the|no|cho|ke hoach (?:nay|do)|van ban (?:nay|do))(?!\w)"
)
# "cái bị thay", "kế hoạch cũ"; what a question asks for decides whom "kế hoạch đó" means.
_OLDER = pattern(
    r"(?<!\w)(?:van ban|ke hoach|ban|cai) (?:(?:da )?bi thay(?: the)?|cu|truoc do)(?!\w)"
)
_ASKED_NEWER = pattern(r"(?<!\w)(?:bi|duoc) thay|thay (?:the )?(?:boi|bang)|nao (?:da |moi )?thay")
_ASKED_OLDER = pattern(
    r"(?<!\w)thay (?:the )?(?:cho )?(?:nhung |cac )?(?:van ban|ke hoach|cai) (?:nao|gi)(?!\w)"
)


def merged(
    question: Question, reading: Reading, last: Question, plans: tuple[Manifest, ...]
) -> Question:
    """The last question with the slots that this turn names."""
    kind = _kind(question, reading, last)
    named = question.plans is not None or question.provinces or question.missing
    scope = named or (kind == "comparison" and last.kind != "comparison")
    subject = question.topic or question.place or question.document
    beside = reading.has("comparison") and question.provinces and not question.topic
    adding = reading.has("adding") or bool(beside)
    among = _is_among(question, reading, last)
    if among:
        question = _beside(question, reading, last)
    found = replace(
        last,
        text=question.text,
        kind=kind,
        agencies=question.agencies if question.tally else _agencies(question, last, adding),
        tally=question.tally or last.tally,
        blank=question.blank or last.blank,
        strangers=question.strangers or (() if question.agencies else last.strangers),
        role=question.role if question.tally or (_names_role(reading) and not among) else last.role,
        provinces=_provinces(question, last, adding) if scope else last.provinces,
        plans=_plans(question, reading, last, plans),
        window=_window(reading, last),
        horizon=question.horizon or (None if kind == "series" else last.horizon),
        horizons=question.horizons or (() if question.horizon else last.horizons),
        ongoing=question.ongoing,
        conditions=_conditions(question, last),
        rank=question.rank or last.rank,
        day_and_body=question.day_and_body,
        tracks=question.tracks or last.tracks or last.kind in _FIGURES,
        heading=question.heading,
        place=_place(question, reading, last),
        document=question.document or last.document,
        assumed=_assumed(question, reading, last),
        missing=question.missing if scope else last.missing,
        about=_about(question, reading, last, kind),
        answered=(),
        wants=None,
        follows=True,
        fault=None,
    )
    if subject:
        topic, own, things = question.topic_text, question.subject_text, question.things
        asked = replace(found, topic_text=topic, subject_text=own, things=things)
        return replace(asked, said=question.said)
    return found


_LEADS = pattern(r"(?<!\w)(?:chu tri|dau moi|phu trach)(?!\w)")


def _names_role(reading: Reading) -> bool:
    """ "Phối hợp những gì?", "ai chủ trì?": another part than the last turn asked of."""
    leads = reading.has("who") and _LEADS.search(reading.flat)
    return bool(reading.has(*_ROLES) or leads)


_AMONG = pattern(
    r"(?<!\w)trong (?:so )?(?:do|nay|cac viec (?:do|nay|tren)|danh sach (?:do|nay|tren))"
)


def _is_among(question: Question, reading: Reading, last: Question) -> bool:
    """ "Trong đó việc nào có Sở B phối hợp?", after a list of another agency's work."""
    other = question.agencies and last.agencies and question.agencies != last.agencies
    said = reading.has("coordinating", "lead") and _AMONG.search(reading.flat)
    among = bool(other and said and last.kind in _OF_WORK)
    return among or is_beside(question, reading, last)


def _beside(question: Question, reading: Reading, last: Question) -> Question:
    """The last list, narrowed to what the named agency stands beside."""
    cell: Literal["lead", "coordinating"]
    cell = "coordinating" if reading.has("coordinating") else "lead"
    narrowed = Condition(Named(cell, question.agencies), ", ".join(question.agencies))
    return replace(
        question,
        agencies=last.agencies,
        role=last.role,
        kind=last.kind,
        conditions=(*question.conditions, narrowed),
    )


def _conditions(question: Question, last: Question) -> tuple[Condition, ...]:
    """Those of this turn, and of the last one's all that ask something else."""
    asked = {(type(c.test), c.negated) for c in question.conditions}
    kept = (c for c in last.conditions if (type(c.test), c.negated) not in asked)
    return (*kept, *question.conditions)


def _kind(question: Question, reading: Reading, last: Question) -> Kind:
    """The kind this turn asks for; the last one where it only changes a slot."""
    if question.tally or question.blank:
        return question.kind
    if reading.has("merger") and (question.agencies or last.agencies):
        return "merger"
    if last.kind == "merger":
        asks = reading.has("responsibility", "count", *_ROLES) or reading.window or question.topic
        return question.kind if asks else "merger"
    if (narrows(question.conditions) or question.rank) and last.kind in (*_OF_WORK, *_FIGURES):
        return last.kind
    about = next((kind for kind in _ABOUT_PLANS if reading.has(kind)), None)
    of_plan = last.plans and last.kind in (*_ABOUT_PLANS, "plans", "overview")
    if about and of_plan and not question.topic:
        return about
    if question.agencies and not reading.has("who", "deadline", "count", "target", "reporting"):
        return last.kind if last.kind in _OF_WORK else "responsibility"
    if last.kind == "reporting" and question.kind in ("who", "deadline") and not question.topic:
        return "reporting"
    if question.kind == "deadline" and last.kind == "signer" and not question.topic:
        return "signer"  # the day of issue
    if question.kind in ("who", "deadline") and _asks_of_other_days(question, reading, last):
        return "responsibility"
    if question.kind in _ASKED and (reading.has(question.kind) or question.place):
        due = question.kind == "deadline" and not reading.has("deadline")
        return last.kind if due and last.kind in _OF_WORK else question.kind
    return _kind_said(reading, last)


def _asks_of_other_days(question: Question, reading: Reading, last: Question) -> bool:
    """ "Quay lại tháng 6, ai phối hợp?": of the work of those days, not of that shown last."""
    days = reading.window is not None and not reading.window.overdue
    listed = last.agencies and last.window and last.kind in (*_OF_WORK, "who", "deadline")
    return bool(days and listed and not (question.topic or question.place))


def _kind_said(reading: Reading, last: Question) -> Kind:
    """The kind that a phrase of this turn speaks for, else the last one."""
    if _shows_record(reading, last):
        return "citation"
    if reading.has("who"):
        return "reporting" if last.kind == "reporting" else "who"
    if _asks_list_again(reading, last):
        return "responsibility"
    late = reading.window is not None and reading.window.overdue and last.kind in _OF_ONE
    if reading.has("deadline") or (reading.has("due") and not reading.window) or late:
        return "deadline"
    if reading.has("series"):
        return "series"
    if reading.has("comparison") and last.kind in ("target", "series"):
        return "comparison"
    return last.kind


def _asks_list_again(reading: Reading, last: Question) -> bool:
    """ "Còn tháng 9?" after who helps with what an agency does in June: what it does then."""
    days = reading.window is not None and not (reading.window.overdue or reading.has("deadline"))
    return bool(days and last.agencies and last.about and last.kind in ("who", "deadline"))


def _shows_record(reading: Reading, last: Question) -> bool:
    """ "Việc thứ hai là gì?", "Sản phẩm là gì?" after one piece of work: the record itself."""
    one = last.kind in _OF_ONE or (len(last.answered) == 1 and last.kind in _OF_WORK)
    part = one and asks_part(reading)
    place = ordinal(reading) is not None and not reading.has("who", "deadline", "coordinating")
    return bool(last.answered and (part or (place and last.kind in (*_OF_WORK, *_OF_ONE))))


def _agencies(question: Question, last: Question, adding: bool) -> tuple[str, ...]:
    if adding:
        return tuple(dict.fromkeys((*last.agencies, *question.agencies)))
    return question.agencies or (() if question.strangers else last.agencies)


def _provinces(question: Question, last: Question, adding: bool) -> tuple[str, ...]:
    """ "Thêm Đồng Tháp vào" keeps those of the last turn."""
    if adding:
        return tuple(dict.fromkeys((*last.provinces, *question.provinces)))
    return question.provinces


def _plans(
    question: Question, reading: Reading, last: Question, plans: tuple[Manifest, ...]
) -> tuple[str, ...] | None:
    """Plans of this turn, or of the last; "văn bản thay thế" is the newer plan."""
    if question.plans is not None or (reading.has("comparison") and not question.provinces):
        return question.plans
    if _means(reading, last, _NEWER, _ASKED_NEWER) and last.plans:
        newer = [p.replaced_by for p in plans if p.id in last.plans and p.replaced_by]
        return tuple(n for n in newer if n) or last.plans
    if _means(reading, last, _OLDER, _ASKED_OLDER) and last.plans:
        return tuple(p.id for p in plans if p.replaced_by in last.plans) or last.plans
    return None if question.provinces or question.missing else last.plans


def _means(reading: Reading, last: Question, said: Pattern[str], asked: Pattern[str]) -> bool:
    """Does this turn mean the plan that the last one asked for, by name or as "that one"?"""
    refers = (reading.has("follow_ref") or says_it(reading)) and last.kind == "validity"
    return bool(said.search(reading.flat) or (refers and asked.search(flat(last.text))))


def _window(reading: Reading, last: Question) -> Window | None:
    """The days of this turn ("còn 2027?", "sau đó"), else those of the last."""
    if reading.has("any_time"):
        return None
    if reading.window or not last.window:
        return reading.window
    if reading.bare_year and last.kind in _OF_WORK:
        return reading.bare_year
    if last.window.before and _AFTER.search(reading.flat):
        first = last.window.before + timedelta(1)
        return Window(first, None, reading.text, (0, 0), None, (f"Hiểu là từ {day(first)}",))
    if last.window.after and _BEFORE.search(reading.flat):
        end = last.window.after - timedelta(1)
        return Window(None, end, reading.text, (0, 0), None, (f"Hiểu là đến {day(end)}",))
    return last.window


def _place(question: Question, reading: Reading, last: Question) -> LocatorRef | None:
    """A bare number belongs to the annex of the last turn; a place in its list to none."""
    place = question.place
    if ordinal(reading) is not None and not place:
        return None
    if place is None:
        return last.place if not question.agencies else None
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
        older = question.provinces or _means(reading, last, _OLDER, _ASKED_OLDER)
        return tuple(i for i in last.answered if _OF_DOCUMENT in i) if older else ()
    elsewhere = (question.plans or question.provinces) and ordinal(reading) is None
    return () if elsewhere else pointed_at(reading, last, kind)


def _assumed(question: Question, reading: Reading, last: Question) -> tuple[str, ...]:
    """What was assumed of the slots kept, and that a list is shorter than its asked place."""
    place = ordinal(reading) or 0
    own = question.assumed
    if last.answered and place > len(last.answered):
        own = (*own, f"{SHORTER} {len(last.answered)} mục")
    kept = (note for note in last.assumed if not note.startswith(SHORTER))
    return own if question.agencies else (*kept, *own)
