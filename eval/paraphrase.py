"""Do the slots come back? Thousands of questions made from slots, and what is understood.

    python -m eval.paraphrase --n 5000 --seed 1

Every question is made from a kind, agencies, windows, places, plans, a phrasing and a
disguise; what must be understood is known from how it was made. A slot counts when it is
asked for or found where it is not. Figures of the phrasings held apart stand beside those
of the others; failing examples are shown of the latter only.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from assistant.answer import Question, Settings
from assistant.locator import LocatorRef
from assistant.respond import Assistant
from assistant.time_window import resolve
from assistant.understanding.understand import Context, understand
from corpus.text import key
from eval.phrasings.book import load_book
from eval.phrasings.questions import AS_OF, PLAN_YEAR, TOPICAL, WORK, Made, Slots, content, make
from index.home import default_home


def understood(question: Question) -> Slots:
    """The slots of a question as understood, in the shape of the expected ones."""
    kind = question.kind
    window = resolve(question.window, PLAN_YEAR) if question.window else None
    return {
        "kind": kind,
        "agencies": frozenset(question.agencies),
        "role": question.role if kind in WORK else None,
        "provinces": frozenset(question.provinces),
        "plans": frozenset(question.plans or ()),
        "window": (window.after, window.before) if window else None,
        "place": _place(question),
        "document": key(question.document or ""),
        "horizon": question.horizon if kind in ("target", "comparison") else None,
        "topic": content(question.topic) if kind in TOPICAL else None,
    }


def _place(question: Question) -> LocatorRef | None:
    """The place that is named, whatever its row is called; "trong phụ lục" alone, which
    phrasings may say, names none."""
    place = question.place and replace(question.place, row=None)
    return None if place == LocatorRef("") else place


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
