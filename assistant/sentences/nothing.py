"""What is not there, and what was searched."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from assistant.answer import Found, Question
from assistant.condition import Costs, Done
from assistant.labels import document_name, plan_name
from assistant.lookups.acts import act_asked
from assistant.lookups.clauses import lacks_annex
from assistant.lookups.rhythm import rhythms_asked
from assistant.markdown import escape
from assistant.sentences.asked import (
    VERBS,
    about,
    documents_asked,
    due_words,
    issuers_asked,
    place_name,
    searched,
    searches_one,
    who,
)
from assistant.sentences.blank import no_blank
from assistant.sentences.conditions import limits
from assistant.sentences.facts import FREQUENCIES
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
    if lacks_annex(question, register):
        return _not_there(question, found, register)
    if any(isinstance(c.test, Done) for c in question.conditions):
        return _not_recorded(question, found, register)
    if _asks_target(question):
        return _no_target(question, found, register)
    return _BY_KIND.get(question.kind, _no_passage)(question, found, register)


def _not_recorded(question: Question, found: Found, register: Register) -> str:
    """That no plan tells whether work is done, or how far a target is reached."""
    near = " Nội dung được giao nêu bên dưới." if found.related else ""
    where = _capital(searched(question, register))
    return f"{where} không ghi việc đã xong hay chưa, mục tiêu đã đạt đến đâu.{near}"


def _no_work(question: Question, found: Found, register: Register) -> str:
    near = " Việc liên quan được nêu bên dưới." if found.related else ""
    due = f" {due_words(question)}" if question.window else ""
    whose = f" {who(question)} {VERBS[question.role]}" if question.agencies else ""
    noun = "chỉ tiêu" if question.role == "tracking" else "việc"
    what = f"{noun} nào{whose}{about(question)}{due}{limits(question)}"
    return f"Đã tra toàn bộ {searched(question, register)}: không có {what}.{near}"


_NO_CHANGE = {
    "kept": "không có việc nào{} tương ứng ở cả hai kế hoạch",
    "dropped": "không có việc nào{} ở kế hoạch cũ mà kế hoạch mới không có",
    "added": "không có việc nào{} ở kế hoạch mới mà kế hoạch cũ không có",
}


def _no_change(question: Question, found: Found, register: Register) -> str:
    if not (found.passages or found.rows or found.related):
        return found.say  # no two plans to compare
    of = f" của {who(question)}" if question.agencies else ""
    told = _NO_CHANGE[question.change or "kept"].format(of)
    return f"{found.say}: so theo lời văn, {told}."


def _no_merger(question: Question, found: Found, register: Register) -> str:
    named = ", ".join((*question.agencies, *question.provinces))
    return f"Danh mục cơ quan, đơn vị hành chính không ghi việc sáp nhập nào của {escape(named)}."


def _no_office(question: Question, found: Found, register: Register) -> str:
    what = "tên người giữ chức vụ này; chỉ ghi người ký"
    if _CONTACT.search(key(question.text)):
        what = "thông tin liên hệ của cơ quan, cá nhân"
    return f"{_capital(searched(question, register))} không ghi {what}."


def _no_place(question: Question, found: Found, register: Register) -> str:
    if question.topic_text and question.place and question.place.holds_rows:
        return _no_passage(question, found, register)
    if question.about and not question.place:  # past the end of the last list
        return "Danh sách vừa nêu không có mục này."
    return _not_there(question, found, register)


def _not_there(question: Question, found: Found, register: Register) -> str:
    where = searched(replace(question, place=None), register)
    return f"Không tìm thấy {place_name(question)} trong {where}.{_near(found)}"


def _no_basis(question: Question, found: Found, register: Register) -> str:
    where = searched(question, register)
    return f"Phần căn cứ của {where} không nêu {_documents(question)}.{_near(found)}"


def _no_mention(question: Question, found: Found, register: Register) -> str:
    named = escape(question.document or question.topic_text)
    where, number = (
        searched(question, register),
        named or _documents(question),
    )
    if searches_one(question, register):
        return f"{_capital(where)} không nhắc đến {number}.{_near(found)}"
    return f"Không có kế hoạch nào trong {where} nhắc đến {number}.{_near(found)}"


def _no_validity(question: Question, found: Found, register: Register) -> str:
    """What no plan says of a document that they may mention."""
    if not question.document:
        return _no_passage(question, found, register)
    if not any(register.relations_to(question.document)):
        return _no_mention(question, found, register)
    where = _capital(searched(question, register))
    named = document_name(question.document)
    said = "không nói văn bản này được thay thế, bãi bỏ hay hết hiệu lực"
    return f"{where} có nhắc đến {escape(named)} nhưng {said}."


def _no_signer(question: Question, found: Found, register: Register) -> str:
    """Who signed a document that no plan mentions; else the passage that says it."""
    said = _no_mention if question.document else _no_passage
    return said(question, found, register)


def _no_target(question: Question, found: Found, register: Register) -> str:
    year = f" đến năm {question.horizon}" if question.horizon else ""
    what = f"mục tiêu nào{_whose(question)}{about(question)}{year}{limits(question)}"
    return f"Không có {what} trong {searched(question, register)}.{_near(found)}"


def _no_passage(question: Question, found: Found, register: Register) -> str:
    topic = f" “{escape(question.topic_text)}”" if question.topic_text else ""
    for_ = " cho" if topic else ""
    what = f"{f'số tiền nào{for_}' if _asks_sums(question) else 'nội dung'}{topic}"
    what += f"{_whose(question)}{limits(question)}"
    return f"Không tìm thấy {what} trong {searched(question, register)}.{_near(found)}"


def _no_one(question: Question, found: Found, register: Register) -> str:
    """Who leads something that is not there, or who does to it what no plan says."""
    act = act_asked(question)
    if not act:
        return _no_passage(question, found, register)
    topic = question.topic_text.removeprefix(act).removeprefix(act.split()[-1]).strip()
    topic = topic or "nội dung này"
    where = _capital(searched(question, register))
    return f"{where} không ghi cơ quan nào {act} “{escape(topic)}”.{_near(found)}"


def _no_idle(question: Question, found: Found, register: Register) -> str:
    """No row of a table; where those without work are asked for, that each has some."""
    if question.tally is None or question.tally.order != "none":
        return _no_work(question, found, register)
    where, due = searched(question, register), due_words(question)
    work = f"ít nhất một việc {due}".rstrip()
    return f"Cơ quan nào có tên trong {where} cũng chủ trì {work}."


def _no_report(question: Question, found: Found, register: Register) -> str:
    """That nobody must report so: how often, within which days."""
    often = " hoặc ".join(FREQUENCIES[name] for name in sorted(rhythms_asked(question.text)))
    due = f" {due_words(question)}" if question.window else ""
    asked = f" {often}{due}" if often else f"{due} như đã hỏi"
    what = f"quy định báo cáo{asked}{_whose(question)}"
    return f"Đã tra toàn bộ {searched(question, register)}: không có {what}.{_near(found)}"


_BY_KIND: dict[str, Callable[[Question, Found, Register], str]] = {
    "blank": no_blank,
    "responsibility": _no_work,
    "count": _no_work,
    "tally": _no_idle,
    "change": _no_change,
    "merger": _no_merger,
    "office": _no_office,
    "citation": _no_place,
    "basis": _no_basis,
    "mention": _no_mention,
    "reporting": _no_report,
    "signer": _no_signer,
    "who": _no_one,
    "validity": _no_validity,
}


def _asks_target(question: Question) -> bool:
    figures = question.kind in _FIGURES and bool(question.topic_text or question.horizon)
    return figures and not _asks_sums(question)


def _asks_sums(question: Question) -> bool:
    return any(isinstance(c.test, Costs) for c in question.conditions)


def _whose(question: Question) -> str:
    return f" của {who(question)}" if question.agencies else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _documents(question: Question) -> str:
    return f"{documents_asked(question)} nào{issuers_asked(question)}"


def _near(found: Found) -> str:
    """Points below, where something near stands there; notes speak for themselves."""
    below = found.related or found.passages
    return " Nội dung gần nhất được nêu bên dưới." if below else ""
