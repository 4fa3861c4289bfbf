"""A chat with a language model behind it: the summary is shown, and stopping stops it."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator

import pytest

from index.home import Home
from tests.chat.served import Person, Talk, serving
from tests.model_server import Handler, replying
from tests.model_server import serving as serving_model

_OPEN = "Kế hoạch nào nhắc đến tín chỉ carbon?"
_TRUE = "Kế hoạch 86/KH-UBND nhắc đến tín chỉ carbon trong sản xuất nông nghiệp"


class Model:
    """What the model's server does next."""

    def __init__(self) -> None:
        self.act = replying(f"{_TRUE} [1].")
        self.asked, self.left = threading.Event(), threading.Event()

    def __call__(self, handler: Handler) -> None:
        self.act(handler)

    def wait(self, handler: Handler) -> None:
        """Say nothing until whoever asked has gone."""
        self.asked.set()
        handler.connection.settimeout(60)
        if handler.connection.recv(1) == b"":
            self.left.set()


@pytest.fixture(scope="module")
def chat(home: Home) -> Iterator[tuple[str, Model]]:
    model = Model()
    with serving_model(model) as server, serving(home.root, **server.settings) as url:
        yield url, model


def test_the_summary_is_shown_with_links_and_written_to_the_log(
    chat: tuple[str, Model], home: Home
) -> None:
    talk = Talk(Person(chat[0]))
    first, *_ = talk.ask(_OPEN)["output"].partition("Tìm thấy")
    talk.close()
    assert "Tóm tắt do mô hình ngôn ngữ viết" in first and f"- {_TRUE}" in first
    assert "[\\[1\\]](/ke-hoach/thaibinh-86-2025" in first
    last = (home.logs / "hoi-dap.jsonl").read_text(encoding="utf-8").splitlines()[-1]
    assert json.loads(last)["model"] == "thu-nghiem"


def test_others_are_answered_while_a_model_writes_and_stop_ends_it(
    chat: tuple[str, Model],
) -> None:
    url, model = chat
    model.act = model.wait
    one, other = Talk(Person(url)), Talk(Person(url))
    threading.Thread(target=one.ask, args=(_OPEN,), daemon=True).start()
    assert model.asked.wait(60)
    assert "26/KH-UBND" in other.ask("Kế hoạch 26 còn hiệu lực không?")["output"]
    assert not model.left.is_set()
    before = len(one.events)
    one.emit("stop")
    assert one.wait("new_message", before)["output"] == "Đã dừng."
    assert model.left.wait(20), "the model's connection is closed, not waited for"
    one.close()
    other.close()
