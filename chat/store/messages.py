"""What a conversation shows: its messages, and the tables, charts and files beside them."""

from __future__ import annotations

import asyncio

from sqlalchemy import RowMapping, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from chat.database import answers, elements, feedback, steps, threads
from chat.store.connection import Json, now
from chat.store.threads import NotOwner, Threads


class Messages(Threads):
    """Messages and what is shown beside them. Raises NotOwner, SQLAlchemyError."""

    def __init__(self, engine: AsyncEngine) -> None:
        super().__init__(engine)
        self._writing = asyncio.Lock()

    async def keep_step(self, thread: str, user: str, step: Json) -> None:
        """Write or rewrite a message of a conversation of the user."""
        # Chainlit writes a message and its change in tasks of their own: one after the other,
        # in the order they came, or both are new and the older one may win.
        async with self._writing:
            await self._keep_step(thread, user, step)

    async def _keep_step(self, thread: str, user: str, step: Json) -> None:
        await self.open_thread(thread, user)
        held = await self._rows(select(steps.c.thread).where(steps.c.id == step["id"]))
        if held and held[0]["thread"] != thread:
            raise NotOwner(step["id"])
        at = step.get("createdAt") or now()
        change = update(steps).where(steps.c.id == step["id"]).values(body=step)
        new = insert(steps).values(id=step["id"], thread=thread, at=at, body=step)
        seen = update(threads).where(threads.c.id == thread).values(last=now())
        await self._do(change if held else new, seen)

    async def drop_step(self, step: str, user: str) -> None:
        """Delete a message of the user."""
        await self._step_of(step, user)
        await self._do(
            delete(answers).where(answers.c.step == step), delete(steps).where(steps.c.id == step)
        )

    async def _step_of(self, step: str, user: str) -> str:
        """The conversation of a step. Raises NotOwner unless it is the user's."""
        rows = await self._rows(select(steps.c.thread).where(steps.c.id == step))
        if not rows:
            raise NotOwner(step)
        await self._own(rows[0]["thread"], user)
        return str(rows[0]["thread"])

    async def steps(self, thread: str) -> list[Json]:
        """The messages of a conversation in order, each with its rating."""
        query = select(steps.c.body, feedback.c.value, feedback.c.comment, steps.c.id)
        query = query.outerjoin(feedback, feedback.c.step == steps.c.id)
        rows = await self._rows(query.where(steps.c.thread == thread).order_by(steps.c.at))
        return [dict(row["body"]) | {"feedback": _rating(row)} for row in rows]

    async def keep_element(self, thread: str, user: str, body: Json, content: bytes) -> None:
        """Keep a table, chart or file beside a message."""
        await self.open_thread(thread, user)
        values = {"thread": thread, "mime": body.get("mime") or "application/octet-stream"}
        held = delete(elements).where(elements.c.id == body["id"], elements.c.thread == thread)
        new = insert(elements).values(id=body["id"], body=body, content=content, **values)
        await self._do(held, new)

    async def elements(self, thread: str) -> list[Json]:
        rows = await self._rows(select(elements.c.body).where(elements.c.thread == thread))
        return [dict(row["body"]) for row in rows]

    async def file(self, element: str, user: str) -> tuple[bytes, str, str]:
        """Content, type and name of a file of the user. Raises NotOwner."""
        rows = await self._rows(select(elements).where(elements.c.id == element))
        if not rows:
            raise NotOwner(element)
        await self._own(rows[0]["thread"], user)
        return rows[0]["content"], rows[0]["mime"], str(rows[0]["body"].get("name") or "tep")


def _rating(row: RowMapping) -> Json | None:
    if row["value"] is None:
        return None
    value = 1 if row["value"] == "up" else 0
    return {"id": row["id"], "forId": row["id"], "value": value, "comment": row["comment"]}
