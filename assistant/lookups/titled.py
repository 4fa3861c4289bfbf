"""What is asked of a plan that the question also calls by its title: "Kinh phí thực hiện kế
hoạch du lịch sinh thái Cà Mau là bao nhiêu?" asks for "kinh phí"."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import Question
from assistant.lookups.scope import plans_of
from corpus.lazy import pattern
from corpus.text import accented
from index.register import Register

_OF_PLANS = pattern(
    r"(?<!\w)(?:(?:để |nhằm )?(?:thực hiện|triển khai)\s+)?(?:kế hoạch|chương trình|nghị quyết|"
    r"quyết định|đề án)(?!\w)"
)
_SHORTEST = 2


def without_title(question: Question, register: Register) -> Question | None:
    """The question without what its topic says of the one plan in scope; None where that is
    nothing, or all of it."""
    plans = plans_of(question, register)
    said = accented(question.subject_text or question.topic_text)
    if len(plans) != 1 or not said:
        return None
    title = f" {accented(plans[0].title)} "
    rest = _beside(_OF_PLANS.sub(" ", said).split(), title)
    if not rest or " ".join(rest) == said:
        return None
    return replace(question, topic_text=" ".join(rest), subject_text=" ".join(rest))


def _beside(words: list[str], title: str) -> list[str]:
    """The words without those that stand in the title side by side, two or more."""
    kept: list[str] = []
    at = 0
    while at < len(words):
        runs = (
            n for n in range(len(words) - at, 0, -1) if f" {' '.join(words[at : at + n])} " in title
        )
        run = next(runs, 0)
        if run < _SHORTEST:
            kept.append(words[at])
        at += run if run >= _SHORTEST else 1
    return kept
