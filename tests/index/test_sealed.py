"""A database that carries its own checksum."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from index.files import DamagedFile
from index.sealed import check, seal

_TIMES = 4000


def _database(path: Path, text: str = "Sở Y tế") -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE IF NOT EXISTS t (words TEXT)")
        db.execute("INSERT INTO t VALUES (?)", (text * _TIMES,))
        db.commit()
    seal(path)


def test_a_sealed_database_passes_and_is_still_one(tmp_path: Path) -> None:
    _database(tmp_path / "a.db")
    check(tmp_path / "a.db")
    with closing(sqlite3.connect(tmp_path / "a.db")) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize("at", [18, 68, 71, 72, 5000, -1])
def test_one_bit_that_changed_is_found(tmp_path: Path, at: int) -> None:
    """In the header, in the seal itself, in a text."""
    path = tmp_path / "a.db"
    _database(path)
    raw = bytearray(path.read_bytes())
    raw[at] ^= 1
    path.write_bytes(raw)
    with pytest.raises(DamagedFile, match="tổng kiểm tra"):
        check(path)


def test_what_is_changed_is_sealed_anew(tmp_path: Path) -> None:
    _database(tmp_path / "a.db")
    _database(tmp_path / "a.db", "Sở Nội vụ")
    check(tmp_path / "a.db")
