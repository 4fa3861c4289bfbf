"""`python -m chat.users add NAME`: the users who may log in to the chat."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from getpass import getpass
from pathlib import Path

from chat import passwords
from chat.sessions import FILE, Ended, SessionsError
from index.home import default_home


def main(arguments: list[str] | None = None, ask: Callable[[str], str] = getpass) -> int:
    """The command line; exit codes: 0 done, 2 refused (one line on stderr)."""
    given = _parser().parse_args(arguments)
    path = given.file or default_file()
    try:
        _COMMANDS[given.command](path, given, ask)
    except passwords.UsersError as fault:
        print(fault, file=sys.stderr)
        return 2
    return 0


def default_file() -> Path:
    """The file that KEHOACH_AUTH names, else users.toml under KEHOACH_HOME."""
    kind, _, value = os.environ.get("KEHOACH_AUTH", "").partition(":")
    return Path(value) if kind == "password" and value else default_home().root / "users.toml"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m chat.users", description=__doc__)
    parser.add_argument("command", choices=tuple(_COMMANDS))
    parser.add_argument("name", nargs="?", default="")
    parser.add_argument("--file", type=Path, help="default: as KEHOACH_AUTH says")
    return parser


def _add(path: Path, given: argparse.Namespace, ask: Callable[[str], str]) -> None:
    password = ask(f"Mật khẩu mới của {given.name}: ")
    if ask("Nhập lại: ") != password:
        raise passwords.UsersError("Hai lần nhập không giống nhau; chưa ghi gì.")
    passwords.add(path, given.name, password)
    print(f"Đã ghi {given.name} vào {path}")


def _remove(path: Path, given: argparse.Namespace, _: Callable[[str], str]) -> None:
    passwords.remove(path, given.name)
    print(f"Đã bỏ {given.name} khỏi {path}")


def _sign_out(path: Path, given: argparse.Namespace, _: Callable[[str], str]) -> None:
    """A machine was lost, a cookie stolen: the password stays, every session ends."""
    if given.name not in passwords.read(path):
        raise passwords.UsersError(f"{path}: no user {given.name!r}")
    try:
        Ended(default_home().chat / FILE).end_all(given.name)
    except SessionsError as fault:
        raise passwords.UsersError(str(fault)) from None
    print(f"Đã chấm dứt mọi phiên đăng nhập của {given.name}")


def _list(path: Path, _: argparse.Namespace, __: Callable[[str], str]) -> None:
    for name in sorted(passwords.read(path)):
        print(name)


_COMMANDS = {"add": _add, "remove": _remove, "list": _list, "sign-out": _sign_out}

if __name__ == "__main__":
    raise SystemExit(main())
