"""An assistant over the shipped plans and one document that a test writes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.respond import Assistant
from index.add import add
from index.home import Home


@pytest.fixture(scope="session")
def assistant_with(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Assistant]:
    """Adds a document, given as its text, to a home of its own, and opens that."""

    def opened(text: str) -> Assistant:
        folder = tmp_path_factory.mktemp("with_one_more")
        file = folder / "plan.txt"
        file.write_text(text, encoding="utf-8")
        home = Home(folder / "home")
        add(home, file)
        return Assistant.open(home)

    return opened
