"""What every response carries and every request must respect: an ASGI layer around all."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Styles written by scripts (charts, notices) cannot be told apart from inline ones.
POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline';"
    " img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self';"
    " worker-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self';"
    " frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
}
# What the page uses of Chainlit, and our own; uploads, shared threads, tool servers and
# the API pages are not among them.
_READ = re.compile(
    r"/|/(?:public|assets|avatars|element)/.+|/project/(?:translations|settings|file/[^/]+)"
    r"|/(?:favicon|logo|health|login|user|auth/config|ke-hoach(?:/[^/]+)?)"
)
_WRITE = re.compile(r"/project/action|/set-session-cookie|/logout")
# Besides these, what only users who log in have: sessions, history, ratings.
_ID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_USERS = {
    "GET": re.compile(rf"(?:/project)?/thread/{_ID}(?:/element/{_ID})?|/lich-su/tep/{_ID}"),
    "POST": re.compile(r"/login|/auth/header|/project/threads"),
    "PUT": re.compile(r"/feedback|/project/thread"),
    "DELETE": re.compile(r"/feedback|/project/thread"),
}
_SOCKET = "/ws/socket.io"
_LONGEST_BODY = 64 * 1024
_KEPT = ("/assets/",)


class Gate:
    """Lets through what is named above, from the page's own origin, and adds headers."""

    def __init__(self, app: ASGIApp, *, users: bool = False) -> None:
        self._app, self._users = app, users

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        refusal = refused(scope, self._users)
        if scope["type"] == "websocket":
            if refusal:
                await send({"type": "websocket.close", "code": 1008})
                return
            await self._app(scope, receive, send)
            return
        sender = _dressed(scope, send)
        if refusal:
            status, text = refusal
            await PlainTextResponse(text, status)(scope, receive, sender)
            return
        await self._app(scope, _bounded(receive, scope), sender)


def refused(scope: Scope, users: bool = False) -> tuple[int, str] | None:
    """Status and one Vietnamese line for a request that is not let through. `users`:
    whether there are users who log in."""
    headers, path = Headers(scope=scope), str(scope["path"])
    origin = headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != headers.get("host"):
        return 403, "Yêu cầu đến từ một trang khác nên bị từ chối."
    if path == _SOCKET or path.startswith(_SOCKET + "/"):
        return None
    method = "GET" if scope["type"] == "websocket" else str(scope["method"])
    allowed = [{"GET": _READ, "HEAD": _READ, "POST": _WRITE}.get(method)]
    if users:
        allowed.append(_USERS.get(method))
    if not any(one.fullmatch(path) for one in allowed if one):
        return 404, "Không có trang này."
    if int(headers.get("content-length") or 0) > _LONGEST_BODY:
        return 413, "Nội dung gửi lên quá lớn."
    return None


def _bounded(receive: Receive, scope: Scope) -> Receive:
    """A body without a declared length is cut off at the same size."""
    if str(scope["path"]).startswith(_SOCKET):
        return receive
    read = 0

    async def bounded() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        return {"type": "http.disconnect"} if read > _LONGEST_BODY else message

    return bounded


def _dressed(scope: Scope, send: Send) -> Send:
    async def dressed(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
            if not str(scope["path"]).startswith(_KEPT):
                headers.setdefault("Cache-Control", "no-store")
        await send(message)

    return dressed
