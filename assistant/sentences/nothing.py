"""What is not there, and what was searched."""

from __future__ import annotations

from assistant.answer import Found, Question
from assistant.condition import Costs
from assistant.labels import plan_name
from assistant.lookups.basis import asked_for
from assistant.markdown import escape
from assistant.sentences.asked import (
    VERBS,
    about,
    due_words,
    place_name,
    searched,
    searches_one,
    who,
)
from assistant.sentences.blank import no_blank
from assistant.sentences.conditions import limits
from corpus.lazy import pattern
from corpus.plan import Manifest
from corpus.text import key
from index.register import Register

# What is asked of a person beside a name.
_CONTACT = pattern(r"(?<!\w)(?:dien thoai|sdt|so may|email|zalo|dia chi|hop thu|lien he)(?!\w)")


def missing(question: Question, register: Register) -> str:
    """What was asked for that the corpus lacks; empty where it lacks nothing."""
    if not question.missing:
        return ""
    have = ", ".join(dict.fromkeys(p.province for p in register.plans()))
    names = ", ".join(
        f"kế hoạch của {name}" if name in question.provinces else name for name in question.missing
    )
    near = [p for p in register.plans() if _is_near(p, question)]
    if near and question.plans == ():
        told = "; ".join(f"{plan_name(p)} của {p.province}" for p in near)
        return f"Kho dữ liệu không có {escape(names)} (chỉ có: {escape(told)})."
    return f"Kho dữ liệu không có {escape(names)} (chỉ có kế hoạch của {have})."


def _is_near(plan: Manifest, question: Question) -> bool:
    """A plan of the asked province, or one of another with the asked figure."""
    figures = set(_FIGURE.findall(" ".join(question.missing)))
    own = (plan.number or "").split("/")[0]
    return plan.province in question.provinces or own in figures


_FIGURES = ("target", "comparison", "series")
_FIGURE = pattern(r"(?<!\w)\d+")


def strangers(question: Question, found: Found) -> str:
    """That an agency is not known, and which known ones are called nearly so."""
    names = ", ".join(f"“{escape(name)}”" for name in question.strangers)
    said = f"Không nhận ra cơ quan {names}: tên này không có trong danh mục cơ quan"
    near = f" Có phải ý Anh/Chị là: {escape(found.say)}?" if found.say else ""
    return f"{said} và không kế hoạch nào trong kho giao việc cho cơ quan này.{near}"


def nothing(question: Question, found: Found, register: Register) -> str:
    """What was searched, and that it holds nothing that fits."""
    if question.missing and question.plans is not None and not question.plans:
        return "Vì vậy không có căn cứ để trả lời."
    near = " Nội dung gần nhất được nêu bên dưới." if _has_near(found) else ""
    where = searched(question, register)
    if question.kind == "blank":
        return no_blank(question, found, register)
    if question.kind in ("responsibility", "count", "tally"):
        near = " Việc liên quan được nêu bên dưới." if found.related else ""
        due = f" {due_words(question)}" if question.window else ""
        whose = f" {who(question)} {VERBS[question.role]}" if question.agencies else ""
        noun = "chỉ tiêu" if question.role == "tracking" else "việc"
        what = f"{noun} nào{whose}{about(question)}{due}{limits(question)}"
        return f"Đã tra toàn bộ {where}: không có {what}.{near}"
    if question.kind == "change":
        return (
            found.say
            if found.say and not found.rows
            else f"{found.say}; không có việc nào như đã hỏi."
        )
    if question.kind == "merger":
        named = ", ".join((*question.agencies, *question.provinces))
        return (
            f"Danh mục cơ quan, đơn vị hành chính không ghi việc sáp nhập nào của {escape(named)}."
        )
    if question.kind == "office":
        what = "tên người giữ chức vụ này; chỉ ghi người ký"
        if _CONTACT.search(key(question.text)):
            what = "thông tin liên hệ của cơ quan, cá nhân"
        return f"{where[:1].upper()}{where[1:]} không ghi {what}."
    if question.kind == "citation":
        return f"Không tìm thấy {place_name(question)} trong {where}.{near}"
    if question.kind == "basis":
        return f"Phần căn cứ của {where} không nêu {_documents(question)}.{near}"
    if question.kind == "mention" or (question.kind == "signer" and question.document):
        number = escape(question.document or question.topic_text)
        if searches_one(question, register):
            return f"{where[:1].upper()}{where[1:]} không nhắc đến {number}.{near}"
        return f"Không có kế hoạch nào trong {where} nhắc đến {number}.{near}"
    sums = any(isinstance(c.test, Costs) for c in question.conditions)
    if question.kind in _FIGURES and question.topic_text and not sums:
        year = f" đến năm {question.horizon}" if question.horizon else ""
        whose = f" của {who(question)}" if question.agencies else ""
        what = f"mục tiêu nào{whose}{about(question)}{year}{limits(question)}"
        return f"Không có {what} trong {where}.{near}"
    topic = f" “{escape(question.topic_text)}”" if question.topic_text else ""
    what = f"{'số tiền nào cho' if sums else 'nội dung'}{topic}"
    whose = f" của {who(question)}" if question.agencies else ""
    return f"Không tìm thấy {what}{whose}{limits(question)} trong {where}.{near}"


def _documents(question: Question) -> str:
    """The kind of document that was asked for, and whose: "nghị quyết nào của Quốc hội"."""
    kinds, issuers = asked_for(question)
    return f"{' hoặc '.join(kinds) or 'văn bản'} nào" + (
        f" của {', '.join(issuers)}" if issuers else ""
    )


def _has_near(found: Found) -> bool:
    return bool(found.related or found.notes or found.passages)
