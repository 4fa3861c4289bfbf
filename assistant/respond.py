"""The story: a question becomes a checked Answer.

understand → look up → (a language model, where one is set, sums passages up) → compose → check
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.agencies import known_agencies, known_provinces
from assistant.answer import Answer, Found, Question, Settings
from assistant.cite import check
from assistant.compose import compose
from assistant.deferred import made
from assistant.lookups.conditions import grounded
from assistant.lookups.look_up import Lookups
from assistant.lookups.mergers import became
from assistant.lookups.passages import Searcher
from assistant.lookups.year import reopened, settled
from assistant.parts import joined, questions_in
from assistant.searcher import IndexSearcher
from assistant.sentences.tallied import foremost_agencies
from assistant.understanding.understand import Context, understand
from corpus.agencies import Directory
from corpus.provinces import Provinces
from index.home import Home
from index.register import Register

if TYPE_CHECKING:
    from assistant.llm.model import ChatModel
    from assistant.llm.summary import Summariser


_FEW = 4


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
        self._lookups = Lookups(register, directory, provinces, searcher)
        self._summariser = summariser

    @classmethod
    def open(cls, home: Home, model: ChatModel | None = None) -> Assistant:
        """The assistant over the index of a home; a model sums up the passages of open
        questions. Raises RegisterError without an index."""
        folder = home.current()
        register = home.open_register()
        learned = [name for name, _ in register.agencies()]
        provinces = known_provinces()
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
        question, found = self._lookups.look_up(question)
        looked_up = time.perf_counter()
        summed = self._sum_up(question, found, settings)
        summed_up = time.perf_counter()
        answer = compose(question, summed, self.register)
        check(answer, self.register)
        done = time.perf_counter()
        shown = tuple(s.item.record.id for _, s in made(answer.items)) or _nearest(found)
        return replace(
            answer,
            question=replace(
                question,
                answered=shown or question.about,
                leads=became(question, self.directory)
                or foremost_agencies(question, found, self.register)
                or _leading(answer),
            ),
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


def _leading(answer: Answer) -> tuple[str, ...]:
    """The agencies that lead what an answer shows, where they are few enough for "họ"."""
    leads = {a: None for _, s in made(answer.items) for a in getattr(s.item.record, "lead", ())}
    return tuple(leads) if len(leads) <= _FEW else ()


def _nearest(found: Found) -> tuple[str, ...]:
    """Where nothing was found, what the answer shows first is what a follow-up points at."""
    return tuple(i.record.id for i in found.related[0].items) if found.related else ()


def _model_failed(answer: Answer) -> bool:
    return "model" in answer.timing_ms and answer.summary is None
