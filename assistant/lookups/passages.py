"""Open questions: passages of the plans that speak of the topic, best first.

A passage counts by how much of the topic stands in it, and by how near its meaning is;
where "not found" begins was learned (docs/decisions/not-found.md, eval/threshold.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple, Protocol

from assistant.answer import Found, Passage, Question
from assistant.condition import Costs
from assistant.lookups.clauses import in_place
from assistant.lookups.matching import Weights, coverage, weigh
from assistant.lookups.said import Said
from assistant.lookups.scope import plans_of
from assistant.lookups.texts import all_passages, of_section
from assistant.lookups.unknown import names_unknown
from assistant.understanding.words.phrases import load_phrases
from corpus.lazy import pattern
from corpus.quantities import parse_sentence
from corpus.text import accented, key, words
from index.register import Register

_FLOOR = 0.62  # of the coverage alone
_SUPPORT = 0.85  # of coverage and nearness together
_PART, _NEARLY_ALL = 0.35, 0.9  # of a topic that one sentence, and the whole passage, says
_NEARNESS = 0.5
_NEAR = 0.75  # of both: worth showing as what comes nearest
_MOST_NEAR = 3
_RATIO = 0.7  # of the best support: what comes far behind says something else
_CANDIDATES = 50
_CANDIDATES_IN_PLACE = 500  # of all plans, of which those in the place stay
_MOST = 8
_LONGEST_LIST = 20


class Searcher(Protocol):
    """Ranks passages for a question: what a retriever offers to the assistant.

    `calibrated` says that the passages' scores are cosines of the encoder with which the
    threshold was learned.
    """

    @property
    def calibrated(self) -> bool: ...

    def search(self, text: str, plans: tuple[str, ...], top: int) -> tuple[Passage, ...]: ...


class Ranked(NamedTuple):
    """A passage, how much of the topic stands in it (0-1), how near its meaning is (-1-1,
    0 where nothing measured it)."""

    coverage: float
    nearness: float
    passage: Passage

    @property
    def support(self) -> float:
        return self.coverage + _NEARNESS * self.nearness


def find_passages(question: Question, register: Register, searcher: Searcher | None) -> Found:
    """Quoted passages that support an answer; `not_found`, with the nearest few where some
    come near, when none does."""
    plans = tuple(p.id for p in plans_of(question, register))
    if not plans:
        return Found("none")
    ranked = rank_passages(question, plans, register, searcher)
    if act := _ACT.match(key(question.topic_text)):  # words of its title alone are not it
        ranked = [r for r in ranked if f" {act[0]} " in f" {words(r.passage.text)} "]
    floor = _SUPPORT if searcher and searcher.calibrated else _FLOOR
    floor = max(floor, _RATIO * ranked[0].support) if ranked else floor
    chosen = [r.passage for r in ranked if r.support >= floor][:_MOST]
    if chosen and not names_unknown(question, register, _held(ranked)):
        return Found("answered", passages=_with_lists(chosen, register))
    held = _without_unknown(question, plans, ranked, register, searcher)
    return held or Found("not_found", passages=_nearest(ranked, searcher))


# "Luật Đầu tư công": an act by its kind and how its title begins; "nghị định về …" is none.
_ACT = pattern(
    r"(?:luat|bo luat|phap lenh|hien phap|nghi dinh|thong tu)"
    r" (?!(?:so|ve|nao|gi|lien|quy)(?!\w))\w+"
)


def _with_lists(chosen: Sequence[Passage], register: Register) -> tuple[Passage, ...]:
    """Passages that announce a list ("Đối với cá nhân:") with what they announce; nothing is
    quoted twice."""
    found: dict[tuple[str, int, int], Passage] = {}
    for passage in chosen:
        for each in (passage, *_announced(passage, register)):
            found.setdefault((each.plan, each.span.first, each.span.last), each)
    return tuple(found.values())


def _announced(passage: Passage, register: Register) -> list[Passage]:
    if not passage.text.rstrip().endswith(":"):
        return []
    below = register.sections(passage.plan, passage.locator)
    return [of_section(section, register) for section in below[:_LONGEST_LIST]]


def _nearest(ranked: Sequence[Ranked], searcher: Searcher | None) -> tuple[Passage, ...]:
    """What comes near an answer without being one."""
    if searcher is None or not searcher.calibrated:
        return ()
    return tuple(r.passage for r in ranked if r.support >= _NEAR)[:_MOST_NEAR]


def _without_unknown(
    question: Question,
    plans: tuple[str, ...],
    ranked: Sequence[Ranked],
    register: Register,
    searcher: Searcher | None,
) -> Found | None:
    """Passages that hold word for word what is left of the topic without the words that
    stand nowhere ("chip bán dẫn"), which are named, or without the class that its name is
    of."""
    typed = (question.subject_text or question.topic_text).split()
    held = _held(ranked)
    counts = register.word_counts([key(word) for word in typed])
    unknown = [w for w in typed if not counts.get(key(w), 0) and key(w) not in held]
    called = key(" ".join(typed[:2])) in load_phrases().classes  # "nguyên tắc 6 rõ"
    dropped = unknown or (typed[:2] if called else [])
    rest = [w for w in typed if w not in dropped]
    bare = " ".join(map(accented, rest)) in load_phrases().heads  # "chương trình OCOP"
    if any(w.isupper() and len(w) > 1 for w in unknown) and not question.text.isupper():
        return None  # "sản phẩm OCOP": without the name nothing is left of it
    if not dropped or len(rest) < 2 or len(dropped) > len(rest) or bare:
        return None
    text = " ".join(rest)
    wanted = f" {words(text)} "
    narrowed = replace(question, subject_text=text)
    found = rank_passages(narrowed, plans, register, searcher)
    holding = [r.passage for r in found if wanted in f" {words(r.passage.text)} "][:_MOST]
    said = f"Không kế hoạch nào có chữ “{' '.join(unknown)}”; đây" if unknown else "Đây"
    said += f" là các đoạn có “{text}”"
    return Found("answered", passages=tuple(holding), notes=(said,)) if holding else None


def _held(ranked: Sequence[Ranked]) -> frozenset[str]:
    """The words of some passages and of the headings above them, folded."""
    texts = (key(f"{r.passage.path} {r.passage.text}") for r in ranked)
    return frozenset(word for text in texts for word in text.split())


def rank_passages(
    question: Question, plans: tuple[str, ...], register: Register, searcher: Searcher | None
) -> list[Ranked]:
    """Candidate passages with how well they support an answer, best first."""
    asked = question.subject or question.topic or tuple(key(question.text).split())
    topic = question.subject_text if question.subject else question.topic_text
    typed = topic or question.text
    weights = weigh(asked, register, typed)
    place = question.place
    if searcher:
        top = _CANDIDATES if place is None else _CANDIDATES_IN_PLACE
        candidates = _candidates(typed, weights.said, plans, searcher, top)
    else:
        candidates = all_passages(register, plans)
    candidates = tuple(p for p in candidates if place is None or in_place(p.locator, place))
    near = searcher is not None and searcher.calibrated
    found = [Ranked(_score(weights, p), p.score if near else 0.0, p) for p in candidates]
    # What supports equally well is quoted from the plan in force, which `plans` has first.
    return sorted(found, key=lambda r: (-round(r.support, 2), plans.index(r.passage.plan)))


def _candidates(
    typed: str, said: Said | None, plans: tuple[str, ...], searcher: Searcher, top: int
) -> tuple[Passage, ...]:
    """What a search finds; for a topic in everyday words also by those of plans, each
    passage with the higher of its scores."""
    found = searcher.search(typed, plans, top)
    if not said:
        return found
    best: dict[tuple[str, str, int], Passage] = {}
    for passage in (*found, *searcher.search(said.official, plans, top)):
        place = (passage.plan, passage.locator, passage.span.first)
        if place not in best or best[place].score < passage.score:
            best[place] = passage
    return tuple(best.values())


def _score(weights: Weights, passage: Passage) -> float:
    """Coverage with the headings above, where the passage's own words count more."""
    own = coverage(weights, passage.text)
    return (
        own
        if own > 0.95
        else 0.75 * coverage(weights, f"{passage.path} {passage.text}") + 0.25 * own
    )


_DIGIT = pattern(r"\d")
_SUM = pattern(r"(?i)\d[\d.,]*\s*(?:(?:nghìn|ngàn)\s+)?(?:tỷ|tỉ|triệu|đồng|usd)(?!\w)")


def states_figure(question: Question, passage: Passage, register: Register) -> bool:
    """Does one sentence of a passage speak of the topic and state a figure, for the year that
    is asked for? Where all of the passage says nearly all of it, a sentence may say a part."""
    year = str(question.horizon or "")
    weights = weigh(question.topic, register, question.topic_text)
    floor = _PART if coverage(weights, passage.text) >= _NEARLY_ALL else _FLOOR
    sentences = re.split(r"(?<=[.;])\s", passage.text)
    money = any(isinstance(c.test, Costs) for c in question.conditions)
    above = f"{passage.path} " if money else ""  # "IV. KINH PHÍ" over "Dự kiến 84 tỷ đồng"
    return any(
        (_SUM if money else _DIGIT).search(s)
        and year in s
        and coverage(weights, f"{above}{s}") >= floor
        and parse_sentence(s, None)[0].number is not None
        for s in sentences
    )
