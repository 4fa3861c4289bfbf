"""The sentences of answers: what was found, in the words of a careful colleague."""

from __future__ import annotations

from assistant.answer import Found, Item, Question
from assistant.labels import annex_name, day, plan_name
from assistant.lookups.scope import in_force
from assistant.lookups.timing import days, deadline_of
from assistant.markdown import escape, shorten
from corpus.plan import Assignment, Duty, Record, Recurrence, Target, Task
from index.register import Register

RELATIONS = {
    "replaces": "thay thế",
    "implements": "thực hiện",
    "based_on": "căn cứ",
    "amends": "sửa đổi",
    "cites": "nhắc đến",
}
_MOST_SAID = 5
_VERBS = {"lead": "chủ trì", "coordinating": "phối hợp", "tracking": "theo dõi"}
_FREQ = {
    "weekly": "hằng tuần",
    "monthly": "hằng tháng",
    "quarterly": "3 tháng",
    "half_yearly": "6 tháng",
    "yearly": "hằng năm",
    "adhoc": "đột xuất",
}


def head(question: Question, found: Found, register: Register) -> str:
    """The first sentence: the answer in short, or what is not there."""
    if question.kind == "out_of_scope":
        return "Câu hỏi này nằm ngoài phạm vi: tôi chỉ trả lời về các kế hoạch trong kho dữ liệu."
    if question.kind == "invalid":
        return question.fault or "Câu hỏi không hợp lệ."
    if found.status == "clarify":
        return "Xin nói rõ hơn nội dung cần tra cứu: cơ quan, nhiệm vụ, chỉ tiêu hoặc số kế hoạch."
    missing = _missing(question, register)
    if found.status in ("none", "not_found"):
        return " ".join(p for p in (missing, _nothing(question, found, register)) if p)
    said = _HEADS.get(question.kind, _found_passages)(question, found, register)
    return " ".join(p for p in (missing, said) if p)


def _missing(question: Question, register: Register) -> str:
    if not question.missing:
        return ""
    have = ", ".join(dict.fromkeys(p.province for p in register.plans()))
    names = ", ".join(question.missing)
    return f"Kho dữ liệu không có {escape(names)} (chỉ có kế hoạch của: {have})."


def _nothing(question: Question, found: Found, register: Register) -> str:
    """What was searched, and that it holds nothing that fits."""
    if question.missing and question.plans is not None and not question.plans:
        return "Vì vậy không có căn cứ để trả lời."
    near = " Nội dung gần nhất được nêu bên dưới." if found.related or found.notes else ""
    where = _where(question, register)
    if question.kind in ("responsibility", "count"):
        near = " Việc liên quan được nêu bên dưới." if found.related else ""
        due = f" đến hạn {escape(question.window.phrase)}" if question.window else ""
        what = f"việc nào {who(question)} {_VERBS[question.role]}{_topic(question)}{due}"
        return f"Đã tra toàn bộ {where}: không có {what}.{near}"
    if question.kind == "citation":
        return f"Không tìm thấy {place_name(question)} trong {where}.{near}"
    if question.kind == "mention":
        number = escape(question.document or question.topic_text)
        return f"Không có kế hoạch nào trong {where} nhắc đến {number}.{near}"
    topic = f" “{escape(question.topic_text)}”" if question.topic_text else ""
    whose = f" của {who(question)}" if question.agencies else ""
    return f"Không tìm thấy nội dung{topic}{whose} trong {where}.{near}"


def _where(question: Question, register: Register) -> str:
    plans = question.plans if question.plans is not None else tuple(p.id for p in register.plans())
    if len(plans) == 1:
        manifest = register.plan(plans[0])
        return (
            f"Kế hoạch {manifest.number} ({manifest.province})"
            if manifest.number
            else "kế hoạch này"
        )
    return f"{len(plans)} kế hoạch" + (
        f" của {', '.join(question.provinces)}" if question.provinces else " trong kho"
    )


def who(question: Question) -> str:
    """The agency as asked, for a sentence."""
    return escape(" / ".join(question.agencies)) if question.agencies else "các cơ quan"


def place_name(question: Question) -> str:
    place = question.place
    if place is None:
        return "mục đã hỏi"
    if place.locator:
        return f"mục {escape(place.locator)}"
    annex = f" {annex_name(place.annex)}" if place.annex else ""
    return f"nhiệm vụ {place.number}{annex}" if place.number else annex.strip()


def _topic(question: Question) -> str:
    return f" về “{escape(question.topic_text)}”" if question.topic_text else ""


def _when(question: Question) -> str:
    return f" ({escape(question.window.phrase)})" if question.window else ""


def _count(question: Question, found: Found, register: Register) -> str:
    n = len(found.items)
    return (
        f"**{who(question)}** {_VERBS[question.role]} **{n}** việc"
        f"{_topic(question)}{_when(question)}."
    )


def _responsibility(question: Question, found: Found, register: Register) -> str:
    n = len(found.items)
    if question.role == "tracking":
        return f"**{who(question)}** được giao theo dõi **{n}** chỉ tiêu{_topic(question)}."
    due = f"đến hạn {escape(question.window.phrase)}" if question.window else ""
    work = f"**{n}** việc {_VERBS[question.role]}{_topic(question)} {due}".rstrip()
    return f"**{who(question)}** có {work}{_span(question, register)}"


def _span(question: Question, register: Register) -> str:
    """The days that a window without a year was taken for."""
    window = question.window
    if window is None or not window.yearless:
        return "."
    plans = [p for p in register.plans() if question.plans is None or p.id in question.plans]
    years = {p.issued.year for p in plans}
    if len(years) != 1:
        return " (hiểu theo năm ban hành của từng kế hoạch)."
    limits = days(window, plans[0], question.as_of)
    said = [f"từ {day(limits.after)}"] if limits.after.year > 1900 else []
    said += [f"đến hết {day(limits.before)}"] if limits.before.year < 2100 else []
    return f" (hiểu là {' '.join(said)}, theo năm ban hành của kế hoạch)."


def _deadline(question: Question, found: Found, register: Register) -> str:
    if question.kind == "reporting":
        return f"Có **{len(found.items)}** quy định về chế độ báo cáo, sơ kết, tổng kết:"
    if question.kind == "who":
        verb = "Cơ quan phối hợp" if question.role == "coordinating" else "Cơ quan chủ trì"
        said = [(i, escape(_printed(i.record, question.role)) or "không ghi") for i in found.items]
        return f"{verb}: {_each(said, question, register)}."
    dated = [i for i in found.items if deadline_of(i.record)] or list(found.items)
    return f"Thời hạn: {_each([(i, deadline(i)) for i in dated], question, register)}."


def _each(said: list[tuple[Item, str]], question: Question, register: Register) -> str:
    """What each source says: one statement where they agree, else every one with its
    plan, plans in force first. None is silently chosen."""
    words = dict.fromkeys(text for _, text in said)
    if len(words) == 1:
        return f"**{next(iter(words))}**"
    named = sorted(
        said, key=lambda s: not in_force(register.plan(s[0].record.plan), question.as_of)
    )
    parts = dict.fromkeys(
        f"**{text}** ({escape(plan_name(register.plan(item.record.plan)))})" for item, text in named
    )
    return "; ".join(list(parts)[:_MOST_SAID])


def _printed(record: Record, role: str) -> str:
    """Who leads or coordinates, as printed."""
    if isinstance(record, Task | Assignment | Duty):
        return record.coordinating_raw if role == "coordinating" else record.lead_raw
    return record.lead_raw if isinstance(record, Target) else ""


def _targets(question: Question, found: Found, register: Register) -> str:
    horizon = (
        f" đến năm {question.horizon}" if question.horizon and question.kind != "series" else ""
    )
    return f"Có **{len(found.items)}** dòng mục tiêu{_topic(question)}{horizon}:"


def _clause(question: Question, found: Found, register: Register) -> str:
    return f"Nguyên văn {place_name(question)}:"


def _mentions(question: Question, found: Found, register: Register) -> str:
    n = len(found.items) or len(found.passages)
    if not question.document:
        return f"“{escape(question.topic_text)}” được nhắc ở **{n}** chỗ:"
    return f"Văn bản **{escape(question.document or '')}** được nhắc ở **{n}** chỗ:"


def _found_passages(question: Question, found: Found, register: Register) -> str:
    if not found.passages:
        return ""
    plans = len({p.plan for p in found.passages})
    return (
        f"Tìm thấy **{len(found.passages)}** đoạn trong **{plans}** kế hoạch nói về nội dung này:"
    )


def _plain(question: Question, found: Found, register: Register) -> str:
    return {
        "plans": "Kho dữ liệu có các kế hoạch:",
        "basis": "Các văn bản mà kế hoạch thực hiện và căn cứ:",
    }.get(question.kind, "")


_HEADS = {
    "responsibility": _responsibility,
    "count": _count,
    "deadline": _deadline,
    "who": _deadline,
    "reporting": _deadline,
    "target": _targets,
    "comparison": _targets,
    "series": _targets,
    "citation": _clause,
    "mention": _mentions,
    "validity": _plain,
    "basis": _plain,
    "signer": _plain,
    "plans": _plain,
}


def when(item: Item) -> str:
    """The deadline in front of a line of work, the printed words first."""
    known = deadline_of(item.record)
    if known is None:
        return ""
    raw = escape(shorten(known.raw, 90)).rstrip(".")
    if item.timing == "due" and item.due:
        return f"**{raw}** (hạn {day(item.due)}) — "
    if item.timing == "recurring" and item.due:
        return f"**{raw}** (kỳ tới {day(item.due)}) — "
    return f"**{raw}** — "


def deadline(item: Item) -> str:
    """A deadline as printed, with its last day; "không ghi thời hạn" where there is none."""
    known = deadline_of(item.record)
    if known is None:
        return "không ghi thời hạn"
    raw = escape(known.raw).rstrip(".")
    if known.milestones:
        steps = "; ".join(f"{escape(m.raw)}: hạn {day(m.due)}" for m in known.milestones)
        return f"{raw} ({steps})"
    if known.due:
        return f"{raw} (hạn cuối {day(known.due)})"
    if known.recurrence:
        said = [recurrence(known.recurrence), f"kỳ tới: {day(item.due)}" if item.due else ""]
        rhythm = "; ".join(s for s in said if s)
        return f"{raw} ({rhythm})" if rhythm else raw
    return raw


def recurrence(rule: Recurrence) -> str:
    """A rhythm in words: "6 tháng; trước ngày 10/6 và 25/11"."""
    said = [", ".join(_FREQ.get(f, f) for f in rule.freq)] if rule.freq else []
    days_said = [f"{int(md[3:]):02d}/{int(md[:2])}" for md in rule.before_md]
    if days_said:
        said.append(
            ("trước ngày " if rule.exclusive else "chậm nhất ngày ") + " và ".join(days_said)
        )
    return "; ".join(said)


def details(item: Item, register: Register) -> list[str]:
    """Who leads (where it is not the one asked for alone), coordinates, and the output."""
    record = item.record
    found = []
    if isinstance(record, Task | Assignment | Duty):
        alone = item.role == "lead" and len(record.lead) == 1
        if record.lead_raw and not alone:
            found.append(f"chủ trì: {escape(record.lead_raw)}")
    if isinstance(record, Task | Assignment) and record.output:
        found.append(f"kết quả: {escape(record.output)}")
    return found


def values(record: Target) -> str:
    """A target's values as printed, with unit and horizon."""
    said = []
    for value in record.values:
        raw = escape(value.raw) or "không ghi giá trị"
        unit = value.unit if value.unit and value.op != "text" else ""
        spoken = (
            raw if not unit or unit.split()[0].lower() in raw.lower() else f"{raw} {escape(unit)}"
        )
        said.append(spoken)
    horizon = record.value.horizon
    return "; ".join(dict.fromkeys(said)) + (f" (đến năm {horizon})" if horizon else "")
