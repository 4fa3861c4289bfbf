"""What takes long to work out from the phrase book and the reference of agencies, kept
under the home between commands.

`kehoach index` writes it; a command that finds nothing, what another version wrote or what
was damaged since, works it out again. Only plain values are kept (marshal), never code.
"""

from __future__ import annotations

import marshal
import mmap
from array import array
from collections.abc import Callable, Iterator
from functools import cache
from importlib.util import source_hash
from itertools import accumulate
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
    *("assistant/understanding/*/*.toml", "assistant/parts/parts.toml"),
    *("corpus/provinces.py", "corpus/text.py"),
    *(f"assistant/{name}.py" for name in ("agencies", "choices", "kept", "thesaurus")),
    *("corpus/agencies/*.py", "corpus/spelling/*.py", "corpus/reference/*.toml"),
)
_SHELVES = 4096
_SUM = 4  # bytes of the checksum that comes first: marshal itself trusts what it reads

Table = dict[tuple[str, ...], Any]


class _Damaged(ValueError):
    """Bytes that are not as they were written."""


class Shelves:
    """A large table from word tuples, cut into shelves by the words; a shelf is read, and its
    sum checked, when something on it is first asked for."""

    def __init__(self, raw: bytes | mmap.mmap, work_out: Callable[[], Table]) -> None:
        """`raw` as `shelved` made it; `work_out` makes the table anew where a shelf turns
        out to be damaged."""
        size = int.from_bytes(raw[:_SUM], "big")
        self._firsts, self.longest, ends = _loaded(raw[_SUM : _SUM + size])
        self._ends = array("Q", ends)
        self._raw, self._from, self._work_out = raw, _SUM + size, work_out
        self._open: dict[int, Table] = {}

    @classmethod
    def kept(cls, name: str, work_out: Callable[[], Table]) -> Shelves:
        """Those kept under a name; worked out anew where there are none that fit."""
        try:
            with _file(default_home().root, name).open("rb") as file:
                return cls(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ), work_out)
        except (OSError, ValueError):
            return cls(shelved(work_out()), work_out)

    def __contains__(self, first: str) -> bool:
        """Does any entry begin with this word?"""
        return first in self._firsts

    def get(self, words: tuple[str, ...]) -> Any:
        """The entry for these words; None where there is none."""
        number = _shelf(words)
        shelf = self._open.get(number)
        if shelf is None:
            shelf = self._open[number] = self._shelf(number)
        return shelf.get(words)

    def values(self) -> Iterator[Any]:
        """Every entry, shelf by shelf; no further shelf is kept open for it."""
        for number in range(len(self._ends)):
            yield from (self._open.get(number) or self._shelf(number)).values()

    def _shelf(self, number: int) -> Table:
        first = self._ends[number - 1] if number else 0
        try:
            shelf: Table = _loaded(self._raw[self._from + first : self._from + self._ends[number]])
        except _Damaged:
            table = self._work_out()
            return {words: value for words, value in table.items() if _shelf(words) == number}
        return shelf


def shelved(table: Table) -> bytes:
    """What `Shelves` reads: the size of a head, the head, the shelves, each with its sum."""
    shelves: list[Table] = [{} for _ in range(_SHELVES)]
    for words, value in table.items():
        shelves[_shelf(words)][words] = value
    packed = [_summed(shelf) for shelf in shelves]
    firsts = frozenset(words[0] for words in table)
    ends = array("Q", accumulate(map(len, packed))).tobytes()
    head = _summed((firsts, max(map(len, table)), ends))
    return b"".join((len(head).to_bytes(_SUM, "big"), head, *packed))


def _shelf(words: tuple[str, ...]) -> int:
    """Not `hash`, which is another one in every process."""
    return crc32(" ".join(words).encode()) % _SHELVES


def _summed(value: Any) -> bytes:
    held = marshal.dumps(value)
    return crc32(held).to_bytes(_SUM, "big") + held


def _loaded(raw: bytes) -> Any:
    """The value that `_summed` wrote. Raises _Damaged."""
    held = memoryview(raw)[_SUM:]
    if not held or crc32(held) != int.from_bytes(raw[:_SUM], "big"):
        raise _Damaged
    return marshal.loads(held)


def kept(name: str, work_out: Callable[[], Any]) -> Any:
    """The value kept under a name; worked out anew where there is none that fits."""
    try:
        return _loaded(_file(default_home().root, name).read_bytes())
    except (OSError, _Damaged):
        return work_out()


def is_kept(name: str, root: Path) -> bool:
    """Is a value of this version there already?"""
    return _file(root, name).is_file()


def keep(name: str, value: Any, root: Path) -> None:
    """Write a value for later commands, whole or not at all; older versions go. Raises OSError."""
    _put(_file(root, name), _summed(value))


def keep_shelved(name: str, table: Table, root: Path) -> None:
    """The same for a large table, of which later commands read only what they look up."""
    _put(_file(root, name), shelved(table))


def _put(file: Path, raw: bytes) -> None:
    from uuid import uuid4

    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f"{file.name}-{uuid4().hex}")
    try:
        beside.write_bytes(raw)
        beside.replace(file)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
    for old in file.parent.glob(f"{file.name.rpartition('-')[0]}-*.bin"):
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
