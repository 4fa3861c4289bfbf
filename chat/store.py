"""What is kept of conversations: every read and write names the user whose it is."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import RowMapping, delete, insert, select, update
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.sql import Select

from chat.database import (
    HistoryError,
    answers,
    elements,
    feedback,
    named,
    prepare,
    reader,
    reason,
    steps,
    threads,
    users,
)
from chat.intake import storable

Json = dict[str, Any]
_TITLE = 120
_COMMENT = 2000
_PAGE = 50


class NotOwner(PermissionError):
    """A conversation, file or answer that is another user's, or nobody's."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as it was kept: the step that shows it, its question, record, settings."""

    step: str
    question: Json
    answer: Json
    settings: Json


def now() -> str:
    """This moment, UTC, in the form that sorts: 2025-06-01T08:00:00.000000Z"""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


class Store:
    """Conversations, steps, files, answers and ratings. Raises NotOwner, SQLAlchemyError."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._made = False
        self._making = asyncio.Lock()
        self._writing = asyncio.Lock()

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
        await self._own(thread, user)

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
        await self._do(
            *(
                delete(table).where(table.c.thread == thread)
                for table in (answers, elements, steps)
            ),
            delete(threads).where(threads.c.id == thread),
        )

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

    async def keep_answer(self, thread: str, user: str, kept: Kept) -> None:
        """Keep the record of an answer."""
        await self.open_thread(thread, user)
        row = {"question": kept.question, "answer": kept.answer, "settings": kept.settings}
        await self._do(
            insert(answers).values(step=kept.step, thread=thread, at=now(), **row),
            update(threads).where(threads.c.id == thread).values(settings=kept.settings),
        )

    async def answers(self, thread: str, most: int) -> list[Kept]:
        """The last answers of a conversation, oldest first."""
        query = select(answers).where(answers.c.thread == thread).order_by(answers.c.at.desc())
        rows = await self._rows(query.limit(most))
        return [
            Kept(row["step"], row["question"], row["answer"], row["settings"])
            for row in reversed(rows)
        ]

    async def rate(self, step: str, user: str, value: int, comment: str) -> None:
        """Keep a thumb up (1) or down (0) of the user with the record it judges."""
        thread = await self._step_of(step, user)
        comment = storable(comment[:_COMMENT])
        # The page rates the run around an answer, whose message names it as its parent.
        inside = steps.c.body["parentId"].as_string() == step
        query = select(answers).join(steps, steps.c.id == answers.c.step)
        query = query.where(steps.c.thread == thread, inside | (steps.c.id == step))
        rows = await self._rows(query.order_by(answers.c.at.desc()))
        record = await self._record(thread, rows[0]) if rows else None
        row = {"value": "up" if value else "down", "comment": comment, "at": now()}
        await self._do(
            delete(feedback).where(feedback.c.step == step),
            insert(feedback).values(step=step, user=user, record=record, **row),
        )

    async def _record(self, thread: str, row: RowMapping) -> Json:
        """All that is needed to ask the same again: the turns before, the answer, the settings."""
        query = select(answers.c.answer).where(
            answers.c.thread == thread, answers.c.at <= row["at"]
        )
        turns = [
            held["answer"]["question"] for held in await self._rows(query.order_by(answers.c.at))
        ]
        return {"turns": turns, "answer": row["answer"], "settings": row["settings"]}

    async def unrate(self, step: str, user: str) -> None:
        """Take the user's rating back. Raises NotOwner."""
        rows = await self._rows(select(feedback.c.user).where(feedback.c.step == step))
        if not rows or rows[0]["user"] != user:
            raise NotOwner(step)
        await self._do(delete(feedback).where(feedback.c.step == step))


async def ratings(folder: Path, url: str = "") -> list[RowMapping]:
    """Every rating of an answer, oldest first, whoever gave it: step, value, comment, at,
    record; not the user's name. For the evaluation. Raises HistoryError."""
    held = feedback.c
    query = select(held.step, held.value, held.comment, held.at, held.record)
    query = query.where(held.record.is_not(None)).order_by(held.at)
    engine = reader(folder, url)
    try:
        async with engine.connect() as connection:
            return list((await connection.execute(query)).mappings())
    except (SQLAlchemyError, OSError) as fault:
        raise HistoryError(f"{named(folder, url)}: {reason(fault)}") from None
    finally:
        await engine.dispose()


def _rating(row: RowMapping) -> Json | None:
    if row["value"] is None:
        return None
    value = 1 if row["value"] == "up" else 0
    return {"id": row["id"], "forId": row["id"], "value": value, "comment": row["comment"]}
