"""The five plans, read once for all tests, and a small workbench for made-up documents."""

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from corpus.agencies import Directory
from corpus.manifest import PLANS, load_manifests
from corpus.parse import parse, parse_lines
from corpus.plan import Line, Manifest, Plan

SOME_PLAN = Manifest(
    id="hoabinh-7-2025",
    file="ke-hoach.txt",
    number="7/KH-UBND",
    title="Phát triển nghề gốm",
    issuer="Ủy ban nhân dân tỉnh Hòa Bình",
    province="Hòa Bình",
    issued=date(2025, 3, 14),
    signer="Trần Văn A",
)


def lines_of(text: str) -> tuple[Line, ...]:
    """Numbered lines; a tab parts the cells of a row, as the text reader has it."""
    return tuple(
        Line(n, row, cells=tuple(c.strip() for c in row.split("\t")) if "\t" in row else None)
        for n, row in enumerate(text.split("\n"), 1)
    )


@pytest.fixture(scope="session")
def directory() -> Directory:
    return Directory.load()


@pytest.fixture(scope="session")
def plans(directory: Directory) -> Mapping[str, Plan]:
    """The shipped plans by id."""
    return {m.id: parse(m, PLANS, directory) for m in load_manifests()}


@pytest.fixture(scope="session")
def read(directory: Directory) -> Callable[[str], Plan]:
    """A made-up plan of 14 March 2025, parsed."""
    return lambda text: parse_lines(lines_of(text), SOME_PLAN, directory)


@pytest.fixture(scope="session")
def lines() -> Callable[[str], tuple[Line, ...]]:
    return lines_of
