"""The socket lets in only what the chat page itself would send."""

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest

from chat.intake import LONGEST, LOOKS_PER_MINUTE, PER_MINUTE, Paces
from chat.wire import USER, credentials, guard, question, settings

ID = "b0f1c9b6-53a4-4d5e-9f9c-0d8a6f6c7e11"


class Server:
    """Stands for the socket server: keeps what reaches Chainlit and what is sent."""

    def __init__(self) -> None:
        self.eio = SimpleNamespace(max_http_buffer_size=0)
        self.calls: list[tuple[str, tuple[Any, ...]]] = []
        self.sent: list[str] = []
        names = ("connect", "disconnect", "client_message", "edit_message", "audio_start",
                 "chat_settings_change", "window_message", "stop",
                 "connection_successful")  # fmt: skip
        self.handlers = {"/": {name: self._handler(name) for name in names}}

    def _handler(self, name: str):
        async def handler(*args: Any) -> bool:
            self.calls.append((name, args))
            return True

        return handler

    async def emit(self, event: str, data: Any, to: str) -> None:
        self.sent.append(event)

    async def disconnect(self, sid: str) -> None:
        self.sent.append("disconnect")

    def say(self, event: str, *args: Any) -> Any:
        return asyncio.run(self.handlers["/"][event](*args))


class Sessions:
    """Sockets "lan 1" and "lan 2" are windows of Lan, "hoa" is Hoa's; "gone" is a user's
    whose password was changed; "known" has no user; others have no session."""

    def find(self, sid: str) -> object | None:
        user = SimpleNamespace(identifier=sid.split()[0]) if sid != "known" else None
        known = sid in ("known", "lan 1", "lan 2", "hoa", "gone")
        return SimpleNamespace(id=ID, user=user) if known else None

    def ended(self, session: object) -> bool:
        user = getattr(session, "user", None)
        return user is not None and user.identifier == "gone"


async def _stopped(sid: str) -> None:
    del sid


@pytest.fixture
def asking() -> Paces:
    return Paces()


@pytest.fixture
def server(asking: Paces) -> Server:
    found = Server()
    guard(found, Sessions(), asking, _stopped)
    return found


@pytest.mark.parametrize("forged", ["../../x", "", None, 7, ID.upper(), ID + "/..", f"{{{ID}}}",
                                    "b0f1c9b6-53a4-1d5e-9f9c-0d8a6f6c7e11"])  # fmt: skip
def test_a_forged_session_id_is_refused(server: Server, forged: object) -> None:
    with pytest.raises(ConnectionRefusedError):
        server.say("connect", "s", {}, {"sessionId": forged, "clientType": "webapp"})
    assert server.calls == []


def test_a_real_one_connects_with_known_fields_alone(server: Server) -> None:
    auth = {"sessionId": ID, "clientType": "teams", "threadId": "", "userEnv": "{}", "x": 1}
    server.say("connect", "s", {}, auth)
    assert server.calls[0][1][2] == {
        "sessionId": ID, "clientType": "webapp", "threadId": None, "userEnv": None,
        "chatProfile": None,
    }  # fmt: skip


def test_conversations_are_not_opened_by_the_thousand(server: Server) -> None:
    environ, auth = {"asgi.scope": {USER: "lan"}}, {"sessionId": ID}
    for _ in range(LOOKS_PER_MINUTE):
        server.say("connect", "s", environ, auth)
    with pytest.raises(ConnectionRefusedError):
        server.say("connect", "s", environ, auth)
    server.say("connect", "s", {"asgi.scope": {USER: "hoa"}}, auth)


@pytest.mark.parametrize(
    "event", ["client_message", "window_message", "stop", "chat_settings_change"]
)
def test_more_than_a_message_has_is_no_fault(server: Server, event: str) -> None:
    server.say(event, "stranger", *[{}] * 50)
    assert server.calls == []


def test_a_forged_thread_is_refused() -> None:
    assert credentials({"sessionId": ID, "threadId": "../x"}) is None


def test_events_that_the_page_never_sends_are_gone(server: Server) -> None:
    assert "edit_message" not in server.handlers["/"]
    assert "audio_start" not in server.handlers["/"]


def test_a_message_is_rebuilt_from_id_and_text() -> None:
    payload = {"message": {"id": ID, "output": "a", "type": "system_message", "isError": True},
               "fileReferences": [{"id": "x"}]}  # fmt: skip
    found = question(payload)
    assert found and found["message"]["type"] == "user_message"
    assert found["fileReferences"] is None and "isError" not in found["message"]


@pytest.mark.parametrize("payload", [None, [], {}, {"message": {"id": ID}}, {"message": "x"},
                                     {"message": {"id": "1", "output": "x"}}])  # fmt: skip
def test_anything_else_is_dropped(server: Server, payload: object) -> None:
    server.say("client_message", "known", payload)
    assert server.calls == []


def test_a_huge_message_is_cut_before_it_is_kept() -> None:
    found = question({"message": {"id": ID, "output": "a" * 10**6}})
    assert found and len(found["message"]["output"]) == LONGEST + 1


def test_a_flood_is_stopped_with_a_notice(server: Server) -> None:
    for _ in range(PER_MINUTE + 5):
        server.say("client_message", "known", {"message": {"id": ID, "output": "x"}})
    assert len(server.calls) == PER_MINUTE and server.sent == ["toast"] * 5


EVENTS = [
    ("client_message", {"message": {"id": ID, "output": "x"}}), ("window_message", {"kehoach": {}}),
    ("chat_settings_change", {}), ("stop",), ("connection_successful",),
]  # fmt: skip


@pytest.mark.parametrize(("event", "payload"), [(one[0], one[1:]) for one in EVENTS])
def test_a_socket_without_a_session_is_not_heard(server: Server, event: str, payload: Any) -> None:
    server.say(event, "stranger", *payload)
    assert server.calls == []


@pytest.mark.parametrize(("event", "payload"), [(one[0], one[1:]) for one in EVENTS])
def test_a_socket_whose_user_is_gone_is_closed(server: Server, event: str, payload: Any) -> None:
    """The page is told to load again first, so that it shows the login."""
    server.say(event, "gone", *payload)
    assert server.calls == [] and server.sent == ["reload", "disconnect"]


def test_one_user_has_one_pace_over_all_windows(server: Server) -> None:
    question = {"message": {"id": ID, "output": "x"}}
    for n in range(PER_MINUTE + 2):
        server.say("client_message", f"lan {n % 2 + 1}", question)
    assert len(server.calls) == PER_MINUTE
    server.say("client_message", "hoa", question)
    assert len(server.calls) == PER_MINUTE + 1, "another user's pace is untouched"


def test_what_was_asked_by_buttons_counts_too(server: Server, asking: Paces) -> None:
    for _ in range(PER_MINUTE):
        asking.allow("user lan")
    server.say("client_message", "lan 1", {"message": {"id": ID, "output": "x"}})
    assert server.calls == [] and server.sent == ["toast"]


def test_citations_are_opened_at_a_pace_as_well(server: Server) -> None:
    for _ in range(LOOKS_PER_MINUTE + 5):
        server.say("window_message", "lan 1", {"kehoach": {}})
    assert len(server.calls) == LOOKS_PER_MINUTE


def test_settings_are_short_texts() -> None:
    found = settings({"agency": "x" * 999, "as_of": 5, "evil": "x"})
    assert found == {"province": "", "agency": "x" * 200, "as_of": ""}
