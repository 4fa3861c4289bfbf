"""The story: a question becomes a checked Answer.

understand → look up → (a language model, where one is set, sums passages up) → compose → check
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.agencies import known_agencies
from assistant.answer import Answer, Found, Group, Passage, Question, Settings
from assistant.cite import check
from assistant.compose import compose
from assistant.deferred import made
from assistant.lookups.about_plans import find_plans_in_corpus, find_validity
from assistant.lookups.basis import find_basis
from assistant.lookups.blank import find_blank
from assistant.lookups.clauses import find_clause, find_mentions
from assistant.lookups.conditions import conditioned, grounded
from assistant.lookups.headings import find_heading
from assistant.lookups.issue import find_signer
from assistant.lookups.mergers import find_mergers, successor_notes, successors_said
from assistant.lookups.outputs import find_output
from assistant.lookups.overview import find_overview
from assistant.lookups.passages import Searcher, find_passages, passages_with, states_figure
from assistant.lookups.reports import find_reports
from assistant.lookups.scope import plans_of, siblings
from assistant.lookups.tally import find_tally
from assistant.lookups.targets import compare_targets, find_targets, series_of_targets
from assistant.lookups.titled import without_title
from assistant.lookups.topics import find_topic
from assistant.lookups.work import find_work
from assistant.lookups.year import reopened, settled
from assistant.parts import joined, questions_in
from assistant.searcher import IndexSearcher
from assistant.time_window import InvalidDate
from assistant.understanding.strangers import alike
from assistant.understanding.understand import Context, understand
from corpus.agencies import Directory
from corpus.provinces import Provinces
from index.home import Home
from index.register import Register

if TYPE_CHECKING:
    from assistant.llm.model import ChatModel
    from assistant.llm.summary import Summariser

_MAY_BE_TEXT = ("who", "deadline", "target", "comparison", "series", "mention")
_OF_RECORDS = ("who", "deadline", "target", "series")
_FIGURES = ("target", "comparison", "series")
_MOST_ROWS = 12
_OF_OUTSIDE = ("signer", "validity")  # what plans tell of documents that are not here
_MOST_NEAR = 3

Lookup = Callable[[Question], Found]


def _asks_strangers(question: Question) -> bool:
    """Is only an unknown body asked about? A list without it would be somebody else's."""
    of_body = question.kind in ("responsibility", "count", "reporting")
    named = question.topic or question.place or question.document
    return bool(question.strangers and not question.agencies and (of_body or not named))


def _names_nothing(question: Question) -> bool:
    """ "Còn hạn thì sao?" with nothing before it."""
    scope = question.plans or question.provinces or question.missing or question.strangers
    subject = question.agencies or question.topic or question.subject or question.document
    asked = question.place or question.window or question.horizon or question.about
    return question.kind == "open" and not (scope or subject or asked)


def _nearest(found: Found) -> tuple[str, ...]:
    """Where nothing was found, what the answer shows first is what a follow-up points at."""
    return tuple(i.record.id for i in found.related[0].items) if found.related else ()


def _asks_figure(question: Question) -> bool:
    """ "Phong trào … của tỉnh nào" compares provinces, but no figures."""
    return question.kind != "comparison" or question.tracks or question.horizon is not None


def _model_failed(answer: Answer) -> bool:
    return "model" in answer.timing_ms and answer.summary is None


class Assistant:
    """Everything loaded once. Asking changes nothing, so one may serve many users."""

    def __init__(
        self,
        register: Register,
        directory: Directory,
        provinces: Provinces,
        searcher: Searcher | None = None,
        summariser: Summariser | None = None,
    ) -> None:
        self.register = register
        self.directory = directory
        known = frozenset(name for name, _ in register.agencies())
        self.context = Context(
            register.plans(), directory, provinces, register, known, register.leads
        )
        self._searcher = searcher
        self._summariser = summariser
        self._lookups = self._table()

    @classmethod
    def open(cls, home: Home, model: ChatModel | None = None) -> Assistant:
        """The assistant over the index of a home; a model sums up the passages of open
        questions. Raises RegisterError without an index."""
        folder = home.current()
        register = home.open_register()
        learned = [name for name, _ in register.agencies()]
        provinces = Provinces.load()
        directory = known_agencies(learned, provinces)
        summariser = None
        if model:  # not at import: without a model nothing of this is loaded
            from assistant.llm.summary import opened

            summariser = opened(model, register, directory, provinces, home.logs)
        return cls(register, directory, provinces, IndexSearcher(folder), summariser)

    def ask(self, text: str, history: Sequence[Question], settings: Settings) -> Answer:
        """A checked answer; where a message asks several questions, one to each of them in
        turn, joined. Raises CitationError when an answer fails its check."""
        asked = questions_in(text, history, settings, self.context)
        answers: list[Answer] = []
        for words in asked:
            earlier = [*history, *(answer.question for answer in answers)]
            answers.append(self._ask(words, earlier, settings))
            if _model_failed(answers[-1]):  # one wait is enough for a message
                settings = replace(settings, may_summarise=False)
        return answers[0] if len(answers) == 1 else joined(text, asked, answers)

    def _ask(self, text: str, history: Sequence[Question], settings: Settings) -> Answer:
        started = time.perf_counter()
        earlier = [reopened(turn) for turn in history]
        question = settled(understand(text, earlier, settings, self.context), self.register)
        question = grounded(question, self.register)
        understood = time.perf_counter()
        question, found = self._look_up(question)
        looked_up = time.perf_counter()
        summed = self._sum_up(question, found, settings)
        summed_up = time.perf_counter()
        answer = compose(question, summed, self.register)
        check(answer, self.register)
        done = time.perf_counter()
        shown = tuple(s.item.record.id for _, s in made(answer.items)) or _nearest(found)
        return replace(
            answer,
            question=replace(question, answered=shown or question.about),
            timing_ms={
                "understand": (understood - started) * 1e3,
                "look_up": (looked_up - understood) * 1e3,
                "compose": (done - summed_up) * 1e3,
                **({} if summed is found else {"model": (summed_up - looked_up) * 1e3}),
                "total": (done - started) * 1e3,
            },
        )

    def _sum_up(self, question: Question, found: Found, settings: Settings) -> Found:
        """The same with a summary, or a note on why there is none, where a model is asked."""
        asked = self._summariser if settings.may_summarise else None
        return asked.add(question, found) if asked else found

    def _look_up(self, question: Question) -> tuple[Question, Found]:
        if question.kind == "invalid":
            return question, Found("invalid")
        if question.kind == "out_of_scope":
            return question, Found("out_of_scope")
        if question.missing and not question.plans and question.kind not in _OF_OUTSIDE:
            return question, Found("none")
        if _names_nothing(question):
            return question, Found("clarify")
        if _asks_strangers(question):
            near = [n for name in question.strangers for n in alike(name, self.directory)]
            return question, Found("clarify" if near else "none", say=", ".join(near))
        if part := find_heading(question, self.register):
            return replace(question, kind="open"), part
        try:
            found = self._lookups[question.kind](question)
        except InvalidDate as fault:
            return question, Found("invalid", notes=(str(fault),))
        if question.kind in ("who", "deadline"):
            notes = successor_notes(found.items, self.directory, question.as_of)
            found = replace(found, notes=(*found.notes, *notes))
        if question.kind in ("responsibility", "count"):
            notes = successors_said(question.agencies, self.directory, question.as_of)
            found = replace(found, notes=(*found.notes, *notes))
        if question.conditions or question.rank:
            return question, conditioned(question, found, self.register, self.directory)
        return self._elsewhere(question, found)

    def _elsewhere(self, question: Question, found: Found) -> tuple[Question, Found]:
        """Where another reading answers: a bare topic with targets of its own, or, when
        no record fits, passages that speak of it."""
        output = find_output(question, self.register) if question.kind == "open" else None
        if output:
            return replace(question, kind="citation"), output
        if question.kind == "open" and question.topic and not question.asks_text:
            targets = find_targets(question, self.register)
            if targets.status == "answered" and len(targets.items) <= _MOST_ROWS:
                return replace(question, kind="target"), targets
        if found.status == "none" and question.kind == "series":  # the steps of a piece of work
            steps = find_topic(replace(question, kind="deadline"), self.register)
            if steps.status == "answered":
                return replace(question, kind="deadline"), steps
        if found.status == "none" and question.kind in _MAY_BE_TEXT and question.topic:
            passages = self._passages(question)
            if passages.status == "answered":
                return replace(question, kind="open"), passages
            if passages.passages and not (found.related or question.place):  # the nearest
                return replace(question, kind="open"), replace(passages, status="none")
        if found.status == "none" and question.kind in _OF_RECORDS:
            found = self._beside(question, found)
        if found.status == "none" and question.kind in _FIGURES and not found.related:
            found = replace(found, passages=self._saying(question))
        return question, found

    def _saying(self, question: Question) -> tuple[Passage, ...]:
        """Passages that say the topic word for word, where no figure is set for it."""
        plans = tuple(plan.id for plan in plans_of(question, self.register))
        said = passages_with(question.topic, self.register, plans) if question.topic else ()
        return said[:_MOST_NEAR]

    def _beside(self, question: Question, found: Found) -> Found:
        """What the asked plan does not have and another of its province has: shown apart."""
        others = siblings(question, self.register)
        if not others:
            return found
        there = self._lookups[question.kind](replace(question, plans=others))
        if there.status != "answered":
            return found
        group = Group("Kế hoạch khác của tỉnh có nội dung này", there.items[:_MOST_ROWS])
        return replace(found, related=(group, *found.related))

    def _passages(self, question: Question) -> Found:
        """Passages for a question that no record answers; asked for a figure, they must
        state one."""
        if question.document:
            return Found("not_found")
        found = find_passages(question, self.register, self._searcher)
        dated = question.kind in _FIGURES and question.horizon
        if not dated and (question.kind not in _FIGURES or not _asks_figure(question)):
            return found
        telling = tuple(p for p in found.passages if states_figure(question, p, self.register))
        if telling:
            return replace(found, passages=telling)
        bare = without_title(question, self.register)
        return self._passages(bare) if bare else Found("not_found")

    def _table(self) -> dict[str, Lookup]:
        """One lookup a kind of question."""
        register, directory = self.register, self.directory
        return {
            "responsibility": lambda q: find_work(q, register, directory),
            "count": lambda q: find_work(q, register, directory),
            "blank": lambda q: find_blank(q, register),
            "tally": lambda q: find_tally(q, register, directory),
            "deadline": lambda q: find_topic(q, register),
            "who": lambda q: find_topic(q, register),
            "target": lambda q: find_targets(q, register),
            "comparison": lambda q: compare_targets(q, register),
            "series": lambda q: series_of_targets(q, register),
            "citation": lambda q: find_clause(q, register),
            "mention": lambda q: find_mentions(q, register),
            "validity": lambda q: find_validity(q, register),
            "basis": lambda q: find_basis(q, register),
            "signer": lambda q: find_signer(q, register),
            "office": lambda q: Found("not_found"),
            "plans": lambda q: find_plans_in_corpus(q, register),
            "overview": lambda q: find_overview(q, register),
            "merger": lambda q: find_mergers(q, directory, self.context.provinces),
            "reporting": lambda q: find_reports(q, register, directory),
            "open": lambda q: find_passages(q, register, self._searcher),
        }
