"""The one connection that the program makes, at a real server that does what it should not."""

from __future__ import annotations

import contextvars
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

from assistant.llm import chosen_model
from assistant.llm.endpoint import AT_ONCE
from assistant.llm.model import ChatModel, ModelError, stoppable
from tests.model_server import Act, Handler, Server, completion, replying, serving


def model_at(server: Server, **settings: str) -> ChatModel:
    given = {f"KEHOACH_LLM_{name}": value for name, value in settings.items()}
    model = chosen_model(server.settings | given)
    assert model
    return model


def failure(act: Act, **settings: str) -> ModelError:
    """What asking a server that acts so raises."""
    with serving(act) as server, pytest.raises(ModelError) as fault:
        model_at(server, **settings).reply("rules", "material")
    assert not any(map(str.isdigit, fault.value.said)), "users get no figure that nothing cites"
    return fault.value


def test_a_question_is_posted_and_its_reply_returned() -> None:
    with serving(replying("Có [1].")) as server:
        assert model_at(server).reply("rules", "material “đ”") == "Có [1]."
    (heard,) = server.heard
    assert heard.path == "/v1/chat/completions"
    assert (heard.rules, heard.material) == ("rules", "material “đ”")
    assert heard.body["model"] == "thu-nghiem" and heard.body["stream"] is False
    assert heard.body["temperature"] == 0


def test_no_key_is_sent_where_none_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """What other tools have in the environment is not ours to send."""
    for name in ("OPENAI_API_KEY", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID", "HF_TOKEN"):
        monkeypatch.setenv(name, "foreign-secret")
    with serving(replying("Có.")) as server:
        model_at(server).reply("rules", "material")
    (heard,) = server.heard
    assert "authorization" not in heard.headers
    assert not any("foreign-secret" in value for value in heard.headers.values())


def test_the_key_goes_to_the_host_that_is_set_and_to_no_other() -> None:
    """A redirect is not followed, so neither the key nor the question goes on."""
    with (
        serving(replying("Có.")) as other,
        serving(lambda h: h.send(b"", 307, Location=f"{other.url}/chat/completions")) as server,
        pytest.raises(ModelError) as fault,
    ):
        model_at(server, KEY="sk-own").reply("rules", "material")
    assert [heard.headers["authorization"] for heard in server.heard] == ["Bearer sk-own"]
    assert other.heard == []
    assert "chuyển sang địa chỉ khác" in fault.value.said


def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(replying("Từ proxy.")) as proxy, serving(replying("Có.")) as server:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.url)
        assert model_at(server, KEY="sk-own").reply("rules", "material") == "Có."
    assert proxy.heard == []


def test_a_wrong_key_says_what_to_set_and_is_not_in_the_log() -> None:
    fault = failure(lambda h: h.send(b'{"error": "bad key sk-own"}', 401), KEY="sk-own")
    assert "KEHOACH_LLM_KEY" in fault.said
    assert str(fault) == 'HTTP 401: {"error": "bad key ***"}'


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (403, "KEHOACH_LLM_KEY"), (404, "KEHOACH_LLM_MODEL"), (400, "không nhận yêu cầu"),
        (429, "quá tải"), (500, "gặp lỗi"), (503, "gặp lỗi"), (302, "không đi theo"),
        (204, "không đúng định dạng"),
    ],
)  # fmt: skip
def test_each_refusal_is_told_apart(status: int, said: str) -> None:
    fault = failure(lambda h: h.send(b"" if status == 204 else b"why", status))
    assert said in fault.said and str(fault).startswith(f"HTTP {status}")


@pytest.mark.parametrize(
    "body",
    [
        b"", b"<html>Dang nhap</html>", b"null", b"[]", b'{"choices": []}', b'{"choices": [{}]}',
        b'{"choices": [{"message": {"content": "a"', b"\xff\xfe\x00", b"[" * 100_000,
        completion(["a"]), completion({"text": "a"}), completion(7),
    ],
)  # fmt: skip
def test_what_is_no_completion_is_a_failure(body: bytes) -> None:
    assert "không đúng định dạng" in failure(lambda h: h.send(body, Content_Type="text/html")).said


@pytest.mark.parametrize("content", [None, "", " \n\t"])
def test_an_empty_reply_is_a_failure(content: object) -> None:
    assert "không viết gì" in failure(replying(content)).said


def test_a_huge_body_is_not_read_to_its_end() -> None:
    def endless(handler: Handler) -> None:
        handler.send_response(200)
        handler.end_headers()
        while True:
            handler.wfile.write(b" " * 65_536)

    assert "quá dài" in failure(endless).said


def test_a_packed_body_is_refused() -> None:
    """It was not asked for, and unpacks to any size."""
    assert "định dạng" in failure(lambda h: h.send(b"\x1f\x8b", Content_Encoding="gzip")).said


def assert_left_in_time(act: Act) -> None:
    """With one second to answer, a server that takes twenty is left long before."""
    started = time.monotonic()
    assert "KEHOACH_LLM_TIMEOUT" in failure(act, TIMEOUT="1").said
    assert time.monotonic() - started < 8


def test_a_server_that_says_nothing_is_left() -> None:
    assert_left_in_time(lambda h: time.sleep(20))


def test_a_slow_drip_does_not_outlast_the_limit() -> None:
    """Each byte comes in time; the whole answer does not."""

    def drip(handler: Handler) -> None:
        handler.send_response(200)
        handler.end_headers()
        for byte in completion("x" * 400):
            handler.wfile.write(bytes([byte]))
            time.sleep(0.05)

    assert_left_in_time(drip)


def test_headers_that_drip_do_not_outlast_it_either() -> None:
    def drip(handler: Handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
        for _ in range(400):
            handler.wfile.write(b"a")
            time.sleep(0.05)

    assert_left_in_time(drip)


@pytest.fixture
def closed_port() -> Iterator[int]:
    """A port where nobody answers."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield held.getsockname()[1]


def test_nobody_there_is_a_failure(closed_port: int) -> None:
    server = Server(f"http://127.0.0.1:{closed_port}/v1")
    with pytest.raises(ModelError) as fault:
        model_at(server).reply("rules", "material")
    assert "không kết nối được" in fault.value.said


@pytest.mark.parametrize("host", ["khong-co.invalid", "a..b", "x" * 70 + ".vn"])
def test_a_host_that_is_none_is_a_failure(host: str) -> None:
    with pytest.raises(ModelError) as fault:
        model_at(Server(f"http://{host}/v1")).reply("rules", "material")
    assert "không kết nối được" in fault.value.said


def test_a_server_that_speaks_something_else_is_a_failure() -> None:
    def greet(handler: Handler) -> None:
        handler.wfile.write(b"SSH-2.0-OpenSSH\r\n\r\n")

    assert "không kết nối được" in failure(greet).said


def test_tls_is_checked() -> None:
    """https at a server without a certificate that this machine trusts gets nothing."""
    with serving(replying("Có.")) as server, pytest.raises(ModelError) as fault:
        model_at(Server(server.url.replace("http:", "https:"))).reply("rules", "material")
    assert "không kết nối được" in fault.value.said and server.heard == []


def test_leaving_the_block_ends_the_wait() -> None:
    """Who stops an answer stops the model's as well; its connection is closed."""
    closed = threading.Event()
    asked = threading.Event()

    def wait(handler: Handler) -> None:
        asked.set()
        handler.connection.settimeout(5)
        if handler.connection.recv(1) == b"":
            closed.set()

    raised: list[Any] = []
    with serving(wait) as server:
        with stoppable():
            thread = _asking(model_at(server), raised)
            assert asked.wait(5)
        thread.join(5)
        assert closed.wait(5)
    assert [str(fault) for fault in raised] == ["stopped"]


def _asking(model: ChatModel, raised: list[Any]) -> threading.Thread:
    """Ask in a thread that takes over this one's context, as the chat's threads do."""

    def ask() -> None:
        try:
            model.reply("rules", "material")
        except ModelError as fault:
            raised.append(fault)

    thread = threading.Thread(target=contextvars.copy_context().run, args=(ask,))
    thread.start()
    return thread


def test_those_who_come_while_many_wait_are_told_so_at_once() -> None:
    go, asked = threading.Event(), threading.Semaphore(0)

    def wait(handler: Handler) -> None:
        asked.release()
        go.wait(10)
        handler.send(completion("Có."))

    raised: list[Any] = []
    with serving(wait) as server:
        model = model_at(server)
        threads = [_asking(model, raised) for _ in range(AT_ONCE)]
        assert all(asked.acquire(timeout=5) for _ in range(AT_ONCE))
        with pytest.raises(ModelError) as fault:
            model.reply("rules", "material")
        go.set()
        for thread in threads:
            thread.join(5)
        assert model.reply("rules", "material") == "Có.", "and afterwards it is free again"
    assert "đang bận" in fault.value.said and raised == []
