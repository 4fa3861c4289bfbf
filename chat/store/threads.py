"""Users and their conversations: whose each one is, its title and settings."""

from __future__ import annotations

from contextlib import suppress
from uuid import uuid4

from sqlalchemy import Delete, RowMapping, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from chat.database import answers, elements, steps, threads, users
from chat.intake import storable
from chat.store.connection import Connection, Json, now

_TITLE = 120
_PAGE = 50
MOST = 5_000  # conversations kept of each user, the last ones; ratings stay by themselves


class NotOwner(PermissionError):
    """A conversation, file or answer that is another user's, or nobody's."""


class Threads(Connection):
    """Conversations, each of one user. Raises NotOwner, SQLAlchemyError."""

    async def user(self, name: str, *, make: bool = False) -> tuple[str, str] | None:
        """A user's id and the day of the first login; None for one never seen."""
        query = select(users).where(users.c.name == name)
        rows = await self._rows(query)
        if not rows and make:
            with suppress(IntegrityError):  # made by another request just now
                await self._do(insert(users).values(id=str(uuid4()), name=name, at=now()))
            rows = await self._rows(query)
        return (rows[0]["id"], rows[0]["at"]) if rows else None

    async def owner(self, thread: str) -> str | None:
        """The name of the user whose conversation it is; None where there is none."""
        query = select(users.c.name).join(threads).where(threads.c.id == thread)
        rows = await self._rows(query)
        return rows[0]["name"] if rows else None

    async def _own(self, thread: str, user: str) -> None:
        """Raises NotOwner unless the conversation is the user's."""
        if await self.owner(thread) != user:
            raise NotOwner(thread)

    async def open_thread(self, thread: str, user: str) -> None:
        """Make the conversation where it is new. Raises NotOwner for another's."""
        found = await self.user(user, make=True)
        assert found is not None
        if await self.owner(thread) is None:
            row = {"id": thread, "user": found[0], "title": "", "settings": {}}
            with suppress(IntegrityError):  # made just now; whose it is shows next
                await self._do(insert(threads).values(**row, at=now(), last=now()))
                await self._let_go(found[0])
        await self._own(thread, user)

    async def _let_go(self, user_id: str) -> None:
        """Delete a user's oldest conversations beyond `MOST`, with all that hangs on them."""
        old = select(threads.c.id).where(threads.c.user == user_id)
        old = old.order_by(threads.c.last.desc()).offset(MOST)
        for row in await self._rows(old):
            await self._do(*_deletions(row["id"]))

    async def name_thread(self, thread: str, user: str, title: str) -> None:
        """Give a conversation of the user its title."""
        await self._own(thread, user)
        title = storable(" ".join(title.split())[:_TITLE])
        await self._do(update(threads).where(threads.c.id == thread).values(title=title))

    async def keep_settings(self, thread: str, user: str, settings: Json) -> None:
        await self._own(thread, user)
        await self._do(update(threads).where(threads.c.id == thread).values(settings=settings))

    async def drop_thread(self, thread: str, user: str) -> None:
        """Delete a conversation with its steps, files and answers; its ratings stay."""
        await self._own(thread, user)
        await self._do(*_deletions(thread))

    async def list_threads(
        self, user_id: str, search: str = "", after: str = "", first: int = 20
    ) -> tuple[list[RowMapping], bool]:
        """A page of conversations, newest first, and whether more follow `after` it."""
        query = select(threads).where(threads.c.user == user_id).order_by(threads.c.last.desc())
        if search:
            found = select(steps.c.thread).join(threads).where(threads.c.user == user_id)
            found = found.where(
                steps.c.body["output"].as_string().icontains(search, autoescape=True)
            )
            query = query.where(
                threads.c.title.icontains(search, autoescape=True) | threads.c.id.in_(found)
            )
        if after:
            query = query.where(threads.c.last < after)
        size = max(1, min(first, _PAGE))
        rows = await self._rows(query.limit(size + 1))
        return list(rows[:size]), len(rows) > size

    async def thread(self, thread: str) -> RowMapping | None:
        rows = await self._rows(select(threads).where(threads.c.id == thread))
        return rows[0] if rows else None


def _deletions(thread: str) -> list[Delete]:
    """What takes a conversation away with its steps, files and answers; its ratings stay."""
    held = [delete(table).where(table.c.thread == thread) for table in (answers, elements, steps)]
    return [*held, delete(threads).where(threads.c.id == thread)]
