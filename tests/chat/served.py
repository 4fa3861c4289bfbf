"""A running chat, and people at it without a browser: over HTTP and over the socket."""

from __future__ import annotations

import json
import os
import random
import socket
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

import requests
from simple_websocket import Client, ConnectionClosed

ROOT = Path(__file__).resolve().parents[2]
SERVE = """
import sys
from pathlib import Path
from chat.serve import serve
from index.home import Home
serve("127.0.0.1", 0, home=Home(Path(sys.argv[1])))
"""


def free_port() -> int:
    """A port for a server that cannot choose one itself: below those that the system hands
    to connections, so that none takes it in between."""
    while True:
        port = random.randrange(20_000, 32_000)
        with socket.socket() as trial, suppress(OSError):
            trial.bind(("127.0.0.1", port))
            return port


@contextmanager
def serving(home: Path, **environ: str) -> Iterator[str]:
    """The address of a chat over a home, stopped afterwards."""
    settings = os.environ | {"PYTHONPATH": str(ROOT), "KEHOACH_HOME": str(home)} | environ
    with subprocess.Popen([sys.executable, "-c", SERVE, str(home)], cwd=ROOT, env=settings,
                          stdout=subprocess.PIPE, text=True) as server:  # fmt: skip
        assert server.stdout
        line = server.stdout.readline()
        assert line, "the server did not start"
        try:
            yield line.split()[4].rstrip("/")
        finally:
            server.terminate()


class Person:
    """Someone with a session cookie; `headers` go with every request. `certificate` is the
    one to trust where the chat is behind TLS."""

    def __init__(self, url: str, certificate: Path | None = None, **headers: str) -> None:
        self.url, self.certificate, self.headers, self.cookie = url, certificate, headers, ""

    def send(self, method: str, path: str, data: Any = None, form: Any = None) -> requests.Response:
        return requests.request(
            method, self.url + path, json=data, data=form, timeout=10, allow_redirects=False,
            headers={**self.headers, "Cookie": self.cookie},
            verify=str(self.certificate) if self.certificate else True,
        )  # fmt: skip

    def login(self, name: str, password: str) -> requests.Response:
        response = self.send("POST", "/login", form={"username": name, "password": password})
        return self.enter(response)

    def enter(self, response: requests.Response) -> requests.Response:
        self.cookie = response.headers.get("set-cookie", "").partition(";")[0]
        return response

    def threads(self) -> list[dict[str, Any]]:
        asked = {"pagination": {"first": 20}, "filter": {}}
        return list(self.send("POST", "/project/threads", asked).json()["data"])


class Refused(Exception):
    """The socket was not let in."""


class Talk:
    """An open conversation over a websocket; `thread` is one to take up again."""

    def __init__(self, person: Person, thread: str = "", session: str = "") -> None:
        self.events: list[tuple[str, Any]] = []
        self.session = session or str(uuid4())
        address = person.url.replace("http", "ws", 1)
        headers = {**person.headers, "Cookie": person.cookie}
        trusted = ssl.create_default_context(cafile=person.certificate)
        self._wire = Client(
            f"{address}/ws/socket.io/?EIO=4&transport=websocket", headers=headers,
            ssl_context=trusted if person.certificate else None,
        )  # fmt: skip
        auth = {"sessionId": self.session, "clientType": "webapp", "threadId": thread}
        self._wire.send(f"40{json.dumps(auth)}")
        # The server's first packet (0) may wait in this client until the next one comes.
        while not (packet := str(self._wire.receive(10))).startswith("4"):
            assert packet.startswith("0"), packet
        if not packet.startswith("40"):
            self.close()
            raise Refused
        threading.Thread(target=self._listen, daemon=True).start()
        self.emit("connection_successful")

    def _listen(self) -> None:
        while True:
            try:
                packet = str(self._wire.receive())
            except ConnectionClosed:
                return
            if packet.startswith("41"):
                self.events.append(("closed", [None]))
            elif packet == "2":  # a ping
                self._wire.send("3")
            elif packet.startswith("42"):
                name, *data = json.loads(packet[2:])
                self.events.append((name, data))

    def emit(self, event: str, *data: Any) -> None:
        self._wire.send("42" + json.dumps([event, *data]))

    def close(self) -> None:
        # Client.close() would also close the socket under the thread that still reads it;
        # the next connection then gets its number, and that thread's bytes.
        super(Client, self._wire).close()
        self._wire.thread.join(10)

    def ask(self, text: str) -> dict[str, Any]:
        """The message that answers a question."""
        before = len(self.events)
        message = {"id": str(uuid4()), "output": text}
        self.emit("client_message", {"message": message, "fileReferences": None})
        return self.wait("new_message", before, lambda step: step["type"] == "assistant_message")

    def wait(self, event: str, start: int = 0, fits: Any = lambda _: True) -> Any:
        """The first event of a kind from a place on."""
        for _ in range(2400):  # the first question of a cold chat on a busy machine
            for name, data in self.events[start:]:
                if name == event and fits(data[0]):
                    return data[0]
            time.sleep(0.05)
        raise AssertionError(f"no {event} in {[name for name, _ in self.events]}")
