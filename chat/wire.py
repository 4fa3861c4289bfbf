"""The socket between page and server: who may connect, and which messages pass.

Chainlit takes the client's session id as a folder name, so an id that is no UUID could
name any folder. It also takes message fields as they come; here they are rebuilt.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Protocol
from uuid import UUID, uuid4

from chat.intake import LONGEST, LOOKS_PER_MINUTE, Pace, Paces, storable

Handler = Callable[..., Awaitable[Any]]
# Where the door writes whom a request comes from.
USER = "kehoach.user"
_PASSED = frozenset({
    "connect", "connection_successful", "clear_session", "disconnect", "stop",
    "client_message", "window_message", "chat_settings_change",
})  # fmt: skip
_SETTINGS = ("province", "agency", "as_of")
_LONGEST_SETTING = 200
_MOST_BYTES = 1_000_000


class Server(Protocol):
    """What is used of socketio.AsyncServer."""

    handlers: dict[str, dict[str, Handler]]

    async def emit(self, event: str, data: Any, to: str) -> None: ...

    async def disconnect(self, sid: str) -> None: ...


class Sessions(Protocol):
    """Who is at the other end of a socket."""

    def find(self, sid: str) -> object | None:
        """The session of a socket, None where there is none."""

    def ended(self, session: object) -> bool:
        """Whether its user may no longer speak: taken out, or with an old password."""


def guard(server: Any, sessions: Sessions, asking: Paces, stopped: Handler) -> None:
    """Replace the handlers of `server`: strangers and unknown messages stay outside.

    `asking` is the pace of questions; `stopped` is called with the socket id when the user
    stops an answer.
    """
    inner = dict(server.handlers["/"])
    server.eio.max_http_buffer_size = _MOST_BYTES
    ours = _Guarded(server, inner, sessions, asking, stopped).handlers()
    server.handlers["/"] = {name: inner[name] for name in _PASSED & set(inner)} | ours


class _Guarded:
    """Chainlit's handlers behind ours: one method an event, by its name on the wire."""

    def __init__(
        self,
        server: Any,
        inner: Mapping[str, Handler],
        sessions: Sessions,
        asking: Paces,
        stopped: Handler,
    ) -> None:
        self._server, self._inner, self._sessions = server, inner, sessions
        self._asking, self._stopped = asking, stopped
        self._looking, self._arriving = Paces(LOOKS_PER_MINUTE), Paces(LOOKS_PER_MINUTE)

    def handlers(self) -> dict[str, Handler]:
        ours = (
            self.connect, self.connection_successful, self.client_message,
            self.chat_settings_change, self.window_message, self.stop, self.disconnect,
        )  # fmt: skip
        return {handler.__name__: handler for handler in ours}

    async def connect(self, sid: str, environ: Mapping[str, Any], auth: object = None) -> object:
        clean = credentials(auth)
        if clean is None:
            raise ConnectionRefusedError("phiên làm việc không hợp lệ")
        # Each new conversation is kept for an hour after its socket has closed.
        user = environ.get("asgi.scope", {}).get(USER)
        if user and not self._arriving.allow(user):
            raise ConnectionRefusedError(Pace.TOO_FAST)
        return await self._inner["connect"](sid, environ, clean)

    async def connection_successful(self, sid: str, *_: object) -> None:
        if await self._heard(sid, self._looking):
            await self._inner["connection_successful"](sid)

    async def client_message(self, sid: str, payload: object = None, *_: object) -> None:
        message = question(payload)
        if message is not None and await self._heard(sid, self._asking):
            await self._inner["client_message"](sid, message)

    async def chat_settings_change(self, sid: str, values: object = None, *_: object) -> None:
        if await self._heard(sid, self._looking):
            await self._inner["chat_settings_change"](sid, settings(values))

    async def window_message(self, sid: str, data: object = None, *_: object) -> None:
        ours = isinstance(data, dict) and "kehoach" in data
        if ours and await self._heard(sid, self._looking):
            await self._inner["window_message"](sid, data)

    async def stop(self, sid: str, *_: object) -> None:
        if await self._heard(sid, self._looking):
            await self._stopped(sid)

    async def disconnect(self, sid: str, *reason: object) -> None:
        await self._inner["disconnect"](sid)

    async def _heard(self, sid: str, paces: Paces) -> bool:
        """Whether what a socket says counts. One whose user is gone is closed: the page
        loads again, and finds the login."""
        found = self._sessions.find(sid)
        if found is None:
            return False
        if self._sessions.ended(found):
            await self._server.emit("reload", {}, to=sid)
            await self._server.disconnect(sid)
            return False
        if not paces.allow(speaker(found)):
            said = {"message": Pace.TOO_FAST, "type": "warning"}
            await self._server.emit("toast", said, to=sid)
            return False
        return True


def speaker(session: Any) -> str:
    """Whose pace counts: the user's over all their windows, else the conversation's."""
    user = getattr(session, "user", None)
    return f"user {user.identifier}" if user else f"session {session.id}"


def is_uuid4(value: object) -> bool:
    """Whether a value is a version 4 UUID in its usual form, and nothing else.

    >>> is_uuid4("../../x"), is_uuid4("b0f1c9b6-53a4-4d5e-9f9c-0d8a6f6c7e11")
    (False, True)
    """
    if not isinstance(value, str):
        return False
    try:
        found = UUID(value)
    except ValueError:
        return False
    return found.version == 4 and str(found) == value


def credentials(auth: object) -> dict[str, Any] | None:
    """The connection's fields, rebuilt; None for one that is refused."""
    if not isinstance(auth, dict) or not is_uuid4(auth.get("sessionId")):
        return None
    thread = auth.get("threadId") or None
    if thread is not None and not is_uuid4(thread):
        return None
    return {
        "sessionId": auth["sessionId"],
        "clientType": "webapp",
        "threadId": thread,
        "userEnv": None,
        "chatProfile": None,
    }


def question(payload: object) -> dict[str, Any] | None:
    """A user's message, rebuilt from its id and text alone; None for anything else."""
    message = payload.get("message") if isinstance(payload, dict) else None
    if not isinstance(message, dict) or not is_uuid4(message.get("id")):
        return None
    text = message.get("output")
    if not isinstance(text, str):
        return None
    text = storable(text[: LONGEST + 1])
    return {"message": user_message(message["id"], text), "fileReferences": None}


def user_message(step: str, text: str) -> dict[str, Any]:
    """A message of the user as Chainlit keeps it."""
    return {
        "id": step or str(uuid4()),
        "threadId": "",
        "name": "User",
        "type": "user_message",
        "output": text,
        "createdAt": None,
        "metadata": {},
    }


def settings(values: object) -> dict[str, str]:
    """The known settings that are short texts.

    >>> settings({"province": "Thái Bình", "x": 1})
    {'province': 'Thái Bình', 'agency': '', 'as_of': ''}
    """
    found = values if isinstance(values, dict) else {}
    texts = {name: found.get(name) for name in _SETTINGS}
    return {
        name: text[:_LONGEST_SETTING] if isinstance(text, str) else ""
        for name, text in texts.items()
    }
