"""What a plan is, in short: its title, its issue, what it holds, its outline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from assistant.answer import Found, Item, Passage, Question
from assistant.labels import annex_name, plan_name
from assistant.lookups.about_plans import find_plans_in_corpus
from assistant.lookups.clauses import absent_annexes
from assistant.lookups.issue import issued_by, printed_issue
from assistant.lookups.scope import in_force, plans_of, replaced_note
from assistant.lookups.tally import collective_names
from assistant.lookups.target_rows import horizons_of
from assistant.memo import once
from corpus.lazy import pattern
from corpus.plan import Assignment, Duty, Manifest, Task
from index.register import Register, SectionRow, heading

_FEW = 3  # plans of which more is told than their titles
_RANKED = pattern(r"[^.-]+(?:\.[^.-]+)?")  # locators of parts and their chapters
_ANNEX = pattern(r"PL(?P<number>\d*)")
_FOREMOST = 3  # agencies that are named
_KINDS = {
    "target": "dòng chỉ tiêu, mục tiêu",
    "task": "nhiệm vụ ở phụ lục",
    "assignment": "việc giao ở phần nội dung",
    "duty": "trách nhiệm ở phần tổ chức thực hiện",
}
Work = Task | Assignment | Duty


def find_overview(question: Question, register: Register) -> Found:
    """Of each plan in scope its title, issue, standing, how many records of each kind it
    has, who leads most; its first and last deadline; its headings. Of many plans the titles."""
    plans = plans_of(question, register)
    if len(plans) > _FEW:
        return find_plans_in_corpus(question, register)
    said = "\n\n".join(_told(plan, question, register) for plan in plans)
    items = tuple(item for plan in plans for item in _ends(plan, register))
    passages = tuple(p for plan in plans for p in _outline(plan, register))
    return Found("answered" if plans else "none", items, passages=passages, say=said)


def _told(plan: Manifest, question: Question, register: Register) -> str:
    gone = not in_force(plan, question.as_of)
    facts = [
        f"**{plan_name(plan, full=True)}**: {plan.title}",
        f"- {issued_by(plan)}; người ký: {plan.signer}",
        f"- Hiệu lực: {replaced_note(plan, register) if gone else 'còn hiệu lực'}",
    ]
    held, leads = contents(register, plan.id)
    if told := [f"{held[kind]} {name}" for kind, name in _KINDS.items() if held[kind]]:
        facts.append(f"- Gồm {', '.join(told)}")
    if years := target_years(register, plan.id):
        facts.append(f"- Mốc của các mục tiêu: {', '.join(map(str, years))}")
    if annexes := list(_annexes(register, plan.id)):
        facts.append(f"- Có {len(annexes)} phụ lục: {'; '.join(annexes)}")
    facts += [f"- {note}" for note in absent_annexes(replace(question, plans=(plan.id,)), register)]
    if foremost := [f"{name} ({n})" for name, n in leads.most_common(_FOREMOST)]:
        facts.append(f"- Chủ trì nhiều việc nhất: {', '.join(foremost)}")
    return "\n".join(facts)


@once
def target_years(register: Register, plan: str) -> tuple[int, ...]:
    """The years by which its targets are to be reached."""
    return tuple(sorted({y for r in register.records([plan], ["target"]) for y in horizons_of(r)}))


_ROWS = {"target": "chỉ tiêu", "task": "nhiệm vụ"}


@once
def annex_rows(register: Register, plan: str) -> dict[str, Counter[str]]:
    """How many rows of each kind each annex that was read has, by its number."""
    held: dict[str, Counter[str]] = {}
    for _, kind, locator in register.locators(plan, tuple(_ROWS)):
        if found := _ANNEX.match(locator):
            held.setdefault(found["number"], Counter())[kind] += 1
    return held


def _annexes(register: Register, plan: str) -> Iterator[str]:
    """ "Phụ lục II (99 dòng nhiệm vụ)"."""
    for number, rows in annex_rows(register, plan).items():
        told = ", ".join(f"{rows[kind]} dòng {word}" for kind, word in _ROWS.items() if rows[kind])
        yield f"{annex_name(number)} ({told})"


@once
def contents(register: Register, plan: str) -> tuple[Counter[str], Counter[str]]:
    """How many records of each kind a plan has, and how many each single agency leads."""
    held = Counter(kind for _, kind, _ in register.locators(plan, tuple(_KINDS)))
    groups = collective_names(register)
    leads = (name for record in _work(plan, register) for name in record.lead)
    return held, Counter(name for name in leads if name not in groups)


def _work(plan: str, register: Register) -> Iterator[Work]:
    records = register.records([plan], ("task", "assignment", "duty"))
    return (r for r in records if isinstance(r, Task | Assignment | Duty))


def _ends(plan: Manifest, register: Register) -> tuple[Item, ...]:
    """The work that is due first, and the last."""
    due = [(r.deadline.due, r) for r in _work(plan.id, register) if r.deadline and r.deadline.due]
    chosen = {r.id: (day, r) for pick in (min, max) if due for day, r in [pick(due, key=_day_of)]}
    return tuple(Item(r, timing="due", due=day) for day, r in chosen.values())


def _day_of(one: tuple[date, Work]) -> date:
    return one[0]


def _outline(plan: Manifest, register: Register) -> tuple[Passage, ...]:
    """The headings of its first two ranks, and where it prints its issue."""
    sections = register.sections(plan.id)
    above = {s.locator.rpartition(mark)[0] for s in sections for mark in ".-"}
    ranked = [s for s in sections if s.label and s.title and _RANKED.fullmatch(s.locator)]
    titled = (s for s in ranked if s.locator in above or heading(s.title))
    return (*map(_heading, titled), *printed_issue(plan, register))


def _heading(section: SectionRow) -> Passage:
    """A heading alone, of a clause with one its beginning."""
    title = heading(section.title) or section.title
    return Passage(section.plan, section.locator, section.span, title)
