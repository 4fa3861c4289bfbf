"""Every file of an index is read through, also those that opening it leaves out."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from index import files
from index.intact import check_files
from index.register import RegisterError
from index.sealed import seal

_WORDS = b"Chi thi" * 999


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A database and a file of arrays, as an index has them, and what is neither."""
    with closing(sqlite3.connect(tmp_path / "register.db")) as db:
        db.execute("CREATE TABLE t (words TEXT)")
        db.execute("INSERT INTO t VALUES (?)", (_WORDS.decode(),))
        db.commit()
    seal(tmp_path / "register.db")
    files.write(tmp_path / "lexical.bin", "toy-1", {}, lambda out: out.write(_WORDS) and None)
    (tmp_path / "stamp").write_text("x", encoding="utf-8")
    return tmp_path


def test_a_whole_index_is_read_through(folder: Path) -> None:
    held = [folder / "register.db", folder / "lexical.bin"]
    assert check_files(folder) == sum(path.stat().st_size for path in held)


@pytest.mark.parametrize("name", ["register.db", "lexical.bin"])
def test_one_bit_that_changed_is_found_whatever_the_size(folder: Path, name: str) -> None:
    raw = bytearray((folder / name).read_bytes())
    raw[raw.index(_WORDS[:80])] ^= 1
    (folder / name).write_bytes(raw)
    with pytest.raises(RegisterError, match=f"{name}: tổng kiểm tra .*kehoach index --force"):
        check_files(folder)


def test_files_that_opening_has_read_are_left_out(folder: Path) -> None:
    assert check_files(folder, above=1 << 20) == 0
