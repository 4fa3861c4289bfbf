"""What a question asks for, in words of a sentence: whom, about what, when, where."""

from __future__ import annotations

from assistant.answer import Found, Question
from assistant.labels import annex_name, day, plan_name
from assistant.labels import place as place_in_words
from assistant.markdown import escape
from assistant.time_window import Window, stretches_said
from assistant.understanding.names.document_sorts import asked_for, named_sorts
from corpus.lazy import pattern
from corpus.plan import Target
from corpus.text import key
from index.register import Register

VERBS = {"lead": "chủ trì", "coordinating": "phối hợp", "tracking": "theo dõi"}
_FILLER = pattern(r"(?i)^(?:(?:đến|có|còn|thời|phải) )*(?:hạn|xong|hoàn thành)\s+")
_SOON = pattern(r"(?i)sắp (?:đến|tới) hạn$")
_JOINED = ("tính từ", "tính đến", "trước", "trong", "từ", "sau", "vào", "sang")
_MOMENTS = {"ngay", "hom", "dau", "giua", "cuoi"}
_FOLDED = [[key(word)] for word in _JOINED]


def who(question: Question) -> str:
    """The agency as asked, for a sentence."""
    return escape(" / ".join(question.agencies)) if question.agencies else "các cơ quan"


def about(question: Question) -> str:
    """The topic, for a sentence; empty without one."""
    return f" về “{escape(question.topic_text)}”" if question.topic_text else ""


def about_there(question: Question) -> str:
    """The topic, and the annex or part in which it was sought."""
    place = question.place
    return about(question) + (f" ở {place_name(question)}" if place and place.holds_rows else "")


def documents_asked(question: Question) -> str:
    """The kinds of documents that are asked for: "nghị quyết", "văn bản"."""
    kinds, _ = named_sorts(question.text) or asked_for(question.text)
    return " hoặc ".join(kinds) or "văn bản"


def issuers_asked(question: Question) -> str:
    """Whose documents, behind their kinds; empty without one."""
    _, issuers = named_sorts(question.text) or asked_for(question.text)
    return f" của {', '.join(issuers)}" if issuers else ""


_PARTNERS = pattern(
    r"(?:^|\b(?:ai|nao|nhung)\b.*)\bphoi hop (?:cung|voi|cho)\b"
    r"|\b(?:ai|(?:so|nganh|don vi|co quan) nao|nhung ai)(?: se| phai)? phoi hop\b"
)


def asks_partners(question: Question) -> bool:
    """Does it ask who works along with the agency that leads ("Ai phối hợp với Sở Y tế?")?"""
    return question.role == "lead" and _PARTNERS.search(key(question.text)) is not None


def due_words(question: Question) -> str:
    """The window in a sentence: "đến hạn trước tháng 6", "có hạn đến hết tháng 7",
    "đã quá hạn". Words typed without diacritics are not repeated: the days are given."""
    window = question.window
    if window is None:
        return ""
    if window.overdue == "then" and window.before:
        return f"đã quá hạn (hạn đến hết ngày {day(window.before)})"
    if window.overdue:
        return "đã quá hạn"
    said = _FILLER.sub("", window.within)
    if _SOON.match(said):
        return said.lower()
    if _is_unmarked(said) and (window.after or window.before):
        said = _days_said(window)
        return f"{'đến hạn' if window.after else 'có hạn'} {said}"
    first = key(said).split()[:1]
    if first == ["keo"]:  # "kéo dài đến năm 2030"
        return escape(said)
    if first in (["mai"], ["tan"], ["phai"], ["doi"], ["cho"]):  # "mãi tới năm 2030"
        return f"{escape(said)} mới đến hạn"
    if said.lower().startswith(_JOINED):
        return f"đến hạn {escape(said)}"
    if first in (["den"], ["toi"], ["cham"]):
        return f"có hạn {escape(said)}"
    return f"đến hạn {'vào' if set(first) & _MOMENTS else 'trong'} {escape(said)}"


def _is_unmarked(said: str) -> bool:
    """Were words typed without diacritics, or the first with some left out ("trươc")?"""
    first = said.lower().split()[:1]
    half = key(said).split()[:1] in _FOLDED and first not in [[word] for word in _JOINED]
    return half or (said.isascii() and any(c.isalpha() for c in said))


def due(question: Question) -> str:
    """The window after a blank; empty without one."""
    return f" {due_words(question)}" if question.window else ""


def _days_said(window: Window) -> str:
    """Days in words: "từ ngày 01/6/2025 đến hết ngày 30/6/2025"."""
    after, before = window.after, window.before
    if window.stretches:
        return stretches_said(window.stretches)
    said = [f"từ ngày {day(after)}"] if after else []
    return " ".join([*said, *([f"đến hết ngày {day(before)}"] if before else [])])


def place_name(question: Question, found: Found | None = None) -> str:
    """The place as asked; a row of a target annex is a "chỉ tiêu"."""
    place = question.place
    if place is None:
        return "mục đã hỏi"
    if place.locator:
        return escape(place_in_words(place.tail or place.locator))
    annex = f" {annex_name(place.annex)}" if place.annex else ""
    rows = found.items if found else ()
    target = place.row == "target" or any(isinstance(i.record, Target) for i in rows)
    noun = "chỉ tiêu" if target else "nhiệm vụ"
    return f"{noun} {place.number}{annex}" if place.number else annex.strip() or "phụ lục"


def _plans(question: Question, register: Register) -> tuple[str, ...]:
    return question.plans if question.plans is not None else tuple(p.id for p in register.plans())


def searches_one(question: Question, register: Register) -> bool:
    """Is one plan alone searched?"""
    return len(_plans(question, register)) == 1


def searched(question: Question, register: Register) -> str:
    """What was searched: the one plan by its name, else how many; the annex or part of it that
    the question names."""
    place = question.place
    part = f"{place_name(question)} của " if place and place.holds_rows else ""
    return part + _searched_plans(question, register)


def _searched_plans(question: Question, register: Register) -> str:
    plans = _plans(question, register)
    if len(plans) == 1:
        manifest = register.plan(plans[0])
        return f"{plan_name(manifest)} ({manifest.province})" if manifest.number else "kế hoạch này"
    return f"{len(plans)} kế hoạch" + (
        f" của {', '.join(question.provinces)}" if question.provinces else " hiện có"
    )
