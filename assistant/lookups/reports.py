"""Duties of reporting: who reports, to whom, on which days."""

from __future__ import annotations

from datetime import date

from assistant.answer import Found, Group, Item, Question
from assistant.lookups.collectives import covers, members, wider
from assistant.lookups.matching import coverage, weigh
from assistant.lookups.rhythm import comes_so, rhythms_asked
from assistant.lookups.scope import plans_of
from assistant.lookups.timing import (
    day_within,
    days,
    deadline_of,
    recurs_within,
    returns_within,
    timing,
)
from assistant.understanding.words.spans import flat
from corpus.agencies import Directory
from corpus.deadlines import occurrences
from corpus.lazy import pattern
from corpus.plan import Duty, Task
from index.register import Register
from index.word_query import any_of, phrase

_FLOOR = 0.55
# What names the report itself and its rhythm, not what it is about.
_RHYTHM = pattern(
    r"(?<!\w)(?:bao cao|so ket|tong ket|dinh ky|\d+|(?:h[ao]ng |moi )?(?:thang|quy|nam)"
    r"|(?:dau|giua|cuoi)(?: nam)?|tuan|lan)(?!\w)"
)
# What is held once and not handed in: it may be a task of its own ("Sơ kết phong trào").
_HELD = pattern(r"(?<!\w)(so ket|tong ket)(?!\w)")
_REPORT = any_of(phrase(cue.split()) for cue in ("bao cao", "so ket", "tong ket"))


def find_reports(question: Question, register: Register, directory: Directory) -> Found:
    """Duties that speak of reports, those with days or a rhythm first."""
    plans = [p.id for p in plans_of(question, register)]
    said = register.matching(_REPORT, plans, ["duty"])
    told = (register.at(n) for n, *_ in register.holding(said, plans, ["duty"]))
    duties: list[Duty | Task] = [record for record in told if isinstance(record, Duty)]
    duties += _held(question, plans, register)
    if question.agencies:
        own = [d for d in duties if _falls_to(d, question.agencies, directory)]
        duties = own or [d for d in duties if _falls_in_part(d, question.agencies, directory)]
    duties, others = _on_topic(question, duties, register)
    asked = rhythms_asked(question.text)
    if question.about and not asked:  # those that were just told of
        others = [*others, *(d for d in duties if d.id not in question.about)]
        duties = [d for d in duties if d.id in question.about]
    if asked:
        others = [*others, *(d for d in duties if not comes_so(deadline_of(d), asked))]
        duties = [d for d in duties if comes_so(deadline_of(d), asked)]
    if not question.window and (held := _holding(question, duties)):
        others = [*others, *(d for d in duties if d not in held)]
        shown = tuple(_item(d, question, register) for d in held)
        rest_ = tuple(_item(d, question, register) for d in others)
        return Found("answered", shown, (Group("Chế độ báo cáo khác", rest_),) if rest_ else ())
    items = [_item(d, question, register) for d in duties]
    timed = [i for i in items if i.timing != "undated"]
    rest = [i for i in items if i.timing == "undated"]
    if question.window:
        within = [_within(i, question, register) for i in items]
        rest = [i for i, fits in zip(items, within, strict=True) if not fits]
        timed = [i for i, fits in zip(items, within, strict=True) if fits]
    if rest and not (timed or question.window or _WHEN.search(flat(question.text))):
        timed, rest = rest, []  # to whom, and who: no day is asked for
    heading = "Quy định báo cáo khác" if question.window else "Báo cáo không ghi thời hạn"
    apart = tuple(_item(d, question, register) for d in others)
    groups = ((heading, tuple(rest)), ("Chế độ báo cáo khác", apart))
    related = tuple(Group(title, items) for title, items in groups if items)
    return Found("answered" if timed else "none", tuple(timed), related)


_WHEN = pattern(
    r"(?<!\w)(?:khi nao|bao gio|luc nao|(?:ngay|moc|ky|han|thang|quy|dip|thoi diem|thoi gian)"
    r"(?: \w+){0,3}? (?:nao|may|bao nhieu|gi)|bao lau|may lan|bao nhieu lan|han|dinh ky|thoi han"
    r"|thoi gian|cham nhat|tan suat)(?!\w)"
)


def _held(question: Question, plans: list[str], register: Register) -> list[Task]:
    """Tasks to hold the review that is asked for."""
    asked = {found[1] for found in _HELD.finditer(flat(question.text))}
    if not asked:
        return []
    said = any_of(phrase(words.split()) for words in sorted(asked))
    found = register.holding(register.matching(said, plans, ["task"]), plans, ["task"])
    tasks = (register.at(n) for n, *_ in found)
    return [t for t in tasks if isinstance(t, Task) and flat(t.text).startswith(tuple(asked))]


_WHO_HOLDS = pattern(
    r"(?<!\w)(?:ai|(?:so|co quan|don vi|nganh|ben) nao)(?: \w+){0,6}?"
    r" (?P<held>so ket|tong ket)(?!\w)"
)


def _holding(question: Question, duties: list[Duty | Task]) -> list[Duty | Task]:
    """ "Ai chủ trì tổng kết kế hoạch 283?": those that speak of that review, with a day or without;
    none where who holds it is not asked for."""
    asked = _WHO_HOLDS.search(flat(question.text))
    return [d for d in duties if asked and d.lead and asked["held"] in flat(d.text)]


def _on_topic(
    question: Question, duties: list[Duty | Task], register: Register
) -> tuple[list[Duty | Task], list[Duty | Task]]:
    """Duties on what the report is about, and the others; all where none speaks of it."""
    topic = _RHYTHM.sub(" ", " ".join(question.topic)).split()
    if not topic:
        return duties, []
    if called := [d for d in duties if _calls(topic, d, register)]:
        return called, [d for d in duties if d not in called]
    weights = weigh(topic, register)
    speaks = [coverage(weights, _about(d, register)) >= _FLOOR for d in duties]
    own, others = (
        [d for d, speaking in zip(duties, speaks, strict=True) if speaking is kept]
        for kept in (True, False)
    )
    return (own, others) if own else (duties, [])


def _calls(topic: list[str], duty: Duty | Task, register: Register) -> bool:
    """Does the topic call the duty's plan by its subject: "phong trào thi đua …"?"""
    subject = flat(register.plan(duty.plan).short or "").removeprefix("ke hoach").strip()
    return bool(subject) and f" {subject} " in f" {' '.join(topic)} "


def _about(duty: Duty | Task, register: Register) -> str:
    plan = register.plan(duty.plan)
    return f"{plan.short or plan.title} {duty.text}"


def _within(item: Item, question: Question, register: Register) -> bool:
    """Does a report fall due in the question's window?"""
    assert question.window is not None
    window = days(question.window, register.plan(item.record.plan), question.as_of)
    deadline = deadline_of(item.record)
    return bool(day_within(deadline, window) or recurs_within(deadline, window))


def _falls_to(duty: Duty | Task, agencies: tuple[str, ...], directory: Directory) -> bool:
    own = set(agencies)
    if own & set(duty.lead):
        return True
    return any(
        covers(directory, name, agency) or wider(directory, agency, name)
        for name in duty.lead
        for agency in agencies
    )


def _falls_in_part(duty: Duty | Task, agencies: tuple[str, ...], directory: Directory) -> bool:
    """Is it given to a group that has members in common with an asked one ("Các sở, ngành và địa
    phương")?"""
    asked = frozenset[str]().union(*(members(directory, name) for name in agencies))
    return any(asked & members(directory, name) for name in duty.lead)


def _item(duty: Duty | Task, question: Question, register: Register) -> Item:
    deadline = deadline_of(duty)
    due, returns = deadline.due if deadline else None, tuple[date, ...]()
    if question.window:
        window = days(question.window, register.plan(duty.plan), question.as_of)
        returns = returns_within(deadline, window)
        due = next(iter(returns), due)
    elif deadline and deadline.recurrence:
        year = date(question.as_of.year + 1, 12, 31)
        due = next(iter(occurrences(deadline, question.as_of, year)), None)
    return Item(record=duty, role=None, timing=timing(deadline), due=due, returns=returns)
