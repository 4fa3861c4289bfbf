"""The door: with KEHOACH_AUTH set, who is not logged in sees the login page and no more."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from chainlit.auth import get_token_from_cookies
from chainlit.auth.jwt import create_jwt, decode_jwt
from chainlit.user import User
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import Request, cookie_parser
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from chat.login import Attempts, Auth
from chat.passwords import UsersError, fits, mark, normal
from chat.sessions import SECONDS, Ended, SessionsError, begin, session_of
from chat.wire import USER

COOKIE = "access_token"
__all__ = ["USER", "Door", "Guarded"]
_PUBLIC = re.compile(
    r"/|/(?:public|assets|avatars)/.+|/(?:favicon|logo|health|login|auth/config|auth/header)"
    r"|/project/translations|/set-session-cookie|/logout"
)
_WRONG = "Tên đăng nhập hoặc mật khẩu không đúng."
_TOO_OFTEN = "Đã nhập sai nhiều lần. Xin thử lại sau 15 phút."
_NOT_IN = "Anh/chị chưa đăng nhập hoặc phiên đăng nhập đã hết hạn."
_NOT_PROXY = "Chỉ vào được qua máy chủ trung gian của cơ quan."
_NOT_OUT = "Chưa đăng xuất được. Xin thử lại; nếu vẫn lỗi, xin báo quản trị viên."
_NO_FILE = "Chưa kiểm tra được tài khoản. Xin báo quản trị viên."


class Door:
    """Knows who a request comes from. `Guarded` asks it for every request."""

    def __init__(self, auth: Auth, ended: Ended) -> None:
        self.auth, self._ended = auth, ended
        self._attempts = Attempts()
        # A check takes 64 MB: two at a time, however many ask.
        self._checks = asyncio.Semaphore(2)
        self._read: tuple[tuple[int, int], Mapping[str, str]] | None = None

    def users(self) -> Mapping[str, str]:
        """The users of the file, read again when it changed. Raises UsersError."""
        try:
            stat = Path(self.auth.value).stat()
        except OSError as fault:
            raise UsersError(f"{self.auth.value}: không đọc được ({fault.strerror})") from None
        stamp = (stat.st_mtime_ns, stat.st_ino)
        if self._read is None or self._read[0] != stamp:
            self._read = (stamp, self.auth.users())
        return self._read[1]

    def user(self, scope: Scope) -> str | None:
        """Who sends a request; None for nobody that is known. Raises UsersError."""
        if self.auth.kind == "header":
            named = Headers(scope=scope).getlist(self.auth.value)
            return named[0].strip()[:128] or None if len(named) == 1 else None
        return self._of_cookie(scope)

    def holds(self, scope: Scope, user: str) -> bool:
        """Whether the session cookie is this user's own."""
        return self._of_cookie(scope) == user

    def _of_cookie(self, scope: Scope) -> str | None:
        return self._named(Headers(scope=scope).get("cookie", ""))

    def _named(self, cookies: str) -> str | None:
        """The user of a cookie header; None for nobody, and for a session that has ended."""
        found = _signed(cookies)
        return found.identifier if found and self.admits(found) else None

    def admits(self, user: User) -> bool:
        """Whether a session still counts: it has not ended, and its user is there, with the
        same password. Raises UsersError, SessionsError."""
        session = session_of(user.identifier, user.metadata)
        if session is None or self._ended.holds(session):
            return False
        if self.auth.kind == "header":
            return True
        hashed = self.users().get(user.identifier)
        return hashed is not None and user.metadata.get("mark") == mark(hashed)

    def still(self, name: str, cookies: str) -> bool:
        """Whether a user may still speak on a socket that was opened with these cookies.
        Raises UsersError, SessionsError."""
        return self._named(cookies) == name

    def address(self, scope: Scope) -> str:
        """Where a request comes from: as the proxy says, when it comes through one."""
        peer = _peer(scope)
        said = Headers(scope=scope).get("x-forwarded-for", "").rpartition(",")[2].strip()
        return said if said and self.auth.from_proxy(peer) else peer

    def routes(self) -> list[BaseRoute]:
        name = "/login" if self.auth.kind == "password" else "/auth/header"
        answer = self._login if self.auth.kind == "password" else self._header
        return [
            Route(name, answer, methods=["POST"]),
            Route("/logout", self._logout, methods=["POST"]),
        ]

    async def _login(self, request: Request) -> Response:
        form = await request.form(max_files=0, max_fields=8)
        name, password = normal(str(form.get("username", "")))[:64], str(form.get("password", ""))
        address = self.address(request.scope)
        if not self._attempts.allows(name, address):
            return JSONResponse({"detail": _TOO_OFTEN}, 429, {"Retry-After": "900"})
        try:
            users = self.users()
        except UsersError:
            return JSONResponse({"detail": _NO_FILE}, 503)
        async with self._checks:
            right = await run_in_threadpool(fits, users, name, password)
        if not right:
            return JSONResponse({"detail": _WRONG}, 401)
        self._attempts.right(name, address)
        return self._enter(request, name, mark(users[name]))

    async def _header(self, request: Request) -> Response:
        name = request.scope[USER]
        if name is None:
            return JSONResponse({"detail": _NOT_IN}, 401)
        return self._enter(request, name)

    async def _logout(self, request: Request) -> Response:
        """The session ends here, not only in this browser: a copy of its cookie is worth
        nothing from now on."""
        user = _signed(request.headers.get("cookie", ""))
        session = session_of(user.identifier, user.metadata) if user else None
        if session:
            try:
                await run_in_threadpool(self._ended.end, session)
            except SessionsError:
                return JSONResponse({"detail": _NOT_OUT}, 503)
        response = JSONResponse({"success": True})
        response.delete_cookie(COOKIE, httponly=True, samesite="lax")
        return response

    def _enter(self, request: Request, name: str, of_password: str = "") -> Response:
        user = User(identifier=name, metadata={"mark": of_password, **begin(name).metadata()})
        response = JSONResponse({"success": True})
        proto = request.headers.get("x-forwarded-proto", "")
        behind = self.auth.from_proxy(_peer(request.scope)) and proto == "https"
        response.set_cookie(
            COOKIE,
            create_jwt(user),
            max_age=SECONDS,
            httponly=True,
            secure=behind or request.url.scheme == "https",
            samesite="lax",
        )
        return response


class Guarded:
    """An ASGI layer: names the user of each request, sends the others away."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self._app, self._door = app, door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        if refusal is None:
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await refusal(scope, receive, send)

    def _refusal(self, scope: Scope) -> Response | None:
        """Why a request is not let in. Sets its user; takes away what could name another."""
        door, path = self._door, str(scope["path"])
        if door.auth.kind == "header" and not door.auth.from_proxy(_peer(scope)):
            return _line(_NOT_PROXY, 403)
        try:
            user = door.user(scope)
            own = user is not None and door.holds(scope, user)
        except (UsersError, SessionsError):
            return _line(_NO_FILE, 503)
        scope[USER] = user
        away = {b"authorization"} if own else {b"authorization", b"cookie"}
        scope["headers"] = [one for one in scope["headers"] if one[0].lower() not in away]
        if user is not None or _PUBLIC.fullmatch(path):
            return None
        if path.startswith("/ke-hoach"):
            return RedirectResponse("/login", 303)
        return _line(_NOT_IN, 401)


def _signed(cookies: str) -> User | None:
    """The user whom a cookie header names under our signature, still in force or not."""
    token = get_token_from_cookies(cookie_parser(cookies))
    try:
        return decode_jwt(token) if token else None
    except Exception:  # a forged token fails in many ways, all of which mean nobody
        return None


def _line(text: str, status: int) -> JSONResponse:
    return JSONResponse({"detail": text}, status)


def _peer(scope: Scope) -> str:
    client: Any = scope.get("client")
    return str(client[0]) if client else ""
