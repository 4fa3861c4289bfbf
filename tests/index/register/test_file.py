"""A file that is not a whole register of this format is refused in one line; none is written."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from index.register import Register, RegisterError
from index.word_query import phrase


def faulty(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "register.db"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("data", [b"", b"no database at all", b"SQLite format 3\x00" + bytes(90)])
def test_another_file_is_refused_in_one_line(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(RegisterError, match="hãy chạy: kehoach index") as fault:
        Register(faulty(tmp_path, data))
    assert "\n" not in str(fault.value)


def test_a_file_cut_short_is_refused(tmp_path: Path, path: Path) -> None:
    data = path.read_bytes()
    with pytest.raises(RegisterError, match="chỉ mục hỏng"):
        Register(faulty(tmp_path, data[: len(data) // 2]))


def test_a_missing_file_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="chưa có chỉ mục; hãy chạy: kehoach index"):
        Register(tmp_path / "register.db")


def test_a_register_of_another_format_is_refused(tmp_path: Path, path: Path) -> None:
    other = faulty(tmp_path, path.read_bytes())
    connection = sqlite3.connect(other)
    connection.execute("UPDATE meta SET value = '999' WHERE name = 'format'")
    connection.commit()
    connection.close()
    with pytest.raises(RegisterError, match="định dạng khác"):
        Register(other)


def test_a_register_is_never_written(register: Register, path: Path) -> None:
    before = path.read_bytes()
    assert register.matching(phrase(["lop"]))
    assert path.read_bytes() == before
    assert [p.name for p in path.parent.iterdir()] == ["register.db"]
