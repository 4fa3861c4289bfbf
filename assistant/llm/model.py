"""What the assistant needs of a language model, and how one fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Lock
from typing import Protocol


class ChatModel(Protocol):
    """Whoever writes from what it is told: a server, or the stand-in of a test."""

    @property
    def name(self) -> str: ...

    def reply(self, rules: str, material: str) -> str:
        """What the model writes. Raises ModelError where it writes nothing of use."""
        ...


class ModelError(RuntimeError):
    """No reply. `said` is for users, in Vietnamese and without figures (an answer's figures
    come from what it cites); the message, for the log, has the details and never the key."""

    def __init__(self, said: str, details: str) -> None:
        super().__init__(details)
        self.said = said


class Stop:
    """Ends what one thread waits for from another. Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._ended = False
        self._cancel: Callable[[], object] | None = None

    @contextmanager
    def ends(self, cancel: Callable[[], object]) -> Iterator[None]:
        """While this is open, `end` calls `cancel`; at once where it has ended before."""
        with self._lock:
            self._cancel = cancel
            if self._ended:
                cancel()
        try:
            yield
        finally:
            with self._lock:
                self._cancel = None

    def end(self) -> None:
        with self._lock:
            self._ended = True
            if self._cancel:
                self._cancel()


_STOP: ContextVar[Stop | None] = ContextVar("stop", default=None)


@contextmanager
def stoppable() -> Iterator[None]:
    """A model that is asked inside, in this thread or one that takes over its context, is
    asked no longer once the block is left."""
    stop = Stop()
    token = _STOP.set(stop)
    try:
        yield
    finally:
        _STOP.reset(token)
        stop.end()


def current_stop() -> Stop:
    """The stop of the block around; outside of any, one that nobody ends."""
    return _STOP.get() or Stop()
