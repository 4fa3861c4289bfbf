"""`python -m chat.users add NAME`: the users who may log in to the chat."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from getpass import getpass
from pathlib import Path

from assistant.commands.parser import Parser
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
    except (EOFError, KeyboardInterrupt):
        print("Chưa nhập mật khẩu; chưa ghi gì.", file=sys.stderr)
        return 2
    return 0


def default_file() -> Path:
    """The file that KEHOACH_AUTH names, else users.toml under KEHOACH_HOME."""
    kind, _, value = os.environ.get("KEHOACH_AUTH", "").partition(":")
    return Path(value) if kind == "password" and value else default_home().root / "users.toml"


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="python -m chat.users", description="Ai được đăng nhập vào trò chuyện.")
    parser.add_argument("command", metavar="LỆNH", choices=tuple(_COMMANDS), help=_HELP)
    parser.add_argument("name", metavar="TÊN", nargs="?", default="", help="tên đăng nhập")
    parser.add_argument("--file", metavar="TỆP", type=Path, help="mặc định: theo KEHOACH_AUTH")
    return parser


def _add(path: Path, given: argparse.Namespace, ask: Callable[[str], str]) -> None:
    passwords.check_name(given.name)
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
    passwords.having(path, given.name)
    try:
        Ended(default_home().chat / FILE).end_all(given.name)
    except SessionsError as fault:
        raise passwords.UsersError(str(fault)) from None
    print(f"Đã chấm dứt mọi phiên đăng nhập của {given.name}")


def _list(path: Path, _: argparse.Namespace, __: Callable[[str], str]) -> None:
    for name in sorted(passwords.read(path)):
        print(name)


_COMMANDS = {"add": _add, "remove": _remove, "list": _list, "sign-out": _sign_out}
_HELP = "add: thêm hoặc đặt lại mật khẩu; remove: bỏ; list: liệt kê; sign-out: chấm dứt mọi phiên"

if __name__ == "__main__":
    raise SystemExit(main())
