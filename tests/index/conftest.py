"""The five plans read once, and an encoder that needs no files."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest

from corpus.agencies import Directory
from corpus.manifest import PLANS, load_manifests
from corpus.parse import parse
from corpus.plan import Plan
from corpus.text import words
from index.encoder import Vectors
from index.passages import Passage, passages
from index.search_files import write_search


@dataclass
class Letters:
    """Hashes words into 64 sides; counts what it was given to encode."""

    name: str = "letters"
    digest: str = "1"
    dim: int = 64
    encoded: list[str] = field(default_factory=list)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        self.encoded += texts
        return self.encode_queries(texts)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        rows = np.zeros((len(texts), self.dim), np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in words(text).split():
                row[sum(word.encode()) % self.dim] += 1
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.asarray(rows / np.where(lengths > 0, lengths, 1), np.float32)


@pytest.fixture(scope="session")
def plans() -> Mapping[str, Plan]:
    """The shipped plans by id."""
    directory = Directory.load()
    return {m.id: parse(m, PLANS, directory) for m in load_manifests()}


@pytest.fixture(scope="session")
def cut(plans: Mapping[str, Plan]) -> tuple[Passage, ...]:
    """Their passages."""
    return tuple(p for plan in plans.values() for p in passages(plan))


@pytest.fixture
def encoder() -> Letters:
    return Letters()


@pytest.fixture(scope="session")
def searchable(
    tmp_path_factory: pytest.TempPathFactory, plans: Mapping[str, Plan], cut: tuple[Passage, ...]
) -> Path:
    """The shipped plans in a folder that can be searched."""
    folder = tmp_path_factory.mktemp("searchable")
    write_search(folder, [p.manifest for p in plans.values()], cut, Letters())
    return folder


POTTERY = """KẾ HOẠCH
Nghề gốm
I. NHIỆM VỤ
1. Lắp hạ tầng số cho hợp tác xã gốm.
2. Mở lớp dạy nghề đan lát.
"""
POTTERY_ENTRY = """[[plan]]
id = "hoabinh-1-2025"
file = "1.txt"
number = "1/KH-UBND"
title = "Nghề gốm"
issuer = "Ủy ban nhân dân tỉnh Hòa Bình"
province = "Hòa Bình"
date = 2025-03-14
signer = "Trần Văn A"
"""


@pytest.fixture(scope="session")
def pottery() -> Callable[[Path], Path]:
    """Writes a small plan about pottery with its manifest into a folder, and gives that back."""

    def write(place: Path) -> Path:
        (place / "plans.toml").write_text(POTTERY_ENTRY, "utf-8")
        (place / "1.txt").write_text(POTTERY, "utf-8")
        return place

    return write
