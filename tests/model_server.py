"""A server on loopback that speaks the OpenAI protocol, or speaks it wrongly on purpose."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


def completion(content: object) -> bytes:
    """The body of a chat completion."""
    choice = {
        "index": 0,
        "finish_reason": "stop",
        "message": {"role": "assistant", "content": content},
    }
    made = {
        "id": "c-1",
        "object": "chat.completion",
        "created": 1,
        "model": "m",
        "choices": [choice],
    }
    return json.dumps(made).encode()


@dataclass
class Heard:
    """A request as it came."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def rules(self) -> str:
        return str(self.body["messages"][0]["content"])

    @property
    def material(self) -> str:
        return str(self.body["messages"][1]["content"])


class Handler(BaseHTTPRequestHandler):
    """Hears a request and does what the server was given to do; `send` answers."""

    server: _Http

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.server.heard.append(Heard(self.path, headers, body))
        with suppress(ConnectionError):  # who asked did not wait for all of it
            self.server.act(self)

    def send(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        headers = {"Content-Type": "application/json", "Content-Length": str(len(body))} | {
            name.replace("_", "-"): value for name, value in headers.items()
        }
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        pass


Act = Callable[[Handler], None]


class _Http(ThreadingHTTPServer):
    daemon_threads = True
    act: Act
    heard: list[Heard]


@dataclass
class Server:
    """A running server: its base address and what it heard."""

    url: str
    heard: list[Heard] = field(default_factory=list)

    @property
    def settings(self) -> dict[str, str]:
        """The variables that name it."""
        return {"KEHOACH_LLM_URL": self.url, "KEHOACH_LLM_MODEL": "thu-nghiem"}


@contextmanager
def serving(act: Act) -> Iterator[Server]:
    """A server that acts so on every request, stopped afterwards."""
    http = _Http(("127.0.0.1", 0), Handler)
    http.act, http.heard = act, []
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield Server(f"http://127.0.0.1:{http.server_port}/v1", http.heard)
    finally:
        http.shutdown()
        thread.join()
        http.server_close()


def replying(content: object) -> Act:
    """Every request gets this as the model's text."""
    return lambda handler: handler.send(completion(content))
