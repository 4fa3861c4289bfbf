"""What is there when users log in: the door, the history, and what goes between them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

import chainlit as cl
from starlette.applications import Starlette
from starlette.routing import BaseRoute

from assistant.answer import Answer
from chat import kept_routes
from chat.audit import Audit
from chat.database import engine
from chat.door import Door, Guarded
from chat.history import History
from chat.login import Auth, read_auth
from chat.memory import MOST, choice_json, kept, resumed
from chat.passwords import UsersError
from chat.sessions import FILE, Ended, SessionsError
from chat.store import NotOwner, Store
from chat.visit import Choice, Visit
from index.home import Home


class Members:
    """The users of one chat. Made by `members`, where KEHOACH_AUTH is set."""

    def __init__(self, auth: Auth, ended: Ended, store: Store, audit: Audit) -> None:
        self.door = Door(auth, ended)
        self._store, self._audit = store, audit

    def attach(self, app: Starlette) -> None:
        """Give Chainlit the history, and its application the door."""
        cl.data_layer(lambda: History(self._store, self._audit.failed))
        if self.door.auth.kind == "password":
            cl.password_auth_callback(_nobody)
        else:
            cl.header_auth_callback(_nobody)
        app.add_middleware(Guarded, door=self.door)

    def routes(self) -> list[BaseRoute]:
        return [*self.door.routes(), *kept_routes.routes(self._store)]

    def ended(self, session: Any) -> bool:
        """Whether the user of a session may no longer speak, on a socket that is still open."""
        if session.user is None:
            return True
        try:
            return not self.door.still(
                session.user.identifier, session.environ.get("HTTP_COOKIE", "")
            )
        except (UsersError, SessionsError) as fault:
            self._audit.failed("users", fault)
            return True

    async def keep(self, step: str, answer: Answer, choice: Choice) -> None:
        """Keep the record of an answer that was just shown."""
        session = cl.context.session
        record = await cl.make_async(kept)(step, answer, choice)
        await self._store.keep_answer(session.thread_id, session.user.identifier, record)

    async def keep_choice(self, choice: Choice) -> None:
        """Keep new settings; before the first question there is nothing to keep them with."""
        session = cl.context.session
        try:
            await self._store.keep_settings(
                session.thread_id, session.user.identifier, choice_json(choice)
            )
        except NotOwner:
            return

    async def visit(self, thread: str) -> Visit:
        """A conversation taken up again. Chainlit has checked whose it is; the door too."""
        row = await self._store.thread(thread)
        held = await self._store.answers(thread, MOST)
        return resumed(held, row["settings"] if row else {}, self._audit.failed)


async def _nobody(*_: Any) -> None:
    """Chainlit asks for a function that lets users in; ours is a route of its own, which
    knows where a request comes from."""


def members(home: Home, audit: Audit, environ: Mapping[str, str] = os.environ) -> Members | None:
    """The users, None without KEHOACH_AUTH. Raises LoginError, HistoryError."""
    auth = read_auth(environ)
    if auth is None:
        return None
    store = Store(engine(home.history, environ.get("KEHOACH_HISTORY_URL", "")))
    return Members(auth, Ended(home.chat / FILE), store, audit)
