"""The first sentence of an answer: what was found, in short, or what is not there."""

from __future__ import annotations

from assistant.answer import Found, Question
from assistant.labels import day
from assistant.locator import direct_parts
from assistant.markdown import escape
from assistant.sentences.asked import about_there, documents_asked, issuers_asked, place_name
from assistant.sentences.blank import blank
from assistant.sentences.conditions import limits
from assistant.sentences.counted import count, responsibility
from assistant.sentences.courteous import courteous
from assistant.sentences.files import NO_LIST
from assistant.sentences.foremost import foremost
from assistant.sentences.nothing import missing, nothing, strangers
from assistant.sentences.tallied import tally
from assistant.sentences.told import deadlines
from assistant.understanding.words.condition_words import listed
from corpus.plan import Assignment, Relation, Task
from corpus.text import key
from index.register import Register


def head(question: Question, found: Found, register: Register) -> str:
    """The first sentence: the answer in short, or what is not there."""
    if question.kind == "out_of_scope":
        return courteous(question.text)
    if question.kind == "invalid":
        return question.fault or "Câu hỏi không hợp lệ."
    unknown_body = question.strangers and question.kind != "mention"
    if unknown_body and found.status in ("none", "clarify") and not found.items:
        return strangers(question, found)
    if found.status == "clarify" and question.wants:
        return NO_LIST
    if found.status == "clarify":
        return "Xin nói rõ hơn nội dung cần tra cứu: cơ quan, nhiệm vụ, chỉ tiêu hoặc số kế hoạch."
    unknown = missing(question, register)
    if found.status in ("none", "not_found"):
        return " ".join(p for p in (unknown, nothing(question, found, register)) if p)
    said = _HEADS.get(question.kind, _found_passages)(question, found, register)
    return " ".join(p for p in (unknown, said) if p)


def _targets(question: Question, found: Found, register: Register) -> str:
    years = question.horizons or ((question.horizon,) if question.kind != "series" else ())
    *first, last = [str(year) for year in years if year] or [""]
    horizon = f"{', '.join(first)} và {last}" if first else last
    until = f" đến năm {horizon}" if horizon else ""
    if len(first) > 1 and int(last) - int(first[0]) == len(first):  # one after the other
        until = f" từ năm {first[0]} đến năm {last}"
    end = foremost(question, found) if question.kind == "comparison" else ""
    head = f"Có **{len(found.items)}** mục tiêu{about_there(question)}{until}{limits(question)}"
    return f"{head}.{end}" if end else f"{head}:"


def _clause(question: Question, found: Found, register: Register) -> str:
    where = f" {place_name(question, found)}" if question.place else ""
    return f"{_output_asked(question, found)}Nguyên văn{where}:"


def _output_asked(question: Question, found: Found) -> str:
    """ "Sản phẩm của nhiệm vụ 44 là gì?": the output of the one row, before the whole of it."""
    asked = f" {key(question.text)} "
    record = found.items[0].record if len(found.items) == 1 else None
    if not isinstance(record, Task | Assignment):
        return ""
    if not any(f" {key(noun)} " in asked for noun in listed("output.nouns")):
        return ""
    return f"Kết quả: **{escape(record.output) or 'không ghi'}**. "


def _mentions(question: Question, found: Found, register: Register) -> str:
    n = len(found.items) or len(found.passages)
    if not question.document and found.items:
        return f"**{n}** {documents_asked(question)}{issuers_asked(question)} được nhắc đến:"
    if not question.document:
        return f"“{escape(question.topic_text)}” được nhắc ở **{n}** chỗ:"
    name = f"**{escape(question.document or '')}**{_issue(found)}"
    if not any(isinstance(item.record, Relation) for item in found.items):
        return f"**{n}** việc nhắc đến văn bản {name}:"
    return f"Văn bản {name} được nhắc ở **{n}** chỗ:"


def _issue(found: Found) -> str:
    """Day and issuer of the document, where the plans print them and agree."""
    targets = [i.record.target for i in found.items if isinstance(i.record, Relation)]
    days_said = {t.date for t in targets if t.date}
    issuers = {t.issuer for t in targets if t.issuer}
    said = f" ngày {day(days_said.pop())}" if len(days_said) == 1 else ""
    return said + (f" của {escape(issuers.pop())}" if len(issuers) == 1 else "")


def _found_passages(question: Question, found: Found, register: Register) -> str:
    if not found.passages:
        return ""
    if found.say:
        one = len({p.plan for p in found.passages}) == 1
        parts = direct_parts([p.locator for p in found.passages]) if one else 0
        many = f", gồm **{parts}** mục" if parts > 1 else ""
        return f"Nguyên văn phần “{escape(found.say)}”{many}:"
    plans = len({p.plan for p in found.passages})
    return (
        f"Tìm thấy **{len(found.passages)}** đoạn trong **{plans}** kế hoạch nói về nội dung này:"
    )


def _plain(question: Question, found: Found, register: Register) -> str:
    if question.kind == "basis" and question.document:
        return f"Kế hoạch thực hiện hoặc căn cứ văn bản {escape(question.document)}:"
    return {
        "plans": "Kho dữ liệu có các kế hoạch:",
        "basis": "Các văn bản mà kế hoạch thực hiện và căn cứ:",
    }.get(question.kind, "")


_OF_CHANGE = {
    "kept": "**{}** việc có lời văn tương ứng ở cả hai kế hoạch",
    "dropped": "**{}** việc của kế hoạch cũ không thấy lời văn tương ứng ở kế hoạch mới",
    "added": "**{}** việc của kế hoạch mới không thấy lời văn tương ứng ở kế hoạch cũ",
}
_BY_WORDING = (
    "Kế hoạch không liệt kê điểm thay đổi; kết quả dưới đây so theo lời văn, xin đối chiếu nguyên"
    " văn trước khi sử dụng."
)


def _change(question: Question, found: Found, register: Register) -> str:
    told = _OF_CHANGE[question.change or "kept"].format(len(found.items))
    return f"{escape(found.say)}: {told}. {_BY_WORDING}"


_HEADS = {
    "responsibility": responsibility,
    "count": count,
    "blank": blank,
    "tally": tally,
    "deadline": deadlines,
    "who": deadlines,
    "reporting": deadlines,
    "target": _targets,
    "comparison": _targets,
    "series": _targets,
    "citation": _clause,
    "mention": _mentions,
    "validity": _plain,
    "basis": _plain,
    "signer": _plain,
    "plans": _plain,
    "overview": _plain,
    "change": _change,
    "merger": _plain,
}
