"""A page that outlives its conversation gets one line, whatever is clicked on it."""

from __future__ import annotations

from uuid import uuid4

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from chat.living import Living
from index.home import Home
from tests.chat.served import Person, Talk, serving

OVER = "Phiên làm việc của câu trả lời này đã kết thúc"
HERE = {"a": object()}


async def _button(request: Request) -> Response:
    return JSONResponse(await request.json())


async def _file(_: Request) -> Response:
    return JSONResponse("file")


@pytest.fixture
def client() -> TestClient:
    routes = [
        Route("/project/action", _button, methods=["POST"]),
        Route("/project/file/{id}", _file),
    ]
    return TestClient(Living(Starlette(routes=routes), HERE.get))


def test_a_button_of_a_conversation_that_is_here_passes_with_its_body(client: TestClient) -> None:
    told = {"sessionId": "a", "action": {"name": "hoi"}}
    assert client.post("/project/action", json=told).json() == told


def test_one_of_a_conversation_that_is_over_is_told_so(client: TestClient) -> None:
    for answer in (
        client.post("/project/action", json={"sessionId": "b"}),
        client.get("/project/file/x?session_id=b"),
    ):
        assert answer.status_code == 404 and OVER in answer.json()["detail"]
    assert client.get("/project/file/x?session_id=a").json() == "file"


@pytest.mark.parametrize("body", [b"[]", b'{"sessionId": 7}', b'"a"', b"1"])
def test_what_names_no_conversation_is_left_to_the_route(client: TestClient, body: bytes) -> None:
    answer = client.post("/project/action", content=body)
    assert answer.status_code == 200 and answer.content == JSONResponse(answer.json()).body


def test_a_page_from_before_a_restart_is_told_what_is_forgotten(home: Home) -> None:
    """It comes back with the thread it shows; a new page has none, and is told nothing."""
    with serving(home.root) as url:
        person = Person(url)
        back, new = Talk(person, thread=str(uuid4())), Talk(person)
        told = back.wait("new_message", fits=lambda step: step["type"] == "system_message")
        assert "phiên trước đã kết thúc" in told["output"]
        assert "thay thế" in new.ask("Kế hoạch 26/KH-UBND còn hiệu lực không?")["output"]
        assert not [d for name, d in new.events if d and "phiên trước đã kết thúc" in str(d)]
        action = {"name": "tai", "payload": {}, "label": "", "tooltip": "", "icon": None}
        told = {"sessionId": str(uuid4()), "action": action}
        pressed = person.send("POST", "/project/action", told)
        assert pressed.status_code == 404 and OVER in pressed.json()["detail"]
        for talk in (back, new):
            talk.close()
