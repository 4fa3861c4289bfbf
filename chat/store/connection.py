"""The database behind what is kept: its tables made once, rows read, statements run whole."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import RowMapping
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.sql import Select

from chat.database import prepare

Json = dict[str, Any]


def now() -> str:
    """This moment, UTC, in the form that sorts: 2025-06-01T08:00:00.000000Z"""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


class Connection:
    """Reads and writes over one engine. Raises SQLAlchemyError."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._made = False
        self._making = asyncio.Lock()

    async def close(self) -> None:
        await self._engine.dispose()

    async def _ready(self) -> AsyncEngine:
        """The engine, every table made."""
        async with self._making:
            if not self._made:
                await prepare(self._engine)
                self._made = True
        return self._engine

    async def _rows(self, query: Select[Any]) -> list[RowMapping]:
        async with (await self._ready()).connect() as connection:
            return list((await connection.execute(query)).mappings())

    async def _do(self, *statements: Any) -> None:
        async with (await self._ready()).begin() as connection:
            for statement in statements:
                await connection.execute(statement)
