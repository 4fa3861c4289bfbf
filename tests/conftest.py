"""The shipped plans, indexed once for all tests that only read them."""

from __future__ import annotations

import pytest

from assistant.respond import Assistant
from index.build import build
from index.home import Home


@pytest.fixture(scope="session")
def shipped_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home whose index holds the five plans."""
    home = Home(tmp_path_factory.mktemp("home"))
    build(home)
    return home


@pytest.fixture(scope="session")
def assistant(shipped_home: Home) -> Assistant:
    """The assistant over it."""
    return Assistant.open(shipped_home)
