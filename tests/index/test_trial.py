"""A file that would stop, fill or break the process that reads it is refused by another."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from corpus.readers import ReadError
from index.add import add
from index.home import Home
from index.trial import tried

_MIB = 1024 * 1024


def test_an_ordinary_plan_passes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("KẾ HOẠCH\nPhát triển y tế\nI. NHIỆM VỤ\n1. Sở Y tế chủ trì việc này.", "utf-8")
    tried(path)


def test_a_page_that_would_take_hours_is_stopped(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<html><body>" + "<!--" * 1_000_000, "utf-8")
    with pytest.raises(ReadError, match="đọc quá 1 giây"):
        tried(path, seconds=1)


def test_a_line_that_patterns_walk_over_for_hours_is_stopped(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("KẾ HOẠCH\n1. Sở Y tế chủ trì " + "10 % " * 30_000, "utf-8")
    with pytest.raises(ReadError, match="đọc quá 2 giây"):
        tried(path, seconds=2)


def test_a_page_that_fills_the_memory_is_stopped(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<html><body><a " + "x " * 1_500_000 + ">", "utf-8")
    with pytest.raises(ReadError, match="quá nhiều bộ nhớ"):
        tried(path, memory=300 * _MIB)


def test_what_a_reader_says_is_passed_on(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7\nnothing\n%%EOF")
    with pytest.raises(ReadError, match=r"a\.pdf: tệp PDF hỏng"):
        tried(path)


def test_nothing_of_a_refused_file_is_kept(tmp_path: Path) -> None:
    path, home = tmp_path / "a.txt", Home(tmp_path / "home")
    os.mkfifo(path)
    with pytest.raises(ReadError, match="không phải tệp thường"):
        add(home, path)
    assert not home.root.exists()
