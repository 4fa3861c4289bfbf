"""What every response carries and every request must respect: an ASGI layer around all."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, PlainTextResponse, Response
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
    r"/|/(?:public|assets|avatars|element)/[^\0]{1,60}|/project/(?:translations|settings|file/[^/]+)"
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
_DRAINED = 1024 * 1024
_KEPT = ("/assets/",)
_FAILED = "Hệ thống gặp lỗi, mã {code}."

Failed = Callable[[str, BaseException], str]


class Gate:
    """Lets through what is named above, from the page's own origin, and adds headers. What
    goes wrong further in is logged by `failed` and answered in one line."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        failed: Failed,
        users: bool = False,
        hosts: frozenset[str] = frozenset(),
    ) -> None:
        self._app, self._failed, self._users, self._hosts = app, failed, users, hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        refusal = refused(scope, self._users, self._hosts)
        if scope["type"] == "websocket":
            if refusal:
                await send({"type": "websocket.close", "code": 1008})
                return
            await self._app(scope, receive, send)
            return
        sender = _Dressed(scope, send)
        if refusal:
            status, text = refusal
            if status == 413:
                await _drain(receive)
            await PlainTextResponse(text, status)(scope, receive, sender)
            return
        try:
            await self._app(scope, _bounded(receive, scope), sender)
        except Exception as fault:
            code = self._failed(f"{scope['method']} {scope['path']}", fault)
            if sender.begun:
                raise
            await _fault(scope, _FAILED.format(code=code))(scope, receive, sender)


def _fault(scope: Scope, line: str) -> Response:
    """In the form that its reader shows: the page's script, or a browser."""
    asked = scope["method"] in ("GET", "HEAD")
    return PlainTextResponse(line, 500) if asked else JSONResponse({"detail": line}, 500)


def refused(
    scope: Scope, users: bool = False, hosts: frozenset[str] = frozenset()
) -> tuple[int, str] | None:
    """Status and one Vietnamese line for a request that is not let through. `users`:
    whether there are users who log in; `hosts`: the names that the chat goes by, any where
    there are none."""
    headers, path = Headers(scope=scope), str(scope["path"])
    if hosts and _name(headers.get("host", "")) not in hosts:
        return 421, "Máy chủ này không mang tên đã gọi."
    origin = headers.get("origin")
    if origin is not None and _host(origin) != headers.get("host"):
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


def _name(host: str) -> str:
    """A host header's name, without its port.

    >>> _name("localhost:8000"), _name("[::1]:8000"), _name("[::1]")
    ('localhost', '[::1]', '[::1]')
    """
    return re.sub(r":\d+$", "", host).lower()


def _host(origin: str) -> str | None:
    try:
        return urlsplit(origin).netloc
    except ValueError:  # "http://["
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


async def _drain(receive: Receive) -> None:
    """Read on for a while what is too long: a proxy that is still sending when the connection
    closes reports a bad gateway instead of the refusal."""
    read, more = 0, True
    while more and read <= _DRAINED:
        message = await receive()
        read, more = read + len(message.get("body", b"")), bool(message.get("more_body"))


class _Dressed:
    """Sends an answer on with its headers; `begun` once it is under way."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self._scope, self._send, self.begun = scope, send, False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.begun = True
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
            if not str(self._scope["path"]).startswith(_KEPT):
                headers.setdefault("Cache-Control", "no-store")
        await self._send(message)
