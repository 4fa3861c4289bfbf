"""Parts of plans under a heading that the question names, and clauses that stand for one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.answer import Found, Passage, Question
from assistant.lookups.scope import plans_of
from assistant.lookups.texts import of_section
from assistant.memo import once
from assistant.terms import variants
from assistant.understanding.slots.headings import load_headings
from corpus.plan import Manifest
from corpus.text import key
from index.register import Register, SectionRow, heading
from index.word_query import all_of, any_of, phrase

_LETTERS = 8
_FEW = 12
_FEW_NEAR = 3
Titled = tuple[SectionRow, tuple[str, ...]]
_EXACT = 0.75
_NEAR = 0.4
_TURNED = 0.9
_CHILDREN = 24
_SWITCHED = ("open", "who", "deadline", "target", "responsibility", "plans", "overview", "mention")


def find_heading(question: Question, register: Register) -> Found | None:
    """The part of each plan in scope whose heading the question names, with all that stands
    under it; None where the question names no heading."""
    wanted = question.heading
    listing = " ".join(wanted) in load_headings().lists_bodies
    other = question.kind not in _SWITCHED and not listing
    if not wanted or other or question.document or question.about:
        return None
    plans, wanted = _called(wanted, question, register)
    named = question.plans is not None or len(plans) < len(register.plans())
    found = list(_matching(wanted, question, plans, register)) if wanted else []
    if not found and named and (asked := _clause(wanted)) is not None:
        return _stated(asked, wanted, plans, register)
    if listing and not found and named:  # a plan that does not say whom it is sent to
        return Found("not_found", say="nơi nhận")
    best = max((score for score, _ in found), default=0.0)
    loosely = named and question.kind in ("open", "overview")  # a part of the title may do
    if not found or not (best >= _EXACT or loosely):
        return None
    chosen = [section for score, section in found if score >= best - 1e-9]
    passages = tuple(p for section in chosen for p in _with_children(section, register))
    return Found("answered", passages=passages, say=heading(chosen[0].title))


def _called(
    wanted: tuple[str, ...], question: Question, register: Register
) -> tuple[tuple[Manifest, ...], tuple[str, ...]]:
    """The plans in scope, and the words without the short title of one that has no number
    ("hình thức khen thưởng của phong trào thi đua")."""
    plans = plans_of(question, register)
    for plan in plans:
        title = tuple(key(plan.short or "").removeprefix("ke hoach").split())
        at = _find(wanted, title) if title and plan.number is None else None
        if at is not None and len(wanted) > len(title):
            return (plan,), wanted[:at] + wanted[at + len(title) :]
    return plans, wanted


def _find(words: Sequence[str], run: Sequence[str]) -> int | None:
    places = range(len(words) - len(run) + 1)
    return next((i for i in places if tuple(words[i : i + len(run)]) == tuple(run)), None)


def _matching(
    wanted: tuple[str, ...], question: Question, plans: Sequence[Manifest], register: Register
) -> Iterator[tuple[float, SectionRow]]:
    """Of each plan the section whose title says the words best, with the share of the title
    that they are."""
    if set(wanted) <= load_headings().common:
        return
    ways = variants(wanted)
    sections = _candidates(ways, plans, register)
    for plan in plans:
        scored = (
            (max(_share(way, said) for way in ways), -n, section)
            for n, (section, said) in enumerate(sections.get(plan.id, ()))
        )
        best = max(scored, key=lambda one: one[:2], default=None)
        if best and best[0] >= _NEAR and not _holds_targets(best[2], question, register):
            yield best[0], best[2]


def _candidates(
    ways: Sequence[Sequence[str]], plans: Sequence[Manifest], register: Register
) -> dict[str, Sequence[Titled]]:
    """Sections by their plan: of many plans those whose heading has all the words, of few
    plans every one, for OCR may have cut a word."""
    if len(plans) <= _FEW:
        return {plan.id: _titled(register, plan.id) for plan in plans}
    found: dict[str, list[Titled]] = {}
    query = any_of(all_of(phrase([word]) for word in way) for way in ways)
    for section in register.sections_called(query, [p.id for p in plans]):
        found.setdefault(section.plan, []).append((section, _words(heading(section.title))))
    return dict(found)


@once
def _titled(register: Register, plan: str) -> tuple[Titled, ...]:
    """The sections of a plan that have a title, with its words."""
    every = ((section, _words(heading(section.title))) for section in register.sections(plan))
    return tuple((section, said) for section, said in every if said)


def _share(wanted: Sequence[str], title: Sequence[str]) -> float:
    """How much of a title the words are, where it has all of them in their order. OCR may
    have cut its words otherwise ("tuo ng"): then its letters count."""
    rest = iter(title)
    if title and all(word in rest for word in wanted):
        return len(wanted) / len(title)
    if len(wanted) > 2 and len(set(wanted)) == len(wanted) and set(wanted) <= set(title):
        return _TURNED * len(wanted) / len(title)  # "khen thưởng những hình thức gì"
    letters, whole = "".join(wanted), "".join(title)
    return len(letters) / len(whole) if len(letters) > _LETTERS and letters in whole else 0.0


def _words(title: str) -> tuple[str, ...]:
    return tuple(key(title).split())


def _holds_targets(section: SectionRow, question: Question, register: Register) -> bool:
    """Are there targets under it, which a question of targets lists better?"""
    if question.kind != "target":
        return False
    under = (r.locator for r in register.records([section.plan], ["target"]))
    return any(place.startswith((f"{section.locator}.", f"{section.locator}-")) for place in under)


def _with_children(section: SectionRow, register: Register) -> Iterator[Passage]:
    """The section and all under it; of a long part its own headings alone."""
    yield of_section(section, register)
    below = register.sections(section.plan, section.locator)
    if len(below) > _CHILDREN:
        depth = section.locator.count(".") + 1
        own = (s for s in below if s.locator.count(".") == depth)
        below = tuple(s for s in own if "-" not in s.locator)
    for child in below:
        yield of_section(child, register)


def _clause(wanted: tuple[str, ...]) -> tuple[tuple[str, ...], ...] | None:
    """What a clause says that stands for a heading of these words."""
    for clause in load_headings().clauses:
        if wanted in clause.asked:
            return clause.text
    return None


def _stated(
    said: Sequence[tuple[str, ...]],
    wanted: tuple[str, ...],
    plans: Sequence[Manifest],
    register: Register,
) -> Found:
    """Every clause that says it; where a plan has none "not found", with the first few places
    that have the words that were asked for."""
    ids = [p.id for p in plans]
    either = any_of(phrase(words) for words in said)
    runs = [f" {' '.join(words)} " for words in said]
    passages = [of_section(s, register) for s in register.sections_with(either, ids)]
    held = tuple(p for p in passages if any(run in f" {key(p.text)} " for run in runs))
    if held:
        return Found("answered", passages=held)
    near = [of_section(s, register) for s in register.sections_with(phrase(wanted), ids)]
    near.sort(key=lambda passage: len(passage.text))  # the shorter say little else
    return Found("not_found", passages=tuple(near[:_FEW_NEAR]))
