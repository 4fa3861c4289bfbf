"""Do the slots come back? Thousands of questions made from slots, and what is understood.

    python -m eval.paraphrase --n 5000 --seed 1

Every question is made from a kind, agencies, windows, places, plans, a phrasing and a
disguise; what must be understood is known from how it was made. A slot counts when it is
asked for or found where it is not. Figures of the phrasings held apart stand beside those
of the others; failing examples are shown of the latter only.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random

from assistant.answer import LocatorRef, Question, Settings
from assistant.respond import Assistant
from assistant.time_window import resolve
from assistant.understand import Context, understand
from corpus.text import key
from eval.disguise import WHOLE, WORDING
from eval.phrasing_book import Book, Phrasing, load_book
from eval.phrasing_windows import SaidWindow, any_window
from index.home import default_home

AS_OF = date(2025, 3, 12)
PLAN_YEAR = 2025
_WORK = ("responsibility", "count")
_FIGURES = ("target", "comparison", "series")
_TOPICAL = (*_WORK, *_FIGURES, "deadline", "who", "open")
_SMALL = frozenset(("va", "cua", "cac", "cho", "tren", "mot", "trong", "tinh"))

Slots = dict[str, object]


@dataclass(frozen=True, slots=True)
class Made:
    """A question, the slots it was made from, and how it was disguised."""

    text: str
    phrasing: Phrasing
    disguise: str
    expected: Slots


@dataclass(slots=True)
class _Filled:
    """Slot values chosen so far."""

    said: dict[str, str] = field(default_factory=dict)
    agencies: tuple[str, ...] = ()
    provinces: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()
    window: SaidWindow | None = None
    place: LocatorRef | None = None
    document: str | None = None
    topic: str = ""
    year: int | None = None


def make(book: Book, plans_of: dict[str, tuple[str, ...]], n: int, seed: int) -> list[Made]:
    """`n` questions, each phrasing about equally often. The same seed makes the same ones."""
    rng = Random(seed)
    order = list(book.phrasings)
    made: list[Made] = []
    while len(made) < n:
        rng.shuffle(order)
        made += [_one(book, plans_of, phrasing, rng) for phrasing in order[: n - len(made)]]
    return made


def _one(book: Book, plans_of: dict[str, tuple[str, ...]], phrasing: Phrasing, rng: Random) -> Made:
    filled = _fill(book, phrasing, rng)
    disguise = rng.choice([*WHOLE, *WORDING])
    pieces = re.split(r"(\{[^{}]*\})", phrasing.text)
    if wording := WORDING.get(disguise):
        pieces = _reworded(pieces, wording, rng)
    text = "".join(filled.said.get(p[1:-1], p) if p[:1] == "{" else p for p in pieces)
    text = re.sub(r"\s+([,.?:;])", r"\1", re.sub(r"\s+", " ", text)).strip(" ,")
    if whole := WHOLE.get(disguise):
        text = whole(text, rng)
    return Made(text, phrasing, disguise, _expected(phrasing, filled, plans_of))


def _reworded(pieces: list[str], wording: object, rng: Random) -> list[str]:
    """The phrasing's own words disguised; a slip happens once in a question."""
    own = [i for i, p in enumerate(pieces) if p[:1] != "{" and re.search(r"[^\W\d_]{2}", p)]
    if wording is WORDING["one slip"]:
        own = [rng.choice(own)] if own else []
    return [wording(p, rng) if i in own else p for i, p in enumerate(pieces)]  # type: ignore[operator]


def _fill(book: Book, phrasing: Phrasing, rng: Random) -> _Filled:
    filled = _Filled()
    for slot in phrasing.slots:
        _FILLERS[slot](book, phrasing, rng, filled)
    return filled


def _named(values: dict[str, tuple[str, ...]], rng: Random) -> tuple[str, str]:
    name = rng.choice(list(values))
    return name, rng.choice(values[name])


def _agency(book: Book, _: Phrasing, rng: Random, filled: _Filled) -> None:
    name, filled.said["agency"] = _named(book.agencies, rng)
    filled.agencies = (name,)


def _plan(book: Book, _: Phrasing, rng: Random, filled: _Filled) -> None:
    plan, filled.said["plan"] = _named(book.plans, rng)
    filled.plans = (plan,)


def _document(book: Book, _: Phrasing, rng: Random, filled: _Filled) -> None:
    filled.document, filled.said["document"] = _named(book.documents, rng)


def _row(book: Book, _: Phrasing, rng: Random, filled: _Filled) -> None:
    filled.place, forms = rng.choice(book.rows)
    filled.said["row"] = rng.choice(forms)


def _topic(book: Book, phrasing: Phrasing, rng: Random, filled: _Filled) -> None:
    sort = "figures" if phrasing.kind in _FIGURES else "text" if phrasing.kind == "open" else "work"
    filled.topic = filled.said["topic"] = rng.choice(book.topics[sort])


def _provinces(book: Book, _: Phrasing, rng: Random, filled: _Filled) -> None:
    filled.provinces = tuple(rng.sample(list(book.provinces), rng.choice((2, 3))))
    filled.said["provinces"] = ", ".join(filled.provinces[:-1]) + f" và {filled.provinces[-1]}"


def _year(_: Book, __: Phrasing, rng: Random, filled: _Filled) -> None:
    filled.year = rng.choice((2025, 2030))
    filled.said["year"] = str(filled.year)


def _when(_: Book, __: Phrasing, rng: Random, filled: _Filled) -> None:
    filled.window = any_window(rng, AS_OF, PLAN_YEAR)
    filled.said["when"] = filled.window.say


def _maybe_when(book: Book, phrasing: Phrasing, rng: Random, filled: _Filled) -> None:
    filled.said["when?"] = ""
    if rng.random() < 0.5:
        _when(book, phrasing, rng, filled)
        filled.said["when?"] = filled.said["when"]


def _scope(book: Book, _: Phrasing, rng: Random, filled: _Filled) -> None:
    sort = rng.choice(("none", "province", "plan"))
    filled.said["scope"] = ""
    if sort == "province":
        name, form = _named(book.provinces, rng)
        filled.provinces = (name,)
        filled.said["scope"] = rng.choice(book.scope["province"]).format(form)
    elif sort == "plan":
        plan, form = _named(book.plans, rng)
        filled.plans = (plan,)
        filled.said["scope"] = rng.choice(book.scope["plan"]).format(form)


_FILLERS = {
    "agency": _agency, "topic": _topic, "plan": _plan, "row": _row, "document": _document,
    "provinces": _provinces, "year": _year, "when": _when, "when?": _maybe_when, "scope": _scope,
}  # fmt: skip


# --- what must come back --------------------------------------------------------------


def _expected(phrasing: Phrasing, filled: _Filled, plans_of: dict[str, tuple[str, ...]]) -> Slots:
    within = [p for name in filled.provinces for p in plans_of[name]]
    plans = filled.plans or tuple(within)
    days = (filled.window.after, filled.window.before) if filled.window else None
    return {
        "kind": phrasing.kind,
        "agencies": frozenset(filled.agencies),
        "role": phrasing.role if phrasing.kind in _WORK else None,
        "provinces": frozenset(filled.provinces),
        "plans": frozenset(plans),
        "window": days if phrasing.kind in (*_WORK, "reporting") else None,
        "place": filled.place,
        "document": key(filled.document or ""),
        "horizon": filled.year if phrasing.kind in ("target", "comparison") else None,
        "topic": _content(filled.topic) if phrasing.kind in _TOPICAL else None,
    }


def _content(words: str | Iterable[str]) -> frozenset[str]:
    parts = key(words).split() if isinstance(words, str) else list(words)
    return frozenset(parts) - _SMALL


def understood(question: Question) -> Slots:
    """The slots of a question as understood, in the shape of the expected ones."""
    kind = question.kind
    window = resolve(question.window, PLAN_YEAR) if question.window else None
    return {
        "kind": kind,
        "agencies": frozenset(question.agencies),
        "role": question.role if kind in _WORK else None,
        "provinces": frozenset(question.provinces),
        "plans": frozenset(question.plans or ()),
        "window": (window.after, window.before) if window else None,
        "place": question.place,
        "document": key(question.document or ""),
        "horizon": question.horizon if kind in ("target", "comparison") else None,
        "topic": _content(question.topic) if kind in _TOPICAL else None,
    }


@dataclass(slots=True)
class Tally:
    """Slots and questions counted, right and all."""

    right: int = 0
    slots: int = 0
    whole: int = 0
    questions: int = 0

    def add(self, wrong: Sequence[str], counted: int) -> None:
        self.slots += counted
        self.right += counted - len(wrong)
        self.questions += 1
        self.whole += not wrong

    def shown(self) -> str:
        if not self.questions:
            return f"{'-':>16}"
        return f"{self.right / self.slots:8.2%}{self.whole / self.questions:8.1%}"


def judge(made: Made, got: Slots) -> tuple[tuple[str, ...], int]:
    """The slots that are wrong, and how many count: those asked for or found."""
    counted = [name for name, value in made.expected.items() if value or got[name]]
    return tuple(n for n in counted if made.expected[n] != got[n]), len(counted)


@dataclass(slots=True)
class Report:
    """Tallies by (what, name, held), and wrong slots of the phrasings that may be seen."""

    tallies: defaultdict[tuple[str, str, bool], Tally] = field(
        default_factory=lambda: defaultdict(Tally)
    )
    slots: Counter[tuple[str, bool]] = field(default_factory=Counter)
    failures: list[tuple[Made, tuple[str, ...], Slots]] = field(default_factory=list)

    def add(self, made: Made, got: Slots) -> None:
        wrong, counted = judge(made, got)
        held = made.phrasing.held
        for what, name in (("kind", made.phrasing.kind), ("as", made.disguise), ("all", "all")):
            self.tallies[what, name, held].add(wrong, counted)
        self.slots.update((slot, held) for slot in wrong)
        if wrong and not held:
            self.failures.append((made, wrong, got))

    def table(self) -> str:
        """Share of slots and of whole questions, tuned beside held."""
        lines = [f"{'':16}{'tuned: slots':>14}{'whole':>8}{'held: slots':>14}{'whole':>8}"]
        names = dict.fromkeys((what, name) for what, name, _ in sorted(self.tallies))
        for what, name in names:
            tuned, held = (self.tallies[what, name, side].shown() for side in (False, True))
            lines.append(f"{name:16}{tuned:>22}{held:>22}")
        wrong = sorted({slot for slot, _ in self.slots})
        told = (f"{s} {self.slots[s, False]}/{self.slots[s, True]}" for s in wrong)
        return "\n".join([*lines, "wrong slots (tuned/held): " + ", ".join(told)])


def run(context: Context, n: int, seed: int) -> Report:
    """Make `n` questions and understand each of them alone."""
    plans_of: dict[str, tuple[str, ...]] = {}
    for plan in context.plans:
        plans_of[plan.province] = (*plans_of.get(plan.province, ()), plan.id)
    report = Report()
    for made in make(load_book(), plans_of, n, seed):
        question = understand(made.text, (), Settings(AS_OF), context)
        report.add(made, understood(question))
    return report


def main() -> None:
    """Print the table for `--n` questions; with `--show K`, K failing tuned examples."""
    parser = argparse.ArgumentParser(prog="python -m eval.paraphrase", description=__doc__)
    parser.add_argument("--n", type=int, default=5000, help="how many questions")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, help="failing examples (tuned ones only)")
    parser.add_argument("--kind", help="examples of this kind only")
    asked = parser.parse_args()
    report = run(Assistant.open(default_home()).context, asked.n, asked.seed)
    print(report.table())
    shown = [f for f in report.failures if asked.kind in (None, f[0].phrasing.kind)]
    for made, wrong, got in shown[: asked.show]:
        print(f"\n[{made.disguise}] {made.text}\n    {made.phrasing.kind}: {made.phrasing.text}")
        for slot in wrong:
            print(f"    {slot}: {made.expected[slot]} → {got[slot]}")


if __name__ == "__main__":
    main()
