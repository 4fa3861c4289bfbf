"""The assistant behind the chat: opened once, and again when the index was rebuilt."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from assistant.answer import Answer, Question, Settings
from assistant.today import today
from index.files import CHECKED_BYTES
from index.home import Home, default_home
from index.intact import check_files
from index.register import Register, RegisterError

_OPEN_QUESTION = "Kế hoạch nào nhắc đến tín chỉ carbon?"


class Assistant(Protocol):
    """What the chat needs of assistant.respond.Assistant."""

    @property
    def register(self) -> Register: ...

    def ask(self, text: str, history: tuple[Question, ...], settings: Settings) -> Answer: ...


Opener = Callable[[Home], Assistant]


class Desk:
    """Safe to use from several threads."""

    def __init__(self, home: Home, opener: Opener) -> None:
        self.home = home
        self._opener = opener
        self._lock = threading.Lock()
        self._open: tuple[Path, Assistant] | None = None
        self._damaged: tuple[Path, str] | None = None

    def assistant(self) -> Assistant:
        """The assistant over the index in use. Raises RegisterError when there is none, or it
        was found damaged."""
        current = self.home.current()
        if self._damaged and self._damaged[0] == current:
            raise RegisterError(self._damaged[1])
        with self._lock:
            if self._open is None or self._open[0] != current:
                # The old one is left to the answers that still read from it.
                self._open = (current, self._opener(self.home))
            return self._open[1]

    def register(self) -> Register:
        return self.assistant().register

    def warm(self) -> None:
        """Ask one open question, so that no user waits for the libraries that only such a
        question loads; no language model is asked. What is wrong with the index is said to
        those who ask."""
        with suppress(RegisterError):
            settings = Settings(today(), may_summarise=False)
            self.assistant().ask(_OPEN_QUESTION, (), settings)
            self.check(self.home.current())

    def check(self, folder: Path, above: int = CHECKED_BYTES) -> None:
        """Read the files of an index that opening it left out for their size; nothing more is
        answered from one that is damaged."""
        try:
            check_files(folder, above)
        except RegisterError as fault:
            self._damaged = (folder, str(fault))


def _respond(home: Home) -> Assistant:
    # Not at import: the plan browser and its tests do without the assistant.
    from assistant.llm import chosen_model
    from assistant.respond import Assistant as Respond

    return Respond.open(home, chosen_model(os.environ))


_installed: Desk | None = None


def install(desk: Desk) -> None:
    """Make this the desk that app.py uses in this process."""
    global _installed
    _installed = desk


def the_desk() -> Desk:
    """The desk in use; over the default home when none was installed."""
    if _installed is None:
        install(Desk(default_home(), _respond))
    assert _installed is not None
    return _installed
