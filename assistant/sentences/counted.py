"""How much was found: heads of lists and counts."""

from __future__ import annotations

from assistant.answer import Found, Question
from assistant.labels import day
from assistant.lookups.timing import days
from assistant.sentences.asked import VERBS, about_there, asks_partners, due, due_words, who
from assistant.sentences.conditions import limits
from corpus.plan import Assignment, Duty, Target, Task
from index.register import Register

COMES_BACK = "Việc định kỳ có kỳ đến hạn trong thời gian hỏi"


def count(question: Question, found: Found, register: Register) -> str:
    """How many, and in which parts of the plans."""
    if found.items and all(isinstance(i.record, Target) for i in found.items):
        whose = f" do **{who(question)}** theo dõi" if question.agencies else ""
        counted = f"Có **{len(found.items)}** chỉ tiêu{about_there(question)}{whose}"
        return f"{counted}{limits(question)}{_target_rows(found)}."
    subject = f"**{who(question)}** {VERBS[question.role]}" if question.agencies else "Có"
    work = f"{subject} **{len(found.items)}** việc{about_there(question)}{due(question)}"
    return f"{work}{limits(question)}{_kinds(found)}."


def _target_rows(found: Found) -> str:
    """Where the counted targets stand: numbered rows, unnumbered ones, the body."""
    places = [i.record.locator for i in found.items]
    annex = [p for p in places if p.startswith("PL")]
    unnumbered = sum(p.endswith("-bis") for p in annex)
    counts = {
        "dòng đánh số ở phụ lục": len(annex) - unnumbered,
        "dòng không đánh số ở phụ lục": unnumbered,
        "ở phần nội dung": len(places) - len(annex),
    }
    parts = [f"{n} {name}" for name, n in counts.items() if n]
    return f", gồm {', '.join(parts)}" if len(parts) > 1 else ""


def _kinds(found: Found) -> str:
    """Where the counted work stands, where it stands in more than one part of the plans:
    "nhiệm vụ" may mean the rows of the annex alone."""
    counts = {
        "nhiệm vụ ở phụ lục": sum(isinstance(i.record, Task) for i in found.items),
        "việc giao ở phần nội dung": sum(isinstance(i.record, Assignment) for i in found.items),
        "việc ở phần tổ chức thực hiện": sum(isinstance(i.record, Duty) for i in found.items),
    }
    parts = [f"{n} {name}" for name, n in counts.items() if n]
    return f", gồm {', '.join(parts)}" if len(parts) > 1 else ""


def responsibility(question: Question, found: Found, register: Register) -> str:
    """How much work an agency has, and for which days."""
    n = len(found.items)
    if question.role == "tracking":
        tracks = f"**{who(question)}** được giao theo dõi **{n}** chỉ tiêu{about_there(question)}"
        return f"{tracks}{limits(question)}."
    kind = " thường xuyên" if question.ongoing else ""
    due = f" {due_words(question)}" if question.window else ""
    span = f"{limits(question)}{_returning(found)}{_span(question, register)}"
    if not question.agencies:
        return f"Có **{n}** việc{kind}{about_there(question)}{due}{span}"
    verb = VERBS[question.role]
    if question.ongoing:
        return f"**{who(question)}** {verb} **{n}** việc{kind}{about_there(question)}{due}{span}"
    partners = "; cơ quan phối hợp nêu ở từng việc" if asks_partners(question) else ""
    return f"**{who(question)}** có **{n}** việc {verb}{about_there(question)}{due}{partners}{span}"


def _returning(found: Found) -> str:
    """How many of a list only come back within the asked days."""
    returning = sum(bool(i.returns) for i in found.items)
    if not returning:
        return ""
    dated = len(found.items) - returning
    return (
        f", gồm {dated} việc có hạn và {returning} việc định kỳ" if dated else ", là việc định kỳ"
    )


def _span(question: Question, register: Register) -> str:
    """The days that a window without a year was taken for."""
    window = question.window
    if window is None or not window.yearless:
        return "."
    plans = [p for p in register.plans() if question.plans is None or p.id in question.plans]
    years = {p.year for p in plans}
    if len(years) != 1:
        return " (hiểu theo năm ban hành của từng kế hoạch)."
    limits = days(window, plans[0], question.as_of)
    said = [f"từ {day(limits.after)}"] if limits.after.year > 1900 else []
    said += [f"đến hết {day(limits.before)}"] if limits.before.year < 2100 else []
    named = "của kế hoạch" if plans[0].year != plans[0].issued.year else "ban hành của kế hoạch"
    return f" (hiểu là {' '.join(said)}, theo năm {named})."
