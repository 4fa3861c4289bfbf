"""The sentences of answers: what was found, in the words of a careful colleague."""

from __future__ import annotations

from datetime import date

from assistant.answer import Found, Item, Question
from assistant.labels import annex_name, day, plan_name
from assistant.lookups.scope import in_force
from assistant.lookups.timing import days, deadline_of
from assistant.markdown import escape, shorten
from corpus.lazy import pattern
from corpus.plan import Assignment, Duty, Record, Recurrence, Relation, Target, Task
from corpus.text import key
from index.register import Register

RELATIONS = {
    "replaces": "thay thế",
    "implements": "thực hiện",
    "based_on": "căn cứ",
    "amends": "sửa đổi",
    "cites": "nhắc đến",
}
_MOST_SAID = 5
_FILLER = pattern(r"(?i)^(?:(?:đến|có|còn|thời|phải) )*(?:hạn|xong|hoàn thành)\s+")
_JOINED = ("trước", "trong", "từ", "sau", "vào")
_UNIT = pattern(r"[/ ]")
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
    if question.strangers and found.status in ("none", "clarify") and not found.items:
        return _strangers(question, found)
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


def _strangers(question: Question, found: Found) -> str:
    """That an agency is not known, and which known ones are called nearly so."""
    names = ", ".join(f"“{escape(name)}”" for name in question.strangers)
    said = f"Không nhận ra cơ quan {names}: tên này không có trong danh mục cơ quan"
    near = f" Có phải ý Anh/Chị là: {escape(found.say)}?" if found.say else ""
    return f"{said} và không kế hoạch nào trong kho giao việc cho cơ quan này.{near}"


def _nothing(question: Question, found: Found, register: Register) -> str:
    """What was searched, and that it holds nothing that fits."""
    if question.missing and question.plans is not None and not question.plans:
        return "Vì vậy không có căn cứ để trả lời."
    near = " Nội dung gần nhất được nêu bên dưới." if found.related or found.notes else ""
    where = _where(question, register)
    if question.kind in ("responsibility", "count"):
        near = " Việc liên quan được nêu bên dưới." if found.related else ""
        due = f" {due_words(question)}" if question.window else ""
        whose = f" {who(question)} {_VERBS[question.role]}" if question.agencies else ""
        what = f"việc nào{whose}{_topic(question)}{due}"
        return f"Đã tra toàn bộ {where}: không có {what}.{near}"
    if question.kind == "office":
        return (
            f"{where[:1].upper()}{where[1:]} không ghi tên người giữ chức vụ này; chỉ ghi người ký."
        )
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


def due_words(question: Question) -> str:
    """The window in a sentence: "đến hạn trước tháng 6", "có hạn đến hết tháng 7",
    "đã quá hạn". Words typed without diacritics are not repeated: the days are given."""
    window = question.window
    if window is None:
        return ""
    if window.overdue:
        return "đã quá hạn"
    said = _FILLER.sub("", window.phrase)
    if said.isascii() and any(c.isalpha() for c in said) and (window.after or window.before):
        return f"đến hạn {_days_said(window.after, window.before)}"
    first = key(said).split()[:1]
    if said.lower().startswith(_JOINED):
        return f"đến hạn {escape(said)}"
    return f"{'có hạn' if first in (['den'], ['cham']) else 'đến hạn trong'} {escape(said)}"


def _days_said(after: date | None, before: date | None) -> str:
    """Days in words: "từ ngày 01/6/2025 đến hết ngày 30/6/2025"."""
    said = [f"từ ngày {day(after)}"] if after else []
    return " ".join([*said, *([f"đến hết ngày {day(before)}"] if before else [])])


def place_name(question: Question, found: Found | None = None) -> str:
    """The place as asked; a row of a target annex is a "chỉ tiêu"."""
    place = question.place
    if place is None:
        return "mục đã hỏi"
    if place.locator:
        return f"mục {escape(place.locator)}"
    annex = f" {annex_name(place.annex)}" if place.annex else ""
    target = found is not None and any(isinstance(i.record, Target) for i in found.items)
    noun = "chỉ tiêu" if target else "nhiệm vụ"
    return f"{noun} {place.number}{annex}" if place.number else annex.strip()


def _topic(question: Question) -> str:
    return f" về “{escape(question.topic_text)}”" if question.topic_text else ""


def _when(question: Question) -> str:
    return f" {due_words(question)}" if question.window else ""


def _count(question: Question, found: Found, register: Register) -> str:
    if found.items and all(isinstance(i.record, Target) for i in found.items):
        whose = f" do **{who(question)}** theo dõi" if question.agencies else ""
        return f"Có **{len(found.items)}** chỉ tiêu{_topic(question)}{whose}{_target_rows(found)}."
    subject = f"**{who(question)}** {_VERBS[question.role]}" if question.agencies else "Có"
    work = f"{subject} **{len(found.items)}** việc{_topic(question)}{_when(question)}"
    return f"{work}{_kinds(found)}."


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


def _responsibility(question: Question, found: Found, register: Register) -> str:
    n = len(found.items)
    if question.role == "tracking":
        return f"**{who(question)}** được giao theo dõi **{n}** chỉ tiêu{_topic(question)}."
    kind = " thường xuyên" if question.ongoing else ""
    due = f" {due_words(question)}" if question.window else ""
    span = _span(question, register)
    if not question.agencies:
        return f"Có **{n}** việc{kind}{_topic(question)}{due}{span}"
    verb = _VERBS[question.role]
    if question.ongoing:
        return f"**{who(question)}** {verb} **{n}** việc{kind}{_topic(question)}{due}{span}"
    return f"**{who(question)}** có **{n}** việc {verb}{_topic(question)}{due}{span}"


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
        asked = key(question.text)
        aids = "phoi hop" in asked and "chu tri" not in asked
        role = "coordinating" if aids else question.role
        verb = "Cơ quan phối hợp" if role == "coordinating" else "Cơ quan chủ trì"
        if all(isinstance(i.record, Target) for i in found.items):
            verb = "Cơ quan theo dõi"
        said = [(i, escape(_printed(i.record, role)) or "không ghi") for i in found.items]
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
    return f"Nguyên văn {place_name(question, found)}:"


def _mentions(question: Question, found: Found, register: Register) -> str:
    n = len(found.items) or len(found.passages)
    if not question.document:
        return f"“{escape(question.topic_text)}” được nhắc ở **{n}** chỗ:"
    name = f"**{escape(question.document or '')}**{_issue(found)}"
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
        return f"**{raw}** (kỳ đến hạn {day(item.due)}) — "
    return f"**{raw}** — "


def deadline(item: Item) -> str:
    """A deadline as printed, with its last day; "không ghi thời hạn" where there is none."""
    known = deadline_of(item.record)
    if known is None:
        return "không ghi thời hạn"
    raw = escape(known.raw).rstrip(".")
    if known.milestones:
        steps = "; ".join(
            f"{escape(m.raw).rstrip('.;, ')}: hạn {day(m.due)}" for m in known.milestones
        )
        return f"{raw} ({steps})"
    if known.due:
        return f"{raw} (hạn cuối {day(known.due)})"
    if known.recurrence:
        # A rhythm without printed days ("hằng tháng") has no next day that a source states.
        dated = item.due if known.recurrence.before_md else None
        said = [recurrence(known.recurrence), f"kỳ tới: {day(dated)}" if dated else ""]
        rhythm = "; ".join(s for s in said if s and s != raw.lower())
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


def details(item: Item, register: Register, *, named: bool = True) -> list[str]:
    """Who leads (where it is not the one asked for alone), and the output; `named` says
    that the question names an agency."""
    record = item.record
    found = []
    if isinstance(record, Task | Assignment | Duty):
        alone = named and item.role == "lead" and len(record.lead) == 1
        if record.lead_raw and not alone:
            found.append(f"chủ trì: {escape(record.lead_raw)}")
    if isinstance(record, Task | Assignment) and record.output:
        found.append(f"kết quả: {escape(record.output)}")
    return found


def target(record: Target, longest: int) -> str:
    """A target's words and value; a value that is all of its words is said once."""
    text = shorten(record.text, longest).rstrip(".; ")
    if key(record.value.raw) == key(record.text):
        return f"**{values(record)}**"
    return f"{escape(text)}: **{values(record)}**"


def values(record: Target) -> str:
    """A target's values as printed, with unit and horizon."""
    said = []
    for value in record.values:
        raw = escape(value.raw).rstrip(";. ") or "không ghi giá trị"
        unit = value.unit if value.unit and value.op != "text" else ""
        spoken = (
            raw
            if not unit or _UNIT.split(unit.lower())[0] in raw.lower()
            else f"{raw} {escape(unit)}"
        )
        said.append(spoken)
    horizon = record.value.horizon
    return "; ".join(dict.fromkeys(said)) + (f" (đến năm {horizon})" if horizon else "")
