"""Questions about a plan itself: validity, and which plans there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.answer import Found, Item, Question
from assistant.labels import day, plan_name
from assistant.lookups.issue import asks_since, find_effect
from assistant.lookups.scope import in_force, plans_of, replaced_note, replacement_proof
from corpus.lazy import pattern
from corpus.plan import Manifest, Relation
from corpus.text import key
from index.register import Register

_FIGURES = pattern(r"\d+")  # "Kế hoạch 225": a plan that is not here
_ENDS = ("replaces", "repeals")
# The word of a question for each of the changes that a document makes.
_CHANGES = {"thay the": "replaces", "bai bo": "repeals", "sua doi": "amends"}


def find_validity(question: Question, register: Register) -> Found:
    """Whether plans are in force at the as-of day, with the sentence that says so."""
    plans = _in_state(plans_of(question, register), question)
    if question.document:
        named = register.relations_to(question.document)
        outside = _replaced_outside(named, question, register)
        if outside.items or not question.plans:
            return outside
    if figures := _FIGURES.findall(" ".join(question.missing)):
        stated = (r for p in register.plans() for r in register.relations_of(p.id, _ENDS))
        called = (r for r in stated if _FIGURES.findall(r.target.number)[:1] == figures[:1])
        return _replaced_outside(called, question, register)
    if asks_since(question):
        return find_effect(question, register)
    if _REPLACES.search(key(question.text)) and (silent := _replacing_none(plans, register)):
        return silent
    said, proofs, items = [], [], []
    lapsed = _lapsed(question, register)
    for plan in plans:
        bases = _lapsed_bases(plan, lapsed, register)
        said.append(_validity(plan, bases, question, register))
        told = (replacement_proof(each, register) for each in (plan, *(p for _, p in bases)))
        proofs += [proof for proof in told if proof and proof not in proofs]
        items += _changes(plan, question, register)
        items += [Item(r) for r, _ in bases]
    return Found(
        "answered" if plans else "none", tuple(items), passages=tuple(proofs), say="\n".join(said)
    )


# "Kế hoạch nào đã hết hiệu lực?", "kế hoạch nào bị thay thế?": those alone; likewise those in
# force.
_WHICH = r"(?<!\w)(?:ke hoach|van ban) nao(?: \w+){0,2}? "
_LAPSED = pattern(_WHICH + r"(?:(?:het|khong con|mat) hieu luc|bi (?:thay the|bai bo))(?!\w)")
_KEPT = pattern(_WHICH + r"(?:con|dang co|van con) hieu luc(?!\w)")


# "Kế hoạch 25 có thay kế hoạch nào không?": what the plan itself does to others.
_REPLACES = pattern(
    r"(?<!\w)(?<!bi )(?<!duoc )(?:thay the|thay cho|thay|bai bo|huy bo|khai tu)(?: cho)?"
    r"(?: nhung| cac)? (?:ke hoach|van ban|quyet dinh|nghi quyet|cai) (?:nao|gi)(?!\w)"
)


def _replacing_none(plans: Sequence[Manifest], register: Register) -> Found | None:
    """That the plans say of no other document that they replace or repeal it; None where one
    does."""
    if not plans or any([*register.relations_of(p.id, _ENDS)] for p in plans):
        return None
    told = "không nêu thay thế hay bãi bỏ văn bản nào"
    said = [f"- **{plan_name(p, full=True)}** {told}." for p in plans]
    return Found("none", say="\n".join(said))


def _in_state(plans: Sequence[Manifest], question: Question) -> Sequence[Manifest]:
    """The plans, or those of them that are in force, or no more, where the question asks which."""
    asked = key(question.text)
    if _LAPSED.search(asked):
        return [p for p in plans if not in_force(p, question.as_of)]
    if _KEPT.search(asked):
        return [p for p in plans if in_force(p, question.as_of)]
    return plans


def _changes(plan: Manifest, question: Question, register: Register) -> list[Item]:
    """What a plan replaces, repeals or amends; only the kind that the question says."""
    asked = key(question.text)
    said = [kind for word, kind in _CHANGES.items() if word in asked]
    kinds = [said, [*_ENDS, "amends"]]
    found = (list(map(Item, register.relations_of(plan.id, k))) for k in kinds if k)
    return next(filter(None, found), [])


def _validity(
    plan: Manifest,
    bases: Sequence[tuple[Relation, Manifest]],
    question: Question,
    register: Register,
) -> str:
    name = f"**{plan_name(plan, full=True)}**"
    if plan.status == "replaced" and not in_force(plan, question.as_of):
        return f"- {name} không còn hiệu lực: {replaced_note(plan, register)}."
    if plan.status == "replaced":
        later = replaced_note(plan, register)
        return f"- {name} còn hiệu lực vào ngày {day(question.as_of)}; sau đó {later}."
    replaces = [r.target.number for r in register.relations_of(plan.id, ["replaces"])]
    tail = f" Kế hoạch này thay thế {', '.join(replaces)}." if replaces else ""
    repeals = [r.target.number for r in register.relations_of(plan.id, ["repeals"])]
    tail += f" Văn bản này bãi bỏ {', '.join(repeals)}." if repeals else ""
    amends = [r.target.number for r in register.relations_of(plan.id, ["amends"])]
    if amends:
        tail += f" Văn bản này sửa đổi, bổ sung {', '.join(dict.fromkeys(amends))}."
    elif "sua doi" in key(question.text):
        tail += " Không chỗ nào trong văn bản này nói sửa đổi, bổ sung văn bản khác."
    for relation, basis in bases:
        note = replaced_note(basis, register)
        tail += f" Lưu ý: {relation.target.number} mà kế hoạch này thực hiện {note}."
    return f"- {name} còn hiệu lực: trong kho không có văn bản nào thay thế kế hoạch này.{tail}"


def _lapsed(question: Question, register: Register) -> dict[tuple[str, str], Manifest]:
    """The plans no longer in force, by province and folded number."""
    return {
        (p.province, key(p.number)): p
        for p in register.plans()
        if p.number and not in_force(p, question.as_of)
    }


def _lapsed_bases(
    plan: Manifest, lapsed: dict[tuple[str, str], Manifest], register: Register
) -> list[tuple[Relation, Manifest]]:
    """Plans of the same province that a plan implements and that are no longer in force."""
    stated = register.relations_of(plan.id, ["implements", "based_on"])
    first = {(plan.province, key(r.target.number)): r for r in reversed([*stated])}
    return [(r, lapsed[number]) for number, r in first.items() if number in lapsed]


def _replaced_outside(named: Iterable[Relation], question: Question, register: Register) -> Found:
    """A document that is no plan of the corpus: do those that name it replace or amend it?"""
    every = tuple(named)
    found = [r for r in every if r.relation in _ENDS]
    if not found:
        return _amended_outside([r for r in every if r.relation == "amends"], register)
    said = [_outside_validity(r, question, register) for r in found]
    return Found("answered", tuple(Item(r) for r in found), say="\n".join(said))


def _amended_outside(found: Sequence[Relation], register: Register) -> Found:
    """What plans of the corpus say of a document that they amend and none replaces."""
    if not found:
        return Found("none")
    by = dict.fromkeys(plan_name(register.plan(r.plan), full=True) for r in found)
    number = found[0].target.number
    said = f"- **{number}** được sửa đổi, bổ sung bởi {'; '.join(by)}; trong kho không có văn bản "
    return Found("answered", tuple(map(Item, found)), say=f"{said}nào thay thế văn bản này.")


def _outside_validity(relation: Relation, question: Question, register: Register) -> str:
    """What a plan of the corpus says of the document that it replaces."""
    by = register.plan(relation.plan)
    when = day(by.issued) if by.day_known else f"tháng {by.issued:%m/%Y}"
    name = f"**{relation.target.number}**"
    repealed = relation.relation == "repeals"
    if question.as_of < by.issued:
        verb = "bị bãi bỏ" if repealed else "bị thay thế"
        return f"- {name} {verb} từ {when} theo {plan_name(by, full=True)}."
    verb = "bị bãi bỏ" if repealed else "được thay thế"
    return f"- {name} không còn hiệu lực: đã {verb} bởi {plan_name(by, full=True)} từ {when}."


def find_plans_in_corpus(question: Question, register: Register) -> Found:
    """The plans that can be asked about."""
    said = [
        f"- **{plan_name(p, full=True)}**: {p.title}"
        + ("" if in_force(p, question.as_of) else f" — {replaced_note(p, register)}")
        for p in plans_of(question, register)
    ]
    return Found("answered", say="\n".join(said))
