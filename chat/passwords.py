"""The file of users: a name and an Argon2 hash each, readable by its owner alone."""

from __future__ import annotations

import os
import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from chat.owner_file import locked, put

SHORTEST = 10
LONGEST = 200
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
            raise UsersError(f"{path}: others can read this file; run: chmod 600 {path}")
        found = tomllib.loads(path.read_text(encoding="utf-8")).get("users", {})
    except FileNotFoundError:
        raise UsersError(f"{path}: no such file; run: python -m chat.users add NAME") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise UsersError(f"{path}: {fault}") from None
    for name, hashed in found.items() if isinstance(found, dict) else [("users", None)]:
        if not _NAME.fullmatch(name) or not str(hashed).startswith("$argon2id$"):
            raise UsersError(f"{path}: {name}: needs a name and an argon2id hash")
    return dict(found)


def add(path: Path, name: str, password: str) -> None:
    """Write a user, new or with a new password. Raises UsersError for a bad name or password."""
    if not _NAME.fullmatch(name):
        raise UsersError(f"{name!r}: letters, digits and . _ @ - only, at most 64")
    if not SHORTEST <= len(password) <= LONGEST:
        raise UsersError(f"a password has {SHORTEST} to {LONGEST} characters")
    hashed = _HASHER.hash(normal(password))
    with _changing(path):
        _write(path, {**(read(path) if path.exists() else {}), name: hashed})


def remove(path: Path, name: str) -> None:
    """Take a user out; open sessions end with it. Raises UsersError when there is none."""
    with _changing(path):
        users = dict(read(path))
        if name not in users:
            raise UsersError(f"{path}: no user {name!r}")
        del users[name]
        _write(path, users)


@contextmanager
def _changing(path: Path) -> Iterator[None]:
    """Two administrators at a time wait for each other. Raises UsersError."""
    try:
        with locked(path):
            yield
    except OSError as fault:
        raise UsersError(f"{path}: {fault}") from None


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
