"""What carries over between turns: a follow-up keeps every slot that it does not name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from assistant.answer import Kind, LocatorRef, Question
from assistant.time_window import Window, printed
from corpus.lazy import pattern
from corpus.plan import Manifest

if TYPE_CHECKING:
    from assistant.understanding.reading import Reading

_ORDINAL = pattern(
    r"(?:thu|so|viec|nhiem vu|muc|cai)\s+"
    r"(?P<word>nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi|dau tien|cuoi cung|\d{1,2})(?!\w)"
)
_WORDS = {
    w: i
    for i, w in enumerate(
        ["nhat", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi"], 1
    )
}


# A follow-up that points past the end of the last answer points at no record at all.
NO_RECORD = "#"
_SHORTER = "Danh sách vừa nêu chỉ có"


def carry_over(
    question: Question,
    reading: Reading,
    history: Sequence[Question],
    plans: tuple[Manifest, ...],
) -> Question:
    """The question in its conversation; itself when it stands alone."""
    if not history:
        return question
    last = next((q for q in reversed(history) if q.kind not in ("invalid", "out_of_scope")), None)
    if last is None:
        return question
    alone, question = question, _slots_read(question, plans)
    if not _is_follow_up(question, reading):
        return alone
    if last.answered == (NO_RECORD,):
        last = replace(last, answered=_last_list(history))
    return _merged(question, reading, last, plans)


_ROLES = ("coordinating", "lead", "tracking")
_YEARS = range(2020, 2060)
# What every answer about work tells of it: "kết quả phải có là gì?".
_PARTS = ("ket qua", "san pham", "dau ra", "noi dung")


def _slots_read(question: Question, plans: tuple[Manifest, ...]) -> Question:
    """ "Thế 2045?", "283 thì sao": a figure alone is a year or a plan's number; a part of
    the last answer is no topic."""
    figure = " ".join(question.topic)
    bare = replace(question, topic_text="", subject_text="")
    if figure in _PARTS:
        return bare
    if not figure.isdecimal():  # "²" is a digit and no number
        return question
    called = tuple(p.id for p in plans if p.number and p.number.split("/")[0] == figure)
    if called:
        return replace(bare, plans=called)
    return bare if int(figure) in _YEARS else question


def _agencies(question: Question, last: Question, adding: bool) -> tuple[str, ...]:
    if adding:
        return tuple(dict.fromkeys((*last.agencies, *question.agencies)))
    return question.agencies or (() if question.strangers else last.agencies)


def _provinces(question: Question, last: Question, adding: bool) -> tuple[str, ...]:
    """ "Thêm Đồng Tháp vào" keeps those of the last turn."""
    if adding:
        return tuple(dict.fromkeys((*last.provinces, *question.provinces)))
    return question.provinces


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
    refers = reading.has("follow_ref", "any_time", "adding") or _ordinal(reading) is not None
    return bool(opens or closes or refers or not _stands_alone(question, reading))


def _stands_alone(question: Question, reading: Reading) -> bool:
    """Does the text name what it asks about? A bare row number needs its plan."""
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
    about_plans = ("plans", "validity", "basis", "signer", "reporting")
    return reading.has(*about_plans) and question.kind in about_plans


def _merged(
    question: Question, reading: Reading, last: Question, plans: tuple[Manifest, ...]
) -> Question:
    """The last question with the slots that this turn names."""
    kind = _kind(question, reading, last)
    named = question.plans is not None or question.provinces or question.missing
    scope = named or (kind == "comparison" and last.kind != "comparison")
    subject = question.topic or question.place or question.document
    beside = reading.has("comparison") and question.provinces and not question.topic
    adding = reading.has("adding") or bool(beside)
    merged = replace(
        last,
        text=question.text,
        kind=kind,
        agencies=question.agencies if question.tally else _agencies(question, last, adding),
        tally=question.tally or last.tally,
        blank=question.blank or last.blank,
        strangers=question.strangers or (() if question.agencies else last.strangers),
        role=question.role if question.tally or reading.has(*_ROLES) else last.role,
        provinces=_provinces(question, last, adding) if scope else last.provinces,
        plans=_plans(question, reading, last, plans),
        window=_window(reading, last),
        horizon=question.horizon or (None if kind == "series" else last.horizon),
        ongoing=question.ongoing,
        limits=question.limits or last.limits,
        day_and_body=question.day_and_body,
        tracks=question.tracks or last.tracks or last.kind in _FIGURES,
        heading=question.heading,
        place=_place(question, last),
        document=question.document or last.document,
        assumed=_assumed(question, reading, last),
        missing=question.missing if scope else last.missing,
        about=_about(question, reading, last, kind),
        answered=(),
        follows=True,
        fault=None,
    )
    if subject:
        topic, own = question.topic_text, question.subject_text
        return replace(merged, topic_text=topic, subject_text=own, said=question.said)
    return merged


_FIGURES = ("target", "series", "comparison")
_OF_WORK = ("responsibility", "count", "reporting")
_AFTER = pattern(r"(?<!\w)(?:sau (?:do|thoi gian do|khoang do|moc do)|tu do tro di)(?!\w)")
_BEFORE = pattern(r"(?<!\w)truoc (?:do|thoi gian do|khoang do|moc do)(?!\w)")


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
        return Window(first, None, reading.text, (0, 0), None, (f"Hiểu là từ {printed(first)}",))
    if last.window.after and _BEFORE.search(reading.flat):
        end = last.window.after - timedelta(1)
        return Window(None, end, reading.text, (0, 0), None, (f"Hiểu là đến {printed(end)}",))
    return last.window


def _assumed(question: Question, reading: Reading, last: Question) -> tuple[str, ...]:
    """What was assumed of the slots kept, and that a list is shorter than its asked place."""
    place = _ordinal(reading) or 0
    own = question.assumed
    if last.answered and place > len(last.answered):
        own = (*own, f"{_SHORTER} {len(last.answered)} mục")
    kept = (note for note in last.assumed if not note.startswith(_SHORTER))
    return own if question.agencies else (*kept, *own)


# "văn bản thay thế", "kế hoạch thay nó", "cái thay cho kế hoạch này".
_NEWER = pattern(
    r"(?<!\w)(?:van ban|ke hoach|ban|cai) (?:moi |da |duoc )?"
    r"thay (?:the|no|cho|ke hoach (?:nay|do)|van ban (?:nay|do))(?!\w)"
)


def _plans(
    question: Question, reading: Reading, last: Question, plans: tuple[Manifest, ...]
) -> tuple[str, ...] | None:
    """Plans of this turn, or of the last; "văn bản thay thế" is the newer plan."""
    if question.plans is not None or (reading.has("comparison") and not question.provinces):
        return question.plans
    if _NEWER.search(reading.flat) and last.plans:
        newer = [p.replaced_by for p in plans if p.id in last.plans and p.replaced_by]
        return tuple(n for n in newer if n) or last.plans
    return None if question.provinces or question.missing else last.plans


def _place(question: Question, last: Question) -> LocatorRef | None:
    """A bare number belongs to the annex of the last turn."""
    place = question.place
    if place is None:
        return last.place if not question.agencies else None
    if place.number and place.annex is None and last.place and last.place.annex:
        return replace(place, annex=last.place.annex)
    return place


def _kind(question: Question, reading: Reading, last: Question) -> Kind:
    """The kind this turn asks for; the last one where it only changes a slot."""
    if question.tally or question.blank:
        return question.kind
    asked: tuple[Kind, ...] = (
        "who", "deadline", "count", "comparison", "series", "validity", "basis", "signer",
        "reporting", "citation",
    )  # fmt: skip
    of_plans: tuple[Kind, ...] = ("signer", "basis", "validity")
    about = next((k for k in of_plans if reading.has(k)), None)
    if (
        about
        and last.plans
        and last.kind in (*of_plans, "plans", "overview")
        and not question.topic
    ):
        return about
    if question.agencies and not reading.has("who", "deadline", "count", "target", "reporting"):
        return last.kind if last.kind in _OF_WORK else "responsibility"
    if last.kind == "reporting" and question.kind == "who":
        return "reporting"
    if question.kind in asked and (reading.has(question.kind) or question.place):
        dated_work = (
            question.kind == "deadline" and not reading.has("deadline") and last.kind in _OF_WORK
        )
        return last.kind if dated_work else question.kind
    if reading.has("who"):
        return "reporting" if last.kind == "reporting" else "who"
    if reading.has("deadline"):
        return "deadline"
    if reading.has("due") and not reading.window:
        return "deadline"
    if reading.has("series"):
        return "series"
    if reading.has("comparison") and last.kind in ("target", "series"):
        return "comparison"
    return last.kind


def _about(question: Question, reading: Reading, last: Question, kind: str) -> tuple[str, ...]:
    """The records of the last answer that this turn asks about."""
    if question.place and question.place.number:
        tail = f".{question.place.number}"
        return tuple(i for i in last.answered if i.endswith(tail))
    if question.agencies or question.topic or question.place or question.document:
        return ()
    place = _ordinal(reading)
    if place is not None and last.answered:
        index = len(last.answered) - 1 if place < 0 else place - 1
        return (last.answered[index],) if 0 <= index < len(last.answered) else (NO_RECORD,)
    if kind in ("who", "deadline") and not (question.plans or question.provinces):
        return last.answered
    return ()


def _ordinal(reading: Reading) -> int | None:
    found = _ORDINAL.search(reading.flat)
    if not found or (reading.place and not found["word"].isalpha()):
        return None
    word = found["word"]
    if word.startswith("dau"):
        return 1
    if word.startswith("cuoi"):
        return -1
    return _WORDS.get(word) or (int(word) if word.isdigit() else None)
