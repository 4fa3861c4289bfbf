"""Every response carries its headers; what the page does not use is not there."""

import json

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, Router
from starlette.types import Message, Scope

from chat.gate import POLICY, Gate, refused
from chat.login import names


def _scope(method: str, path: str, **headers: str) -> Scope:
    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return {"type": "http", "method": method, "path": path, "headers": raw, "query_string": b""}


@pytest.mark.parametrize("path", ["/", "/ke-hoach", "/ke-hoach/a-1", "/public/chat.css",
                                  "/project/settings", "/project/file/x", "/health"])  # fmt: skip
def test_what_the_page_reads_passes(path: str) -> None:
    assert refused(_scope("GET", path, host="a")) is None


@pytest.mark.parametrize(
    ("method", "path"),
    [("PUT", "/feedback"), ("DELETE", "/feedback"), ("POST", "/project/file"), ("POST", "/mcp"),
     ("PUT", "/project/element"), ("POST", "/project/threads"), ("GET", "/docs"),
     ("GET", "/openapi.json"), ("GET", "/copilot/x"), ("GET", "/x"), ("TRACE", "/")],
)  # fmt: skip
def test_the_rest_is_not_there(method: str, path: str) -> None:
    assert refused(_scope(method, path, host="a")) == (404, "Không có trang này.")


@pytest.mark.parametrize("path", ["/public/a\0b", "/assets/" + "a" * 5000, "/avatars/" + "ậ" * 61])
def test_a_name_that_no_file_has_is_not_looked_for(path: str) -> None:
    assert refused(_scope("GET", path, host="a")) == (404, "Không có trang này.")


def test_a_page_that_had_its_own_name_resolve_to_this_machine_is_refused() -> None:
    own = names("127.0.0.1", {})
    for host, status in (("localhost:8000", None), ("[::1]:8000", None), ("127.0.0.1", None),
                         ("evil.example", 421), ("evil.example:8000", 421), ("", 421)):  # fmt: skip
        found = refused(_scope("GET", "/", host=host, origin=f"http://{host}"), hosts=own)
        assert (found and found[0]) == status


def test_where_users_log_in_the_proxy_says_the_name() -> None:
    assert names("127.0.0.1", {"KEHOACH_AUTH": "header:X-Remote-User"}) == frozenset()
    told = names("127.0.0.1", {"KEHOACH_AUTH": "x", "KEHOACH_HOSTS": "A.example, b.example"})
    assert told == {"a.example", "b.example"}


def test_another_sites_page_is_refused() -> None:
    scope = _scope("POST", "/project/action", host="a:1", origin="http://evil")
    found = refused(scope)
    assert found and found[0] == 403
    assert refused(_scope("POST", "/project/action", host="a:1", origin="http://["))
    socket = {**_scope("GET", "/ws/socket.io/", host="a:1", origin="null"), "type": "websocket"}
    assert refused(socket)


def test_a_large_body_is_refused() -> None:
    found = refused(_scope("POST", "/project/action", host="a", content_length="70000"))
    assert found and found[0] == 413


async def _page(_: Request) -> Response:
    return PlainTextResponse("x", headers={"X-Frame-Options": "SAMEORIGIN"})


async def _broken(_: Request) -> Response:
    raise RuntimeError("bí mật")


@pytest.mark.parametrize("path", ["/", "/nothing"])
def test_headers_are_on_answers_and_refusals_alike(path: str) -> None:
    headers = _headers(path)
    assert headers["content-security-policy"] == POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"


def test_what_goes_wrong_inside_is_one_line_with_the_code_of_the_log() -> None:
    start, body = _sent("/health")[:2]
    assert start["status"] == 500 and body["body"].decode() == "Hệ thống gặp lỗi, mã c0de."
    assert _headers("/health")["content-security-policy"] == POLICY


def test_a_script_is_told_in_the_form_that_it_shows() -> None:
    start, body = _sent("/logout", "POST")[:2]
    assert start["status"] == 500
    assert json.loads(body["body"]) == {"detail": "Hệ thống gặp lỗi, mã c0de."}


def test_a_page_may_set_its_own() -> None:
    assert _headers("/")["x-frame-options"] == "SAMEORIGIN"


def test_scripts_come_from_the_server_alone() -> None:
    assert "script-src 'self';" in POLICY and "unsafe-eval" not in POLICY


def _sent(path: str, method: str = "GET") -> list[Message]:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    routes = [Route("/", _page), Route("/health", _broken)]
    routes.append(Route("/logout", _broken, methods=["POST"]))
    gate = Gate(Router(routes), failed=lambda what, fault: "c0de")
    _run(gate(_scope(method, path, host="a"), receive, send))
    return sent


def _headers(path: str) -> dict[str, str]:
    sent = _sent(path)
    return {name.decode(): value.decode() for name, value in sent[0]["headers"]}


def _run(call) -> None:
    import asyncio

    asyncio.run(call)
