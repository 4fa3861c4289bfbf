"""Behind a proxy, its header names the user, and nobody else's header does."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("chainlit")

from chainlit.auth.jwt import create_jwt
from chainlit.user import User
from starlette.types import Message, Scope

from chat.door import USER, Door, Guarded
from chat.login import read_auth
from chat.sessions import FILE, Ended, begin


@pytest.fixture(autouse=True)
def key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHAINLIT_AUTH_SECRET", "k" * 48)


def _ask(
    tmp_path: Path, peer: str, path: str = "/user", *headers: tuple[str, str]
) -> tuple[int, Scope]:
    """The status, and what the application behind the door is given."""
    given: Scope = {}
    sent: list[Message] = []

    async def app(scope: Scope, receive: Any, send: Any) -> None:
        given.update(scope)
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def send(message: Message) -> None:
        sent.append(message)

    auth = read_auth({"KEHOACH_AUTH": "header:X-Remote-User"})
    assert auth
    raw = [(name.lower().encode(), value.encode()) for name, value in headers]
    scope = {"type": "http", "path": path, "client": (peer, 1), "headers": raw, "method": "GET"}
    asyncio.run(Guarded(app, Door(auth, Ended(tmp_path / FILE)))(scope, app, send))
    return sent[0]["status"], given


def test_the_proxys_header_names_the_user(tmp_path: Path) -> None:
    status, given = _ask(tmp_path, "127.0.0.1", "/user", ("X-Remote-User", "lan"))
    assert status == 200 and given[USER] == "lan"


def test_a_header_from_elsewhere_is_refused_whatever_it_says(tmp_path: Path) -> None:
    assert _ask(tmp_path, "10.0.0.9", "/", ("X-Remote-User", "lan"))[0] == 403


LAN, HOA, BLANK = (("X-Remote-User", name) for name in ("lan", "hoa", ""))


@pytest.mark.parametrize("headers", [(), (BLANK,), (LAN, HOA)])
def test_no_name_or_two_names_are_nobody(tmp_path: Path, headers) -> None:
    assert _ask(tmp_path, "127.0.0.1", "/user", *headers)[0] == 401


def test_a_session_of_another_user_is_taken_away(tmp_path: Path) -> None:
    """The proxy now names Hoa: Lan's cookie, still in the browser, must not count."""
    lan = User(identifier="lan", metadata=begin("lan").metadata())
    cookie = f"access_token={create_jwt(lan)}"
    for name, kept in (("hoa", False), ("lan", True)):
        _, given = _ask(tmp_path, "127.0.0.1", "/user", ("X-Remote-User", name), ("Cookie", cookie))
        assert (b"cookie" in dict(given["headers"])) is kept
