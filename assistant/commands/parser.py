"""The command line's own words in Vietnamese, and one line for a slip in it."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from typing import Any, NoReturn

# What argparse says, and what users read.
_SAID = (
    (r"the following arguments are required: (.+)", r"thiếu \1"),
    (r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)", r"\1: không có \2; có: \3"),
    (r"argument (.+?): invalid int value: (.+)", r"\1: \2 không phải số nguyên"),
    (r"argument (.+?): expected .*", r"\1: thiếu giá trị"),
    (r"argument (.+?): not allowed with argument (.+)", r"\1: không dùng cùng với \2"),
    (r"one of the arguments (.+) is required", r"cần một trong các tùy chọn: \1"),
    (r"unrecognized arguments: (.+)", r"không có tham số này: \1"),
    (r"argument (.+?): (.+)", r"\1: \2"),
)

_WIDTH = 78


class _Formatter(argparse.HelpFormatter):
    def __init__(self, prog: str) -> None:
        # Told no width, it asks for that of the terminal at every argument that is added, and
        # loads three libraries for it.
        super().__init__(prog, width=_WIDTH)

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "Cách dùng: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """An ArgumentParser that speaks Vietnamese. A slip is one line on stderr, exit code 2."""

    def __init__(self, **given: Any) -> None:
        super().__init__(add_help=False, formatter_class=_Formatter, **given)
        self._positionals.title, self._optionals.title = "Tham số", "Tùy chọn"
        self.add_argument("-h", "--help", action="help", help="in hướng dẫn này")

    def error(self, message: str) -> NoReturn:
        print(f"{self.prog}: {in_vietnamese(message)}; xem: {self.prog} --help", file=sys.stderr)
        raise SystemExit(2)


def in_vietnamese(message: str) -> str:
    """What argparse says of a slip, in Vietnamese; words that are not known stay.

    >>> in_vietnamese("argument --top: invalid int value: 'abc'")
    "--top: 'abc' không phải số nguyên"
    """
    for said, ours in _SAID:
        if re.fullmatch(said, message, re.S):
            return re.sub(said, ours, message, count=1, flags=re.S)
    return message
