"""What takes long to work out from the phrase book, kept under the home between commands.

`kehoach index` writes it; a command that finds nothing, or what another version wrote,
works it out again. Only plain values are kept (marshal), never code.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import uuid4

from index.home import default_home

_HERE = Path(__file__).parent
_SOURCES = ("phrases.toml", "phrases.py", "wording.py")


class Shelves:
    """A large table from word tuples, in shelves by first word; a shelf is opened when
    it is first asked for."""

    def __init__(self, shelves: dict[str, bytes], longest: int) -> None:
        self._shelves, self.longest = shelves, longest
        self._open: dict[str, dict[tuple[str, ...], Any]] = {}

    def __contains__(self, first: str) -> bool:
        """Does any entry begin with this word?"""
        return first in self._shelves

    def get(self, words: tuple[str, ...]) -> Any:
        """The entry for these words; None where there is none."""
        first = words[0]
        shelf = self._open.get(first)
        if shelf is None:
            if first not in self._shelves:
                return None
            shelf = self._open[first] = marshal.loads(self._shelves[first])
        return shelf.get(words)


def shelved(table: dict[tuple[str, ...], Any]) -> tuple[dict[str, bytes], int]:
    """What `Shelves` is made from."""
    shelves: dict[str, dict[tuple[str, ...], Any]] = {}
    for words, value in table.items():
        shelves.setdefault(words[0], {})[words] = value
    return {first: marshal.dumps(s) for first, s in shelves.items()}, max(map(len, table))


def kept(name: str, work_out: Callable[[], Any]) -> Any:
    """The value kept under a name; worked out anew where there is none that fits."""
    try:
        return marshal.loads(_file(default_home().root, name).read_bytes())
    except (OSError, ValueError, EOFError, TypeError):
        return work_out()


def keep(name: str, value: Any, root: Path) -> None:
    """Write a value for later commands, whole or not at all; older versions go. Raises OSError."""
    file = _file(root, name)
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f"{file.name}-{uuid4().hex}")
    try:
        beside.write_bytes(marshal.dumps(value))
        beside.replace(file)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
    for old in file.parent.glob(f"{name}-*.bin"):
        if old != file:
            old.unlink(missing_ok=True)


def _file(root: Path, name: str) -> Path:
    return root / "cache" / f"{name}-{_version()}.bin"


@cache
def _version() -> str:
    """One digest of everything that the kept values follow from."""
    total = sha256(f"{marshal.version}".encode())
    for source in _SOURCES:
        total.update((_HERE / source).read_bytes())
    return total.hexdigest()[:16]
