"""What a plan prints of its issue: number, day, issuer, signer, from when it is in force."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.answer import Found, Item, Passage, Question
from assistant.labels import day, document_name, plan_name
from assistant.lookups.scope import in_force, plans_of, replaced_note, replacement_proof
from assistant.lookups.texts import passages_with
from assistant.memo import once
from assistant.understanding.words.spans import flat
from corpus.lazy import pattern
from corpus.plan import Line, Manifest, Relation, Span
from corpus.text import key
from index.register import Register

_ABOVE = 8  # lines from a signer's title to the name
_HEAD = 20  # lines of a heading, from the number on
_BESIDE = 4  # lines from the number to the day that are quoted as one
_LAST = 10**9
_FIGURES = pattern(r"\d+")
_RELATIONS = ("replaces", "amends", "implements", "based_on", "cites")
_MOST = 3  # places that are quoted for a document that is not here
_OFFICE = pattern(r"^(?:kt |tl |tm )?(?:pho )?(?:chu tich|bo truong|giam doc|bi thu)$")


def find_signer(question: Question, register: Register) -> Found:
    """Number, day, issuer and signer, with the lines that print them; of a document that is
    not here what the plans say of it."""
    if named := _named_outside(question, register):
        each = {(r.target.number, r.target.date): r for r in sorted(named, key=_is_shouted)[::-1]}
        lines = dict.fromkeys(map(_issued_outside, each.values()))
        return Found("answered", tuple(Item(r) for r in named), say="\n".join(lines))
    if (question.missing or question.document) and not question.plans:
        return Found("none")
    plans = _at_edge(plans_of(question, register), question)
    said = [f"- {issued_by(plan)}; người ký: {plan.signer}.{_unnumbered(plan)}" for plan in plans]
    said = [*_edge_said(question, register), *said]
    passages = tuple(p for plan in plans for p in printed_issue(plan, register))
    return Found("answered" if said else "none", passages=passages, say="\n".join(said))


def _at_edge(plans: Sequence[Manifest], question: Question) -> Sequence[Manifest]:
    """The plans, or those of the first or last day of issue where these are asked for."""
    if question.issued is None or not plans:
        return plans
    edge = min if question.issued == "first" else max
    day_ = edge(plan.issued for plan in plans)
    return [plan for plan in plans if plan.issued == day_]


def _edge_said(question: Question, register: Register) -> list[str]:
    """ "Ban hành sớm nhất trong 5 kế hoạch:"."""
    size = len(plans_of(question, register))
    if question.issued is None or not size:
        return []
    which = "sớm nhất" if question.issued == "first" else "muộn nhất (mới nhất)"
    return [f"Ban hành {which} trong {size} kế hoạch:"]


def _named_outside(question: Question, register: Register) -> list[Relation]:
    """Where plans name a document that is none of them, with its day: one that is called by a
    number, or one of those that the last answer told of."""
    if question.about:
        told = (register.get(record_id) for record_id in question.about)
        here = {p.number and key(p.number) for p in plans_of(question, register)}
        found = [r for r in told if isinstance(r, Relation) and key(r.target.number) not in here]
        return [r for r in found if _is_of(r, question)] if question.provinces else found
    if question.document and not question.plans:
        dated = (r for r in register.relations_to(question.document) if r.target.date)
        return [r for r in dated if _is_of(r, question)][:_MOST]
    figures = _FIGURES.findall(" ".join(question.missing))[:1]
    if not figures:
        return []
    stated = (r for p in plans_of(question, register) or register.plans()
              for r in register.relations_of(p.id, _RELATIONS))  # fmt: skip
    called = [r for r in stated if _FIGURES.findall(r.target.number)[:1] == figures]
    return [r for r in called if r.target.date and _is_of(r, question)][:_MOST]


def _is_shouted(relation: Relation) -> bool:
    """Is the issuer printed in capitals, as in titles?"""
    return (relation.target.issuer or "").isupper()


def _is_of(relation: Relation, question: Question) -> bool:
    """Is the document of a province that is named?"""
    issuer = key(relation.target.issuer or "")
    return not question.provinces or any(key(p) in issuer for p in question.provinces)


def _issued_outside(relation: Relation) -> str:
    target = relation.target
    when = f" ban hành ngày {day(target.date)}" if target.date else ""
    by = f" ({target.issuer})" if target.issuer else ""
    where = "văn bản này không có trong kho, chỉ được nhắc đến:"
    return f"- **{document_name(target.number)}**{by}{when}; {where}"


def issued_by(plan: Manifest) -> str:
    """ "**Kế hoạch 86/KH-UBND** do … ban hành ngày 19/5/2025"."""
    month = f"tháng {plan.issued.month}/{plan.issued.year} (bản nguồn không ghi đủ ngày ban hành)"
    when = f"ngày {day(plan.issued)}" if plan.day_known else month
    return f"**{plan_name(plan)}** do {plan.issuer} ban hành {when}"


def _unnumbered(plan: Manifest) -> str:
    return "" if plan.number else " Nguồn không ghi số hiệu của kế hoạch này."


def printed_issue(plan: Manifest, register: Register) -> Iterator[Passage]:
    """Source lines that print the signer, and the number with the day."""
    number, signer = register.printed_at(plan.id)
    if signer is not None:
        signed = _lines(plan, _title(register.lines(plan.id, signer - _ABOVE, signer)))
        yield replace(signed, locator="KL") if _is_below(signer, plan, register) else signed
    dated = _day_printed(plan, register)
    last = dated.span.first if dated else 0
    if number is not None:
        beside = number <= last <= number + _BESIDE
        yield _lines(plan, register.lines(plan.id, number, last if beside else number))


def _is_below(line: int, plan: Manifest, register: Register) -> bool:
    """Does a line stand after the last numbered clause has begun?"""
    last = register.last_clause(plan.id)
    return last is not None and line > last


def _day_printed(plan: Manifest, register: Register) -> Passage | None:
    """The line of the heading that prints the day of issue."""
    if not plan.day_known:
        return None
    number = register.printed_at(plan.id)[0] or 1
    d, m, y = plan.issued.day, plan.issued.month, plan.issued.year
    said = re.compile(rf"\bngay\b.* 0?{d} (?:thang )?0?{m} (?:nam )?{y}\b")
    head = register.lines(plan.id, max(1, number - _HEAD), number + _HEAD)
    found = next((line for line in head if said.search(key(line.text))), None)
    return _lines(plan, [found]) if found else None


def _lines(plan: Manifest, lines: Sequence[Line]) -> Passage:
    """Lines side by side as one passage."""
    text = " ".join(line.text.strip() for line in lines if line.text.strip())
    return Passage(plan.id, "MD", Span(lines[0].number, lines[-1].number, lines[-1].page), text)


def _title(lines: Sequence[Line]) -> Sequence[Line]:
    """The last line, a signer's name, with the title above ("KT. CHỦ TỊCH / PHÓ CHỦ TỊCH")."""
    first = (i for i, line in enumerate(lines[:-1]) if _OFFICE.search(key(line.text)))
    return lines[next(first, len(lines) - 1) :]


_WHEN = r"(?:khi nao|bao gio|luc nao|hom nao|(?:ngay|thang|thoi diem) (?:nao|may|bao nhieu))(?!\w)"
_SINCE = pattern(rf"(?<!\w)(?:tu|ke tu) {_WHEN}|(?<!\w)ngay (?:bat dau )?(?:co )?hieu luc")
_ASKED_DAY = pattern(_WHEN)
_ENDS = pattern(r"(?<!\w)(?:het|mat|con|cham dut) hieu luc")
_UNTIL = pattern(rf"(?<!\w)(?:den|toi|het) {_WHEN}")
# A clause on it ("có hiệu lực kể từ ngày ký"), and a line of a page around a document.
_EFFECT = pattern(r"co hieu luc (?:thi hanh )?(?:ke )?tu")
_STATED = pattern(r"^\W*ngay (?:co )?hieu luc(?: thi hanh)?\W*(\d{1,2}[/.-]\d{1,2}[/.-]\d{4})")


def asks_since(question: Question) -> bool:
    """ "Có hiệu lực từ khi nào", not "còn hiệu lực đến khi nào"."""
    asked = key(question.text)
    if "hieu luc" not in asked or _ENDS.search(asked):
        return False
    return bool(_SINCE.search(asked) or (_ASKED_DAY.search(asked) and not _UNTIL.search(asked)))


def find_effect(question: Question, register: Register) -> Found:
    """From when plans are in force: the clauses that say so or the line that prints the day;
    where a plan has neither, that it has none, and the day of its issue."""
    said: list[str] = []
    passages: list[Passage] = []
    for plan in plans_of(question, register):
        clauses = passages_with(("co", "hieu", "luc"), register, (plan.id,))
        stated = [p for p in clauses if _EFFECT.search(key(p.text))] or _dated(register, plan.id)
        proof = replacement_proof(plan, register)
        said.append(_in_force_from(plan, stated, question, register))
        passages += stated or [p for p in [_day_printed(plan, register)] if p]
        passages += [proof] if proof else []
    return Found("answered" if said else "none", passages=tuple(passages), say="\n".join(said))


@once
def _dated(register: Register, plan_id: str) -> list[Passage]:
    """The lines that print the day of taking effect ("Ngày có hiệu lực | 24/01/2025")."""
    plan, lines = register.plan(plan_id), register.lines(plan_id, 1, _LAST)
    return [_lines(plan, [line]) for line in lines if _STATED.search(flat(line.text))]


def _in_force_from(
    plan: Manifest, stated: Sequence[Passage], question: Question, register: Register
) -> str:
    name = plan_name(plan, full=True)
    if stated:
        printed = _STATED.search(flat(stated[0].text))
        when = f"có hiệu lực từ ngày {printed[1]}" if printed else "có điều khoản về hiệu lực"
        said = f"- **{name}** {when}"
    else:
        said = f"- {issued_by(plan)}; bản trong kho không ghi riêng ngày có hiệu lực"
    replaced = plan.status == "replaced" and not in_force(plan, question.as_of)
    return f"{said}; {replaced_note(plan, register)}." if replaced else f"{said}."
