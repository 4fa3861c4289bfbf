"""A history that cannot be opened is said at the start, in one line without the password."""

import asyncio
from pathlib import Path

import pytest

from chat.database import FILE, HistoryError, check, engine, reader
from chat.serve import ServeError, _check_history


def test_a_new_history_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    asyncio.run(check(tmp_path / "history"))
    assert (tmp_path / "history" / FILE).stat().st_mode & 0o777 == 0o600


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("không phải cơ sở dữ liệu " * 99, "utf-8")
    with pytest.raises(HistoryError, match=rf"{FILE}: .*hãy thay bằng bản sao lưu"):
        asyncio.run(check(tmp_path))


def test_a_url_that_is_none_stops_the_start(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("KEHOACH_HISTORY_URL", "bi-mat")
    with pytest.raises(ServeError, match="KEHOACH_HISTORY_URL") as raised:
        _check_history(tmp_path)
    assert "bi-mat" not in str(raised.value)


def test_a_server_that_is_down_is_one_line(tmp_path: Path) -> None:
    pytest.importorskip("asyncpg", reason="asyncpg is not installed")
    with pytest.raises(HistoryError, match=r"KEHOACH_HISTORY_URL: .*127\.0\.0\.1") as raised:
        asyncio.run(check(tmp_path, "postgresql://lan:bi-mat@127.0.0.1:1/x"))
    assert "bi-mat" not in str(raised.value) and "\n" not in str(raised.value)


def test_a_reader_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(HistoryError, match="chưa có lịch sử"):
        reader(tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_url_may_say_sslmode_as_other_programs_do(tmp_path: Path) -> None:
    pytest.importorskip("asyncpg", reason="asyncpg is not installed")
    made = engine(tmp_path, "postgresql://lan@127.0.0.1/x?sslmode=require&application_name=k")
    assert dict(made.url.query) == {"ssl": "require", "application_name": "k"}
