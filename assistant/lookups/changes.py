"""What a plan has of the plan that it replaces: work that both word alike, and what only one has.

No plan lists what changed; lookups/pairing.py tells by their words what is the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.answer import Change, Found, Group, Item, Question
from assistant.lookups.clauses import absent_annexes
from assistant.lookups.pairing import Compared, compare
from assistant.lookups.scope import plans_of, replacement_proof
from assistant.lookups.work import WORK
from corpus.plan import Manifest, Record
from index.register import Register

_NO_PAIR = (
    "Chỉ so được từng việc của một kế hoạch với kế hoạch mà nó thay thế; các kế hoạch đã hỏi không"
    " thay thế nhau. Xin hỏi cụ thể nội dung cần so sánh."
)
_WORDED_ALIKE = "Việc của {} có lời văn gần giống một phần"
_ONLY = "Việc của {} không thấy lời văn tương ứng ở {}"


def find_changes(question: Question, register: Register) -> Found:
    """The work that is asked for (`question.change`), and the rest beside it."""
    pair = _pair(question, register)
    if pair is None:
        return Found("none", say=_without(question, register))
    old, new = pair
    theirs, ours = (tuple(register.records([plan.id], WORK)) for plan in (old, new))
    compared = _of(question.agencies, compare(theirs, ours))
    chosen: dict[Change, Sequence[Record]] = {
        "kept": tuple(compared.kept), "dropped": compared.dropped, "added": compared.added,
    }  # fmt: skip
    asked = question.change or "kept"
    items = _items(chosen[asked])
    names = _name(old), _name(new)
    partly = (_WORDED_ALIKE.format(names[0]), compared.partly)
    only = [(_ONLY.format(*names), compared.dropped), (_ONLY.format(*names[::-1]), compared.added)]
    groups = [only[0], partly, only[1]] if asked == "kept" else [partly]
    related = tuple(Group(title, _items(own)) for title, own in groups if own)
    proof = replacement_proof(old, register)
    rows = tuple((record.id, _items(own)) for record, own in compared.kept.items())
    notes = absent_annexes(replace(question, plans=(new.id,), provinces=()), register)
    return Found(
        "answered" if items else "none", items, related, (proof,) if proof else (),
        rows=rows, notes=notes, say=f"{names[1]} thay thế {names[0]}",
    )  # fmt: skip


def _without(question: Question, register: Register) -> str:
    """What a plan replaces is not here, or nothing is replaced."""
    plans = plans_of(question, register)
    ends = [r for p in plans for r in register.relations_of(p.id, ("replaces", "repeals"))]
    if not ends or len(plans) > 1:
        return _NO_PAIR
    gone = ", ".join(dict.fromkeys(r.target.number for r in ends))
    return f"{_name(plans[0])} thay thế {gone}, nhưng trong kho không có văn bản đó để so sánh."


def _pair(question: Question, register: Register) -> tuple[Manifest, Manifest] | None:
    """The older plan and the one that replaces it, of those in scope."""
    named = {plan.id for plan in plans_of(question, register)}
    for old in register.plans():
        new = register.find_plan(old.replaced_by)
        both = {old.id, new.id} if new else set[str]()
        if new and (both <= named or (len(named) == 1 and named <= both)):
            return old, new
    return None


def _of(agencies: Sequence[str], compared: Compared) -> Compared:
    """What some agencies lead, in either plan; all where none is named."""
    if not agencies:
        return compared

    def led(records: Iterable[Record]) -> tuple[Record, ...]:
        return tuple(r for r in records if set(agencies) & set(getattr(r, "lead", ())))

    kept = {record: older for record, older in compared.kept.items() if led((record, *older))}
    return Compared(kept, led(compared.dropped), led(compared.added), led(compared.partly))


def _items(records: Iterable[Record]) -> tuple[Item, ...]:
    return tuple(Item(record) for record in records)


def _name(plan: Manifest) -> str:
    return f"Kế hoạch {plan.number}" if plan.number else plan.short or plan.title
