"""Answers as they were given, and what their users thought of them."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from dataclasses import dataclass
from pathlib import Path
from zlib import compress, decompress

from sqlalchemy import RowMapping, delete, insert, select, update
from sqlalchemy.exc import SQLAlchemyError

from chat.database import answers, feedback, not_opened, reader, steps, threads
from chat.intake import storable
from chat.store.connection import Json, now
from chat.store.messages import Messages
from chat.store.threads import NotOwner

_COMMENT = 2000
_PACKED = "zlib"


def packed(data: Json) -> Json:
    """A record as it is stored: a seventh of its size, and still JSON for every database.

    >>> unpacked(packed({"a": 1})), unpacked({"a": 1})
    ({'a': 1}, {'a': 1})
    """
    raw = json.dumps(data, ensure_ascii=False).encode()
    return {_PACKED: b64encode(compress(raw)).decode()}


def unpacked(held: Json) -> Json:
    """A stored record as it was; one of an older version was not packed."""
    return dict(json.loads(decompress(b64decode(held[_PACKED])))) if _PACKED in held else held


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as it was kept: the step that shows it, its question, record, settings."""

    step: str
    question: Json
    answer: Json
    settings: Json


class Answers(Messages):
    """Answers and their ratings. Raises NotOwner, SQLAlchemyError."""

    async def keep_answer(self, thread: str, user: str, kept: Kept) -> None:
        """Keep the record of an answer."""
        await self.open_thread(thread, user)
        row = {"question": kept.question, "answer": packed(kept.answer), "settings": kept.settings}
        await self._do(
            insert(answers).values(step=kept.step, thread=thread, at=now(), **row),
            update(threads).where(threads.c.id == thread).values(settings=kept.settings),
        )

    async def answers(self, thread: str, most: int) -> list[Kept]:
        """The last answers of a conversation, oldest first."""
        query = select(answers).where(answers.c.thread == thread).order_by(answers.c.at.desc())
        rows = await self._rows(query.limit(most))
        return [
            Kept(row["step"], row["question"], unpacked(row["answer"]), row["settings"])
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
            unpacked(held["answer"])["question"]
            for held in await self._rows(query.order_by(answers.c.at))
        ]
        record = {"turns": turns, "answer": unpacked(row["answer"])}
        return {**record, "settings": row["settings"]}

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
        raise not_opened(folder, url, fault) from None
    finally:
        await engine.dispose()
