"""Who may come in: KEHOACH_AUTH read, names and passwords checked, guesses slowed down."""

from __future__ import annotations

import ipaddress
import re
import secrets
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from chat import passwords
from chat.owner_file import locked, put

_HEADER = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,63}")
_LOOPBACK = ("127.0.0.1", "::1", "localhost")
_HELP = "hãy ghi password:/đường/dẫn/users.toml hoặc header:X-Remote-User"
_ANEW = "hãy xóa tệp này, khóa mới sẽ được tạo và mọi người đăng nhập lại"


class LoginError(ValueError):
    """KEHOACH_AUTH or KEHOACH_PROXY cannot be used: one line that says why."""


@dataclass(frozen=True, slots=True)
class Auth:
    """How users are known: a file of passwords, or a header that a proxy sets.

    `proxies` are the networks whose headers are believed.
    """

    kind: Literal["password", "header"]
    value: str
    proxies: tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...] = ()

    def from_proxy(self, peer: str) -> bool:
        """Whether a connection comes from one of the proxies."""
        try:
            address = ipaddress.ip_address(peer)
        except ValueError:
            return False
        return any(address in network for network in self.proxies)

    def users(self) -> Mapping[str, str]:
        """The users of the file now. Raises UsersError."""
        return passwords.read(Path(self.value))


def read_auth(environ: Mapping[str, str]) -> Auth | None:
    """How users log in; None when KEHOACH_AUTH is not set. Raises LoginError.

    >>> read_auth({"KEHOACH_AUTH": "header:X-Remote-User"}).from_proxy("127.0.0.1")
    True
    """
    text = environ.get("KEHOACH_AUTH", "")
    if not text:
        return None
    proxies = _networks(environ.get("KEHOACH_PROXY") or "127.0.0.1")
    kind, _, value = text.partition(":")
    if kind == "password" and value:
        return _checked(Auth("password", value, proxies))
    if kind == "header" and _HEADER.fullmatch(value):
        return Auth("header", value, proxies)
    raise LoginError(f"KEHOACH_AUTH={text!r}: không đúng; {_HELP}")


def _checked(auth: Auth) -> Auth:
    """The same, with its file read once: a wrong one is said at the start, not at a login."""
    try:
        if not auth.users():
            raise LoginError(f"{auth.value}: chưa có người dùng nào; hãy chạy: {passwords.ADD}")
    except passwords.UsersError as fault:
        raise LoginError(str(fault)) from None
    return auth


def _networks(text: str) -> tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...]:
    try:
        return tuple(ipaddress.ip_network(part.strip()) for part in text.split(","))
    except ValueError:
        raise LoginError(
            f"KEHOACH_PROXY={text!r}: không phải địa chỉ mạng;"
            " hãy ghi các địa chỉ, cách nhau bằng dấu phẩy"
        ) from None


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address.

    >>> is_loopback("127.0.0.1"), is_loopback("0.0.0.0")
    (True, False)
    """
    return host in _LOOPBACK


def names(host: str, environ: Mapping[str, str]) -> frozenset[str]:
    """The host names that requests may carry; empty: any. KEHOACH_HOSTS says them. A chat for
    this machine alone answers to this machine's names alone: another name means that a page
    elsewhere had its own resolve to here (DNS rebinding), and nobody logs in.

    >>> names("0.0.0.0", {"KEHOACH_HOSTS": "kehoach.example.gov.vn"})
    frozenset({'kehoach.example.gov.vn'})
    """
    if told := environ.get("KEHOACH_HOSTS", ""):
        return frozenset(part.strip().lower() for part in told.split(","))
    if environ.get("KEHOACH_AUTH") or not is_loopback(host):
        return frozenset()
    return frozenset({"localhost", "127.0.0.1", "[::1]"})


def secret(folder: Path) -> str:
    """The key that signs sessions: made once, kept in a file for its owner alone. Raises
    LoginError for one that cannot be used, OSError."""
    path = folder / "session.key"
    with locked(path):
        if not path.exists():
            put(path, secrets.token_urlsafe(48))
    if path.stat().st_mode & 0o077:
        raise LoginError(f"{path}: người khác đọc được tệp này; {_ANEW}")
    found = path.read_text(encoding="ascii", errors="replace").strip()
    if len(found) < 32 or not found.isascii():
        raise LoginError(f"{path}: khóa quá ngắn hoặc bị hỏng; {_ANEW}")
    return found


class Attempts:
    """Wrong passwords of the last quarter of an hour: few for a name from one address, more
    for an address or a name alone, so that nobody can lock a colleague out by guessing."""

    WINDOW = 15 * 60
    PAIR, ALONE = 5, 50
    _KEPT = 10_000

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._tries: dict[tuple[str, str], deque[float]] = {}

    def allows(self, name: str, address: str) -> bool:
        """Whether one more try is taken; it counts as wrong until `right` is called."""
        since = self._now() - self.WINDOW
        for key, most in self._keys(name, address):
            if sum(at > since for at in self._tries.get(key, ())) >= most:
                return False
        for key, most in self._keys(name, address):
            self._tries.setdefault(key, deque(maxlen=most)).append(self._now())
        while len(self._tries) > self._KEPT:
            del self._tries[next(iter(self._tries))]
        return True

    def right(self, name: str, address: str) -> None:
        """The password was right: this try, and those of this name from here, are forgiven."""
        self._tries.pop((name, address), None)
        for key in ((name, ""), ("", address)):
            if tries := self._tries.get(key):
                tries.pop()

    def _keys(self, name: str, address: str) -> tuple[tuple[tuple[str, str], int], ...]:
        return ((name, address), self.PAIR), ((name, ""), self.ALONE), (("", address), self.ALONE)
