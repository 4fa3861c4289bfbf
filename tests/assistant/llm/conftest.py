"""The assistant with a model behind it, and one answer without."""

from __future__ import annotations

import pytest

from assistant.answer import Answer
from assistant.respond import Assistant
from index.home import Home
from tests.assistant.llm.asking import DAY, OPEN, Asking


@pytest.fixture(scope="module")
def asking(shipped_home: Home) -> Asking:
    return Asking(shipped_home)


@pytest.fixture(scope="module")
def alone(assistant: Assistant) -> Answer:
    """The same answer without a model."""
    return assistant.ask(OPEN, (), DAY)
