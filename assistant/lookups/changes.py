"""What a plan has of the plan that it replaces: work that both word alike, and what only one has.

No plan lists what changed. Two pieces of work are taken for one where most of the rarer runs of
three words of the shorter stand in the other (docs/decisions/read-by-eye.md).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.answer import Change, Found, Group, Item, Question
from assistant.lookups.clauses import absent_annexes
from assistant.lookups.scope import plans_of, replacement_proof
from assistant.lookups.work import WORK
from corpus.plan import Manifest, Record
from corpus.text import key
from index.register import Register

_RUN = 3  # words
_COMMON, _FEWEST = 0.04, 4  # of all records: a run of words that more have tells nothing
_SAME, _APART = 0.4, 0.2  # of the runs of the shorter
_NO_PAIR = (
    "Chỉ so được từng việc của một kế hoạch với kế hoạch mà nó thay thế; các kế hoạch đã hỏi không"
    " thay thế nhau. Xin hỏi cụ thể nội dung cần so sánh."
)
_WORDED_ALIKE = "Việc của {} có lời văn gần giống một phần"
_ONLY = "Việc của {} không thấy lời văn tương ứng ở {}"
Runs = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Compared:
    """Work of two plans: what the newer has of the older, each with its older counterparts;
    what only the older, or only the newer has; what the older words alike in part."""

    kept: Mapping[Record, tuple[Record, ...]]
    dropped: tuple[Record, ...]
    added: tuple[Record, ...]
    partly: tuple[Record, ...]


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


def compare(old: Sequence[Record], new: Sequence[Record]) -> Compared:
    """Work of two plans side by side."""
    runs = _telling([*old, *new])
    holding: dict[tuple[str, ...], list[str]] = {}
    for record in new:
        for run in runs[record.id]:
            holding.setdefault(run, []).append(record.id)
    kept: dict[str, list[Record]] = {}
    dropped: list[Record] = []
    partly: list[Record] = []
    for record in old:
        shared = Counter(name for run in runs[record.id] for name in holding.get(run, ()))
        near = {name: _share(n, runs[record.id], runs[name]) for name, n in shared.items()}
        best = max(near, key=lambda name: (near[name], shared[name]), default=None)
        share = near[best] if best else 0.0
        if best and share >= _SAME:
            kept.setdefault(best, []).append(record)
        else:
            (partly if share >= _APART else dropped).append(record)
    added = tuple(r for r in new if r.id not in kept and _alone(r, old, runs))
    ordered = {r: tuple(kept[r.id]) for r in new if r.id in kept}
    return Compared(ordered, tuple(dropped), added, tuple(partly))


def _alone(record: Record, old: Iterable[Record], runs: Mapping[str, Runs]) -> bool:
    """Does no older work share as much with a newer one as a part of it?"""
    own = runs[record.id]
    return all(_share(len(own & runs[o.id]), own, runs[o.id]) < _APART for o in old)


def _share(shared: int, one: Runs, other: Runs) -> float:
    return shared / max(1, min(len(one), len(other)))


def _telling(records: Sequence[Record]) -> dict[str, Runs]:
    """The runs of words of each record without those that many have."""
    every = {record.id: _runs(record.text) for record in records}
    often = Counter(run for runs in every.values() for run in runs)
    most = max(_FEWEST, _COMMON * len(records))
    return {name: frozenset(r for r in runs if often[r] <= most) for name, runs in every.items()}


def _runs(text: str) -> Runs:
    words = key(text).split()
    return frozenset(tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1))


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
