"""Sessions: who came in when, and which of them ended before their time.

A session is a signed cookie, of which the server keeps nothing. What it keeps is what has
ended, by a sign-out or by an administrator, for as long as the cookie would have counted.
"""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chat.owner_file import locked, put

# A working day; also `user_session_timeout` in .chainlit/config.toml, which dates the cookie.
SECONDS = 12 * 3600
FILE = "ended-sessions.json"
_DAMAGED = (
    "tệp hỏng hoặc không đọc được; hãy khôi phục từ bản sao lưu, hoặc xóa tệp này cùng"
    " session.key để mọi người đăng nhập lại"
)


class SessionsError(RuntimeError):
    """The file of ended sessions cannot be used: nobody is let in until it can."""


@dataclass(frozen=True, slots=True)
class Session:
    """One login: an id that nobody can guess, whose it is, when it began (seconds)."""

    id: str
    user: str
    began: float

    def metadata(self) -> dict[str, Any]:
        """What the cookie says of it besides the user."""
        return {"session": self.id, "began": self.began}


def begin(user: str, now: Callable[[], float] = time.time) -> Session:
    return Session(secrets.token_urlsafe(16), user, now())


def session_of(user: str, metadata: Mapping[str, Any]) -> Session | None:
    """The session that a cookie names; None where it names none."""
    found, began = metadata.get("session"), metadata.get("began")
    known = isinstance(found, str) and isinstance(began, int | float)
    return Session(str(found), user, float(began or 0)) if known else None


class Ended:
    """The sessions that no longer count, in a file that `chat.users` may change too."""

    def __init__(self, path: Path, now: Callable[[], float] = time.time) -> None:
        self._path, self._now = path, now
        self._read: tuple[tuple[int, int] | None, dict[str, dict[str, float]]] | None = None

    def holds(self, session: Session) -> bool:
        """Whether a session has ended. Raises SessionsError."""
        held = self._held()
        of_user = held["users"].get(session.user)
        return session.id in held["sessions"] or (of_user is not None and session.began <= of_user)

    def end(self, session: Session) -> None:
        """End one session: a sign-out. Raises SessionsError."""
        self._add("sessions", session.id)

    def end_all(self, user: str) -> None:
        """End every session that a user has now. Raises SessionsError."""
        self._add("users", user)

    def _add(self, kind: str, key: str) -> None:
        try:
            with locked(self._path):
                held = self._held()
                now = self._now()
                kept = {
                    name: {one: at for one, at in ended.items() if at > now - SECONDS}
                    for name, ended in held.items()
                }
                kept[kind][key] = now
                put(self._path, json.dumps(kept, ensure_ascii=False))
        except OSError as fault:
            raise SessionsError(f"{self._path}: không ghi được ({fault.strerror})") from None

    def _held(self) -> dict[str, dict[str, float]]:
        """What the file holds, read again when it changed."""
        try:
            stat = self._path.stat() if self._path.exists() else None
            stamp = (stat.st_mtime_ns, stat.st_ino) if stat else None
            if self._read is None or self._read[0] != stamp:
                text = self._path.read_text(encoding="utf-8") if stamp else "{}"
                self._read = (stamp, _checked(json.loads(text)))
        except (OSError, ValueError, AttributeError, TypeError) as fault:
            raise SessionsError(f"{self._path}: {_DAMAGED} ({fault})") from None
        return self._read[1]


def _checked(data: Any) -> dict[str, dict[str, float]]:
    return {
        kind: {str(one): float(at) for one, at in data.get(kind, {}).items()}
        for kind in ("sessions", "users")
    }
