"""Chainlit's data layer over the store. Chainlit checks who asks in some places only; the
store checks in all of them."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from chainlit.context import ChainlitContextException, context
from chainlit.data.base import BaseDataLayer
from chainlit.data.utils import queue_until_user_message
from chainlit.element import Element
from chainlit.types import Feedback, PageInfo, PaginatedResponse, Pagination, ThreadFilter
from chainlit.user import PersistedUser, User
from chainlit.user_session import user_session

from chat.store import NotOwner, Store

Json = dict[str, Any]
Failed = Callable[[str, BaseException], str]
FILES = "/lich-su/tep/"
_LARGEST = 20_000_000
_NOT_KEPT = "Chưa lưu được nội dung trao đổi này vào lịch sử."
_SAID, _SILENCE = "not kept", 10.0  # seconds


class History(BaseDataLayer):  # type: ignore[misc]
    """What a logged-in user may come back to. `failed` logs a fault: Chainlit writes in
    tasks that nobody waits for, where one would be lost."""

    def __init__(self, store: Store, failed: Failed) -> None:
        self.store = store
        self._failed = failed

    async def _try(self, what: str, work: Awaitable[None]) -> None:
        try:
            await work
        except Exception as fault:
            self._failed(f"history {what}", fault)
            await say_not_kept()

    async def get_user(self, identifier: str) -> PersistedUser | None:
        found = await self.store.user(identifier)
        return _user(identifier, found) if found else None

    async def create_user(self, user: User) -> PersistedUser | None:
        found = await self.store.user(user.identifier, make=True)
        return _user(user.identifier, found) if found else None

    async def upsert_feedback(self, feedback: Feedback) -> str:
        raise NotOwner("ratings come through their own route")

    async def delete_feedback(self, feedback_id: str) -> bool:
        raise NotOwner("ratings go through their own route")

    @queue_until_user_message()  # type: ignore[untyped-decorator]
    async def create_element(self, element: Element) -> None:
        if who := _who():
            await self._try("element", self._element(element, who))

    async def _element(self, element: Element, who: str) -> None:
        content = element.content
        if element.path:
            content = Path(element.path).read_bytes()
        data = content.encode() if isinstance(content, str) else content
        if not data or not element.for_id or len(data) > _LARGEST:
            return
        body = element.to_dict() | {"url": FILES + element.id, "chainlitKey": None}
        await self.store.keep_element(element.thread_id, who, body, data)

    async def get_element(self, thread_id: str, element_id: str) -> Json | None:
        held = await self.store.elements(thread_id)
        return next((one for one in held if one["id"] == element_id), None)

    @queue_until_user_message()  # type: ignore[untyped-decorator]
    async def delete_element(self, element_id: str, thread_id: str | None = None) -> None:
        """Elements go with their conversation."""

    @queue_until_user_message()  # type: ignore[untyped-decorator]
    async def create_step(self, step_dict: Json) -> None:
        if who := _who():
            await self._try("step", self.store.keep_step(context.session.thread_id, who, step_dict))

    @queue_until_user_message()  # type: ignore[untyped-decorator]
    async def update_step(self, step_dict: Json) -> None:
        await self.create_step(step_dict)

    @queue_until_user_message()  # type: ignore[untyped-decorator]
    async def delete_step(self, step_id: str) -> None:
        if who := _who():
            await self._try("step", self.store.drop_step(step_id, who))

    async def get_thread_author(self, thread_id: str) -> str:
        return await self.store.owner(thread_id) or ""

    async def delete_thread(self, thread_id: str) -> None:
        """Chainlit has checked the author before it comes here."""
        if owner := await self.store.owner(thread_id):
            await self.store.drop_thread(thread_id, owner)

    async def list_threads(
        self, pagination: Pagination, filters: ThreadFilter
    ) -> PaginatedResponse[Json]:
        rows, more = await self.store.list_threads(
            filters.userId or "", filters.search or "", pagination.cursor or "", pagination.first
        )
        data = [
            {"id": row["id"], "createdAt": row["last"], "name": row["title"], "steps": []}
            for row in rows
        ]
        ends = (rows[0]["last"], rows[-1]["last"]) if rows else (None, None)
        return PaginatedResponse(pageInfo=PageInfo(more, *ends), data=data)

    async def get_thread(self, thread_id: str) -> Json | None:
        row, owner = await self.store.thread(thread_id), await self.store.owner(thread_id)
        if row is None or owner is None:
            return None
        return {
            "id": thread_id,
            "createdAt": row["at"],
            "name": row["title"],
            "userId": row["user"],
            "userIdentifier": owner,
            "tags": [],
            "metadata": {},
            "steps": await self.store.steps(thread_id),
            "elements": await self.store.elements(thread_id),
        }

    async def update_thread(
        self,
        thread_id: str,
        name: str | None = None,
        user_id: str | None = None,
        metadata: Json | None = None,
        tags: list[str] | None = None,
    ) -> None:
        """Only the title is kept: what a conversation carries is kept with its answers."""
        if name is None:
            return
        who = _who() if user_id else await self.store.owner(thread_id)
        if who is None:
            return
        if user_id:
            await self.store.open_thread(thread_id, who)
        await self.store.name_thread(thread_id, who, name)

    async def build_debug_url(self) -> str:
        return ""

    async def close(self) -> None:
        await self.store.close()

    async def get_favorite_steps(self, user_id: str) -> list[Json]:
        return []


async def say_not_kept() -> None:
    """Say it beside the running conversation: once, though an answer is kept in pieces."""
    now = time.monotonic()
    if now > user_session.get(_SAID, -_SILENCE) + _SILENCE:
        user_session.set(_SAID, now)
        await context.emitter.send_toast(_NOT_KEPT, "warning")


def _user(name: str, found: tuple[str, str]) -> PersistedUser:
    return PersistedUser(id=found[0], createdAt=found[1], identifier=name, metadata={})


def _who() -> str | None:
    """The user of the running conversation; None outside of one."""
    try:
        user = context.session.user
    except ChainlitContextException:
        return None
    return user.identifier if user else None
