"""A register of one small plan, written once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.agencies import Directory
from index.register import Register
from index.register.writer import write_register
from tests.index.register.kit import PLAN


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("register") / "register.db"
    write_register(found, [PLAN], Directory.load())
    return found


@pytest.fixture
def register(path: Path) -> Iterator[Register]:
    opened = Register(path)
    yield opened
    opened.close()
