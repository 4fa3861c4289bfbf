"""Patterns that are compiled at their first use.

A command must not wait for the patterns of parsers that it never calls.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Pattern:
    """Stands for a compiled pattern; the first attribute asked for compiles it, and each
    is then kept here, where it is found without asking again."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags
        self._compiled: re.Pattern[str] | None = None

    def __getattr__(self, name: str) -> Any:
        if self._compiled is None:
            self._compiled = re.compile(self._source, self._flags)
        found = self.__dict__[name] = getattr(self._compiled, name)
        return found


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, later.

    >>> pattern(r"\\d+").findall("26 và 86")
    ['26', '86']
    """
    return cast("re.Pattern[str]", _Pattern(source, int(flags)))
