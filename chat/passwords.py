"""The file of users: a name and an Argon2 hash each, readable by its owner alone."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from chat.owner_file import locked, put
from corpus.reference.tables import ReferenceDataError, read_toml

SHORTEST = 10
LONGEST = 200
ADD = "python -m chat.users add TÊN"
_NAME = re.compile(r"[\w.@-]{1,64}")
_HASHER = PasswordHasher()
# Checked when the name is unknown, so that the answer takes as long as for a known one.
_NOBODY = _HASHER.hash(os.urandom(16))


class UsersError(ValueError):
    """The file of users cannot be used or changed: the file and what is wrong with it."""


def read(path: Path) -> Mapping[str, str]:
    """Names and hashes. Raises UsersError, also when others may read the file."""
    try:
        if path.stat().st_mode & 0o077:
            raise UsersError(f"{path}: người khác đọc được tệp này; hãy chạy: chmod 600 {path}")
        found = read_toml(path)[0].get("users", {})
    except FileNotFoundError:
        raise UsersError(f"{path}: chưa có tệp này; hãy chạy: {ADD}") from None
    except OSError as fault:
        raise UsersError(f"{path}: không đọc được ({fault.strerror})") from None
    except ReferenceDataError as fault:
        raise UsersError(str(fault)) from None
    for name, hashed in found.items() if isinstance(found, dict) else [("users", None)]:
        if not _NAME.fullmatch(name) or not str(hashed).startswith("$argon2id$"):
            raise UsersError(
                f"{path}: {name}: phải là tên và chuỗi băm argon2id;"
                f" hãy xóa dòng này rồi chạy: {ADD}"
            )
    return dict(found)


def add(path: Path, name: str, password: str) -> None:
    """Write a user, new or with a new password. Raises UsersError for a bad name or password."""
    check_name(name)
    if not SHORTEST <= len(password) <= LONGEST:
        raise UsersError(f"mật khẩu phải có từ {SHORTEST} đến {LONGEST} ký tự; chưa ghi gì")
    hashed = _HASHER.hash(normal(password))
    with _changing(path):
        _write(path, {**(read(path) if path.exists() else {}), name: hashed})


def check_name(name: str) -> None:
    """Raises UsersError for what cannot be a user's name."""
    if not _NAME.fullmatch(name):
        raise UsersError(f"{name!r}: tên phải gồm từ 1 đến 64 chữ, số hoặc dấu . _ @ -")


def remove(path: Path, name: str) -> None:
    """Take a user out; open sessions end with it. Raises UsersError when there is none."""
    with _changing(path):
        users = dict(having(path, name))
        del users[name]
        _write(path, users)


def having(path: Path, name: str) -> Mapping[str, str]:
    """Names and hashes, this name among them. Raises UsersError, also where it is not."""
    users = read(path)
    if name not in users:
        raise UsersError(f"{path}: không có người dùng {name!r}; xem: python -m chat.users list")
    return users


@contextmanager
def _changing(path: Path) -> Iterator[None]:
    """Two administrators at a time wait for each other. Raises UsersError."""
    try:
        with locked(path):
            yield
    except OSError as fault:
        raise UsersError(f"{path}: không ghi được ({fault.strerror})") from None


def _write(path: Path, users: Mapping[str, str]) -> None:
    lines = [f'"{name}" = "{hashed}"' for name, hashed in sorted(users.items())]
    put(path, "\n".join(["[users]", *lines, ""]))


def normal(text: str) -> str:
    """A name or password in the one form that counts: keyboards send "ậ" in two ways.

    >>> normal("a\u0302\u0323") == "ậ"
    True
    """
    return unicodedata.normalize("NFC", text)


def fits(users: Mapping[str, str], name: str, password: str) -> bool:
    """Whether the password is the user's; as slow for an unknown name as for a known one."""
    try:
        verified = _HASHER.verify(users.get(name, _NOBODY), normal(password)[:LONGEST])
    except (VerificationError, InvalidHashError):
        return False
    return verified and name in users


def mark(hashed: str) -> str:
    """What a session keeps of a hash: it ends when the password is changed.

    >>> mark("a") == mark("a"), mark("a") == mark("b"), len(mark("a"))
    (True, False, 16)
    """
    return sha256(hashed.encode()).hexdigest()[:16]
