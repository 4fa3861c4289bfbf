"""The tables of the history, and the engine over them: SQLite in KEHOACH_HOME, or a URL."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import (
    JSON,
    Column,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    event,
)
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

TABLES = MetaData()
FILE = "history.db"


class HistoryError(RuntimeError):
    """The history cannot be opened: one line that says why, without the password."""


def _thread() -> Column[str]:
    return Column("thread", ForeignKey("threads.id", ondelete="CASCADE"), nullable=False)


users = Table(
    "users",
    TABLES,
    Column("id", String(36), primary_key=True),
    Column("name", String(128), unique=True, nullable=False),
    Column("at", String(32), nullable=False),
)
threads = Table(
    "threads",
    TABLES,
    Column("id", String(36), primary_key=True),
    Column("user", ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
    Column("title", String(200), nullable=False, default=""),
    Column("settings", JSON, nullable=False, default=dict),
    Column("at", String(32), nullable=False),
    Column("last", String(32), nullable=False),
)
steps = Table(
    "steps",
    TABLES,
    Column("id", String(36), primary_key=True),
    _thread(),
    Column("at", String(32), nullable=False),
    Column("body", JSON, nullable=False),
)
elements = Table(
    "elements",
    TABLES,
    Column("id", String(36), primary_key=True),
    _thread(),
    Column("mime", String(200), nullable=False),
    Column("body", JSON, nullable=False),
    Column("content", LargeBinary, nullable=False),
)
# The record that an answer leaves: enough to go on from it, and to judge it later.
answers = Table(
    "answers",
    TABLES,
    Column("step", String(36), primary_key=True),
    _thread(),
    Column("at", String(32), nullable=False),
    Column("question", JSON, nullable=False),
    Column("answer", JSON, nullable=False),
    Column("settings", JSON, nullable=False),
)
# A rating stands by itself: it carries the record it judges, and stays when the
# conversation is deleted. `record` is null for a message that is no answer.
feedback = Table(
    "feedback",
    TABLES,
    Column("step", String(36), primary_key=True),
    Column("user", String(128), nullable=False),
    Column("value", String(4), nullable=False),
    Column("comment", Text, nullable=False, default=""),
    Column("at", String(32), nullable=False),
    Column("record", JSON(none_as_null=True)),
)
Index("threads_of_user", threads.c.user, threads.c.last)
Index("steps_of_thread", steps.c.thread, steps.c.at)
Index("elements_of_thread", elements.c.thread)
Index("answers_of_thread", answers.c.thread, answers.c.at)


def engine(folder: Path, url: str = "") -> AsyncEngine:
    """An engine over the file in `folder`, or over `url`. Raises HistoryError.

    The file is made here, for its owner alone.
    """
    if url:
        return _at(url)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / FILE
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    made = create_async_engine(f"sqlite+aiosqlite:///{path}", connect_args={"timeout": 20})
    event.listen(made.sync_engine, "connect", _tell)
    return made


def reader(folder: Path, url: str = "") -> AsyncEngine:
    """An engine that finds the history as it is and writes nothing. Raises HistoryError."""
    if url:
        return _at(url)
    path = folder / FILE
    if not path.is_file():
        raise HistoryError(f"{path}: chưa có lịch sử; chat chỉ lưu khi có KEHOACH_AUTH")
    return create_async_engine(f"sqlite+aiosqlite:///file:{quote(str(path))}?mode=ro&uri=true")


async def prepare(made: AsyncEngine) -> None:
    """Every table, made where it is missing. Raises SQLAlchemyError, OSError."""
    async with made.begin() as connection:
        await connection.run_sync(TABLES.create_all)


async def check(folder: Path, url: str = "") -> None:
    """Open the history once, so that a wrong one is said at the start. Raises HistoryError."""
    made = engine(folder, url)
    try:
        await prepare(made)
    except (SQLAlchemyError, OSError) as fault:
        raise not_opened(folder, url, fault) from None
    finally:
        await made.dispose()


def not_opened(folder: Path, url: str, fault: Exception) -> HistoryError:
    """What to say of a history that does not open: where it is (a URL may hold a password, so
    only its setting is named), what the database says in one line, what to do."""
    told = str(getattr(fault, "orig", None) or fault).splitlines()
    why = told[0] if told else type(fault).__name__
    where = "KEHOACH_HISTORY_URL" if url else str(folder / FILE)
    return HistoryError(f"{where}: không mở được lịch sử ({why}); {_remedy(url, fault)}")


def _remedy(url: str, fault: Exception) -> str:
    """What to do; nothing is written over a file that is damaged, or no database."""
    if url:
        return "hãy kiểm tra máy chủ, tên và mật khẩu trong địa chỉ"
    if type(getattr(fault, "orig", None)) is sqlite3.DatabaseError:
        return "hãy thay bằng bản sao lưu, hoặc chuyển tệp đi nơi khác để tạo tệp mới"
    return "hãy kiểm tra quyền ghi và chỗ trống của ổ đĩa"


def _at(url: str) -> AsyncEngine:
    try:
        address = make_url(url)
        if address.drivername in ("postgres", "postgresql"):
            address = _for_asyncpg(address)
        return create_async_engine(address, pool_pre_ping=True)
    except ImportError as fault:
        raise HistoryError(
            f"KEHOACH_HISTORY_URL: thiếu thư viện ({fault});"
            " với PostgreSQL, hãy chạy: pip install 'kehoach[postgres]'"
        ) from None
    except ArgumentError:  # what it says may hold the password
        raise HistoryError(
            "KEHOACH_HISTORY_URL: không phải địa chỉ cơ sở dữ liệu;"
            " hãy ghi postgresql://TÊN:MẬT-KHẨU@MÁY/TÊN-CSDL"
        ) from None


def _for_asyncpg(address: URL) -> URL:
    """The driver that we have; it calls "ssl" what everybody else calls "sslmode"."""
    query = dict(address.query)
    if mode := query.pop("sslmode", None):
        query["ssl"] = mode
    return address.set(drivername="postgresql+asyncpg", query=query)


def _tell(connection: Any, _: object) -> None:
    """SQLite leaves rows of deleted parents behind, and blocks readers, unless told."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.close()
