"""Which plans a question searches, by what it names and what the user set."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import Question, Settings
from assistant.labels import day
from assistant.understanding.names.agencies import Context
from assistant.understanding.reading.reading import Reading
from assistant.understanding.words.spans import flat
from corpus.lazy import pattern
from corpus.plan import CENTRAL, Manifest

# Where what else the province has is the nearest thing, not a wrong answer.
_OF_PLANS = ("validity", "basis", "signer", "plans")


def scoped(question: Question, settings: Settings, context: Context) -> Question:
    """Which plans are searched, what was assumed, and what of it is not in the corpus."""
    if question.kind == "merger":  # told by the reference, whatever plans there are
        return question
    question = _at_home(_set_by_issuer(_defaults(question, settings), context), context)
    strict = question.kind not in _OF_PLANS
    if question.missing and question.plans is None and strict:  # no other plan answers for it
        of = f" của {', '.join(question.provinces)}" if question.provinces else ""
        missing = tuple(f"{name}{of}" for name in question.missing)
        return replace(question, plans=(), missing=missing)
    if not question.provinces:
        return question
    if question.plans is None:
        return _in_provinces(question, context)
    return _of_provinces(question, context)


# "Sở đó", "bên mình", "họ": a body that another turn or a setting names.
_THEIRS = pattern(r"(?<!\w)(?:(?:so|don vi|co quan|nganh|ben) (?:do|kia|ay|day)|ho(?= phai))(?!\w)")
_OURS = pattern(
    r"(?<!\w)(?:(?:so|don vi|co quan|ben|phong) (?:minh|toi|em|ta|tui|chung (?:toi|em|minh))"
    r"|chung (?:toi|em))(?!\w)"
)


def points_at_nobody(question: Question, reading: Reading) -> bool:
    """Is the work of a body asked for that nothing names: "sở đó phải làm gì"?"""
    named = question.agencies or question.strangers or question.topic or question.about
    if question.kind not in ("responsibility", "count") or named or question.document:
        return False
    ours = _OURS.search(reading.flat) and not (question.plans or question.provinces)
    return bool(ours or _THEIRS.search(reading.flat))


_TARGETS = ("target", "comparison", "series")


def _set_by_issuer(question: Question, context: Context) -> Question:
    """ "Mục tiêu kinh tế số của Chính phủ": who issues a plan sets its targets, and tracks none."""
    if question.kind not in _TARGETS or not question.agencies:
        return question
    issued = {
        agency: [p.id for p in context.plans if f"{p.issuer} ".startswith(f"{agency} ")]
        for agency in question.agencies
    }
    others = tuple(agency for agency, plans in issued.items() if not plans)
    if others:
        return question
    wanted = tuple(dict.fromkeys(plan for plans in issued.values() for plan in plans))
    whole = len(wanted) == len(context.plans) or bool(question.provinces)
    plans = question.plans if whole or question.plans is not None else wanted
    return replace(question, agencies=(), plans=plans)


def _at_home(question: Question, context: Context) -> Question:
    """The committee of a commune whose plan is here is asked about in its own province."""
    if question.plans or question.provinces:
        return question
    home = (p.province for p in context.plans if p.issuer in question.agencies)
    named = tuple(dict.fromkeys(name for name in home if name != CENTRAL))
    return replace(question, provinces=named) if len(named) == 1 else question


def _of_provinces(question: Question, context: Context) -> Question:
    """Plans named by number, of the province that is named beside."""
    wanted = set(_in_provinces(question, context).plans or ())
    kept = tuple(p for p in question.plans or () if p in wanted)
    if kept:
        return replace(question, plans=kept)
    central = tuple(p for p in context.plans if p.id in (question.plans or ()) and _central(p))
    if central:  # a document of the centre that speaks of the province
        return _speaking_of(question, tuple(p.id for p in central))
    if alike := _alike(question, wanted, context):
        return replace(question, plans=alike)
    names = [
        p.number or f"“{p.short or p.title}”"
        for p in context.plans
        if p.id in (question.plans or ())
    ]
    what = f"Kế hoạch {', '.join(names)} của {', '.join(question.provinces)}"
    return replace(question, plans=(), missing=(*question.missing, what))


def _alike(question: Question, wanted: set[str], context: Context) -> tuple[str, ...]:
    """The plans of the named province with the subject by which one of another was called:
    each has its own "phong trào thi đua"."""
    called = [p for p in context.plans if p.id in (question.plans or ()) and not p.number]
    subjects = [flat(p.short or p.title).removeprefix("ke hoach").strip() for p in called]
    here = (p for p in context.plans if p.id in wanted)
    return tuple(p.id for p in here if any(s and s in flat(p.title) for s in subjects))


def _central(plan: Manifest) -> bool:
    return plan.province == CENTRAL


def _speaking_of(question: Question, plans: tuple[str, ...]) -> Question:
    """The provinces as part of the topic: "GRDP Thái Nguyên theo Nghị quyết 109"."""
    names = " ".join(question.provinces)
    topic, subject = (f"{t} {names}".strip() for t in (question.topic_text, question.subject_text))
    return replace(question, plans=plans, provinces=(), topic_text=topic, subject_text=subject)


def _defaults(question: Question, settings: Settings) -> Question:
    assumed = list(question.assumed)
    if settings.province and not (question.provinces or question.plans):
        question = replace(question, provinces=(settings.province,))
        assumed.append(f"Tìm trong các kế hoạch của {settings.province} (tỉnh đã đặt)")
    wants = question.kind in ("responsibility", "count")
    if settings.agency and wants and not question.agencies:
        question = replace(question, agencies=(settings.agency,))
        assumed.append(f"Hiểu là hỏi về {settings.agency} (cơ quan đã đặt)")
    return replace(question, assumed=tuple(assumed))


def _in_provinces(question: Question, context: Context) -> Question:
    """Plans of the named provinces; a name that merged is followed and said."""
    chosen: list[str] = []
    missing, assumed = list(question.missing), list(question.assumed)
    for name in question.provinces:
        own = [p.id for p in context.plans if p.province == name]
        province = context.provinces.get(name)
        heir = province.merged_into if province else None
        later = [
            p.id
            for p in context.plans
            if heir
            and province
            and province.date
            and p.province == heir
            and p.issued >= province.date
        ]
        if own or later:
            chosen += own + later
            if later and province and province.date:
                assumed.append(f"{name} đã sáp nhập vào {heir} từ {day(province.date)}")
        else:
            missing.append(name)
            assumed += _kin(name, question, context)
    return replace(
        question,
        plans=tuple(dict.fromkeys(chosen)),
        missing=tuple(dict.fromkeys(missing)),
        assumed=tuple(assumed),
    )


def _kin(name: str, question: Question, context: Context) -> list[str]:
    """The provinces with plans here that a province without any took in, or went into: it is not
    answered from theirs, but where they are is said."""
    held = {plan.province for plan in context.plans}
    own = context.provinces.get(name)
    gone = [*([own] if own else []), *context.provinces.predecessors(name, question.as_of)]
    return [
        f"{p.name} đã sáp nhập vào {p.merged_into} từ {day(p.date)}; kho có kế hoạch của"
        f" {p.name if p.name in held else p.merged_into}, xin hỏi theo tên tỉnh đó"
        for p in gone
        if p.merged_into and p.date and p.date <= question.as_of and {p.name, p.merged_into} & held
    ]
