"""Questions about a plan itself: validity, basis, signer, and which plans there are."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Found, Item, Passage, Question
from assistant.labels import day, plan_name
from assistant.lookups.scope import in_force, plans_of, replaced_note, replacement_proof
from corpus.lazy import pattern
from corpus.plan import Line, Manifest, Relation, Span
from corpus.text import key
from index.register import Register


def find_validity(question: Question, register: Register) -> Found:
    """Whether plans are in force at the as-of day, with the sentence that says so."""
    plans = plans_of(question, register)
    if question.document and not question.plans:
        return _replaced_outside(question, register)
    said, proofs, items = [], [], []
    for plan in plans:
        proof = replacement_proof(plan, register)
        said.append(_validity(plan, question, register))
        proofs += [proof] if proof else []
        items += [Item(r) for r in _relations(plan, register, "replaces", "amends")]
        items += [Item(r) for r, _ in _lapsed_bases(plan, question, register)]
    return Found(
        "answered" if plans else "none", tuple(items), passages=tuple(proofs), say="\n".join(said)
    )


def _validity(plan: Manifest, question: Question, register: Register) -> str:
    name = f"**{plan_name(plan, full=True)}**"
    if plan.status == "replaced" and not in_force(plan, question.as_of):
        return f"- {name} không còn hiệu lực: {replaced_note(plan, register)}."
    if plan.status == "replaced":
        later = replaced_note(plan, register)
        return f"- {name} còn hiệu lực vào ngày {day(question.as_of)}; sau đó {later}."
    replaces = [r.target.number for r in _relations(plan, register, "replaces")]
    tail = f" Kế hoạch này thay thế {', '.join(replaces)}." if replaces else ""
    for relation, basis in _lapsed_bases(plan, question, register):
        note = replaced_note(basis, register)
        tail += f" Lưu ý: {relation.target.number} mà kế hoạch này thực hiện {note}."
    return f"- {name} còn hiệu lực: trong kho không có văn bản nào thay thế kế hoạch này.{tail}"


def _lapsed_bases(
    plan: Manifest, question: Question, register: Register
) -> list[tuple[Relation, Manifest]]:
    """Plans of the same province that a plan implements and that are no longer in force."""
    known = {
        key(p.number): p
        for p in register.plans()
        if p.number and p.province == plan.province and not in_force(p, question.as_of)
    }
    stated = _relations(plan, register, "implements", "based_on")
    first = {key(r.target.number): r for r in reversed(stated)}
    return [(r, known[number]) for number, r in first.items() if number in known]


def _replaced_outside(question: Question, register: Register) -> Found:
    """A document that is no plan of the corpus: is it named as replaced?"""
    found = [r for r in register.relations_to(question.document or "") if r.relation == "replaces"]
    if not found:
        return Found("none")
    said = [_outside_validity(r, question, register) for r in found if isinstance(r, Relation)]
    return Found("answered", tuple(Item(r) for r in found), say="\n".join(said))


def _outside_validity(relation: Relation, question: Question, register: Register) -> str:
    """What a plan of the corpus says of the document that it replaces."""
    by = register.plan(relation.plan)
    when = day(by.issued) if by.day_known else f"tháng {by.issued:%m/%Y}"
    name = f"**{relation.target.number}**"
    if question.as_of < by.issued:
        return f"- {name} bị thay thế từ {when} theo {plan_name(by, full=True)}."
    return (
        f"- {name} không còn hiệu lực: đã được thay thế bởi {plan_name(by, full=True)} từ {when}."
    )


def _relations(plan: Manifest, register: Register, *kinds: str) -> list[Relation]:
    records = register.records([plan.id], ["relation"])
    return [r for r in records if isinstance(r, Relation) and r.relation in kinds]


def find_basis(question: Question, register: Register) -> Found:
    """What plans implement and rest on, from their opening."""
    items: list[Item] = []
    for plan in plans_of(question, register):
        seen: set[str] = set()
        stated = _relations(plan, register, "implements", "based_on")
        stated.sort(key=lambda r: not r.locator.startswith("MD~"))
        for relation in stated:
            opening = relation.locator.partition("~")[0] in ("MD", "TD")
            if opening and key(relation.target.number) not in seen:
                seen.add(key(relation.target.number))
                items.append(Item(relation))
    return Found("answered" if items else "none", tuple(items))


def find_signer(question: Question, register: Register) -> Found:
    """Number, day, issuer and signer, with the lines that print them."""
    said, passages = [], []
    for plan in plans_of(question, register):
        when = (
            day(plan.issued) if plan.day_known else f"tháng {plan.issued.month}/{plan.issued.year}"
        )
        said.append(
            f"- **{plan_name(plan)}** do {plan.issuer} ban hành ngày {when}".replace(
                "ngày tháng", "tháng"
            )
            + f"; người ký: {plan.signer}."
            + ("" if plan.number else " Nguồn không ghi số hiệu của kế hoạch này.")
        )
        passages += _printed(plan, register)
    return Found("answered" if said else "none", passages=tuple(passages), say="\n".join(said))


def _printed(plan: Manifest, register: Register) -> list[Passage]:
    """Source lines that print the number with the day, and the signer."""
    lines = register.lines(plan.id, 1, 1_000_000)
    wanted = [key(plan.signer), *([key(plan.number)] if plan.number else [])]
    found = []
    for words in wanted:
        at = next((i for i, x in enumerate(lines) if words in key(x.text)), None)
        if at is not None:
            first = _title(lines, at) if words == wanted[0] else at
            span = Span(lines[first].number, lines[at].number, lines[at].page)
            text = " ".join(x.text.strip() for x in lines[first : at + 1] if x.text.strip())
            found.append(Passage(plan.id, "MD", span, text))
    return found


def _title(lines: Sequence[Line], at: int) -> int:
    """Where the title above a signer's name begins ("KT. CHỦ TỊCH / PHÓ CHỦ TỊCH")."""
    above = range(max(0, at - _ABOVE), at)
    return next((i for i in above if _OFFICE.search(key(lines[i].text))), at)


_ABOVE = 8
_OFFICE = pattern(r"^(?:kt |tl |tm )?(?:pho )?(?:chu tich|bo truong|giam doc|bi thu)$")


def find_plans_in_corpus(question: Question, register: Register) -> Found:
    """The plans that can be asked about."""
    said = [
        f"- **{plan_name(p, full=True)}**: {p.title}"
        + ("" if in_force(p, question.as_of) else f" — {replaced_note(p, register)}")
        for p in plans_of(question, register)
    ]
    return Found("answered", say="\n".join(said))
