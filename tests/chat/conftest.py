"""A real index of the shipped plans, built once for the tests of the chat."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant.answer import Answer, Item, Question, Shown
from assistant.cite import cite_item
from assistant.commands.building import keep_tables
from corpus.plan import Record
from index.build import build
from index.home import Home
from index.register import Register
from tests.chat.members import entered, listed
from tests.chat.served import Person, serving

PLAN = "thaibinh-26-2025"


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    found = Home(tmp_path_factory.mktemp("home"))
    build(found)
    keep_tables(found)
    return found


@pytest.fixture(scope="session")
def register(home: Home) -> Iterator[Register]:
    opened = home.open_register()
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def history() -> str:
    """KEHOACH_HISTORY_URL of the chat: "" is its own SQLite file."""
    return ""


@pytest.fixture(scope="module")
def users(history: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The list of users, made anew for each sort of history."""
    return listed(tmp_path_factory.mktemp("auth"))


@pytest.fixture(scope="module")
def url(home: Home, users: Path, history: str) -> Iterator[str]:
    """A chat with a login, served for the tests of one file."""
    auth = f"password:{users}"
    with serving(home.root, KEHOACH_AUTH=auth, KEHOACH_HISTORY_URL=history) as address:
        yield address


@pytest.fixture(scope="module")
def lan(url: str) -> Person:
    return entered(url, "lan")


class Answers:
    """Hand-made answers over real records."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def of(self, *locators: str, due: date | None = None, plan: str = PLAN) -> Answer:
        """An answer that lists the records at these locators, each cited."""
        records = [self._record(f"{plan}#{locator}") for locator in locators]
        items = [Item(record, "lead", "due", due or _due(record)) for record in records]
        cited = tuple(
            cite_item(n, item, self._register, in_force=False) for n, item in enumerate(items, 1)
        )
        text = "\n".join(f"{n}. việc [{n}]" for n in range(1, len(items) + 1))
        shown = tuple(Shown(item, (n,)) for n, item in enumerate(items, 1))
        question = Question("Sở Nội vụ phải làm gì?", "responsibility", date(2025, 3, 1),
                            agencies=("Sở Nội vụ",))  # fmt: skip
        return Answer(question, "answered", text, shown, citations=cited)

    def _record(self, record_id: str) -> Record:
        found = self._register.get(record_id)
        assert found is not None, record_id
        return found


def _due(record: Record) -> date | None:
    deadline = getattr(record, "deadline", None)
    return deadline.due if deadline else None


@pytest.fixture(scope="session")
def answers(register: Register) -> Answers:
    return Answers(register)
