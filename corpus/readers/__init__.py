"""A file becomes numbered lines. One module a format; `read` picks by the file's name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from corpus.plan import Line
from corpus.readers import txt
from corpus.readers.errors import ReadError

Reader = Callable[[Path], tuple[Line, ...]]

READERS: Mapping[str, Reader] = {".txt": txt.read}


def read(path: Path) -> tuple[Line, ...]:
    """The lines of a plan file. Raises ReadError: what is wrong, where, what to do."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(sorted(READERS))
        raise ReadError(f"{path}: no reader for {path.suffix or 'a file without ending'} ({known})")
    return reader(path)


__all__ = ["READERS", "ReadError", "Reader", "read"]
