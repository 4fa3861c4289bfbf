"""The assistant with a model on loopback, and what the tests of it ask and read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from assistant.answer import Answer, Settings
from assistant.llm import chosen_model
from assistant.llm.model import ChatModel
from assistant.llm.reply import NOTHING
from assistant.respond import Assistant
from index.home import Home
from tests.model_server import Act, Heard, Server, replying, serving

OPEN = "Kế hoạch nào nhắc đến tín chỉ carbon?"
DAY = Settings(date(2025, 11, 21))
# Mục II.4.5 of plan 86 is the one passage that names carbon credits; its lead is this one.
TRUE = "Kế hoạch 86/KH-UBND nhắc đến tín chỉ carbon trong sản xuất nông nghiệp"
LEAD = "Sở Nông nghiệp và Môi trường được giao chủ trì nội dung này"
LABEL = "Tóm tắt do mô hình ngôn ngữ viết"


class Asking:
    """The assistant, opened once, with a model behind whichever server is up."""

    name = "thu-nghiem"

    def __init__(self, home: Home) -> None:
        self._model: ChatModel | None = None
        self._assistant = Assistant.open(home, self)

    def reply(self, rules: str, material: str) -> str:
        assert self._model
        return self._model.reply(rules, material)

    @contextmanager
    def at(self, act: Act) -> Iterator[tuple[Assistant, Server]]:
        with serving(act) as server:
            self._model = chosen_model(server.settings)
            yield self._assistant, server

    def __call__(self, reply: object, question: str = OPEN) -> Answer:
        with self.at(replying(reply)) as (assistant, _):
            return assistant.ask(question, (), DAY)


def heard_of(asking: Asking, question: str) -> Heard:
    """What the model is told of a question."""
    with asking.at(replying(NOTHING)) as (assistant, server):
        assistant.ask(question, (), DAY)
    (heard,) = server.heard
    return heard
