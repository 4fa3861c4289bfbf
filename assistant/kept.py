"""What takes long to work out from the phrase book and the reference of agencies, kept
under the home between commands.

`kehoach index` writes it; a command that finds nothing, what another version wrote or what
was damaged since, works it out again. Only plain values are kept (marshal), never code.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable
from functools import cache
from importlib.util import source_hash
from pathlib import Path
from typing import Any
from zlib import crc32

from index.home import default_home

_ROOT = Path(__file__).parent.parent
_SOURCES = (
    *(
        f"assistant/understanding/words/{name}.py"
        for name in ("condition_words", "lexicon", "phrase_book", "phrases")
    ),
    *("assistant/understanding/words/*.toml", "assistant/parts/parts.toml"),
    *("corpus/provinces.py", "corpus/text.py"),
    *(f"assistant/{name}.py" for name in ("agencies", "choices", "kept", "thesaurus")),
    *("corpus/agencies/*.py", "corpus/spelling/*.py", "corpus/reference/*.toml"),
)
_SHELVES = 4096
_SUM = 4  # bytes of the checksum that comes first: marshal itself trusts what it reads


class Shelves:
    """A large table from word tuples, cut into shelves by the words; a shelf is opened
    when something on it is first asked for."""

    def __init__(self, shelves: list[bytes], firsts: frozenset[str], longest: int) -> None:
        self._shelves, self._firsts, self.longest = shelves, firsts, longest
        self._open: dict[int, dict[tuple[str, ...], Any]] = {}

    def __contains__(self, first: str) -> bool:
        """Does any entry begin with this word?"""
        return first in self._firsts

    def get(self, words: tuple[str, ...]) -> Any:
        """The entry for these words; None where there is none."""
        number = _shelf(words)
        shelf = self._open.get(number)
        if shelf is None:
            shelf = self._open[number] = marshal.loads(self._shelves[number])
        return shelf.get(words)


def shelved(table: dict[tuple[str, ...], Any]) -> tuple[list[bytes], frozenset[str], int]:
    """What `Shelves` is made from."""
    shelves: list[dict[tuple[str, ...], Any]] = [{} for _ in range(_SHELVES)]
    for words, value in table.items():
        shelves[_shelf(words)][words] = value
    firsts = frozenset(words[0] for words in table)
    return [marshal.dumps(shelf) for shelf in shelves], firsts, max(map(len, table))


def _shelf(words: tuple[str, ...]) -> int:
    """Not `hash`, which is another one in every process."""
    return crc32(" ".join(words).encode()) % _SHELVES


def kept(name: str, work_out: Callable[[], Any]) -> Any:
    """The value kept under a name; worked out anew where there is none that fits."""
    try:
        raw = memoryview(_file(default_home().root, name).read_bytes())
    except OSError:
        return work_out()
    held = raw[_SUM:]
    whole = bool(held) and crc32(held) == int.from_bytes(raw[:_SUM], "big")
    return marshal.loads(held) if whole else work_out()


def is_kept(name: str, root: Path) -> bool:
    """Is a value of this version there already?"""
    return _file(root, name).is_file()


def keep(name: str, value: Any, root: Path) -> None:
    """Write a value for later commands, whole or not at all; older versions go. Raises OSError."""
    file = _file(root, name)
    from uuid import uuid4

    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f"{file.name}-{uuid4().hex}")
    held = marshal.dumps(value)
    try:
        beside.write_bytes(crc32(held).to_bytes(_SUM, "big") + held)
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
    files = sorted(file for pattern in _SOURCES for file in _ROOT.glob(pattern))
    every = b"".join(file.read_bytes() for file in files)
    return source_hash(every + bytes(marshal.version)).hex()
