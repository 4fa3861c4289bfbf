"""Buttons and files of conversations that are over: one line instead of a fault.

A page stays open longer than what it shows is kept: the chat was started again, or the
page had been without a connection for an hour.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_BUTTON, _FILE = "/project/action", "/project/file/"
_OVER = "Phiên làm việc của câu trả lời này đã kết thúc. Xin tải lại trang rồi hỏi lại."


class Living:
    """An ASGI layer: what belongs to a conversation passes while that is there. `find` knows
    conversations by their ids."""

    def __init__(self, app: ASGIApp, find: Callable[[str], object | None]) -> None:
        self._app, self._find = app, find

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"] if scope["type"] == "http" else ""
        if path != _BUTTON and not path.startswith(_FILE):
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        body = await request.body()
        told = _session(body) if path == _BUTTON else request.query_params.get("session_id")
        if isinstance(told, str) and self._find(told) is None:
            await JSONResponse({"detail": _OVER}, 404)(scope, receive, send)
        else:
            await self._app(scope, _again(body, receive), send)


def _session(body: bytes) -> object:
    """The conversation that a button's request names; None where it cannot be read."""
    try:
        told = json.loads(body)
    except ValueError:
        return None
    return told.get("sessionId") if isinstance(told, dict) else None


def _again(body: bytes, receive: Receive) -> Receive:
    """A body that was read, for who reads it next."""
    waiting: list[Any] = [{"type": "http.request", "body": body, "more_body": False}]

    async def received() -> Message:
        return waiting.pop() if waiting else await receive()

    return received
