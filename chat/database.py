"""The tables of the history, and the engine over them: SQLite in KEHOACH_HOME, or a URL."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

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
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

TABLES = MetaData()
FILE = "history.db"


class HistoryError(RuntimeError):
    """The history cannot be opened: one line that says why."""


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
    if not url:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = folder / FILE
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        made = create_async_engine(f"sqlite+aiosqlite:///{path}", connect_args={"timeout": 20})
        event.listen(made.sync_engine, "connect", _prepare)
        return made
    try:
        address = make_url(url)
        if address.drivername in ("postgres", "postgresql"):
            address = address.set(drivername="postgresql+asyncpg")
        return create_async_engine(address, pool_pre_ping=True)
    except ImportError as fault:
        raise HistoryError(
            f"KEHOACH_HISTORY_URL: {fault}; for PostgreSQL: pip install asyncpg"
        ) from None
    except ArgumentError as fault:
        raise HistoryError(f"KEHOACH_HISTORY_URL: {fault}") from None


def _prepare(connection: Any, _: object) -> None:
    """SQLite leaves rows of deleted parents behind, and blocks readers, unless told."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.close()
