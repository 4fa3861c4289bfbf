"""Where "not found" begins: the curve over answerable and unanswerable questions.

    python -m eval.threshold

Answerable are the golden open questions and eval/everyday.toml, unanswerable the golden ones
without an answer and eval/unanswerable.toml; what is held out is never read. Only questions
that passages would answer count: others are answered from the register, or refused by it.
"""

from __future__ import annotations

import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assistant.answer import Settings
from assistant.lookups.passages import Ranked, rank_passages
from assistant.lookups.scope import plans_of
from assistant.respond import Assistant
from assistant.searcher import IndexSearcher
from assistant.understanding.understand import understand
from eval.cases import load_cases
from index.build import build
from index.home import Home

_MADE = Path(__file__).with_name("unanswerable.toml")
_EVERYDAY = Path(__file__).with_name("everyday.toml")
_KINDS = ("open", "who", "deadline", "mention")
_AS_OF = Settings(date(2025, 11, 21))


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, whether the plans answer it, and its candidate passages."""

    text: str
    answerable: bool
    ranked: tuple[Ranked, ...]

    def best(self, weight: float) -> float:
        """The best support that any passage gives, with this weight of nearness."""
        return max((r.coverage + weight * r.nearness for r in self.ranked), default=0.0)


def questions(folder: Path | None = None) -> Iterator[tuple[str, bool]]:
    """Development questions and whether the plans answer them."""
    cases = load_cases(folder) if folder else load_cases()
    for case in cases:
        single = not case.held_out and len(case.turns) == 1
        if single and case.kind in ("open", "nothing"):
            yield case.turns[0], case.kind == "open"
    for field in tomllib.loads(_EVERYDAY.read_text(encoding="utf-8"))["field"]:
        for question in field["questions"]:
            yield question["text"], True
    for field in tomllib.loads(_MADE.read_text(encoding="utf-8"))["field"]:
        for text in field["questions"]:
            yield text, False


def ask(assistant: Assistant, searcher: IndexSearcher, text: str, answerable: bool) -> Asked | None:
    """A question with its candidates; None where passages would not be looked at."""
    question = understand(text, (), _AS_OF, assistant.context)
    if question.kind not in _KINDS or question.missing or question.document or not question.topic:
        return None
    plans = tuple(p.id for p in plans_of(question, assistant.register))
    ranked = rank_passages(question, plans, assistant.register, searcher)
    return Asked(text, answerable, tuple(ranked))


def curve(asked: Sequence[Asked], weight: float) -> Iterator[tuple[float, float, float]]:
    """(threshold, share of answerable kept, share of unanswerable refused)."""
    yes = [a.best(weight) for a in asked if a.answerable]
    no = [a.best(weight) for a in asked if not a.answerable]
    for step in range(8, 24):
        floor = step * 0.05
        kept = sum(s >= floor for s in yes) / len(yes)
        yield floor, kept, sum(s < floor for s in no) / len(no)


def separation(asked: Sequence[Asked], score: Callable[[Asked], float]) -> float:
    """How often an answerable question scores above an unanswerable one (0.5 is chance)."""
    yes = [score(a) for a in asked if a.answerable]
    no = [score(a) for a in asked if not a.answerable]
    return sum((y > n) + 0.5 * (y == n) for y in yes for n in no) / (len(yes) * len(no))


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder))
        build(home)
        assistant, searcher = Assistant.open(home), IndexSearcher(home.current())
        found = [ask(assistant, searcher, *question) for question in questions()]
    asked = [a for a in found if a is not None]
    yes = sum(a.answerable for a in asked)
    print(f"{yes} answerable, {len(asked) - yes} unanswerable questions")
    for weight in (0.0, 0.25, 0.5, 0.75, 1.0):
        told = separation(asked, lambda a, w=weight: a.best(w))  # type: ignore[misc]
        print(f"separation, weight {weight:.2f}: {told:.4f}")
    nearness = separation(asked, lambda a: max((r.nearness for r in a.ranked), default=0.0))
    print(f"separation, nearness alone: {nearness:.4f}")
    for weight in (0.0, 0.5):
        print(f"\n| threshold (weight {weight}) | answerable kept | unanswerable refused |")
        print("|---|---|---|")
        for floor, kept, refused in curve(asked, weight):
            print(f"| {floor:.2f} | {kept:.2f} | {refused:.2f} |")
    for a in sorted(asked, key=lambda a: -a.best(0.5)):
        print(f"{'+' if a.answerable else '-'} {a.best(0.5):.2f} {a.text}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
